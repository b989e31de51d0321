import { type Answer, notFound, ok } from '../http/answer.ts'
import { page } from '../http/page.ts'
import type { Call, Route } from '../http/route.ts'
import { fileJson } from '../json/commit.ts'
import { pullJson } from '../json/pull.ts'
import { contentsOf, refresh } from '../pulls.ts'
import type { Pull } from '../world.ts'

/** GitHub lists no more files than this, whatever the page. */
const MOST_FILES = 3000

async function get(call: Call): Promise<Answer> {
  const pull = await pullOf(call)
  return ok(pullJson(pull, await contentsOf(pull), call.site))
}

async function files(call: Call): Promise<Answer> {
  const pull = await pullOf(call)
  const all = (await contentsOf(pull)).files.slice(0, MOST_FILES)
  const { items, headers } = page(call, all)
  return ok(
    items.map(file => fileJson(pull.repository, file, pull.head, call.site)),
    headers,
  )
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
]
