import type { Change, Commit, Identity, Review } from '../facts/change.ts'
import type { Reason } from '../verdict/verdict.ts'
import type { Assignment } from './assign.ts'
import type { Role, Roles } from './gate.ts'
import type { Approval, IgnoredApproval, Objection, Opinions } from './opinions.ts'
import type { ReviewRequirement, ReviewRules } from './review-rules.ts'
import { loginsOf, othersOf } from './roles.ts'

const short = (oid: string | null): string => (oid === null ? 'a commit that is gone' : oid.slice(0, 7))

const nameOf = (review: Review): string => review.author?.login ?? 'a deleted account'

/** `2 approvals from maintainer or quality-owner`. */
export function required({ count, from }: ReviewRequirement, roles: Roles): string {
  const who = from
    ? `from ${from.map(name => roles.get(name)?.name ?? name).join(' or ')}`
    : `from ${count === 1 ? 'somebody' : 'people'} with write access`
  return `${count} ${count === 1 ? 'approval' : 'approvals'} ${who}`
}

/** `1 of 2 approvals`, and what else keeps the gate from passing. */
export function title(got: number, wanted: number, strangers: readonly Commit[]): string {
  const counted = `${got} of ${wanted} ${wanted === 1 ? 'approval' : 'approvals'}`
  if (strangers.length === 0) return counted
  return `${counted}, ${strangers.length} ${strangers.length === 1 ? 'commit' : 'commits'} of unknown origin`
}

type Known = { change: Change; commits: readonly Commit[] }

/** What a requirement still lacks, and who could give it. */
export function missing(
  requirement: ReviewRequirement,
  approvals: readonly Approval[],
  known: Known,
  said: Opinions,
  settings: ReviewRules,
  roles: Roles,
): Reason[] {
  const lacking = requirement.count - approvals.length
  if (lacking === 0) return []
  const found = approvals.length === 0 ? 'none counts yet' : `${approvals.length} of ${requirement.count} is there`
  return [
    {
      code: 'approvals_missing',
      message: `${required(requirement, roles)} needed; ${found}.`,
      next: whoCould(requirement, lacking, known, said, settings, roles),
      data: { required: requirement.count, approved: approvals.length, from: [...(requirement.from ?? [])] },
    },
  ]
}

function whoCould(
  { from }: ReviewRequirement,
  lacking: number,
  known: Known,
  said: Opinions,
  settings: ReviewRules,
  roles: Roles,
): string {
  const commit = short(known.change.head)
  const people = `${lacking} ${lacking === 1 ? 'person' : 'people'}`
  if (!from) return `Ask ${people} with write access, who did not work on the change, to approve commit ${commit}.`
  const wanted = from.flatMap(name => roles.get(name) ?? [])
  const candidates = candidatesFrom(wanted, known, said, settings)
  const others = [...new Set(wanted.flatMap(othersOf))]
  if (others.length > 0)
    return `Ask ${[...candidates.slice(0, MOST_NAMES), ...others].join(', or ')} to approve commit ${commit}.`
  if (candidates.length > lacking)
    return `Ask ${lacking === 1 ? 'one' : lacking} of ${listOf(candidates)} to approve commit ${commit}.`
  if (candidates.length === lacking) return `Ask ${listOf(candidates)} to approve commit ${commit}.`
  const left = candidates.length === 0 ? 'Nobody' : `Only ${listOf(candidates)}`
  return `${left} with the role ${from.join(' or ')} can still approve this change, and ${people} must. Add people to the role in the policy of the base branch.`
}

/** The most names that help; a role can have two hundred. */
const MOST_NAMES = 10

function listOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : names.join(', ')
}

/** Members of the roles whose approval would count and is not there yet. */
function candidatesFrom(wanted: readonly Role[], known: Known, said: Opinions, settings: ReviewRules): string[] {
  const makers = makerNames(known, settings)
  const useless = said.ignored.filter(({ objection }) => FINAL.has(objection)).map(({ review }) => nameOf(review))
  const done = said.counted.map(({ approver }) => approver.login)
  // GitHub takes no approval from whoever opened the change, whatever the policy says.
  const out = new Set(
    [...makers, ...useless, ...done, known.change.author?.login ?? ''].map(name => name.toLowerCase()),
  )
  const isBot = (user: string) => settings.exclude.includes('bots') && user.endsWith('[bot]')
  return [...new Set(wanted.flatMap(loginsOf))].filter(user => !out.has(user) && !isBot(user))
}

function makerNames({ commits }: Known, { exclude }: ReviewRules): string[] {
  const named = (identities: readonly (Identity | undefined)[]) => identities.flatMap(identity => identity?.login ?? [])
  return commits.flatMap(({ authors, committer }) => [
    ...(exclude.includes('committers') ? named([authors[0], committer]) : []),
    ...(exclude.includes('co-authors') ? named(authors.slice(1)) : []),
  ])
}

/** What no further approval of the same person can mend. */
const FINAL = new Set<Objection>(['by_author', 'by_committer', 'by_co_author', 'by_bot', 'without_write'])

type Why = (name: string, review: Review, change: Change, settings: ReviewRules) => string

const WHY: Record<Objection, Why> = {
  by_author: name => `${name} opened this change`,
  by_committer: name => `${name} is an author or committer of a commit in this change`,
  by_co_author: name => `${name} is a co-author of a commit in this change`,
  by_bot: name => `${name} is not a person`,
  without_write: name => `${name} may not push to this repository`,
  stale: (_, review, change, settings) => {
    const other = `it was given for ${short(review.commit)}, not for ${short(change.head)}`
    if (settings['on-push'].stale === 'commit') return other
    const compared = review.content !== null && change.content !== null
    return compared
      ? `${other}, and the two are not the same change`
      : `${other}, and the clone cannot tell whether the two are the same change`
  },
  before_base_change: () => 'it was given before the change was pointed at another base',
  dismissed: () => 'it was dismissed',
  superseded: name => `a later review of ${name} took its place`,
  account_gone: () => 'nobody can tell whose it was',
}

const NEXT: Partial<Record<Objection, (review: Review, change: Change) => string>> = {
  stale: (review, change) => `Ask ${nameOf(review)} to look at ${short(change.head)} and approve again.`,
  before_base_change: review => `Ask ${nameOf(review)} to look at it again and approve.`,
  dismissed: review => `Ask ${nameOf(review)} to review again.`,
}

/** An approval that does not count, and why. */
export function ignored({ review, objection }: IgnoredApproval, change: Change, settings: ReviewRules): Reason {
  const next = NEXT[objection]?.(review, change)
  // A dismissal leaves no trace of what was dismissed: it may have been a request for changes.
  const what = objection === 'dismissed' ? 'review' : 'approval'
  return {
    code: `approval_${objection}`,
    message: `The ${what} of ${nameOf(review)} does not count: ${WHY[objection](nameOf(review), review, change, settings)}.`,
    ...(next === undefined ? {} : { next }),
    data: { review: review.id, account: review.author?.id ?? '', commit: review.commit ?? '' },
  }
}

/** Valid approvals for which there was no place: their givers hold none of the roles that are asked for, or all are filled. */
export function unused(
  counted: readonly Approval[],
  assignment: Assignment<Approval>,
  { require }: ReviewRules,
): Reason[] {
  const used = new Set(assignment.flat())
  const unfilled = require.some(({ count }, index) => (assignment[index]?.length ?? 0) < count)
  if (!unfilled) return []
  return counted
    .filter(approval => !used.has(approval))
    .map(({ review, approver }) => ({
      code: 'approval_not_eligible',
      message: `The approval of ${approver.login} does not count: ${approver.login} holds no role that is still needed.`,
      data: { review: review.id, account: approver.id, commit: review.commit ?? '' },
    }))
}

export function unattributable({ oid }: Commit): Reason {
  return {
    code: 'commit_unattributed',
    message: `Commit ${short(oid)} names an author, committer or co-author whose e-mail belongs to no GitHub account, so nobody can tell whether one of the approvers wrote it.`,
    next: 'Add the e-mail to the account of whoever it is, or write the commit again with a known one.',
    data: { commit: oid },
  }
}

export function changesRequested(review: Review): Reason {
  return {
    code: 'changes_requested',
    message: `${nameOf(review)} asks for changes.`,
    data: { review: review.id, account: review.author?.id ?? '' },
  }
}

export function carriedOver({ review, approver, carriedOver: carried }: Approval): Reason[] {
  if (!carried) return []
  return [
    {
      code: 'approval_carried_over',
      message: `The approval of ${approver.login} was given for ${short(review.commit)}, which carries exactly the same change.`,
      data: { review: review.id, account: approver.id, commit: review.commit ?? '' },
    },
  ]
}
