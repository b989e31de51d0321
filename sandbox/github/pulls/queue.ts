import { recordActivity } from '../activities.ts'
import { git } from '../git/git.ts'
import { moveRef, writeRef } from '../git/refs.ts'
import { mergedTree } from '../git/write.ts'
import type { MergeGroup } from '../occasions.ts'
import { account } from '../people/accounts.ts'
import { branchTip } from '../repositories.ts'
import { moveBase } from '../weathers/moved-base.ts'
import type { MergeQueue, Pull, QueueEntry, Repository, World } from '../world.ts'
import { landingCommit, type Merge, type MergeMethod } from './merge.ts'
import { finish, refresh } from './pulls.ts'

export interface Enqueue {
  /** In the order in which they are to be merged; all for the same branch. */
  pulls: readonly Pull[]
  /** Login; the author of the first change when not given. */
  by?: string
  method?: MergeMethod
}

/** Entries that are tested and merged together. */
export interface QueuedGroup extends MergeGroup {
  readonly entries: readonly QueueEntry[]
}

export function findQueue(world: World, repository: Repository, branch: string): MergeQueue | undefined {
  return world.queues.find(queue => queue.repository === repository && queue.branch === branch)
}

/** The queue of a branch; a branch that has none gets one. */
export function openQueue(world: World, repository: Repository, branch: string): MergeQueue {
  const found = findQueue(world, repository, branch)
  if (found !== undefined) return found
  const queue: MergeQueue = { id: world.nextId(), repository, branch, entries: [] }
  world.queues.push(queue)
  return queue
}

/** Puts changes at the end of the queue, each with its merge commit on top of what is before it. */
export async function enqueue(world: World, { pulls, by, method = 'merge' }: Enqueue): Promise<QueuedGroup> {
  const [first, ...others] = pulls
  if (first === undefined) throw new Error('A merge group needs a pull request.')
  const { repository, baseBranch: base } = first
  const merger = account(world, by ?? first.author.login)
  await moveBase(world, repository, base, merger)
  const queue = openQueue(world, repository, base)
  const tip = queue.entries.at(-1)?.headSha ?? (await branchTip(repository, base)) ?? ''
  const add = (pull: Pull, onto: string) => entryOf(world, queue, { pull, merger, method, onto })
  let last = await add(first, tip)
  const entries = [last]
  for (const pull of others) {
    last = await add(pull, last.headSha)
    entries.push(last)
  }
  queue.entries.push(...entries)
  return { repository, base, baseSha: tip, headRef: last.headRef, headSha: last.headSha, entries }
}

async function entryOf(
  world: World,
  { repository, branch }: MergeQueue,
  wanted: Omit<Merge, 'tree'>,
): Promise<QueueEntry> {
  const { pull, merger, onto } = wanted
  await refresh(world, pull)
  if (pull.repository !== repository || pull.baseBranch !== branch || pull.state !== 'OPEN')
    throw new Error(`Pull request ${pull.number} is not open for ${branch}.`)
  const tree = await mergedTree(repository, onto, pull.head)
  if (tree === undefined) throw new Error(`Pull request ${pull.number} conflicts with what is before it in the queue.`)
  const headSha = await landingCommit(world, { ...wanted, tree })
  const headRef = `refs/heads/gh-readonly-queue/${branch}/pr-${pull.number}-${onto}`
  writeRef(repository.path, headRef, headSha)
  const place = { base: branch, baseSha: onto, headRef, headSha }
  return { id: world.nextId(), repository, pull, head: pull.head, by: merger, ...place }
}

/** Merges a group that has passed: its branch moves on to the last merge commit, and the changes are merged. */
export async function mergeGroup(world: World, { repository, base, baseSha, headSha, entries }: QueuedGroup) {
  const ref = `refs/heads/${base}`
  await Promise.all(entries.map(({ pull }) => refresh(world, pull)))
  const moved = entries.find(({ pull, head }) => pull.state !== 'OPEN' || pull.head !== head)
  if (moved !== undefined) throw new Error(`Pull request ${moved.pull.number} is no longer what was queued.`)
  if (!moveRef(repository.path, ref, headSha, baseSha))
    throw new Error('Base branch was modified. The queue must rebuild the group.')
  const queue = openQueue(world, repository, base)
  for (const entry of entries) {
    // What an entry brought is what it has and the entries before it have not.
    entry.pull.baseTip = entry.baseSha
    await finish(world, entry.pull, entry.headSha, entry.by)
    await leave(queue, entry)
  }
  const actor = entries.at(-1)?.by ?? repository.owner
  recordActivity(world, { repository, kind: 'merge_queue_merge', ref, before: baseSha, after: headSha, actor })
}

/** The branch has no queue any more; what waited there stays open. */
export async function dropQueue(world: World, repository: Repository, branch: string): Promise<void> {
  const queue = findQueue(world, repository, branch)
  if (queue === undefined) return
  for (const entry of [...queue.entries]) await leave(queue, entry)
  world.queues.splice(world.queues.indexOf(queue), 1)
}

/** GitHub removes the branch of an entry with it. */
async function leave({ repository, entries }: MergeQueue, entry: QueueEntry): Promise<void> {
  if (!entries.includes(entry)) return
  entries.splice(entries.indexOf(entry), 1)
  await git(repository.path, ['update-ref', '-d', entry.headRef])
}
