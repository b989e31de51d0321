import * as z from 'zod'
import { digest, oid } from './basics.ts'
import { reportSet } from './reports.ts'

/** Numbers that a record keeps of the code that a change begins from. */
export const baseline = z.strictObject({
  basis: z.string().describe('How the numbers were counted, as described by the gate that requests them.'),
  compared: oid.describe('Commit that the change is compared with.'),
  onBranch: z
    .boolean()
    .describe(
      'Whether it is among the newest commits made directly on the base branch, and not inside a merged branch.',
    ),
  ledger: z.boolean().describe('Whether there is a ledger.'),
  searched: z.int().nonnegative().describe('How many changes merged up to it were examined, the nearest first.'),
  found: z
    .strictObject({
      commit: oid.describe('Commit as which the recorded change was merged.'),
      distance: z
        .int()
        .nonnegative()
        .describe('How many commits of the branch it is before the compared commit. 0: it is that commit.'),
      record: digest.describe('Id of the record.'),
      measured: z.record(z.string(), z.int().nonnegative()),
    })
    .nullable()
    .describe(
      'The nearest record whose numbers are for exactly the merged content, counted in this way. `null`: none.',
    ),
  later: z.boolean().describe('Whether a change merged after it has such numbers.'),
})

/** The fact that the reports are of whose numbers are compared, and which reports those are. */
export const baselineRequest = z.strictObject({ of: z.enum(['coverage', 'tests']), reports: reportSet })

export type Baseline = z.infer<typeof baseline>
