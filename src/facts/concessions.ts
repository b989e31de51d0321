import * as z from 'zod'
import { account } from './basics.ts'

/** A request to accept a change that does not conform, as its issue says it, and who granted it. */
export const concession = z.strictObject({
  issue: z.int().positive(),
  requestedBy: account.nullable().describe('`null`: the account is gone.'),
  grants: z
    .array(z.strictObject({ by: account.nullable(), at: z.string() }))
    .describe('Comments that say that it is granted, and nothing else, as they were written. Oldest first.'),
  editedAt: z
    .string()
    .nullable()
    .describe('When its text was last changed, or it was opened again or moved here. `null`: never.'),
  gates: z.array(z.string()).describe('Gates whose failure it accepts.'),
  pulls: z.array(z.int().positive()).describe('Changes that it is for.'),
  paths: z.array(z.string()).describe('Patterns of files: it is for changes of nothing else.'),
  unreadable: z.array(z.string()).describe('Sections that hold anything else than what belongs there.'),
  reasonLength: z.int().nonnegative().describe('Characters of the reason that somebody wrote.'),
  expires: z.string().nullable().describe('Last day on which it holds, in UTC. `null`: none that the calendar has.'),
})

export type Concession = z.infer<typeof concession>
