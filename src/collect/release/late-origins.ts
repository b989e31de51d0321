import { type Activity, latestActivities } from '../../github/activities.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { originOfUnnamed } from '../../github/origins.ts'
import { type AssociatedPull, recentMerges } from '../../github/recent-merges.ts'
import type { Step } from '../../github/release/steps.ts'

/** How a commit came onto its branch. */
export type Origin = AssociatedPull | 'direct' | 'unknown'

/**
 * Looks up where the commits of a branch come from, some of which name no pull request: shortly after a merge a commit
 * does not name it yet. `line`: the branch's own commits, newest first. Beyond what the list of moves reaches, and where
 * the server has no such list, what names no pull request counts as pushed directly.
 */
export async function lateOrigins(
  client: Client,
  place: Repository,
  branch: string,
  line: readonly Step[],
  named: ReadonlyMap<string, AssociatedPull>,
  withFiles: boolean,
): Promise<ReadonlyMap<string, Origin>> {
  const merges = await recentMerges(client, place, branch, withFiles)
  const activities = await latestActivities(client, place, branch)
  const moves = movesOf(line, activities ?? [])
  const newest = line.findIndex(({ oid }) => moves.has(oid))
  const now = client.time()
  const origins = new Map<string, Origin>()
  let after: Origin = 'unknown'
  for (const [at, { oid }] of line.entries()) {
    const move = moves.get(oid)
    // A list without any move is behind as a whole.
    const isOld = newest === -1 ? activities?.length !== 0 : move === undefined && at > newest
    const ofMove = () => originOfUnnamed(move?.activity, now, move?.isLast ? 'unknown' : after)
    after = named.get(oid) ?? merges.get(oid) ?? (isOld ? 'direct' : ofMove())
    origins.set(oid, after)
  }
  return origins
}

interface Move {
  activity: Activity
  /** Whether the commit is the one that the branch was moved to. */
  isLast: boolean
}

/** With which move of the branch each commit came, as far as the list reaches. */
function movesOf(line: readonly Step[], activities: readonly Activity[]): ReadonlyMap<string, Move> {
  const byEnd = new Map(activities.toReversed().map(activity => [activity.after, activity]))
  const moves = new Map<string, Move>()
  let current: Activity | undefined
  for (const { oid } of line) {
    if (current?.before === oid) current = undefined
    const begun = byEnd.get(oid)
    current = begun ?? current
    if (current) moves.set(oid, { activity: current, isLast: begun !== undefined })
  }
  return moves
}
