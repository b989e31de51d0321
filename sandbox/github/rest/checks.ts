import { type Answer, created, failure, notFound, ok, Refusal, unprocessable } from '../http/answer.ts'
import { page } from '../http/page.ts'
import type { Call, Route } from '../http/route.ts'
import { checkRunJson } from '../json/check.ts'
import { resolveCommit } from '../repositories.ts'
import { type CheckInput, createCheckRun, latest, objections, runsOn, updateCheckRun } from '../runs/checks.ts'
import { isUnlisted } from '../weathers/read-lag.ts'
import type { App, CheckRun } from '../world.ts'

async function create(call: Call): Promise<Answer> {
  const { world, repository, site } = call
  const app = appOf(call)
  const input = call.body as CheckInput
  refuse(input)
  if ((await repository.objects.commit(input.head_sha ?? '')) === undefined) {
    const message = `No commit found for SHA: ${input.head_sha}`
    throw unprocessable(message, [message])
  }
  return created(checkRunJson(world, createCheckRun(world, repository, app, input), site))
}

function update(call: Call): Answer {
  const { world, repository, site, params } = call
  const app = appOf(call)
  const run = world.checkRuns.find(one => one.repository === repository && one.id === Number(params['check_run_id']))
  if (run === undefined) throw notFound()
  if (run.app.id !== app.id) {
    throw new Refusal(
      failure(
        403,
        `Invalid app_id \`${run.app.id}\` - check run can only be modified by the GitHub App that created it.`,
      ),
    )
  }
  const input = call.body as CheckInput
  refuse(input)
  if (run.isOfJob && (input.status !== undefined || input.conclusion !== undefined)) throw new Refusal(INTERNAL)
  updateCheckRun(world, run, input)
  return ok(checkRunJson(world, run, site))
}

/** By its id a check run is shown as it is now, whatever lists say. */
function get({ world, repository, site, params }: Call): Answer {
  const run = world.checkRuns.find(one => one.repository === repository && one.id === Number(params['check_run_id']))
  if (run === undefined) throw notFound()
  return ok(checkRunJson(world, run, site))
}

async function list(call: Call): Promise<Answer> {
  const { world, repository, site, query, params } = call
  const sha = await resolveCommit(repository, params['ref'] ?? '')
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${params['ref']}`)
  const listed = runsOn(world, repository, sha).filter(({ id, createdAt }) => !isUnlisted(world, id, createdAt))
  const wanted = listed.filter(run => isWanted(run, query))
  const runs = query.get('filter') === 'all' ? wanted : latest(wanted)
  const { items, headers } = page(call, runs)
  return ok({ total_count: runs.length, check_runs: items.map(run => checkRunJson(world, run, site)) }, headers)
}

/** Since 2025-03-31; check runs that a job posts itself are no such ones (LouisBrunner/checks-action#369). */
const INTERNAL = failure(403, 'Check run status and conclusions can only be updated internally by GitHub Actions')

function isWanted(run: CheckRun, query: URLSearchParams): boolean {
  const is = (name: string, value: string | number) => query.get(name) === null || query.get(name) === String(value)
  return is('check_name', run.name) && is('app_id', run.app.id) && is('status', run.status)
}

/** A check run belongs to an app; a user's token makes none. */
function appOf({ token }: Call): App {
  if (token.app === undefined) throw new Refusal(failure(403, 'You must authenticate via a GitHub App.'))
  return token.app
}

function refuse(input: CheckInput): void {
  const [first] = objections(input)
  if (first !== undefined) throw unprocessable(`Invalid request.\n\n${first}`, objections(input))
}

export const checkRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/repos/{owner}/{repo}/check-runs',
    permission: 'checks',
    level: 'write',
    handle: create,
  },
  {
    method: 'PATCH',
    template: '/repos/{owner}/{repo}/check-runs/{check_run_id}',
    permission: 'checks',
    level: 'write',
    handle: update,
  },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/check-runs/{check_run_id}',
    permission: 'checks',
    level: 'read',
    handle: get,
  },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/commits/{ref}/check-runs',
    permission: 'checks',
    level: 'read',
    handle: list,
  },
]
