import type { FileChange } from '../git/file-change.ts'
import { nodeId } from '../json/account.ts'
import { pullPage } from '../json/pull.ts'
import { canPush } from '../people/accounts.ts'
import { contentsOf } from '../pulls/pulls.ts'
import { visibleReviews } from '../pulls/reviews.ts'
import { instant } from '../runs/checks.ts'
import type { Assignment, BaseChange, Dismissal, Label, Pull, Readied, Review, ReviewRequest } from '../world.ts'
import { connection } from './connection.ts'
import { type Fields, requirePermission, visible } from './context.ts'
import { commitNode } from './git-objects.ts'
import { closingIssuesReferences } from './issue.ts'
import { refOf } from './refs.ts'

export const pullRequest: Fields<Pull> = {
  id: ({ id }) => nodeId('PR', id),
  fullDatabaseId: ({ id }) => String(id),
  number: ({ number }) => number,
  url: pull => pullPage(pull),
  state: ({ state }) => state,
  closed: ({ state }) => state !== 'OPEN',
  merged: ({ state }) => state === 'MERGED',
  isDraft: ({ draft }) => draft,
  isCrossRepository: ({ repository, headRepository }) => repository !== headRepository,
  title: ({ title }) => title,
  body: ({ body }) => body,
  lastEditedAt: ({ bodyEditedAt }) => (bodyEditedAt === undefined ? null : instant(bodyEditedAt)),
  closingIssuesReferences,
  author: ({ author }) => author,
  createdAt: ({ createdAt }) => instant(createdAt),
  updatedAt: ({ updatedAt }) => instant(updatedAt),
  closedAt: ({ closedAt }) => (closedAt === undefined ? null : instant(closedAt)),
  mergedAt: ({ merge }) => (merge === undefined ? null : instant(merge.at)),
  mergedBy: ({ merge }) => merge?.by ?? null,
  mergeCommit: ({ repository, merge }, _, context) => {
    if (merge === undefined) return null
    requirePermission(context, repository, 'contents')
    return commitNode(repository, merge.commit)
  },
  baseRefName: ({ baseBranch }) => baseBranch,
  baseRefOid: ({ base }) => base,
  baseRef: ({ repository, baseBranch }) => refOf(repository, `refs/heads/${baseBranch}`),
  headRefName: ({ headBranch }) => headBranch,
  headRefOid: ({ head }) => head,
  headRepository: ({ headRepository }, _, context) => (visible(context, headRepository) ? headRepository : null),
  baseRepository: ({ repository }) => repository,
  repository: ({ repository }) => repository,
  additions: async pull => (await contentsOf(pull)).files.reduce((sum, file) => sum + file.additions, 0),
  deletions: async pull => (await contentsOf(pull)).files.reduce((sum, file) => sum + file.deletions, 0),
  changedFiles: async pull => (await contentsOf(pull)).files.length,
  files: async (pull, args, context) => {
    requirePermission(context, pull.repository, 'contents')
    const { files } = await contentsOf(pull)
    return connection({ name: 'files', items: files, key: ({ path }) => path }, args, context)
  },
  labels: ({ labels }, args, context) =>
    connection({ name: 'labels', items: labels, key: label => label.id }, args, context),
  reviews: (pull, args, context) =>
    connection(
      { name: 'reviews', items: visibleReviews(context.world, pull), key: review => review.id },
      args,
      context,
    ),
  commits: async (pull, args, context) => {
    const { commits } = await contentsOf(pull)
    const listed = connection({ name: 'commits', items: commits, key: oid => oid }, args, context)
    return { ...listed, nodes: listed.nodes.map((oid): PullCommit => ({ pull, oid })) }
  },
  assignees: ({ assignees }, args, context) =>
    connection({ name: 'assignees', items: assignees, key: one => one.id }, args, context),
  timelineItems: ({ assignments, baseChanges, dismissals, readied, reviewRequests }, args, context) => {
    const wanted = args['itemTypes'] as readonly string[] | undefined
    const all: TimelineItem[] = [...assignments, ...baseChanges, ...readied, ...dismissals, ...reviewRequests]
    const items = all.filter(({ kind }) => wanted === undefined || wanted.includes(TIMELINE_TYPES[kind]))
    return connection({ name: 'timelineItems', items, key: item => item.id }, args, context)
  },
}

type TimelineItem = Assignment | BaseChange | Dismissal | Readied | ReviewRequest

/** The only entries of a timeline that this stand-in keeps. */
const TIMELINE_TYPES: Record<TimelineItem['kind'], string> = {
  AssignedEvent: 'ASSIGNED_EVENT',
  ReviewRequestedEvent: 'REVIEW_REQUESTED_EVENT',
  ReviewRequestRemovedEvent: 'REVIEW_REQUEST_REMOVED_EVENT',
  ReadyForReviewEvent: 'READY_FOR_REVIEW_EVENT',
  ReviewDismissedEvent: 'REVIEW_DISMISSED_EVENT',
  BaseRefChangedEvent: 'BASE_REF_CHANGED_EVENT',
  AutomaticBaseChangeSucceededEvent: 'AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT',
}

export const baseChange: Fields<BaseChange> = {
  id: ({ id }) => nodeId('BRCE', id),
  createdAt: ({ at }) => instant(at),
}

export const readyForReview: Fields<Readied> = {
  id: ({ id }) => nodeId('RFRE', id),
  createdAt: ({ at }) => instant(at),
}

export const assignedEvent: Fields<Assignment> = {
  id: ({ id }) => nodeId('AE', id),
  actor: ({ actor }) => actor,
  assignee: ({ assignee }) => assignee,
}

export const reviewRequest: Fields<ReviewRequest> = {
  id: ({ id }) => nodeId('RRE', id),
  requestedReviewer: ({ reviewer }) => reviewer,
}

export const reviewDismissed: Fields<Dismissal> = {
  id: ({ id }) => nodeId('RDE', id),
  createdAt: ({ at }) => instant(at),
  actor: ({ actor }) => actor,
  previousReviewState: ({ was }) => was,
  review: ({ review }) => review,
}

/** As GraphQL calls what REST calls the status; it does not tell the path of before a renaming. */
const CHANGE_TYPES: Record<FileChange['status'], string> = {
  added: 'ADDED',
  removed: 'DELETED',
  modified: 'MODIFIED',
  renamed: 'RENAMED',
  changed: 'CHANGED',
}

export const changedFile: Fields<FileChange> = {
  path: ({ path }) => path,
  changeType: ({ status }) => CHANGE_TYPES[status],
  additions: ({ additions }) => additions,
  deletions: ({ deletions }) => deletions,
}

interface PullCommit {
  pull: Pull
  oid: string
}

export const pullRequestCommit: Fields<PullCommit> = {
  id: ({ pull, oid }) => nodeId('PURC', `${pull.id}:${oid}`),
  commit: ({ pull, oid }, _, context) => {
    requirePermission(context, pull.repository, 'contents')
    return commitNode(pull.repository, oid)
  },
}

export const pullRequestReview: Fields<Review> = {
  id: ({ id }) => nodeId('PRR', id),
  fullDatabaseId: ({ id }) => String(id),
  databaseId: ({ id }) => id,
  state: ({ state }) => state,
  body: ({ body }) => body,
  author: ({ author }) => author,
  authorCanPushToRepository: ({ pull, author }) => canPush(pull.repository, author),
  submittedAt: ({ submittedAt }) => instant(submittedAt),
  lastEditedAt: () => null,
  commit: ({ pull, commit }, _, context) => {
    requirePermission(context, pull.repository, 'contents')
    return commitNode(pull.repository, commit)
  },
}

export const label: Fields<Label> = {
  id: ({ id }) => nodeId('LA', id),
  name: ({ name }) => name,
}
