import { type Lines, mergeLines, NO_LINES } from './lines.ts'
import { mergeDetails } from './measured.ts'
import type { Meant } from './paths/resolve.ts'
import type { CoverageReport, Details } from './report.ts'
import { lesserTotals, type Totals } from './totals.ts'

/** Several reports as one, by file: of every line, branch, function and statement the most that any report says. */
export interface MergedCoverage {
  lines: Map<string, Lines>
  details: Map<string, Details>
  totals: Map<string, Totals>
  /** By report: paths that are no file, or may be another one. */
  unmapped: readonly (readonly string[])[]
}

/** A report, and which files the paths in it mean. */
export interface MappedReport {
  report: CoverageReport
  meant: ReadonlyMap<string, Meant>
}

/** The paths that a report names. */
export const pathsOf = ({ files, totals }: CoverageReport): string[] => [...files.keys(), ...(totals?.keys() ?? [])]

/** Whether a report measures nothing of a path that it names. */
export const isEmpty = ({ files, totals }: CoverageReport, path: string): boolean =>
  (files.get(path) ?? NO_LINES).length === 0 && totals?.has(path) !== true

export function mergeReports(reports: readonly MappedReport[]): MergedCoverage {
  const pieces = reports.flatMap((report, at) => piecesOf(report, at))
  // What only ends like a file's path may be another file; it adds nothing to one that is measured under its own name.
  const exact = new Set(pieces.flatMap(({ meant }) => (meant?.exact ? [meant.path] : [])))
  const lists = new Map<string, Lines[]>()
  const details = new Map<string, Details>()
  const totals = new Map<string, Totals>()
  const unmapped: string[][] = reports.map(() => [])
  for (const { at, reported, meant, ...piece } of pieces) {
    if (meant === undefined || (!meant.exact && exact.has(meant.path))) {
      unmapped[at]?.push(reported)
      continue
    }
    const { path } = meant
    if (piece.totals) {
      totals.set(path, lesserTotals(totals.get(path), piece.totals))
      continue
    }
    lists.set(path, [...(lists.get(path) ?? []), piece.lines])
    if (piece.details) details.set(path, mergeDetails(details.get(path), piece.details))
  }
  const lines = new Map(Array.from(lists, ([path, list]) => [path, mergeLines(list)]))
  return { lines, details, totals, unmapped }
}

/** One file, as one report has it. */
interface Piece {
  /** Which of the reports. */
  at: number
  reported: string
  meant: Meant | undefined
  lines: Lines
  details: Details | undefined
  totals: Totals | undefined
}

function piecesOf({ report, meant }: MappedReport, at: number): Piece[] {
  return pathsOf(report).map(reported => ({
    at,
    reported,
    meant: meant.get(reported),
    lines: report.files.get(reported) ?? NO_LINES,
    details: report.details.get(reported),
    totals: report.totals?.get(reported),
  }))
}
