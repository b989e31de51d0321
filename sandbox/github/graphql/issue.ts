import { findIssue } from '../issues.ts'
import { nodeId } from '../json/account.ts'
import { closingIssues } from '../pulls/closing.ts'
import { refresh } from '../pulls/pulls.ts'
import { instant } from '../runs/checks.ts'
import type { Comment, Issue, Move, Pull, Repository } from '../world.ts'
import { connection } from './connection.ts'
import { type Context, type Fields, type Resolver, requirePermission, TypedError, visible } from './context.ts'

export const issue: Fields<Issue> = {
  id: ({ id }) => nodeId('I', id),
  fullDatabaseId: ({ id }) => String(id),
  number: ({ number }) => number,
  body: ({ body }) => body,
  author: ({ author }) => author,
  createdAt: ({ createdAt }) => instant(createdAt),
  lastEditedAt: ({ bodyEditedAt }) => (bodyEditedAt === undefined ? null : instant(bodyEditedAt)),
  state: ({ state }) => state,
  closedAt: ({ closedAt }) => (closedAt === undefined ? null : instant(closedAt)),
  repository: ({ repository }) => repository,
  labels: ({ labels }, args, context) =>
    connection({ name: 'labels', items: labels, key: label => label.id }, args, context),
  // Nothing else is kept of what happened to an issue.
  timelineItems: ({ moves }, args, context) =>
    connection({ name: 'timelineItems', items: moves, key: one => one.id }, args, context),
  comments: ({ comments }, args, context) =>
    connection({ name: 'comments', items: comments, key: one => one.id }, args, context),
}

export const moved: Fields<Move> = {
  id: ({ id }) => nodeId('RE', id),
  createdAt: ({ at }) => instant(at),
}

export const issueComment: Fields<Comment> = {
  id: ({ id }) => nodeId('IC', id),
  fullDatabaseId: ({ id }) => String(id),
  author: ({ author }) => author,
  body: ({ body }) => body,
  createdAt: ({ at }) => instant(at),
  lastEditedAt: ({ editedAt }) => (editedAt === undefined ? null : instant(editedAt)),
  isMinimized: ({ isMinimized }) => isMinimized,
}

/** Those with one of the labels and in one of the states, changed since a time if one is given. */
export const issuesOf: Resolver<Repository> = (source, args, context) => {
  requireIssues(context, source)
  const labels = args['labels'] as readonly string[] | undefined
  const states = args['states'] as readonly string[] | undefined
  const { since } = (args['filterBy'] ?? {}) as { since?: string | null }
  const wanted = labels?.map(name => name.toLowerCase())
  const items = context.world.issues.filter(
    one =>
      one.repository === source &&
      (states === undefined || states.includes(one.state)) &&
      (wanted === undefined || one.labels.some(({ name }) => wanted.includes(name.toLowerCase()))) &&
      (since == null || one.updatedAt >= new Date(since)),
  )
  const order = args['orderBy'] as { field: string; direction: string } | undefined
  if (order?.field === 'UPDATED_AT') items.sort((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime())
  if (order?.direction === 'DESC') items.reverse()
  return connection({ name: 'issues', items, key: one => one.id }, args, context)
}

/** Anybody reads the issues of a public repository. */
function requireIssues(context: Context, repository: Repository): void {
  if (repository.private) requirePermission(context, repository, 'issues')
}

export const issueOrPullRequest: Resolver<Repository> = async (source, args, context) => {
  const number = Number(args['number'])
  const pull = context.world.pulls.find(one => one.repository === source && one.number === number)
  if (pull === undefined) return issueOf(context, source, number)
  requirePermission(context, source, 'pull_requests')
  await refresh(context.world, pull)
  return pull
}

/** Also for an issue that was transferred or deleted, its old number leads nowhere. */
function issueOf(context: Context, repository: Repository, number: number): Issue {
  requireIssues(context, repository)
  const found = findIssue(context.world, repository, number)
  if (found !== undefined) return found
  throw new TypedError('NOT_FOUND', `Could not resolve to an issue or pull request with the number of ${number}.`)
}

export const closingIssuesReferences: Resolver<Pull> = (pull, args, context) => {
  requireIssues(context, pull.repository)
  // An issue that the token does not see is not reported at all.
  const items = closingIssues(context.world, pull).filter(({ repository }) => visible(context, repository))
  return connection({ name: 'closingIssuesReferences', items, key: one => one.id }, args, context)
}
