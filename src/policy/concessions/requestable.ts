import type { Facts } from '../../facts/facts.ts'
import type { GateVerdict } from '../../verdict/verdict.ts'
import type { Policy } from '../policy.ts'
import { covers } from './concede.ts'

/**
 * Failed gates whose failure a concession could accept, and for which none was requested yet: of one that was, the gate
 * itself says what it lacks.
 */
export function requestable(gates: readonly GateVerdict[], policy: Policy, facts: Facts): readonly GateVerdict[] {
  const { concessions, change } = facts
  if (!policy.concessions || concessions.state !== 'complete' || change.state !== 'complete') return []
  const conceded = new Set(
    [...policy.gates, ...policy.builtIn].flatMap(({ id, gate }) => (gate.neverConceded ? [] : id)),
  )
  const requested = new Set(concessions.value.filter(one => covers(one, change.value, facts)).flatMap(one => one.gates))
  return gates.filter(
    ({ id, outcome, enforce }) =>
      outcome === 'fail' && enforce === 'blocking' && conceded.has(id) && !requested.has(id),
  )
}
