import { type Memberships, type Permission, permissionGroup, teamGroup } from '../../facts/memberships.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { Reason } from '../../verdict/verdict.ts'

/** Who may act in a role: anyone of those whom one of these names. */
export interface Role {
  name: string
  /** Logins in lower case, as GitHub compares them; with `#` and the number of the account where the policy gives it. */
  users: readonly string[]
  /** `organisation/team`, in lower case. */
  teams?: readonly string[]
  /** Least permission in the repository. */
  permission?: Permission
  /** Numbers of the accounts that belong to it by team or permission, once they are known. */
  members?: readonly string[]
  /** Of its groups those whose members could not be read, each with the cause. Left out: none. */
  unread?: readonly Unavailable[]
}

export type Roles = ReadonlyMap<string, Role>

/** An account as far as it is known: one that only a policy names has no id. */
interface Somebody {
  login: string
  id?: string
}

/**
 * Whether somebody may act in a role. Where the policy gives the number of an account, or a team is meant, numbers
 * decide and not names: a login can change hands.
 */
export function holds({ login, id }: Somebody, role: Role): boolean {
  const { logins, ids } = holdersOf(role)
  return logins.has(login.toLowerCase()) || (id !== undefined && ids.has(id))
}

interface Holders {
  logins: ReadonlySet<string>
  ids: ReadonlySet<string>
}

/** Asked for each approval and requirement, of roles with hundreds of people: each role is read once. */
const HOLDERS = new WeakMap<Role, Holders>()

function holdersOf(role: Role): Holders {
  const known = HOLDERS.get(role)
  if (known) return known
  const users = role.users.map(user => user.split('#'))
  const logins = new Set(users.flatMap(([name = '', pin]) => (pin === undefined ? [name.toLowerCase()] : [])))
  const ids = new Set([...users.flatMap(([, pin]) => pin ?? []), ...(role.members ?? [])])
  HOLDERS.set(role, { logins, ids })
  return { logins, ids }
}

/** Whether a policy means an account by `login` or `login#id`. */
export function isAccount(user: string, { login, id }: Somebody): boolean {
  const [name = '', pin] = user.split('#')
  return pin === undefined ? name.toLowerCase() === login.toLowerCase() : pin === id
}

/** Who holds a role by name, as far as the policy names people. */
export const loginsOf = ({ users }: Role): string[] => users.map(user => user.replace(/#.*$/, ''))

/** For sentences: other holders of a role, whom the policy does not list. */
export const othersOf = ({ teams = [], permission }: Role): string[] => [
  ...teams.map(team => `a member of ${team}`),
  ...(permission ? [`somebody with the permission ${permission}`] : []),
]

/** Names of the groups whose members hold a role, as the fact `memberships` has them. */
export const groupsOf = ({ teams = [], permission }: Role): string[] => [
  ...teams.map(teamGroup),
  ...(permission ? [permissionGroup(permission)] : []),
]

/** The role with the accounts that are known to be in its groups. */
export function withMembers(role: Role, memberships: Memberships): Role {
  const groups = groupsOf(role)
  if (groups.length === 0) return role
  const answers = groups.flatMap(group => (Object.hasOwn(memberships, group) ? [memberships[group] ?? []] : []))
  const unread = answers.flatMap(answer => ('state' in answer ? [answer] : []))
  const members = answers.flatMap(answer => ('state' in answer ? [] : answer))
  return { ...role, members: [...new Set(members)], ...(unread.length > 0 ? { unread } : {}) }
}

/** Why it is unknown who holds some roles, each cause once. */
export function unreadIn(roles: readonly Role[]): Reason[] {
  const causes = new Map(roles.flatMap(({ unread = [] }) => unread.map(one => [one.detail, one])))
  return Array.from(causes.values(), one => factReason('memberships', one))
}

/** A fact that is unavailable, as a reason. */
export const factReason = (name: string, fact: Unavailable): Reason => ({
  code: `fact_${fact.why}`,
  message: fact.detail,
  next: fact.next,
  data: { fact: name },
})
