import type { Baseline } from '../../facts/baseline.ts'
import type { Facts } from '../../facts/facts.ts'
import type { Unavailable } from '../../facts/observed.ts'
import { requestsFor } from '../../gates/shared/needs.ts'
import { GitHubError, type GitHubErrorCode } from '../../github/client/errors.ts'
import { gatesFor } from '../../policy/evaluate.ts'
import type { Policy, PolicyGate } from '../../policy/policy.ts'
import type { RunContext } from '../shared/context.ts'
import {
  type BaseBranch,
  type Before,
  HiddenHistory,
  numbersBefore,
  readBefore,
  UnreadableRecord,
} from './baseline-records.ts'

type Reports = Pick<Facts, 'coverage' | 'tests'>

/** The numbers that records keep of the base of a change: usually two requests, and none where no gate needs them. */
export async function baselineFact(
  context: Pick<RunContext, 'client' | 'repository'>,
  policy: Policy,
  base: BaseBranch,
  reports: Reports,
  collectedAt: string,
): Promise<Facts['baseline']> {
  const wanted = gatesFor(policy, 'change').flatMap(gate => wantedBy(gate, reports))
  try {
    const befores = new Map<string, Before>()
    for (const { compared } of wanted)
      if (!befores.has(compared)) befores.set(compared, await readBefore(context, base, compared))
    const value = wanted.flatMap(({ basis, compared }): Baseline[] => {
      const before = befores.get(compared)
      return before ? [{ basis: basis.text, compared, ...numbersBefore(before, basis.digest) }] : []
    })
    // What reports contained was reused from a check run into the record.
    return { state: 'complete', value, provenance: { source: 'ledger', trust: 'self-reported', collectedAt } }
  } catch (error) {
    return unavailable(error)
  }
}

function unavailable(error: unknown): Unavailable {
  if (error instanceof UnreadableRecord)
    return { state: 'unavailable', why: 'ambiguous', detail: error.message, next: error.next }
  if (error instanceof HiddenHistory)
    return { state: 'unavailable', why: 'truncated', detail: error.message, next: error.next }
  if (!(error instanceof GitHubError)) throw error
  const why = WHY[error.code] ?? 'unreachable'
  return { state: 'unavailable', why, detail: `Records of earlier merges: ${error.message}`, next: error.next }
}

const WHY: Partial<Record<GitHubErrorCode, Unavailable['why']>> = { forbidden: 'forbidden', not_found: 'missing' }

type Wanted = { basis: NonNullable<PolicyGate['basis']>; compared: string }

/** How a gate counts, and the commit that its reports are compared with; nothing where that is not known. */
function wantedBy({ basis, needs }: PolicyGate, facts: Reports): Wanted[] {
  if (!basis) return []
  return requestsFor(needs, 'baseline').flatMap(({ of, reports }) => {
    const fact = facts[of]
    const request = JSON.stringify(reports)
    const sets = fact.state === 'complete' ? [...fact.value] : []
    const compared = sets.find(set => JSON.stringify(set.request) === request)?.compared ?? null
    return compared === null ? [] : [{ basis, compared }]
  })
}
