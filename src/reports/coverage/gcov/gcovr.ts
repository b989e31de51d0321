import type { Format } from '../../text/format.ts'
import { elements, type Members, members, text } from '../../text/json.ts'
import { hasKey } from '../../text/json-outline.ts'
import { jsonReport, LineBranches, lineIn, ran } from '../json-report.ts'
import type { FileMeasured, Measured } from '../measured.ts'
import type { CoverageReport } from '../report.ts'

/**
 * What `gcovr --json` writes. It looks like gcov's own JSON, with marks of gcovr: which lines are excluded, and, before
 * version 6, which are no code. Branches of exceptions are counted as gcovr counts them: it has a setting for those.
 */
export const gcovr: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'gcovr JSON',
  called: 'a gcovr coverage report',
  // Before version 6 the version of the format comes behind all files, so what it says of the first one must do.
  recognises: start =>
    hasKey(
      start,
      ['gcovr/format_version'],
      [...LINE, 'gcovr/noncode'],
      [...LINE, 'gcovr/md5'],
      ['files', '[]', 'functions', '[]', 'lineno'],
    ),
  reader: () => jsonReport(readFiles),
}

const LINE = ['files', '[]', 'lines', '[]']

function readFiles(report: unknown, measured: Measured): void {
  const { files, 'gcovr/format_version': version } = members(report, 'the report')
  text(version, 'the version of the format')
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
    if (!isLeftOut(one)) readLine(one, file, { lineBranches, measured })
  }
  lineBranches.into(file)
  for (const each of elements(counted['functions'] ?? [], 'the functions of a file')) {
    const one = members(each, 'a function')
    if (!isLeftOut(one)) readFunction(one, file, measured)
  }
}

interface Into {
  lineBranches: LineBranches
  measured: Measured
}

function readLine(one: Members, file: FileMeasured, { lineBranches, measured }: Into): void {
  const line = lineIn(one['line_number'])
  file.line(line, ran(one['count'], measured))
  for (const each of elements(one['branches'] ?? [], 'the branches of a line')) {
    const branch = members(each, 'a branch')
    if (!isLeftOut(branch)) lineBranches.add(line, 1, ran(branch['count'], measured) ? 1 : 0)
  }
}

/** Named as the linker or as the source has it, whichever the compiler told. */
function readFunction(one: Members, file: FileMeasured, measured: Measured): void {
  const name = text(one['demangled_name'] ?? one['name'], 'the name of a function')
  file.function(name, lineIn(one['lineno']), ran(one['execution_count'], measured))
}

/** Excluded by a marker in the code or a setting of gcovr, or no code at all. */
function isLeftOut(one: Members): boolean {
  return one['gcovr/excluded'] === true || one['gcovr/noncode'] === true
}
