import type { Measurement } from '../../../facts/reports.ts'
import type { DiffEntry, LineRange } from '../../../git/patch.ts'
import type { Repository } from '../../../git/repository.ts'

/** A change of more files than this is not read file by file. */
const MAX_FILES = 500

/** Files of a change with lines of code in them. */
const written = (entries: readonly DiffEntry[]): DiffEntry[] =>
  entries.filter(({ addedLines, after }) => addedLines.length > 0 && after?.mode.startsWith('100'))

/**
 * The change without lines that differ in white space only, so that code that is only indented anew counts as old.
 * Undefined: too many files.
 */
export async function contentOnly(
  repository: Repository,
  entries: readonly DiffEntry[],
): Promise<DiffEntry[] | undefined> {
  const all = written(entries)
  if (all.length > MAX_FILES) return undefined
  const found: DiffEntry[] = []
  for (const entry of all) {
    const isEdited = entry.before?.mode.startsWith('100') && entry.after
    const addedLines = isEdited
      ? await repository.linesOfContent(entry.before?.blob ?? '', entry.after?.blob ?? '')
      : entry.addedLines
    found.push({ ...entry, addedLines })
  }
  return found
}

/** Lines that are not blank, of the files that are wanted; `null`: too many files. */
export async function unreadLines(
  repository: Repository,
  entries: readonly DiffEntry[],
  { content, isMeasured }: { content: readonly DiffEntry[] | undefined; isMeasured(path: string): boolean },
): Promise<NonNullable<Measurement['unread']> | null> {
  const all = written(entries).filter(({ path }) => !isMeasured(path))
  if (all.length > MAX_FILES) return null
  const found: NonNullable<Measurement['unread']> = []
  for (const { path, addedLines, after } of all) {
    const lines = after ? (await repository.text(after.blob)).split('\n') : []
    const ofContent = content?.find(entry => entry.path === path)?.addedLines
    found.push({
      path,
      lines: filledIn(lines, addedLines),
      ...(ofContent ? { content: filledIn(lines, ofContent) } : {}),
    })
  }
  return found
}

function filledIn(lines: readonly string[], ranges: readonly LineRange[]): number {
  return ranges.reduce(
    (sum, [first, last]) => sum + lines.slice(first - 1, last).filter(line => line.trim() !== '').length,
    0,
  )
}
