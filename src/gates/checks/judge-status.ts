import type { CommitStatus } from '../../facts/checks.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { isAccount } from '../shared/roles.ts'
import { type RuleResult, ruleResult } from '../shared/rule-result.ts'
import { newer, withEvidence } from './newest.ts'
import type { StatusRequirement } from './settings.ts'
import * as say from './status-messages.ts'

/**
 * Of a context the newest status counts, whoever posted it, as it does for GitHub. So what somebody else posts last
 * hides what the account said before, and is never taken for it.
 */
export function judgeStatus(requirement: StatusRequirement, statuses: readonly CommitStatus[]): RuleResult {
  const newest = statuses
    .filter(({ context }) => context === requirement.name)
    .reduce<CommitStatus | undefined>(newer, undefined)
  const found = newest ? say.stateOf(newest) : 'none'
  return withEvidence(ruleResult(say.required(requirement), found, objectionTo(newest, requirement)), newest)
}

function objectionTo(status: CommitStatus | undefined, requirement: StatusRequirement): Reason | undefined {
  if (!status) return say.missing(requirement)
  if (!status.creator || !isAccount(requirement['status-by'], status.creator)) return say.byOther(status, requirement)
  if (status.state === 'pending') return say.pending(requirement)
  return status.state === 'success' ? undefined : say.notSucceeded(status, requirement)
}
