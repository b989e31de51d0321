import { type Lines, mergeLines, NO_LINES } from './lines.ts'
import { mergeDetails } from './measured.ts'
import type { Meant } from './paths.ts'
import type { CoverageReport, Details } from './report.ts'
import { lesserTotals, type Totals } from './totals.ts'

/** Several reports as one, by file: of every line, branch, function and statement the most that any report says. */
export interface MergedCoverage {
  lines: Map<string, Lines>
  details: Map<string, Details>
  totals: Map<string, Totals>
  /** Paths in reports that are no file, or may be another one. */
  unmapped: ReadonlySet<string>
}

/** A report, and which file is meant by a path in it. */
export interface MappedReport {
  report: CoverageReport
  meant(reported: string): Meant | undefined
}

export function mergeReports(reports: readonly MappedReport[]): MergedCoverage {
  const pieces = reports.flatMap(piecesOf)
  // What only ends like a file's path may be another file; it adds nothing to one that is measured under its own name.
  const exact = new Set(pieces.flatMap(({ meant }) => (meant?.exact ? [meant.path] : [])))
  const lists = new Map<string, Lines[]>()
  const details = new Map<string, Details>()
  const totals = new Map<string, Totals>()
  const unmapped = new Set<string>()
  for (const { reported, meant, ...piece } of pieces) {
    if (meant === undefined || (!meant.exact && exact.has(meant.path))) {
      unmapped.add(reported)
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
  reported: string
  meant: Meant | undefined
  lines: Lines
  details: Details | undefined
  totals: Totals | undefined
}

function piecesOf({ report, meant }: MappedReport): Piece[] {
  return [...report.files.keys(), ...(report.totals?.keys() ?? [])].map(reported => ({
    reported,
    meant: meant(reported),
    lines: report.files.get(reported) ?? NO_LINES,
    details: report.details.get(reported),
    totals: report.totals?.get(reported),
  }))
}
