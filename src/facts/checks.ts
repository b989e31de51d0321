import * as z from 'zod'
import { id, oid } from './basics.ts'

/** A result that an app posted on a commit. */
export const checkRun = z.strictObject({
  id: id.describe('Later ones have greater ids.'),
  name: z.string().describe('Chosen by the app, or by the author of the workflow.'),
  app: z.string().nullable().describe('Slug of the app that posted it. `null`: not reported by GitHub.'),
  commit: oid,
  status: z.string().describe('`completed` when it has finished.'),
  conclusion: z.string().nullable(),
})

export type CheckRun = z.infer<typeof checkRun>
