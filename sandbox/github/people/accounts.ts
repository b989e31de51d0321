import { createHash } from 'node:crypto'
import type { Account, App, Permission, Permissions, Repository, Role, Token, World } from '../world.ts'

export const GITHUB_ACTIONS: App = { slug: 'github-actions', id: 15368 }

/** The account that GitHub names as committer of everything made on its site. */
export const WEB_FLOW = { name: 'GitHub', email: 'noreply@github.com' }

const ACTIONS_BOT = 41898282
const ROLES: readonly Role[] = ['read', 'triage', 'write', 'maintain', 'admin']

export interface NewAccount {
  login: string
  id?: number
  type?: Account['type']
  emails?: readonly string[]
}

export function createAccount(world: World, { login, id, type = 'User', emails = [] }: NewAccount): Account {
  const name = type === 'Bot' ? botLogin(login) : login
  if (findAccount(world, name) !== undefined) throw new Error(`The account ${name} already exists.`)
  const number = id ?? world.nextId()
  const account = { login: name, id: number, type, emails: [...emails, `${number}+${name}@users.noreply.github.com`] }
  world.accounts.push(account)
  return account
}

export function findAccount(world: World, login: string): Account | undefined {
  const wanted = login.toLowerCase()
  return world.accounts.find(account => [wanted, `${wanted}[bot]`].includes(account.login.toLowerCase()))
}

export function account(world: World, login: string): Account {
  const found = findAccount(world, login)
  if (found === undefined) throw new Error(`There is no account ${login}; create it with createUser first.`)
  return found
}

export function accountOfEmail(world: World, email: string): Account | undefined {
  const wanted = email.toLowerCase()
  return world.accounts.find(one => one.emails.some(known => known.toLowerCase() === wanted))
}

export function signatureOf({ login, id }: Account): { name: string; email: string } {
  return { name: login, email: `${id}+${login}@users.noreply.github.com` }
}

function botLogin(login: string): string {
  return login.endsWith('[bot]') ? login : `${login}[bot]`
}

export interface NewToken {
  app?: App
  /** Login of the user whose token it is; without one it is an app's. */
  user?: string
  repository?: Repository
  permissions: Permissions
}

export function issueToken(world: World, { app, user, repository, permissions }: NewToken): Token {
  const value = `${user === undefined ? 'ghs' : 'ghp'}_${digest(`token ${world.tokens.size}`).slice(0, 36)}`
  const owner =
    user === undefined
      ? { app: app ?? GITHUB_ACTIONS, account: appAccount(world, app ?? GITHUB_ACTIONS) }
      : { app: undefined, account: account(world, user) }
  const token = { value, ...owner, repository, permissions, usage: new Map(), needed: new Map() }
  world.tokens.set(value, token)
  return token
}

export function appAccount(world: World, app: App): Account {
  const login = botLogin(app.slug)
  const id = app.id === GITHUB_ACTIONS.id ? ACTIONS_BOT : app.id
  return findAccount(world, login) ?? createAccount(world, { login, id, type: 'Bot' })
}

export function roleOf(repository: Repository, who: Account): Role | undefined {
  if (repository.owner === who) return 'admin'
  return repository.roles.get(who) ?? (repository.private ? undefined : 'read')
}

export function canPush(repository: Repository, who: Account): boolean {
  return atLeast(roleOf(repository, who), 'write')
}

function atLeast(role: Role | undefined, least: Role): boolean {
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(least)
}

/** Whether a token sees that a repository exists at all; GitHub answers 404 when it does not. */
export function sees(token: Token, repository: Repository): boolean {
  if (repository.deleted) return false
  if (!repository.private) return true
  return covers(token, repository) && (token.app !== undefined || roleOf(repository, token.account) !== undefined)
}

/** Whether a token may do something in a repository that it sees. */
export function allows(token: Token, repository: Repository, permission: string, level: Permission): boolean {
  const granted = token.permissions[permission]
  const enough = granted === 'write' || granted === level
  if (token.needed.get(permission) !== 'write') token.needed.set(permission, level)
  if (!enough || level === 'read') return enough
  return covers(token, repository) && (token.app !== undefined || canPush(repository, token.account))
}

function covers(token: Token, repository: Repository): boolean {
  return token.repository === undefined || token.repository === repository
}

export function digest(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}
