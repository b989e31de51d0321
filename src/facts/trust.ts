/**
 * How little of it the change itself can have a hand in, beginning with the least. A report that a separate job found in
 * its workspace was put there by a step; an artifact was fetched from GitHub, which says from which run on which commit
 * it is; what GitHub says itself, nobody made for the occasion.
 */
export const TRUST = ['self-reported', 'separate-job', 'ci-artifact', 'platform'] as const
export type Trust = (typeof TRUST)[number]

export const isBelow = (trust: Trust, wanted: Trust): boolean => TRUST.indexOf(trust) < TRUST.indexOf(wanted)

/** Of a report, as far as the job can be believed that reads it. */
export function trustOfReport({ artifact }: { artifact?: string | undefined }, job: Trust): Trust {
  if (isBelow(job, 'separate-job')) return job
  return artifact === undefined ? 'separate-job' : 'ci-artifact'
}
