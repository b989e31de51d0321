import * as z from 'zod'

/** Where a fact came from and how far it can be trusted. */
const provenance = z.strictObject({
  source: z.string().describe('What it was read from, such as `github-graphql`, `git` or `workspace`.'),
  trust: z
    .enum(['platform', 'ci-artifact', 'self-reported'])
    .describe('`self-reported`: produced by a workflow that the change itself could edit.'),
  collectedAt: z.string().describe('UTC, by the clock of the platform.'),
  listed: z.int().nonnegative().optional().describe('How many entries were read.'),
  total: z.int().nonnegative().optional().describe('How many there are according to the platform.'),
})

export const unavailable = z.strictObject({
  state: z.literal('unavailable'),
  why: z.enum(['forbidden', 'unreachable', 'truncated', 'missing', 'ambiguous', 'not_collected']),
  detail: z.string(),
  next: z.string(),
})

/** A fact is there in full, or it says why it is not. There is no partial fact. */
export function observed<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('complete'), value, provenance }),
    unavailable,
  ])
}

export type Provenance = z.infer<typeof provenance>
export type Unavailable = z.infer<typeof unavailable>
export type Observed<Value> = { state: 'complete'; value: Value; provenance: Provenance } | Unavailable
