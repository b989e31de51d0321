import * as z from 'zod'
import { oid } from './basics.ts'

/** A retrospective review that a recorded change or release left to be done, and that nobody has done. */
const owedReview = z.strictObject({
  record: z.string().describe('Id of the record that left it to be done.'),
  path: z.string().describe('Where that record is in the ledger.'),
  commit: oid,
  pull: z.int().positive().nullable().describe('`null`: a release, or a push without a pull request.'),
  release: z.string().nullable().describe('What people call the release. `null`: it is a change.'),
  due: z.string().describe('UTC.'),
})

/** By what the ledger knew at a time. */
export const owedReviews = z.strictObject({
  asOf: z.string().describe('UTC. For a merged change, the time of the merge.'),
  open: z.array(owedReview).describe('By when they were due.'),
})

export type OwedReviews = z.infer<typeof owedReviews>
export type OwedReview = z.infer<typeof owedReview>
