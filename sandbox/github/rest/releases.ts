import { type Answer, notFound, ok } from '../http/answer.ts'
import type { Call, Route } from '../http/route.ts'
import { releaseJson } from '../json/release.ts'

/** A published release: a draft is not found by its tag. */
function byTag({ world, repository, site, params }: Call): Answer {
  const release = world.releases.find(one => one.repository === repository && one.tag === params['tag'])
  if (release === undefined) throw notFound()
  return ok(releaseJson(world, release, site))
}

/** Its notes, also where it is immutable. */
function update({ world, repository, site, params, body }: Call): Answer {
  const release = world.releases.find(one => one.repository === repository && String(one.id) === params['release_id'])
  if (release === undefined) throw notFound()
  const { body: notes } = body as { body?: string }
  if (notes !== undefined) release.notes = notes
  return ok(releaseJson(world, release, site))
}

export const releaseRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/releases/tags/{tag}',
    permission: 'contents',
    level: 'read',
    handle: byTag,
  },
  {
    method: 'PATCH',
    template: '/repos/{owner}/{repo}/releases/{release_id}',
    permission: 'contents',
    level: 'write',
    handle: update,
  },
]
