import { type QueueEntry, readQueue } from '../../github/queue.ts'
import { readHistory } from '../../github/release/steps.ts'
import type { RunContext } from '../shared/context.ts'
import type { GroupTask } from '../shared/event.ts'
import { UserFacingError } from '../shared/user-facing-error.ts'

/**
 * The changes of a merge group, in the order in which they would be merged. All of them or a problem: a group of which
 * one change is not found would let that one through unjudged.
 */
export async function groupChanges(context: RunContext, task: GroupTask): Promise<QueueEntry[]> {
  const entries = await readQueue(context.client, context.repository, task.branch)
  const chain: QueueEntry[] = []
  let at = task.head
  while (at !== task.base && chain.length <= entries.length) {
    const entry = entries.find(({ head }) => head === at)
    if (!entry) break
    chain.unshift(entry)
    at = entry.base
  }
  if (at === task.base && chain.length > 0) return chain
  const only = await onlyChange(context, task)
  if (only !== undefined) return [{ pull: only, base: task.base, head: task.head }]
  throw new UserFacingError(
    'group_unresolved',
    `GitHub does not report which changes are in the merge group ${task.head.slice(0, 7)}.`,
    'Run the job again. If that does not help, remove the changes from the queue and add them again.',
  )
}

/**
 * The queue may be hidden from the token. The name of its branch tells the last change of a group; that it is the only
 * one is certain when what would be merged lies directly on the base.
 */
async function onlyChange(
  { client, repository }: RunContext,
  { ref, head, base }: GroupTask,
): Promise<number | undefined> {
  const [, number] = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,9})-[0-9a-f]{40}$/.exec(ref) ?? []
  if (number === undefined) return undefined
  const history = await readHistory(client, repository, head, 10)
  const parent = history?.find(({ oid }) => oid === head)?.parent
  return parent === base ? Number(number) : undefined
}
