import type { CheckRun } from '../../facts/checks.ts'
import type { Observed, Unavailable } from '../../facts/observed.ts'
import type { CheckRunNode } from '../../github/client/answers.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { grant, type JobPermission } from '../../github/client/permissions.ts'
import { readCheckRun, readCheckRuns } from '../../github/commit/checks.ts'
import { listJobs } from '../../github/runs/jobs.ts'
import type { News } from './news.ts'

const MAX_PAGES = 10
const ACTIONS = 'github-actions'

/** Which check runs are wanted. `until`: of a merged change, only what was there when it did. */
export interface ChecksOn {
  commit: string
  until: string | null
  news: News | undefined
  /** Apps whose checks are required. */
  apps: readonly string[]
}

/** What apps posted on a commit: what GitHub lists, and what the event that started the run names beside it. */
export async function checksFact(client: Client, repository: Repository, on: ChecksOn): Promise<Observed<CheckRun[]>> {
  const { commit, until } = on
  const what = `reading the checks on ${commit.slice(0, 7)}`
  let permission: JobPermission = 'checks: read'
  try {
    const listed = await readCheckRuns(client, repository, { commit, pages: MAX_PAGES, what })
    if (!listed) return truncated(commit)
    const counted = listed.filter(
      ({ completed_at: at }) => until === null || (at !== null && Date.parse(at) <= Date.parse(until)),
    )
    if (isOfJobs(on)) permission = 'actions: read'
    const newest = await newestRuns(client, repository, on, what)
    const byId = new Map([...counted.map(runOf), ...newest].map(run => [run.id, run]))
    const provenance = { source: 'github-rest', trust: 'platform', collectedAt: client.time() } as const
    return { state: 'complete', value: [...byId.values()], provenance }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    return unreadable(error, permission)
  }
}

/** No event tells of the check run of a job, only of the run that the job is a part of. */
const isOfJobs = ({ news, apps }: ChecksOn): boolean => news?.kind === 'workflow-run' && apps.includes(ACTIONS)

/** What the event tells of, read by its id: the list may not have it yet, or have it as it was before. */
async function newestRuns(client: Client, repository: Repository, on: ChecksOn, what: string): Promise<CheckRun[]> {
  const { news, commit } = on
  if (news?.kind === 'check-run') {
    const run = await readCheckRun(client, repository, news.id, what)
    return run.head_sha === commit ? [runOf(run)] : []
  }
  if (news === undefined || !isOfJobs(on)) return []
  const jobs = await listJobs(client, repository, news.id)
  return jobs.flatMap(({ head_sha, check_run_url, name, status, conclusion }) => {
    const [id] = /\d+$/.exec(check_run_url) ?? []
    if (head_sha !== commit || id === undefined) return []
    return [{ id, name, app: ACTIONS, commit, status, conclusion }]
  })
}

const runOf = ({ id, name, app, head_sha, status, conclusion }: CheckRunNode): CheckRun => ({
  id: String(id),
  name,
  app: app?.slug ?? null,
  commit: head_sha,
  status,
  conclusion,
})

const truncated = (commit: string): Unavailable => ({
  state: 'unavailable',
  why: 'truncated',
  detail: `GitHub does not list every check on commit ${commit.slice(0, 10)}.`,
  next: 'Run the job again. If there really are more than a thousand, push a new commit.',
})

function unreadable({ code, message, next }: GitHubError, permission: JobPermission): Unavailable {
  const isForbidden = code === 'forbidden' || code === 'not_found'
  return {
    state: 'unavailable',
    why: isForbidden ? 'forbidden' : 'unreachable',
    detail: message,
    next: isForbidden ? grant(permission) : next,
  }
}
