import { identifiersIn } from '../../facts/identifiers.ts'
import { type Format, UnreadableReport } from '../text/format.ts'
import { type Attributes, type XmlHandler, xmlReport } from '../text/xml.ts'
import { rootName } from '../text/xml-outline.ts'
import { bounded, Cases, NO_CLAIMS, wholeNumber } from './cases.ts'
import { isClaimName } from './claim-names.ts'
import { Counted, countIn } from './counted.ts'
import { type FoundTest, keepFailure, keepHidden, keepTest, OUTERMOST, type Suite, suiteIn } from './found-test.ts'
import { type Outcome, type TestReport, union } from './tests.ts'

/** What the runners of xUnit.net 2 and later write, and the logger of that name for `dotnet test`. */
export const xunit: Format<TestReport> = {
  kind: 'tests',
  name: 'xUnit.net v2',
  called: 'an xUnit.net test report',
  recognises: start => ROOTS.has(rootName(start) ?? ''),
  reader: () => xmlReport(new XunitRun()),
}

const ROOTS = new Set(['assemblies', 'assembly'])

/** Case matters, as everywhere in the format. */
const OUTCOMES: ReadonlyMap<string | undefined, Outcome> = new Map([
  ['Pass', 'passed'],
  ['Fail', 'failed'],
  ['Skip', 'skipped'],
  ['NotRun', 'skipped'],
])

interface Assembly {
  suite: Suite
  counted: Counted
  /** Failures outside of tests: those that it counts, and those that it lists. */
  errors: number
  listedErrors: number
}

interface Collection {
  suite: Suite
  counted: Counted
}

class XunitRun implements XmlHandler {
  private readonly cases = new Cases()
  private readonly path: string[] = []
  private assembly: Assembly | undefined
  private collection: Collection | undefined
  private test: FoundTest | undefined
  private mismatches = 0

  open(name: string, attributes: Attributes): void {
    const parent = this.path.at(-1)
    if (parent === undefined && !ROOTS.has(name))
      throw new UnreadableReport(`Its root is <${name.slice(0, 60)}>, not the assemblies of xUnit.net.`)
    this.demandPlace(name, parent)
    this.path.push(name)
    if (name === 'assembly') this.assembly = assemblyFrom(attributes)
    else if (name === 'collection') this.collection = this.collectionFrom(attributes)
    else if (name === 'test') this.test = this.testFrom(attributes)
    else if (name === 'error') this.addError(attributes)
    else if (this.test) openInTest(this.test, name, attributes)
  }

  close(name: string): void {
    this.path.pop()
    if (name === 'test') this.closeTest()
    else if (name === 'collection') this.closeCollection()
    else if (name === 'assembly') this.closeAssembly()
  }

  report(): TestReport {
    return this.cases.report(this.mismatches)
  }

  /** What counts stands where the format has it, or the report is another's. */
  private demandPlace(name: string, parent: string | undefined): void {
    const place = PLACES.get(name)
    if (place === undefined || place === parent || (name === 'assembly' && parent === undefined)) return
    throw new UnreadableReport(`There is a <${name}> outside <${place}>.`)
  }

  private collectionFrom(attributes: Attributes): Collection {
    const { suite } = this.assembly ?? { suite: OUTERMOST }
    return { suite: suiteIn(suite, attributes.get('name') ?? ''), counted: new Counted(attributes) }
  }

  /** A class is in one collection, whose name may have a number that differs from run to run. */
  private testFrom(attributes: Attributes): FoundTest {
    const className = attributes.get('type') ?? ''
    const { suite } = (className === '' ? this.collection : this.assembly) ?? { suite: OUTERMOST }
    return {
      suite,
      className,
      name: attributes.get('name') ?? '',
      file: attributes.get('source-file'),
      line: wholeNumber(attributes.get('source-line')),
      outcome: outcomeOf(attributes.get('result')),
    }
  }

  private addError(attributes: Attributes): void {
    if (this.assembly === undefined) return
    const what = [attributes.get('type'), attributes.get('name')].filter(Boolean).join(': ')
    this.assembly.listedErrors += 1
    keepFailure(this.cases, this.assembly.suite, `(${what || 'error'})`)
  }

  private closeTest(): void {
    if (this.test === undefined) return
    this.collection?.counted.add(this.test.outcome)
    keepTest(this.cases, this.test)
    this.test = undefined
  }

  private closeCollection(): void {
    const { assembly, collection } = this
    if (assembly === undefined || collection === undefined) return
    this.compare(collection.suite, collection.counted)
    assembly.counted.addAll(collection.counted)
    this.collection = undefined
  }

  private closeAssembly(): void {
    if (this.assembly === undefined) return
    const { suite, counted, errors, listedErrors } = this.assembly
    this.compare(suite, counted)
    if (errors > listedErrors) keepHidden(this.cases, suite, errors - listedErrors)
    if (errors > listedErrors) this.mismatches += 1
    this.assembly = undefined
  }

  private compare(suite: Suite, counted: Counted): void {
    const hidden = counted.takeHidden()
    if (hidden > 0) keepHidden(this.cases, suite, hidden)
    if (hidden > 0 || counted.isLess()) this.mismatches += 1
  }
}

/** In which element each is. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['assembly', 'assemblies'],
  ['collection', 'assembly'],
  ['test', 'collection'],
  ['error', 'errors'],
  ['errors', 'assembly'],
])

/** Its path is of the machine that ran it; its name and for what it was built are not. */
function assemblyFrom(attributes: Attributes): Assembly {
  const [file = ''] = /[^/\\]*$/.exec(attributes.get('name') ?? '') ?? []
  const framework = attributes.get('target-framework')
  const suite = suiteIn(OUTERMOST, file)
  return {
    suite: framework === undefined ? suite : { ...suiteIn(suite, framework), name: file },
    counted: new Counted(attributes),
    errors: countIn(attributes, 'errors') ?? 0,
    listedErrors: 0,
  }
}

function outcomeOf(word: string | undefined): Outcome {
  const outcome = OUTCOMES.get(word)
  if (outcome !== undefined) return outcome
  throw new UnreadableReport(`It has a test with an unknown result: "${(word ?? '').slice(0, 40)}".`)
}

/** Whatever its result says, a test with a failure failed. */
function openInTest(test: FoundTest, name: string, attributes: Attributes): void {
  if (name === 'failure') test.outcome = 'failed'
  else if (name === 'trait' && isClaimName(attributes.get('name')))
    test.claims = bounded(union(test.claims ?? NO_CLAIMS, identifiersIn(attributes.get('value') ?? '')))
}
