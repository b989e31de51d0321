import { forbidden } from '../client/errors.ts'
import type { PushedCommit } from './pushed.ts'

/** The pull request that a commit names as the one through which it came. */
export interface NamedPull {
  number: number
  mergedAt: string | null
  /** The commit as which it was merged; another one if the change merely contains the commit that names it. */
  mergeCommit: { oid: string } | null
}

/** `null`: it names none. `cut-off`: GitHub does not list all that contain the commit, and none of the others is it. */
export function pullNamedBy(
  { oid, associatedPullRequests }: PushedCommit,
  branch: string,
): NamedPull | null | 'cut-off' {
  // No answer is not the same as no pull request: a merge must not be recorded as a direct push by mistake.
  if (!associatedPullRequests)
    throw forbidden(`reading which change contains ${oid.slice(0, 7)}`, {}, ['pull-requests: read'])
  const pulls = associatedPullRequests.nodes.flatMap(pull => pull ?? [])
  const merged = pulls.filter(pull => pull.merged && pull.baseRefName === branch)
  // The change whose merge made this very commit comes before one that merely contains it.
  const through = merged.find(pull => pull.mergeCommit?.oid === oid) ?? merged[0]
  if (!through && pulls.length < associatedPullRequests.totalCount) return 'cut-off'
  return through ?? null
}
