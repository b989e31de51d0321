import { type Format, UnreadableReport } from '../text/format.ts'
import { type Attributes, type XmlHandler, xmlReport } from '../text/xml.ts'
import { outline, startText } from '../text/xml-outline.ts'
import { resolved } from '../text/xml-references.ts'
import { type FileMeasured, Measured } from './measured.ts'
import type { BranchCount, CoverageReport } from './report.ts'

/**
 * Cobertura's XML, which tools of many languages write. Clover and SonarQube have the same root, but hold a
 * project or files in it. Only lines
 * directly in a class are counted: those in its methods are the same again.
 */
export const cobertura: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'Cobertura',
  called: 'a Cobertura coverage report',
  recognises: start => {
    const { root, attributes, first } = outline(start)
    if (root !== 'coverage' || OF_OTHERS.includes(first)) return false
    return /\sline-rate\s*=/.test(attributes) || /<packages\b/.test(startText(start))
  },
  reader: () => xmlReport(new CoberturaHandler()),
}

/** What Clover and SonarQube begin with. */
const OF_OTHERS: readonly (string | undefined)[] = ['project', 'file']

class CoberturaHandler implements XmlHandler {
  private readonly measured = new Measured()
  private readonly above: string[] = []
  private file: FileMeasured | undefined
  private source = ''
  /** By what a condition says. */
  private readonly lineBranches = new Map<string, BranchCount>()
  /** Of the method whose first line is still to come. */
  private method: string | undefined
  private hasPackages = false

  open(name: string, attributes: Attributes): void {
    if (name === 'line') this.lineIn(attributes)
    else this.openOther(name, attributes)
    this.above.push(name)
  }

  private openOther(name: string, attributes: Attributes): void {
    const { above } = this
    if (name === 'packages' && above.at(-1) === 'coverage') this.hasPackages = true
    if (name === 'class') this.beginClass(attributes)
    if (name === 'method' && above.at(-2) === 'class') this.method = attributes.get('name') ?? ''
    if (name === 'source') this.source = ''
  }

  private lineIn(attributes: Attributes): void {
    const { above } = this
    if (above[above.length - 1] !== 'lines') return
    const owner = above[above.length - 2]
    if (owner === 'class') this.line(attributes)
    else if (owner === 'method') this.methodLine(attributes)
  }

  close(name: string): void {
    this.above.pop()
    if (name === 'class') this.file = undefined
    if (name === 'method') this.method = undefined
    if (name === 'source') this.measured.source(resolved(this.source).trim())
  }

  wantsText(element: string): boolean {
    return element === 'source' && this.source.length < MAX_SOURCE_LENGTH
  }

  text(piece: string): void {
    this.source += piece.slice(0, MAX_SOURCE_LENGTH)
  }

  report(): CoverageReport {
    if (!this.hasPackages) throw new UnreadableReport('It has no list of packages.')
    return this.measured.report()
  }

  private beginClass(attributes: Attributes): void {
    const path = attributes.get('filename')
    if (path === undefined) throw new UnreadableReport('A class in it names no file.')
    this.file = this.measured.file(path)
  }

  private line(attributes: Attributes): void {
    const number = attributes.number('number')
    const hits = attributes.numberOrText('hits')
    if (number === undefined || hits === undefined) throw new UnreadableReport('A line in it has no number or no hits.')
    this.file?.line(number, hits)
    if (!attributes.has('branch') || attributes.get('branch')?.toLowerCase() !== 'true') return
    const condition = attributes.get('condition-coverage')
    if (condition !== undefined) this.conditions(number, condition)
  }

  private conditions(line: number, text: string): void {
    const isShort = text.length <= MAX_KNOWN_LENGTH
    let lineBranches = isShort ? this.lineBranches.get(text) : undefined
    if (lineBranches === undefined) {
      lineBranches = branchesIn(text)
      if (isShort && this.lineBranches.size < MAX_KNOWN) this.lineBranches.set(text, lineBranches)
    }
    if (lineBranches === NO_BRANCHES) this.measured.note('branch_impossible')
    else this.file?.branch(line, lineBranches.total, lineBranches.taken)
  }

  /** A method ran when its first line did. */
  private methodLine(attributes: Attributes): void {
    const number = attributes.number('number')
    const hits = attributes.numberOrText('hits')
    if (this.method === undefined || number === undefined || hits === undefined) return
    this.file?.function(this.method, number, hits)
    this.method = undefined
  }
}

const MAX_SOURCE_LENGTH = 4096
/** Texts of conditions whose meaning is kept: most are `50% (1/2)` or one of a few others. */
const MAX_KNOWN_LENGTH = 64
const MAX_KNOWN = 1000
const NO_BRANCHES: BranchCount = { total: -1, taken: -1 }

/** `50% (1/2)`: the share is rounded, so only the counts are read. */
function branchesIn(text: string): BranchCount {
  const [, taken, total] = /\((-?\d{1,9})\/(-?\d{1,9})\)\s*$/.exec(text) ?? []
  return taken === undefined || total === undefined ? NO_BRANCHES : { total: Number(total), taken: Number(taken) }
}
