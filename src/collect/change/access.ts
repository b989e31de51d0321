import type { Account } from '../../facts/basics.ts'
import { permissionGroup } from '../../facts/memberships.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { membershipsFact } from './memberships.ts'

/** Ids of those of some people who may write to the repository now, or why that could not be read. */
export async function withAccess(
  client: Client,
  repository: Repository,
  people: readonly (Account | null)[],
): Promise<ReadonlySet<string> | Unavailable> {
  const candidates = people.filter(one => one !== null).filter(({ kind }) => kind === 'User')
  const request = { client, orgClient: client, repository, teams: [], permissions: ['write' as const], candidates }
  const fact = await membershipsFact(request)
  if (fact.state !== 'complete') return fact
  const members = fact.value[permissionGroup('write')] ?? []
  return 'state' in members ? members : new Set(members)
}
