import type { LineRange } from '../../../facts/basics.ts'
import type { DiffEntry } from '../../../git/patch.ts'
import type { Repository } from '../../../git/repository.ts'
import type { LocalChange } from '../checkout.ts'

/** The part of a merge group that is one change: what lies between two commits of the queue. */
export interface GroupPart {
  base: string
  head: string
}

/**
 * What a change has put into the commit of its group, with lines as that commit numbers them. They are the lines that the
 * group has written since before the change, without those that it has written since after it. So every line of a group is
 * of at least one of its changes.
 */
export async function partOf(
  repository: Repository,
  { base, head }: GroupPart,
  commit: string,
): Promise<LocalChange & { from: string }> {
  const since = await repository.diff(base, commit)
  if (head === commit) return { from: base, to: commit, entries: since }
  const later = new Map((await repository.diff(head, commit)).map(({ path, addedLines }) => [path, addedLines]))
  const own = new Set((await repository.rawDiff(base, head, { renames: false })).map(({ path }) => path))
  const entries = since.flatMap((entry): DiffEntry[] => {
    const addedLines = without(entry.addedLines, later.get(entry.path) ?? [])
    const isOwn = own.has(entry.path) || (entry.previousPath !== null && own.has(entry.previousPath))
    return isOwn || addedLines.length > 0 ? [{ ...entry, addedLines }] : []
  })
  return { from: base, to: commit, entries }
}

/** The lines of some ranges that are in none of the others. Both are in ascending order. */
export function without(ranges: readonly LineRange[], others: readonly LineRange[]): LineRange[] {
  const left: LineRange[] = []
  let at = 0
  for (const [first, last] of ranges) {
    let start = first
    while ((others[at]?.[1] ?? Number.POSITIVE_INFINITY) < start) at += 1
    for (let next = at; start <= last; next += 1) {
      const [from, to] = others[next] ?? [last + 1, last + 1]
      if (from > start) left.push([start, Math.min(from - 1, last)])
      start = Math.max(start, to + 1)
    }
  }
  return left
}
