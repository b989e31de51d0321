import type { CommitStatus } from '../../facts/checks.ts'
import type { Observed, Unavailable } from '../../facts/observed.ts'
import type { StatusNode } from '../../github/client/answers.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { grant } from '../../github/client/permissions.ts'
import { readStatuses } from '../../github/commit/statuses.ts'
import type { News } from './news.ts'

/** A commit takes a thousand statuses of each context (GitHub, "REST API endpoints for commit statuses"). */
const MAX_PAGES = 30

/** Seconds between looks at a list that does not have yet what the event tells of. Nothing gives a status by its id. */
const WAITS = [5, 10, 20, 40, 60]

/** Which statuses are wanted. `until`: of a merged change, only what was there when it did. */
export interface StatusesOn {
  commit: string
  until: string | null
  news: News | undefined
  /** Contexts that are required. */
  contexts: readonly string[]
  sleep: (milliseconds: number) => Promise<void>
}

/** Of each context the newest status on a commit. */
export async function statusesFact(
  client: Client,
  repository: Repository,
  on: StatusesOn,
): Promise<Observed<CommitStatus[]>> {
  const { commit, until } = on
  try {
    const all = await listWithNews(client, repository, on)
    if (all === 'truncated') return truncated(commit)
    if (all === 'behind') return behind(commit)
    const counted = all.filter(({ created_at: at }) => until === null || Date.parse(at) <= Date.parse(until))
    const value = newestOfEach(counted).map(status => statusOf(status, commit))
    const provenance = { source: 'github-rest', trust: 'platform', collectedAt: client.time() } as const
    return { state: 'complete', value, provenance }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    return unreadable(error)
  }
}

/** The list, as soon as it has the status that started the run, where that one is required. */
async function listWithNews(
  client: Client,
  repository: Repository,
  { commit, news, contexts, sleep }: StatusesOn,
): Promise<StatusNode[] | 'truncated' | 'behind'> {
  const awaited = news?.kind === 'status' && contexts.includes(news.context) ? news.id : undefined
  const what = `reading the commit statuses on ${commit.slice(0, 7)}`
  for (const seconds of [0, ...WAITS]) {
    if (seconds > 0) await sleep(seconds * 1000)
    const all = await readStatuses(client, repository, { commit, pages: MAX_PAGES, what })
    if (!all) return 'truncated'
    if (awaited === undefined || all.some(({ id }) => id === awaited)) return all
  }
  return 'behind'
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

const behind = (commit: string): Unavailable => ({
  state: 'unavailable',
  why: 'truncated',
  detail: `GitHub does not list the commit status on ${commit.slice(0, 10)} yet that started this run.`,
  next: 'Run the job again.',
})

function unreadable({ code, message, next }: GitHubError): Unavailable {
  const isForbidden = code === 'forbidden' || code === 'not_found'
  return {
    state: 'unavailable',
    why: isForbidden ? 'forbidden' : 'unreachable',
    detail: message,
    next: isForbidden ? grant('statuses: read') : next,
  }
}
