import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { parse } from '../client/parse.ts'
import { PAGE, readPages } from './pages.ts'
import { NOT_FINISHED } from './runs.ts'

const job = z.object({
  name: z.string(),
  head_sha: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  started_at: z.string(),
  completed_at: z.string().nullable(),
  runner_name: z.string().nullable(),
  /** Of the check run that Actions makes for the job. */
  check_run_url: z.string(),
})

const jobsAnswer = z.object({ total_count: z.number().int(), jobs: z.array(job) })

/** A job of a run, in one of its attempts. */
export interface Job {
  name: string
  /** How it ended, or `not finished`. */
  status: string
  /** Milliseconds since 1970. */
  startedAt: number
  /** Infinity while it runs. */
  completedAt: number
  /** The machine that it ran on. */
  runner: string | undefined
}

/**
 * The jobs of all attempts of a run. What ran only in an earlier attempt is not always listed with the newest
 * (r-universe-org/help#607), and sometimes twice, so a job is told by its times and not by its attempt.
 */
export async function jobsOf(client: Client, repository: Repository, run: number): Promise<Job[]> {
  const jobs = await listJobs(client, repository, run)
  return jobs.map(({ name, status, conclusion, started_at, completed_at, runner_name }) => ({
    name,
    status: status === 'completed' ? (conclusion ?? status) : NOT_FINISHED,
    startedAt: Date.parse(started_at),
    completedAt: completed_at === null ? Number.POSITIVE_INFINITY : Date.parse(completed_at),
    runner: runner_name ?? undefined,
  }))
}

/** The same in GitHub's own names. */
export async function listJobs(
  client: Client,
  { owner, name }: Repository,
  run: number,
): Promise<z.infer<typeof job>[]> {
  const what = `listing the jobs of run ${run}`
  return readPages(what, async page => {
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs'
    const parameters = { owner, repo: name, run_id: run, filter: 'all', per_page: PAGE, page }
    const { data } = await client.rest(route, parameters, { what })
    const answer = parse(jobsAnswer, data, [], what)
    return { total: answer.total_count, items: answer.jobs }
  })
}
