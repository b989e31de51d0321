import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import { MERGED_FROM } from '../client/batches.ts'
import type { Client } from '../client/client.ts'
import { parseWhole } from '../client/parse-whole.ts'

const merged = z.object({
  number: z.int(),
  mergedAt: z.string().nullable(),
  baseRefName: z.string(),
  headRefOid: z.string(),
  headRepository: z.object({ databaseId: z.int().nullable() }).nullable(),
})

const answer = z.object({
  repository: z.object({
    databaseId: z.int(),
    pullRequests: z.object({ totalCount: z.int(), nodes: z.array(merged.nullable()) }),
  }),
})

/**
 * What a branch of this repository held when it was last merged into another one, until a time. A name can be used again,
 * so the latest merge before that time counts. Undefined when there is none, or GitHub does not list all.
 */
export async function mergedHead(
  client: Client,
  { owner, name }: Repository,
  { from, into, until }: { from: string; into: string; until: string },
): Promise<string | undefined> {
  const what = `finding the merge of ${from}`
  const found = await client.graphql(MERGED_FROM, { owner, name, branch: from }, { what })
  const { databaseId, pullRequests } = parseWhole(answer, found, what).repository
  if (pullRequests.nodes.length < pullRequests.totalCount) return undefined
  const own = pullRequests.nodes.flatMap(one =>
    one?.mergedAt && one.headRepository?.databaseId === databaseId && Date.parse(one.mergedAt) <= Date.parse(until)
      ? [{ ...one, mergedAt: one.mergedAt }]
      : [],
  )
  const last = own.toSorted((a, b) => (a.mergedAt < b.mergedAt ? -1 : 1)).at(-1)
  return last?.baseRefName === into ? last.headRefOid : undefined
}
