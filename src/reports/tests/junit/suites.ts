import { shortName } from '../../text/short-name.ts'
import type { Attributes } from '../../text/xml.ts'
import { wholeNumber } from '../cases.ts'
import type { Outcome } from '../tests.ts'

interface Counts {
  total: number
  failed: number
  skipped: number
}

/**
 * Why cases of one identity are one case there. `go`, `pytest`: the tool writes each attempt. `unloaded`: the suite has
 * no test and still a case, as jest-junit writes one that could not be loaded, and that twice.
 */
type Repeats = 'go' | 'pytest' | 'unloaded' | undefined

/** A suite whose element is open. */
export interface OpenSuite {
  name: string
  /** The suites around it and the files that they and it are of: what keeps suites of one name apart. */
  around: string
  /** The same as one text, for the suites in it. */
  path: string
  /** What its attributes say, where they say something. */
  declared: { [Key in keyof Counts]: number | undefined }
  counted: Counts
  /** What its attributes say of failures without errors, and of errors. */
  sums: { failures: number; errors: number }
  /** Whether its errors are no more than a part of its failures, or nothing that failed. */
  onlyFailures: boolean
  repeats: Repeats
  /** Cases of which there is more than one, by number. */
  repeated: Set<number>
}

export function openSuite(attributes: Attributes, outer: OpenSuite | undefined): OpenSuite {
  const number = (name: string): number | undefined => wholeNumber(attributes.get(name))
  const sum = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0)
  const name = shortName(attributes.get('name') ?? '')
  const [total, failures, errors] = [number('tests'), number('failures'), number('errors')]
  // Text in XML holds none of these control characters.
  const file = attributes.get('file')
  const around = shortName(`${outer?.path ?? ''}${file === undefined ? '' : `\u0001${file}`}`)
  return {
    name,
    around,
    path: shortName(`${around}\u0002${name}`),
    declared: {
      total,
      failed: sum(failures, errors),
      skipped: sum(number('skipped'), number('disabled')),
    },
    counted: { total: 0, failed: 0, skipped: 0 },
    sums: { failures: failures ?? 0, errors: errors ?? 0 },
    onlyFailures: false,
    repeats: repeatsOf(name, outer) ?? (total === 0 && (errors ?? 0) > 0 ? 'unloaded' : undefined),
    repeated: new Set(),
  }
}

function repeatsOf(name: string, outer: OpenSuite | undefined): Repeats {
  if (PYTEST.has(name)) return 'pytest'
  return outer?.repeats === 'unloaded' ? undefined : outer?.repeats
}

/** What pytest calls its suite, and since version 9 all of them. */
const PYTEST = new Set(['pytest', 'pytest tests'])

/** The suites that are open, and what their attributes say beside what is in them. */
export class Suites {
  private readonly open: OpenSuite[] = []
  mismatches = 0

  push(suite: OpenSuite): void {
    this.open.push(suite)
  }

  get isOpen(): boolean {
    return this.open.length > 0
  }

  get innermost(): OpenSuite | undefined {
    return this.open[this.open.length - 1]
  }

  get repeats(): OpenSuite['repeats'] {
    return this.innermost?.repeats
  }

  /** gotestsum says in each suite which version of Go it is of. Errors of Qt are messages, also of tests that pass. */
  readProperty(attributes: Attributes): void {
    const suite = this.innermost
    const name = suite && attributes.get('name')
    if (suite && name === 'go.version') suite.repeats = 'go'
    if (suite && (name === 'go.version' || name === 'QTestVersion')) suite.onlyFailures = true
  }

  /** There is another case with this number. */
  repeated(number: number): void {
    this.innermost?.repeated.add(number)
  }

  /** `failures`: how many elements of a case say that it failed. */
  count(outcome: Outcome, failures: number): void {
    const counts = this.innermost?.counted
    if (counts === undefined) return
    counts.total += 1
    // Node's test runner counts a failure of what is unfinished, too.
    counts.failed += outcome === 'failed' ? Math.max(1, failures) : failures
    if (outcome === 'skipped') counts.skipped += 1
  }

  /** Something failed that is no case. */
  countFailure(): void {
    if (this.innermost) this.innermost.counted.failed += 1
  }

  /** How many more failures the innermost suite counts than there are in it. */
  hiddenFailures(): number {
    const suite = this.innermost
    return suite ? Math.max(0, declaredFailed(suite) - suite.counted.failed) : 0
  }

  /** Its failures, also the hidden ones, are those of the suite around it, too. */
  close(): void {
    const suite = this.open.pop()
    if (!suite) return
    if (contradicts(suite)) this.mismatches += 1
    const outer = this.innermost
    if (outer === undefined) return
    outer.counted.total += suite.counted.total
    outer.counted.failed += Math.max(suite.counted.failed, declaredFailed(suite))
    if (suite.onlyFailures) outer.onlyFailures = true
    outer.counted.skipped += suite.counted.skipped
  }
}

/** Some tools count each failure among the failures and among the errors, gotestsum a package that does not compile. */
function declaredFailed({ onlyFailures, sums: { failures, errors }, counted }: OpenSuite): number {
  const isOneSum = failures === errors && failures === counted.failed
  return onlyFailures || isOneSum ? failures : failures + errors
}

/** pytest counts each subtest and each failure, and lists the cases that they are in. */
function contradicts({ declared, counted, repeats }: OpenSuite): boolean {
  const isOther = (key: keyof Counts): boolean => declared[key] !== undefined && declared[key] !== counted[key]
  if (isOther('failed')) return true
  return repeats !== 'pytest' && (isOther('total') || isOther('skipped'))
}
