import * as z from 'zod'
import { slug } from '../fields.ts'
import { refuse, verdictContradictions } from '../parts.ts'
import { shape as first } from '../v1/merge-record.ts'
import { approval, clauses, common, evidence, failedGates, gate, listed, moment, reasons, retention } from './parts.ts'

const tracked = z.strictObject({
  kind: z.literal('tracker'),
  system: slug,
  key: z.string().regex(/^[A-Za-z0-9][\w-]{0,63}$/),
})
const issue = first.shape.links.element.options[0]
const identifier = z.strictObject({ kind: z.literal('id'), id: z.string().regex(/^[A-Za-z0-9][\w.:~/-]{0,127}$/) })

const [outcomes] = [first.shape.verdict.shape.outcome]

const shape = z.strictObject({
  ...first.shape,
  ...common,
  clauses,
  verdict: z.strictObject({ outcome: outcomes, reasons, gates: z.array(gate).max(100) }),
  attempts: first.shape.attempts
    .unwrap()
    .extend({
      failedFirst: failedGates.nullable().describe('Gates that failed in the first attempt. `null`: unknown.'),
    })
    .nullable()
    .describe('How often the change was evaluated before the merge. `null`: unknown.'),
  times: z.strictObject({
    firstCommit: moment.describe('As its committer says.'),
    opened: moment,
    ready: moment.describe('When it was last marked as ready for review; when it was opened, if it never was a draft.'),
    firstVerdict: moment.describe('Of the heads whose checks were read.'),
    firstGreen: moment.describe('Of the heads whose checks were read.'),
    merged: moment,
  }),
  evidence,
  approvals: z.array(approval).max(500),
  links: z
    .array(z.discriminatedUnion('kind', [issue, tracked, identifier]))
    .max(100)
    .describe('Work items and requirements that counted.'),
  obligations: z
    .array(first.shape.obligations.element.extend({ listed }))
    .max(100)
    .describe('Remaining obligations, and when they are due.'),
  changeRecord: first.shape.changeRecord
    .unwrap()
    .extend({ source: slug.nullable().describe('Where it was found. `null`: not known.') })
    .nullable(),
  retention: retention('change'),
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
      [attempts?.firstPass === null && attempts.failedFirst !== null, 'what failed in an unknown first attempt'],
      [subject.change.via === 'direct-push' && authority.basis !== 'push', 'a direct push that was merged'],
    ],
    context,
  )
})

export type MergeRecord = z.infer<typeof shape>
