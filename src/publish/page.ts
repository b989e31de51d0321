import { code, link, markdown, prose } from '../text/escape.ts'
import type { FileLines } from '../verdict/file-lines.ts'
import type { GateVerdict, Reason, Verdict } from '../verdict/verdict.ts'
import { fileTable } from './file-table.ts'
import { clausesOf, headline, OUTCOME_MARKS, OUTCOME_WORDS, POLICY_GATE, placeOf } from './words.ts'

/** Renders verdicts as Markdown, for check runs and the job summary. Pure; every word from outside is escaped. */

/** What can be done about a failed gate beside mending it, in our own words around one link. */
export interface Hint {
  before: string
  link: { text: string; url: string }
  after: string
}
/** By the id of the gate. */
export type GateHints = ReadonlyMap<string, Hint>

/** What is measured of files, by the id of the gate, and the address below which GitHub shows them. */
export interface ShownFiles {
  of: ReadonlyMap<string, readonly FileLines[]>
  blobs: string
}

/** What is shown beside the verdict. */
interface Shown {
  hints?: GateHints | undefined
  files?: ShownFiles | undefined
}

/** The page of one gate, in lines. */
export function gatePage(gate: GateVerdict, verdict: Verdict, { hints, files }: Shown = {}): string[] {
  return [
    `**${OUTCOME_WORDS[gate.outcome]}:** ${markdown(gate.title)}`,
    ...advisory(gate),
    ...requirements(gate),
    ...section(gate.outcome === 'not_applicable' ? 'Why it does not apply' : 'Why, and next steps', gate.reasons),
    ...hintFor(gate, hints),
    ...(files ? fileTable(files.of.get(gate.id) ?? [], files.blobs) : []),
    ...section('Also noticed', gate.findings.filter(isGeneral)),
    ...places(gate),
    '',
    foot(verdict, [`gate ${code(gate.id)} (${gate.type})`, clausesOf(gate)]),
  ]
}

/** The page of the whole verdict, in lines. */
export function verdictPage(verdict: Verdict, title: string | undefined, hints?: GateHints): string[] {
  const open = verdict.gates.filter(gate => gate.reasons.length > 0 && isExplained(gate))
  return [
    `**${markdown(headline(verdict))}.**`,
    '',
    '| Gate | Result | Required | Found |',
    '| --- | --- | --- | --- |',
    ...verdict.gates.map(row),
    ...section('Why, and next steps', verdict.reasons ?? []),
    ...section('Also noticed', verdict.findings ?? []),
    ...open.flatMap(gate => [
      '',
      `#### ${OUTCOME_MARKS[gate.outcome]} ${markdown(gate.id)}`,
      '',
      ...gate.reasons.map(bullet),
      ...places(gate),
      ...hintFor(gate, hints),
    ]),
    '',
    foot(verdict, title === undefined ? [] : [`change ${code(title, 120)}`]),
  ]
}

/** Why a gate does not apply is on its own page; the policy has none. */
const isExplained = ({ outcome, type }: GateVerdict): boolean => outcome !== 'not_applicable' || type === POLICY_GATE

function row(gate: GateVerdict): string {
  const cells = [
    markdown(gate.id),
    `${OUTCOME_MARKS[gate.outcome]} ${OUTCOME_WORDS[gate.outcome].toLowerCase()}${gate.enforce === 'advisory' ? ' (advisory)' : ''}`,
    gate.children.map(child => markdown(child.required)).join('<br>'),
    gate.children.length > 0 ? gate.children.map(child => markdown(child.found)).join('<br>') : markdown(gate.title),
  ]
  return `| ${cells.join(' | ')} |`
}

const advisory = (gate: GateVerdict): string[] =>
  gate.enforce === 'advisory' ? ['', 'This gate is advisory: it shows its result and blocks nothing.'] : []

function requirements(gate: GateVerdict): string[] {
  if (gate.children.length === 0) return []
  const rows = gate.children.map(
    ({ outcome, required, found }) => `| ${OUTCOME_MARKS[outcome]} | ${markdown(required)} | ${markdown(found)} |`,
  )
  return ['', '| | Required | Found |', '| --- | --- | --- |', ...rows]
}

function section(heading: string, reasons: readonly Reason[]): string[] {
  return reasons.length === 0 ? [] : ['', `**${heading}**`, '', ...reasons.map(bullet)]
}

/** Lines of files that were found, as many as somebody reads; the annotations in the diff show more. */
const MAX_PLACES = 50

function places({ findings }: GateVerdict): string[] {
  const found = findings.filter(finding => !isGeneral(finding))
  const left = found.length - MAX_PLACES
  const more = left > 0 ? [`- … and ${left} more`] : []
  const shown = section('Where', found.slice(0, MAX_PLACES))
  return [...shown, ...more]
}

const isGeneral = ({ location }: Reason): boolean => location === undefined

function bullet({ message, next, location }: Reason): string {
  const where = location ? `${code(placeOf(location))} ` : ''
  return `- ${where}${prose(message)}${next === undefined ? '' : `<br>→ ${prose(next)}`}`
}

function hintFor({ id, outcome }: GateVerdict, hints: GateHints | undefined): string[] {
  const hint = outcome === 'fail' ? hints?.get(id) : undefined
  if (!hint) return []
  return ['', `${prose(hint.before)} ${link(hint.link.text, hint.link.url)}. ${prose(hint.after)}`]
}

function foot({ policy, subject }: Verdict, parts: readonly string[]): string {
  const rules =
    policy.digest === ''
      ? []
      : [`policy ${code(policy.path)} at ${subject.base.slice(0, 7)}, ${policy.digest.slice(0, 19)}`]
  return `<sub>${[...parts, ...rules, `evaluated ${subject.head.slice(0, 7)}`].filter(part => part !== '').join(' · ')}</sub>`
}
