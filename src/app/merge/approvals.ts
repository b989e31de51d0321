import type { Review } from '../../facts/change.ts'
import type { Facts } from '../../facts/facts.ts'
import type { Policy } from '../../policy/policy.ts'
import type { ApprovalSeen } from '../../record/merge.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { rolesOf } from '../policy/role-holders.ts'

/** As many approvals as a record takes; those that counted come first. */
const MAX_APPROVALS = 500

/** Every review that was an approval at some time, with what the gates made of it. */
export function approvalsSeen(policy: Policy, { gates }: Verdict, { reviews }: Facts): ApprovalSeen[] {
  if (reviews.state !== 'complete') return []
  const weighed = gates.flatMap(({ approvals }) => approvals ?? [])
  const counted = new Set(weighed.flatMap(({ review, why }) => (why === null ? review : [])))
  const objections = new Map(weighed.flatMap(({ review, why }) => (why === null ? [] : [[review, why] as const])))
  const seen = reviews.value
    .filter(({ id, state }) => counted.has(id) || objections.has(id) || state === 'APPROVED')
    .map(review => ({
      review,
      roles: rolesOf(review.author, policy),
      why: counted.has(review.id) ? null : (objections.get(review.id) ?? replacedOrUnneeded(review, reviews.value)),
    }))
  return [...seen.filter(({ why }) => why === null), ...seen.filter(({ why }) => why !== null)].slice(0, MAX_APPROVALS)
}

/** An approval that its own giver replaced by a later review; any other was not needed. */
function replacedOrUnneeded(review: Review, all: readonly Review[]): string {
  const later = all.some(
    other =>
      other.author?.id === review.author?.id && other.state !== 'COMMENTED' && BigInt(other.id) > BigInt(review.id),
  )
  return later ? 'approval_superseded' : 'approval_not_needed'
}
