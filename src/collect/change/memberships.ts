import * as z from 'zod'
import type { Account } from '../../facts/basics.ts'
import type { Facts } from '../../facts/facts.ts'
import { type Memberships, type Permission, permissionGroup, teamGroup } from '../../facts/memberships.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { parse } from '../../github/client/parse.ts'
import { readTeams } from '../../github/teams.ts'

export interface MembershipRequest {
  /** The token of the job, and one that may read teams. */
  client: Client
  orgClient: Client
  repository: Repository
  /** Groups that it is about. A team is `organisation/team`. */
  teams: readonly string[]
  permissions: readonly Permission[]
  /** Whose review or authorisation could count: of nobody else it has to be known. */
  candidates: readonly Account[]
  /** Whether groups that cannot be read stand in the fact as such. Left out: one of them makes all of it unknown. */
  keepsUnread?: true
}

/** One group with those of the candidates who belong to it, or why that is unknown. */
type Group = [name: string, members: Memberships[string]]

/** Who of the candidates belongs to which group. That a group cannot be read is something else than not being in it. */
export async function membershipsFact(request: MembershipRequest): Promise<Facts['memberships']> {
  try {
    const ofTeams = await inTeams(request)
    const ofPermissions = await withPermissions(request).catch(error => unreadPermissions(error, request))
    const provenance = { source: 'github', trust: 'platform', collectedAt: request.client.time() } as const
    return { state: 'complete', value: Object.fromEntries([...ofTeams, ...ofPermissions]), provenance }
  } catch (error) {
    if (error instanceof Unreadable) return error.fact
    throw error
  }
}

class Unreadable extends Error {
  readonly fact: Unavailable

  constructor(why: Unavailable['why'], detail: string, next: string) {
    super(detail)
    this.fact = { state: 'unavailable', why, detail, next }
  }
}

async function inTeams({ orgClient, teams, candidates, keepsUnread }: MembershipRequest): Promise<Group[]> {
  const found = await readTeams(orgClient, teams)
  return teams.map((name, at) => {
    const team = found[at] ?? { unread: 'hidden' }
    if ('ids' in team) return [teamGroup(name), idsOf(candidates.filter(({ id }) => team.ids.has(id)))]
    const problem = team.unread === 'hidden' ? hiddenTeam(name) : unreadTeam(name)
    if (keepsUnread) return [teamGroup(name), problem.fact]
    throw problem
  })
}

function unreadPermissions(error: unknown, { permissions, keepsUnread }: MembershipRequest): Group[] {
  if (!(error instanceof Unreadable) || !keepsUnread) throw error
  return permissions.map(permission => [permissionGroup(permission), error.fact])
}

const idsOf = (people: readonly Account[]): string[] => [...new Set(people.map(({ id }) => id))].sort()

function hiddenTeam(name: string): Unreadable {
  const detail = `The members of the team ${name} cannot be read: the team does not exist, or the token has no access to it.`
  const next =
    'Check its name, and pass an `org-token` of an app with `members: read` in the organisation. The job token never has this permission.'
  return new Unreadable('forbidden', detail, next)
}

function unreadTeam(name: string): Unreadable {
  const next = 'Run the job again. Teams of more than 2,000 people are not supported: use a smaller team in the role.'
  return new Unreadable('truncated', `Not all members of the team ${name} could be read.`, next)
}

/** What each permission is called in GitHub's answer. */
const ANSWERED: Readonly<Record<Permission, string>> = { write: 'push', maintain: 'maintain', admin: 'admin' }

const permissionAnswer = z.object({
  user: z.object({ id: z.int(), permissions: z.record(z.string(), z.boolean()).optional() }).nullable(),
})

async function withPermissions({ client, repository, permissions, candidates }: MembershipRequest): Promise<Group[]> {
  if (permissions.length === 0) return []
  const each = [...new Map(candidates.map(one => [one.id, one])).values()]
  const granted = await Promise.all(each.map(async one => ({ one, has: await permissionsOf(client, repository, one) })))
  return permissions.map(permission => [
    permissionGroup(permission),
    idsOf(granted.filter(({ has }) => has[ANSWERED[permission]] === true).map(({ one }) => one)),
  ])
}

async function permissionsOf(client: Client, repository: Repository, { id, login }: Account) {
  const user = await permissionAnswerFor(client, repository, login)
  // A name that changed hands since leads to somebody else.
  return String(user?.id) === id ? (user?.permissions ?? {}) : {}
}

async function permissionAnswerFor(client: Client, { owner, name }: Repository, login: string) {
  const what = `reading the permission of ${login}`
  const parameters = { owner, repo: name, username: login }
  const answer = await client
    .rest('GET /repos/{owner}/{repo}/collaborators/{username}/permission', parameters, { what })
    .catch(error => hiddenPermission(error, login))
  return answer ? parse(permissionAnswer, answer.data, [], what).user : null
}

/** Who of some people, known by their logins only, may write to the repository now. */
export async function accessFact(
  client: Client,
  repository: Repository,
  logins: readonly string[],
): Promise<Facts['access']> {
  try {
    const value = await Promise.all(
      logins.map(async login => {
        const user = await permissionAnswerFor(client, repository, login)
        return { login, id: user ? String(user.id) : null, canWrite: user?.permissions?.[ANSWERED.write] === true }
      }),
    )
    const provenance = { source: 'github', trust: 'platform', collectedAt: client.time() } as const
    return { state: 'complete', value, provenance }
  } catch (error) {
    if (error instanceof Unreadable) return error.fact
    // Only the wording depends on it: a gate judges the same without it.
    if (error instanceof GitHubError) return unreadAccess(error)
    throw error
  }
}

const unreadAccess = ({ message, next }: GitHubError): Unavailable => ({
  state: 'unavailable',
  why: 'unreachable',
  detail: message,
  next,
})

/** An account that is gone has no permission. */
function hiddenPermission(error: unknown, login: string): undefined {
  if (!(error instanceof GitHubError)) throw error
  if (error.code === 'not_found') return undefined
  if (error.code !== 'forbidden') throw error
  const next = 'Pass a `token` that may read the collaborators of the repository, or list users in the role.'
  throw new Unreadable('forbidden', `The token has no permission to read the access level of ${login}.`, next)
}
