import * as z from 'zod'
import { day } from '../../gates/shared/settings.ts'
import { when } from '../../gates/shared/when.ts'

const enforce = z.union(
  [
    z.literal('blocking'),
    z.strictObject({
      'advisory-until': day.describe(
        'First day, in UTC, on which the gate blocks. Before that, it only shows its result.',
      ),
    }),
  ],
  { error: 'must be "blocking", or { advisory-until: 2027-03-01 } with a day' },
)

export type Enforcement = z.infer<typeof enforce>

const clause = z
  .string()
  .regex(/^(?:[4-9]|10)(?:\.[1-9]\d?){0,3}$/, 'must be the number of a clause from 4 to 10, such as "8.3.4"')

/** The keys that gates of every type have. */
export const gateKeys = z.strictObject({
  when: when
    .optional()
    .describe('Changes to which the gate applies. All conditions must be met. Left out: every change.'),
  enforce: enforce
    .default('blocking')
    .describe('Whether the gate blocks. A new gate may start as advisory, but only until a fixed date.'),
  clauses: z
    .array(clause)
    .min(1)
    .max(20)
    .optional()
    .describe("Clauses of ISO 9001 that the gate's records carry. Left out: those of its type."),
})

export type GateKeys = z.infer<typeof gateKeys>

/** Whether a gate blocks at a time. A time that nobody knows is after every day. */
export function enforcedAt(enforcement: Enforcement, time: string | undefined): 'blocking' | 'advisory' {
  if (enforcement === 'blocking' || time === undefined) return 'blocking'
  const begins = Date.parse(`${enforcement['advisory-until']}T00:00:00Z`)
  return Date.parse(time) < begins ? 'advisory' : 'blocking'
}
