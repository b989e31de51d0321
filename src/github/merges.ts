import type { PushedCommit } from './branch/pushed.ts'
import { walkOwn } from './branch/walk.ts'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { GitHubError } from './client/errors.ts'
import { grant } from './client/permissions.ts'

/** One of a branch's own commits, as first parents lead to them, and the change that was merged as it. */
export interface Step {
  commit: string
  merged: Merge | null
}

export interface Merge {
  commit: string
  /** The base branch of its pull request. */
  branch: string
  mergedAt: string
}

/** A page is a hundred commits of the history, with those of merged branches. */
const MAX_PAGES = 10

export interface Line {
  repositoryId: string
  /** Newest first. */
  steps: readonly Step[]
  /** Whether there are more that were not read, although it did not suffice. */
  isCut: boolean
}

/** A branch's own commits from its tip, as far as it takes: usually one request. */
export async function readLine(
  client: Client,
  repository: Repository,
  tip: string,
  suffices: (steps: readonly Step[]) => boolean,
): Promise<Line> {
  const options = { what: 'reading earlier merges', budget: { left: MAX_PAGES } }
  const line = await walkOwn(client, repository, tip, commits => suffices(commits.map(stepOf)), options)
  return { ...line, steps: line.commits.map(stepOf) }
}

const stepOf = (commit: PushedCommit): Step => ({ commit: commit.oid, merged: mergeOf(commit) })

/** Of a pull request that was rebased, only the last commit is reported as the one that was merged. */
function mergeOf({ oid, associatedPullRequests }: PushedCommit): Merge | null {
  if (!associatedPullRequests) throw hidden()
  const { totalCount, nodes } = associatedPullRequests
  const merged = nodes.find(one => one?.merged && one.mergeCommit?.oid === oid)
  if (!merged && nodes.length < totalCount) throw tooMany(oid)
  if (!merged || merged.mergedAt === null) return null
  return { commit: oid, branch: merged.baseRefName, mergedAt: merged.mergedAt }
}

const tooMany = (oid: string): GitHubError =>
  new GitHubError('unavailable', `GitHub does not list every change that contains ${oid.slice(0, 10)}.`, {
    status: 200,
    next: 'Close unneeded pull requests and run the job again.',
  })

const hidden = (): GitHubError =>
  new GitHubError('forbidden', 'The token has no permission to read earlier merged changes.', {
    status: 403,
    next: grant('pull-requests: read'),
  })
