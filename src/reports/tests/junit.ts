import { identifiersIn } from '../../facts/identifiers.ts'
import { type Format, UnreadableReport } from '../text/format.ts'
import { KeyBytes } from '../text/key-bytes.ts'
import { isLong, shortName } from '../text/short-name.ts'
import { type Attributes, type XmlHandler, xmlReport } from '../text/xml.ts'
import { rootName } from '../text/xml-outline.ts'
import { CaseTable } from './case-table.ts'
import { bounded, CaseRules, claimsOf, hiddenFailures, NO_CLAIMS, reportOf, shown, wholeNumber } from './cases.ts'
import { type Outcome, type Place, type TestCase, type TestReport, testCase, union } from './tests.ts'

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

const SUITES = new Set(['testsuite', 'testsuites'])
const FAILURES = new Set(['failure', 'error', 'rerunFailure', 'rerunError'])
/** Maven's words for a failure after which the case passed when it was repeated. */
const FLAKES = new Set(['flakyFailure', 'flakyError'])
const SAYS_FAILED = new Set(['failed', 'failure', 'error', 'broken'])
const SAYS_SKIPPED = new Set(['notrun', 'skipped', 'disabled', 'suppressed', 'ignored', 'untested', 'pending'])
/** Names of properties that say which requirement a case verifies. */
const CLAIMS = new Set(['requirement', 'requirements', 'verifies', 'PartiallyVerifies', 'FullyVerifies'])
/** What Node's test runner tells at the end. */
const NODE_TOTAL = /^ (fail|cancelled) (\d{1,9}) $/

const DIGIT = 1
const JOINING = 2
/** By byte: what an identifier has one of at least. */
const IN_IDENTIFIER = Uint8Array.from({ length: 256 }, (_, byte) => {
  const text = String.fromCharCode(byte)
  return (/[0-9]/.test(text) ? DIGIT : 0) | (/[-~_]/.test(text) ? JOINING : 0)
})

interface OpenCase {
  number: number
  /** Whether its name may be one that claims something. */
  mayClaim: boolean
  file: string | undefined
  line: string | undefined
  outcome: Outcome
  /** CTest's word for what was skipped, and for what could not be started. */
  notRun: boolean
  /** Marked by Node's test runner as unfinished: how it ended counts there as little as if it had not run. */
  todo: boolean
  flaky: boolean
  claims: ReadonlySet<string>
}

interface Counts {
  total: number
  failed: number
  skipped: number
}

interface OpenSuite {
  name: string
  /** What its attributes say, where they say something. */
  declared: { [Key in keyof Counts]: number | undefined }
  counted: Counts
}

class JunitCases implements XmlHandler {
  private readonly cases = new CaseTable()
  private readonly rules = new CaseRules()
  private readonly place = new KeyBytes()
  /** Whose name the place begins with. */
  private placed: OpenSuite | undefined
  /** Begins with the number of that place, up to its mark. */
  private readonly name = new KeyBytes()
  private readonly suites: OpenSuite[] = []
  private readonly nodeTotals = new Map<string, number>()
  private current: OpenCase | undefined
  private failed = 0
  private mismatches = 0

  report(): TestReport {
    this.addWhatNodeHides()
    return reportOf(this.cases, this.mismatches)
  }

  open(name: string, attributes: Attributes): void {
    if (this.current) openInside(this.current, name, attributes)
    else if (name === 'testcase' && this.suites.length > 0) this.current = this.caseFrom(attributes)
    else if (SUITES.has(name)) this.suites.push(suiteFrom(attributes))
    else if (this.suites.length === 0)
      throw new UnreadableReport(`Its root is <${name.slice(0, 60)}>, not a test suite.`)
    else if (FAILURES.has(name)) this.addFailure('(the suite itself)')
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
    attributes.addTo(name, 'name')
    return {
      number: cases.numberOf(name),
      mayClaim: mayClaim(name),
      file: attributes.get('file'),
      line: attributes.get('line'),
      outcome: outcomeText(attributes),
      notRun: isNotRun(attributes),
      todo: false,
      flaky: false,
      claims: NO_CLAIMS,
    }
  }

  /** At its suite and class, which most cases have in common with the one before. */
  private beginName(attributes: Attributes): void {
    const { name, place } = this
    const suite = this.suites[this.suites.length - 1]
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

  /** The suite and a NUL: no text in XML holds one. */
  private beginPlace(suite: OpenSuite | undefined): void {
    const { place } = this
    place.clear()
    place.addText(suite?.name ?? '')
    place.addByte(0)
    place.mark()
    this.placed = suite
  }

  private add({ number, mayClaim, file, line, outcome, todo, flaky, claims }: OpenCase): void {
    const { cases } = this
    const ended = todo ? 'skipped' : outcome
    if (ended === 'failed') this.failed += 1
    const suite = this.suites[this.suites.length - 1]
    if (suite) count(suite.counted, ended)
    const place = (): Place => {
      const [suite, classname] = cases.placeOf(number).split('\0')
      return {
        suite: shown(classname || suite || ''),
        name: shown(cases.nameOf(number)),
        file: file === undefined ? null : shown(file),
        line: wholeNumber(line) || null,
      }
    }
    const all = mayClaim ? claimsOf(cases.nameOf(number), claims) : claims
    this.keep(number, testCase(ended, flaky, all, place))
  }

  private keep(number: number, found: TestCase): void {
    this.cases.put(number, this.rules.kept(this.cases.at(number), found, number))
  }

  /** A failure of something that is no case, such as a suite that could not be loaded. */
  private addFailure(name: string): void {
    const suite = this.suites.at(-1)?.name ?? ''
    this.failed += 1
    const key = new KeyBytes()
    const place = new KeyBytes()
    place.addText(suite)
    this.cases.begin(key, place)
    key.addText(name)
    const shownPlace = () => ({ suite: shown(suite), name, file: null, line: null })
    this.keep(this.cases.numberOf(key), testCase('failed', false, NO_CLAIMS, shownPlace))
  }

  /**
   * Node's test runner writes a test that has tests of its own as a suite, and leaves out that it failed by itself. Only
   * its totals tell.
   */
  private addWhatNodeHides(): void {
    const total = (this.nodeTotals.get('fail') ?? 0) + (this.nodeTotals.get('cancelled') ?? 0)
    const hidden = total - this.failed
    if (hidden > 0) this.addFailure(hiddenFailures(hidden))
  }

  private closeSuite(): void {
    const suite = this.suites.pop()
    if (!suite) return
    if (contradicts(suite)) this.mismatches += 1
    const outer = this.suites.at(-1)
    if (outer) addCounts(outer.counted, suite.counted)
  }
}

/** Whether there may be an identifier in it, which has a digit and a mark that joins; without making it text. */
function mayClaim({ bytes, length, markedLength }: KeyBytes): boolean {
  let has = 0
  for (let at = markedLength; at < length; at++) has |= IN_IDENTIFIER[bytes[at] as number] as number
  return has === (DIGIT | JOINING)
}

/** Some tools say in attributes how a case ended, and in no element. */
function outcomeText(attributes: Attributes): Outcome {
  if (!attributes.has('status') && !attributes.has('result')) return 'passed'
  const declared = [attributes.get('status') ?? '', attributes.get('result') ?? ''].map(text => text.toLowerCase())
  if (declared.some(text => SAYS_FAILED.has(text))) return 'failed'
  return declared.some(text => SAYS_SKIPPED.has(text)) ? 'skipped' : 'passed'
}

/** What stands in a case; of several outcomes the worst counts. */
function openInside(open: OpenCase, name: string, attributes: Attributes): void {
  if (name === 'testcase' || SUITES.has(name)) throw new UnreadableReport(`A <${name}> is inside a test case.`)
  if (FAILURES.has(name)) open.outcome = 'failed'
  else if (FLAKES.has(name)) open.flaky = true
  else if (name === 'skipped') addSkip(open, attributes)
  else if (name === 'property' && CLAIMS.has(attributes.get('name') ?? ''))
    open.claims = bounded(union(open.claims, identifiersIn(attributes.get('value') ?? '')))
}

function addSkip(open: OpenCase, attributes: Attributes): void {
  const why = attributes.get('message')
  // A reason that begins so is that of a test that skipped itself. Others could not be started: CTest counts them as failed.
  if (open.notRun && why !== undefined && !why.startsWith('SKIP_')) open.outcome = 'failed'
  if (attributes.get('type') === 'todo') open.todo = true
  if (open.outcome === 'passed') open.outcome = 'skipped'
}

/** As CTest says it, which names each test twice. */
const isNotRun = (attributes: Attributes): boolean =>
  attributes.get('status') === 'notrun' && attributes.get('classname') === attributes.get('name')

function suiteFrom(attributes: Attributes): OpenSuite {
  const number = (name: string): number | undefined => wholeNumber(attributes.get(name))
  const sum = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0)
  return {
    name: shortName(attributes.get('name') ?? ''),
    declared: {
      total: number('tests'),
      failed: sum(number('failures'), number('errors')),
      skipped: sum(number('skipped'), number('disabled')),
    },
    counted: { total: 0, failed: 0, skipped: 0 },
  }
}

function count(counts: Counts, outcome: Outcome): void {
  counts.total += 1
  if (outcome !== 'passed') counts[outcome] += 1
}

/** What is in a suite is also in the one around it. */
function addCounts(to: Counts, counts: Counts): void {
  to.total += counts.total
  to.failed += counts.failed
  to.skipped += counts.skipped
}

function contradicts({ declared, counted }: OpenSuite): boolean {
  const isOther = (key: keyof Counts): boolean => declared[key] !== undefined && declared[key] !== counted[key]
  return isOther('total') || isOther('failed') || isOther('skipped')
}
