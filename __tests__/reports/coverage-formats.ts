import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isHit, type Lines, lineNumber } from '../../src/reports/coverage/lines.ts'
import type { CoverageReport } from '../../src/reports/coverage/report.ts'
import type { Totals } from '../../src/reports/coverage/totals.ts'
import { type Format, UnreadableReport } from '../../src/reports/text/format.ts'
import { places } from './places.ts'

/** What tests of every coverage format need: to read a text, and to show what was read on one line a file. */

const FIXTURES = join(import.meta.dirname, '../../__fixtures__/coverage')

export const fixture = (name: string): Buffer => readFileSync(join(FIXTURES, name))

/** The names of all of them. */
export const fixtures = readdirSync(FIXTURES).filter(name => name !== 'README.md')

export function reading(format: Format<CoverageReport>, ...chunks: (string | Uint8Array)[]): CoverageReport {
  const reader = format.reader()
  for (const chunk of chunks) reader.push(Buffer.from(chunk as string))
  return reader.end()
}

/** `1:0 2:1` for two lines of which the second was hit. */
export const shownLines = (lines: Lines): string =>
  Array.from(lines, code => `${lineNumber(code)}:${isHit(code) ? 1 : 0}`).join(' ')

export const shown = ({ files }: CoverageReport): Record<string, string> =>
  Object.fromEntries(Array.from(files, ([path, lines]) => [path, shownLines(lines)]))

/** `[covered, total]` of each metric, over all files. */
export function totals({ files, details, totals: given }: CoverageReport) {
  const all = [...details.values()]
  const codes = [...files.values()].flatMap(lines => [...lines])
  const counts = all.flatMap(({ branches }) => [...branches.values()])
  const functions = all.flatMap(one => [...one.functions.values()])
  const statements = all.flatMap(one => [...one.statements.values()])
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  if (given) return summed([...given.values()])
  return {
    lines: [codes.filter(isHit).length, codes.length],
    branches: [sum(counts.map(({ taken }) => taken)), sum(counts.map(({ total }) => total))],
    functions: [functions.filter(Boolean).length, functions.length],
    statements: [sum(statements.map(({ count, hit }) => (hit ? count : 0))), sum(statements.map(({ count }) => count))],
  }
}

function summed(all: readonly Totals[]) {
  const of = (metric: keyof Totals) =>
    (['covered', 'total'] as const).map(key => all.reduce((sum, one) => sum + one[metric][key], 0))
  return { lines: of('lines'), branches: of('branches'), functions: of('functions'), statements: of('statements') }
}

/** Reads the same wherever the stream is cut: in two at any place, and byte by byte. */
export function cutEverywhere(format: Format<CoverageReport>, bytes: Buffer): boolean {
  const whole = JSON.stringify(everything(reading(format, bytes)))
  for (const cut of places(bytes.length)) {
    const parts = [bytes.subarray(0, cut), bytes.subarray(cut)]
    if (JSON.stringify(everything(reading(format, ...parts))) !== whole) return false
  }
  const single = Array.from(bytes, byte => Uint8Array.of(byte))
  return JSON.stringify(everything(reading(format, ...single))) === whole
}

const everything = (report: CoverageReport) => [shown(report), totals(report), report.sources, [...report.anomalies]]

/** Whether a text that must be whole is refused at a sample of the places where it could end too early, and at its end. */
export function refusesCuts(format: Format<CoverageReport>, bytes: Buffer): boolean {
  const end = bytes.toString('latin1').trimEnd().length
  const step = Math.max(1, Math.floor(end / 1000))
  for (let cut = end - 1; cut >= 0; cut -= cut > end - 100 ? 1 : step) {
    try {
      reading(format, bytes.subarray(0, cut))
      return false
    } catch (error) {
      if (!(error instanceof UnreadableReport)) throw error
    }
  }
  return true
}
