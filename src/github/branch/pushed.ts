import * as z from 'zod'

/** A page of a branch's history: each commit with the one before it, and the changes that contain it. */
export const pushedAnswer = z.object({
  repository: z.object({
    databaseId: z.number().int(),
    object: z
      .object({
        history: z.object({
          pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
          nodes: z.array(
            z.object({
              oid: z.string(),
              committedDate: z.string(),
              parents: z.object({ nodes: z.array(z.object({ oid: z.string() }).nullable()) }),
              associatedPullRequests: z
                .object({
                  totalCount: z.number(),
                  nodes: z.array(
                    z
                      .object({
                        number: z.number().int(),
                        merged: z.boolean(),
                        mergedAt: z.string().nullable(),
                        baseRefName: z.string(),
                        mergeCommit: z.object({ oid: z.string() }).nullable(),
                      })
                      .nullable(),
                  ),
                })
                .nullable(),
            }),
          ),
        }),
      })
      .nullable(),
  }),
})

export type PushedCommit = NonNullable<z.infer<typeof pushedAnswer>['repository']['object']>['history']['nodes'][number]
