import * as z from 'zod'
import { instantsOf, isZone, parseWallTime } from './zoned.ts'

/** When a team merges and releases, and when it does not: by the clock of the platform, in a zone that the policy names. */

const timeRule = 'must be a date and a time such as 2026-12-20T00:00'
const wallTime = z.string().refine(text => parseWallTime(text) !== undefined, timeRule)
const zone = z
  .string()
  .refine(isZone, 'must be a zone such as Europe/Berlin or UTC')
  .describe('Time zone of both times.')

const kinds = (what: string) => z.array(z.string()).max(20).default([]).describe(what)

/** A period in which nothing is merged, or released, except the kinds that it allows. */
export const freezeSettings = (exempt: string) => ({
  name: z.string().min(1).max(60).describe('Name of the freeze, such as year-end.'),
  from: wallTime.describe('Start, in local time of the zone.'),
  to: wallTime.describe('End, in local time of the zone.'),
  zone,
  allow: kinds(exempt),
})

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const clockRule = 'must be a time of day such as 09:00'

/** The hours in which things are merged, or released. */
export const windowSettings = (exempt: string) => ({
  name: z.string().min(1).max(60).describe('Name of the window, such as office-hours.'),
  days: z.array(z.enum(DAYS)).min(1).max(7).describe('Days of the week, in the zone.'),
  from: z.string().regex(CLOCK, clockRule).describe('Start on each of these days, in local time of the zone.'),
  to: z
    .string()
    .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, `${clockRule}, or 24:00`)
    .describe('End on the same day, in local time of the zone.'),
  zone,
  allow: kinds(exempt),
})

export const isInOrder = ({ from, to }: { from: string; to: string }): boolean => from < to
export const ORDER = { error: 'must be later than "from"', path: ['to'] }

export interface Freeze {
  name: string
  from: string
  to: string
  zone: string
  allow: readonly string[]
}

export interface Window {
  name: string
  days: readonly (typeof DAYS)[number][]
  from: string
  to: string
  zone: string
  allow: readonly string[]
}

export interface Closed {
  freeze: Freeze
  /** When it is over, in milliseconds. */
  until: number
}

/**
 * The freezes in which an instant lies. The start belongs to a freeze, the end does not. Where clocks are put back or
 * forward a wall time has two meanings: then the freeze is as wide as either makes it.
 */
export function closedAt(instant: number, freezes: readonly Freeze[]): Closed[] {
  return freezes.flatMap(freeze => {
    const from = instantsOf(parseWallTime(freeze.from) ?? Number.NEGATIVE_INFINITY, freeze.zone).earliest
    const until = instantsOf(parseWallTime(freeze.to) ?? Number.POSITIVE_INFINITY, freeze.zone).latest
    return instant >= from && instant < until ? [{ freeze, until }] : []
  })
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Whether an instant lies in the window. A wall time with two meanings makes it as narrow as either does. */
export const isOpenAt = (instant: number, window: Window): boolean =>
  hoursAround(instant, window, [-1, 0, 1]).some(({ from, until }) => instant >= from && instant < until)

/** When one of the windows opens next, in milliseconds; undefined when none does within the next week. */
export function opensAfter(instant: number, windows: readonly Window[]): number | undefined {
  const next = windows
    .flatMap(window => hoursAround(instant, window, [0, 1, 2, 3, 4, 5, 6, 7, 8]))
    .filter(({ from, until }) => from > instant && from < until)
  return next.length > 0 ? Math.min(...next.map(({ from }) => from)) : undefined
}

/** The hours of a window on days around an instant: `offsets` days after the day that it is in UTC. */
function hoursAround(instant: number, { days, from, to, zone }: Window, offsets: readonly number[]) {
  const today = Math.floor(instant / DAY_MS) * DAY_MS
  return offsets.flatMap(offset => {
    const day = today + offset * DAY_MS
    // 1970-01-01, the day 0, was a Thursday.
    const name = DAYS[(((day / DAY_MS + 3) % 7) + 7) % 7]
    if (name === undefined || !days.includes(name)) return []
    return [{ from: instantsOf(day + ofDay(from), zone).latest, until: instantsOf(day + ofDay(to), zone).earliest }]
  })
}

function ofDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60 * 1000
}

/** The instant of a time of the facts. One without a zone would be read by the clock of the machine. */
export function instantOf(time: string): number {
  const instant = Date.parse(time)
  if (Number.isNaN(instant) || !time.endsWith('Z')) throw new RangeError(`"${time}" is no time in UTC`)
  return instant
}
