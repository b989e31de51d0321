import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { parse } from '../client/parse.ts'
import { PAGE, readPages } from './pages.ts'

const runsAnswer = z.object({
  total_count: z.number().int(),
  workflow_runs: z.array(
    z.object({
      id: z.number().int(),
      name: z.string().nullish(),
      path: z.string(),
      workflow_id: z.number().int(),
      head_sha: z.string(),
      run_attempt: z.number().int().optional(),
      status: z.string().nullable(),
      conclusion: z.string().nullable(),
      event: z.string().nullish(),
    }),
  ),
})

type ListedRun = z.infer<typeof runsAnswer>['workflow_runs'][number]

/** A run of a workflow. */
export interface WorkflowRun {
  id: number
  workflow: string
  /** The file of the workflow, such as `.github/workflows/ci.yml`. */
  path: string
  attempt: number
  /** How it ended, or `not finished`. */
  status: string
}

export const NOT_FINISHED = 'not finished'

/** Which runs on a commit are looked at: see `runsByWorkflow`. */
export type WhichRuns = 'newest' | 'successful' | 'queue'

/** The runs of one workflow on a commit, newest first; there is at least one. */
export type History = readonly [WorkflowRun, ...WorkflowRun[]]

/**
 * The runs on a commit, by workflow. With `successful`, those that succeeded and ran on the commit itself: a run for a
 * pull request runs on its test merge, and anybody can open one. With `queue`, those that a merge queue started.
 */
export async function runsByWorkflow(
  client: Client,
  { owner, name }: Repository,
  commit: string,
  which: WhichRuns = 'newest',
): Promise<History[]> {
  const what = `listing the workflow runs on ${commit.slice(0, 7)}`
  const runs = await readPages(what, async page => {
    const parameters = { owner, repo: name, head_sha: commit, per_page: PAGE, page }
    const { data } = await client.rest('GET /repos/{owner}/{repo}/actions/runs', parameters, { what })
    const answer = parse(runsAnswer, data, [], what)
    return { total: answer.total_count, items: answer.workflow_runs }
  })
  const counted = runs.filter(run => run.head_sha === commit && COUNTS[which](run))
  const histories = new Map<number, [WorkflowRun, ...WorkflowRun[]]>()
  for (const run of counted.sort((a, b) => a.id - b.id))
    histories.set(run.workflow_id, [runOf(run), ...(histories.get(run.workflow_id) ?? [])])
  return [...histories.values()]
}

const runOf = ({ id, name, path, workflow_id, run_attempt, status, conclusion }: ListedRun): WorkflowRun => ({
  id,
  workflow: name ?? String(workflow_id),
  // Where GitHub says the ref too, it stands behind an at sign.
  path: path.split('@')[0] ?? path,
  attempt: run_attempt ?? 1,
  status: status === 'completed' ? (conclusion ?? status) : NOT_FINISHED,
})

/** Events whose runs check out the commit that they are listed for, and that only people with write access cause. */
const OF_THE_COMMIT = new Set(['merge_group', 'push', 'schedule', 'workflow_dispatch'])

const COUNTS: Readonly<Record<WhichRuns, (run: ListedRun) => boolean>> = {
  newest: () => true,
  successful: ({ conclusion, event }) => conclusion === 'success' && OF_THE_COMMIT.has(event ?? ''),
  queue: ({ event }) => event === 'merge_group',
}
