import { checkRunAnswer } from '../github/client/answers.ts'
import type { Repository } from '../github/client/ask.ts'
import type { Client } from '../github/client/client.ts'
import { GitHubError } from '../github/client/errors.ts'
import { parse } from '../github/client/parse.ts'
import type { CheckRun, PreparedCheck } from './check-runs.ts'

/** GitHub refuses more annotations than these in one request. */
const BATCH = 50

export interface PostedCheck {
  id: number
  url: string | undefined
  /** Slug of the app that posted it. */
  app: string | undefined
  run: CheckRun
}

/** What became of the check runs: which could not be posted, and why the first of them could not. */
export interface Posted {
  overall: PostedCheck | undefined
  problem: GitHubError | undefined
  missing: readonly string[]
  /** Annotations that could not be added to a check that is there. */
  annotationProblem: GitHubError | undefined
}

/**
 * Creates the check runs. A finished run is always created, never changed: since 2025-03-31 a job token may not alter
 * the state of runs that Actions made, and the newest run of a name is the one that counts.
 *
 * The overall check turns red before anything else is posted and green only after everything else was, so that a
 * failure in between never leaves an older green standing where it is what a branch requires.
 */
export async function postChecks(
  client: Client,
  repository: Repository,
  checks: readonly PreparedCheck[],
): Promise<Posted> {
  const overall = checks.at(-1)
  const isRed = overall?.run.conclusion === 'failure'
  const ordered = overall && isRed ? [overall, ...checks.slice(0, -1)] : checks
  const posted: Posted = { overall: undefined, problem: undefined, missing: [], annotationProblem: undefined }
  for (const check of ordered) Object.assign(posted, await tryOne(client, repository, check, posted, check === overall))
  return posted
}

async function tryOne(
  client: Client,
  repository: Repository,
  check: PreparedCheck,
  posted: Posted,
  isOverall: boolean,
): Promise<Partial<Posted>> {
  // A token that may not post one check, or that has reached a limit, posts none; and a green overall check must not
  // stand without its gates.
  const { code } = posted.problem ?? {}
  const hopeless = code === 'forbidden' || code === 'rate_limited' || (posted.problem && isOverall)
  if (hopeless) return { missing: [...posted.missing, check.run.name] }
  try {
    const { made, annotationProblem = posted.annotationProblem } = await postOne(client, repository, check)
    return { annotationProblem, ...(isOverall ? { overall: made } : {}) }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    return { problem: posted.problem ?? error, missing: [...posted.missing, check.run.name] }
  }
}

async function postOne(
  client: Client,
  { owner, name }: Repository,
  check: PreparedCheck,
): Promise<{ made: PostedCheck; annotationProblem?: GitHubError | undefined }> {
  const what = `posting the check "${check.run.name}"`
  const { output, ...run } = check.run
  const first = check.annotations.slice(0, BATCH)
  const body = { owner, repo: name, ...run, output: first.length > 0 ? { ...output, annotations: first } : output }
  const answer = await client.rest('POST /repos/{owner}/{repo}/check-runs', body, { what })
  const { id, html_url, app } = parse(checkRunAnswer, answer.data, [], what)
  const annotationProblem = await postMoreAnnotations(client, { owner, name }, id, check)
  return { made: { id, url: html_url ?? undefined, app: app?.slug, run: check.run }, annotationProblem }
}

/**
 * Further annotations can only be added to a run that exists. Whether a job token may is not settled, and they are
 * worth less than the check: a no is reported and nothing more.
 */
async function postMoreAnnotations(
  client: Client,
  { owner, name }: Repository,
  id: number,
  check: PreparedCheck,
): Promise<GitHubError | undefined> {
  const { title, summary } = check.run.output
  for (let from = BATCH; from < check.annotations.length; from += BATCH) {
    const output = { title, summary, annotations: check.annotations.slice(from, from + BATCH) }
    const body = { owner, repo: name, check_run_id: id, output }
    try {
      await client.rest('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', body, { what: 'adding annotations' })
    } catch (error) {
      if (error instanceof GitHubError) return error
      throw error
    }
  }
  return undefined
}
