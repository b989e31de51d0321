import { type CheckRunNode, checkRunNode, checkRunsAnswer } from '../client/answers.ts'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { parse } from '../client/parse.ts'

const PAGE = 100

export interface ChecksWanted {
  commit: string
  /** All runs of one name, also those that newer ones replaced; left out: the latest of every name. */
  name?: string
  /** More pages of a hundred than this are not read. */
  pages: number
  what: string
}

/** The check runs on a commit, or undefined: GitHub promises no order, so of a part nobody can tell the newest. */
export async function readCheckRuns(
  client: Client,
  { owner, name: repo }: Repository,
  { commit, name, pages, what }: ChecksWanted,
): Promise<CheckRunNode[] | undefined> {
  const filter = name === undefined ? { filter: 'latest' } : { filter: 'all', check_name: name }
  const runs: CheckRunNode[] = []
  for (let page = 1; page <= pages; page++) {
    const parameters = { owner, repo, ref: commit, ...filter, per_page: PAGE, page }
    const answer = await client.rest('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', parameters, { what })
    const { total_count, check_runs } = parse(checkRunsAnswer, answer.data, [], what)
    runs.push(...check_runs)
    if (runs.length >= total_count) return runs
    if (check_runs.length === 0) break
  }
  return undefined
}

/** One check run, as it is now: a list may still have it as it was, or not at all. */
export async function readCheckRun(
  client: Client,
  { owner, name: repo }: Repository,
  id: number,
  what: string,
): Promise<CheckRunNode> {
  const route = 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}'
  const { data } = await client.rest(route, { owner, repo, check_run_id: id }, { what })
  return parse(checkRunNode, data, [], what)
}
