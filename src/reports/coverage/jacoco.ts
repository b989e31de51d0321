import { type Format, UnreadableReport } from '../text/format.ts'
import { shortName } from '../text/short-name.ts'
import { type Attributes, type XmlHandler, xmlReport } from '../text/xml.ts'
import { rootName, startText } from '../text/xml-outline.ts'
import { type FileMeasured, Measured, wholeNumber } from './measured.ts'
import type { CoverageReport } from './report.ts'

/**
 * JaCoCo's XML, as JaCoCo, Kover and Android's build write it. Only the lines of its source files are counted: a counter
 * sums them up and is no proof, but for a method, which has nothing else. A group is a module of an aggregate, and its
 * name is no folder.
 */
export const jacoco: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'JaCoCo',
  called: 'a JaCoCo coverage report',
  recognises: start =>
    rootName(start) === 'report' &&
    /<(?:package|group|sessioninfo)[\s/>]/.test(startText(start.subarray(0, FIRST_BYTES))),
  reader: () => xmlReport(new JacocoHandler()),
}

const FIRST_BYTES = 65_536

interface Method {
  name: string
  line: number
  /** By what is counted: how much of it ran. */
  covered: Map<string, string>
}

class JacocoHandler implements XmlHandler {
  private readonly measured = new Measured()
  private readonly above: string[] = []
  private folder: string | undefined
  private file: FileMeasured | undefined
  /** The class in the package that is open, and the file that it says it comes from. */
  private className = ''
  private classFile: string | undefined
  private method: Method | undefined

  open(name: string, attributes: Attributes): void {
    const parent = this.above.at(-1)
    if (parent === undefined && name !== 'report')
      throw new UnreadableReport('Its root element is not a JaCoCo report.')
    if (name === 'package') this.beginPackage(attributes)
    if (name === 'class') this.beginClass(attributes)
    if (name === 'method') this.beginMethod(attributes)
    if (name === 'counter' && parent === 'method') this.counter(attributes)
    if (name === 'sourcefile') this.file = this.measured.file(this.pathOf(attributes.get('name')))
    if (name === 'line') this.line(attributes)
    this.above.push(name)
  }

  close(name: string): void {
    this.above.pop()
    if (name === 'package') this.folder = undefined
    if (name === 'class') this.classFile = undefined
    if (name === 'method') this.endMethod()
    if (name === 'sourcefile') this.file = undefined
  }

  report(): CoverageReport {
    return { ...this.measured.report(), relative: 'packages' }
  }

  /** The package without a name is where code lies that names none. */
  private beginPackage(attributes: Attributes): void {
    this.folder = attributes.get('name')
    if (this.folder === undefined) throw new UnreadableReport('A package in it has no name.')
  }

  private pathOf(file: string | undefined): string {
    if (file === undefined || file === '') throw new UnreadableReport('A source file in it has no name.')
    if (this.folder === undefined) throw new UnreadableReport('A source file in it is outside all packages.')
    return this.folder === '' ? file : `${this.folder}/${file}`
  }

  /** Code that was compiled without its source's name has methods, but nobody knows where. */
  private beginClass(attributes: Attributes): void {
    const file = attributes.get('sourcefilename')
    this.className = shortName(attributes.get('name') ?? '')
    this.classFile = file === undefined ? undefined : this.pathOf(file)
  }

  private beginMethod(attributes: Attributes): void {
    const line = attributes.get('line')
    const number = line === undefined ? 0 : wholeNumber(line)
    if (number === undefined) throw new UnreadableReport('A method in it has an unreadable line number.')
    const name = `${this.className} ${attributes.get('name') ?? ''}${attributes.get('desc') ?? ''}`
    this.method = { name, line: number, covered: new Map() }
  }

  private counter(attributes: Attributes): void {
    const covered = attributes.get('covered')
    if (covered === undefined) throw new UnreadableReport('A counter in it has no covered count.')
    this.method?.covered.set(attributes.get('type') ?? '', covered)
  }

  private endMethod(): void {
    if (this.method === undefined) return
    const { name, line, covered } = this.method
    const ran = covered.get('METHOD') ?? covered.get('INSTRUCTION')
    if (ran === undefined) throw new UnreadableReport('A method in it has no coverage counter.')
    if (this.classFile !== undefined) this.measured.file(this.classFile).function(name, line, ran)
    this.method = undefined
  }

  /** A line ran when one instruction of it did; those that did not are of branches, which have counts of their own. */
  private line(attributes: Attributes): void {
    const number = attributes.number('nr')
    const covered = attributes.numberOrText('ci')
    if (number === undefined || covered === undefined)
      throw new UnreadableReport('A line in it has no number or no instructions.')
    if (this.file === undefined) throw new UnreadableReport('A line in it is outside all source files.')
    this.file.line(number, covered)
    const taken = branches(attributes.numberOrText('cb'))
    const missed = branches(attributes.numberOrText('mb'))
    // Of less than none, the sum might look well.
    this.file.branch(number, missed < 0 ? missed : taken + missed, taken)
  }
}

/** Written as 0 for a line without branches; a report need not have them at all. */
function branches(text: number | string = 0): number {
  if (typeof text === 'number') return text
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  throw new UnreadableReport(`It has an unreadable count: ${JSON.stringify(text.slice(0, 40))}.`)
}
