import { plain } from '../text/escape.ts'
import type { GateVerdict, Reason, Verdict } from '../verdict/verdict.ts'
import { headline, OUTCOME_WORDS, placeOf } from './words.ts'

/** Renders a verdict as plain lines, for the job's log and the terminal. */
export function verdictLines(verdict: Verdict): string[] {
  return [...gatesLines(verdict), `${OUTCOME_WORDS[verdict.outcome]}: ${plain(headline(verdict))}.`]
}

/** The same without the last line, which a job's log shows as its result. */
export const gatesLines = ({ gates, reasons = [], findings = [] }: Verdict): string[] => [
  ...gates.flatMap(gateLines),
  ...reasons.flatMap(reasonLines),
  ...findings.map(({ message }) => plain(`note: ${message}`)),
]

function gateLines(gate: GateVerdict): string[] {
  const advisory = gate.enforce === 'advisory' ? ' (advisory)' : ''
  return [
    plain(`${gate.id}: ${OUTCOME_WORDS[gate.outcome].toLowerCase()}${advisory}, ${gate.title}`),
    ...gate.children
      .map(({ outcome, required, found }) =>
        plain(`- ${OUTCOME_WORDS[outcome].toLowerCase()}: ${required}; found ${found}`),
      )
      .map(indent),
    ...gate.reasons.flatMap(reasonLines).map(indent),
    ...notes(gate).map(indent),
  ]
}

/** A terminal is no place for every line of every file. */
const MAX_PLACES = 20

function notes({ findings, outcome }: GateVerdict): string[] {
  const general = findings.filter(({ location }) => location === undefined)
  // Where lines are missing is worth a line each only when something is to be done about it.
  const placed = outcome === 'fail' ? findings.filter(({ location }) => location !== undefined) : []
  const left = placed.length - MAX_PLACES
  return [
    ...general.map(({ message }) => plain(`note: ${message}`)),
    ...placed
      .slice(0, MAX_PLACES)
      .map(({ location, message }) => plain(`${location ? placeOf(location) : ''} ${message}`)),
    ...(left > 0 ? [`… and ${left} more places`] : []),
  ]
}

function reasonLines({ code, message, next, location }: Reason): string[] {
  const where = location ? `${placeOf(location)} ` : ''
  return [plain(`${where}${message} [${code}]`), ...(next === undefined ? [] : [plain(`→ ${next}`)])]
}

const indent = (line: string): string => `  ${line}`
