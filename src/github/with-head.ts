import type * as z from 'zod'
import { withHeadAnswer } from './client/answers.ts'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { parse } from './client/parse.ts'
import { WITH_HEAD } from './client/queries.ts'

/**
 * Numbers of the open changes of this repository whose head is the commit, the oldest first. GitHub names the changes
 * of a commit only where it is not of a fork; the list by the name of the branch knows these too.
 */
export async function changesWithHead(
  client: Client,
  { owner, name }: Repository,
  head: string,
  branch: string,
): Promise<number[]> {
  const what = `finding the change with head ${head.slice(0, 7)}`
  const answer = await client.graphql(WITH_HEAD, { owner, name, head, branch }, { what })
  const { repository } = parse(withHeadAnswer, answer.data, answer.errors, what)
  const numbers = namedIn(repository).flatMap(node =>
    node?.state === 'OPEN' && node.headRefOid === head && node.repository.databaseId === repository.databaseId
      ? [node.number]
      : [],
  )
  return [...new Set(numbers)].sort((a, b) => a - b)
}

const namedIn = ({ commit, pullRequests }: z.infer<typeof withHeadAnswer>['repository']) => [
  ...(commit?.associatedPullRequests?.nodes ?? []),
  ...pullRequests.nodes,
]
