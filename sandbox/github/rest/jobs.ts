import { type Answer, notFound, ok } from '../http/answer.ts'
import { page } from '../http/page.ts'
import type { Call, Route } from '../http/route.ts'
import { jobJson } from '../json/job.ts'
import { jobsIn, listedJobs } from '../runs/jobs.ts'
import type { Job, Run } from '../world.ts'

function ofRun(call: Call): Answer {
  return listed(call, listedJobs(runOf(call), call.query.get('filter')))
}

function ofAttempt(call: Call): Answer {
  const run = runOf(call)
  const attempt = Number(call.params['attempt_number'])
  if (!(attempt >= 1 && attempt <= run.attempt)) throw notFound()
  return listed(call, jobsIn(run, attempt))
}

function listed(call: Call, jobs: readonly Job[]): Answer {
  const { items, headers } = page(call, jobs)
  return ok({ total_count: jobs.length, jobs: items.map(job => jobJson(job, call.site)) }, headers)
}

function runOf({ world, repository, params }: Call): Run {
  const run = world.runs.find(one => one.repository === repository && String(one.id) === params['run_id'])
  if (run === undefined) throw notFound()
  return run
}

const READ = { method: 'GET', permission: 'actions', level: 'read' } as const

export const jobRoutes: readonly Route[] = [
  { ...READ, template: '/repos/{owner}/{repo}/actions/runs/{run_id}/jobs', handle: ofRun },
  {
    ...READ,
    template: '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
    handle: ofAttempt,
  },
]
