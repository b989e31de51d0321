import { type Format, UnreadableReport } from '../../text/format.ts'
import { elements, type Members, members } from '../../text/json.ts'
import { hasKey } from '../../text/json-outline.ts'
import { jsonReport, LineBranches, lineIn, ran } from '../json-report.ts'
import type { FileMeasured, Measured } from '../measured.ts'
import type { CoverageReport } from '../report.ts'

/**
 * Istanbul's `coverage-final.json`, of nyc, jest, vitest, c8 and more. A line counts as the most that one of the
 * statements did which begin on it, as Istanbul itself has it; a line that only goes on with a statement is no line.
 */
export const istanbul: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'Istanbul',
  called: 'an Istanbul coverage report',
  recognises: start => hasKey(start, ['*', 'statementMap'], ['*', 'data', 'statementMap']),
  reader: () => jsonReport(readFiles),
}

function readFiles(report: unknown, measured: Measured): void {
  const files = members(report, 'the list of files')
  for (const key of Object.keys(files)) {
    const entry = members(files[key], 'a file')
    // Some tools write their own object, which keeps what it counted in `data`.
    const counted = Object.hasOwn(entry, 'statementMap') ? entry : members(entry['data'], 'a file')
    const path = typeof counted['path'] === 'string' ? counted['path'] : key
    readFile(counted, measured.file(path), measured)
  }
}

function readFile(counted: Members, file: FileMeasured, measured: Measured): void {
  for (const [place, count] of pairs(counted, 'statementMap', 's')) {
    const { start, end } = span(place)
    const hit = ran(count, measured)
    file.line(start.line, hit)
    file.statement(`${start.line}:${start.column}-${end.line}:${end.column}`, 1, hit)
  }
  for (const [place, count] of pairs(counted, 'fnMap', 'f'))
    file.function(String(place['name']), functionLine(place), ran(count, measured))
  const lineBranches = new LineBranches()
  for (const [place, counts] of pairs(counted, 'branchMap', 'b')) {
    const each = elements(counts, 'a branch')
    lineBranches.add(branchLine(place), each.length, each.filter(count => ran(count, measured)).length)
  }
  lineBranches.into(file)
}

/** Places and counts by the same keys. One without the other would leave out code that did not run. */
function* pairs(counted: Members, places: string, counts: string): Generator<[Members, unknown]> {
  const placed = members(counted[places], `a ${places}`)
  const count = members(counted[counts], `the counts "${counts}"`)
  const keys = Object.keys(placed)
  if (keys.length !== Object.keys(count).length || !keys.every(key => Object.hasOwn(count, key)))
    throw new UnreadableReport(`Its "${places}" and the counts "${counts}" do not match.`)
  for (const key of keys) yield [members(placed[key], `a location in "${places}"`), count[key]]
}

function span(place: Members) {
  const start = members(place['start'], 'the start of a location')
  const end = members(place['end'] ?? {}, 'the end of a location')
  return {
    start: { line: lineIn(start['line']), column: String(start['column']) },
    end: { line: String(end['line']), column: String(end['column']) },
  }
}

/** Where it is declared; old versions only have the line. */
const functionLine = (place: Members): number =>
  lineIn(startLine(place['decl']) ?? startLine(place['loc']) ?? place['line'])

/** Of the branch and not of its outcomes: that of an `else` which is not written has no place. */
const branchLine = (place: Members): number => lineIn(startLine(place['loc']) ?? place['line'])

function startLine(span: unknown): unknown {
  return span === undefined
    ? undefined
    : members(members(span, 'a location')['start'], 'the start of a location')['line']
}
