import type { Side } from '../../../git/raw.ts'
import type { Repository } from '../../../git/repository.ts'
import { type Lines, NO_LINES, upTo } from '../../../reports/coverage/lines.ts'
import type { Details } from '../../../reports/coverage/report.ts'

interface Files {
  lines: Map<string, Lines>
  details: Map<string, Details>
}

/**
 * Removes what lies beyond the end of its file: it is of another file, of another version, or made up. A file of which
 * no line is left is not measured. Gives how many lines, branches, functions and statements
 * that were.
 */
export async function clipLines(
  repository: Repository,
  tracked: ReadonlyMap<string, Side>,
  { lines, details }: Files,
): Promise<number> {
  const blobOf = (path: string) => tracked.get(path)?.blob ?? ''
  const measured = [...new Set([...lines.keys(), ...details.keys()])].filter(path => blobOf(path) !== '')
  const counts = await repository.lineCounts([...new Set(measured.map(blobOf))])
  let outOfRange = 0
  for (const path of measured) {
    const last = counts.get(blobOf(path)) ?? 0
    const all = lines.get(path) ?? NO_LINES
    const kept = upTo(all, last)
    const more = details.get(path)
    const cut = more && detailsUpTo(more, last)
    outOfRange += all.length - kept.length + (more && cut ? sizeOf(more) - sizeOf(cut) : 0)
    if (cut) details.set(path, cut)
    if (kept.length < all.length) lines.set(path, kept)
    if (kept.length > 0 || all.length === 0) continue
    lines.delete(path)
    details.delete(path)
  }
  return outOfRange
}

const sizeOf = ({ branches, functions, statements }: Details): number =>
  branches.size + functions.size + statements.size

function detailsUpTo(details: Details, last: number): Details {
  const branches = heldUpTo(details.branches, line => line, last)
  const functions = heldUpTo(details.functions, Number.parseInt, last)
  // A statement, too, is distinguished by the line that it begins in.
  const statements = heldUpTo(details.statements, Number.parseInt, last)
  return { branches, functions, statements }
}

/** The same map where all of it is in the file, as nearly always. */
function heldUpTo<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  lineOf: (key: Key) => number,
  last: number,
): ReadonlyMap<Key, Value> {
  for (const key of map.keys()) if (lineOf(key) > last) return new Map([...map].filter(([one]) => lineOf(one) <= last))
  return map
}
