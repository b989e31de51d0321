import type { Activity, World } from './world.ts'

export type Happened = Omit<Activity, 'id' | 'at'>

/**
 * Puts on record what happened to a branch. git tells nobody who pushed, so only what goes through the stand-in is
 * known: its merges, its API, and pushes when their event is made. The event of a merge shows nothing new.
 */
export function recordActivity(world: World, happened: Happened): void {
  if (!happened.ref.startsWith('refs/heads/') || isKnown(world, happened)) return
  world.activities.push({ ...happened, id: world.nextId(), at: world.now() })
}

/** The same move twice is one move, unless the branch went back in between. */
function isKnown({ activities }: World, { repository, ref, before, after }: Happened): boolean {
  const ofBranch = activities.filter(one => one.repository === repository && one.ref === ref)
  const last = ofBranch.findLastIndex(one => one.before === before && one.after === after)
  if (last !== -1) return !ofBranch.slice(last + 1).some(one => one.after === before)
  return isChain(ofBranch, before, after)
}

/** Several moves in one event, such as the merges of a queue, are on record one by one. */
function isChain(moves: readonly Activity[], before: string, after: string): boolean {
  const seen = new Set<string>()
  for (let tip: string | undefined = after; tip !== undefined && !seen.has(tip); ) {
    if (tip === before) return true
    seen.add(tip)
    tip = moves.findLast(one => one.after === tip)?.before
  }
  return false
}
