import * as z from 'zod'
import { code, id, oid, place, slug, time } from './fields.ts'
import {
  approval,
  change,
  clauses,
  common,
  evidence,
  gate,
  mergePlace,
  person,
  policySource,
  RISK,
  refuse,
  verdictContradictions,
} from './parts.ts'

const shape = z.strictObject({
  ...common,
  kind: z.literal('merge'),
  subject: z.strictObject({ ...mergePlace, tree: oid, change }),
  policy: policySource.nullable().describe('`null`: there was no readable policy; the verdict says why.'),
  verdict: z.strictObject({
    outcome: z.enum(['pass', 'fail', 'error', 'not_judged']),
    reasons: z.array(code).max(16).describe('What belongs to no gate, such as an unreadable policy.'),
    gates: z.array(gate).max(100),
  }),
  attempts: z
    .strictObject({
      count: z
        .int()
        .positive()
        .describe('Verdicts on the heads that were asked. A head that a force push took away cannot be asked.'),
      firstPass: z.boolean().nullable().describe('Whether the first of them passed. `null`: not every head was asked.'),
      heads: z
        .strictObject({
          asked: z.int().positive(),
          all: z
            .int()
            .positive()
            .nullable()
            .describe('`null`: not known, since GitHub did not list them, or a force push replaced some.'),
        })
        .describe(
          'Commits that may have been a head. What a force push replaced is seen only where somebody reviewed it.',
        ),
    })
    .nullable()
    .describe('How often the change was judged before it landed. `null`: not known.'),
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
    .describe('What is still to be done about it, and until when.'),
  authority: z.strictObject({
    author: person.nullable().describe('Who opened the pull request.'),
    mergedBy: person.nullable(),
    at: time,
    basis: z.enum(['merge', 'push']).describe('`push`: known from the push only, so who approved of it is not.'),
  }),
  clauses,
  retention: z.strictObject({ class: z.literal('change') }),
})

export const mergeRecord = shape.superRefine((record, context) => {
  const { policy, verdict, approvals, subject, authority, attempts } = record
  refuse(
    [
      ...verdictContradictions(verdict, policy),
      [approvals.some(one => one.counted !== (one.why === null)), 'an approval that counts and does not'],
      [approvals.some(one => one.counted && one.account === null), 'a counted approval by nobody'],
      // A head that nobody asked may have been the first, and have failed.
      [
        attempts !== null && (attempts.heads.asked === attempts.heads.all) === (attempts.firstPass === null),
        'a first attempt that nobody can know',
      ],
      [subject.change.via === 'direct-push' && authority.basis !== 'push', 'a direct push that was merged'],
    ],
    context,
  )
})

export type MergeRecord = z.infer<typeof shape>
