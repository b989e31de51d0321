import * as z from 'zod'
import { account, canWrite } from './basics.ts'

/** A request to accept a change that does not conform, as its issue says it, and who granted it. */
export const concession = z.strictObject({
  issue: z.int().positive(),
  requestedBy: account.nullable().describe('`null`: the account is gone.'),
  grants: z
    .array(z.strictObject({ by: account.nullable(), at: z.string(), canWrite }))
    .describe('Comments that contain only the grant, as written. Oldest first.'),
  editedAt: z
    .string()
    .nullable()
    .describe('When its text was last edited, or it was reopened or transferred here. `null`: never.'),
  gates: z.array(z.string()).describe('Gates whose failure it accepts.'),
  pulls: z.array(z.int().positive()).describe('Changes that it applies to.'),
  paths: z.array(z.string()).describe('File patterns: it applies only to changes that touch no other files.'),
  unreadable: z.array(z.string()).describe('Sections with unexpected content.'),
  reasonLength: z.int().nonnegative().describe('Number of characters in the reason.'),
  expires: z.string().nullable().describe('Last day on which it is valid, in UTC. `null`: not a valid date.'),
})

export type Concession = z.infer<typeof concession>
