import type { Objection } from './votes.ts'

/** Why an approval does not count: each waits for somebody who approves, or approves again. */
const OBJECTIONS: Readonly<Record<Objection, true>> = {
  by_author: true,
  by_committer: true,
  by_co_author: true,
  by_last_pusher: true,
  by_requester: true,
  by_bot: true,
  without_write: true,
  before_base_change: true,
  stale: true,
  expired: true,
  dismissed: true,
  superseded: true,
  account_gone: true,
}

/** Reasons that wait for a reviewer. A request for changes waits for the author. */
export const REVIEWS_AWAITED: readonly string[] = [
  'approvals_missing',
  'approvals_alternative',
  'approvals_one_more',
  'approval_too_early',
  'approval_not_eligible',
  ...Object.keys(OBJECTIONS).map(objection => `approval_${objection}`),
]
