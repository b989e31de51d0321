import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { askChange } from '../../github/client/ask.ts'
import type { GraphqlAnswer } from '../../github/client/client.ts'
import type { RunContext } from '../shared/context.ts'
import type { Task } from '../shared/event.ts'

/** A task with its first request already sent. */
export type Prefetched =
  | { task: Extract<Task, { story: 'check' }>; answer: Promise<GraphqlAnswer> }
  | { task: Exclude<Task, { story: 'check' }> }

/** Sends the first question, if there is one, before the rest of the program is loaded. */
export async function prefetch(context: RunContext, task: Task): Promise<Prefetched> {
  if (task.story !== 'check') return { task }
  const answer = askChange(context.client, context.repository, task.pull, context.policyPath)
  // Whoever reads the answer meets the error; until then it must not count as unhandled.
  answer.catch(() => {})
  await requestSent(answer)
  return { task, answer }
}

const SENT = 'undici:request:bodySent'

/**
 * Waits until the question has left. Loading keeps the process busy, and would hold back the connection if it began at
 * once. Node's fetch reports it on this channel; an answer, or an error, shows as much.
 */
async function requestSent(answer: Promise<unknown>): Promise<void> {
  let onSent = () => {}
  const sent = new Promise<void>(resolve => {
    onSent = resolve
  })
  subscribe(SENT, onSent)
  await Promise.race([sent, answer.catch(() => {})])
  unsubscribe(SENT, onSent)
}
