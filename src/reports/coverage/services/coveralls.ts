import { type Format, UnreadableReport } from '../../text/format.ts'
import { elements, members, parsedJson, text } from '../../text/json.ts'
import { hasKey } from '../../text/json-outline.ts'
import { jsonReport, LineBranches, lineIn, ran } from '../json-report.ts'
import type { FileMeasured, Measured } from '../measured.ts'
import type { CoverageReport } from '../report.ts'

/** What tools send to Coveralls: of each file a list with the hits of every line, and `null` for what is no code. */
export const coveralls: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'Coveralls JSON',
  called: 'a Coveralls report',
  recognises: start => hasKey(start, ['source_files', '[]']),
  reader: () => jsonReport(readFiles),
}

function readFiles(report: unknown, measured: Measured): void {
  const { source_files: files } = members(report, 'the report')
  for (const each of elements(files, 'the source files')) {
    const { name, coverage, branches } = members(each, 'a source file')
    const file = measured.file(text(name, 'the name of a file'))
    readLines(listIn(coverage, 'the coverage of a file'), file, measured)
    readBranches(listIn(branches ?? [], 'the branches of a file'), file, measured)
  }
}

/** Some tools write the list as JSON inside of a text. */
function listIn(value: unknown, what: string): readonly unknown[] {
  return elements(typeof value === 'string' ? parsedJson(value) : value, what)
}

function readLines(counts: readonly unknown[], file: FileMeasured, measured: Measured): void {
  for (let index = 0; index < counts.length; index++)
    if (counts[index] !== null) file.line(index + 1, ran(counts[index], measured))
}

/** Four numbers for each branch: line, block, branch, hits. */
const NUMBERS = 4
const MAX_BRANCHES = 1_000_000

function readBranches(numbers: readonly unknown[], file: FileMeasured, measured: Measured): void {
  if (numbers.length % NUMBERS !== 0)
    throw new UnreadableReport(`The branches of a file are ${numbers.length} numbers, not four for each branch.`)
  if (numbers.length > NUMBERS * MAX_BRANCHES)
    throw new UnreadableReport(`It has more than ${MAX_BRANCHES} branches of one file.`)
  const taken = new Map<string, { line: number; hit: boolean }>()
  for (let at = 0; at < numbers.length; at += NUMBERS) {
    const line = lineIn(numbers[at])
    const key = `${line} ${lineIn(numbers[at + 1])} ${lineIn(numbers[at + 2])}`
    taken.set(key, { line, hit: ran(numbers[at + 3], measured) || taken.get(key)?.hit === true })
  }
  const lineBranches = new LineBranches()
  for (const { line, hit } of taken.values()) lineBranches.add(line, 1, hit ? 1 : 0)
  lineBranches.into(file)
}
