import type { Review } from '../../facts/change.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { contributorsOf, latestVotes, type ReviewFacts } from '../reviews/votes.ts'
import { holds, type Role } from '../shared/roles.ts'
import * as say from './messages.ts'

/**
 * Requests for changes that hold a change up: by somebody with one of the roles, and not taken back. On GitHub anyone
 * who may push can dismiss a review, the author of the change included, so who dismissed it decides.
 */
export function openVetoes(roles: readonly Role[], known: ReviewFacts): Reason[] {
  const contributors = new Set(Object.values(contributorsOf(known)).flatMap(ids => [...ids]))
  return latestVotes(known.reviews)
    .filter(({ author }) => author !== null && roles.some(role => holds(author, role)))
    .flatMap(review => objection(review, roles, contributors))
}

/** Whether the latest review of somebody asks for changes, or may have done so before it was dismissed. */
export const mayBeVetoed = ({ reviews }: Pick<ReviewFacts, 'reviews'>): boolean =>
  latestVotes(reviews).some(({ state, dismissal }) =>
    state === 'DISMISSED' ? dismissal?.was !== 'APPROVED' : state === 'CHANGES_REQUESTED',
  )

function objection(review: Review, roles: readonly Role[], contributors: ReadonlySet<string>): Reason[] {
  if (review.state === 'CHANGES_REQUESTED') return [say.vetoOpen(review, roles)]
  if (review.state !== 'DISMISSED') return []
  const { author, dismissal } = review
  // What was dismissed is shown only in the timeline. Where it is not, it may have been a veto.
  if (!dismissal) return [say.vetoDismissed(review, 'unknown', roles)]
  if (dismissal.was !== 'CHANGES_REQUESTED') return []
  const { by } = dismissal
  if (by && by.id === author?.id) return []
  if (!by) return [say.vetoDismissed(review, 'unknown', roles)]
  if (contributors.has(by.id)) return [say.vetoDismissed(review, 'by maker', roles)]
  if (!roles.some(role => holds(by, role))) return [say.vetoDismissed(review, 'without role', roles)]
  // Whoever the policy names may have left since.
  return dismissal.canWrite === false ? [say.vetoDismissed(review, 'without write', roles)] : []
}
