import { type Format, UnreadableReport } from '../text/format.ts'
import { type Attributes, type XmlHandler, xmlReport } from '../text/xml.ts'
import { rootName } from '../text/xml-outline.ts'
import { Cases, claimsOf, HIDDEN_FAILURE, NO_CLAIMS, shown, tooManyCases, wholeNumber } from './cases.ts'
import { identityOf } from './identity.ts'
import { MAX_CASES, type Outcome, type Place, type TestReport, testCase } from './tests.ts'
import { outcomeOf, runFailed } from './trx-outcomes.ts'

/** What Visual Studio's test platform writes, as by `dotnet test --logger trx`. */
export const trx: Format<TestReport> = {
  kind: 'tests',
  name: 'TRX',
  called: 'a TRX test report',
  recognises: start => rootName(start) === ROOT,
  reader: () => xmlReport(new TrxRun()),
}

const ROOT = 'TestRun'
/** What results stand in: those of the run, and those of one test that is run with several rows of data. */
const RESULTS = new Set(['Results', 'InnerResults'])
const COUNTED_FAILURES = ['failed', 'error', 'timeout', 'aborted', 'disconnected', 'passedButRunAborted', 'notRunnable']

interface Result {
  id: string
  name: string
  outcome: Outcome
}

/** A result whose element is open, and how many stood in it. */
interface OpenResult extends Result {
  inner: number
  innerFailed: number
}

interface Summary {
  /** Whether the run as a whole went wrong, whatever its tests say. */
  failed: boolean
  total: number
  failures: number
}

class TrxRun implements XmlHandler {
  private readonly path: string[] = []
  private readonly results: OpenResult[] = []
  /** Their classes stand behind them in the document. */
  private readonly found: Result[] = []
  private readonly classes = new Map<string, string>()
  private definition = ''
  private summary: Summary | undefined
  private elements = 0
  private outermost = 0
  private failedElements = 0

  open(name: string, attributes: Attributes): void {
    const parent = this.path.at(-1)
    if (parent === undefined && name !== ROOT)
      throw new UnreadableReport(`Its root is <${name.slice(0, 60)}>, not a test run.`)
    this.path.push(name)
    if (RESULTS.has(parent ?? '')) this.openResult(attributes)
    else if (name === 'UnitTestResult') throw new UnreadableReport('A result is outside the list of results.')
    else if (parent === 'TestDefinitions') this.definition = attributes.get('id') ?? ''
    else if (name === 'TestMethod') this.define(attributes)
    else if (name === 'ResultSummary') this.openSummary(attributes)
    else if (this.summary !== undefined) readInSummary(this.summary, name, attributes)
  }

  close(): void {
    this.path.pop()
    const result = RESULTS.has(this.path.at(-1) ?? '') ? this.results.pop() : undefined
    if (result !== undefined) this.closeResult(result)
  }

  report(): TestReport {
    if (this.summary === undefined)
      throw new UnreadableReport('It has no summary, so it is unknown whether the run finished.')
    const { total, failures, failed } = this.summary
    if (total > this.elements)
      throw new UnreadableReport(`It counts ${total} tests but has ${this.elements} results, so some are missing.`)
    const cases = new Cases()
    for (const result of this.found) this.keep(result, cases)
    const failedOnes = this.found.filter(({ outcome }) => outcome === 'failed').length
    const hidden = failures - this.failedElements
    for (let left = hidden; left > 0; left--) keepFailure(HIDDEN_FAILURE, cases)
    // A run that broke off, or whose adapter failed, says so here alone: what was not run may be what would have failed.
    if (failed && failedOnes === 0 && hidden <= 0) keepFailure('(the run itself)', cases)
    // Some versions count a test with rows of data once, others each of its rows.
    const isLess = total < Math.min(this.outermost, this.found.length) || (failures === 0 && failedOnes > 0)
    return cases.report(isLess || hidden > 0 ? 1 : 0)
  }

  private openResult(attributes: Attributes): void {
    const parent = this.results.at(-1)
    const outcome = outcomeOf(attributes.get('outcome'))
    this.elements += 1
    if (parent === undefined) this.outermost += 1
    if (outcome === 'failed') this.failedElements += 1
    const id = attributes.get('testId') ?? parent?.id ?? ''
    const name = attributes.get('testName') ?? parent?.name ?? ''
    this.results.push({ id, name, outcome, inner: 0, innerFailed: 0 })
  }

  /** Of a test with rows of data only the rows count, unless it failed and none of them did. */
  private closeResult({ id, name, outcome, inner, innerFailed }: OpenResult): void {
    const failed = outcome === 'failed' || innerFailed > 0
    if (inner === 0 || (failed && innerFailed === 0)) this.found.push({ id, name, outcome })
    if (this.found.length > MAX_CASES) throw tooManyCases()
    const parent = this.results.at(-1)
    if (parent === undefined) return
    parent.inner += 1
    if (failed) parent.innerFailed += 1
  }

  private define(attributes: Attributes): void {
    if (this.classes.size >= MAX_CASES) throw tooManyCases()
    // Older versions name the assembly behind the class.
    const [name = ''] = (attributes.get('className') ?? '').split(',')
    this.classes.set(this.definition, name)
  }

  private openSummary(attributes: Attributes): void {
    if (this.summary !== undefined) throw new UnreadableReport('It has two summaries.')
    this.summary = { failed: runFailed(attributes.get('outcome')), total: 0, failures: 0 }
  }

  private keep({ id, name, outcome }: Result, cases: Cases): void {
    const suite = this.classes.get(id) ?? ''
    cases.keep(
      identityOf({ suite, name }),
      testCase(outcome, false, claimsOf(name), () => place(suite, name)),
    )
  }
}

function readInSummary(summary: Summary, name: string, attributes: Attributes): void {
  const count = (key: string): number => wholeNumber(attributes.get(key)) ?? 0
  if (name === 'Counters') {
    summary.total = count('total')
    summary.failures = COUNTED_FAILURES.reduce((sum, key) => sum + count(key), 0)
  } else if (name === 'RunInfo' && outcomeOf(attributes.get('outcome')) === 'failed') summary.failed = true
}

function keepFailure(name: string, cases: Cases): void {
  cases.keep(
    identityOf({ name }),
    testCase('failed', false, NO_CLAIMS, () => place('', name)),
  )
}

/** Where a test stands in its source is not told. */
const place = (suite: string, name: string): Place => ({
  suite: shown(suite),
  name: shown(name),
  file: null,
  line: null,
})
