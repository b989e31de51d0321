import type { Judgement } from '../../verdict/verdict.ts'
import type { Known } from '../shared/needs.ts'
import { outcomeOf } from '../shared/rule-result.ts'
import { judgeCheck } from './judge-check.ts'
import { judgeStatus } from './judge-status.ts'
import * as say from './messages.ts'
import { type CheckRequirement, isStatus, type Settings } from './settings.ts'

/**
 * A name is anybody's to use, so a check is identified by its name and its app together, and a commit status by its
 * name and the account that posted it. Neither stands for the other.
 */
export function judge(
  { require }: Settings,
  { change, checks = [], statuses = [] }: Known<'change'> & Partial<Known<'checks' | 'statuses'>>,
): Judgement {
  const runs = checks.filter(({ commit }) => commit === change.head)
  const posted = statuses.filter(({ commit }) => commit === change.head)
  const results = require.map(one =>
    // The settings have exactly one of the two.
    isStatus(one) ? judgeStatus(one, posted) : judgeCheck(one as CheckRequirement, runs),
  )
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
