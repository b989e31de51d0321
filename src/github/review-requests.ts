import * as z from 'zod'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { parse } from './client/parse.ts'
import { REVIEW_REQUESTS } from './client/queries.ts'

const event = z.object({
  requestedReviewer: z.object({ __typename: z.string(), login: z.string().optional() }).nullable(),
})

const requestsAnswer = z.object({
  repository: z.object({
    pullRequest: z
      .object({ timelineItems: z.object({ totalCount: z.int(), nodes: z.array(event.nullable()).nullable() }) })
      .nullable(),
  }),
})

/**
 * Logins, in lower case, of all from whom anybody ever requested a review a change, also of those who were taken off
 * since; undefined when GitHub does not list them all.
 */
export async function everRequested(
  client: Client,
  { owner, name }: Repository,
  number: number,
): Promise<ReadonlySet<string> | undefined> {
  const what = `reading the review requests of change #${number}`
  const answer = await client.graphql(REVIEW_REQUESTS, { owner, name, number }, { what })
  const items = parse(requestsAnswer, answer.data, answer.errors, what).repository.pullRequest?.timelineItems
  if (items?.nodes?.length !== items?.totalCount || !items?.nodes) return undefined
  return new Set(items.nodes.flatMap(node => node?.requestedReviewer?.login?.toLowerCase() ?? []))
}

export async function requestReviews(
  client: Client,
  { owner, name }: Repository,
  number: number,
  reviewers: readonly string[],
): Promise<void> {
  const what = `requesting reviews of change #${number}`
  const parameters = { owner, repo: name, pull_number: number, reviewers: [...reviewers] }
  await client.rest('POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers', parameters, {
    what,
    retries: 0,
  })
}
