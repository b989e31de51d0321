import { identifiersIn } from '../../facts/identifiers.ts'
import { type Format, UnreadableReport } from '../text/format.ts'
import { type Attributes, type XmlHandler, xmlReport } from '../text/xml.ts'
import { rootName } from '../text/xml-outline.ts'
import { bounded, Cases, NO_CLAIMS } from './cases.ts'
import { isClaimName } from './claim-names.ts'
import { Counted } from './counted.ts'
import { type FoundTest, keepFailure, keepHidden, keepTest, OUTERMOST, type Suite, suiteIn } from './found-test.ts'
import { NOTHING_SAID, type Result, resultOf } from './nunit-outcomes.ts'
import { type TestReport, union } from './tests.ts'

/** What NUnit 3 and later write, and those who write as it does, such as Unity. */
export const nunit: Format<TestReport> = {
  kind: 'tests',
  name: 'NUnit 3',
  called: 'an NUnit 3 test report',
  recognises: start => rootName(start) === ROOT,
  reader: () => xmlReport(new NunitRun()),
}

const ROOT = 'test-run'

/** The run, or a suite in it. */
interface OpenSuite {
  suite: Suite
  result: Result
  counted: Counted
  /** Whether anything in it was counted as failed. */
  hasFailure: boolean
  /** What its properties say of all tests in it. */
  claims: ReadonlySet<string>
}

class NunitRun implements XmlHandler {
  private readonly cases = new Cases()
  private readonly path: string[] = []
  private readonly suites: OpenSuite[] = []
  private test: FoundTest | undefined
  private mismatches = 0

  open(name: string, attributes: Attributes): void {
    const parent = this.path.at(-1)
    if (parent === undefined && name !== ROOT)
      throw new UnreadableReport(`Its root is <${name.slice(0, 60)}>, not a test run of NUnit 3.`)
    this.path.push(name)
    if (name === ROOT || name === 'test-suite') this.openSuite(name, parent, attributes)
    else if (name === 'test-case') this.openTest(parent, attributes)
    else if (name === 'property' && parent === 'properties') this.readProperty(attributes)
  }

  close(name: string): void {
    this.path.pop()
    if (name === 'test-case') this.closeTest()
    else if (name === ROOT || name === 'test-suite') this.closeSuite()
  }

  report(): TestReport {
    return this.cases.report(this.mismatches)
  }

  private openSuite(name: string, parent: string | undefined, attributes: Attributes): void {
    const outer = this.suites.at(-1)
    if (parent !== undefined && (name === ROOT || !SUITES.has(parent)))
      throw new UnreadableReport(`There is a <${name}> inside <${parent.slice(0, 60)}>.`)
    this.suites.push({
      suite: outer === undefined ? OUTERMOST : suiteIn(outer.suite, nameOf(attributes)),
      result: attributes.has('result') ? resultOf(name === ROOT ? 'run' : 'suite', attributes) : NOTHING_SAID,
      counted: new Counted(attributes),
      hasFailure: false,
      claims: outer?.claims ?? NO_CLAIMS,
    })
  }

  private openTest(parent: string | undefined, attributes: Attributes): void {
    const outer = this.suites.at(-1)
    if (outer === undefined || parent !== 'test-suite')
      throw new UnreadableReport(`There is a <test-case> inside <${(parent ?? '').slice(0, 60)}>.`)
    this.test = {
      suite: outer.suite,
      className: attributes.get('classname') ?? '',
      name: attributes.get('name') ?? '',
      outcome: resultOf('test', attributes).outcome,
      claims: outer.claims,
    }
  }

  /** Those of a suite stand before its tests. */
  private readProperty(attributes: Attributes): void {
    const of = this.test ?? this.suites.at(-1)
    if (of === undefined || !isClaimName(attributes.get('name'))) return
    of.claims = bounded(union(of.claims ?? NO_CLAIMS, identifiersIn(attributes.get('value') ?? '')))
  }

  private closeTest(): void {
    const outer = this.suites.at(-1)
    if (this.test === undefined || outer === undefined) return
    outer.counted.add(this.test.outcome)
    if (this.test.outcome === 'failed') outer.hasFailure = true
    keepTest(this.cases, this.test)
    this.test = undefined
  }

  private closeSuite(): void {
    const closed = this.suites.pop()
    if (closed === undefined) return
    const isHidden = this.addHidden(closed)
    closed.hasFailure ||= isHidden
    const isItself = this.addItself(closed)
    const outer = this.suites.at(-1)
    if (outer === undefined) return
    outer.counted.addAll(closed.counted)
    outer.hasFailure ||= closed.hasFailure || isItself
  }

  private addHidden({ suite, counted }: OpenSuite): boolean {
    const hidden = counted.takeHidden()
    if (hidden > 0 || counted.isLess()) this.mismatches += 1
    if (hidden > 0) keepHidden(this.cases, suite, hidden)
    return hidden > 0
  }

  /**
   * A suite that failed because of tests in it says no more than they do, also when these failed because of what it does
   * before them. What it does after them makes none of them fail, and NUnit's counts leave it out.
   */
  private addItself({ suite, result, hasFailure }: OpenSuite): boolean {
    if (result.outcome !== 'failed') return false
    const isRun = suite === OUTERMOST
    if (hasFailure && (isRun || result.site !== 'TearDown')) return false
    keepFailure(this.cases, suite, isRun ? '(the run itself)' : (WHERE.get(result.site) ?? '(the suite itself)'))
    return true
  }
}

const SUITES = new Set([ROOT, 'test-suite'])

/** What of a suite failed. */
const WHERE: ReadonlyMap<string | undefined, string> = new Map([
  ['SetUp', '(the set-up of the suite)'],
  ['TearDown', '(the tear-down of the suite)'],
])

/** Some writers name an assembly by its path, which is of the machine that ran it. */
function nameOf(attributes: Attributes): string {
  const name = attributes.get('name') ?? ''
  return attributes.get('type') === 'Assembly' ? (/[^/\\]*$/.exec(name)?.[0] ?? '') : name
}
