import * as z from 'zod'
import type { Command } from './inputs.ts'
import { Problem } from './problem.ts'

/** What a run is to do, whatever event or command asked for it. */
export type Task =
  | { story: 'check'; pull: number; head: string | undefined }
  | { story: 'merge-record'; push: Push }
  | { story: 'nothing'; why: string }

export interface Push {
  branch: string
  before: string
  after: string
  /** When GitHub received it, UTC. */
  at: string
  pusher: { id: string; kind: 'User' | 'Bot' } | null
}

const oid = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)

const pullPayload = z.object({
  pull_request: z.object({ number: z.number().int().positive(), head: z.object({ sha: oid }) }),
})

const pushPayload = z.object({
  ref: z.string(),
  before: oid,
  after: oid,
  deleted: z.boolean().default(false),
  repository: z.object({ pushed_at: z.union([z.number(), z.string()]) }),
  sender: z.object({ id: z.number().int(), type: z.string() }).nullish(),
})

const PULL_EVENTS = ['pull_request', 'pull_request_target', 'pull_request_review']

/** Chooses the story: `auto` goes by the event; a number given by hand is a check whatever the event. */
export function readTask(
  event: { name: string; payload: unknown },
  command: Command,
  pullRequest: number | undefined,
): Task {
  const story = command === 'auto' ? storyOf(event.name, pullRequest) : command
  return story === 'check' ? checkTask(event, pullRequest) : mergeTask(event)
}

function storyOf(name: string, pullRequest: number | undefined): 'check' | 'merge-record' {
  if (pullRequest !== undefined || PULL_EVENTS.includes(name)) return 'check'
  if (name === 'push') return 'merge-record'
  throw new Problem(
    'event_unknown',
    `Gatebook does not know what to do on the event "${name}".`,
    `Run it on ${PULL_EVENTS.join(', ')} or push, or give the number of a pull request in the input "pull-request".`,
  )
}

function checkTask({ name, payload }: { name: string; payload: unknown }, pullRequest: number | undefined): Task {
  const parsed = pullPayload.safeParse(payload)
  const told = parsed.success ? parsed.data.pull_request : undefined
  const pull = pullRequest ?? told?.number
  if (pull === undefined) {
    throw new Problem(
      'pull_request_missing',
      `The event "${name}" names no pull request.`,
      'Run Gatebook on pull_request or pull_request_review, or give the number in the input "pull-request".',
    )
  }
  return { story: 'check', pull, head: told?.number === pull ? told.head.sha : undefined }
}

const BRANCH = 'refs/heads/'

function mergeTask({ name, payload }: { name: string; payload: unknown }): Task {
  const parsed = pushPayload.safeParse(payload)
  if (!parsed.success) {
    throw new Problem(
      'push_missing',
      `The event "${name}" is not a push, so there is no merge to record.`,
      'Run the command merge-record on the event push.',
    )
  }
  const { ref, before, after, deleted, repository, sender } = parsed.data
  if (!ref.startsWith(BRANCH))
    return { story: 'nothing', why: `${ref} is not a branch: only what lands on a branch is recorded.` }
  if (deleted) return { story: 'nothing', why: `The branch ${ref.slice(BRANCH.length)} was deleted: nothing landed.` }
  const pusher = sender
    ? { id: String(sender.id), kind: sender.type === 'User' ? ('User' as const) : ('Bot' as const) }
    : null
  return {
    story: 'merge-record',
    push: { branch: ref.slice(BRANCH.length), before, after, at: timeOf(repository.pushed_at), pusher },
  }
}

/** In push events GitHub writes seconds since 1970, everywhere else text. */
function timeOf(value: number | string): string {
  const date = typeof value === 'number' ? new Date(value * 1000) : new Date(value)
  if (Number.isNaN(date.getTime()))
    throw new Problem('push_missing', 'The event says no time of the push.', 'Run Gatebook on the event push itself.')
  return `${date.toISOString().slice(0, 19)}Z`
}
