import { awaitsOf as ofGate } from '../../gates/awaits.ts'
import type { Gate } from '../../gates/gate.ts'
import { protectedPaths } from '../../gates/protected-paths/index.ts'
import { gates } from '../../gates/registry.ts'
import type { Awaits, GateVerdict, Verdict } from '../../verdict/verdict.ts'

/** Reasons of no gate in particular. */
const OF_NO_GATE: Readonly<Partial<Record<Awaits, readonly string[]>>> = {
  evidence: ['verdict_missing', 'verdict_of_other_policy'],
  platform: [
    ...['extends_unreadable', 'base_unreadable', 'landed_unverifiable', 'record_not_built', 'release_moving'],
    ...['release_unrecorded', 'change_moving', 'group_unresolved', 'internal_error'],
    ...['unauthorized', 'forbidden', 'not_found', 'rate_limited', 'invalid', 'unavailable'].map(why => `github_${why}`),
  ],
}

const TYPES: ReadonlyMap<string, Gate> = new Map([...gates, protectedPaths].map(gate => [gate.type, gate]))

/** What a reason waits for, by the type of its gate; see `AWAITS`. */
export function awaitsOf(type: string | null, code: string): Awaits {
  if (OF_NO_GATE.evidence?.includes(code)) return 'evidence'
  if (OF_NO_GATE.platform?.includes(code)) return 'platform'
  return ofGate(type === null ? undefined : TYPES.get(type), code)
}

/**
 * Whether nothing stands against a verdict but evidence that is being made. Its end starts a run, so nobody has to do
 * anything. Of a merge group it does not: that run is about the change.
 */
export function isPending({ gates, outcome, subject }: Verdict): boolean {
  if (subject.pull === undefined) return false
  const against = gates.filter(gate => gate.enforce === 'blocking' && ['fail', 'error'].includes(gate.outcome))
  return outcome !== 'pass' && against.length > 0 && against.every(waitsOnly)
}

const waitsOnly = ({ type, reasons }: GateVerdict): boolean =>
  reasons.length > 0 && reasons.every(({ code }) => TYPES.get(type)?.pending?.includes(code))
