import type { CheckRun } from '../../facts/checks.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { type RuleResult, ruleResult } from '../shared/rule-result.ts'
import * as say from './messages.ts'
import { newer, withEvidence } from './newest.ts'
import type { CheckRequirement } from './settings.ts'

export function judgeCheck(requirement: CheckRequirement, runs: readonly CheckRun[]): RuleResult {
  const ofName = runs.filter(({ name }) => name === requirement.name)
  const newest = ofName.filter(({ app }) => app === requirement.app).reduce<CheckRun | undefined>(newer, undefined)
  const reason = newest ? objectionTo(newest, requirement) : say.missing(requirement, runs)
  return withEvidence(ruleResult(say.required(requirement), newest ? say.stateOf(newest) : 'none', reason), newest)
}

function objectionTo(run: CheckRun, requirement: CheckRequirement): Reason | undefined {
  if (run.status !== 'completed' || run.conclusion === null) return say.pending(run, requirement)
  const counts: readonly string[] = ['success', ...requirement.allow]
  return counts.includes(run.conclusion) ? undefined : say.notSucceeded(run, requirement)
}
