import type { Lines } from './lines.ts'
import type { Totals } from './totals.ts'

/** An anomaly in a report that does not make it untrustworthy. */
export type Anomaly =
  | 'negative_count'
  | 'huge_count'
  | 'fractional_count'
  | 'line_zero'
  | 'summary_mismatch'
  | 'branch_impossible'

/** What a coverage report says, whatever its format. Paths are as the report has them. */
export interface CoverageReport {
  files: ReadonlyMap<string, Lines>
  /** By the same paths, where the format reports more than lines. */
  details: ReadonlyMap<string, Details>
  /** By paths that are not among `files`, where the format reports no lines. */
  totals?: ReadonlyMap<string, Totals>
  /** Folders that paths are relative to, as the report names them. Never opened. */
  sources: readonly string[]
  /**
   * Where relative paths begin: `packages`, somewhere below the folders of sources, as Java's packages do; `modules`, at
   * the name of a Go module. Left out: at the root of the repository.
   */
  relative?: 'packages' | 'modules'
  anomalies: ReadonlyMap<Anomaly, number>
}

/** What a format may report of a file beside its lines. */
export interface Details {
  /** By line: how many branches it has, and how many of them were taken. */
  branches: ReadonlyMap<number, BranchCount>
  /** By name and place: whether it was called. */
  functions: ReadonlyMap<string, boolean>
  /** By place: how many statements are there, and whether they ran. */
  statements: ReadonlyMap<string, Statements>
}

export interface BranchCount {
  total: number
  taken: number
}

export interface Statements {
  count: number
  hit: boolean
}
