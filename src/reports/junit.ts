import { identifiersIn } from '../facts/identifiers.ts'
import { type Format, type ReportReader, UnreadableReport } from './format.ts'
import { type Outcome, type TestCase, type TestReport, worse } from './tests.ts'
import { XmlReader } from './xml.ts'

/**
 * JUnit XML has no standard. Common to all writers are `testsuite` and `testcase`, and elements inside of a case that
 * say how it ended. Counts in attributes are left out by some, wrong in others, so cases are counted.
 */
export const junit: Format<TestReport> = {
  name: 'JUnit XML',
  recognises: start => /^\s*<(?:\?xml|!--|testsuites?[\s/>])/.test(new TextDecoder().decode(start.subarray(0, 1024))),
  reader: () => new JunitReader(),
}

const MAX_CASES = 1_000_000
const MAX_CLAIMED = 20_000
const LONGEST_NAME = 1000

const FAILURES = new Set(['failure', 'error'])
const FLAKES = new Set(['flakyFailure', 'flakyError'])
const SUITES = new Set(['testsuite', 'testsuites'])
/** Names of properties that say which requirement a case verifies. */
const CLAIMS = new Set(['requirement', 'requirements', 'verifies', 'PartiallyVerifies', 'FullyVerifies'])

interface OpenCase {
  suite: string
  classname: string
  name: string
  file: string | null
  line: number | null
  outcome: Outcome
  flaky: boolean
  claims: Set<string>
}

interface OpenSuite {
  name: string
  /** How many cases the suite says it has; `undefined`: it does not say, or not as a number. */
  declared: number | undefined
  counted: number
}

class JunitReader implements ReportReader<TestReport> {
  readonly #xml = new XmlReader({ open: (...of) => this.#open(...of), close: name => this.#close(name) })
  readonly #cases = new Map<string, TestCase>()
  readonly #claimed = new Set<string>()
  readonly #suites: OpenSuite[] = []
  #case: OpenCase | undefined
  #depth = 0
  #mismatches = 0

  push(chunk: Uint8Array): void {
    this.#xml.push(chunk)
  }

  end(): TestReport {
    this.#xml.end()
    const oddities: [string, number][] = this.#mismatches > 0 ? [['summary_mismatch', this.#mismatches]] : []
    return { cases: this.#cases, oddities: new Map(oddities) }
  }

  #open(name: string, attributes: ReadonlyMap<string, string>): void {
    this.#depth += 1
    if (this.#depth === 1 && !SUITES.has(name)) {
      throw new UnreadableReport(`It is XML with the root <${name.slice(0, 60)}>, not a JUnit report.`)
    }
    if (SUITES.has(name)) this.#suites.push(suiteOf(attributes))
    else if (name === 'testcase') this.#beginCase(attributes)
    else if (this.#case) readInside(this.#case, name, attributes)
    else if (FAILURES.has(name)) this.#brokenSuite()
  }

  #close(name: string): void {
    this.#depth -= 1
    if (name === 'testcase') this.#endCase()
    if (SUITES.has(name)) this.#endSuite()
  }

  #beginCase(attributes: ReadonlyMap<string, string>): void {
    if (this.#case) throw new UnreadableReport('A test case stands inside of another one.')
    const name = attributes.get('name') ?? ''
    this.#case = {
      suite: this.#suites.at(-1)?.name ?? '',
      classname: attributes.get('classname') ?? '',
      name,
      file: attributes.get('file') ?? null,
      line: wholeNumber(attributes.get('line')) || null,
      outcome: isUnexecuted(attributes) ? 'skipped' : 'passed',
      flaky: false,
      claims: new Set(identifiersIn(name)),
    }
  }

  #endCase(): void {
    if (!this.#case) return
    for (const suite of this.#suites) suite.counted += 1
    this.#add(this.#case)
    this.#case = undefined
  }

  /** A suite that could not be loaded has no case that failed; it is one. */
  #brokenSuite(): void {
    const suite = this.#suites.at(-1)?.name ?? ''
    const common = { classname: '', file: null, line: null, flaky: false, claims: new Set<string>() }
    this.#add({ ...common, suite, name: '(the suite itself)', outcome: 'failed' })
  }

  /** The same case may be reported again, by a repetition or from another machine: the worst of its outcomes counts. */
  #add(found: OpenCase): void {
    const key = JSON.stringify([found.suite, found.classname, found.name])
    const known = this.#cases.get(key)
    if (!known && this.#cases.size >= MAX_CASES) throw new UnreadableReport(`It has more than ${MAX_CASES} test cases.`)
    for (const id of [...found.claims, ...(known?.claims ?? [])]) this.#claimed.add(id)
    if (this.#claimed.size > MAX_CLAIMED) throw new UnreadableReport(`It names more than ${MAX_CLAIMED} identifiers.`)
    this.#cases.set(key, known ? worse(known, caseOf(found)) : caseOf(found))
  }

  #endSuite(): void {
    const suite = this.#suites.pop()
    if (suite?.declared !== undefined && suite.declared !== suite.counted) this.#mismatches += 1
  }
}

function readInside(open: OpenCase, name: string, attributes: ReadonlyMap<string, string>): void {
  if (FAILURES.has(name)) open.outcome = 'failed'
  else if (name === 'skipped' && open.outcome === 'passed') open.outcome = 'skipped'
  else if (FLAKES.has(name)) open.flaky = true
  else if (name === 'property' && CLAIMS.has(attributes.get('name') ?? '')) {
    for (const id of identifiersIn(attributes.get('value') ?? '')) open.claims.add(id)
  }
}

function isUnexecuted(attributes: ReadonlyMap<string, string>): boolean {
  return (
    ['notrun', 'skipped', 'disabled'].includes(attributes.get('status')?.toLowerCase() ?? '') ||
    ['skipped', 'suppressed', 'ignored'].includes(attributes.get('result')?.toLowerCase() ?? '')
  )
}

function caseOf({ suite, classname, name, file, line, outcome, flaky, claims }: OpenCase): TestCase {
  return {
    suite: (classname || suite).slice(0, LONGEST_NAME),
    name: name.slice(0, LONGEST_NAME),
    file: file?.slice(0, LONGEST_NAME) ?? null,
    line,
    outcome,
    flaky: flaky && outcome === 'passed',
    claims: [...claims],
  }
}

function suiteOf(attributes: ReadonlyMap<string, string>): OpenSuite {
  return { name: attributes.get('name') ?? '', declared: wholeNumber(attributes.get('tests')), counted: 0 }
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$|^0$/.test(text) ? Number(text) : undefined
}
