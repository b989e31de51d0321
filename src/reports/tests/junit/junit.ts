import { type Format, UnreadableReport } from '../../text/format.ts'
import { KeyBytes } from '../../text/key-bytes.ts'
import { isLong, shortName } from '../../text/short-name.ts'
import { type Attributes, type XmlHandler, xmlReport } from '../../text/xml.ts'
import { rootName } from '../../text/xml-outline.ts'
import { CaseRules, claimsOf, HIDDEN_FAILURE, NO_CLAIMS, reportOf, shown, wholeNumber } from '../cases.ts'
import { partsOf } from '../identity.ts'
import { type Place, type TestCase, type TestReport, testCase } from '../tests.ts'
import { FAILURES, isNotRun, mayClaim, type OpenCase, openInside, outcomeText, SUITES } from './case.ts'
import { CaseTable } from './case-table.ts'
import { type OpenSuite, openSuite, Suites } from './suites.ts'

/**
 * JUnit XML has no standard. Common to all writers are `testsuite` and `testcase`, and elements inside of a case that
 * say how it ended. Counts in attributes are left out by some, wrong in others, so cases are counted.
 */
export const junit: Format<TestReport> = {
  kind: 'tests',
  name: 'JUnit XML',
  called: 'a JUnit test report',
  recognises: start => SUITES.has(rootName(start) ?? ''),
  reader: () => xmlReport(new JunitCases()),
}

/** What Node's test runner tells at the end. */
const NODE_TOTAL = /^ (fail|cancelled) (\d{1,9}) $/

/** More than these are no sums of a tool. */
const MAX_HIDDEN = 10_000

class JunitCases implements XmlHandler {
  private readonly cases = new CaseTable()
  private readonly rules = new CaseRules()
  private readonly place = new KeyBytes()
  /** Whose name the place begins with. */
  private placed: OpenSuite | undefined
  /** Begins with the number of that place, up to its mark. */
  private readonly name = new KeyBytes()
  private readonly suites = new Suites()
  private readonly nodeTotals = new Map<string, number>()
  private current: OpenCase | undefined
  private failed = 0
  private hidden = 0

  report(): TestReport {
    this.addWhatNodeHides()
    return { ...reportOf(this.cases, this.rules.total, this.suites.mismatches), nameIn }
  }

  open(name: string, attributes: Attributes): void {
    if (this.current) openInside(this.current, name, attributes)
    else if (name === 'testcase' && this.suites.isOpen) this.current = this.caseFrom(attributes)
    else if (SUITES.has(name)) this.suites.push(openSuite(attributes, this.suites.innermost))
    else if (!this.suites.isOpen) throw new UnreadableReport(`Its root is <${name.slice(0, 60)}>, not a test suite.`)
    else if (FAILURES.has(name)) this.addSuiteFailure()
    else if (name === 'property') this.suites.readProperty(attributes)
  }

  close(name: string): void {
    if (name === 'testcase' && this.current) {
      this.add(this.current)
      this.current = undefined
    } else if (SUITES.has(name)) this.closeSuite()
  }

  comment(text: string): void {
    const [, what, count] = NODE_TOTAL.exec(text) ?? []
    if (what !== undefined && this.current === undefined) this.nodeTotals.set(what, Number(count))
  }

  private caseFrom(attributes: Attributes): OpenCase {
    const { cases, name } = this
    this.beginName(attributes)
    attributes.addTo(name, 'file')
    name.addByte(0)
    const from = name.length
    attributes.addTo(name, 'name')
    return {
      number: cases.numberOf(name),
      mayClaim: mayClaim(name, from),
      file: attributes.get('file'),
      line: attributes.get('line'),
      outcome: outcomeText(attributes),
      failures: 0,
      notRun: isNotRun(attributes),
      todo: false,
      flaky: false,
      claims: NO_CLAIMS,
    }
  }

  /** At its suite and class, which most cases have in common with the one before. */
  private beginName(attributes: Attributes): void {
    const { name, place } = this
    const suite = this.suites.innermost
    const isSame = suite === this.placed && attributes.endsKey(place, place.markedLength, 'classname')
    if (suite !== this.placed) this.beginPlace(suite)
    if (isSame) name.toMark()
    else this.beginAt(attributes)
  }

  private beginAt(attributes: Attributes): void {
    const { name, place } = this
    place.toMark()
    this.addClass(attributes)
    this.cases.begin(name, place)
  }

  /** It stands in a place once for each suite and class, however often: of a very long one not all is kept. */
  private addClass(attributes: Attributes): void {
    const { place } = this
    attributes.addTo(place, 'classname')
    if (!isLong(place.length - place.markedLength)) return
    place.toMark()
    place.addText(shortName(attributes.get('classname') ?? ''))
  }

  /** What is around the suite, the suite, and NULs: no text in XML holds one. */
  private beginPlace(suite: OpenSuite | undefined): void {
    const { place } = this
    place.clear()
    place.addText(suite?.around ?? '')
    place.addByte(0)
    place.addText(suite?.name ?? '')
    place.addByte(0)
    place.mark()
    this.placed = suite
  }

  private add({ number, mayClaim, file, line, outcome, failures, todo, flaky, claims }: OpenCase): void {
    const { cases } = this
    const ended = todo ? 'skipped' : outcome
    if (ended === 'failed') this.failed += 1
    this.suites.count(ended, failures)
    const place = (): Place => {
      const [, suite, classname] = cases.placeOf(number).split('\0')
      return {
        suite: shown(classname || suite || ''),
        name: shown(nameAt(cases, number)),
        file: file === undefined ? null : shown(file),
        line: wholeNumber(line) || null,
      }
    }
    const all = mayClaim ? claimsOf(nameAt(cases, number), claims) : claims
    this.keep(number, testCase(ended, flaky, all, place))
  }

  private keep(number: number, found: TestCase): void {
    const { cases, suites } = this
    this.rules.count(found)
    cases.add(number, found)
    if (suites.repeats !== undefined && cases.at(number).length > 1) suites.repeated(number)
  }

  /** Cases of one identity are one where the tool writes attempts, as far as the suite shows that they are that. */
  private joinAttempts(suite: OpenSuite): void {
    const { cases } = this
    const numbers = [...suite.repeated]
    const isTopLevel = (number: number) => !nameAt(cases, number).includes('/')
    const passedTwice = (number: number) =>
      cases.at(number).every(({ outcome, flaky }) => outcome === 'passed' && !flaky)
    // With `-count` Go repeats everything. What is repeated because it failed did not pass the first time.
    if (suite.repeats === 'go' && numbers.some(number => isTopLevel(number) && passedTwice(number))) return
    // pytest counts a case once, however often it is tried.
    if (suite.repeats === 'pytest' && suite.declared.total === suite.counted.total) return
    for (const number of numbers)
      cases.replace(
        number,
        cases.at(number).reduce((known, found) => this.repeated(suite, known, found)),
      )
  }

  private repeated({ repeats }: OpenSuite, known: TestCase, found: TestCase): TestCase {
    const both = this.rules.repeated(known, found)
    if (repeats === 'go') return both
    const failed = [known, found].find(({ outcome }) => outcome === 'failed')
    if (failed) return { ...both, outcome: 'failed', flaky: false, place: failed.place }
    // An attempt that failed and is repeated looks like one that passed: that there are several is what tells.
    return both.outcome === 'passed' ? { ...both, flaky: true } : both
  }

  /** Failures of something that is no case, such as a suite that could not be loaded. */
  private addFailures(name: string, count = 1): void {
    this.hidden += count
    if (this.hidden > MAX_HIDDEN)
      throw new UnreadableReport(`It counts more than ${MAX_HIDDEN} failures that it does not list.`)
    const { name: suite = '', around = '' } = this.suites.innermost ?? {}
    const key = new KeyBytes()
    const place = new KeyBytes()
    place.addText(`${around}\0${suite}\0`)
    this.cases.begin(key, place)
    key.addText(`\0${name}`)
    const number = this.cases.numberOf(key)
    const found = testCase('failed', false, NO_CLAIMS, () => ({ suite: shown(suite), name, file: null, line: null }))
    for (let left = count; left > 0; left--) {
      this.rules.count(found)
      this.cases.add(number, found)
    }
    this.failed += Math.max(0, count)
  }

  private addSuiteFailure(): void {
    this.addFailures('(the suite itself)')
    this.suites.countFailure()
  }

  /**
   * Node's test runner writes a test that has tests of its own as a suite, and leaves out that it failed by itself. Only
   * its totals tell.
   */
  private addWhatNodeHides(): void {
    const total = (this.nodeTotals.get('fail') ?? 0) + (this.nodeTotals.get('cancelled') ?? 0)
    const hidden = total - this.failed
    if (hidden > 0) this.addFailures(HIDDEN_FAILURE, hidden)
  }

  /** Failures that only the sums of a suite tell are failures all the same: the tool knew of them. */
  private closeSuite(): void {
    const suite = this.suites.innermost
    if (suite) this.joinAttempts(suite)
    const hidden = this.suites.hiddenFailures()
    if (hidden > 0) this.addFailures(HIDDEN_FAILURE, hidden)
    this.suites.close()
  }
}

/** Behind the file of a case, which its identity has in front. */
function nameAt(cases: CaseTable, number: number): string {
  const name = cases.nameOf(number)
  return name.slice(name.indexOf('\0') + 1)
}

/** Suite, class and name. */
function nameIn(identity: string): string {
  const { suite, classname, name } = partsOf(identity)
  return `${suite}\0${classname}\0${name}`
}
