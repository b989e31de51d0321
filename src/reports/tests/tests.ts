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
  /** What to look for when it did not pass; of the others nobody asks it. */
  place: Place | undefined
}

export interface Place {
  suite: string
  name: string
  /** As the report has it. */
  file: string | null
  line: number | null
}

/** What a test report says, whatever its format. The key is what a case is distinguished by. */
export interface TestReport {
  cases: ReadonlyMap<string, TestCase>
  anomalies: ReadonlyMap<string, number>
}

/** Most cases are like this one, so they are. */
const PASSED: TestCase = { outcome: 'passed', flaky: false, claims: new Set(), place: undefined }

export function testCase(outcome: Outcome, flaky: boolean, claims: ReadonlySet<string>, place: () => Place): TestCase {
  if (outcome !== 'passed') return { outcome, flaky: false, claims, place: place() }
  return flaky || claims.size > 0 ? { ...PASSED, flaky, claims } : PASSED
}

const SEVERITY: Record<Outcome, number> = { passed: 0, skipped: 1, failed: 2 }

/** Of two results of one case, the one that is less good; what either claims is claimed. */
export function worse(a: TestCase, b: TestCase): TestCase {
  const worst = SEVERITY[b.outcome] > SEVERITY[a.outcome] ? b : a
  const flaky = worst.outcome === 'passed' && (a.flaky || b.flaky)
  const claims = b.claims.size === 0 ? a.claims : union(a.claims, b.claims)
  return flaky === worst.flaky && claims === worst.claims ? worst : { ...worst, flaky, claims }
}

/** The first set itself when the other ones add nothing: a report may say the same a million times. */
export function union(a: ReadonlySet<string>, b: Iterable<string>): ReadonlySet<string> {
  for (const id of b) if (!a.has(id)) return new Set([...a, ...b])
  return a
}

/** A case that stands in several reports counts once, with the worst of its outcomes. */
export function mergedCases(reports: readonly TestReport[]): ReadonlyMap<string, TestCase> {
  const [first, ...others] = reports
  if (first && others.length === 0) return first.cases
  const all = new Map<string, TestCase>()
  for (const { cases } of reports) {
    for (const [key, found] of cases) {
      const known = all.get(key)
      all.set(key, known ? worse(known, found) : found)
    }
  }
  return all
}

/** `flaky` ones are counted as passed, too. */
export function countsOf(cases: readonly TestCase[]): Record<Outcome | 'total' | 'flaky', number> {
  const counts = { total: cases.length, passed: 0, failed: 0, skipped: 0, flaky: 0 }
  for (const { outcome, flaky } of cases) {
    counts[outcome] += 1
    if (flaky) counts.flaky += 1
  }
  return counts
}
