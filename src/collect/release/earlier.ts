import type { EarlierRelease } from '../../facts/release/release.ts'

/** What the ledger says of the releases before one, of its package and to its environment. */
export interface Earlier {
  hasLedger: boolean
  /** Where the release before may be: the newest of its line, the newest of all, and those that older records name. */
  candidates: readonly EarlierRelease[]
  /** The newest of its line, or of all where its line has none. */
  inUse: EarlierRelease | null
  /** The newest of this very commit. */
  same: EarlierRelease | null
  /** Environments that come before, each with the record of this commit there. */
  stages: readonly { environment: string; record: string | null }[]
  /** Whether nothing in the ledger was left unread that could name an earlier one. */
  isWhole: boolean
  /** The authorised releases of these commits. */
  among(commits: readonly string[]): Promise<readonly EarlierRelease[]>
}

/** What is known where there is no ledger. */
export const NOTHING_EARLIER: Earlier = {
  hasLedger: false,
  candidates: [],
  inUse: null,
  same: null,
  stages: [],
  isWhole: true,
  among: async () => [],
}
