import * as z from 'zod'
import { code, oid, place, slug, time } from '../fields.ts'
import { change, clauses, mergePlace, person, policySource, refuse } from '../parts.ts'
import { approval, common } from './parts.ts'

export const shape = z.strictObject({
  ...common,
  kind: z.literal('policy-change'),
  subject: z.strictObject({ ...mergePlace, change }),
  files: z
    .array(z.strictObject({ path: place, after: oid.nullable() }))
    .max(100)
    .describe('Rules that changed, with the blob of each, or the tree of a folder. `null`: removed.'),
  moreFiles: z
    .int()
    .nonnegative()
    .describe('Number of files beyond the hundred listed, and of files whose path cannot be in a record.'),
  before: policySource.nullable().describe('The policy before. `null`: none, or unreadable.'),
  after: policySource.nullable(),
  effect: z
    .array(
      z.strictObject({
        gate: slug.nullable().describe('`null`: not specific to one gate.'),
        key: z
          .string()
          .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+){0,7}$/)
          .describe('The setting, never its value.'),
        effect: z.enum(['tightened', 'loosened', 'changed']),
      }),
    )
    .max(500)
    .nullable()
    .describe('Effect of the policy change. `null`: one of the two policies cannot be read.'),
  moreEffects: z
    .int()
    .nonnegative()
    .describe('Number of effects beyond the five hundred listed. Loosening effects are listed first.'),
  reasons: z.array(code).max(16).describe('Why a policy cannot be read.'),
  approvals: z.array(approval).max(500),
  authority: z.strictObject({ author: person.nullable(), mergedBy: person.nullable(), at: time }),
  clauses,
  retention: z.strictObject({ class: z.literal('quality') }),
})

export const policyChangeRecord = shape.superRefine((record, context) => {
  const { files, moreFiles, effect, moreEffects, before, after, approvals } = record
  refuse(
    [
      [files.length + moreFiles === 0, 'a change of no file'],
      [effect !== null && (before === null || after === null), 'an effect of an unreadable policy'],
      [effect === null && moreEffects > 0, 'more effects than listed'],
      [approvals.some(one => one.counted !== (one.why === null)), 'an approval that both counts and does not count'],
    ],
    context,
  )
})

export type PolicyChangeRecord = z.infer<typeof shape>
