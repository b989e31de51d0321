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
  id: digest.describe('Digest over the natural key: the same event always has the same id.'),
  at: time.describe('When it happened, by the clock of the platform. Never when it was recorded.'),
  repository: z.strictObject({ id, name: repositoryName }),
  decidedBy: z
    .strictObject({
      workflowRef: place,
      workflowSha: oid,
      run: id,
      attempt: z.int().positive(),
      version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[0-9A-Za-z.-]{1,40})?$/),
      bundle: digest.describe(
        'Digest of the program that ran: the output of `sha256sum * | sha256sum` in its dist folder.',
      ),
    })
    .describe('What evaluated it, and so which version can evaluate it again.'),
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
      'Digest of how they were counted: numbers of two records are comparable if it is equal. Left out: no numbers.',
    ),
  landed: z
    .record(name, z.int())
    .optional()
    .describe('The same for reports created on the merged commit itself. They did not decide. Left out: none.'),
  withheld: count.describe('Measured values that are text and therefore not in the record.'),
  concession: z
    .strictObject({ issue: z.int().positive(), grantedBy: id, at: time, expires: day, result: z.literal('fail') })
    .optional()
    .describe('Who permitted the waiver, and what the gate itself decided. Left out: none.'),
  clauses: z.array(clause).max(32),
  carried: z
    .strictObject({ checkRun: id, digest, trust })
    .nullable()
    .describe('The check run whose verdict was reused. `null`: evaluated again for this record.'),
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
  digest: digest.describe(
    'Digest of the policy in force, with everything that it extends and every default filled in.',
  ),
  builtOn: z
    .strictObject({
      profile: slug.nullable(),
      extends: z.array(z.strictObject({ reference: place, commit: oid, blob: oid })).max(5),
    })
    .optional()
    .describe('The profile and extended policies, as they were. Left out: none.'),
})

export const evidence = z
  .array(z.strictObject({ fact: name, source: slug, trust, collectedAt: time, digest: digest.nullable() }))
  .max(64)

export const clauses = z.array(clause).min(1).max(32)

export const mergePlace = {
  branch,
  commit: oid.describe('Commit on the protected branch.'),
  parent: oid.nullable().describe('The parent commit, whose policy was in force. `null`: none.'),
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
    [outcome === 'pass' && objecting, 'a pass with a blocking gate that did not pass'],
    [policy === null && (outcome === 'pass' || outcome === 'fail'), 'evaluated without a policy'],
    [unjudged && gates.length > 0, 'gates without a verdict'],
    [unjudged && reasons.length === 0, 'no reason why it was not evaluated'],
    [new Set(gates.map(gate => gate.id)).size < gates.length, 'two gates with one id'],
  ]
}

/** Refuses a record with its contradictions named. */
export function refuse(contradictions: readonly Contradiction[], context: Pick<z.RefinementCtx, 'addIssue'>): void {
  for (const [broken, message] of contradictions) if (broken) context.addIssue({ code: 'custom', message })
}
