import { GitHubError } from '../../github/client/errors.ts'
import { UserFacingError } from './user-facing-error.ts'

/** What to tell about an error. One that nobody foresaw is reported as it is, without its stack or what it carried. */
export function explain(error: unknown): { code: string; message: string; next: string } {
  if (error instanceof UserFacingError) return { code: error.code, message: error.message, next: error.next }
  if (error instanceof GitHubError) return { code: `github_${error.code}`, message: error.message, next: error.next }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : 'An unknown value was thrown.'
  const next = 'Report this message as a bug of Gatebook.'
  return { code: 'internal_error', message: `Internal error. ${message}`, next }
}
