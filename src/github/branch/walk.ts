import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { nothingThere } from '../client/errors.ts'
import { parseWhole } from '../client/parse-whole.ts'
import { PUSHED } from '../client/queries.ts'
import { type PushedCommit, pushedAnswer } from './pushed.ts'

/** How many pages may still be read. A page is a hundred commits of the history, with those of merged branches. */
export interface PageBudget {
  left: number
}

export interface OwnLine {
  repositoryId: string
  /** The branch's own commits, as first parents lead to them, newest first. */
  commits: readonly PushedCommit[]
  /** Whether there are more that were not read, although it did not suffice. */
  isCut: boolean
}

/** A branch's own commits from its tip, as far as it takes and the budget goes: usually one request. */
export async function walkOwn(
  client: Client,
  { owner, name }: Repository,
  tip: string,
  suffices: (commits: readonly PushedCommit[]) => boolean,
  { what, budget }: { what: string; budget: PageBudget },
): Promise<OwnLine> {
  const known = new Map<string, PushedCommit>()
  let cursor: string | null = null
  for (;;) {
    budget.left -= 1
    const found = await client.graphql(PUSHED, { owner, name, after: tip, cursor }, { what })
    const { repository } = parseWhole(pushedAnswer, found, what)
    if (!repository.object) throw nothingThere(what)
    const { nodes, pageInfo } = repository.object.history
    for (const one of nodes) known.set(one.oid, one)
    const commits = firstParents(tip, known)
    const isEnough = suffices(commits)
    if (isEnough || !pageInfo.hasNextPage || budget.left <= 0) {
      const isCut = !isEnough && pageInfo.hasNextPage
      return { repositoryId: String(repository.databaseId), commits, isCut }
    }
    cursor = pageInfo.endCursor
  }
}

function firstParents(tip: string, known: ReadonlyMap<string, PushedCommit>): PushedCommit[] {
  const commits: PushedCommit[] = []
  for (let one = known.get(tip); one; one = known.get(one.parents.nodes[0]?.oid ?? '')) commits.push(one)
  return commits
}
