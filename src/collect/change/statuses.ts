import type { CommitStatus } from '../../facts/checks.ts'
import type { Observed, Unavailable } from '../../facts/observed.ts'
import type { StatusNode } from '../../github/client/answers.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { readStatuses } from '../../github/commit/statuses.ts'

/** A commit takes a thousand statuses of each context (GitHub, "REST API endpoints for commit statuses"). */
const MAX_PAGES = 30

/** Of each context the newest status on a commit. `until`: of a merged change, only what was there when it did. */
export async function statusesFact(
  client: Client,
  repository: Repository,
  commit: string,
  until: string | null,
): Promise<Observed<CommitStatus[]>> {
  const what = `reading the commit statuses on ${commit.slice(0, 7)}`
  try {
    const all = await readStatuses(client, repository, { commit, pages: MAX_PAGES, what })
    if (!all) return truncated(commit)
    const counted = all.filter(({ created_at: at }) => until === null || Date.parse(at) <= Date.parse(until))
    const value = newestOfEach(counted).map(status => statusOf(status, commit))
    const provenance = { source: 'github-rest', trust: 'platform', collectedAt: client.time() } as const
    return { state: 'complete', value, provenance }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    return unreadable(error)
  }
}

/** By their ids, sorted: the newest comes first by GitHub's description, but nothing here has to rest on it. */
function newestOfEach(statuses: readonly StatusNode[]): StatusNode[] {
  const oldestFirst = [...statuses].sort((a, b) => a.id - b.id)
  const newest = new Map(oldestFirst.map(status => [status.context, status]))
  return [...newest.values()].sort((a, b) => a.id - b.id)
}

function statusOf({ id, context, state, created_at, target_url, creator }: StatusNode, commit: string): CommitStatus {
  return {
    id: String(id),
    context,
    creator: creator && {
      id: String(creator.id),
      login: creator.login,
      kind: creator.type === 'User' ? 'User' : 'Bot',
    },
    commit,
    state,
    at: created_at,
    target: target_url,
  }
}

const truncated = (commit: string): Unavailable => ({
  state: 'unavailable',
  why: 'truncated',
  detail: `Commit ${commit.slice(0, 10)} has more than ${MAX_PAGES * 100} commit statuses.`,
  next: 'Push a new commit, which starts without statuses.',
})

function unreadable({ code, message, next }: GitHubError): Unavailable {
  const isForbidden = code === 'forbidden' || code === 'not_found'
  return {
    state: 'unavailable',
    why: isForbidden ? 'forbidden' : 'unreachable',
    detail: message,
    next: isForbidden ? 'Grant the job `statuses: read` under `permissions:` in the workflow.' : next,
  }
}
