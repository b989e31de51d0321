import { peopleIn } from '../../collect/release/people.ts'
import type { Account } from '../../facts/basics.ts'
import { unknownIn } from '../../gates/release/authorise.ts'
import { readMerged } from '../../github/change.ts'
import type { ChangeNode } from '../../github/client/answers.ts'
import { grant } from '../../github/client/permissions.ts'
import { readCommits } from '../../github/release/commits.ts'
import type { EventOf } from '../../ledger/standing.ts'
import { withPeople } from '../../policy/evaluate.ts'
import type { Deciding, Grant } from '../../policy/granting.ts'
import type { Policy } from '../../policy/policy.ts'
import { utcSecond } from '../../record/merge.ts'
import type { CorrectionRecord } from '../../record/record.ts'
import { membershipsOf } from '../facts/memberships.ts'
import { rolesOf } from '../policy/role-holders.ts'
import type { RunContext } from '../shared/context.ts'

/** What decisions in issues have in common: who may take one, and what is kept of it. */

/** Who has access: whoever the policy names may have left since. */
const ACCESS = { name: 'write access', users: [], permission: 'write' } as const

/** The people who may decide, and what the policy says of whoever did. */
export interface Deciders extends Pick<Deciding, 'roles' | 'access'> {
  held: Policy
}

/** The roles that may decide, with everybody who holds them, and those who have access. */
export async function decidersOf(
  context: RunContext,
  policy: Policy,
  names: readonly string[],
  grants: readonly { by: Account | null }[],
): Promise<Deciders> {
  const people = grants.map(({ by }) => by)
  const memberships = await membershipsOf(context, policy, names, { people, roles: [ACCESS] })
  const held = withPeople({ ...policy, roles: new Map([...policy.roles, [ACCESS.name, ACCESS]]) }, { memberships })
  return {
    held,
    roles: names.flatMap(name => held.roles.get(name) ?? []),
    access: held.roles.get(ACCESS.name) ?? ACCESS,
  }
}

/** Who decided, as records keep it. */
export function authorityOf(
  issue: number,
  { by, at, comment }: Grant,
  { held }: Deciders,
): NonNullable<CorrectionRecord['authority']> {
  const roles = rolesOf(by, held).filter(name => name !== ACCESS.name)
  return { issue, comment, account: by.id, kind: by.kind, roles, at: utcSecond(at) }
}

/** Who contributed to a change, as far as that is known. */
export interface Contributors {
  ids: readonly string[]
  /** Whether it is known of each of them who it is. */
  isWhole: boolean
  /** The change. Undefined: it was pushed without one, or is a release. */
  change?: ChangeNode
}

/** Everyone who wrote or committed something of it. Addresses that the policy knows as those of tools are nobody's. */
export async function contributorsTo(
  context: RunContext,
  { subject }: EventOf,
  { knownAddresses }: Pick<Policy, 'knownAddresses'>,
): Promise<Contributors> {
  const { client, repository, policyPath } = context
  if (!('change' in subject)) return { ids: [], isWhole: true }
  const { commit, parent, change } = subject
  if (change.via === 'direct-push')
    return contributorsIn(await readCommits(client, repository, [commit]), knownAddresses)
  const merged = { commit, parent: parent ?? '', pull: change.number }
  const { change: node } = await readMerged(client, repository, merged, policyPath)
  if (!node?.commits) return { ids: [], isWhole: false }
  const isCut = node.commits.nodes.length < node.commits.totalCount
  const found = contributorsIn(
    node.commits.nodes.flatMap(one => one?.commit ?? []),
    knownAddresses,
  )
  return { ...found, isWhole: found.isWhole && !isCut, change: node }
}

function contributorsIn(
  commits: Parameters<typeof peopleIn>[0],
  knownAddresses: Policy['knownAddresses'],
): Contributors {
  const people = peopleIn(commits)
  const ids = [...people.authors, ...people.committers, ...people.coAuthors]
  return { ids, isWhole: unknownIn({ people }, knownAddresses).length === 0 }
}

/** Anybody can open issues. Those that were not read decide nothing until somebody comments on them. */
export const notAllRead = ({ read, total }: { read: number; total: number }, what: string): string[] =>
  read < total ? [`Only the ${read} ${what} changed last were read, of ${total}. Close those that are decided.`] : []

export const forbidden = (what: string): string =>
  `The token has no permission to read issues, so no ${what} was read. ${grant('issues: read')}`
