import { isSecondary } from '../verdict/clause-numbers.ts'
import { combine, type GateVerdict, type Location, type Outcome, type Verdict } from '../verdict/verdict.ts'

/** How an outcome is called where people read it. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  pass: 'Passed',
  fail: 'Failed',
  waived: 'Waived by a concession',
  not_applicable: 'Does not apply',
  error: 'Could not be evaluated',
}

export const OUTCOME_MARKS: Record<Outcome, string> = {
  pass: '✅',
  fail: '❌',
  waived: '📝',
  not_applicable: '➖',
  error: '⚠️',
}

/** The gate that stands for a policy that could not be read; it has no check of its own. */
export const POLICY_GATE = 'policy'

/** A gate that could not be evaluated did not fail, and did not pass either. */
function verbOf(gates: readonly GateVerdict[]): string {
  const errors = gates.filter(gate => gate.outcome === 'error').length
  if (errors === 0) return 'failed'
  return errors === gates.length ? 'could not be evaluated' : 'failed or could not be evaluated'
}

/** One line for the overall check: `1 of 3 gates failed: coverage`. */
export function headline({ gates, outcome, subject }: Verdict): string {
  const broken = gates.find(gate => gate.type === POLICY_GATE)
  if (broken) return broken.title
  const open = gates.filter(isOpen)
  const blocking = open.filter(gate => gate.enforce === 'blocking')
  if (blocking.length > 0) {
    const count = gates.length === 1 ? 'The gate' : `${blocking.length} of ${gates.length} gates`
    return `${count} ${verbOf(blocking)}: ${names(blocking)}`
  }
  const nothing = `No blocking gate applies to this ${subject.release === undefined ? 'change' : 'release'}`
  if (outcome !== 'pass') return `${nothing}, but at least one must`
  const idle = gates.filter(gate => gate.outcome === 'not_applicable').length
  if (combine(gates) === 'nothing_applies')
    return [`${nothing}, which the policy allows`, ...advisoryFailed(open)].join('; ')
  const waived = gates.filter(gate => gate.outcome === 'waived')
  return [
    passed(gates.length - idle - open.length, gates.length),
    ...(idle > 0 ? [`${idle} ${idle === 1 ? 'does' : 'do'} not apply`] : []),
    ...(waived.length > 0 ? [`waived by a concession: ${names(waived)}`] : []),
    ...advisoryFailed(open),
  ].join('; ')
}

const advisoryFailed = (open: readonly GateVerdict[]): string[] =>
  open.length > 0 ? [`advisory, failed: ${names(open)}`] : []

function passed(count: number, all: number): string {
  if (count < all) return `${count} of ${some(all, 'gate')} passed`
  return all === 1 ? 'The gate passed' : `All ${all} gates passed`
}

/** The blocking gates that do not pass, by their ids. */
export const openGates = ({ gates }: Verdict): string =>
  names(gates.filter(gate => isOpen(gate) && gate.enforce === 'blocking'))

const isOpen = ({ outcome }: GateVerdict): boolean => outcome === 'fail' || outcome === 'error'
const names = (gates: readonly GateVerdict[]): string => gates.map(gate => gate.id).join(', ')
const some = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** GitHub counts `neutral` and `skipped` as passing, so they are never used. */
export function conclusion(outcome: Outcome): 'success' | 'failure' {
  return outcome === 'fail' || outcome === 'error' ? 'failure' : 'success'
}

export const clausesOf = (gate: GateVerdict): string => {
  const edition = gate.clauses[0]?.edition
  return edition === undefined
    ? ''
    : `ISO 9001:${edition}${isSecondary(edition) ? ' (numbers from secondary sources)' : ''} ${gate.clauses.map(clause => clause.id).join(', ')}`
}

/** `src/a.js:3`, or with the column when it is known. */
export const placeOf = ({ file, line, column }: Location): string =>
  `${file}:${line}${column === undefined ? '' : `:${column}`}`
