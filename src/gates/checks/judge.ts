import type { CheckRun } from '../../facts/checks.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import type { Known } from '../shared/needs.ts'
import { outcomeOf, type RuleResult, ruleResult } from '../shared/rule-result.ts'
import * as say from './messages.ts'
import type { CheckRequirement, Settings } from './settings.ts'

/** A name is anybody's to use, so a check is identified by its name and its app together. */
export function judge({ require }: Settings, { change, checks }: Known<'change' | 'checks'>): Judgement {
  const onHead = checks.filter(({ commit }) => commit === change.head)
  const results = require.map(requirement => judgeOne(requirement, onHead))
  const reasons = results.flatMap(result => result.reasons)
  return {
    outcome: outcomeOf(results),
    title: say.title(require.length - reasons.length, require.length),
    reasons,
    findings: [],
    measured: { required: require.length, succeeded: require.length - reasons.length },
    children: results.map(({ requirement }) => requirement),
  }
}

function judgeOne(requirement: CheckRequirement, runs: readonly CheckRun[]): RuleResult {
  const ofName = runs.filter(({ name }) => name === requirement.name)
  const newest = ofName.filter(({ app }) => app === requirement.app).reduce<CheckRun | undefined>(newer, undefined)
  const reason = newest ? objectionTo(newest, requirement) : say.missing(requirement, ofName)
  const result = ruleResult(say.required(requirement), newest ? say.stateOf(newest) : 'none', reason)
  return newest ? { ...result, requirement: { ...result.requirement, evidence: [newest.id] } } : result
}

/** Whatever an earlier run said: a check that was started again and has not finished says nothing yet. */
const newer = (one: CheckRun | undefined, other: CheckRun): CheckRun =>
  one !== undefined && BigInt(one.id) > BigInt(other.id) ? one : other

function objectionTo(run: CheckRun, requirement: CheckRequirement): Reason | undefined {
  if (run.status !== 'completed' || run.conclusion === null) return say.pending(run, requirement)
  const counts: readonly string[] = ['success', ...requirement.allow]
  return counts.includes(run.conclusion) ? undefined : say.notSucceeded(run, requirement)
}
