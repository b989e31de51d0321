import * as z from 'zod'

/** From lax to strict. */
export const WHEN_NOTHING_APPLIES = ['pass', 'fail'] as const
export type WhenNothingApplies = (typeof WHEN_NOTHING_APPLIES)[number]

export const whenNothingApplies = z
  .enum(WHEN_NOTHING_APPLIES)
  .default('fail')
  .describe(
    'Result for a change to which no blocking gate applies, such as one of documents only. With `pass`, a gate is an error while its own condition matches no file, because a mistake there would let every change pass. A release always needs a gate.',
  )
