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
  return last !== -1 && !ofBranch.slice(last + 1).some(one => one.after === before)
}
