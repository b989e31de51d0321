import * as z from 'zod'

/** What a change does to the rules by which changes are judged. */
export const rulesChange = z.strictObject({
  paths: z
    .array(z.string())
    .describe('Changed files that say how changes are judged: policy, code owners, workflows, actions. Old names too.'),
  policy: z
    .enum(['same', 'valid', 'invalid', 'gone', 'unread'])
    .describe('The policy as the change leaves it. `unread`: it builds on one that is not read before it is merged.'),
  problem: z
    .string()
    .nullable()
    .describe('The first mistake in a policy that is not valid; of one that is not read, why.'),
  effect: z
    .array(
      z.strictObject({
        gate: z.string().nullable(),
        key: z.string(),
        effect: z.enum(['tightened', 'loosened', 'changed']),
      }),
    )
    .describe('What a valid policy would do, setting by setting.'),
})

export type RulesChange = z.infer<typeof rulesChange>
