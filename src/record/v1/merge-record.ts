import * as z from 'zod'
import { code, id, oid, place, slug, time } from '../fields.ts'
import { change, clauses, mergePlace, person, policySource, RISK, refuse, verdictContradictions } from '../parts.ts'
import { approval, common, evidence, gate } from './parts.ts'

export const shape = z.strictObject({
  ...common,
  kind: z.literal('merge'),
  subject: z.strictObject({ ...mergePlace, tree: oid, change }),
  policy: policySource.nullable().describe('`null`: there was no readable policy. The verdict contains the reason.'),
  verdict: z.strictObject({
    outcome: z.enum(['pass', 'fail', 'error', 'not_judged']),
    reasons: z.array(code).max(16).describe('Reasons that belong to no gate, such as an unreadable policy.'),
    gates: z.array(gate).max(100),
  }),
  attempts: z
    .strictObject({
      count: z
        .int()
        .positive()
        .describe('Verdicts on the heads whose checks were read. Heads replaced by a force push cannot be read.'),
      firstPass: z.boolean().nullable().describe('Whether the first of them passed. `null`: not every head was read.'),
      heads: z
        .strictObject({
          asked: z.int().positive(),
          all: z
            .int()
            .positive()
            .nullable()
            .describe('`null`: unknown, because GitHub did not list them or a force push replaced some.'),
        })
        .describe(
          'Commits that may have been a head. Commits replaced by a force push are known only if somebody reviewed them.',
        ),
    })
    .nullable()
    .describe('How often the change was evaluated before the merge. `null`: unknown.'),
  evidence,
  approvals: z.array(approval).max(500),
  links: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('issue'), repository: id, id, number: z.int().positive() }),
        z.strictObject({ kind: z.literal('id'), id: z.string().regex(/^[A-Za-z][A-Za-z0-9_.~-]{0,62}[A-Za-z0-9]$/) }),
      ]),
    )
    .max(100)
    .describe('Work items and requirements that counted.'),
  changeRecord: z
    .strictObject({
      path: place.nullable().describe('`null`: in the description of the pull request.'),
      blob: oid.nullable(),
      type: slug.nullable(),
      declaredRisk: RISK.nullable(),
      computedRisk: RISK.nullable(),
    })
    .nullable(),
  obligations: z
    .array(z.strictObject({ what: z.literal('review'), gate: slug, due: time }))
    .max(100)
    .describe('Remaining obligations, and when they are due.'),
  authority: z.strictObject({
    author: person.nullable().describe('Who opened the pull request.'),
    mergedBy: person.nullable(),
    at: time,
    basis: z.enum(['merge', 'push']).describe('`push`: known only from the push, so its approvals are unknown.'),
  }),
  clauses,
  retention: z.strictObject({ class: z.literal('change') }),
})

export const mergeRecord = shape.superRefine((record, context) => {
  const { policy, verdict, approvals, subject, authority, attempts } = record
  refuse(
    [
      ...verdictContradictions(verdict, policy),
      [approvals.some(one => one.counted !== (one.why === null)), 'an approval that both counts and does not count'],
      [approvals.some(one => one.counted && one.account === null), 'a counted approval without an account'],
      // A head that nobody asked may have been the first, and have failed.
      [
        attempts !== null && (attempts.heads.asked === attempts.heads.all) === (attempts.firstPass === null),
        'a first attempt that cannot be known',
      ],
      [subject.change.via === 'direct-push' && authority.basis !== 'push', 'a direct push that was merged'],
    ],
    context,
  )
})

export type MergeRecord = z.infer<typeof shape>
