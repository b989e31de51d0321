import * as z from 'zod'
import { person } from './client/answers.ts'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { parseWhole } from './client/parse-whole.ts'
import { RECENT_MERGES, RECENT_MERGES_WITH_FILES } from './client/queries.ts'

/** A pull request as a commit that it brought names it. */
export const associatedPull = z.object({
  number: z.number().int(),
  merged: z.boolean(),
  mergedAt: z.string().nullable(),
  baseRefName: z.string(),
  headRefName: z.string(),
  isCrossRepository: z.boolean(),
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  author: person,
  files: z
    .object({
      totalCount: z.number().int(),
      nodes: z.array(z.object({ path: z.string(), changeType: z.string() }).nullable()).nullable(),
    })
    .nullish(),
})

export type AssociatedPull = z.infer<typeof associatedPull>

const answer = z.object({
  repository: z.object({ pullRequests: z.object({ nodes: z.array(associatedPull.nullable()) }) }),
})

/**
 * The pull requests merged last into a branch, or into any with `null`, by the commit as which each was merged. A pull request knows its own merge
 * before the commit names it.
 */
export async function recentMerges(
  client: Client,
  { owner, name }: Repository,
  branch: string | null,
  withFiles = false,
): Promise<ReadonlyMap<string, AssociatedPull>> {
  const what = 'reading the latest merges'
  const found = await client.graphql(
    withFiles ? RECENT_MERGES_WITH_FILES : RECENT_MERGES,
    { owner, name, branch },
    { what },
  )
  const { nodes } = parseWhole(answer, found, what).repository.pullRequests
  return new Map(nodes.flatMap(one => (one?.mergeCommit ? [[one.mergeCommit.oid, one] as const] : [])))
}
