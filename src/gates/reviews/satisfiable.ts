import type { Remark } from '../shared/mentions.ts'
import { holds, othersOf, type Roles } from '../shared/roles.ts'
import { list } from '../shared/wording.ts'
import { assign } from './assign.ts'
import { needFor } from './rules.ts'

/** So many people of one of these roles. */
interface Wanted {
  count: number
  from?: readonly string[] | undefined
}

/** A requirement that stays open even when everybody with a role approves; `path` is that of the first one. */
export function unfillable(
  require: readonly Wanted[],
  roles: Roles,
  path: (index: number) => Remark['path'],
): Remark[] {
  const wanted = require.flatMap(({ from = [] }) => from.flatMap(name => roles.get(name) ?? []))
  // How many are in a team is not the policy's to say.
  if (wanted.some(role => othersOf(role).length > 0)) return []
  const needs = require.map(one => needFor(one.from ? one : { count: 0 }, roles))
  const people = new Set(require.flatMap(({ from = [] }) => membersOf(from, roles)))
  const everybody = [...people].map(user => ({ approver: somebody(user) }))
  const filled = assign(
    needs,
    everybody,
    ({ approver }, { from }) => from?.some(role => holds(approver, role)) ?? false,
  )
  const index = needs.findIndex(({ count }, place) => (filled[place]?.length ?? 0) < count)
  const open = require[index]
  if (!open?.from) return []
  const members = new Set(membersOf(open.from, roles)).size
  const who = list(open.from)
  const have = `${members === 1 ? '1 person has' : `${members} people have`} the role ${who}`
  const message =
    members < open.count
      ? `This can never be met: it requires ${open.count}, but ${have}.`
      : `This can never be met: each person counts once, and too few are left for the role ${who}.`
  return [{ path: path(index), message }]
}

const membersOf = (from: readonly string[], roles: Roles): string[] =>
  from.flatMap(name => roles.get(name)?.users ?? [])

/** Of whom the policy gives no number, the name stands for it. */
function somebody(user: string): { login: string; id: string } {
  const [login = '', id = login] = user.split('#')
  return { login, id }
}
