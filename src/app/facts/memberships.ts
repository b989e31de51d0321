import { membershipsFact } from '../../collect/change/memberships.ts'
import type { Account } from '../../facts/basics.ts'
import { type Facts, NOT_COLLECTED } from '../../facts/facts.ts'
import { holds, type Role } from '../../gates/shared/roles.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RunContext } from '../shared/context.ts'

/** People whose review or authorisation could count, and roles that are no policy's, such as owners of code. */
export interface Candidates {
  people: readonly (Account | null)[]
  roles?: readonly Role[]
  /** Whether a group that cannot be read leaves the others known. */
  keepsUnread?: true
}

/**
 * Who holds the roles that are requested by team or permission. Nothing is requested where policies name people, nor
 * for a role that all who could act in it hold by name.
 */
export async function membershipsOf(
  { client, orgClient, repository }: Pick<RunContext, 'client' | 'orgClient' | 'repository'>,
  policy: Pick<Policy, 'roles'>,
  names: readonly string[] | undefined,
  { people, roles = [], keepsUnread }: Candidates,
): Promise<Facts['memberships']> {
  if (names === undefined && roles.length === 0) return NOT_COLLECTED
  const candidates = people.filter(one => one !== null).filter(({ kind }) => kind === 'User')
  const named = [...new Set(names)].flatMap(name => policy.roles.get(name) ?? [])
  const undecided = [...named, ...roles].filter(role => candidates.some(one => !holds(one, role)))
  return membershipsFact({
    client,
    orgClient,
    repository,
    teams: [...new Set(undecided.flatMap(({ teams = [] }) => teams))].sort(),
    permissions: [...new Set(undecided.flatMap(({ permission }) => permission ?? []))].sort(),
    candidates,
    ...(keepsUnread ? { keepsUnread } : {}),
  })
}
