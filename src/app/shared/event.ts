import { at } from './at.ts'
import { isOid, isWhole, pusherOf, type Sender, timeOf } from './event-parts.ts'
import type { Command } from './inputs.ts'
import { isOfIssue, type OpenTask, openTask } from './open-task.ts'
import { NO_RELEASE, type ReleaseInputs, refuseReleaseInputs } from './release-inputs.ts'
import { type LateReleaseTask, type ReleaseTask, releaseAt, releaseTask } from './release-task.ts'
import type { UpkeepInputs } from './upkeep-inputs.ts'
import { NO_UPKEEP, type UpkeepTask, upkeepTask } from './upkeep-task.ts'
import { UserFacingError } from './user-facing-error.ts'

/** What a run is to do, whatever event or command requested it. */
export type Task =
  | { story: 'check'; pull: number; head: string | undefined }
  /** `branch`: of the head; empty where the event does not tell, as of a fork. */
  | { story: 'after-ci'; head: string; branch: string }
  | { story: 'merge-record'; push: Push }
  | { story: 'group'; head: string; base: string; branch: string; ref: string }
  | Exclude<UpkeepTask, { story: 'backfill-release' }>
  | LateReleaseTask
  | OpenTask
  | ReleaseTask
  | { story: 'nothing'; why: string }

export type GroupTask = Extract<Task, { story: 'group' }>

export interface Push {
  branch: string
  before: string
  after: string
  /** When GitHub received it, UTC. */
  at: string
  pusher: Sender | null
}

/** The event of a review, by which a change is approved. */
const REVIEWED = 'pull_request_review'
/** The event of a workflow that runs when another has completed. */
const AFTER_CI = 'workflow_run'
/** The event of a result that another app posted. */
const CHECKED = 'check_run'
/** The event of a commit status that another account posted. */
const STATUS = 'status'
const AFTER_OTHERS = [AFTER_CI, CHECKED, STATUS]
const PULL_EVENTS = ['pull_request', 'pull_request_target', REVIEWED, 'merge_group', ...AFTER_OTHERS]

/** What started the run, and on which commit and ref. */
export interface Occasion {
  name: string
  payload: unknown
  sha?: string | undefined
  ref?: string | undefined
}

/** What the inputs say beside the command and the number. */
interface TaskInputs {
  upkeep?: UpkeepInputs
  release?: ReleaseInputs
  checkName?: string
}

/** Chooses the story: `auto` goes by the event; a number given by hand is a check whatever the event. */
export function readTask(
  event: Occasion,
  command: Command,
  pullRequest: number | undefined,
  { upkeep = NO_UPKEEP, release = NO_RELEASE, checkName = 'Gatebook' }: TaskInputs = {},
): Task {
  const story = command === 'auto' ? storyOf(event.name, pullRequest) : command
  if (story !== 'release') refuseReleaseInputs(story, release)
  if (story === 'release' && upkeep.commit !== undefined && upkeep.release === undefined)
    return releaseAt(event.payload, release, upkeep.commit)
  const late = upkeepTask(story, upkeep, pullRequest)
  if (late?.story === 'backfill-release') return { ...late, declared: release, requester: pusherOf(event.payload) }
  if (late) return late
  if (story === 'release') return releaseTask(event, release, command === 'release')
  if (story === 'merge-record') return mergeTask(event)
  const elsewhere = pullRequest === undefined ? taskOfNoPull(event, checkName) : undefined
  return elsewhere ?? checkTask(event, pullRequest)
}

/** Of events that name no pull request; undefined: it is one that does. */
function taskOfNoPull({ name, payload }: Occasion, checkName: string): Task | undefined {
  if (name === 'merge_group') return groupTask(payload)
  if (name === AFTER_CI) return afterTask(payload)
  if (name === CHECKED) return checkedTask(payload)
  return name === STATUS ? statusTask(payload, checkName) : openTask(name, payload)
}

function storyOf(name: string, pullRequest: number | undefined): Exclude<Command, 'auto'> {
  if (pullRequest !== undefined || PULL_EVENTS.includes(name) || isOfIssue(name)) return 'check'
  if (name === 'push') return 'merge-record'
  if (name === 'release' || name === 'deployment') return 'release'
  if (name === 'schedule') return 'upkeep'
  throw new UserFacingError(
    'event_unknown',
    `Gatebook does not support the event "${name}".`,
    `Run it on ${PULL_EVENTS.join(', ')}, push, release, deployment or schedule, or give the number of a pull request in the input "pull-request".`,
  )
}

function checkTask({ name, payload }: { name: string; payload: unknown }, pullRequest: number | undefined): Task {
  if (name === REVIEWED && pullRequest === undefined && isComment(payload)) {
    return { story: 'nothing', why: 'The review is a comment: it approves nothing and objects to nothing.' }
  }
  const named = at(payload, 'pull_request', 'number')
  const pull = pullRequest ?? (isWhole(named) ? named : undefined)
  if (pull === undefined) {
    throw new UserFacingError(
      'pull_request_missing',
      `The event "${name}" names no pull request.`,
      'Run Gatebook on pull_request or pull_request_review, or give the number in the input "pull-request".',
    )
  }
  const head = at(payload, 'pull_request', 'head', 'sha')
  return { story: 'check', pull, head: named === pull && isOid(head) ? head : undefined }
}

/** A review whose state is `dismissed` was an approval or an objection before. */
const isComment = (payload: unknown): boolean => at(payload, 'review', 'state') === 'commented'

/**
 * A run of another workflow has finished. Which change it was for is found by its head commit: the event names none for
 * a fork, and whatever the run left behind was written by the change.
 */
function afterTask(payload: unknown): Task {
  const action = at(payload, 'action')
  if (typeof action === 'string' && action !== 'completed') {
    return {
      story: 'nothing',
      why: `The other workflow is ${action}: the change is evaluated when it completes.`,
    }
  }
  const [head, branch] = ['head_sha', 'head_branch'].map(field => at(payload, 'workflow_run', field))
  return afterCi(head, branch, 'the other workflow')
}

/** Checks of Gatebook itself are no news: with a token that starts workflows, one would lead to the next for ever. */
function checkedTask(payload: unknown): Task {
  const own = at(payload, 'check_run', 'external_id')
  if (typeof own === 'string' && own.startsWith(OWN_CHECK)) {
    return { story: 'nothing', why: 'The check is from Gatebook itself: there is nothing new to evaluate.' }
  }
  const suite = at(payload, 'check_run', 'check_suite')
  const [head, branch] = [at(payload, 'check_run', 'head_sha'), at(suite, 'head_branch')]
  return afterCi(head, branch, 'the check')
}

/** Statuses of Gatebook itself are no news either. They are named as its check, and link to it. */
function statusTask(payload: unknown, checkName: string): Task {
  const [context, target, head] = ['context', 'target_url', 'sha'].map(field => at(payload, field))
  const isOwn = context === checkName || (typeof target === 'string' && OWN_TARGET.test(target))
  if (isOwn) return { story: 'nothing', why: 'The status is from Gatebook itself: there is nothing new to evaluate.' }
  // The event lists branches of this repository only. That of a change from a fork is none of them.
  return afterCi(head, undefined, 'the status')
}

function afterCi(head: unknown, branch: unknown, of: 'the other workflow' | 'the check' | 'the status'): Task {
  if (!isOid(head)) {
    throw new UserFacingError(
      'event_unreadable',
      `The event does not contain the commit of ${of}.`,
      'Run the job again.',
    )
  }
  return { story: 'after-ci', head, branch: typeof branch === 'string' ? branch : '' }
}

/** A merge queue asks for the checks of what it would merge. */
function groupTask(payload: unknown): Task {
  const action = at(payload, 'action')
  if (action !== 'checks_requested') {
    return { story: 'nothing', why: `The merge group was ${String(action)}: there is nothing to evaluate.` }
  }
  const [head, base, ref, baseRef] = ['head_sha', 'base_sha', 'head_ref', 'base_ref'].map(field =>
    at(payload, 'merge_group', field),
  )
  if (!isOid(head) || !isOid(base) || typeof ref !== 'string' || typeof baseRef !== 'string') {
    throw new UserFacingError('event_unreadable', 'The event does not describe the merge group.', 'Run the job again.')
  }
  const branch = baseRef.startsWith(BRANCH) ? baseRef.slice(BRANCH.length) : baseRef
  return { story: 'group', head, base, branch, ref }
}

/** What the external ids of our own checks begin with. */
const OWN_CHECK = 'gatebook:'
/** What the links of our own statuses end with, whatever the check is called. */
const OWN_TARGET = /#gatebook=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

const BRANCH = 'refs/heads/'

function mergeTask({ name, payload }: { name: string; payload: unknown }): Task {
  const [ref, before, after] = ['ref', 'before', 'after'].map(field => at(payload, field))
  const pushedAt = at(payload, 'repository', 'pushed_at')
  if (name !== 'push' || typeof ref !== 'string' || !isOid(before) || !isOid(after)) {
    throw new UserFacingError(
      'push_missing',
      `The event "${name}" is not a push, so there is no merge to record.`,
      'Run the command merge-record on the event push.',
    )
  }
  if (!ref.startsWith(BRANCH)) {
    return { story: 'nothing', why: `${ref} is not a branch: only merges and pushes to a branch are recorded.` }
  }
  const branch = ref.slice(BRANCH.length)
  if (at(payload, 'deleted') === true) {
    return { story: 'nothing', why: `The branch ${branch} was deleted: there is nothing to record.` }
  }
  if (/^0+$/.test(before)) {
    return {
      story: 'nothing',
      why: `The branch ${branch} was created: records begin with its next merge or push.`,
    }
  }
  return { story: 'merge-record', push: { branch, before, after, at: timeOf(pushedAt), pusher: pusherOf(payload) } }
}
