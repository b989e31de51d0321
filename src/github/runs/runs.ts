import * as z from 'zod'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { GitHubError } from './client/errors.ts'
import { parse } from './client/parse.ts'

const runsAnswer = z.object({
  total_count: z.number().int(),
  workflow_runs: z.array(
    z.object({
      id: z.number().int(),
      name: z.string().nullish(),
      workflow_id: z.number().int(),
      head_sha: z.string(),
      status: z.string().nullable(),
      conclusion: z.string().nullable(),
      event: z.string().nullish(),
    }),
  ),
})

const artifactsAnswer = z.object({
  total_count: z.number().int(),
  artifacts: z.array(
    z.object({
      id: z.number().int(),
      name: z.string(),
      size_in_bytes: z.number().int(),
      expired: z.boolean(),
      digest: z.string().nullish(),
      workflow_run: z.object({ id: z.number().int().optional(), head_sha: z.string().optional() }).nullish(),
    }),
  ),
})

/** A run of a workflow. */
export interface WorkflowRun {
  id: number
  workflow: string
  /** `completed` when it is over, and then how it ended. */
  status: string
}

/** Something that a run keeps for others, always as a zip. */
export interface Artifact {
  id: number
  name: string
  run: WorkflowRun
  bytes: number
  expired: boolean
  /** SHA-256 of the zip, as `sha256:…`, where GitHub says it. */
  digest: string | undefined
}

const PAGE = 100
const MAX_PAGES = 3

/** Which runs on a commit are looked at: see `newestRuns`. */
export type WhichRuns = 'newest' | 'successful'

/**
 * Of every workflow the newest run on a commit: an older one is not what the workflow says now. With `successful`, the
 * newest of those that succeeded and ran on the commit itself: a run for a pull request runs on its test merge, and
 * anybody can open one.
 */
export async function newestRuns(
  client: Client,
  { owner, name }: Repository,
  commit: string,
  which: WhichRuns = 'newest',
): Promise<WorkflowRun[]> {
  const what = `listing the workflow runs on ${commit.slice(0, 7)}`
  const runs = await readPages(what, async page => {
    const parameters = { owner, repo: name, head_sha: commit, per_page: PAGE, page }
    const { data } = await client.rest('GET /repos/{owner}/{repo}/actions/runs', parameters, { what })
    const answer = parse(runsAnswer, data, [], what)
    return { total: answer.total_count, items: answer.workflow_runs }
  })
  const counted = runs.filter(run => run.head_sha === commit && (which === 'newest' || isBaseRun(run)))
  const oldestFirst = counted.sort((a, b) => a.id - b.id)
  const newest = new Map(oldestFirst.map(run => [run.workflow_id, run]))
  return [...newest.values()].map(({ id, name: workflow, workflow_id, status, conclusion }) => ({
    id,
    workflow: workflow ?? String(workflow_id),
    status: status === 'completed' ? (conclusion ?? status) : 'not finished',
  }))
}

const isBaseRun = ({ conclusion, event }: { conclusion: string | null; event?: string | null | undefined }): boolean =>
  conclusion === 'success' && OF_THE_COMMIT.has(event ?? '')

/** Events whose runs check out the commit that they are listed for, and that only people with write access cause. */
const OF_THE_COMMIT = new Set(['merge_group', 'push', 'schedule', 'workflow_dispatch'])

/** Everything that a run on the commit keeps. An artifact that GitHub says is of another run or commit is left out. */
export async function artifactsOf(
  client: Client,
  { owner, name }: Repository,
  run: WorkflowRun,
  commit: string,
): Promise<Artifact[]> {
  const what = `listing the artifacts of run ${run.id}`
  const artifacts = await readPages(what, async page => {
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts'
    const parameters = { owner, repo: name, run_id: run.id, per_page: PAGE, page }
    const { data } = await client.rest(route, parameters, { what })
    const answer = parse(artifactsAnswer, data, [], what)
    return { total: answer.total_count, items: answer.artifacts }
  })
  return artifacts
    .filter(({ workflow_run: of }) => of?.id === run.id && of.head_sha === commit)
    .map(({ id, name: called, size_in_bytes: bytes, expired, digest }) => ({
      id,
      name: called,
      run,
      bytes,
      expired,
      digest: digest ?? undefined,
    }))
}

/** All items of a list, or an error: of a part nobody could say what is missing. */
async function readPages<Item>(
  what: string,
  read: (page: number) => Promise<{ total: number; items: readonly Item[] }>,
): Promise<Item[]> {
  const all: Item[] = []
  for (let page = 1; ; page++) {
    const { total, items } = await read(page)
    all.push(...items)
    if (all.length >= total) return all
    if (items.length === 0) throw unlisted(what, total, all.length)
    if (page === MAX_PAGES) throw tooMany(what, total)
  }
}

/** The zip of an artifact. GitHub answers with an address that is good for a minute. */
export async function downloadArtifact(
  client: Client,
  { owner, name }: Repository,
  { id, name: called }: Artifact,
  mostBytes: number,
): Promise<Buffer> {
  const what = `downloading the artifact "${called}"`
  const parameters = { owner, repo: name, artifact_id: id, archive_format: 'zip' }
  const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}'
  const { location } = await client.rest(route, parameters, { what, stay: true })
  if (!/^https?:\/\//.test(location))
    throw new GitHubError('unavailable', `GitHub does not report where it is (${what}).`, {
      status: 302,
      next: 'Run the job again.',
    })
  return client.download(location, { what, mostBytes })
}

const tooMany = (what: string, total: number): GitHubError =>
  new GitHubError('unavailable', `There are ${total}, more than the limit of ${PAGE * MAX_PAGES} (${what}).`, {
    status: 200,
    next: 'Push the change again as a new commit, which starts without runs.',
  })

const unlisted = (what: string, total: number, listed: number): GitHubError =>
  new GitHubError('unavailable', `GitHub counts ${total} but lists ${listed} (${what}).`, {
    status: 200,
    next: 'Run the job again.',
  })
