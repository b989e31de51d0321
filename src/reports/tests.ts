/** `skipped`: not executed, for whatever reason. */
export type Outcome = 'passed' | 'failed' | 'skipped'

export interface TestCase {
  suite: string
  name: string
  file: string | null
  line: number | null
  outcome: Outcome
  /** Passed after a failure in the same run. */
  flaky: boolean
  /** Identifiers that it names. */
  claims: readonly string[]
}

/** What a test report says, whatever its format. The key is what a case is told apart by. */
export interface TestReport {
  cases: ReadonlyMap<string, TestCase>
  oddities: ReadonlyMap<string, number>
}

const SEVERITY: Record<Outcome, number> = { passed: 0, skipped: 1, failed: 2 }

/** Of two results of one case, the one that is less good; what either claims is claimed. */
export function worse(a: TestCase, b: TestCase): TestCase {
  const worst = SEVERITY[b.outcome] > SEVERITY[a.outcome] ? b : a
  return { ...worst, flaky: a.flaky || b.flaky, claims: [...new Set([...a.claims, ...b.claims])] }
}
