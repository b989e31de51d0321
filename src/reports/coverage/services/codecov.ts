import { type Format, UnreadableReport } from '../../text/format.ts'
import { brief, members } from '../../text/json.ts'
import { hasKey } from '../../text/json-outline.ts'
import { jsonReport, LineBranches, lineIn, ran } from '../json-report.ts'
import type { FileMeasured, Measured } from '../measured.ts'
import type { CoverageReport } from '../report.ts'

/**
 * Codecov's own JSON, which tools such as cargo-llvm-cov and kcov write: of each file its lines by number, or as a list
 * that has nothing at its place 0. A line is a count, `"1/2"` for one of two branches, `true` for some of them, or `null`
 * for what is no code.
 */
export const codecov: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'Codecov JSON',
  called: 'a Codecov coverage report',
  // SimpleCov has the same key above its files, and below them no numbers; ReportGenerator has objects in a list.
  recognises: start =>
    (hasKey(start, ['coverage', '*', '#'], ['coverage', '*', '[]']) || isOfNothing(start)) &&
    !hasKey(start, ['meta', 'simplecov_version'], ['coverage', '*', '[]', '*']),
  reader: () => jsonReport(readFiles),
}

/** A report without a file has none of the keys that tell. */
const isOfNothing = (start: Uint8Array): boolean =>
  /^(?:\xef\xbb\xbf)?\s*\{\s*"coverage"\s*:\s*\{\s*\}/.test(Buffer.from(start.subarray(0, 200)).toString('latin1'))

function readFiles(report: unknown, measured: Measured): void {
  const files = members(members(report, 'the report')['coverage'], 'the list of files')
  for (const path of Object.keys(files)) readFile(files[path], measured.file(path), measured)
}

function readFile(lines: unknown, file: FileMeasured, measured: Measured): void {
  const lineBranches = new LineBranches()
  for (const [line, value] of Array.isArray(lines) ? listed(lines) : numbered(lines))
    readLine(line, value, { file, lineBranches, measured })
  lineBranches.into(file)
}

/** Place 1 is line 1. A list that begins with a line would be counted wrongly, one line off. */
function* listed(lines: readonly unknown[]): Generator<[number, unknown]> {
  if (lines.length > 0 && lines[0] !== null)
    throw new UnreadableReport('A list of lines in it does not begin with null, the place before line 1.')
  for (let line = 1; line < lines.length; line++) yield [line, lines[line]]
}

function* numbered(lines: unknown): Generator<[number, unknown]> {
  const values = members(lines, 'a file')
  for (const key of Object.keys(values)) {
    if (!/^\d{1,10}$/.test(key)) throw new UnreadableReport(`It has an impossible line number: ${brief(key)}.`)
    yield [lineIn(Number(key)), values[key]]
  }
}

interface Into {
  file: FileMeasured
  lineBranches: LineBranches
  measured: Measured
}

function readLine(line: number, value: unknown, { file, lineBranches, measured }: Into): void {
  if (value === null) return
  const branches = branchesIn(value)
  file.line(line, branches === undefined ? ran(value, measured) : branches.taken > 0)
  if (branches === undefined) return
  if (branches.taken > branches.total) measured.note('branch_impossible')
  else lineBranches.add(line, branches.total, branches.taken)
}

/** Of `true` no more is known than that the line ran and that something on it did not: it is as `"1/2"`. */
function branchesIn(value: unknown): { total: number; taken: number } | undefined {
  if (value === true) return { total: 2, taken: 1 }
  if (typeof value !== 'string') return undefined
  const [, taken, total] = /^(\d{1,9})\/(\d{1,9})$/.exec(value) ?? []
  return taken === undefined ? undefined : { total: Number(total), taken: Number(taken) }
}
