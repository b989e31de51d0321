import type { Facts } from '../../facts/facts.ts'

/** As of when something is judged, by GitHub's clock; an answer without a date leaves none to go by. */
export function timeFact(value: string, collectedAt = value): Facts['time'] {
  if (Date.parse(value) > 0) {
    const provenance = { source: 'github', trust: 'platform', collectedAt } as const
    return { state: 'complete', value, provenance }
  }
  const detail = 'The responses from GitHub have no date, so the current time is unknown.'
  return { state: 'unavailable', why: 'missing', detail, next: 'Check whether a proxy removes the headers.' }
}
