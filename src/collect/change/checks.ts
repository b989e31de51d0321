import type { CheckRun } from '../../facts/checks.ts'
import type { Observed, Unavailable } from '../../facts/observed.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { readCheckRuns } from '../../github/commit/checks.ts'

const MAX_PAGES = 10

/** What apps posted on a commit. `until`: of a merged change, only what was there when it did. */
export async function checksFact(
  client: Client,
  repository: Repository,
  commit: string,
  until: string | null,
): Promise<Observed<CheckRun[]>> {
  const what = `reading the checks on ${commit.slice(0, 7)}`
  try {
    const runs = await readCheckRuns(client, repository, { commit, pages: MAX_PAGES, what })
    if (!runs) return truncated(commit)
    const value = runs
      .filter(({ completed_at: at }) => until === null || (at !== null && Date.parse(at) <= Date.parse(until)))
      .map(({ id, name, app, head_sha, status, conclusion }) => ({
        id: String(id),
        name,
        app: app?.slug ?? null,
        commit: head_sha,
        status,
        conclusion,
      }))
    const provenance = { source: 'github-rest', trust: 'platform', collectedAt: client.time() } as const
    return { state: 'complete', value, provenance }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    const isForbidden = error.code === 'forbidden' || error.code === 'not_found'
    return {
      state: 'unavailable',
      why: isForbidden ? 'forbidden' : 'unreachable',
      detail: error.message,
      next: isForbidden ? 'Grant the job `checks: read` under `permissions:` in the workflow.' : error.next,
    }
  }
}

const truncated = (commit: string): Unavailable => ({
  state: 'unavailable',
  why: 'truncated',
  detail: `GitHub does not list every check on commit ${commit.slice(0, 10)}.`,
  next: 'Run the job again. If there really are more than a thousand, push a new commit.',
})
