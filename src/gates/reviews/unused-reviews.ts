import type { Change, Review } from '../../facts/change.ts'
import { suggest } from '../../text/suggest.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { loginsOf } from '../shared/roles.ts'
import { list } from '../shared/wording.ts'
import { MAX_NAMES, nameOf, short } from './messages.ts'
import { isFor } from './ordering.ts'
import type { Need, ReviewRules } from './rules.ts'
import type { Filled } from './tried.ts'
import type { Approval, IgnoredApproval, Objection, Votes } from './votes.ts'

type Why = (name: string, review: Review, change: Change, settings: ReviewRules, later?: Review) => string

const WHY: Record<Objection, Why> = {
  by_author: name => `${name} opened this change`,
  by_committer: name => `${name} is an author or committer of a commit in this change`,
  by_co_author: name => `${name} is a co-author of a commit in this change`,
  by_last_pusher: name => `${name} pushed to the change`,
  by_requester: name => `an app opened this change for ${name}, who is assigned to it`,
  by_bot: name => `${name} is not a person`,
  without_write: name => `${name} has no write access to this repository`,
  stale: (_, review, change, settings) => {
    const other = `it was given for ${short(review.commit)}, not for ${short(change.head)}`
    if (settings['on-push'].stale === 'commit') return other
    const isKnown = review.content !== null && change.content !== null
    if (!isKnown) return `${other}, and the local clone does not show whether the change is the same`
    const isUnclear = settings['on-push'].stale === 'patch' && review.differingEdits == null
    return `${other}, and the change differs between the two${isUnclear ? '; whether it makes the same edits is unknown' : ''}`
  },
  expired: (_, review, __, settings) =>
    `it was given on ${review.submittedAt.slice(0, 10)}, and the policy accepts none older than ${settings['max-age']}`,
  before_base_change: () => 'it was given before the base branch of the change was changed',
  dismissed: () => 'it was dismissed',
  superseded: (name, _, __, ___, later) =>
    asksForChanges(later) ? `${name} requested changes after it` : `a later review by ${name} replaced it`,
  account_gone: () => 'the account that gave it no longer exists',
}

const asksForChanges = (later: Review | undefined): boolean => later?.state === 'CHANGES_REQUESTED'

type Next = (review: Review, change: Change, later?: Review) => string | undefined

const NEXT: Partial<Record<Objection, Next>> = {
  stale: (review, change) => `Ask ${nameOf(review)} to review ${short(change.head)} and approve again.`,
  before_base_change: review => `Ask ${nameOf(review)} to review and approve it again.`,
  expired: (review, change) => `Ask ${nameOf(review)} to review ${short(change.head)} and approve again.`,
  dismissed: review => `Ask ${nameOf(review)} to review again.`,
  // Another approval would be a way around the request, not an answer to it.
  superseded: (review, change, later) =>
    asksForChanges(later)
      ? `Resolve the requested changes with ${nameOf(review)}, who can then approve commit ${short(change.head)}.`
      : undefined,
}

/** An approval that does not count, and why. */
export function ignored({ review, objection, later }: IgnoredApproval, change: Change, settings: ReviewRules): Reason {
  const next = NEXT[objection]?.(review, change, later)
  // A dismissal leaves no trace of what was dismissed: it may have been a request for changes.
  const what = objection === 'dismissed' ? 'review' : 'approval'
  return {
    code: `approval_${objection}`,
    message: `The ${what} by ${nameOf(review)} does not count: ${WHY[objection](nameOf(review), review, change, settings, later)}.`,
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
  const roles = open.flatMap(({ from = [] }) => from)
  // A login with a typing error is somebody else, or nobody; only a person can tell whether it is one.
  const others = roles.flatMap(loginsOf).filter(one => one.toLowerCase() !== login.toLowerCase())
  const near = suggest(login, others)
  const typo = near === undefined ? '' : `, but the policy names ${near}. If ${login} is meant, correct the policy`
  return `${login} does not hold the role ${unique(roles.map(({ name }) => name))}${typo}`
}
