import { createHash } from 'node:crypto'
import { byCodeUnits } from './names.ts'
import type { RawEntry, Side } from './raw.ts'

/**
 * A digest that two commits share exactly when they carry the same change: path, modes and blobs of every changed file.
 * A mode, a link target, a submodule's commit and a binary file count like a line of code. JSON keeps the fields apart,
 * whatever characters a path has.
 */
export function contentDigest(entries: readonly RawEntry[]): string {
  const rows = entries.map(entry =>
    JSON.stringify([entry.status, entry.path, entry.previousPath, ...fields(entry.before), ...fields(entry.after)]),
  )
  const document = `[${rows.sort(byCodeUnits).join(',')}]`
  return `sha256:${createHash('sha256').update(document).digest('hex')}`
}

function fields(side: Side | null): (string | null)[] {
  return [side?.mode ?? null, side?.blob ?? null]
}
