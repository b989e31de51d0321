import { instant } from '../runs/checks.ts'
import { latestStatuses } from '../runs/statuses.ts'
import type { CommitStatus, Repository } from '../world.ts'
import { accountJson, nodeId, type Site } from './account.ts'
import { repositoryJson, repositoryUrl } from './repository.ts'

export function statusJson(status: CommitStatus, site: Site) {
  return { ...simpleStatusJson(status, site), creator: accountJson(status.creator, site) }
}

function simpleStatusJson(status: CommitStatus, site: Site) {
  const { id, repository, sha, state, description, targetUrl, context, creator, createdAt } = status
  return {
    url: `${repositoryUrl(repository, site)}/statuses/${sha}`,
    avatar_url: accountJson(creator, site).avatar_url,
    id,
    node_id: nodeId('SC', id),
    state,
    description,
    target_url: targetUrl,
    context,
    created_at: instant(createdAt),
    updated_at: instant(createdAt),
  }
}

/** What all contexts together say: red where one is, and green only where every one is. */
export function combinedStatusJson(
  repository: Repository,
  sha: string,
  { all, items }: { all: readonly CommitStatus[]; items: readonly CommitStatus[] },
  site: Site,
) {
  const url = repositoryUrl(repository, site)
  return {
    state: combined(latestStatuses(all)),
    statuses: items.map(status => simpleStatusJson(status, site)),
    sha,
    total_count: all.length,
    repository: repositoryJson(repository, site),
    commit_url: `${url}/commits/${sha}`,
    url: `${url}/commits/${sha}/status`,
  }
}

function combined(all: readonly CommitStatus[]): 'failure' | 'pending' | 'success' {
  if (all.some(({ state }) => state === 'failure' || state === 'error')) return 'failure'
  return all.length > 0 && all.every(({ state }) => state === 'success') ? 'success' : 'pending'
}
