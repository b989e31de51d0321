import { membershipsFact } from '../../collect/change/memberships.ts'
import type { Account } from '../../facts/basics.ts'
import { type Facts, NOTHING_KNOWN } from '../../facts/facts.ts'
import type { Gate, Role } from '../../gates/gate.ts'
import { holds } from '../../gates/shared/roles.ts'
import { gatesFor } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RunContext } from '../shared/context.ts'

/**
 * Who holds the roles that gates ask for by team or permission, and `roles` that are no policy's. Nothing is asked where policies name people, nor for a
 * role that all who could act in it hold by name.
 */
export async function memberships(
  { client, orgClient, repository }: RunContext,
  policy: Policy,
  judges: Gate['judges'],
  { people, roles = [] }: { people: readonly (Account | null)[]; roles?: readonly Role[] },
): Promise<Facts['memberships']> {
  const asking = gatesFor(policy, judges).filter(({ needs }) => needs.includes('memberships'))
  if (asking.length === 0 && roles.length === 0) return NOTHING_KNOWN.memberships
  const names = new Set(asking.flatMap(({ gate, settings }) => gate.roles?.(settings).map(({ role }) => role) ?? []))
  const candidates = people.filter(one => one !== null).filter(({ kind }) => kind === 'User')
  const undecided = [...[...names].flatMap(name => policy.roles.get(name) ?? []), ...roles].filter(role =>
    candidates.some(one => !holds(one, role)),
  )
  return membershipsFact({
    client,
    orgClient,
    repository,
    teams: [...new Set(undecided.flatMap(({ teams = [] }) => teams))].sort(),
    permissions: [...new Set(undecided.flatMap(({ permission }) => permission ?? []))].sort(),
    candidates,
  })
}
