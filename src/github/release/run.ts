import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { parse } from '../client/parse.ts'

const user = z.object({ id: z.number().int(), login: z.string(), type: z.string() })

const reviewsAnswer = z.array(
  z.object({
    state: z.enum(['approved', 'rejected', 'pending']),
    environments: z.array(z.object({ name: z.string().optional() })),
    user: user.nullish(),
  }),
)

export type RunReview = z.infer<typeof reviewsAnswer>[number]

/** Who approved or rejected that a run deploys. GitHub does not report when. */
export async function readRunReviews(client: Client, { owner, name }: Repository, run: string): Promise<RunReview[]> {
  const what = 'reading who approved the deployment'
  const parameters = { owner, repo: name, run_id: Number(run) }
  const answer = await client.rest('GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals', parameters, { what })
  return parse(reviewsAnswer, answer.data, [], what)
}

const runAnswer = z.object({
  head_sha: z.string(),
  created_at: z.string(),
  actor: user.nullish(),
  triggering_actor: user.nullish(),
})

/** A run that is to be authorised. */
export interface ReleaseRun {
  commit: string
  /** When its first attempt was started: nothing in it can be older. */
  createdAt: string
  /** Who started it, and who started its newest attempt. */
  starters: readonly z.infer<typeof user>[]
}

export async function readRun(client: Client, { owner, name }: Repository, run: string): Promise<ReleaseRun> {
  const what = 'reading who started this run'
  const parameters = { owner, repo: name, run_id: Number(run) }
  const answer = await client.rest('GET /repos/{owner}/{repo}/actions/runs/{run_id}', parameters, { what })
  const { head_sha, created_at, actor, triggering_actor } = parse(runAnswer, answer.data, [], what)
  return { commit: head_sha, createdAt: created_at, starters: [actor, triggering_actor].flatMap(one => one ?? []) }
}
