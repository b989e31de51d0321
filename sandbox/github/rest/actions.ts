import { randomUUID } from 'node:crypto'
import { type Answer, failure, notFound, ok, unprocessable } from '../http/answer.ts'
import { DOWNLOADS } from '../http/download.ts'
import { page } from '../http/page.ts'
import type { Call, Route } from '../http/route.ts'
import { artifactJson, runReviewJson } from '../json/actions.ts'
import { workflowRunJson } from '../json/workflow-run.ts'
import { isExpired } from '../runs/runs.ts'
import type { Run } from '../world.ts'

function reviews(call: Call): Answer {
  const { world, repository, site } = call
  return ok(runOf(call).reviews.map(review => runReviewJson(world, repository, review, site)))
}

async function runs(call: Call): Promise<Answer> {
  const { world, repository, site, query } = call
  const head = query.get('head_sha')
  const wanted = world.runs.filter(run => run.repository === repository && (head === null || run.headSha === head))
  const { items, headers } = page(call, wanted.reverse())
  const listed = await Promise.all(items.map(async run => (await workflowRunJson(world, run, site)).workflow_run))
  return ok({ total_count: wanted.length, workflow_runs: listed }, headers)
}

async function run(call: Call): Promise<Answer> {
  const { world, site } = call
  return ok((await workflowRunJson(world, runOf(call), site)).workflow_run)
}

function artifacts(call: Call): Answer {
  const { world, site, query } = call
  const name = query.get('name')
  const wanted = runOf(call).artifacts.filter(one => name === null || one.name === name)
  if (query.get('direction') !== 'asc') wanted.reverse()
  const { items, headers } = page(call, wanted)
  return ok({ total_count: wanted.length, artifacts: items.map(one => artifactJson(world, one, site)) }, headers)
}

function download({ world, repository, site, params }: Call): Answer {
  const all = world.runs.filter(run => run.repository === repository).flatMap(run => run.artifacts)
  const artifact = all.find(({ id }) => String(id) === params['artifact_id'])
  if (artifact === undefined) throw notFound()
  if (params['archive_format'] !== 'zip') throw unprocessable('Unsupported archive format')
  if (isExpired(world, artifact)) return failure(410, 'Artifact has expired')
  const path = `${DOWNLOADS}${randomUUID()}.zip`
  world.downloads.set(path, artifact)
  return { status: 302, headers: { location: `${site.api}${path}` } }
}

function runOf({ world, repository, params }: Call): Run {
  const run = world.runs.find(one => one.repository === repository && String(one.id) === params['run_id'])
  if (run === undefined) throw notFound()
  return run
}

const READ = { method: 'GET', permission: 'actions', level: 'read' } as const

export const actionRoutes: readonly Route[] = [
  { ...READ, template: '/repos/{owner}/{repo}/actions/runs/{run_id}/approvals', handle: reviews },
  { ...READ, template: '/repos/{owner}/{repo}/actions/runs', handle: runs },
  { ...READ, template: '/repos/{owner}/{repo}/actions/runs/{run_id}', handle: run },
  { ...READ, template: '/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', handle: artifacts },
  { ...READ, template: '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', handle: download },
]
