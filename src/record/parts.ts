import * as z from 'zod'
import { branch, clause, digest, id, oid, place, slug } from './fields.ts'

/** What the records of every version have in common. Nothing is optional: what is not known is `null`. */

export const change = z.discriminatedUnion('via', [
  z.strictObject({ via: z.literal('pull-request'), number: z.int().positive(), head: oid }),
  z.strictObject({ via: z.literal('direct-push') }),
])

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
  reasons: readonly unknown[]
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
