import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { GitHubError } from '../client/errors.ts'
import { parse } from '../client/parse.ts'
import { PAGE, readPages } from './pages.ts'
import type { WorkflowRun } from './runs.ts'

const artifactsAnswer = z.object({
  total_count: z.number().int(),
  artifacts: z.array(
    z.object({
      id: z.number().int(),
      name: z.string(),
      size_in_bytes: z.number().int(),
      expired: z.boolean(),
      created_at: z.string().nullable(),
      digest: z.string().nullish(),
      workflow_run: z.object({ id: z.number().int().optional(), head_sha: z.string().optional() }).nullish(),
    }),
  ),
})

/** Something that a run keeps for others, always as a zip. */
export interface Artifact {
  id: number
  name: string
  run: WorkflowRun
  bytes: number
  expired: boolean
  /** Milliseconds since 1970; not a number where GitHub does not say it. */
  createdAt: number
  /** SHA-256 of the zip, as `sha256:…`, where GitHub says it. */
  digest: string | undefined
}

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
    .map(({ id, name: called, size_in_bytes: bytes, expired, created_at, digest }) => ({
      id,
      name: called,
      run,
      bytes,
      expired,
      createdAt: Date.parse(created_at ?? ''),
      digest: digest ?? undefined,
    }))
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
