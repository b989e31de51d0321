import { type Answer, failure } from '../http/answer.ts'
import type { Weathers } from '../weather.ts'
import type { World } from '../world.ts'

// Whoever makes content too fast is refused for a while, with 403 or 429 and the time to wait (amd/gaia#4107). By GitHub's
// documentation that is 80 writes in a minute or 500 in an hour; other jobs of the same app write too, so that a few of
// one's own may be too many.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PER_MINUTE = 80
const PER_HOUR = 500
const SHARE = 0.2
/** Some are short enough to be waited for in a job, some are not. */
const WAITS = [5, 20, 60, 150]

export const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'

interface Writes {
  at: number[]
  /** Nothing is written before that. */
  until: number
}

const written = new WeakMap<Weathers, Writes>()

/** The refusal of a write, where it is one too many; counts it otherwise. */
export function secondaryLimit({ weather, now }: World): Answer | undefined {
  if (!weather.has('secondary-limit')) return undefined
  const writes = written.get(weather) ?? { at: [], until: 0 }
  written.set(weather, writes)
  const time = now().getTime()
  const isWithin = (span: number) => (at: number) => at > time - span
  const nth = String(writes.at.length)
  if (time >= writes.until) {
    const isTooMany =
      writes.at.filter(isWithin(MINUTE)).length >= PER_MINUTE || writes.at.filter(isWithin(HOUR)).length >= PER_HOUR
    writes.at.push(time)
    if (!isTooMany && !weather.strikes('secondary-limit', nth, SHARE)) return undefined
    writes.until = time + (WAITS[weather.pick('secondary-limit', `wait ${nth}`, WAITS.length)] ?? 60) * 1000
  }
  const wait = String(Math.max(1, Math.ceil((writes.until - time) / 1000)))
  const status = weather.pick('secondary-limit', 'status', 2) === 0 ? 403 : 429
  return failure(status, SECONDARY, { headers: { 'retry-after': wait } })
}
