import type { LedgerContents, ListedRecord, StoredFile } from './contents.ts'

/**
 * Where a ledger is kept: a branch on GitHub, a branch of a local clone, or a folder. Everything that reads or writes
 * records goes through this, and `__tests__/ledger/conformance.test.ts` holds each store to the same sentences.
 *
 * Reading is strict. What lies in the place of a record and is not a plain file of a record's size is given as what it
 * is, and an answer that is not whole is an error: neither is taken for a record that is not there. `undefined` means
 * that there is no ledger. Errors of reading are those of the place, `GitHubError` or `GitError`, with their next step.
 */
export interface RecordStore {
  /** Files in the order of their paths, `null` where there is none; `entryPath` gives the path of an id. */
  read(paths: readonly string[]): Promise<readonly (StoredFile | null)[] | undefined>
  /** Every place of a record in which something lies. */
  list(): Promise<readonly ListedRecord[] | undefined>
  /** Everything there is, for who verifies it. */
  contents(): Promise<LedgerContents | undefined>

  // What `append` is made of: a compare-and-swap. These three throw nothing but a `StoreError`.

  /** The tip, the head and the file at a path, all of one moment. */
  snapshot(path: string): Promise<Snapshot>
  /** The very first commit. `exists`: somebody else has made it. */
  create(files: readonly NewFile[]): Promise<'created' | 'exists'>
  /** Adds or replaces files on top of `expected`, or does nothing at all. `moved`: that is no longer the tip. */
  commit(proposal: Proposal): Promise<'committed' | 'moved'>
}

/** `tip` names the state that was read, in the store's own way; it is only ever handed back as `expected`. */
export type Snapshot =
  | { state: 'absent' }
  | { state: 'present'; tip: string; head: StoredFile | null; record: StoredFile | null }

export interface NewFile {
  path: string
  text: string
}

export interface Proposal {
  expected: string
  headline: string
  body: string
  files: readonly NewFile[]
}

/** What the first commit says, in the stores that have commits. */
export const FIRST_MESSAGE = 'begin the quality records'

export type StoreProblem =
  /** Asking again will not help. `next` names what to grant or to mend. */
  | { code: 'forbidden'; message: string; next: string }
  /** Nothing was written. */
  | { code: 'unavailable'; message: string; retryAfterMs: number | null }
  /** Whether it was written is not known: read before doing anything else. */
  | { code: 'ambiguous'; message: string }

export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly problem: StoreProblem

  constructor(problem: StoreProblem) {
    super(problem.message)
    this.problem = problem
  }
}
