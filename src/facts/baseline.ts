import * as z from 'zod'
import { digest, oid } from './basics.ts'

/** Numbers that a record keeps of the code that a change begins from. */
export const baseline = z.strictObject({
  basis: z.string().describe('How the numbers were counted, in the words of the gate that wants them.'),
  compared: oid.describe('Commit that the change is compared with.'),
  searched: z.int().nonnegative().describe('How many landed changes were looked at, the nearest first.'),
  found: z
    .strictObject({
      commit: oid.describe('As which the recorded change landed.'),
      distance: z.int().nonnegative().describe('How many landed changes lie between. 0: it is the compared commit.'),
      record: digest.describe('Id of the record.'),
      measured: z.record(z.string(), z.int().nonnegative()),
    })
    .nullable()
    .describe('The nearest that has numbers which were counted in this way. `null`: none has.'),
})

export type Baseline = z.infer<typeof baseline>
