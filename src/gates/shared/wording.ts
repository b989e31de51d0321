import type { Reason } from '../../verdict/verdict.ts'

/** `a`, `a or b`, `a, b or c`. */
export const list = (words: readonly string[], join = 'or'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${join} ${words.at(-1)}`

/** More of one kind than this is not read by anybody. */
export const MAX_REPORTED = 20

/** The first of many; the rest as a number. */
export function bounded(reasons: readonly Reason[]): Reason[] {
  const left = reasons.length - MAX_REPORTED
  if (left <= 0) return [...reasons]
  return [...reasons.slice(0, MAX_REPORTED), { code: 'more_of_the_same', message: `${left} more like this.` }]
}
