import type { Pull, World } from '../world.ts'

/** Changes that were merged within this time were merged by one push, or by two that one run sees. */
const TOGETHER_MS = 10_000

/** Whether a change cannot be read for a while: one of several that were merged at once. */
export function isUnreadable(world: World, pull: Pull): boolean {
  if (!world.weather.has('batch') || pull.merge === undefined) return false
  const { repository, baseBranch, merge } = pull
  const together = world.pulls.filter(
    one =>
      one.repository === repository &&
      one.baseBranch === baseBranch &&
      one.merge !== undefined &&
      Math.abs(one.merge.at.getTime() - merge.at.getTime()) <= TOGETHER_MS,
  )
  const chosen = together[world.weather.pick('batch', String(repository.id), together.length)]
  const ago = world.now().getTime() - merge.at.getTime()
  return together.length > 1 && chosen === pull && world.weather.hides('batch', String(pull.id), ago)
}
