import type { Remark } from '../shared/mentions.ts'
import { holds, loginsOf, othersOf, type Role, type Roles } from '../shared/roles.ts'
import { list } from '../shared/wording.ts'
import { assign, type Vote } from './assign.ts'
import { needFor } from './rules.ts'

interface Wanted {
  count: number
  from?: readonly string[] | undefined
}

export interface OfMakers {
  require: readonly Wanted[]
  /** Whose approval does not count. */
  exclude: readonly string[]
  people?: 'distinct' | 'shared'
}

/** Logins that are shown. */
const MAX_SHOWN = 5

/**
 * A requirement that those who could give it can never meet for a change of their own: the author is left out, and then
 * too few are left. One that nobody could meet for any change is told elsewhere.
 */
export function unmeetableByMakers(
  { require, exclude, people = 'distinct' }: OfMakers,
  roles: Roles,
  path: (index: number) => Remark['path'],
): Remark[] {
  if (!exclude.includes('author')) return []
  const alone = people === 'shared' ? require.map((_, index) => [index]) : [require.map((_, index) => index)]
  return alone.flatMap(indices => {
    const found = blocked(
      indices.flatMap(index => require[index] ?? []),
      roles,
    )
    const index = found && indices[found.open]
    return found && index !== undefined ? [{ path: path(index), message: sentence(found), ofHolders: true }] : []
  })
}

interface Blocked {
  open: number
  count: number
  from: readonly string[]
  authors: readonly string[]
}

function blocked(require: readonly Wanted[], roles: Roles): Blocked | undefined {
  const wanted = require.flatMap(({ from = [] }) => from.flatMap(name => roles.get(name) ?? []))
  // How many are in a team is not the policy's to say.
  if (wanted.some(role => othersOf(role).length > 0)) return undefined
  const logins = [...new Set(wanted.flatMap(loginsOf))].filter(login => !login.endsWith('[bot]'))
  if (openWithout(undefined, { require, roles, wanted }) !== undefined) return undefined
  const each = logins.flatMap(author => {
    const open = openWithout(author, { require, roles, wanted })
    return open === undefined ? [] : [{ author, open }]
  })
  const open = each[0]?.open
  const at = open === undefined ? undefined : require[open]
  if (open === undefined || !at?.from) return undefined
  return { open, count: at.count, from: at.from, authors: each.filter(one => one.open === open).map(one => one.author) }
}

interface Asked {
  require: readonly Wanted[]
  roles: Roles
  wanted: readonly Role[]
}

/** The first requirement that stays open when everybody but one approves. */
function openWithout(author: string | undefined, { require, roles, wanted }: Asked): number | undefined {
  const needs = require.map(one => needFor(one.from ? one : { count: 0 }, roles))
  const users = [...new Set(wanted.flatMap(role => role.users))]
  const votes = users.map(somebody).filter(({ approver }) => approver.login !== author)
  const filled = assign(needs, votes, ({ approver }, { from }) => from?.some(role => holds(approver, role)) ?? false)
  const open = needs.findIndex(({ count }, place) => (filled[place]?.length ?? 0) < count)
  return open === -1 ? undefined : open
}

/** Of whom the policy gives no number, the name stands for it. */
function somebody(user: string): Vote & { approver: { login: string } } {
  const [login = '', id = login] = user.split('#')
  return { approver: { login, id } }
}

function sentence({ count, from, authors }: Blocked): string {
  const more = authors.length - MAX_SHOWN
  const who = list(more > 0 ? [...authors.slice(0, MAX_SHOWN), `${more} more`] : authors)
  const needed = `${count} ${count === 1 ? 'person' : 'people'} with the role ${list(from)}`
  return `For a change by ${who} this can never be met: it requires ${needed}, and the author does not count. Add somebody to the role, or require fewer.`
}
