import { type Format, UnreadableReport } from '../text/format.ts'
import { type Attributes, type XmlHandler, xmlReport } from '../text/xml.ts'
import { outline } from '../text/xml-outline.ts'
import { type FileMeasured, Measured } from './measured.ts'
import type { BranchCount, CoverageReport } from './report.ts'

/**
 * Clover's XML, as OpenClover, PHPUnit and istanbul (nyc, Jest, Vitest) write it. They mean different things by the
 * same words, see below. Totals (`metrics`) are passed over, and so are OpenClover's tests, which the tool does not
 * count either. What PHPUnit and istanbul sum up as statements are lines, so none are reported.
 */
export const clover: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'Clover',
  called: 'a Clover coverage report',
  recognises: start => {
    const { root, first } = outline(start)
    return root === 'coverage' && first === 'project'
  },
  reader: () => xmlReport(new CloverHandler()),
}

class CloverHandler implements XmlHandler {
  private readonly measured = new Measured()
  private readonly above: string[] = []
  private file: CloverFile | undefined
  private hasProject = false
  private inTests = false

  open(name: string, attributes: Attributes): void {
    if (name === 'project' && this.above.length === 1 && this.above[0] === 'coverage') this.hasProject = true
    if (name === 'testproject') this.inTests = true
    if (!this.inTests) this.read(name, attributes)
    this.above.push(name)
  }

  close(name: string): void {
    this.above.pop()
    if (name === 'testproject') this.inTests = false
    if (name === 'file') this.endFile()
  }

  report(): CoverageReport {
    if (!this.hasProject) throw new UnreadableReport('It has no project.')
    return this.measured.report()
  }

  private read(name: string, attributes: Attributes): void {
    if (name === 'file') this.beginFile(attributes)
    if (name !== 'line') return
    if (this.file === undefined) throw new UnreadableReport('A line in it is outside all files.')
    this.file.line(attributes)
  }

  /** The name is the whole path (PHPUnit), or its last part, and there is a path beside it. */
  private beginFile(attributes: Attributes): void {
    const path = attributes.get('path') ?? attributes.get('name')
    if (path === undefined) throw new UnreadableReport('A file in it has no name.')
    if (this.file !== undefined) throw new UnreadableReport('A file in it is inside another one.')
    this.file = new CloverFile(this.measured.file(path))
  }

  private endFile(): void {
    this.file?.end()
    this.file = undefined
  }
}

/** One file, as it stands at one place of the report. */
class CloverFile {
  private readonly file: FileMeasured
  /** By line. A line may have several conditions; the same file at another place has the same ones again. */
  private readonly lineBranches = new Map<number, BranchCount>()
  /** The method that no statement followed yet. */
  private method: { line: number; count: string } | undefined

  constructor(file: FileMeasured) {
    this.file = file
  }

  line(attributes: Attributes): void {
    const number = attributes.number('num')
    if (number === undefined) throw new UnreadableReport('A line in it has no number.')
    const type = attributes.get('type')
    if (type === 'method') this.beginMethod(number, attributes)
    else if (type === 'stmt') this.statement(number, demanded(attributes, 'count'))
    else if (type === 'cond') this.condition(number, attributes)
    else throw new UnreadableReport(`It has a line of an unsupported type: ${JSON.stringify(type ?? '')}.`)
  }

  end(): void {
    this.endMethod()
    for (const [line, { total, taken }] of this.lineBranches) this.file.branch(line, total, taken)
  }

  /**
   * Where a method begins, nothing runs yet: its statements have lines of their own. A method without any is a line itself.
   * PHPUnit writes it in place of the statements that are on its line, as of a getter; OpenClover, where its body is empty.
   */
  private beginMethod(line: number, attributes: Attributes): void {
    this.endMethod()
    const count = demanded(attributes, 'count')
    this.file.function(attributes.get('signature') ?? attributes.get('name') ?? '', line, count)
    this.method = { line, count }
  }

  private endMethod(): void {
    if (this.method !== undefined) this.file.line(this.method.line, this.method.count)
    this.method = undefined
  }

  private statement(line: number, count: string): void {
    this.method = undefined
    this.file.line(line, count)
  }

  /**
   * OpenClover counts how often a condition was true and how often it was false, and has a statement beside it.
   * istanbul has a count in the same line, and means all branches that lead on from it: those that were taken, and
   * those that were not.
   */
  private condition(line: number, attributes: Attributes): void {
    const yes = demanded(attributes, 'truecount')
    const no = demanded(attributes, 'falsecount')
    const count = attributes.get('count')
    for (const hits of count === undefined ? [yes, no] : [count]) this.statement(line, hits)
    const [taken, missed] = [numberOf(yes), numberOf(no)]
    // Not added up: with others of its line, it might look well.
    if (taken < 0 || missed < 0) this.file.branch(line, -1, 0)
    else if (count === undefined) this.add(line, 2, Number(taken > 0) + Number(missed > 0))
    else this.add(line, taken + missed, taken)
  }

  private add(line: number, total: number, taken: number): void {
    const known = this.lineBranches.get(line) ?? { total: 0, taken: 0 }
    this.lineBranches.set(line, { total: known.total + total, taken: known.taken + taken })
  }
}

function demanded(attributes: Attributes, name: string): string {
  const value = attributes.get(name)
  if (value === undefined) throw new UnreadableReport(`A line in it has no ${name}.`)
  return value
}

function numberOf(text: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  throw new UnreadableReport(`It has an unreadable count: ${JSON.stringify(text.slice(0, 40))}.`)
}
