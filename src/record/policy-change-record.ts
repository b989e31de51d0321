import * as z from 'zod'
import { code, oid, place, slug, time } from './fields.ts'
import { approval, change, clauses, common, mergePlace, person, policySource, refuse } from './parts.ts'

const shape = z.strictObject({
  ...common,
  kind: z.literal('policy-change'),
  subject: z.strictObject({ ...mergePlace, change }),
  files: z
    .array(z.strictObject({ path: place, after: oid.nullable() }))
    .max(100)
    .describe('Rules that changed, with the blob of each, or the tree of a folder. `null`: it is gone.'),
  moreFiles: z
    .int()
    .nonnegative()
    .describe('Files beyond the hundred that are listed, and those whose path no record can hold.'),
  before: policySource.nullable().describe('The policy before. `null`: none that can be read.'),
  after: policySource.nullable(),
  effect: z
    .array(
      z.strictObject({
        gate: slug.nullable().describe('`null`: it concerns no single gate.'),
        key: z
          .string()
          .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+){0,7}$/)
          .describe('Which setting, never its value.'),
        effect: z.enum(['tightened', 'loosened', 'changed']),
      }),
    )
    .max(500)
    .nullable()
    .describe('What the change of the policy file does. `null`: one of the two cannot be read.'),
  moreEffects: z
    .int()
    .nonnegative()
    .describe('Effects beyond the five hundred that are listed. What loosens is left out last.'),
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
      [effect !== null && (before === null || after === null), 'an effect of a policy that cannot be read'],
      [effect === null && moreEffects > 0, 'more effects than none'],
      [approvals.some(one => one.counted !== (one.why === null)), 'an approval that counts and does not'],
    ],
    context,
  )
})

export type PolicyChangeRecord = z.infer<typeof shape>
