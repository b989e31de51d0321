import * as z from 'zod'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { parse } from './client/parse.ts'
import { RECORD_ISSUE } from './client/queries.ts'

const issue = z.object({
  __typename: z.literal('Issue'),
  number: z.number().int(),
  body: z.string(),
  createdAt: z.string(),
  lastEditedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  // No hole here: a text that came from elsewhere would count as old.
  moves: z.object({ nodes: z.array(z.object({ createdAt: z.string() })) }),
  labels: z.object({ totalCount: z.number(), nodes: z.array(z.object({ name: z.string() }).nullable()) }).nullable(),
})

const answerSchema = z.object({
  repository: z.object({
    issueOrPullRequest: z
      .discriminatedUnion('__typename', [issue, z.object({ __typename: z.literal('PullRequest') })])
      .nullable(),
  }),
})

export type RecordIssueNode = z.infer<typeof issue>

/** The issue that holds a change record; `null`: there is none with that number. */
export async function readRecordIssue(
  client: Client,
  { owner, name }: Repository,
  number: number,
): Promise<RecordIssueNode | null | 'forbidden'> {
  const what = `reading issue #${number}`
  const answer = await client.graphql(RECORD_ISSUE, { owner, name, number }, { what })
  if (answer.errors.some(({ type }) => type === 'FORBIDDEN')) return 'forbidden'
  const { issueOrPullRequest: found } = parse(answerSchema, answer.data, notMissing(answer.errors), what).repository
  return found?.__typename === 'Issue' ? found : null
}

/** GitHub says beside the hole that there is nothing with that number. */
const notMissing = <Error extends { type: string }>(errors: readonly Error[]): Error[] =>
  errors.filter(({ type }) => type !== 'NOT_FOUND')
