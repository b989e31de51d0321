/** Where a ledger is kept: the little that appending needs of it. */
export interface LedgerStore {
  /** The tip, the head and the file at a path, all of one commit. */
  read(path: string): Promise<Snapshot>
  /** The very first commit. `exists`: somebody else has made it. */
  create(files: readonly NewFile[]): Promise<'created' | 'exists'>
  /** Adds or replaces files on top of `expected`, or does nothing at all. `moved`: that is no longer the tip. */
  commit(proposal: Proposal): Promise<'committed' | 'moved'>
}

export type Snapshot =
  | { state: 'absent' }
  | { state: 'present'; tip: string; head: string | null; record: string | null }

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

export type StoreProblem =
  /** Asking again will not help. `next` names what to grant. */
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
