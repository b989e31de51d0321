import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { nothingThere } from '../client/errors.ts'
import { parse } from '../client/parse.ts'
import { MERGED_AS } from '../client/queries.ts'

const answer = z.object({
  repository: z.object({
    pullRequest: z
      .object({
        merged: z.boolean(),
        baseRefName: z.string(),
        mergeCommit: z.object({ oid: z.string() }).nullable(),
      })
      .nullable(),
  }),
})

/** Where a change was merged; `null`: it was not. */
export async function readMergedAs(
  client: Client,
  { owner, name }: Repository,
  number: number,
): Promise<{ branch: string; commit: string } | null> {
  const what = `reading where change #${number} was merged`
  const found = await client.graphql(MERGED_AS, { owner, name, number }, { what })
  const { pullRequest } = parse(answer, found.data, found.errors, what).repository
  if (!pullRequest) throw nothingThere(what)
  const { merged, baseRefName, mergeCommit } = pullRequest
  return merged && mergeCommit ? { branch: baseRefName, commit: mergeCommit.oid } : null
}
