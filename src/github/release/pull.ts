import * as z from 'zod'
import { review } from '../client/answers.ts'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { parseWhole } from '../client/parse-whole.ts'
import { RELEASE_PULL } from '../client/queries.ts'

const pullAnswer = z.object({
  repository: z.object({
    pullRequest: z.object({
      headRefName: z.string(),
      headRefOid: z.string(),
      isCrossRepository: z.boolean(),
      reviews: z.object({ totalCount: z.number().int(), nodes: z.array(review.nullable()) }),
    }),
  }),
})

export type ReleasePull = z.infer<typeof pullAnswer>['repository']['pullRequest']

/** A merged pull request with the newest hundred of its reviews. */
export async function readReleasePull(
  client: Client,
  { owner, name }: Repository,
  number: number,
): Promise<ReleasePull> {
  const what = 'reading the reviews of the release pull request'
  const answer = await client.graphql(RELEASE_PULL, { owner, name, number }, { what })
  return parseWhole(pullAnswer, answer, what).repository.pullRequest
}
