import { identifiersIn } from '../../facts/identifiers.ts'
import { type Format, UnreadableReport } from '../text/format.ts'
import { shortName } from '../text/short-name.ts'
import { type Attributes, type XmlHandler, xmlReport } from '../text/xml.ts'
import { rootName } from '../text/xml-outline.ts'
import { bounded, Cases, NO_CLAIMS, tooManyCases } from './cases.ts'
import { isClaimName } from './claim-names.ts'
import { countIn } from './counted.ts'
import { type FoundTest, keepHidden, keepTest, OUTERMOST, type Suite, suiteIn } from './found-test.ts'
import { Attempts, type Kind } from './testng-attempts.ts'
import { MAX_CASES, type Outcome, type TestReport, union } from './tests.ts'

/** What TestNG writes by itself, `testng-results.xml`. */
export const testng: Format<TestReport> = {
  kind: 'tests',
  name: 'TestNG',
  called: 'a TestNG test report',
  recognises: start => rootName(start) === ROOT,
  reader: () => xmlReport(new TestngRun()),
}

const ROOT = 'testng-results'

const OUTCOMES: ReadonlyMap<string | undefined, Outcome> = new Map([
  ['PASS', 'passed'],
  ['FAIL', 'failed'],
  ['SKIP', 'skipped'],
  // It failed, and its author allows that in a part of its invocations: neither passed nor failed.
  ['SUCCESS_PERCENTAGE_FAILURE', 'skipped'],
  // It had begun, and nothing says that it ended.
  ['STARTED', 'failed'],
  ['CREATED', 'failed'],
])

/** What a test throws to skip itself. */
const SKIPPED = 'org.testng.SkipException'

/** Of methods that are no configuration. */
interface Declared {
  tests: number
  failed: number | undefined
}

/** One invocation of a method. */
interface Method {
  found: FoundTest
  /** It runs before or after tests. */
  isConfiguration: boolean
  isSkipped: boolean
  isRepeated: boolean
  /** The class of what it threw. */
  exception: string | undefined
}

class TestngRun implements XmlHandler {
  private readonly cases = new Cases()
  private readonly attempts = new Attempts()
  private readonly path: string[] = []
  private readonly listed = { tests: 0, failed: 0 }
  private declared: Declared = { tests: 0, failed: undefined }
  private suite: Suite = OUTERMOST
  private test: Suite = OUTERMOST
  private class: Suite = OUTERMOST
  private method: Method | undefined
  private methods = 0

  open(name: string, attributes: Attributes): void {
    const parent = this.path.at(-1)
    if (parent === undefined && name !== ROOT)
      throw new UnreadableReport(`Its root is <${name.slice(0, 60)}>, not the results of TestNG.`)
    const place = PLACES.get(name)
    if (place !== undefined && place !== parent) throw new UnreadableReport(`There is a <${name}> outside <${place}>.`)
    this.path.push(name)
    if (name === ROOT) this.declared = declaredIn(attributes)
    else if (name === 'suite') this.openSuite(attributes)
    else if (name === 'test') this.test = suiteIn(this.suite, attributes.get('name') ?? '')
    else if (name === 'class') this.class = suiteIn(this.test, shortName(attributes.get('name') ?? ''))
    else if (name === 'test-method') this.method = this.methodFrom(attributes)
    else if (name === 'exception' && this.method) this.method.exception ??= attributes.get('class')
  }

  close(name: string): void {
    this.path.pop()
    if (name === 'test-method') this.addMethod()
  }

  report(): TestReport {
    const { cases, declared, listed } = this
    if (declared.tests > listed.tests)
      throw new UnreadableReport(`It counts ${declared.tests} tests but lists ${listed.tests}, so some are missing.`)
    for (const found of this.attempts.results()) keepTest(cases, found)
    const hidden = (declared.failed ?? listed.failed) - listed.failed
    if (hidden > 0) keepHidden(cases, OUTERMOST, hidden)
    return cases.report(hidden === 0 ? 0 : 1)
  }

  private openSuite(attributes: Attributes): void {
    if (attributes.has('url'))
      throw new UnreadableReport(
        'Its results are in other files. Let TestNG write one file (fileFragmentationLevel 1).',
      )
    this.suite = suiteIn(OUTERMOST, attributes.get('name') ?? '')
  }

  private methodFrom(attributes: Attributes): Method {
    this.methods += 1
    if (this.methods > MAX_CASES) throw tooManyCases()
    const instance = attributes.get('test-instance-name')
    const name = attributes.get('name') ?? ''
    return {
      found: {
        suite: this.test,
        className: this.class.name,
        name: instance ? `${name} (${instance})` : name,
        outcome: outcomeOf(attributes.get('status')),
        claims: claimsIn(attributes.get('signature') ?? ''),
      },
      isConfiguration: attributes.get('is-config') === 'true',
      isSkipped: attributes.get('status') === 'SKIP',
      isRepeated: attributes.get('retried') === 'true',
      exception: undefined,
    }
  }

  private addMethod(): void {
    const { method, listed } = this
    if (method === undefined) return
    const { outcome } = method.found
    if (!method.isConfiguration) {
      listed.tests += 1
      if (outcome === 'failed') listed.failed += 1
    }
    // A method that runs before or after tests is no test, unless it failed.
    if (!method.isConfiguration || outcome === 'failed') this.attempts.add(method.found, kindOf(method), this.class)
  }
}

/** Before version 7 an attempt that failed and was repeated looks like one that was skipped, for the reason why it failed. */
function kindOf({ isSkipped, isRepeated, exception }: Method): Kind {
  if (isRepeated) return 'repeated'
  return isSkipped && exception !== undefined && exception !== SKIPPED ? 'perhaps repeated' : 'ended'
}

function outcomeOf(status: string | undefined): Outcome {
  const outcome = OUTCOMES.get(status)
  if (outcome !== undefined) return outcome
  throw new UnreadableReport(`It has a test with an unknown status: "${(status ?? '').slice(0, 40)}".`)
}

/** In which element each is. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['suite', ROOT],
  ['test', 'suite'],
  ['class', 'test'],
  ['test-method', 'class'],
])

/** Its total is not used: it has also what did not run at all, in some versions twice. */
function declaredIn(attributes: Attributes): Declared {
  const [passed = 0, failed, skipped = 0] = ['passed', 'failed', 'skipped'].map(name => countIn(attributes, name))
  return { tests: passed + (failed ?? 0) + skipped, failed }
}

const ATTRIBUTE = /<name: ([^<>,]{1,100}), value:\[([^<>\]]{0,10000})\]>/g

/** A test's own attributes stand behind its signature, too. */
function claimsIn(signature: string): ReadonlySet<string> {
  let claims = NO_CLAIMS
  for (const [, name, values = ''] of signature.matchAll(ATTRIBUTE))
    if (isClaimName(name)) claims = bounded(union(claims, identifiersIn(values)))
  return claims
}
