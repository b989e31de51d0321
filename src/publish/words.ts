import type { GateVerdict, Outcome, Verdict } from '../verdict/verdict.ts'

/** How an outcome is called where people read it. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  pass: 'Passed',
  fail: 'Failed',
  waived: 'Waived by a concession',
  not_applicable: 'Does not apply',
  error: 'Could not be judged',
}

export const OUTCOME_MARKS: Record<Outcome, string> = {
  pass: '✅',
  fail: '❌',
  waived: '📝',
  not_applicable: '➖',
  error: '⚠️',
}

/** One line for the overall check: `1 of 3 gates failed: coverage`. */
export function headline({ gates, outcome }: Verdict): string {
  const open = gates.filter(
    gate => gate.enforce === 'blocking' && (gate.outcome === 'fail' || gate.outcome === 'error'),
  )
  if (open.length > 0) {
    const verb = open.every(gate => gate.outcome === 'error') ? 'could not be judged' : 'did not pass'
    return `${open.length} of ${gates.length} ${gates.length === 1 ? 'gate' : 'gates'} ${verb}: ${open.map(gate => gate.id).join(', ')}`
  }
  if (outcome !== 'pass') return 'No gate applies to this change, and the policy asks for at least one'
  return gates.length === 1 ? 'The gate passed' : `All ${gates.length} gates passed`
}

/** GitHub counts `neutral` and `skipped` as passing, so they are never used. */
export function conclusion(outcome: Outcome): 'success' | 'failure' {
  return outcome === 'fail' || outcome === 'error' ? 'failure' : 'success'
}

export const clausesOf = (gate: GateVerdict): string => {
  const edition = gate.clauses[0]?.edition
  return edition === undefined ? '' : `ISO 9001:${edition} ${gate.clauses.map(clause => clause.id).join(', ')}`
}
