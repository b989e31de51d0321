import { plain } from '../../text/escape.ts'
import { UserFacingError } from './user-facing-error.ts'

/** From when on the upkeep looks. */
export type SinceInput = { days: number } | { date: string } | { commit: string }

/** What the upkeep is to look at; all of it may be left out. */
export interface UpkeepInputs {
  since: SinceInput | undefined
  /** Full SHA. */
  commit: string | undefined
  /** A tag. */
  release: string | undefined
  /** Names and patterns; what a pattern may be is checked where patterns are read. */
  branches: readonly string[]
}

const MAX_DAYS = 3660
const MAX_BRANCHES = 20
const FULL_SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i

export function readUpkeepInputs(get: (name: 'since' | 'commit' | 'release' | 'branches') => string): UpkeepInputs {
  return {
    since: since(get('since')),
    commit: commit(get('commit')),
    release: tag(get('release')),
    branches: branches(get('branches')),
  }
}

function since(value: string): SinceInput | undefined {
  if (value === '') return undefined
  const [, days] = /^([1-9]\d{0,3})d$/.exec(value) ?? []
  if (days !== undefined && Number(days) <= MAX_DAYS) return { days: Number(days) }
  if (isDay(value)) return { date: value }
  if (FULL_SHA.test(value)) return { commit: value.toLowerCase() }
  throw refused(
    'since',
    value,
    `Give a date such as 2026-11-01, a number of days up to ${MAX_DAYS} such as 30d, or the full SHA of a commit.`,
  )
}

/** A day of the calendar: there is no 31st of February. */
function isDay(value: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

function commit(value: string): string | undefined {
  if (value === '') return undefined
  if (FULL_SHA.test(value)) return value.toLowerCase()
  throw refused('commit', value, 'Give the full SHA of a commit, 40 hexadecimal digits.')
}

/** As git allows the name of a tag, see `git check-ref-format`. */
function tag(value: string): string | undefined {
  if (value === '') return undefined
  const isName =
    value.length <= 255 &&
    /^[^\p{Cc}\p{Cs}\p{Z}~^:?*[\\]+$/u.test(value) &&
    plain(value) === value &&
    !/\.\.|@\{|\/\/|^[/-]|[/.]$|\.lock$/.test(value)
  if (isName && !value.startsWith('refs/')) return value
  throw refused('release', value, 'Give the name of a tag, such as v1.2.0.')
}

function branches(value: string): string[] {
  const names = value
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
  if (names.length > MAX_BRANCHES)
    throw new UserFacingError(
      'input_invalid',
      `The input "branches" has ${names.length} entries.`,
      `Give up to ${MAX_BRANCHES} names or patterns, such as release/*.`,
    )
  return names
}

const refused = (name: string, value: string, next: string): UserFacingError =>
  new UserFacingError('input_invalid', `The input "${name}" cannot be "${plain(value).slice(0, 100)}".`, next)
