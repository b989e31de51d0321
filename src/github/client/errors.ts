import { type Accepted, acceptedPermissions, grant, type JobPermission } from './permissions.ts'
import { isLimited, limitWait } from './retry-policy.ts'
import { isTooOld, OLDEST_SERVER, serverVersion } from './server-version.ts'

export type GitHubErrorCode = 'unauthorized' | 'forbidden' | 'not_found' | 'rate_limited' | 'invalid' | 'unavailable'

/** What GitHub refused or could not do, in our words. `next` is the step that cures it. */
export class GitHubError extends Error {
  readonly code: GitHubErrorCode
  readonly status: number
  readonly next: string
  /** Seconds that GitHub asks to wait, where a limit is used up. */
  readonly retryAfter: number | undefined

  constructor(
    code: GitHubErrorCode,
    message: string,
    details: { status: number; next: string; retryAfter?: number | undefined },
  ) {
    super(message)
    this.name = 'GitHubError'
    this.code = code
    this.status = details.status
    this.next = details.next
    this.retryAfter = details.retryAfter
  }
}

interface Answer {
  status: number
  message: string
  headers: Readonly<Record<string, string | number | undefined>>
  errorTypes?: readonly string[]
}

/** Turns a refused request into an error that says what to do. `what` names the request: `reading the change`. */
export function refused(what: string, { status, message, headers, errorTypes = [] }: Answer): GitHubError {
  if (status === 401) {
    return new GitHubError('unauthorized', `GitHub rejects the token (${what}).`, {
      status,
      next: 'Pass a valid `token`; the job token is `${{ github.token }}`.',
    })
  }
  if (isLimited({ status, headers, message, errorTypes: [] })) return rateLimited(what, status, headers)
  if (status === 403) return forbidden(what, headers)
  if (status === 404) return isTooOld(headers) ? tooOld(what, headers) : nothingThere(what)
  if (errorTypes.includes('RESOURCE_LIMITS_EXCEEDED')) return tooMuch(what, status, message)
  if (status === 422 || status === 400) {
    return new GitHubError('invalid', `GitHub rejects the request (${what}): ${message}`, {
      status,
      next: 'Report this as a bug of Gatebook.',
    })
  }
  return new GitHubError('unavailable', `GitHub returned an error (${what}): ${message || `status ${status}`}`, {
    status,
    next: 'Run the job again. If the problem persists, check githubstatus.com.',
  })
}

export function nothingThere(what: string): GitHubError {
  return new GitHubError('not_found', `GitHub does not find the resource (${what}).`, {
    status: 404,
    next: 'Check the number and the repository, and check that the token has access: GitHub hides resources that a token may not read.',
  })
}

/**
 * What an older Enterprise Server does not have: a field, in the words of its library for GraphQL, or a route, which is
 * not found.
 */
export function tooOld(what: string, headers: Answer['headers'], missing?: string): GitHubError {
  const version = serverVersion(headers)
  const server = version === undefined ? 'The server' : `GitHub Enterprise Server ${version}`
  const detail = missing === undefined ? '' : `: ${missing}`
  return new GitHubError('unavailable', `${server} is too old for this (${what})${detail}.`, {
    status: missing === undefined ? 404 : 200,
    next: `Update GitHub Enterprise Server: Gatebook needs version ${OLDEST_SERVER} or newer.`,
  })
}

/** GraphQL gave a query up that takes it too much, also when it was sent again. */
const tooMuch = (what: string, status: number, message: string): GitHubError =>
  new GitHubError('unavailable', `The query exceeds a resource limit of GitHub (${what}): ${message}`, {
    status,
    next: 'Run the job again. If it happens again, the change is too large for one query: split it.',
  })

/** A query that may ask for too many nodes is refused before it runs, whoever sends it, and is refused again. */
export const tooManyNodes = (what: string, message: string): GitHubError =>
  new GitHubError('invalid', `The query exceeds the node limit of GitHub (${what}): ${message}`, {
    status: 200,
    next: 'Report this as a bug of Gatebook.',
  })

/** An error of GraphQL that is of no kind known here. */
export const reported = (what: string, message: string): GitHubError =>
  new GitHubError('unavailable', `GitHub reported an error (${what}): ${message}`, {
    status: 200,
    next: 'Run the job again.',
  })

export function rateLimited(what: string, status: number, headers: Answer['headers']): GitHubError {
  const retryAfter = secondsToWait(headers)
  const end = Date.parse(String(headers['date'])) + (retryAfter ?? Number.NaN) * 1000
  const when = Number.isNaN(end) ? 'in a few minutes' : `after ${new Date(end).toISOString()}`
  return new GitHubError('rate_limited', `The GitHub rate limit of this token is exceeded (${what}).`, {
    status,
    next: `Run the job again ${when}, or use a separate token for Gatebook.`,
    retryAfter,
  })
}

/** By GitHub's own clock: that of a runner can be wrong. */
function secondsToWait(headers: Answer['headers']): number | undefined {
  const seconds = limitWait(headers, Date.parse(String(headers['date'])) / 1000)
  return Number.isNaN(seconds) ? undefined : seconds
}

export function forbidden(
  what: string,
  headers: Answer['headers'] = {},
  known?: readonly JobPermission[],
): GitHubError {
  const accepted = acceptedPermissions(headers['x-accepted-github-permissions']) ?? (known && { job: known })
  return new GitHubError('forbidden', `The token does not have permission for this (${what}).`, {
    status: 403,
    next: `${cureFor(accepted)} Changes from forks always get a read-only token.`,
  })
}

function cureFor(accepted: Accepted | undefined): string {
  if (!accepted) return 'Grant the job the missing permission under `permissions:` in the workflow.'
  if ('job' in accepted) return grant(...accepted.job)
  return `Pass the token of an app with \`${accepted.app}\`: no job can be granted this.`
}
