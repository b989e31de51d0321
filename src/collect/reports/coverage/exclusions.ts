import type { Measurement } from '../../../facts/reports.ts'
import type { DiffEntry } from '../../../git/patch.ts'
import type { Repository } from '../../../git/repository.ts'
import { exclusionIn } from '../../../reports/coverage/exclusions.ts'

/** A change of more files than this is not read line by line. */
const MAX_FILES = 500
const MAX_FOUND = 1000

/** Lines that a change wrote and that tools leave out of what they measure; `null`: there is too much to look at. */
export async function newExclusions(
  repository: Repository,
  entries: readonly DiffEntry[],
): Promise<NonNullable<Measurement['exclusions']> | null> {
  const written = entries.filter(({ addedLines, after }) => addedLines.length > 0 && after?.mode.startsWith('100'))
  if (written.length > MAX_FILES) return null
  const found: NonNullable<Measurement['exclusions']> = []
  for (const { path, addedLines, after } of written) {
    const lines = after ? (await repository.text(after.blob)).split('\n') : []
    for (const [first, last] of addedLines) {
      for (let line = first; line <= last; line++) {
        const tool = exclusionIn(lines[line - 1] ?? '')
        if (tool !== undefined) found.push({ path, line, tool })
      }
    }
  }
  return found.length > MAX_FOUND ? null : found
}
