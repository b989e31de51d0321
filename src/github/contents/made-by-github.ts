import { type Activity, readMoves } from '../activities.ts'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { compareCommits } from '../compare.ts'

/** A commit on a branch, and what its pull request says of how it was merged. */
export interface Landed {
  commit: string
  branch: string
  /** The commit as which GitHub says that the pull request was merged. */
  mergeCommit: string | null
  mergedAt: string | null
}

const BY_BUTTON = 'pr_merge'
const BY_QUEUE = 'merge_queue_merge'

/**
 * Whether GitHub made the commit, by the button or in the merge queue, or somebody pushed it. By the list of what moved
 * the branch: a signature of GitHub proves less, for it also signs whatever an app commits through the API, with any
 * content and any parents (fern-api/fern#16482), and does not sign a rebase. Where a server has no such list, the
 * signature is all there is. `unknown`: not listed yet, or no longer.
 */
export async function whoMade(
  client: Client,
  repository: Repository,
  landed: Landed,
  isSigned: boolean,
): Promise<'github' | 'somebody' | 'unknown'> {
  const { commit, branch, mergeCommit } = landed
  if (mergeCommit !== commit) return 'unknown'
  const mergedAt = Date.parse(landed.mergedAt ?? '')
  const isEarlier = ({ timestamp }: Activity) => Date.parse(timestamp) < mergedAt - TOLERANCE
  const read = await readMoves(client, repository, branch, moves =>
    moves.some(move => move.after === commit || isEarlier(move)),
  )
  if (!read) return isSigned ? 'github' : 'somebody'
  const own = read.moves.filter(({ after }) => after === commit)
  if (own.some(({ activity_type }) => [BY_BUTTON, BY_QUEUE].includes(activity_type))) return 'github'
  if (own.length > 0) return 'somebody'
  return (await isInGroup(client, repository, commit, nearest(read.moves, mergedAt))) ? 'github' : 'unknown'
}

/** A pull request is marked as merged some seconds after, or before, its branch has moved. */
const TOLERANCE = 60 * 60 * 1000

/** The move of the queue that came next to a time. */
function nearest(moves: readonly Activity[], time: number): Activity | undefined {
  const away = ({ timestamp }: Activity) => Math.abs(Date.parse(timestamp) - time)
  const [first] = moves
    .filter(move => move.activity_type === BY_QUEUE && away(move) <= TOLERANCE)
    .sort((a, b) => away(a) - away(b))
  return first
}

/** The queue merges several changes in one move; of the commits between, none is the end of a move. */
async function isInGroup(
  client: Client,
  repository: Repository,
  commit: string,
  move: Activity | undefined,
): Promise<boolean> {
  if (!move) return false
  const { before, after } = move
  const [since, until] = [
    await compareCommits(client, repository, before, commit),
    await compareCommits(client, repository, commit, after),
  ]
  return commit !== before && since?.mergeBase === before && until?.mergeBase === commit
}
