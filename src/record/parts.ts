import * as z from 'zod'
import {
  branch,
  clause,
  code,
  count,
  day,
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

/** What records of several kinds have in common. Nothing is optional: what is not known is `null`. */

export const common = {
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

export const change = z.discriminatedUnion('via', [
  z.strictObject({ via: z.literal('pull-request'), number: z.int().positive(), head: oid }),
  z.strictObject({ via: z.literal('direct-push') }),
])

export const gate = z.strictObject({
  id: slug,
  type: slug,
  enforce: z.enum(['blocking', 'advisory']),
  outcome: z.enum(['pass', 'fail', 'waived', 'not_applicable', 'error']),
  reasons: z.array(code).max(64),
  findings: z.array(z.strictObject({ code, count: z.int().positive() })).max(64),
  measured: z.record(name, z.union([z.int(), z.boolean(), decimal, oid])).describe('The numbers that decided.'),
  basis: digest
    .optional()
    .describe(
      'Of how they were counted: numbers of two records can be compared where it is the same. Left out: with none.',
    ),
  landed: z
    .record(name, z.int())
    .optional()
    .describe(
      'The same of reports that were made on the landed commit itself. They decided nothing. Left out: there were none.',
    ),
  withheld: count.describe('Measured values that are text and therefore stayed out of the record.'),
  concession: z
    .strictObject({ issue: z.int().positive(), grantedBy: id, at: time, expires: day, result: z.literal('fail') })
    .optional()
    .describe('By whose permission it is waived, and what the gate itself decided. Left out: none.'),
  clauses: z.array(clause).max(32),
  carried: z
    .strictObject({ checkRun: id, digest, trust })
    .nullable()
    .describe('The check run that this was taken over from. `null`: judged again for this record.'),
})

export const approval = z.strictObject({
  account: id.nullable().describe('`null`: the account is gone.'),
  review: id,
  commit: oid.nullable().describe('The commit it was given for. `null`: the commit no longer exists.'),
  at: time,
  roles: z.array(slug).max(32),
  counted: z.boolean(),
  why: code.nullable().describe('Why it did not count.'),
})

export const accountKind = z.enum(['User', 'Bot', 'Mannequin', 'Organization', 'EnterpriseUserAccount'])

/** Somebody who acted, and the roles that the policy in force gave them. Never a name. */
export const person = z.strictObject({ account: id, kind: accountKind, roles: z.array(slug).max(32) })

export const policySource = z.strictObject({
  path: place,
  blob: oid,
  digest: digest.describe('Of the policy in force, with all that it builds on and every default filled in.'),
  builtOn: z
    .strictObject({
      profile: slug.nullable(),
      extends: z.array(z.strictObject({ reference: place, commit: oid, blob: oid })).max(5),
    })
    .optional()
    .describe('The profile and the policies of other repositories, as they were. Left out: nothing.'),
})

export const evidence = z
  .array(z.strictObject({ fact: name, source: slug, trust, collectedAt: time, digest: digest.nullable() }))
  .max(64)

export const clauses = z.array(clause).min(1).max(32)

export const mergePlace = {
  branch,
  commit: oid.describe('On the protected branch.'),
  parent: oid.nullable().describe('The commit before it, whose policy was in force. `null`: there was none.'),
}

export const RISK = z.int().min(1).max(3).describe('1 low, 2 medium, 3 high.')

/** Two things that cannot both be true. */
export type Contradiction = [broken: boolean, message: string]

type Verdict = {
  outcome: string
  reasons: readonly string[]
  gates: readonly { id: string; enforce: string; outcome: string }[]
}

/** What no verdict in a record may say, whatever it is about. */
export function verdictContradictions({ outcome, reasons, gates }: Verdict, policy: unknown): Contradiction[] {
  const objecting = gates.some(gate => gate.enforce === 'blocking' && ['fail', 'error'].includes(gate.outcome))
  const unjudged = outcome === 'not_judged' || policy === null
  return [
    [outcome === 'pass' && objecting, 'a pass beside a blocking gate that did not pass'],
    [policy === null && (outcome === 'pass' || outcome === 'fail'), 'judged without a policy'],
    [unjudged && gates.length > 0, 'gates in a verdict that nobody gave'],
    [unjudged && reasons.length === 0, 'no reason why it was not judged'],
    [new Set(gates.map(gate => gate.id)).size < gates.length, 'two gates with one id'],
  ]
}

/** Refuses a record with its contradictions named. */
export function refuse(contradictions: readonly Contradiction[], context: Pick<z.RefinementCtx, 'addIssue'>): void {
  for (const [broken, message] of contradictions) if (broken) context.addIssue({ code: 'custom', message })
}
