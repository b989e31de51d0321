const HOUR = 3600

/** Seconds of an ISO 8601 duration in whole days or hours, from an hour to 90 days; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const [, days, hours] = /^P(?:(\d{1,2})D|T(\d{1,4})H)$/.exec(text) ?? []
  const seconds = days === undefined ? Number(hours) * HOUR : Number(days) * 24 * HOUR
  return seconds >= HOUR && seconds <= 90 * 24 * HOUR ? seconds : undefined
}
