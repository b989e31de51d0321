import type { Release } from '../../facts/release/release.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { type RuleResult, ruleResult } from '../shared/rule-result.ts'
import { list } from '../shared/wording.ts'
import { isSame } from './scope.ts'
import { environmentsOf, type Settings } from './settings.ts'

/** Whether the release may go to its environment now: the policy knows it, and the ones before it had the same commit. */
export function judgeStages(settings: Settings, release: Release): RuleResult[] {
  const { environment: target, stages = [], kind } = release
  const listed = environmentsOf(settings)
  if (listed.length === 0) return []
  if (target === null) return listed.some(({ after }) => after.length > 0) ? [unnamed(listed)] : []
  const own = listed.find(({ name }) => isSame(target)(name))
  if (!own) return [unknown(target, listed)]
  if (own.after.length === 0 || kind === 'rollback') return []
  const open = own.after.filter(name => !stages.some(one => one.environment === name && one.record !== null))
  const [first] = open
  return [
    ruleResult(
      `Authorised for ${list(own.after, 'and')} before`,
      open.length === 0 ? 'authorised' : `not for ${list(open)}`,
      first === undefined ? undefined : missing(release, first),
    ),
  ]
}

/** Where environments have an order, a release to none of them would go past all of them. */
const unnamed = (listed: readonly { name: string }[]): RuleResult =>
  ruleResult('An environment', 'none', {
    code: 'release_environment_missing',
    message: `The policy puts environments in an order (${list(
      listed.map(({ name }) => name),
      'and',
    )}), and this run names none.`,
    next: 'Give the input "environment".',
  })

const unknown = (target: string, listed: readonly { name: string }[]): RuleResult =>
  ruleResult(`One of the environments ${list(listed.map(({ name }) => name))}`, target, {
    code: 'release_environment_unknown',
    message: `The policy does not list the environment ${target}; it lists ${list(
      listed.map(({ name }) => name),
      'and',
    )}.`,
    next: 'Correct the environment of the job, or add it to `environments` of the gate.',
    data: { environment: target },
  })

const missing = ({ commit, environment }: Release, before: string): Reason => ({
  code: 'release_stage_missing',
  message: `Commit ${commit.slice(0, 7)} was not authorised for ${before}, which comes before ${environment}.`,
  next: `Release this very commit to ${before} first, then run this job again.`,
  data: { commit, environment: environment ?? '', before },
})
