import { counts } from '../weathers/suites.ts'
import type { CheckRun, Repository, World } from '../world.ts'
import { latest, runsOn } from './checks.ts'
import { asCheckRun, requiredStatus } from './statuses.ts'

/** A job that was skipped has passed, too (palantir/bulldozer#223, actions/runner#2566). */
const PASSED: readonly (string | null)[] = ['success', 'neutral', 'skipped']

/**
 * What branch protection goes by for a required name: what blocks, where anything does, and nothing where nothing counts.
 * A status and a check run of one name are both required.
 */
export function requiredCheck(world: World, repository: Repository, sha: string, name: string): CheckRun | undefined {
  const named = runsOn(world, repository, sha).filter(run => run.name === name && counts(world, run))
  // On a usual day the newest wins; by what is reported of several suites, the newest of each.
  const [newest] = named
  const weighed = world.weather.has('suites') ? latest(named) : newest === undefined ? [] : [newest]
  const status = requiredStatus(world, repository, sha, name)
  const all = [...(status === undefined ? [] : [asCheckRun(status)]), ...weighed]
  return all.find(({ conclusion }) => !PASSED.includes(conclusion)) ?? all[0]
}
