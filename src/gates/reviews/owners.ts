import type { Memberships } from '../../facts/memberships.ts'
import type { CodeOwners, Owner } from '../../facts/owners.ts'
import { type Role, withMembers } from '../shared/roles.ts'
import { list } from '../shared/wording.ts'
import type { Need } from './rules.ts'

/** Changed files that the same people own. */
interface OwnedPart {
  patterns: readonly string[]
  paths: readonly string[]
  role: Role
}

/** The owners whom a change concerns, each set of them once, as roles of their own. */
export function ownerRoles(owners: CodeOwners, memberships: Memberships = {}): Role[] {
  return partsOf(owners, memberships).map(({ role }) => role)
}

/** `each`: an owner of every part, who may be the same person. `any`: an owner of one of them. */
export function needsOfOwners(which: 'each' | 'any', owners: CodeOwners, memberships: Memberships): Need[] {
  const parts = partsOf(owners, memberships)
  if (parts.length === 0) return []
  if (which === 'any') {
    const paths = parts.flatMap(part => part.paths)
    return [
      needOf(
        parts.map(({ role }) => role),
        paths,
        'from an owner of the changed files',
      ),
    ]
  }
  return parts.map(({ role, patterns, paths }) => needOf([role], paths, `from an owner of ${list(patterns, 'and')}`))
}

function needOf(from: readonly Role[], paths: readonly string[], by: string): Need {
  const about = new Set(paths)
  return { count: 1, from, by, isAbout: path => about.has(path), shares: true }
}

function partsOf({ parts }: CodeOwners, memberships: Memberships): OwnedPart[] {
  const sets = new Map<string, CodeOwners['parts']>()
  for (const part of parts) {
    const set = setOf(part)
    const same = sets.get(set)
    if (same) same.push(part)
    else sets.set(set, [part])
  }
  return Array.from(sets.values(), same => {
    const patterns = same.map(({ pattern }) => pattern)
    const role = roleOf(`owner of ${list(patterns, 'and')}`, same[0]?.owners ?? [])
    return { patterns, paths: same.flatMap(({ paths }) => paths), role: withMembers(role, memberships) }
  })
}

/** The same owners in another order are the same owners. */
const setOf = ({ owners }: { owners: readonly Owner[] }): string => JSON.stringify(owners.map(nameOf).sort())

const nameOf = (owner: Owner): string =>
  owner.kind === 'user' ? `@${owner.login}` : owner.kind === 'team' ? `@${owner.team}` : owner.email

/** An address is no account: it is unknown whose review is that person's. */
function roleOf(name: string, owners: readonly Owner[]): Role {
  return {
    name,
    users: owners.flatMap(owner => (owner.kind === 'user' ? [owner.login] : [])),
    teams: owners.flatMap(owner => (owner.kind === 'team' ? [owner.team] : [])),
  }
}
