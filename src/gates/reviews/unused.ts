import type { Change, Review } from '../../facts/change.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { list } from '../shared/wording.ts'
import { type Filled, MAX_NAMES, short } from './messages.ts'
import { isFor } from './ordering.ts'
import type { Need } from './rules.ts'
import type { Approval, Votes } from './votes.ts'

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
