import type { Remark } from '../../gates/shared/mentions.ts'
import { list } from '../../gates/shared/wording.ts'
import type { Policy } from '../policy.ts'

/** Logins that are shown. */
const MAX_SHOWN = 5

/** People of whom the policy gives no account id: who takes over a login that was given up takes over its roles. */
export function lintLogins({ roles }: Pick<Policy, 'roles'>): Remark[] {
  const bare = [...roles.values()].flatMap(({ name, users }) =>
    users.filter(user => !user.includes('#') && !user.endsWith('[bot]')).map(user => ({ name, user })),
  )
  const [first] = bare
  if (!first) return []
  const logins = [...new Set(bare.map(({ user }) => user))]
  const more = logins.length - MAX_SHOWN
  const shown = list(more > 0 ? [...logins.slice(0, MAX_SHOWN), `${more} more`] : logins, 'and')
  const message = `A login can be taken over by somebody else (${shown}). Write login#id: \`gh api users/${first.user} --jq .id\` shows the id.`
  return [{ path: ['roles', first.name, 'users'], message }]
}
