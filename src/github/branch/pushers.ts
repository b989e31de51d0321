import type { Activity, Moves } from '../activities.ts'

export type Pusher = Activity['actor']

/** Before the first commit of a branch. */
const isNone = (oid: string): boolean => /^0+$/.test(oid)

/**
 * Everybody who moved the branch of a change since the change began, by what moved it: an account, `null` for one that is
 * gone. Names and dates inside of commits are freely chosen by their authors; this is the platform's word. The last
 * pusher alone says too little: an app that pushes after somebody would hide them. Undefined: the list does not show all
 * of them.
 */
export function pushersIn(
  { moves, isWhole }: Moves,
  head: string,
  commits: ReadonlySet<string>,
): readonly Pusher[] | undefined {
  const start = moves.findIndex(({ after }) => after === head)
  if (start === -1) return undefined
  const end = endOf(moves, start, commits)
  const last = moves[end - 1]
  const isBegun = last !== undefined && (isNone(last.before) || (isWhole && !commits.has(last.before)))
  if (!(end < moves.length || isBegun) || !isChain(moves.slice(start, end))) return undefined
  // What was deleted and made again under the same name began with a commit that somebody else may have pushed.
  const earlier = moves.slice(end).filter(({ after }) => commits.has(after))
  return [...moves.slice(start, end), ...earlier].map(({ actor }) => actor)
}

/** Behind the move with which the change began. */
function endOf(moves: readonly Activity[], start: number, commits: ReadonlySet<string>): number {
  let isRewritten = false
  for (const [place, move] of moves.entries()) {
    if (place < start) continue
    // A commit that is none of the change and was not replaced is one of the base, and so is all below it.
    if (!isRewritten && !commits.has(move.after)) return place
    if (isNone(move.before)) return place + 1
    // What a rebase wrote anew may have been brought by whoever pushed before it.
    isRewritten ||= move.activity_type === 'force_push'
  }
  return moves.length
}

/** Each begins where the one before it ended: a gap is a move that is not listed yet. */
const isChain = (moves: readonly Activity[]): boolean =>
  moves.every((move, place) => {
    const earlier = moves[place + 1]
    return earlier === undefined || earlier.after === move.before
  })
