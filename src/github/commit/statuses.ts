import { type StatusNode, statusesAnswer } from '../client/answers.ts'
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
