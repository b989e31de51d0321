import { type Format, UnreadableReport } from '../../text/format.ts'
import { brief, elements, type Members, members } from '../../text/json.ts'
import { hasKey } from '../../text/json-outline.ts'
import { jsonReport, ran } from '../json-report.ts'
import type { FileMeasured, Measured } from '../measured.ts'
import type { CoverageReport } from '../report.ts'
import type { Sum } from '../totals.ts'

/**
 * What `grcov -t covdir` writes: folders in folders, and of each file a list with the hits of every line, and -1 for what
 * is no code. The totals beside them only have to agree.
 */
export const covdir: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'grcov covdir',
  called: 'a covdir report of grcov',
  // In whatever order the keys come: of the whole tree, or of the first thing in it.
  recognises: start =>
    hasKey(
      start,
      ['coveragePercent'],
      ['children', '*', 'children'],
      ['children', '*', 'coveragePercent'],
      ['children', '*', 'coverage', '[]'],
    ),
  reader: () => jsonReport(readTree),
}

/** Folders have no end of their own: this is more than any path has. */
const MAX_DEPTH = 256
const NO_CODE = -1

function readTree(report: unknown, measured: Measured): void {
  readNode(members(report, 'the report'), [], measured)
}

/** Gives what it counted, which the folder above adds up. */
function readNode(node: Members, path: readonly string[], measured: Measured): Sum {
  const isFolder = Object.hasOwn(node, 'children')
  const counted = isFolder ? readFolder(node, path, measured) : readFile(node, path, measured)
  const { linesTotal: total, linesCovered: covered } = node
  if (!agrees(total, counted.total) || !agrees(covered, counted.covered)) measured.note('summary_mismatch')
  return counted
}

function readFolder(node: Members, path: readonly string[], measured: Measured): Sum {
  if (path.length >= MAX_DEPTH) throw new UnreadableReport(`Its folders are nested more than ${MAX_DEPTH} levels deep.`)
  if (Object.hasOwn(node, 'coverage')) throw new UnreadableReport('It has something that is both a folder and a file.')
  const children = members(node['children'], 'the children of a folder')
  const sum = { covered: 0, total: 0 }
  for (const name of Object.keys(children)) {
    const { covered, total } = readNode(members(children[name], 'a file or a folder'), [...path, name], measured)
    sum.covered += covered
    sum.total += total
  }
  return sum
}

function readFile(node: Members, path: readonly string[], measured: Measured): Sum {
  const counts = elements(node['coverage'], 'the coverage of a file')
  return readLines(counts, measured.file(pathOf(path)), measured)
}

function readLines(counts: readonly unknown[], file: FileMeasured, measured: Measured): Sum {
  const sum = { covered: 0, total: 0 }
  for (let index = 0; index < counts.length; index++) {
    if (counts[index] === NO_CODE) continue
    const hit = ran(counts[index], measured)
    file.line(index + 1, hit)
    sum.total += 1
    sum.covered += hit ? 1 : 0
  }
  return sum
}

/** The root of the file system may be the first folder. */
function pathOf(path: readonly string[]): string {
  return path.join('/').replace(/^\/{2,}/, '/')
}

function agrees(claimed: unknown, counted: number): boolean {
  if (claimed === undefined || Number.isSafeInteger(claimed)) return claimed === undefined || claimed === counted
  throw new UnreadableReport(`It has an invalid total: ${brief(claimed)}.`)
}
