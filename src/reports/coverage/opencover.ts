import { type Format, UnreadableReport } from '../text/format.ts'
import { type Attributes, type XmlHandler, xmlReport } from '../text/xml.ts'
import { rootName } from '../text/xml-outline.ts'
import { hitIn } from './hits.ts'
import { type FileMeasured, Measured } from './measured.ts'
import type { BranchCount, CoverageReport } from './report.ts'

/**
 * OpenCover's XML, as OpenCover, coverlet and AltCover write it. A module numbers its files for itself. Only points are
 * counted; summaries, and what a method says of itself, are totals of them.
 */
export const opencover: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'OpenCover',
  called: 'an OpenCover coverage report',
  recognises: start => rootName(start) === 'CoverageSession',
  reader: () => xmlReport(new OpencoverHandler()),
}

/** A point may span lines: of all points together, more than anyone writes, and less than what takes long. */
const MAX_SPANNED = 5_000_000
const MAX_NAME_LENGTH = 4096

class OpencoverHandler implements XmlHandler {
  private readonly measured = new Measured()
  private readonly above: string[] = []
  private module: Module | undefined
  private method: Method | undefined
  private hasModules = false
  private spanned = 0

  open(name: string, attributes: Attributes): void {
    const parent = this.above.at(-1)
    if (name === 'Modules' && parent === 'CoverageSession') this.hasModules = true
    if (name === 'Module') this.beginModule()
    if (name === 'File' && parent === 'Files') this.addFile(attributes)
    if (name === 'Method') this.beginMethod()
    if (name === 'FileRef' && this.method) this.method.file = attributes.get('uid')
    if (name === 'SequencePoint') this.sequencePoint(attributes)
    if (name === 'BranchPoint') this.branchPoint(attributes)
    this.above.push(name)
  }

  close(name: string): void {
    this.above.pop()
    if (name === 'Method') this.endMethod()
    if (name === 'Module') this.endModule()
  }

  wantsText(element: string): boolean {
    return element === 'Name' && this.above.at(-2) === 'Method' && (this.method?.name.length ?? 0) < MAX_NAME_LENGTH
  }

  text(piece: string): void {
    if (this.method) this.method.name = (this.method.name + piece).slice(0, MAX_NAME_LENGTH)
  }

  report(): CoverageReport {
    if (!this.hasModules) throw new UnreadableReport('It has no list of modules.')
    return this.measured.report()
  }

  private beginModule(): void {
    if (this.module !== undefined) throw new UnreadableReport('A module in it is inside another one.')
    this.module = new Module(this.measured)
  }

  private addFile(attributes: Attributes): void {
    const uid = attributes.get('uid')
    const path = attributes.get('fullPath')
    if (uid === undefined || path === undefined) throw new UnreadableReport('A file in it has no number or no path.')
    if (this.module === undefined) throw new UnreadableReport('A file in it is outside all modules.')
    this.module.add(uid, path)
  }

  /** Points of older tools name no file, and 0 is none: those are in the file of their method. */
  private fileOf(attributes: Attributes): FileMeasured {
    if (this.module === undefined || this.method === undefined)
      throw new UnreadableReport('A point in it is outside all methods.')
    const own = attributes.get('fileid')
    return this.module.file(own === undefined || own === '0' ? this.method.file : own)
  }

  /** Each line of its span is one that can run, and did when any point on it did. */
  private sequencePoint(attributes: Attributes): void {
    const file = this.fileOf(attributes)
    const first = attributes.number('sl')
    const last = attributes.number('el')
    if (first === undefined || last === undefined) throw new UnreadableReport('A point in it has no lines.')
    const hit = this.wasVisited(attributes)
    if (last < first) throw new UnreadableReport(`A point in it ends before it starts: ${first} to ${last}.`)
    this.spanned += last - first
    if (this.spanned > MAX_SPANNED) throw new UnreadableReport(`Its points span more than ${MAX_SPANNED} lines.`)
    for (let line = first; line <= last; line++) file.line(line, hit)
    this.method?.meet(file, first, hit)
  }

  private branchPoint(attributes: Attributes): void {
    const file = this.fileOf(attributes)
    const line = attributes.number('sl')
    if (line === undefined) throw new UnreadableReport('A branch in it has no line.')
    this.module?.branch(file, line, this.wasVisited(attributes))
  }

  /** Read once for all lines of a point. */
  private wasVisited(attributes: Attributes): boolean {
    const visits = attributes.get('vc')
    if (visits === undefined) throw new UnreadableReport('A point in it has no visit count.')
    const hit = hitIn(visits, anomaly => this.measured.note(anomaly))
    if (hit !== undefined) return hit
    throw new UnreadableReport(`It has an unreadable count: ${JSON.stringify(visits.slice(0, 40))}.`)
  }

  private beginMethod(): void {
    if (this.method !== undefined) throw new UnreadableReport('A method in it is inside another one.')
    this.method = new Method()
  }

  private endMethod(): void {
    this.method?.end()
    this.method = undefined
  }

  private endModule(): void {
    this.module?.end()
    this.module = undefined
  }
}

/** Of one module: which file each number means, and the branches of their lines. */
class Module {
  private readonly measured: Measured
  private readonly paths = new Map<string, string>()
  private readonly lineBranches = new Map<FileMeasured, Map<number, BranchCount>>()

  constructor(measured: Measured) {
    this.measured = measured
  }

  /** A file without a point is there, with no line. */
  add(uid: string, path: string): void {
    if ((this.paths.get(uid) ?? path) !== path)
      throw new UnreadableReport(`Two files of one module have the number ${JSON.stringify(uid.slice(0, 40))}.`)
    this.paths.set(uid, path)
    this.measured.file(path)
  }

  file(uid: string | undefined): FileMeasured {
    const path = uid === undefined ? undefined : this.paths.get(uid)
    if (path === undefined) throw new UnreadableReport('A point in it is in a file that its module does not list.')
    return this.measured.file(path)
  }

  /** Several methods may have branches on one line, as with a lambda: all of them count. */
  branch(file: FileMeasured, line: number, isTaken: boolean): void {
    const lines = this.lineBranches.get(file) ?? new Map<number, BranchCount>()
    const known = lines.get(line) ?? { total: 0, taken: 0 }
    lines.set(line, { total: known.total + 1, taken: known.taken + Number(isTaken) })
    this.lineBranches.set(file, lines)
  }

  /** A source that is built into several modules has the same branches in each, so those are not added up. */
  end(): void {
    for (const [file, lines] of this.lineBranches)
      for (const [line, { total, taken }] of lines) file.branch(line, total, taken)
  }
}

/** A method ran when any of its points did, and lies where the first of them does. One without a point has no code. */
class Method {
  name = ''
  /** The number of its file. */
  file: string | undefined
  private place: { file: FileMeasured; line: number } | undefined
  private hasRun = false

  meet(file: FileMeasured, line: number, hit: boolean): void {
    this.place ??= { file, line }
    this.hasRun ||= hit
  }

  end(): void {
    this.place?.file.function(this.name, this.place.line, this.hasRun)
  }
}
