import { identifiersIn } from '../../facts/identifiers.ts'
import { UnreadableReport } from '../text/format.ts'
import { MAX_CASES, MAX_CLAIMED, MAX_CLAIMED_BY_ONE, type TestCase, type TestReport, union, worse } from './tests.ts'

/** The cases of one report as they are read. */
export class Cases {
  private readonly cases = new Map<string, TestCase>()
  private readonly rules = new CaseRules()

  keep(key: string, found: TestCase): void {
    const known = this.cases.get(key)
    this.cases.set(key, this.rules.kept(known, found, this.cases.size))
  }

  report(mismatches: number): TestReport {
    return reportOf(this.cases, mismatches)
  }
}

/** What is true of the cases of one report, whatever its format and however they are kept. */
export class CaseRules {
  private readonly claimed = new Set<string>()

  /**
   * The same case may be told again, by a repetition or from another machine: the worst of its outcomes counts. `before`:
   * how many cases there were before this one, should it be new.
   */
  kept(known: TestCase | undefined, found: TestCase, before: number): TestCase {
    if (!known && before >= MAX_CASES) throw tooManyCases()
    const kept = known ? worse(known, found) : found
    if (kept.claims.size > 0) this.claim(kept.claims, found.claims)
    return kept
  }

  private claim(all: ReadonlySet<string>, found: ReadonlySet<string>): void {
    bounded(all)
    for (const id of found) this.claimed.add(id)
    if (this.claimed.size > MAX_CLAIMED) throw tooManyClaims('It', MAX_CLAIMED)
  }
}

export function reportOf(cases: ReadonlyMap<string, TestCase>, mismatches: number): TestReport {
  const anomalies: [string, number][] = mismatches > 0 ? [['summary_mismatch', mismatches]] : []
  return { cases, anomalies: new Map(anomalies) }
}

export const tooManyCases = (): UnreadableReport => new UnreadableReport(`It has more than ${MAX_CASES} test cases.`)

export const NO_CLAIMS: ReadonlySet<string> = new Set()

/** What is claimed already and what a name claims. */
export function claimsOf(name: string, claims: ReadonlySet<string> = NO_CLAIMS): ReadonlySet<string> {
  return bounded(union(claims, identifiersIn(name)))
}

export function bounded(claims: ReadonlySet<string>): ReadonlySet<string> {
  if (claims.size > MAX_CLAIMED_BY_ONE) throw tooManyClaims('A test case', MAX_CLAIMED_BY_ONE)
  return claims
}

const tooManyClaims = (who: string, most: number): UnreadableReport =>
  new UnreadableReport(`${who} names more than ${most} identifiers.`)

/** The name of a failure that only a total reports. */
export const hiddenFailures = (count: number): string => `(${count} more, which the report counts but does not list)`

const MAX_SHOWN_LENGTH = 1000

/** Cut between characters: half of one is no text. */
export function shown(text: string): string {
  if (text.length <= MAX_SHOWN_LENGTH) return text
  return `${text.slice(0, MAX_SHOWN_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : undefined
}
