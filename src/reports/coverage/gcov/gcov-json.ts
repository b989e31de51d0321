import type { Format } from '../../text/format.ts'
import { elements, type Members, members, text } from '../../text/json.ts'
import { hasKey } from '../../text/json-outline.ts'
import { jsonReport, LineBranches, lineIn, ran } from '../json-report.ts'
import type { FileMeasured, Measured } from '../measured.ts'
import type { CoverageReport } from '../report.ts'

/** What `gcov --json-format` writes, of GCC 9 or newer, unpacked. */
export const gcovJson: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'gcov JSON',
  called: 'a gcov coverage report',
  // Some versions say that of the compiler after the files. That of the format is in what other tools write, too.
  recognises: start => hasKey(start, ['gcc_version'], ['files', '[]', 'lines', '[]', 'unexecuted_block']),
  reader: () => jsonReport(readFiles),
}

function readFiles(report: unknown, measured: Measured): void {
  const { files, format_version: version, current_working_directory: folder } = members(report, 'the report')
  text(version, 'the version of the format')
  if (typeof folder === 'string') measured.source(folder)
  // A header that several files include may come again.
  for (const each of elements(files, 'the files')) {
    const counted = members(each, 'a file')
    readFile(counted, measured.file(text(counted['file'], 'the name of a file')), measured)
  }
}

function readFile(counted: Members, file: FileMeasured, measured: Measured): void {
  const lineBranches = new LineBranches()
  // Every instance of a template has lines and branches of its own at the same place.
  for (const each of elements(counted['lines'], 'the lines of a file')) {
    const one = members(each, 'a line')
    const line = lineIn(one['line_number'])
    file.line(line, ran(one['count'], measured))
    for (const branch of elements(one['branches'] ?? [], 'the branches of a line'))
      addWay(members(branch, 'a branch'), line, lineBranches, measured)
  }
  lineBranches.into(file)
  for (const each of elements(counted['functions'] ?? [], 'the functions of a file')) {
    const one = members(each, 'a function')
    const name = text(one['name'], 'the name of a function')
    file.function(name, lineIn(one['start_line']), ran(one['execution_count'], measured))
  }
}

/** The way that an exception takes is the compiler's, and in no code that someone wrote. */
function addWay(branch: Members, line: number, lineBranches: LineBranches, measured: Measured): void {
  const taken = ran(branch['count'], measured)
  if (branch['throw'] !== true) lineBranches.add(line, 1, taken ? 1 : 0)
}
