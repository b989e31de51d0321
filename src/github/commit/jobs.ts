import { jobsAnswer } from '../client/answers.ts'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { GitHubError } from '../client/errors.ts'
import { parse } from '../client/parse.ts'

/** A job of a workflow run, which is a check run of the app `github-actions` too. */
export interface Job {
  /** Of its check run. */
  id: string
  name: string
  head_sha: string
  status: string
  conclusion: string | null
}

const PAGE = 100
/** A run has 256 jobs of each matrix. */
const MAX_PAGES = 10

/** The jobs of the newest attempt of a run. */
export async function jobsOf(
  client: Client,
  { owner, name: repo }: Repository,
  run: number,
  what: string,
): Promise<Job[]> {
  const jobs: Job[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs'
    const { data } = await client.rest(route, { owner, repo, run_id: run, per_page: PAGE, page }, { what })
    const answer = parse(jobsAnswer, data, [], what)
    jobs.push(...answer.jobs.map(({ check_run_url: url, ...job }) => ({ ...job, id: /\d*$/.exec(url)?.[0] ?? '' })))
    if (jobs.length >= answer.total_count) return jobs
    if (answer.jobs.length === 0) break
  }
  throw new GitHubError('unavailable', `GitHub does not list every job of run ${run} (${what}).`, {
    status: 200,
    next: 'Run the job again.',
  })
}
