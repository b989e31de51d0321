import { identifiersIn } from '../../facts/identifiers.ts'
import { UnreadableReport } from '../text/format.ts'
import { attempts, MAX_CASES, MAX_CLAIMED, MAX_CLAIMED_BY_ONE, type TestCase, type TestReport, union } from './tests.ts'

/** The cases of one report as they are read. */
export class Cases {
  private readonly cases = new Map<string, TestCase[]>()
  private readonly rules = new CaseRules()

  /** Another case, also where there is one of this identity. */
  keep(identity: string, found: TestCase): void {
    this.rules.count(found)
    const same = this.cases.get(identity)
    if (same) same.push(found)
    else this.cases.set(identity, [found])
  }

  report(mismatches: number): TestReport {
    return reportOf(this.cases, this.rules.total, mismatches)
  }
}

/** What is true of the cases of one report, whatever its format and however they are kept. */
export class CaseRules {
  private readonly claimed = new Set<string>()
  total = 0

  count({ claims }: TestCase): void {
    this.total += 1
    if (this.total > MAX_CASES) throw tooManyCases()
    if (claims.size > 0) this.claim(claims)
  }

  /** What an attempt makes of a case: both are counted already, and are one. */
  repeated(known: TestCase, found: TestCase): TestCase {
    const both = attempts(known, found)
    if (both.claims.size > 0) this.claim(both.claims)
    this.total -= 1
    return both
  }

  private claim(claims: ReadonlySet<string>): void {
    for (const id of bounded(claims)) this.claimed.add(id)
    if (this.claimed.size > MAX_CLAIMED) throw tooManyClaims('It', MAX_CLAIMED)
  }
}

export function reportOf(
  cases: ReadonlyMap<string, readonly TestCase[]>,
  total: number,
  mismatches: number,
): TestReport {
  const anomalies: [string, number][] = mismatches > 0 ? [['summary_mismatch', mismatches]] : []
  return { cases, total, anomalies: new Map(anomalies) }
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
export const HIDDEN_FAILURE = '(counted in the report, but not listed)'

const MAX_SHOWN_LENGTH = 1000

/** Cut between characters: half of one is no text. */
export function shown(text: string): string {
  if (text.length <= MAX_SHOWN_LENGTH) return text
  return `${text.slice(0, MAX_SHOWN_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : undefined
}
