import { createHash } from 'node:crypto'
import type { Gate } from '../gates/gate.ts'

/** How a gate counts, in its own words, and the digest by which records name that. */
export interface Basis {
  text: string
  digest: string
}

/** Undefined: its numbers are compared with none of a record. */
export function basisOf(gate: Gate, settings: unknown): Basis | undefined {
  const text = gate.basis?.(settings)
  return text === undefined ? undefined : { text, digest: `sha256:${createHash('sha256').update(text).digest('hex')}` }
}
