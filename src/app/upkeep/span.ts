import type { Since } from '../../github/branch/span.ts'
import type { SinceInput } from '../shared/upkeep-inputs.ts'
import { UserFacingError } from '../shared/user-facing-error.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** From when on to look, by GitHub's clock. */
export function sinceOf(since: SinceInput, now: string): Since {
  if ('commit' in since) return since
  const time = 'days' in since ? Date.parse(now) - since.days * DAY_MS : Date.parse(`${since.date}T00:00:00Z`)
  if (time > Date.parse(now))
    throw new UserFacingError(
      'input_invalid',
      'The input "since" is in the future.',
      'Give a date that has begun in UTC, or leave the input out for one week.',
    )
  return { time: `${new Date(time).toISOString().slice(0, 19)}Z` }
}

/** As the end of a sentence. */
export function spanText(since: SinceInput): string {
  if ('commit' in since) return `since ${since.commit.slice(0, 7)}`
  if ('date' in since) return `since ${since.date}`
  if (since.days === 7) return 'of the last week'
  return since.days === 1 ? 'of the last day' : `of the last ${since.days} days`
}
