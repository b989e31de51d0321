import * as z from 'zod'
import { change, mergedRules, repository, viewer } from './answers.ts'

/** The answer to what was merged, and the rules before and after it. */

/** With the times of its course. */
const mergedChange = change.extend({
  createdAt: z.string(),
  readied: z.object({ nodes: z.array(z.object({ createdAt: z.string() }).nullable()) }).nullable(),
  firstCommits: z
    .object({ nodes: z.array(z.object({ commit: z.object({ committedDate: z.string() }) }).nullable()) })
    .nullable(),
})

export const mergedAnswer = z.object({
  viewer,
  repository: z.object({
    ...repository,
    commit: mergedRules.extend({ tree: z.object({ oid: z.string() }) }).nullable(),
    parent: mergedRules.nullable(),
    pullRequest: mergedChange.nullish(),
  }),
})

export type MergedChangeNode = z.infer<typeof mergedChange>
