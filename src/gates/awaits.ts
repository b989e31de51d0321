import type { FactName, Facts } from '../facts/facts.ts'
import { AWAITS, type Awaits } from '../verdict/verdict.ts'
import type { Gate } from './gate.ts'

type Unavailable = Extract<Facts[FactName], { state: 'unavailable' }>

/** Why a fact is not there, whichever gate needs it. */
const OF_FACTS: Readonly<Record<Unavailable['why'], Awaits>> = {
  missing: 'evidence',
  not_collected: 'evidence',
  forbidden: 'platform',
  unreachable: 'platform',
  truncated: 'platform',
  ambiguous: 'platform',
}

const BY_FACT: ReadonlyMap<string, Awaits> = new Map(
  Object.entries(OF_FACTS).map(([why, awaits]) => [`fact_${why}`, awaits]),
)

/** What a reason of a gate waits for; what no gate declares is the author's to mend. */
export function awaitsOf(gate: Pick<Gate, 'awaits'> | undefined, code: string): Awaits {
  const { awaits = {} } = gate ?? {}
  const declared = AWAITS.find(who => who !== 'author' && awaits[who]?.includes(code))
  return BY_FACT.get(code) ?? declared ?? 'author'
}
