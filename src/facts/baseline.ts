import * as z from 'zod'
import { digest, oid } from './basics.ts'
import { reportSet } from './reports.ts'

/** Numbers that a record keeps of the code that a change begins from. */
export const baseline = z.strictObject({
  basis: z.string().describe('How the numbers were counted, in the words of the gate that wants them.'),
  compared: oid.describe('Commit that the change is compared with.'),
  onBranch: z
    .boolean()
    .describe(
      "Whether that is one of the base branch's own newest commits, and not inside of a branch that was merged.",
    ),
  ledger: z.boolean().describe('Whether there is a ledger.'),
  searched: z.int().nonnegative().describe('How many changes that landed up to it were looked at, the nearest first.'),
  found: z
    .strictObject({
      commit: oid.describe('As which the recorded change landed.'),
      distance: z
        .int()
        .nonnegative()
        .describe("How many of the branch's own commits it lies before. 0: it is that commit."),
      record: digest.describe('Id of the record.'),
      measured: z.record(z.string(), z.int().nonnegative()),
    })
    .nullable()
    .describe('The nearest whose numbers are of the very code that landed, counted in this way. `null`: none is.'),
  later: z.boolean().describe('Whether a change that landed after it has such numbers.'),
})

/** The fact that the reports are of whose numbers are compared, and which reports those are. */
export const baselineRequest = z.strictObject({ of: z.enum(['coverage', 'tests']), reports: reportSet })

export type Baseline = z.infer<typeof baseline>
