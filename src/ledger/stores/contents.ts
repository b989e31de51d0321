import { ENTRY_PATH, idAt, MAX_ENTRY_BYTES } from '../entry.ts'

/** A ledger as a verifier sees it. */
export interface LedgerContents {
  /** Every file there is, in any order. Read one at a time: a ledger may be larger than memory. */
  files(): AsyncIterable<StoredFile>
  history(): Promise<History>
}

/** `odd`: what it is instead of a plain file of reasonable size. It completes the sentence "This is …". */
export type StoredFile = { path: string; bytes: Uint8Array } | { path: string; unexpected: string }

export interface ListedRecord {
  /** By its path: what the file says was not looked at. */
  id: string
  path: string
  /** What lies there instead of a plain file of reasonable size; `null` for a usual record. */
  unexpected: string | null
}

export type History =
  | { state: 'known'; commits: AsyncIterable<HistoryCommit> }
  /** `why` completes the sentence "The history was not checked: …". */
  | { state: 'unknown'; why: string }

/** A commit of the ledger's branch, oldest first. */
export interface HistoryCommit {
  oid: string
  parents: readonly string[]
  committedAt: string
  changes: readonly HistoryChange[]
}

export interface HistoryChange {
  /** As git says it: `A` added, `M` modified, `D` deleted, `T` another type of file. Renames are `D` and `A`. */
  status: string
  path: string
}

/** How git writes the mode of a plain file. */
const PLAIN = '100644'

/** What an entry of a git tree is instead of a plain file of reasonable size. */
export function unexpectedEntry(mode: string, size: number): string | undefined {
  return mode === PLAIN ? unexpectedSize(size) : `of mode ${mode}, not a plain file`
}

export function unexpectedSize(size: number): string | undefined {
  return size > MAX_ENTRY_BYTES ? `a file of ${size} bytes, larger than any record` : undefined
}

/** A path as a listed record; nothing when no record belongs there. */
export function listedAt(path: string, unexpected: string | undefined): ListedRecord[] {
  return ENTRY_PATH.test(path) ? [{ id: idAt(path), path, unexpected: unexpected ?? null }] : []
}
