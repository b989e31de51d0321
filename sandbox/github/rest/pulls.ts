import { type Answer, created, notFound, ok, unprocessable } from '../http/answer.ts'
import { page } from '../http/page.ts'
import type { Call, Route } from '../http/route.ts'
import { fileJson } from '../json/commit.ts'
import { pullJson, pullSummary } from '../json/pull.ts'
import { findAccount } from '../people/accounts.ts'
import { contentsOf, refresh } from '../pulls/pulls.ts'
import { requestReview } from '../pulls/reviews.ts'
import type { Pull } from '../world.ts'

/** GitHub lists no more files than this, whatever the page. */
const MAX_FILES = 3000

async function get(call: Call): Promise<Answer> {
  const pull = await pullOf(call)
  return ok(pullJson(pull, await contentsOf(pull), call.site))
}

async function files(call: Call): Promise<Answer> {
  const pull = await pullOf(call)
  const all = (await contentsOf(pull)).files.slice(0, MAX_FILES)
  const { items, headers } = page(call, all)
  return ok(
    items.map(file => fileJson(pull.repository, file, pull.head, call.site)),
    headers,
  )
}

/** All of them or none: one who cannot be asked makes the request invalid. */
async function requestReviewers(call: Call): Promise<Answer> {
  const pull = await pullOf(call)
  const { reviewers = [] } = call.body as { reviewers?: string[] }
  for (const login of reviewers) {
    const who = findAccount(call.world, login)
    if (!who) throw unprocessable(`Could not resolve to a node with the login ${login}.`)
    try {
      requestReview(call.world, pull, who)
    } catch (error) {
      throw unprocessable(error instanceof Error ? error.message : 'Validation Failed')
    }
  }
  return created(pullSummary(pull, call.site))
}

async function pullOf({ world, repository, params }: Call): Promise<Pull> {
  const pull = world.pulls.find(one => one.repository === repository && String(one.number) === params['pull_number'])
  if (pull === undefined) throw notFound()
  await refresh(world, pull)
  return pull
}

export const pullRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/pulls/{pull_number}',
    permission: 'pull_requests',
    level: 'read',
    handle: get,
  },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/pulls/{pull_number}/files',
    permission: 'pull_requests',
    level: 'read',
    handle: files,
  },
  {
    method: 'POST',
    template: '/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    permission: 'pull_requests',
    level: 'write',
    handle: requestReviewers,
  },
]
