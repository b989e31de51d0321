/**
 * Wall time in a zone of the IANA database, as instants. Only `Intl` is used, with the zone named, so neither the zone
 * nor the language of the machine has a part in it.
 */

/** `2026-12-20T00:00`: a date and a time of day without a zone. */
const WALL_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** The wall time as if it were UTC, in milliseconds; undefined for a date or time that there is not. */
export function parseWallTime(text: string): number | undefined {
  const [, ...parts] = WALL_TIME.exec(text) ?? []
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map(Number)
  const time = Date.UTC(year, month - 1, day, hour, minute)
  const isReal = parts.length === 5 && new Date(time).toISOString().slice(0, 16) === text
  return isReal ? time : undefined
}

export function isZone(zone: string): boolean {
  try {
    formatter(zone)
    // An offset such as +01:00 knows no daylight saving, which is what zones are for.
    return /^[A-Za-z]/.test(zone)
  } catch {
    return false
  }
}

/**
 * The instants at which clocks of the zone show a wall time. When clocks are put back there are two; when they are put
 * forward and skip it, both ways to read it are given.
 */
export function instantsOf(wall: number, zone: string): { earliest: number; latest: number } {
  const offsets = [offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)]
  const all = offsets.map(offset => wall - offset)
  const shown = all.filter(instant => instant + offsetAt(instant, zone) === wall)
  const instants = shown.length > 0 ? shown : all
  return { earliest: Math.min(...instants), latest: Math.max(...instants) }
}

/** How far clocks of the zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Map(
    formatter(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = FIELDS.map(field => parts.get(field))
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}
