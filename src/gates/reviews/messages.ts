import type { Change, Commit, Review } from '../../facts/change.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { loginsOf, othersOf, type Role } from '../shared/roles.ts'
import { list } from '../shared/wording.ts'
import type { Assignment } from './assign.ts'
import { isFor } from './ordering.ts'
import type { Need, ReviewRules } from './rules.ts'
import {
  type Approval,
  contributorsByPart,
  type IgnoredApproval,
  MADE,
  type Objection,
  type ReviewFacts,
  type Votes,
} from './votes.ts'

const short = (oid: string | null): string => (oid === null ? 'a commit that is gone' : oid.slice(0, 7))

const nameOf = (review: Review): string => review.author?.login ?? 'a deleted account'

/** `2 approvals from maintainer or quality-owner`. */
export const required = ({ count, by }: Pick<Need, 'count' | 'by'>): string =>
  `${count} ${count === 1 ? 'approval' : 'approvals'} ${by}`

/** `1 of 2 approvals`, and what else keeps the gate from passing. */
export function title(got: number, wanted: number, strangers: readonly Commit[]): string {
  const counted = `${got} of ${wanted} ${wanted === 1 ? 'approval' : 'approvals'}`
  if (strangers.length === 0) return counted
  return `${counted}, ${strangers.length} ${strangers.length === 1 ? 'commit' : 'commits'} with an unknown author`
}

/** What was requested, and who fills it. */
export interface Filled {
  needs: readonly Need[]
  assignment: Assignment<Approval>
  people: 'distinct' | 'shared'
}

/** What a need still lacks, and who could give it. */
export interface Missing {
  reason: Reason
  /** Approvals. */
  lacking: number
  /** Logins of those who could give them now. */
  could: readonly string[]
}

export function missing(
  place: number,
  filled: Filled,
  known: ReviewFacts,
  tally: Votes,
  rules: ReviewRules,
): Missing[] {
  const need = filled.needs[place]
  const approvals = filled.assignment[place] ?? []
  if (!need || approvals.length >= need.count) return []
  const lacking = need.count - approvals.length
  if (need.unmeetable) return [{ reason: need.unmeetable, lacking, could: [] }]
  const before = stillBefore(need, filled)
  // Whoever approved now would have to do it again.
  const could = before === '' ? candidatesFrom(need.from ?? [], known, tally, filled, rules).slice(0, MAX_NAMES) : []
  const found = approvals.length === 0 ? 'no valid approval yet' : `${approvals.length} of ${need.count} given`
  const reason = {
    code: 'approvals_missing',
    message: `${required(need)} required; ${found}.${takenElsewhere(need, place, filled)}${before}`,
    next:
      before === ''
        ? whoCould(need, lacking, known, tally, filled, rules)
        : 'Wait for the requirement that must be filled first.',
    data: {
      required: need.count,
      approved: approvals.length,
      from: (need.from ?? []).map(({ name }) => name),
      ...(could.length > 0 ? { could } : {}),
    },
  }
  return [{ reason, lacking, could }]
}

/** Where each need could be met by itself, and all together cannot. */
function takenElsewhere(need: Need, place: number, { needs, assignment, people }: Filled): string {
  if (people === 'shared') return ''
  const elsewhere = assignment.flatMap((approvals, other) =>
    other === place || (need.shares && needs[other]?.shares) ? [] : approvals.filter(approval => isFor(approval, need)),
  )
  if (elsewhere.length === 0) return ''
  const names = [...new Set(elsewhere.map(({ approver }) => approver.login))]
  return ` ${listOf(names)} could give it, but ${names.length === 1 ? 'is' : 'are'} already counted for another requirement, and each person counts once.`
}

function stillBefore({ after }: Need, { needs, assignment }: Filled): string {
  if (after === undefined) return ''
  const open = needs.filter(({ name, count }, place) => name === after && (assignment[place]?.length ?? 0) < count)
  return open.length > 0 ? ` It must follow ${list(open.map(required), 'and')}.` : ''
}

/** What would do in place of what is missing. */
export const alternatively = (needs: readonly Need[]): Reason[] => [
  {
    code: 'approvals_alternative',
    message: `Alternatively, ${list(needs.map(required), 'and')} would be enough.`,
  },
]

function whoCould(
  need: Need,
  lacking: number,
  known: ReviewFacts,
  tally: Votes,
  filled: Filled,
  rules: ReviewRules,
): string {
  const commit = short(known.change.head)
  const people = `${lacking} ${lacking === 1 ? 'person' : 'people'}`
  if (!need.from)
    return `Ask ${people} with write access who did not contribute to the change to approve commit ${commit}.`
  const candidates = candidatesFrom(need.from, known, tally, filled, rules)
  const others = [...new Set(need.from.flatMap(othersOf))]
  if (others.length > 0)
    return `Ask ${[...candidates.slice(0, MAX_NAMES), ...others].join(', or ')} to approve commit ${commit}.`
  if (candidates.length > lacking)
    return `Ask ${lacking === 1 ? 'one' : lacking} of ${listOf(candidates)} to approve commit ${commit}.`
  if (candidates.length === lacking) return `Ask ${listOf(candidates)} to approve commit ${commit}.`
  const left = candidates.length === 0 ? 'nobody' : `only ${listOf(candidates)}`
  if (need.shares && need.from.every(({ users, teams = [] }) => users.length + teams.length === 0))
    return 'Name its owners by account or team in CODEOWNERS on the base branch: an e-mail address cannot be matched to an account.'
  return need.shares
    ? `Of its owners, ${left} can still approve this change, but ${people} must. Add owners to CODEOWNERS on the base branch.`
    : `With the role ${list(need.from.map(({ name }) => name))}, ${left} can still approve this change, but ${people} must. Add people to the role in the policy on the base branch.`
}

/** The most names that help; a role can have two hundred. */
const MAX_NAMES = 10

function listOf(names: readonly string[]): string {
  const more = names.length - MAX_NAMES
  return more > 0 ? `${names.slice(0, MAX_NAMES).join(', ')} and ${more} more` : names.join(', ')
}

/** Members of the roles whose approval would count and is not there yet. */
function candidatesFrom(
  wanted: readonly Role[],
  known: ReviewFacts,
  tally: Votes,
  { assignment }: Filled,
  rules: ReviewRules,
): string[] {
  const useless = tally.ignored.filter(({ objection }) => FINAL.has(objection)).map(({ review }) => nameOf(review))
  // One whose approval came too early can give it again.
  const used = new Set(assignment.flat())
  const done = tally.counted
    .filter(one => used.has(one) && one.differing.length === 0)
    .map(({ approver }) => approver.login)
  // GitHub takes no approval from whoever opened the change, whatever the policy says.
  const out = new Set(
    [...contributorNames(known, rules), ...useless, ...done, known.change.author?.login ?? ''].map(name =>
      name.toLowerCase(),
    ),
  )
  const isBot = (user: string) => rules.exclude.includes('bots') && user.endsWith('[bot]')
  return [...new Set(wanted.flatMap(loginsOf))].filter(user => !out.has(user) && !isBot(user))
}

function contributorNames(known: ReviewFacts, { exclude }: ReviewRules): string[] {
  const parts = contributorsByPart(known)
  return MADE.filter(([who]) => exclude.includes(who)).flatMap(([, part]) =>
    parts[part].flatMap(one => one?.login ?? []),
  )
}

/** What no further approval of the same person can mend. */
const FINAL = new Set<Objection>([
  'by_author',
  'by_committer',
  'by_co_author',
  'by_last_pusher',
  'by_requester',
  'by_bot',
  'without_write',
])

type Why = (name: string, review: Review, change: Change, settings: ReviewRules) => string

const WHY: Record<Objection, Why> = {
  by_author: name => `${name} opened this change`,
  by_committer: name => `${name} is an author or committer of a commit in this change`,
  by_co_author: name => `${name} is a co-author of a commit in this change`,
  by_last_pusher: name => `${name} pushed the head commit`,
  by_requester: name => `an app opened this change for ${name}, who is assigned to it`,
  by_bot: name => `${name} is not a person`,
  without_write: name => `${name} has no write access to this repository`,
  stale: (_, review, change, settings) => {
    const other = `it was given for ${short(review.commit)}, not for ${short(change.head)}`
    if (settings['on-push'].stale === 'commit') return other
    const compared = review.content !== null && change.content !== null
    return compared
      ? `${other}, and the change differs between the two`
      : `${other}, and the local clone does not show whether the change is the same`
  },
  expired: (_, review, __, settings) =>
    `it was given on ${review.submittedAt.slice(0, 10)}, and the policy accepts none older than ${settings['max-age']}`,
  before_base_change: () => 'it was given before the base branch of the change was changed',
  dismissed: () => 'it was dismissed',
  superseded: name => `a later review by ${name} replaced it`,
  account_gone: () => 'the account that gave it no longer exists',
}

const NEXT: Partial<Record<Objection, (review: Review, change: Change) => string>> = {
  stale: (review, change) => `Ask ${nameOf(review)} to review ${short(change.head)} and approve again.`,
  before_base_change: review => `Ask ${nameOf(review)} to review and approve it again.`,
  expired: (review, change) => `Ask ${nameOf(review)} to review ${short(change.head)} and approve again.`,
  dismissed: review => `Ask ${nameOf(review)} to review again.`,
}

/** An approval that does not count, and why. */
export function ignored({ review, objection }: IgnoredApproval, change: Change, settings: ReviewRules): Reason {
  const next = NEXT[objection]?.(review, change)
  // A dismissal leaves no trace of what was dismissed: it may have been a request for changes.
  const what = objection === 'dismissed' ? 'review' : 'approval'
  return {
    code: `approval_${objection}`,
    message: `The ${what} by ${nameOf(review)} does not count: ${WHY[objection](nameOf(review), review, change, settings)}.`,
    ...(next === undefined ? {} : { next }),
    data: { review: review.id, account: review.author?.id ?? '', commit: review.commit ?? '' },
  }
}

/** A review that does not count, and why. */
export interface Note {
  review: Review
  reason: Reason
}

/** Approvals that could count and do not: they are for another state of the change, or have no place while one is open. */
export function unused({ counted }: Votes, { needs, assignment }: Filled, change: Change): Note[] {
  const used = new Set(assignment.flat())
  const open = needs.filter(({ count }, place) => (assignment[place]?.length ?? 0) < count)
  return counted
    .filter(approval => !used.has(approval))
    .flatMap(approval => whyUnused(approval, open, change).map(reason => ({ review: approval.review, reason })))
}

function whyUnused(approval: Approval, open: readonly Need[], { head }: Change): Reason[] {
  const { review, approver, differing } = approval
  const data = { review: review.id, account: approver.id, commit: review.commit ?? '' }
  const cause = `The approval by ${approver.login} does not count:`
  const next = `Ask ${approver.login} to review ${short(head)} and approve again.`
  if (open.some(need => isFor(approval, need))) {
    const message = `${cause} it was given before the approval that it must follow.`
    const isNext = open.some(
      need => isFor(approval, need) && open.every(({ name }) => name === undefined || name !== need.after),
    )
    const later = `Ask ${approver.login} to approve again once the earlier requirement is filled.`
    return [{ code: 'approval_too_early', message, next: isNext ? next : later, data }]
  }
  if (differing.length > 0) {
    const more = differing.length > MAX_NAMES ? ' and more' : ''
    const message = `${cause} it was given for ${short(review.commit)}, and the change now differs in ${differing.slice(0, MAX_NAMES).join(', ')}${more}.`
    return [{ code: 'approval_stale', message, next, data }]
  }
  if (open.length === 0) return []
  const message = `${cause} ${whyIneligible(approver.login, open)}.`
  return [{ code: 'approval_not_eligible', message, data }]
}

function whyIneligible(login: string, open: readonly Need[]): string {
  const unique = (words: readonly string[]) => list([...new Set(words)])
  // Owners of code are named by their files, not by a role.
  if (open.some(({ shares }) => shares)) return `a missing approval must come ${unique(open.map(({ by }) => by))}`
  return `${login} does not hold the role ${unique(open.flatMap(({ from = [] }) => from.map(({ name }) => name)))}`
}

export function unattributable({ oid }: Commit): Reason {
  return {
    code: 'commit_unattributed',
    message: `Commit ${short(oid)} names an author, committer or co-author whose e-mail belongs to no GitHub account, so it is unknown whether an approver wrote it.`,
    next: 'The person must add the e-mail to their GitHub account. Otherwise, rewrite the commit with a known e-mail.',
    data: { commit: oid },
  }
}

export function changesRequested(review: Review): Reason {
  return {
    code: 'changes_requested',
    message: `${nameOf(review)} requested changes.`,
    data: { review: review.id, account: review.author?.id ?? '' },
  }
}

export function givenElsewhere({ review, approver, givenElsewhere: elsewhere }: Approval): Reason[] {
  if (!elsewhere) return []
  return [
    {
      code: 'approval_carried_over',
      message: `The approval by ${approver.login} was given for ${short(review.commit)}, which contains exactly the same change.`,
      data: { review: review.id, account: approver.id, commit: review.commit ?? '' },
    },
  ]
}
