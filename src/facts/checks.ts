import * as z from 'zod'
import { account, id, oid } from './basics.ts'

/** A result that an app posted on a commit. */
export const checkRun = z.strictObject({
  id: id.describe('Later ones have greater ids.'),
  name: z.string().describe('Chosen by the app, or by the author of the workflow.'),
  app: z.string().nullable().describe('Slug of the app that posted it. `null`: not reported by GitHub.'),
  commit: oid,
  status: z.string().describe('`completed` when it has finished.'),
  conclusion: z.string().nullable(),
})

/** The apps whose checks are required. */
export const checksRequest = z.strictObject({ apps: z.array(z.string()).readonly() })

export type CheckRun = z.infer<typeof checkRun>

/** A commit status: the older way to say how something went, which names an account and no app. */
export const commitStatus = z.strictObject({
  id: id.describe('Later ones have greater ids.'),
  context: z.string().describe('Chosen by whoever posts it.'),
  creator: account.nullable().describe('Account that posted it. `null`: not reported by GitHub.'),
  commit: oid,
  state: z.enum(['error', 'failure', 'pending', 'success']),
  at: z.string().describe('When it was posted, UTC.'),
  target: z.string().nullable().describe('Where it links to.'),
})

/** The contexts that are required. */
export const statusesRequest = z.strictObject({ contexts: z.array(z.string()).readonly() })

export type CommitStatus = z.infer<typeof commitStatus>
