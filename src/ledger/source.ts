/** Where a verifier reads a ledger from. */
export interface LedgerSource {
  /** Every file there is, in any order. Read one at a time: a ledger may be larger than memory. */
  files(): AsyncIterable<SourceFile>
  history(): Promise<History>
}

/** `odd`: what it is instead of a plain file of reasonable size. */
export type SourceFile = { path: string; bytes: Uint8Array } | { path: string; odd: string }

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
