import * as z from 'zod'
import { openChangesAnswer } from './client/answers.ts'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { parse } from './client/parse.ts'
import { OPEN_CHANGES, OPEN_DESCRIPTIONS } from './client/queries.ts'

const MAX_PAGES = 10

interface OpenChange {
  number: number
  headRefOid: string
}

/** Numbers of the open changes, the newest first, and how many there are. */
export async function openChanges(
  client: Client,
  repository: Repository,
): Promise<{ numbers: number[]; total: number }> {
  const { changes, total } = await listOpen(client, repository)
  return { numbers: changes.map(({ number }) => number), total }
}

/** The open changes with their heads, the newest first, and how many there are: more than ten pages are not read. */
export async function listOpen(
  client: Client,
  { owner, name }: Repository,
): Promise<{ changes: OpenChange[]; total: number }> {
  const what = 'listing the open changes'
  const changes: OpenChange[] = []
  let after: string | null = null
  for (let page = 1; ; page++) {
    const answer = await client.graphql(OPEN_CHANGES, { owner, name, after }, { what })
    const { totalCount, pageInfo, nodes } = parse(openChangesAnswer, answer.data, answer.errors, what).repository
      .pullRequests
    changes.push(...nodes.filter(node => node !== null))
    if (!pageInfo.hasNextPage || page === MAX_PAGES) return { changes, total: totalCount }
    after = pageInfo.endCursor
  }
}

const described = z.object({
  repository: z.object({
    pullRequests: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(z.object({ number: z.int(), body: z.string() }).nullable()),
    }),
  }),
})

/** Open changes whose description may name an issue: by its number, or by its address. */
export async function openChangesNaming(client: Client, { owner, name }: Repository, issue: number): Promise<number[]> {
  const what = 'listing the open changes'
  const names = new RegExp(`(?:#|/issues/)${issue}(?!\\d)`)
  const found: number[] = []
  let after: string | null = null
  for (let page = 1; ; page++) {
    const answer = await client.graphql(OPEN_DESCRIPTIONS, { owner, name, after }, { what })
    const { pageInfo, nodes } = parse(described, answer.data, answer.errors, what).repository.pullRequests
    found.push(...nodes.flatMap(node => (node && names.test(node.body) ? node.number : [])))
    if (!pageInfo.hasNextPage || page === MAX_PAGES) return found
    after = pageInfo.endCursor
  }
}
