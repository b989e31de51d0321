import type { Side } from '../git/raw.ts'
import type { Repository } from '../git/repository.ts'
import { type Lines, upTo } from '../reports/coverage/lines.ts'
import type { Details } from '../reports/coverage/report.ts'

interface Files {
  lines: Map<string, Lines>
  details: Map<string, Details>
}

/**
 * Takes away lines that lie beyond the end of their file: they are of another file, of another version, or made up. A
 * file of which nothing is left is not measured. Gives how many they were.
 */
export async function withoutLinesBeyond(
  repository: Repository,
  tracked: ReadonlyMap<string, Side>,
  { lines, details }: Files,
): Promise<number> {
  const blobOf = (path: string) => tracked.get(path)?.blob ?? ''
  const measured = [...lines].filter(([, of]) => of.length > 0)
  const counts = await repository.lineCounts([...new Set(measured.map(([path]) => blobOf(path)))])
  let beyond = 0
  for (const [path, all] of measured) {
    const last = counts.get(blobOf(path)) ?? 0
    const kept = upTo(all, last)
    if (kept.length === all.length) continue
    beyond += all.length - kept.length
    const more = details.get(path)
    if (more) details.set(path, { ...more, branches: branchesUpTo(more.branches, last) })
    lines.set(path, kept)
    if (kept.length > 0) continue
    lines.delete(path)
    details.delete(path)
  }
  return beyond
}

const branchesUpTo = (branches: Details['branches'], last: number): Details['branches'] =>
  new Map([...branches].filter(([line]) => line <= last))
