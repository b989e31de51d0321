import { type Answer, notFound, ok } from '../http/answer.ts'
import { cursorPage } from '../http/page.ts'
import type { Call, Route } from '../http/route.ts'

/** Newest first. GitHub finds nothing where there is none. */
function ofDigest(call: Call): Answer {
  const { world, repository, params } = call
  const all = world.attestations.filter(one => one.repository === repository && one.digest === params['subject_digest'])
  if (all.length === 0) throw notFound()
  const { items, headers } = cursorPage(call, all.toReversed(), ({ id }) => id)
  return ok({ attestations: items.map(({ bundle }) => ({ bundle, repository_id: repository.id })) }, headers)
}

export const attestationRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/attestations/{subject_digest}',
    permission: 'attestations',
    level: 'read',
    handle: ofDigest,
  },
]
