import * as z from 'zod'
import { EXCLUDABLE } from '../review-rules.ts'

const requirement = z.strictObject({
  count: z.int().min(1).max(10).default(1).describe('How many people must approve.'),
  from: z
    .array(z.string())
    .min(1)
    .max(20)
    .optional()
    .describe('Roles that may fill this requirement. Left out: anyone who may push to the repository.'),
})

export const settings = z.strictObject({
  require: z
    .array(requirement)
    .min(1)
    .max(20)
    .describe('What must be approved, and by whom. One person fills one place only.'),
  exclude: z
    .array(z.enum(EXCLUDABLE))
    .default([...EXCLUDABLE])
    .describe('Whose approval does not count: those who made the change, and accounts that are no people.'),
  'on-push': z
    .strictObject({
      stale: z
        .enum(['content', 'commit'])
        .default('content')
        .describe(
          '`content`: an approval holds while the change is exactly what was approved. `commit`: for that commit only.',
        ),
    })
    .prefault({})
    .describe('What a push does to approvals that were given before it.'),
})

export type Settings = z.infer<typeof settings>
