import type { Pull, Repository, World } from '../world.ts'

// Lists are read from copies that are behind what was just written; what is asked for by its id is there at once
// (PyGithub/PyGithub#2759: a reference; dpb587/github-status-resource#3: statuses; python/the-knights-who-say-ni#86 and
// palantir/policy-bot#500: commits).

const ago = ({ now }: World, at: Date): number => now().getTime() - at.getTime()

/** Whether a list does not have yet what was written then. */
export function isUnlisted(world: World, id: number, writtenAt: Date): boolean {
  return world.weather.hides('read-lag', String(id), ago(world, writtenAt))
}

/** Whether a list does not have the merge of a change yet. */
export function isBehind(world: World, { merge, id }: Pull): boolean {
  return merge !== undefined && isUnlisted(world, id, merge.at)
}

const NONE = '0'.repeat(40)

/**
 * Where a branch seems to be: where it was before its last moves, if nobody shows these yet. Of moves only those are known
 * that went through the stand-in, as activities.
 */
export function shownTip(world: World, repository: Repository, ref: string, tip: string): string | undefined {
  if (world.weather.isMild || !world.weather.has('read-lag')) return tip
  const moves = world.activities.filter(one => one.repository === repository && one.ref === ref).reverse()
  let shown = tip
  for (const { id, at, before, after } of moves) {
    if (after !== shown || !isUnlisted(world, id, at)) break
    shown = before
  }
  return shown === NONE ? undefined : shown
}

/** Whether a commit is too new to be compared with another. */
export function isIncomparable(world: World, repository: Repository, commit: string): boolean {
  if (world.weather.isMild || !world.weather.has('read-lag')) return false
  const move = world.activities.find(one => one.repository === repository && one.after === commit)
  return move !== undefined && isUnlisted(world, move.id, move.at)
}
