import type { Review } from '../facts/change.ts'
import type { FactName, Facts } from '../facts/facts.ts'
import type { Edition } from '../verdict/clauses.ts'
import type { Awaits, GateVerdict, Verdict } from '../verdict/verdict.ts'
import { digestOf } from './canonical.ts'
import { checkRecord, RecordError } from './check.ts'
import { clausesOf, type Said } from './clauses.ts'
import { decimal, name, oid } from './fields.ts'
import { recordId } from './identity.ts'
import type { Approval, Evidence, GateResult, MergeRecord, RecordedPerson, Reused } from './record.ts'
import { SCHEMA } from './v2/parts.ts'

/** By what they count. */
export type Numbers = Readonly<Record<string, number>>

/** What the gates decided, or why they could not. `branchNumbers`: numbers of the merged commit itself, by gate. */
export type Decision =
  | { verdict: Verdict; reused: Readonly<Record<string, Reused>>; branchNumbers?: Readonly<Record<string, Numbers>> }
  | { outcome: 'error' | 'not_judged'; reasons: readonly string[]; policy: Verdict['policy'] | null }

/** What a reason waits for, by the type of its gate, which is null for a reason of no gate. */
export type AwaitsOf = (gate: string | null, code: string) => Awaits

/** A review that somebody may take for an approval, and what the policy made of it. */
export interface ApprovalSeen {
  review: Review
  roles: readonly string[]
  /** Why it did not count; `null` when it did. */
  why: string | null
}

export interface Merge {
  /**
   * When the change was merged, by the clock of the platform. A repetition must give the same time: the path has it.
   */
  at: string
  repository: MergeRecord['repository']
  subject: MergeRecord['subject']
  decision: Decision
  /** Which facts it rests on: see `evidenceOf`. */
  evidence: readonly Evidence[]
  approvals: readonly ApprovalSeen[]
  links: MergeRecord['links']
  changeRecord: MergeRecord['changeRecord']
  obligations: MergeRecord['obligations']
  author: RecordedPerson | null
  mergedBy: RecordedPerson | null
  basis: MergeRecord['authority']['basis']
  attempts: MergeRecord['attempts']
  times: MergeRecord['times']
  awaits: AwaitsOf
  decidedBy: MergeRecord['decidedBy']
  /** Of ISO 9001, whose clauses the record names. */
  edition: Edition
}

/** The record of a change that was merged into a protected branch. */
export function mergeRecord(merge: Merge): MergeRecord {
  const { repository, subject, decision, attempts, decidedBy, edition } = merge
  const { links, changeRecord, obligations, author, mergedBy } = merge
  refuseForeignVerdict(merge)
  const schema = SCHEMA
  const kind = 'merge'
  const at = utcSecond(merge.at)
  const verdict = verdictPart(decision, merge.awaits)
  const record: Omit<MergeRecord, 'id'> = {
    schema,
    kind,
    at,
    repository,
    subject,
    policy: 'verdict' in decision ? decision.verdict.policy : decision.policy,
    verdict,
    attempts,
    times: merge.times,
    evidence: merge.evidence.map(one => ({ ...one, collectedAt: utcSecond(one.collectedAt) })),
    approvals: merge.approvals.map(approvalPart),
    links,
    changeRecord,
    obligations,
    authority: { author, mergedBy, at, basis: merge.basis },
    decidedBy,
    kept: NOTHING_KEPT,
    clauses: clausesOf(edition, kind, saidBy(verdict)),
    retention: { class: 'change', until: null },
  }
  return checked({ ...record, id: recordId(record) })
}

/** As far as it decides what the record is evidence for. */
export function saidBy({ outcome, gates }: Pick<MergeRecord['verdict'], 'outcome' | 'gates'>): Said {
  return {
    outcome,
    isConceded: gates.some(gate => gate.outcome === 'waived' && gate.concession !== null),
    isMeasured: gates.some(({ type }) => MEASURING.includes(type)),
  }
}

/** Types of gates that judge what tools measured. */
const MEASURING = ['coverage', 'tests', 'dependencies']

/** Facts and texts stay where they are. */
export const NOTHING_KEPT = { facts: null, text: null }

function checked(record: MergeRecord): MergeRecord {
  checkRecord(record)
  return record
}

/** Which facts there were, where they came from, and a digest of each, so that kept facts can be matched to it. */
export function evidenceOf(facts: Facts): Evidence[] {
  const names = Object.keys(facts).filter((key): key is FactName => key !== 'schema')
  return names.sort().flatMap(fact => {
    const seen = facts[fact]
    if (seen.state !== 'complete') return []
    const { source, trust, collectedAt } = seen.provenance
    return { fact, source, trust, collectedAt: utcSecond(collectedAt), digest: digestOf(seen.value) }
  })
}

function verdictPart(decision: Decision, awaits: AwaitsOf): MergeRecord['verdict'] {
  if (!('verdict' in decision))
    return { outcome: decision.outcome, reasons: reasonsOf(decision.reasons, null, awaits), gates: [] }
  const { verdict, reused, branchNumbers } = decision
  return {
    outcome: verdict.outcome,
    reasons: [],
    gates: verdict.gates.map(gate => gatePart(gate, awaits, reused, branchNumbers)),
  }
}

/** Each code once, with what it waits for. */
export const reasonsOf = (codes: readonly string[], gate: string | null, awaits: AwaitsOf): GateResult['reasons'] =>
  unique(codes).map(code => ({ code, awaits: awaits(gate, code) }))

export function gatePart(
  gate: GateVerdict,
  awaits: AwaitsOf,
  reused: Readonly<Record<string, Reused>> = {},
  branchNumbers: Readonly<Record<string, Numbers>> = {},
): GateResult {
  const { id, type, enforce, outcome, clauses, concession, basis } = gate
  return {
    id,
    type,
    enforce,
    outcome,
    reasons: reasonsOf(
      gate.reasons.map(reason => reason.code),
      type,
      awaits,
    ),
    findings: counted(gate.findings.map(finding => finding.code)),
    ...measuredPart(gate.measured),
    ...(basis === undefined ? {} : { basis }),
    ...(Object.hasOwn(branchNumbers, id) ? { landed: { ...branchNumbers[id] } } : {}),
    ...(concession ? { concession: concessionPart(concession) } : {}),
    clauses: [...clauses],
    carried: Object.hasOwn(reused, id) ? (reused[id] ?? null) : null,
  }
}

const concessionPart = ({ issue, grantedBy, grantedAt, expires, result }: NonNullable<GateVerdict['concession']>) => ({
  issue,
  grantedBy,
  at: utcSecond(grantedAt),
  expires,
  result,
})

/** Numbers, truth values and ids of commits. Other text may name a person or hold what somebody typed: it is counted, not kept. */
function measuredPart(measured: GateVerdict['measured']): Pick<GateResult, 'measured' | 'withheld'> {
  const kept: GateResult['measured'] = {}
  let withheld = 0
  for (const [key, value] of Object.entries(measured)) {
    if (name.safeParse(key).success && isNumberLike(value)) kept[key] = value
    else withheld += 1
  }
  return { measured: kept, withheld }
}

function isNumberLike(value: GateVerdict['measured'][string]): value is GateResult['measured'][string] {
  return (
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    decimal.safeParse(value).success ||
    oid.safeParse(value).success
  )
}

export function approvalPart({ review, roles, why }: ApprovalSeen): Approval {
  return {
    account: review.author?.id ?? null,
    kind: review.author?.kind ?? null,
    review: review.id,
    commit: review.commit,
    at: utcSecond(review.submittedAt),
    roles: [...roles],
    counted: why === null,
    why,
  }
}

/** A verdict about one pull request must never end up in the record of another. */
function refuseForeignVerdict({ subject, decision }: Merge): void {
  if (!('verdict' in decision) || decision.verdict.subject.pull === undefined) return
  const judged = decision.verdict.subject.pull
  const merged = subject.change.via === 'pull-request' ? subject.change.number : undefined
  if (judged === merged) return
  const what = merged === undefined ? 'a direct push' : `pull request ${merged}`
  throw new RecordError({
    code: 'record_invalid',
    message: `The verdict is for pull request ${judged}, but ${what} was merged.`,
  })
}

/** One spelling per instant: UTC, whole seconds, rounded down. A time without a zone has no instant. */
export function utcSecond(text: string): string {
  const instant = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(instant))
    throw new RecordError({ code: 'record_invalid', message: `"${text}" is not a time with a time zone.` })
  return `${new Date(instant).toISOString().slice(0, 19)}Z`
}

function unique(codes: readonly string[]): string[] {
  return [...new Set(codes)]
}

function counted(codes: readonly string[]): GateResult['findings'] {
  return unique(codes)
    .sort()
    .map(code => ({ code, count: codes.filter(other => other === code).length }))
}
