import { createHash } from 'node:crypto'
import { byCodeUnits } from './names.ts'
import type { RawEntry, Side } from './raw.ts'

/**
 * A digest that two commits share exactly when they carry the same change: path, modes and blobs of every changed file.
 * A mode, a link target, a submodule's commit and a binary file count like a line of code. JSON keeps the fields apart,
 * whatever characters a path has.
 */
export function contentDigest(entries: readonly RawEntry[]): string {
  const rows = entries.map(rowOf)
  const document = `[${rows.sort(byCodeUnits).join(',')}]`
  return `sha256:${createHash('sha256').update(document).digest('hex')}`
}

/** Paths at which two commits do not carry the same change, sorted. */
export function differingPaths(left: readonly RawEntry[], right: readonly RawEntry[]): string[] {
  const [one, other] = [left, right].map(entries => new Map(entries.map(entry => [entry.path, rowOf(entry)])))
  const paths = new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])
  return [...paths].filter(path => one?.get(path) !== other?.get(path)).sort(byCodeUnits)
}

const rowOf = (entry: RawEntry): string =>
  JSON.stringify([entry.status, entry.path, entry.previousPath, ...fields(entry.before), ...fields(entry.after)])

function fields(side: Side | null): (string | null)[] {
  return [side?.mode ?? null, side?.blob ?? null]
}
