import * as z from 'zod'

/** What a change does to the rules by which changes are judged. */
export const rulesChange = z.strictObject({
  paths: z
    .array(z.string())
    .describe(
      'Changed files that define how changes are evaluated: policy, code owners, workflows, actions. Includes old names.',
    ),
  policy: z
    .enum(['same', 'valid', 'invalid', 'gone', 'unread'])
    .describe('The policy after the change. `unread`: it extends a policy that is not read before the merge.'),
  problem: z.string().nullable().describe('The first error in an invalid policy, or why the policy was not read.'),
  effect: z
    .array(
      z.strictObject({
        gate: z.string().nullable(),
        key: z.string(),
        effect: z.enum(['tightened', 'loosened', 'changed']),
      }),
    )
    .describe('Effect of a valid policy, by setting.'),
})

export type RulesChange = z.infer<typeof rulesChange>
