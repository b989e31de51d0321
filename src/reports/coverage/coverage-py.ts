import type { Format } from '../text/format.ts'
import { elements, type Members, members } from '../text/json.ts'
import { hasKey } from '../text/json-outline.ts'
import { jsonReport, LineBranches, lineIn } from './json-report.ts'
import type { FileMeasured, Measured } from './measured.ts'
import type { CoverageReport } from './report.ts'

/** What `coverage json` of coverage.py writes. Lines that were excluded are no code, and stand in a list of their own. */
export const coveragePy: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'coverage.py JSON',
  called: 'a coverage.py JSON report',
  recognises: start => hasKey(start, ['meta', 'show_contexts']),
  reader: () => jsonReport(readFiles),
}

function readFiles(report: unknown, measured: Measured): void {
  const files = members(members(report, 'the report')['files'], 'the list of files')
  for (const path of Object.keys(files)) readFile(members(files[path], 'a file'), measured.file(path))
}

function readFile(counted: Members, file: FileMeasured): void {
  for (const line of elements(counted['executed_lines'], 'the executed lines')) file.line(lineIn(line), true)
  for (const line of elements(counted['missing_lines'], 'the missing lines')) file.line(lineIn(line), false)
  readFunctions(counted, file)
  // Without `--branch` there are none of them.
  const lineBranches = new LineBranches()
  for (const way of elements(counted['executed_branches'] ?? [], 'the executed branches'))
    lineBranches.add(from(way), 1, 1)
  for (const way of elements(counted['missing_branches'] ?? [], 'the missing branches'))
    lineBranches.add(from(way), 1, 0)
  lineBranches.into(file)
}

/** A way leads from a line to a line; one that leads out of the code has a target below 0. */
function from(way: unknown): number {
  return lineIn(elements(way, 'a branch')[0])
}

/** Since 7.6 by name, with `""` for what is in no function. Older versions say nothing of them. */
function readFunctions(counted: Members, file: FileMeasured): void {
  const functions = members(counted['functions'] ?? {}, 'the list of functions')
  for (const name of Object.keys(functions)) {
    const one = members(functions[name], 'a function')
    const executed = elements(one['executed_lines'], 'the executed lines')
    const missing = elements(one['missing_lines'], 'the missing lines')
    const lines = [...executed, ...missing].map(lineIn)
    if (name === '' || lines.length === 0) continue
    file.function(
      name,
      one['start_line'] === undefined
        ? lines.reduce((first, line) => Math.min(first, line))
        : lineIn(one['start_line']),
      executed.length > 0,
    )
  }
}
