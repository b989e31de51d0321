/** More than this is no report of tests, but an attempt to exhaust whoever reads it. */
export const MAX_CASES = 1_000_000
export const MAX_CLAIMED = 20_000
export const MAX_CLAIMED_BY_ONE = 1000

/** `skipped`: not executed, for whatever reason. */
export type Outcome = 'passed' | 'failed' | 'skipped'

export interface TestCase {
  outcome: Outcome
  /** Passed after a failure in the same run. */
  flaky: boolean
  /** Identifiers that it names. */
  claims: ReadonlySet<string>
  /** What to look for when it did not pass at once; of the others nobody asks it. */
  place: Place | undefined
}

export interface Place {
  suite: string
  name: string
  /** As the report has it. */
  file: string | null
  line: number | null
}

/** What a test report says, whatever its format. */
export interface TestReport {
  /**
   * By what a case is distinguished by in this report, such as suites, class, file and name. Two of one identity are two
   * cases: tools write what runs twice, and what is called alike, twice. Attempts of one case are one.
   */
  cases: ReadonlyMap<string, readonly TestCase[]>
  /** How many there are. */
  total: number
  /** Suite, class and name of an identity, by which cases were distinguished before. Left out: by all of it. */
  nameIn?(identity: string): string
  anomalies: ReadonlyMap<string, number>
}

/** Most cases are like this one, so they are. */
const PASSED: TestCase = { outcome: 'passed', flaky: false, claims: new Set(), place: undefined }

export function testCase(outcome: Outcome, flaky: boolean, claims: ReadonlySet<string>, place: () => Place): TestCase {
  if (outcome !== 'passed') return { outcome, flaky: false, claims, place: place() }
  if (flaky) return { outcome, flaky, claims, place: place() }
  return claims.size > 0 ? { ...PASSED, claims } : PASSED
}

/**
 * Two attempts at one case, where the tool repeats what fails: when one of them passed, it is flaky. Which came first is
 * not told by all tools.
 */
export function attempts(one: TestCase, other: TestCase): TestCase {
  const claims = other.claims.size === 0 ? one.claims : union(one.claims, other.claims)
  const place = one.place ?? other.place
  const passed = [one, other].some(({ outcome }) => outcome === 'passed')
  const failed = [one, other].some(({ outcome }) => outcome === 'failed')
  if (passed) return { outcome: 'passed', flaky: failed || one.flaky || other.flaky, claims, place }
  return { outcome: failed ? 'failed' : 'skipped', flaky: false, claims, place }
}

/** The first set itself when the other ones add nothing: a report may say the same a million times. */
export function union(a: ReadonlySet<string>, b: Iterable<string>): ReadonlySet<string> {
  for (const id of b) if (!a.has(id)) return new Set([...a, ...b])
  return a
}

/** `flaky` ones are counted as passed, too. */
export function countsOf(reports: readonly TestReport[]): Record<Outcome | 'total' | 'flaky', number> {
  const counts = { total: 0, passed: 0, failed: 0, skipped: 0, flaky: 0 }
  for (const { outcome, flaky } of casesOf(reports)) {
    counts.total += 1
    counts[outcome] += 1
    if (flaky) counts.flaky += 1
  }
  return counts
}

/** Every case of the reports, each as often as it is there. */
export function* casesOf(reports: readonly TestReport[]): Generator<TestCase, undefined> {
  for (const { cases } of reports) for (const same of cases.values()) yield* same
}
