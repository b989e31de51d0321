import { type ChangeAnswer, hasMoved, readChange, readCurrent } from '../../github/change.ts'
import { askChange } from '../../github/client/ask.ts'
import type { QueueEntry } from '../../github/queue.ts'
import type { RunContext } from '../shared/context.ts'
import type { GroupTask } from '../shared/event.ts'
import type { JudgedChange } from '../shared/result.ts'
import { UserFacingError } from '../shared/user-facing-error.ts'
import { type Checked, MAX_ROUNDS, movedAfter, type Publish, unsettled } from './check-change.ts'
import { groupChanges } from './group-changes.ts'
import { type GroupReports, withGroupReports } from './group-reports.ts'
import { groupVerdict, type OfGroup } from './group-verdict.ts'
import { judgeAgain } from './judge-again.ts'
import { judgeInGroup } from './judge-in-group.ts'

/**
 * Evaluates every change of a merge group again, on what GitHub reports now, and publishes one verdict for all. What only
 * reports could show is reused from the check on the change's own head, and evaluated on the group's own reports as well
 * where the queue has made some. As for a single change, what moved meanwhile is evaluated again: no event of a change
 * says so to its group.
 */
export async function checkGroup<Done>(
  context: RunContext,
  task: GroupTask,
  checkName: string,
  publish: Publish<Done>,
): Promise<Checked<Done>> {
  const entries = await groupChanges(context, task)
  for (let round = 1; ; round++) {
    const readAt = context.client.time()
    const queued = await withGroupReports(context, task.head, reports =>
      judgeAll(context, { entries, reports }, checkName),
    )
    const judged = judgedGroup(context, task, queued)
    if (!(await haveMoved(context, queued))) {
      const published = await publish(judged, readAt)
      if (!(await haveMovedAfter(context, queued))) return { judged, published }
    }
    if (round === MAX_ROUNDS) {
      const last = unsettled(judged)
      return { judged: last, published: await publish(last, readAt) }
    }
  }
}

interface Queued extends OfGroup {
  answer: ChangeAnswer
}

interface Group {
  entries: readonly QueueEntry[]
  reports: GroupReports
}

async function judgeAll(context: RunContext, { entries, reports }: Group, checkName: string): Promise<Queued[]> {
  const queued: Queued[] = []
  for (const entry of entries) queued.push(await judgeQueued(context, entry, { reports, checkName }))
  return queued
}

async function judgeQueued(
  context: RunContext,
  { pull, ...part }: QueueEntry,
  { reports, checkName }: { reports: GroupReports; checkName: string },
): Promise<Queued> {
  const { client, repository, policyPath } = context
  const answer = await readChange(client, repository, pull, askChange(client, repository, pull, policyPath))
  if (answer.change.state !== 'OPEN') {
    throw new UserFacingError(
      'change_closed',
      `Change #${pull} of the merge group is no longer open.`,
      'Queue the remaining changes again.',
    )
  }
  // Reports in the workspace would be of the queue's commit, not of the change's head.
  const judged = await judgeAgain(context, answer, checkName)
  return { pull, answer, verdict: await judgeInGroup(context, judged, { part, reports }) }
}

function judgedGroup(context: RunContext, task: GroupTask, queued: readonly Queued[]): JudgedChange {
  const { owner, name } = context.repository
  const subject = { repository: `${owner}/${name}`, head: task.head, base: task.base }
  const title = `merge group of ${queued.map(({ pull }) => `#${pull}`).join(', ')}`
  return { verdict: groupVerdict(queued, subject, context.policyPath), facts: undefined, policy: undefined, title }
}

async function haveMoved({ client, repository }: RunContext, queued: readonly Queued[]): Promise<boolean> {
  for (const { pull, answer } of queued) {
    if (hasMoved(answer, await readCurrent(client, repository, pull))) return true
  }
  return false
}

async function haveMovedAfter(context: RunContext, queued: readonly Queued[]): Promise<boolean> {
  for (const { answer } of queued) if (await movedAfter(context, answer)) return true
  return false
}
