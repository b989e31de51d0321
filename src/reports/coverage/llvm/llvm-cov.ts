import { type Format, UnreadableReport } from '../../text/format.ts'
import { elements, type Members, members, text } from '../../text/json.ts'
import { hasKey } from '../../text/json-outline.ts'
import { jsonReport, LineBranches, lineIn, ran } from '../json-report.ts'
import { MAX_SPANNED } from '../lines.ts'
import type { FileMeasured, Measured } from '../measured.ts'
import type { CoverageReport } from '../report.ts'
import { type Segment, segmentLines } from './segments.ts'

const TYPE = 'llvm.coverage.json.export'

/** What `llvm-cov export` writes, of C, C++, Swift and, by `cargo llvm-cov --json`, Rust. */
export const llvmCov: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'llvm-cov JSON',
  called: 'an llvm-cov coverage report',
  // It says its type at the end. Keys are in order, so the first of a file comes early.
  recognises: start =>
    hasKey(start, ...['branches', 'expansions', 'filename', 'segments'].map(key => ['data', '[]', 'files', '[]', key])),
  reader: () => jsonReport((report, measured) => new LlvmReport(measured).read(report)),
}

const totalsOnly = (): UnreadableReport =>
  new UnreadableReport('It has only totals of its files, and no lines.', 'Export it again without `--summary-only`.')

class LlvmReport {
  private readonly measured: Measured
  private spanned = 0

  constructor(measured: Measured) {
    this.measured = measured
  }

  read(report: unknown): void {
    const { type, data } = members(report, 'the report')
    if (type !== TYPE) throw new UnreadableReport(`It does not state the type ${TYPE}.`)
    for (const each of elements(data, 'the data')) {
      const { files, functions } = members(each, 'an export')
      const known = new Map<string, FileMeasured>()
      for (const file of elements(files, 'the files')) this.file(members(file, 'a file'), known)
      for (const one of elements(functions ?? [], 'the functions')) this.function(members(one, 'a function'), known)
    }
  }

  private file(counted: Members, known: Map<string, FileMeasured>): void {
    const path = text(counted['filename'], 'the name of a file')
    const file = this.measured.file(path)
    known.set(path, file)
    if (counted['segments'] === undefined && counted['summary'] !== undefined) throw totalsOnly()
    this.lines(elements(counted['segments'], 'the segments of a file'), file)
    const lineBranches = new BranchCount(this.measured)
    for (const branch of elements(counted['branches'] ?? [], 'the branches of a file')) lineBranches.add(branch, '')
    // Branches in a macro are where it is used: LLVM itself shows them there.
    for (const each of elements(counted['expansions'] ?? [], 'the expansions of a file')) {
      const expansion = members(each, 'an expansion')
      const used = elements(expansion['source_region'], 'the location of an expansion').slice(0, 4)
      const branches = elements(expansion['branches'] ?? [], 'the branches of an expansion')
      // A macro may use another one twice: only its turn tells a branch in the second from that in the first.
      for (const [turn, branch] of branches.entries()) lineBranches.add(branch, `${used.join()} ${turn}`, used[0])
    }
    lineBranches.into(file)
  }

  private lines(list: readonly unknown[], file: FileMeasured): void {
    const segments = list.map(each => this.segment(each))
    const first = segments[0]?.line ?? 0
    this.spanned += (segments.at(-1)?.line ?? 0) - first
    if (this.spanned > MAX_SPANNED) throw new UnreadableReport(`Its segments span more than ${MAX_SPANNED} lines.`)
    for (const [line, hit] of segmentLines(segments)) file.line(line, hit)
  }

  /** Five fields, and since version 2.0.1 a sixth. */
  private segment(value: unknown): Segment {
    const [line, column, count, hasCount, isEntry, isGap = false] = elements(value, 'a segment')
    if (![hasCount, isEntry, isGap].every(flag => typeof flag === 'boolean'))
      throw new UnreadableReport('It has an incomplete segment.')
    return {
      line: lineIn(line),
      column: lineIn(column),
      hit: ran(count, this.measured),
      hasCount: hasCount === true,
      isEntry: isEntry === true,
      isGap: isGap === true,
    }
  }

  /** Instances of one template or generic function begin at the same place and are one function, as in LLVM's totals. */
  private function(counted: Members, known: ReadonlyMap<string, FileMeasured>): void {
    const [path] = elements(counted['filenames'], 'the files of a function')
    const [region] = elements(counted['regions'], 'the regions of a function')
    const file = known.get(String(path))
    if (file === undefined || region === undefined) return
    const [line, column] = elements(region, 'a region')
    file.function(`at column ${lineIn(column)}`, lineIn(line), ran(counted['count'], this.measured))
  }
}

/** The two branches of each condition. One at the same place is of another instance of the same code. */
class BranchCount {
  private readonly measured: Measured
  private readonly conditions = new Map<string, { line: number; yes: boolean; no: boolean }>()

  constructor(measured: Measured) {
    this.measured = measured
  }

  /** `used` distinguishes uses of a macro; `usedOn` is the line of the use. */
  add(branch: unknown, used: string, usedOn?: unknown): void {
    const fields = elements(branch, 'a branch')
    const place = `${used} ${fields.slice(0, 4).join()}`
    const known = this.conditions.get(place)
    const yes = ran(fields[4], this.measured) || known?.yes === true
    const no = ran(fields[5], this.measured) || known?.no === true
    this.conditions.set(place, { line: lineIn(usedOn ?? fields[0]), yes, no })
  }

  into(file: FileMeasured): void {
    const lineBranches = new LineBranches()
    for (const { line, yes, no } of this.conditions.values()) lineBranches.add(line, 2, Number(yes) + Number(no))
    lineBranches.into(file)
  }
}
