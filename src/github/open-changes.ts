import { openChangesAnswer } from './client/answers.ts'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { parse } from './client/parse.ts'
import { OPEN_CHANGES } from './client/queries.ts'

const MAX_PAGES = 10

/** Numbers of the open changes, the newest first, and how many there are: more than ten pages are not read. */
export async function openChanges(
  client: Client,
  { owner, name }: Repository,
): Promise<{ numbers: number[]; total: number }> {
  const what = 'listing the open changes'
  const numbers: number[] = []
  let after: string | null = null
  for (let page = 1; ; page++) {
    const answer = await client.graphql(OPEN_CHANGES, { owner, name, after }, { what })
    const { totalCount, pageInfo, nodes } = parse(openChangesAnswer, answer.data, answer.errors, what).repository
      .pullRequests
    numbers.push(...nodes.flatMap(node => (node === null ? [] : [node.number])))
    if (!pageInfo.hasNextPage || page === MAX_PAGES) return { numbers, total: totalCount }
    after = pageInfo.endCursor
  }
}
