import * as z from 'zod'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { parse } from './client/parse.ts'
import { QUEUE } from './client/queries.ts'

const commit = z.object({ oid: z.string() }).nullable()

const queueAnswer = z.object({
  repository: z.object({
    mergeQueue: z
      .object({
        entries: z
          .object({
            totalCount: z.number().int(),
            nodes: z
              .array(
                z
                  .object({
                    baseCommit: commit,
                    headCommit: commit,
                    pullRequest: z.object({ number: z.number().int() }).nullable(),
                  })
                  .nullable(),
              )
              .nullable(),
          })
          .nullable(),
      })
      .nullable(),
  }),
})

/** A change that waits in a merge queue: tested on `head`, which is what would be merged, on top of `base`. */
export interface QueueEntry {
  base: string
  head: string
  pull: number
}

/** The entries of a branch's merge queue; those of which not everything is reported are left out. */
export async function readQueue(client: Client, { owner, name }: Repository, branch: string): Promise<QueueEntry[]> {
  const what = `reading the merge queue of ${branch}`
  const answer = await client.graphql(QUEUE, { owner, name, branch }, { what })
  const { mergeQueue } = parse(queueAnswer, answer.data, answer.errors, what).repository
  return (mergeQueue?.entries?.nodes ?? []).flatMap(node => {
    const { baseCommit, headCommit, pullRequest } = node ?? {}
    return baseCommit && headCommit && pullRequest
      ? [{ base: baseCommit.oid, head: headCommit.oid, pull: pullRequest.number }]
      : []
  })
}
