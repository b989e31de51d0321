import type { Facts } from '../facts/facts.ts'
import { plain, withinBytes } from '../text/escape.ts'
import type { GateVerdict, Verdict } from '../verdict/verdict.ts'
import { type Annotation, annotations } from './annotations.ts'
import { type GateHints, gatePage, type ShownFiles, verdictPage } from './page.ts'
import { block, type EmbeddedVerdict, embeddedVerdictOf } from './verdict-block.ts'
import { conclusion, headline, OUTCOME_WORDS, POLICY_GATE } from './words.ts'

/** A finished check run, in GitHub's own names. */
export interface CheckRun {
  name: string
  head_sha: string
  status: 'completed'
  conclusion: 'success' | 'failure'
  external_id: string
  details_url?: string
  output: { title: string; summary: string; text?: string }
}

export interface PreparedCheck {
  run: CheckRun
  annotations: readonly Annotation[]
}

export interface CheckOptions {
  /** What the checks are named after: a gate's is `<name>: <gate id>`. */
  name: string
  /** Name of the check of the whole verdict. */
  overall: string
  /** GitHub's own time of the first answer that the verdict rests on, UTC. */
  judgedAt: string
  /** The verdict of an earlier run on this head, from which some of this one was taken. */
  before?: EmbeddedVerdict | undefined
  /** Where the run can be watched. */
  detailsUrl: string | undefined
  annotate: boolean
  /** What can be done about failed gates beside mending them. */
  hints?: GateHints | undefined
  /** What is measured of single files. */
  files?: ShownFiles | undefined
}

/** GitHub refuses more than 65,535 bytes in each part of the output. */
const MAX_BYTES = 65_000

/** No gate of a policy may have the id `verdict`. */
export const overallName = (name: string): string => `${name}: verdict`

/** The check runs for a verdict: one for each gate, and the overall one last, so that it is never green alone. */
export function checkRuns(
  verdict: Verdict,
  facts: Facts | undefined,
  title: string | undefined,
  options: CheckOptions,
): PreparedCheck[] {
  const gates = verdict.gates.filter(gate => gate.type !== POLICY_GATE)
  return [...gates.map(gate => gateCheck(gate, verdict, options)), overallCheck(verdict, facts, title, options)]
}

function gateCheck(gate: GateVerdict, verdict: Verdict, options: CheckOptions): PreparedCheck {
  // An advisory gate shows its result and blocks nothing, even where somebody made its check a required one.
  const shown = gate.enforce === 'advisory' ? 'success' : conclusion(gate.outcome)
  return {
    run: {
      ...common(`${options.name}: ${gate.id}`, verdict, options),
      conclusion: shown,
      output: {
        title: plain(titleOf(gate), 200),
        summary: withinBytes(gatePage(gate, verdict, options), MAX_BYTES),
      },
    },
    annotations: options.annotate ? annotations(gate) : [],
  }
}

/** A green check that is no pass says so. */
function titleOf({ enforce, outcome, title }: GateVerdict): string {
  if (outcome === 'pass' || (enforce === 'blocking' && conclusion(outcome) === 'failure')) return title
  return `${OUTCOME_WORDS[outcome]}${enforce === 'advisory' ? ' (advisory)' : ''}: ${title}`
}

function overallCheck(
  verdict: Verdict,
  facts: Facts | undefined,
  title: string | undefined,
  options: CheckOptions,
): PreparedCheck {
  const policyProblems = verdict.gates.filter(gate => gate.type === POLICY_GATE)
  return {
    run: {
      ...common(options.overall, verdict, options),
      conclusion: conclusion(verdict.outcome),
      output: {
        title: plain(headline(verdict), 200),
        summary: withinBytes(verdictPage(verdict, title, options.hints), MAX_BYTES),
        ...machineReadable(verdict, facts, options.before),
      },
    },
    annotations: options.annotate ? policyProblems.flatMap(annotations) : [],
  }
}

/** Left out whole when it would not fit: half a verdict is worth nothing, and the merge then finds none. */
function machineReadable(
  verdict: Verdict,
  facts: Facts | undefined,
  before: EmbeddedVerdict | undefined,
): { text?: string } {
  // Only a change is judged again when it was merged.
  if (verdict.subject.pull === undefined) return {}
  const text = block(embeddedVerdictOf(verdict, facts, before))
  return Buffer.byteLength(text) > MAX_BYTES ? {} : { text }
}

function common(name: string, verdict: Verdict, { detailsUrl, judgedAt }: CheckOptions) {
  return {
    name: plain(name, 200),
    head_sha: verdict.subject.head,
    status: 'completed' as const,
    external_id: externalId(verdict, judgedAt),
    ...(detailsUrl === undefined ? {} : { details_url: detailsUrl }),
  }
}

/** By this a later run finds its own, and tells which is older; GitHub gives it back as it was. */
function externalId({ subject }: Verdict, judgedAt: string): string {
  const of = subject.release === undefined ? (subject.pull ?? 'group') : 'release'
  return `gatebook:${of}:${judgedAt}`
}

/** When its verdict was judged, as GitHub's clock had it; empty where it does not say. */
export function judgedAt(externalId: string | null): string {
  const [, at = ''] = /^gatebook:\w+:(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/.exec(externalId ?? '') ?? []
  return at
}

/** Whether a check run was posted for a change; those of the first versions have no time behind the number. */
export const isOfChange = (externalId: string | null, pull: number): boolean =>
  externalId === `gatebook:${pull}` || externalId?.startsWith(`gatebook:${pull}:`) === true
