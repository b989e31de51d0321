import { isLimited, limitWait } from './retry-policy.ts'

export type GitHubErrorCode = 'unauthorized' | 'forbidden' | 'not_found' | 'rate_limited' | 'invalid' | 'unavailable'

/** What GitHub refused or could not do, in our words. `next` is the step that cures it. */
export class GitHubError extends Error {
  readonly code: GitHubErrorCode
  readonly status: number
  readonly next: string
  /** Permission that would have been enough, such as `checks: write`, when GitHub says so. */
  readonly permission: string | undefined
  /** Seconds that GitHub asks to wait, where a limit is used up. */
  readonly retryAfter: number | undefined

  constructor(
    code: GitHubErrorCode,
    message: string,
    details: { status: number; next: string; permission?: string | undefined; retryAfter?: number | undefined },
  ) {
    super(message)
    this.name = 'GitHubError'
    this.code = code
    this.status = details.status
    this.next = details.next
    this.permission = details.permission
    this.retryAfter = details.retryAfter
  }
}

interface Answer {
  status: number
  message: string
  headers: Readonly<Record<string, string | number | undefined>>
}

/** Turns a refused request into an error that says what to do. `what` names the request: `reading the change`. */
export function refused(what: string, { status, message, headers }: Answer): GitHubError {
  if (status === 401) {
    return new GitHubError('unauthorized', `GitHub rejects the token (${what}).`, {
      status,
      next: 'Pass a valid `token`; the job token is `${{ github.token }}`.',
    })
  }
  if (isLimited({ status, headers, message, errorTypes: [] })) return rateLimited(what, status, headers)
  if (status === 403) return forbidden(what, headers)
  if (status === 404) return nothingThere(what)
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

export function forbidden(what: string, headers: Answer['headers'] = {}, known?: string): GitHubError {
  const permission = acceptedPermission(headers) ?? known
  const grant = permission === undefined ? 'Grant the job the missing permission' : `Grant the job \`${permission}\``
  return new GitHubError('forbidden', `The token does not have permission for this (${what}).`, {
    status: 403,
    permission,
    next: `${grant} under \`permissions:\` in the workflow. Changes from forks always get a read-only token.`,
  })
}

/** GitHub names the permissions that would do as `checks=write; contents=read`, alternatives after a comma. */
function acceptedPermission(headers: Answer['headers']): string | undefined {
  const header = headers['x-accepted-github-permissions']
  if (typeof header !== 'string' || header === '') return undefined
  return header.split(',')[0]?.trim().replace(/;\s*/g, ', ').replace(/=/g, ': ')
}
