import { accountNodeId, idOfNode, nodeId } from '../json/account.ts'
import { findAccount } from '../people/accounts.ts'
import { refresh } from '../pulls/pulls.ts'
import { findRepository } from '../repositories.ts'
import { isUnreadable } from '../weathers/batch.ts'
import { isBehind } from '../weathers/read-lag.ts'
import type { Account, Pull, Repository } from '../world.ts'
import { connection } from './connection.ts'
import { type Context, type Fields, requirePermission, TypedError, visible } from './context.ts'
import { gitObject } from './git-objects.ts'
import { issueOrPullRequest, issuesOf } from './issue.ts'
import { mergeQueueOf } from './queue.ts'
import { refNamed, refOf } from './refs.ts'
import { pullRequestTemplates } from './templates.ts'

export const query: Fields<undefined> = {
  id: () => nodeId('Q', 0),
  viewer: (_, __, { token }) => token.account,
  repository: (_, args, context) => {
    const found = findRepository(context.world, String(args['owner']), String(args['name']))
    if (visible(context, found)) return found
    throw new TypedError(
      'NOT_FOUND',
      `Could not resolve to a Repository with the name '${args['owner']}/${args['name']}'.`,
    )
  },
  organization: (_, args, { world }) => {
    const found = findAccount(world, String(args['login']))
    if (found?.type === 'Organization') return found
    throw new TypedError('NOT_FOUND', `Could not resolve to an Organization with the login of '${args['login']}'.`)
  },
  node: async (_, args, context) => {
    const found = nodeOf(context, String(args['id']))
    if (found === undefined)
      throw new TypedError('NOT_FOUND', `Could not resolve to a node with the global id of '${args['id']}'.`)
    if (!('fullName' in found)) {
      requirePermission(context, found.repository, 'pull_requests')
      await refresh(context.world, found)
    }
    return found
  },
}

/** Only what a client of this stand-in gets the id of: repositories and pull requests. */
function nodeOf(context: Context, node: string): Repository | Pull | undefined {
  const { kind, id } = idOfNode(node)
  const named = (one: Repository | Pull) => String(one.id) === id
  if (kind === 'PR') return context.world.pulls.filter(pull => visible(context, pull.repository)).find(named)
  if (kind === 'R') return context.world.repositories.filter(one => visible(context, one)).find(named)
  return undefined
}

const WENT_WRONG =
  'Something went wrong while executing your query. Please include `0000:0000:000000` when reporting this issue.'

export const repository: Fields<Repository> = {
  id: ({ id }) => nodeId('R', id),
  databaseId: ({ id }) => id,
  name: ({ name }) => name,
  nameWithOwner: ({ fullName }) => fullName,
  isPrivate: one => one.private,
  pullRequest: async (source, args, context) => {
    requirePermission(context, source, 'pull_requests')
    const found = context.world.pulls.find(pull => pull.repository === source && pull.number === args['number'])
    if (found === undefined)
      throw new TypedError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${args['number']}.`)
    await refresh(context.world, found)
    if (isUnreadable(context.world, found)) throw new TypedError(undefined, WENT_WRONG)
    return found
  },
  pullRequests: async (source, args, context) => {
    requirePermission(context, source, 'pull_requests')
    const all = context.world.pulls.filter(pull => pull.repository === source)
    await Promise.all(all.map(pull => refresh(context.world, pull)))
    const states = args['states'] as readonly string[] | undefined
    const branch = args['headRefName'] as string | null | undefined
    const base = args['baseRefName'] as string | null | undefined
    const items = all
      .filter(({ state }) => states === undefined || states.includes(state))
      .filter(({ headBranch }) => branch == null || headBranch === branch)
      .filter(({ baseBranch }) => base == null || baseBranch === base)
      .filter(pull => !isBehind(context.world, pull))
    const order = args['orderBy'] as { field: string; direction: string } | undefined
    // Numbers are given in the order of creation.
    if (order?.field === 'UPDATED_AT') items.sort((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime())
    if (order?.direction === 'DESC') items.reverse()
    return connection({ name: 'pullRequests', items, key: pull => pull.id }, args, context)
  },
  issueOrPullRequest,
  issues: issuesOf,
  pullRequestTemplates,
  mergeQueue: mergeQueueOf,
  defaultBranchRef: source => refOf(source, `refs/heads/${source.defaultBranch}`),
  ref: refNamed,
  object: (source, args, context) => {
    requirePermission(context, source, 'contents')
    return args['oid'] == null ? null : gitObject(source, String(args['oid']))
  },
}

export const actor: Fields<Account> = {
  id: who => accountNodeId(who),
  databaseId: ({ id }) => id,
  // A bot is called `renovate` as an actor; only where a user is expected does it keep its suffix.
  login: ({ login }) => login.replace(/\[bot\]$/, ''),
}

export const user: Fields<Account> = { ...actor, login: ({ login }) => login }
