import type { Account } from '../../facts/basics.ts'
import { holds } from '../../gates/shared/roles.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RecordedPerson } from '../../record/record.ts'

/** The roles that a policy gives to an account, by name. */
export function rolesOf(account: Account | null, policy: Policy | undefined): string[] {
  const roles = [...(policy?.roles.values() ?? [])]
  return roles.filter(role => account && holds(account, role)).map(role => role.name)
}

/** Somebody as a record keeps them: the number of the account, and in which roles it acted. */
export function recordedPerson(account: Account | null, policy: Policy | undefined): RecordedPerson | null {
  return account && { account: account.id, kind: account.kind, roles: rolesOf(account, policy) }
}
