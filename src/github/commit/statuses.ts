import { type StatusNode, statusAnswer, statusesAnswer } from '../client/answers.ts'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { parse } from '../client/parse.ts'

const PAGE = 100

/**
 * The statuses on a commit, or undefined where there are more than so many pages of a hundred. GitHub does not say how
 * many there are: the list is whole after a page that is not full and that leads to no other. The combined status has
 * only the newest of each context, and leaves out who posted it.
 */
export async function readStatuses(
  client: Client,
  { owner, name: repo }: Repository,
  { commit, pages, what }: { commit: string; pages: number; what: string },
): Promise<StatusNode[] | undefined> {
  const statuses: StatusNode[] = []
  for (let page = 1; page <= pages; page++) {
    const parameters = { owner, repo, ref: commit, per_page: PAGE, page }
    const { data, link } = await client.rest('GET /repos/{owner}/{repo}/commits/{ref}/statuses', parameters, { what })
    const listed = parse(statusesAnswer, data, [], what)
    statuses.push(...listed)
    if (listed.length < PAGE && !link.includes('rel="next"')) return statuses
  }
  return undefined
}

/** A commit status in GitHub's own names. */
export interface NewStatus {
  state: 'success' | 'failure' | 'error' | 'pending'
  context: string
  /** GitHub takes 140 characters. */
  description: string
  target_url: string
}

/**
 * Seconds that a limit is waited for: an older status may stand that says otherwise, so this is worth more of a
 * runner's time than anything else.
 */
const PATIENCE = 300

/** Every request makes a new status; the newest of a context is the one that counts. */
export async function postStatus(
  client: Client,
  { owner, name: repo }: Repository,
  commit: string,
  status: NewStatus,
): Promise<StatusNode> {
  const what = `posting the commit status "${status.context}"`
  const parameters = { owner, repo, sha: commit, ...status }
  const route = 'POST /repos/{owner}/{repo}/statuses/{sha}'
  return parse(statusAnswer, (await client.rest(route, parameters, { what, patience: PATIENCE })).data, [], what)
}

/** Statuses of others may lie above those of the context; beyond so many pages they are not looked for. */
const MAX_PAGES = 5

/** The newest statuses of one context on a commit. What was written in the last minutes may be missing. */
export async function newestStatuses(
  client: Client,
  { owner, name: repo }: Repository,
  { commit, context }: { commit: string; context: string },
): Promise<StatusNode[]> {
  const what = 'looking for statuses of other runs'
  for (let page = 1; ; page++) {
    const parameters = { owner, repo, ref: commit, per_page: PAGE, page }
    const { data } = await client.rest('GET /repos/{owner}/{repo}/commits/{ref}/statuses', parameters, { what })
    const listed = parse(statusesAnswer, data, [], what)
    const named = listed.filter(one => one.context === context)
    if (named.length > 0 || listed.length < PAGE || page === MAX_PAGES) return named
  }
}
