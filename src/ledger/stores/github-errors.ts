import * as z from 'zod'
import { grant } from '../../github/client/permissions.ts'
import type { StoreProblem } from './store.ts'

/** What a transport throws, as far as it matters. No `status`: there was no response. */
const thrown = z.object({
  message: z.string().catch(''),
  status: z.int().optional().catch(undefined),
  graphqlErrors: z
    .array(z.object({ type: z.string().optional().catch(undefined), message: z.string().catch('') }))
    .catch([]),
  /** Seconds that GitHub asks to wait. */
  retryAfter: z.number().nonnegative().optional().catch(undefined),
})

type Thrown = z.infer<typeof thrown>

/** What was tried: `prepare` writes only what nobody can see. */
type Purpose = 'read' | 'prepare' | 'write'

/** The tip was not the expected one, or the branch went away in between. Nothing was written. */
export function saysMoved(error: unknown): boolean {
  const seen = read(error)
  return seen.graphqlErrors.some(({ type, message }) => {
    return type === 'STALE_DATA' || /expected branch to point to/i.test(message) || isMissingBranch(type, message)
  })
}

function isMissingBranch(type: string | undefined, message: string): boolean {
  return type === 'NOT_FOUND' && !/resolve to a repository/i.test(message)
}

export function saysExists(error: unknown): boolean {
  const { status, message } = read(error)
  return status === 422 && /reference already exists/i.test(message)
}

export function problemOf(error: unknown, purpose: Purpose): StoreProblem {
  const seen = read(error)
  const message = sentence(seen)
  if (isRateLimit(seen)) {
    return { code: 'unavailable', message, retryAfterMs: seen.retryAfter === undefined ? null : seen.retryAfter * 1000 }
  }
  if (isRule(seen)) return { code: 'forbidden', message, next: RULE }
  if (isForbidden(seen)) return { code: 'forbidden', message, next: purpose === 'read' ? READ : WRITE }
  if (purpose === 'write' && isUncertain(seen)) return { code: 'ambiguous', message }
  return { code: 'unavailable', message, retryAfterMs: null }
}

const READ = grant('contents: read')
const WRITE = grant('contents: write')
/** No ruleset exempts the token of a job (projectbluefin/lab#435). */
const RULE =
  'Exclude the ledger branch from the ruleset, or append with the token of an app of your own that the ruleset exempts.'

function isRateLimit(seen: Thrown): boolean {
  if (seen.status === 429 || seen.graphqlErrors.some(error => error.type === 'RATE_LIMITED')) return true
  return (seen.status === 403 || seen.status === 200 || seen.status === undefined) && /rate limit/i.test(texts(seen))
}

function isRule(seen: Thrown): boolean {
  return /rule violations|protected branch/i.test(texts(seen))
}

/** GitHub hides what a token may not see: 404 and NOT_FOUND are its other words for "forbidden". */
function isForbidden(seen: Thrown): boolean {
  if ([401, 403, 404].includes(seen.status ?? 0)) return true
  if (seen.graphqlErrors.some(error => ['FORBIDDEN', 'NOT_FOUND', 'INSUFFICIENT_SCOPES'].includes(error.type ?? '')))
    return true
  return /resource not accessible/i.test(texts(seen))
}

/** No answer, a server's failure, or "something went wrong": the write may have happened behind it. */
function isUncertain({ status, graphqlErrors }: Thrown): boolean {
  if (graphqlErrors.length > 0) return graphqlErrors.some(error => error.type === undefined)
  return status === undefined || status >= 500 || status === 408
}

function texts({ message, graphqlErrors }: Thrown): string {
  return [message, ...graphqlErrors.map(error => error.message)].join('\n')
}

function sentence({ status, message, graphqlErrors }: Thrown): string {
  const text = graphqlErrors[0]?.message ?? message
  const short = text.split('\n')[0]?.slice(0, 300) || 'no response'
  return status === undefined || graphqlErrors.length > 0
    ? `GitHub: ${short}`
    : `GitHub responded with ${status}: ${short}`
}

function read(error: unknown): Thrown {
  const parsed = thrown.safeParse(error)
  return parsed.success ? parsed.data : { message: String(error), graphqlErrors: [] }
}
