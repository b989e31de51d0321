import { type Answer, created, ok, unprocessable } from '../http/answer.ts'
import { page } from '../http/page.ts'
import type { Call, Route } from '../http/route.ts'
import { combinedStatusJson, statusJson } from '../json/status.ts'
import { resolveCommit } from '../repositories.ts'
import { createStatus, latestStatuses, type StatusInput, statusesOn, statusObjections } from '../runs/statuses.ts'
import { isUnlisted } from '../weathers/read-lag.ts'
import type { CommitStatus } from '../world.ts'

async function create({ world, repository, site, token, params, body }: Call): Promise<Answer> {
  const sha = params['sha'] ?? ''
  if ((await repository.objects.commit(sha)) === undefined) throw unprocessable(`No commit found for SHA: ${sha}`)
  const input = body as StatusInput
  const [objection] = statusObjections(world, repository, sha, input)
  if (objection !== undefined) throw unprocessable('Validation Failed', [objection])
  return created(statusJson(createStatus(world, token, repository, sha, input), site))
}

async function list(call: Call): Promise<Answer> {
  const { statuses } = await listed(call)
  const { items, headers } = page(call, statuses)
  return ok(
    items.map(status => statusJson(status, call.site)),
    headers,
  )
}

async function combined(call: Call): Promise<Answer> {
  const { sha, statuses } = await listed(call)
  const all = latestStatuses(statuses)
  const { items, headers } = page(call, all)
  return ok(combinedStatusJson(call.repository, sha, { all, items }, call.site), headers)
}

async function listed({ world, repository, params }: Call): Promise<{ sha: string; statuses: CommitStatus[] }> {
  const sha = await resolveCommit(repository, params['ref'] ?? '')
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${params['ref']}`)
  const statuses = statusesOn(world, repository, sha).filter(({ id, createdAt }) => !isUnlisted(world, id, createdAt))
  return { sha, statuses }
}

export const statusRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/repos/{owner}/{repo}/statuses/{sha}',
    permission: 'statuses',
    level: 'write',
    handle: create,
  },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/commits/{ref}/statuses',
    permission: 'statuses',
    level: 'read',
    handle: list,
  },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/commits/{ref}/status',
    permission: 'statuses',
    level: 'read',
    handle: combined,
  },
]
