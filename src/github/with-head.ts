import type * as z from 'zod'
import { withHeadAnswer } from './client/answers.ts'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { GitHubError } from './client/errors.ts'
import { parse } from './client/parse.ts'
import { WITH_HEAD } from './client/queries.ts'
import { listOpen } from './open-changes.ts'

/**
 * Numbers of the open changes of this repository whose head is the commit, the oldest first. GitHub names the changes
 * of a commit only where it is not of a fork; the list by the name of the branch knows these too. Events of checks and
 * statuses do not tell the branch of a fork. So where no change is found by a branch, all that are open are looked at.
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
  const isSure = numbers.length > 0 || (branch !== '' && !isCut(repository))
  return isSure ? oldestFirst(numbers) : amongOpen(client, { owner, name }, head)
}

async function amongOpen(client: Client, repository: Repository, head: string): Promise<number[]> {
  const { changes, total } = await listOpen(client, repository)
  const numbers = changes.flatMap(change => (change.headRefOid === head ? [change.number] : []))
  if (numbers.length === 0 && changes.length < total) throw unlisted(head)
  return oldestFirst(numbers)
}

const oldestFirst = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b)

/** That a change is not among those that are listed says nothing where there are more. */
const isCut = ({ commit, pullRequests }: z.infer<typeof withHeadAnswer>['repository']): boolean =>
  [commit?.associatedPullRequests, pullRequests].some(list => list && list.nodes.length < list.totalCount)

const unlisted = (head: string): GitHubError =>
  new GitHubError(
    'unavailable',
    `GitHub does not list every open change that could have the head ${head.slice(0, 7)}.`,
    {
      status: 200,
      next: 'Close open changes that nobody works on, and run the job again.',
    },
  )

const namedIn = ({ commit, pullRequests }: z.infer<typeof withHeadAnswer>['repository']) => [
  ...(commit?.associatedPullRequests?.nodes ?? []),
  ...pullRequests.nodes,
]
