import { type Answer, notFound, ok } from '../http/answer.ts'
import type { Call, Route } from '../http/route.ts'
import { accountJson } from '../json/account.ts'
import { findAccount, roleOf } from '../people/accounts.ts'
import type { Role } from '../world.ts'

const ROLES: readonly Role[] = ['read', 'triage', 'write', 'maintain', 'admin']
/** What each role is called among permissions. */
const NAMES = { read: 'pull', triage: 'triage', write: 'push', maintain: 'maintain', admin: 'admin' } as const
/** The older word for a permission knows four. */
const LEGACY = { read: 'read', triage: 'read', write: 'write', maintain: 'write', admin: 'admin' } as const

function get({ world, repository, site, params }: Call): Answer {
  const who = findAccount(world, params['username'] ?? '')
  if (who === undefined) throw notFound()
  const role = roleOf(repository, who)
  const level = role === undefined ? -1 : ROLES.indexOf(role)
  const permissions = Object.fromEntries(ROLES.map((one, place) => [NAMES[one], place <= level]))
  return ok({
    permission: role === undefined ? 'none' : LEGACY[role],
    role_name: role ?? 'none',
    user: { ...accountJson(who, site), permissions, role_name: role ?? 'none' },
  })
}

export const collaboratorRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/collaborators/{username}/permission',
    permission: 'metadata',
    level: 'read',
    handle: get,
  },
]
