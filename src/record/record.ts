import * as z from 'zod'
import {
  branch,
  clause,
  code,
  count,
  decimal,
  digest,
  id,
  name,
  oid,
  place,
  repositoryName,
  slug,
  time,
  trust,
} from './fields.ts'

/**
 * `gatebook/record/1`: one immutable entry of the ledger. Nothing is optional: what is not known is `null`, so that one
 * meaning has one byte form. A later kind of record is one more member of the union at the end.
 */

const common = {
  schema: z.literal('gatebook/record/1'),
  id: digest.describe('Digest over the natural key: the same event has the same id, whoever records it and when.'),
  at: time.describe('When it happened, by the clock of the platform. Never when it was written down.'),
  repository: z.strictObject({ id, name: repositoryName }),
  decidedBy: z
    .strictObject({
      workflowRef: place,
      workflowSha: oid,
      run: id,
      attempt: z.int().positive(),
      version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[0-9A-Za-z.-]{1,40})?$/),
      bundle: digest.describe('Of the program that ran: what `sha256sum * | sha256sum` says in its dist folder.'),
    })
    .describe('What decided, and so by whose rules it can be judged again.'),
}

const change = z.discriminatedUnion('via', [
  z.strictObject({ via: z.literal('pull-request'), number: z.int().positive(), head: oid }),
  z.strictObject({ via: z.literal('direct-push') }),
])

const gate = z.strictObject({
  id: slug,
  type: slug,
  enforce: z.enum(['blocking', 'advisory']),
  outcome: z.enum(['pass', 'fail', 'waived', 'not_applicable', 'error']),
  reasons: z.array(code).max(64),
  findings: z.array(z.strictObject({ code, count: z.int().positive() })).max(64),
  measured: z.record(name, z.union([z.int(), z.boolean(), decimal])).describe('The numbers that decided.'),
  withheld: count.describe('Measured values that are text and therefore stayed out of the record.'),
  clauses: z.array(clause).max(32),
  carried: z
    .strictObject({ checkRun: id, digest, trust })
    .nullable()
    .describe('The check run that this was taken over from. `null`: judged again for this record.'),
})

const approval = z.strictObject({
  account: id.nullable().describe('`null`: the account is gone.'),
  review: id,
  commit: oid.nullable().describe('The commit it was given for. `null`: gone.'),
  at: time,
  roles: z.array(slug).max(32),
  counted: z.boolean(),
  why: code.nullable().describe('Why it did not count.'),
})

const kind = z.enum(['User', 'Bot', 'Mannequin', 'Organization', 'EnterpriseUserAccount'])

const mergeShape = z.strictObject({
  ...common,
  kind: z.literal('merge'),
  subject: z.strictObject({
    branch,
    commit: oid.describe('On the protected branch.'),
    tree: oid,
    parent: oid.nullable().describe('The commit before it, whose policy was in force. `null`: there was none.'),
    change,
  }),
  policy: z
    .strictObject({ path: place, blob: oid, digest: digest.describe('Of the policy with every default filled in.') })
    .nullable()
    .describe('`null`: there was no readable policy; the verdict says why.'),
  verdict: z.strictObject({
    outcome: z.enum(['pass', 'fail', 'error', 'not_judged']),
    reasons: z.array(code).max(16).describe('What belongs to no gate, such as an unreadable policy.'),
    gates: z.array(gate).max(100),
  }),
  attempts: z
    .strictObject({ count: z.int().positive(), firstPass: z.boolean() })
    .nullable()
    .describe('How often the change was judged before it landed. `null`: not known.'),
  evidence: z
    .array(z.strictObject({ fact: name, source: slug, trust, collectedAt: time, digest: digest.nullable() }))
    .max(64),
  approvals: z.array(approval).max(500),
  authority: z.strictObject({
    mergedBy: z.strictObject({ account: id, kind }).nullable(),
    at: time,
    basis: z.enum(['merge', 'push']).describe('`push`: known from the push only, so who approved of it is not.'),
  }),
  retention: z.strictObject({ class: z.literal('change') }),
})

/** Two things that cannot both be true. */
type Contradiction = [broken: boolean, message: string]

const mergeRecord = mergeShape.superRefine((record, context) => {
  for (const [broken, message] of contradictions(record)) {
    if (broken) context.addIssue({ code: 'custom', message })
  }
})

function contradictions({ policy, verdict, approvals, subject, authority }: MergeShape): Contradiction[] {
  const { outcome, reasons, gates } = verdict
  const objecting = gates.some(gate => gate.enforce === 'blocking' && ['fail', 'error'].includes(gate.outcome))
  const unjudged = outcome === 'not_judged' || policy === null
  return [
    [outcome === 'pass' && objecting, 'a pass beside a blocking gate that did not pass'],
    [policy === null && (outcome === 'pass' || outcome === 'fail'), 'judged without a policy'],
    [unjudged && gates.length > 0, 'gates in a verdict that nobody gave'],
    [unjudged && reasons.length === 0, 'no reason why it was not judged'],
    [new Set(gates.map(gate => gate.id)).size < gates.length, 'two gates with one id'],
    [approvals.some(one => one.counted !== (one.why === null)), 'an approval that counts and does not'],
    [approvals.some(one => one.counted && one.account === null), 'a counted approval by nobody'],
    [subject.change.via === 'direct-push' && authority.basis !== 'push', 'a direct push that was merged'],
  ]
}

/** Any record of this version. Told apart by `kind`. */
export const record = z.discriminatedUnion('kind', [mergeRecord])

/** What every record carries, of whatever kind and version: enough to find its place in the ledger. */
export const recordHeader = z.looseObject({
  schema: z.string().regex(/^gatebook\/record\/[1-9]\d{0,3}$/),
  id: digest,
  kind: slug,
  at: time,
})

/** Largest canonical text of a record, in bytes. */
export const MAX_RECORD_BYTES = 256 * 1024

type MergeShape = z.infer<typeof mergeShape>
export type MergeRecord = z.infer<typeof mergeRecord>
export type QualityRecord = z.infer<typeof record>
export type RecordHeader = z.infer<typeof recordHeader>
export type GateResult = z.infer<typeof gate>
export type Approval = z.infer<typeof approval>
export type Evidence = MergeRecord['evidence'][number]
export type Carried = NonNullable<GateResult['carried']>

export const kinds: ReadonlySet<string> = new Set<QualityRecord['kind']>(['merge'])
