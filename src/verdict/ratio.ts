/**
 * Exact shares of a hundred. A floating-point percentage decides wrongly (29 of 50 against 58 %, 79.996 against 80 %),
 * so thresholds are kept as decimals in text and compared as integers.
 */

/** A percentage with at most four decimals, as 1/10,000 of a percent: `80.5` is 805,000. */
export type Percent = bigint

const SCALE = 10_000n

/** Reads `80`, `80.5` or `99.9999`; anything else, or more than 100, is undefined. */
export function parsePercent(text: string): Percent | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text)
  if (!match) return undefined
  const value = BigInt(match[1] ?? '') * SCALE + BigInt((match[2] ?? '').padEnd(4, '0'))
  return value <= 100n * SCALE ? value : undefined
}

/** Whether `covered` of `total` is at least `minimum`. Needs a total above zero: nothing of nothing is no share. */
export function reaches(covered: number, total: number, minimum: Percent): boolean {
  if (total <= 0) throw new RangeError('a share of nothing cannot be compared')
  return BigInt(covered) * 100n * SCALE >= minimum * BigInt(total)
}

/** Two decimals, rounded down, so that what is shown never looks like more than was reached: `79.99 %`. */
export function formatShare(covered: number, total: number): string {
  if (total <= 0) return 'nothing measured'
  const hundredths = (BigInt(covered) * 10_000n) / BigInt(total)
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')} %`
}

interface Share {
  covered: number
  total: number
}

/** By how many percentage points a share is above or below another one, cut off after two decimals: `+0.04`, `−0.15`. */
export function formatPoints(now: Share, was: Share): string {
  if (now.total <= 0 || was.total <= 0) return 'not comparable'
  const [a, b] = [BigInt(now.covered) * BigInt(was.total), BigInt(was.covered) * BigInt(now.total)]
  const isLess = a < b
  const hundredths = ((isLess ? b - a : a - b) * 10_000n) / (BigInt(now.total) * BigInt(was.total))
  const sign = a === b ? '±' : isLess ? '−' : '+'
  return `${sign}${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}
