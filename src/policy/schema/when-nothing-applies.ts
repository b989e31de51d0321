import * as z from 'zod'

/** From lax to strict. */
export const WHEN_NOTHING_APPLIES = ['pass', 'fail'] as const
export type WhenNothingApplies = (typeof WHEN_NOTHING_APPLIES)[number]

export const whenNothingApplies = z
  .enum(WHEN_NOTHING_APPLIES)
  .default('fail')
  .describe(
    'Result for a change to which no blocking gate applies, such as one of documents only. A release always needs a gate.',
  )
