import type { Landing } from '../../github/branch/landings.ts'
import { installsIn } from '../../ledger/installs.ts'
import { noPolicy } from '../merge/record-merge.ts'
import type { LandingStanding } from '../merge/recorded-at.ts'
import { adoptionAt } from '../policy/first-policy.ts'
import type { RunContext } from '../shared/context.ts'

/** Where records of the default branch begin. */
export interface Beginning {
  /** Landings without a record that came before there was a policy: nothing had to evaluate them. */
  early: ReadonlySet<Landing>
  /** That there is neither a policy nor a ledger. */
  problems: readonly { message: string; next: string }[]
}

const NOT_FOUND: Beginning = { early: new Set(), problems: [] }

/**
 * What came before the first policy, of the landings of the default branch, oldest first. The ledger says where it began.
 * Where there is no ledger yet, the history is asked, which alone would prove nothing: a merge can hide a part of it.
 */
export async function beginningOf(
  context: RunContext,
  ledger: string,
  line: readonly { landing: Landing; standing: LandingStanding }[],
): Promise<Beginning> {
  const missing = line.filter(({ standing }) => standing.merge.state === 'missing')
  const [oldest] = missing
  if (!oldest) return NOT_FOUND
  const installed = line.findIndex(({ standing }) => installsIn(standing.rules))
  if (installed !== -1) return before(missing, line.slice(0, installed))
  const adoption = await adoptionAt(context, oldest.landing.merged.commit, ledger)
  if (adoption.hasLedger || adoption.everInHistory || adoption.defaultBranch !== oldest.landing.branch) return NOT_FOUND
  if (!adoption.isAdoptedNow) return { ...before(missing, line), problems: [noPolicy(context.policyPath)] }
  return before(missing, missing.slice(0, await countWithoutPolicy(context, ledger, missing)))
}

type Line = readonly { landing: Landing; standing: LandingStanding }[]

/** Those of the missing ones that are among the first. */
function before(missing: Line, first: Line): Beginning {
  const early = new Set(first.map(({ landing }) => landing))
  return { early: new Set(missing.flatMap(({ landing }) => (early.has(landing) ? landing : []))), problems: [] }
}

/** Once there was a policy it stays in the history, so the search halves what is left. The first has none. */
async function countWithoutPolicy(context: RunContext, ledger: string, missing: Line): Promise<number> {
  let [known, end] = [0, missing.length]
  while (end - known > 1) {
    const middle = Math.floor((known + end) / 2)
    const commit = missing[middle]?.landing.merged.commit ?? ''
    if ((await adoptionAt(context, commit, ledger)).everInHistory) end = middle
    else known = middle
  }
  return known + 1
}
