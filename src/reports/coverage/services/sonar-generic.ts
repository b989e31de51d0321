import { type Format, UnreadableReport } from '../../text/format.ts'
import { type Attributes, type XmlHandler, xmlReport } from '../../text/xml.ts'
import { outline } from '../../text/xml-outline.ts'
import { type FileMeasured, Measured } from '../measured.ts'
import type { CoverageReport } from '../report.ts'

/**
 * SonarQube's generic coverage: files with their lines, and nothing else. Cobertura and Clover have the same root, but
 * other elements in it.
 */
export const sonarGeneric: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'SonarQube generic coverage',
  called: 'a SonarQube generic coverage report',
  recognises: start => {
    const { root, first, attributes } = outline(start)
    return (
      root === 'coverage' && (first === 'file' || (first === undefined && /^\s*version=["']1["']\s*$/.test(attributes)))
    )
  },
  reader: () => xmlReport(new SonarHandler()),
}

/** Which element stands in which. */
const INSIDE: Readonly<Record<string, string>> = { coverage: '', file: 'coverage', lineToCover: 'file' }

class SonarHandler implements XmlHandler {
  private readonly measured = new Measured()
  private readonly above: string[] = ['']
  private counted: FileMeasured | undefined

  open(name: string, attributes: Attributes): void {
    if (INSIDE[name] !== this.above.at(-1))
      throw new UnreadableReport(`It has an element where the format has none: ${JSON.stringify(name.slice(0, 40))}.`)
    this.above.push(name)
    if (name === 'lineToCover') this.line(attributes)
    else if (name === 'file') this.file(attributes)
    else this.version(attributes)
  }

  close(): void {
    this.above.pop()
  }

  report(): CoverageReport {
    return this.measured.report()
  }

  private version(attributes: Attributes): void {
    const version = attributes.get('version')
    if (version !== '1')
      throw new UnreadableReport(
        `It is of version ${JSON.stringify((version ?? '').slice(0, 40))} of the format, not 1.`,
      )
  }

  private file(attributes: Attributes): void {
    const path = attributes.get('path')
    if (path === undefined) throw new UnreadableReport('A file in it has no path.')
    this.counted = this.measured.file(path)
  }

  private line(attributes: Attributes): void {
    const number = attributes.number('lineNumber')
    const covered = attributes.get('covered')
    if (number === undefined) throw new UnreadableReport('A line in it has no number.')
    if (covered !== 'true' && covered !== 'false')
      throw new UnreadableReport('A line in it says neither that it is covered nor that it is not.')
    this.counted?.line(number, covered === 'true')
    if (number > 0) this.branches(number, attributes)
  }

  /** As they are: some tools count branches on lines that are not covered, and none of them is taken. */
  private branches(line: number, attributes: Attributes): void {
    if (!attributes.has('branchesToCover')) return
    const total = attributes.number('branchesToCover')
    const taken = attributes.has('coveredBranches') ? attributes.number('coveredBranches') : 0
    this.counted?.branch(line, total ?? -1, taken ?? -1)
  }
}
