import { type Hunk, hunksOf } from './hunks.ts'

/** Patches of one file; undefined: it is not known, or not one of lines. */
export interface Patches {
  /** From the base as it was, to what was reviewed. */
  reviewed: string | undefined
  /** From the base as it was, to the base as it is. */
  base: string | undefined
  /** From the base as it is, to what there is now. */
  now: string | undefined
}

/**
 * Whether a file is now exactly what a clean merge of the reviewed one with its base gives: every hunk is the same, and
 * where the edits of the base have moved it. A hunk that lies anywhere else is another edit, even between lines that are
 * equal to those of the place it was reviewed at. Anything unknown is no.
 */
export function isReplayed({ reviewed, base, now }: Patches): boolean {
  const [theirs, edits, ours] = [reviewed, base, now].map(patch => hunksOf(patch ?? ''))
  if (theirs === undefined || edits === undefined || ours === undefined) return false
  const moves = edits.flatMap(movesOf)
  // Where the base did nothing to the file, only an equal file is the same.
  if (moves.length === 0 || theirs.length !== ours.length) return false
  return theirs.every((hunk, at) => isMoved(hunk, ours[at], moves))
}

/** What the base did at one place: lines from `at` on that are gone, and how many were added there. */
interface Move {
  at: number
  removed: number
  added: number
}

function movesOf({ start, count, lines }: Hunk): Move[] {
  const moves: Move[] = []
  let move: Move | undefined
  // Git names the line before where there is none.
  let at = count === 0 ? start + 1 : start
  for (const line of lines) {
    const [kind] = line
    if (kind === '\\') continue
    if (kind === ' ') move = undefined
    else {
      if (move === undefined) {
        move = { at, removed: 0, added: 0 }
        moves.push(move)
      }
      if (kind === '-') move.removed++
      else move.added++
    }
    if (kind !== '+') at++
  }
  return moves
}

function isMoved(reviewed: Hunk, now: Hunk | undefined, moves: readonly Move[]): boolean {
  // Without a line of the base there is nothing to tell the place by.
  if (now === undefined || reviewed.count === 0) return false
  const end = reviewed.start + reviewed.count
  const before = moves.filter(({ at, removed }) => at + removed <= reviewed.start)
  const after = moves.filter(({ at }) => at >= end)
  if (before.length + after.length < moves.length) return false
  const start = before.reduce((line, { removed, added }) => line + added - removed, reviewed.start)
  return now.start === start && now.count === reviewed.count && now.lines.join('\n') === reviewed.lines.join('\n')
}
