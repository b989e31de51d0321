import { nodeId } from '../json/account.ts'
import { refresh } from '../pulls/pulls.ts'
import { findQueue } from '../pulls/queue.ts'
import type { MergeQueue, QueueEntry, Repository } from '../world.ts'
import { connection } from './connection.ts'
import { type Context, type Fields, type Resolver, requirePermission } from './context.ts'
import { commitNode } from './git-objects.ts'

export const mergeQueueOf: Resolver<Repository> = (source, args, { world }) => {
  if (world.weather.has('hidden-queue')) return null
  return findQueue(world, source, args['branch'] == null ? source.defaultBranch : String(args['branch'])) ?? null
}

export const mergeQueue: Fields<MergeQueue> = {
  id: ({ id }) => nodeId('MQ', id),
  entries: ({ entries }, args, context) =>
    connection({ name: 'entries', items: entries, key: entry => entry.id }, args, context),
}

export const mergeQueueEntry: Fields<QueueEntry> = {
  id: ({ id }) => nodeId('MQE', id),
  baseCommit: ({ repository, baseSha }, _, context) => commitIn(repository, baseSha, context),
  headCommit: ({ repository, headSha }, _, context) => commitIn(repository, headSha, context),
  pullRequest: async ({ repository, pull }, _, context) => {
    requirePermission(context, repository, 'pull_requests')
    await refresh(context.world, pull)
    return pull
  },
}

function commitIn(repository: Repository, oid: string, context: Context) {
  requirePermission(context, repository, 'contents')
  return commitNode(repository, oid)
}
