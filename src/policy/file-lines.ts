import { FACT_NAMES, type Facts } from '../facts/facts.ts'
import type { FileLines } from '../verdict/file-lines.ts'
import { gatesFor, knownOf } from './evaluate.ts'
import type { Policy } from './policy.ts'

/** By the id of the gate. */
export type GateFiles = ReadonlyMap<string, readonly FileLines[]>

/** What gates can show of single files of a change. */
export function fileLinesOf(policy: Policy, facts: Facts): GateFiles {
  const known = knownOf(FACT_NAMES, facts)
  return new Map(
    gatesFor(policy, 'change').flatMap(({ id, gate, settings }) => {
      const lines = gate.fileLines?.(settings, known) ?? []
      return lines.length > 0 ? [[id, lines]] : []
    }),
  )
}
