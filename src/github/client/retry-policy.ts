/**
 * When a request is tried again, and after how long. Small enough to be ours: the usual plugins queue every request
 * through a scheduler that yields to the event loop a dozen times, some 20 ms a request (docs/decisions/retries.md).
 */

/** One answer, or what took its place. `status` 0: there was none. */
export interface Attempt {
  status: number
  headers: Readonly<Record<string, string | number | undefined>>
  message: string
  /** Types of the errors in a GraphQL answer, which come with status 200. */
  errorTypes: readonly string[]
}

/** A longer wait than this is mostly not worth a runner: the run ends as `error` and says when to try again. */
const MAX_WAIT_S = 60

/**
 * Seconds to wait before the next try; undefined: there is none to be made. Failures of the platform wait 1, then 4
 * seconds; a rate limit waits as long as GitHub says.
 * Source: GitHub's "Best practices for using the REST API" and "Rate limits for the GraphQL API".
 */
export function waitAfter(
  attempt: Attempt,
  tries: number,
  nowSeconds: number,
  patience = MAX_WAIT_S,
): number | undefined {
  const seconds = isLimited(attempt) ? limitWait(attempt.headers, nowSeconds) : failureWait(attempt, tries)
  return seconds !== undefined && seconds <= patience ? seconds : undefined
}

/**
 * The same within what a request is worth: so many tries, or, for one that is worth patience, so many seconds of waiting
 * for limits in all, however often GitHub asks for it.
 */
export function nextWait(
  attempt: Attempt,
  { tries, waited }: { tries: number; waited: number },
  { retries, patience }: { retries: number; patience: number | undefined },
  nowSeconds: number,
): number | undefined {
  const isPatient = patience !== undefined && isLimited(attempt)
  if (!isPatient && tries > retries) return undefined
  return waitAfter(attempt, tries, nowSeconds, patience === undefined ? undefined : patience - waited)
}

function failureWait({ status }: Attempt, tries: number): number | undefined {
  return status === 0 || status >= 500 ? tries ** 2 : undefined
}

/** GitHub's description says the first, and its answers the other (yanyongyu/githubkit#271). */
export const RATE_LIMITS: readonly string[] = ['RATE_LIMITED', 'RATE_LIMIT']

export function isLimited({ status, headers, message, errorTypes }: Attempt): boolean {
  if (status === 429 || errorTypes.some(type => RATE_LIMITS.includes(type))) return true
  return status === 403 && (isUsedUp(headers) || /secondary rate limit/i.test(message))
}

const isUsedUp = (headers: Attempt['headers']): boolean => String(headers['x-ratelimit-remaining']) === '0'

/** Seconds that GitHub asks to wait, when a limit is used up. */
export function limitWait(headers: Attempt['headers'], nowSeconds: number): number {
  const seconds = Number(headers['retry-after'])
  if (seconds > 0) return seconds
  const reset = Number(headers['x-ratelimit-reset'])
  // One second more, so that the next try comes after the reset and not with it.
  if (isUsedUp(headers) && reset > 0) return Math.max(0, reset - nowSeconds) + 1
  return MAX_WAIT_S
}
