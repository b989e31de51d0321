import { type ReportReader, UnreadableReport } from '../text/format.ts'
import { brief, wholeJson } from '../text/json.ts'
import { hitIn } from './hits.ts'
import { MAX_LINE } from './lines.ts'
import { type FileMeasured, Measured } from './measured.ts'
import type { CoverageReport } from './report.ts'

/** Reads a coverage report that is one JSON text. */
export function jsonReport(read: (value: unknown, measured: Measured) => void): ReportReader<CoverageReport> {
  return wholeJson(value => {
    const measured = new Measured()
    read(value, measured)
    return measured.report()
  })
}

/** The number of a line; 0, which some tools write for code without a place, is left to whoever counts it. */
export function lineIn(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_LINE) return value
  throw new UnreadableReport(`It has an impossible line number: ${brief(value)}.`)
}

/** Whether a count says that something ran. */
export function ran(count: unknown, measured: Measured): boolean {
  if (Number.isSafeInteger(count)) {
    if ((count as number) < 0) measured.note('negative_count')
    return (count as number) > 0
  }
  const hit = typeof count === 'number' ? hitIn(String(count), anomaly => measured.note(anomaly)) : undefined
  if (hit === undefined) throw new UnreadableReport(`It has an unreadable count: ${brief(count)}.`)
  return hit
}

/** Branches of lines, added up by line before they are merged with those of another report. */
export class LineBranches {
  private readonly lineBranches = new Map<number, { total: number; taken: number }>()

  add(line: number, total: number, taken: number): void {
    const known = this.lineBranches.get(line)
    if (known === undefined) this.lineBranches.set(line, { total, taken })
    else {
      known.total += total
      known.taken += taken
    }
  }

  into(file: FileMeasured): void {
    for (const [line, { total, taken }] of this.lineBranches) if (line > 0) file.branch(line, total, taken)
  }
}
