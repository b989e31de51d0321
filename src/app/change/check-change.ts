import { type ChangeAnswer, hasMoved, readChange, readCurrent } from '../../github/change.ts'
import { askChange } from '../../github/client/ask.ts'
import type { GraphqlAnswer } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import type { GateVerdict } from '../../verdict/verdict.ts'
import type { RunContext } from '../shared/context.ts'
import type { JudgedChange } from '../shared/result.ts'
import { judgeChange } from './judge-change.ts'

/** A change that moves this often while it is judged is left to the runs that its moving starts. */
export const MAX_ROUNDS = 3

/** What is done with a verdict; `judgedAt`: GitHub's clock at the first answer that it rests on. */
export type Publish<Done> = (judged: JudgedChange, judgedAt: string) => Promise<Done>

export interface Checked<Done> {
  judged: JudgedChange
  published: Done
}

/** A change that is merged or closed, in a sentence. */
export interface Closed {
  closed: string
}

/**
 * Judges an open change as it stands now, and publishes the verdict. What could have moved meanwhile is read again
 * before and after it is published, and if it did, the change is evaluated again: a verdict about an old state is never
 * the last word on a new one.
 */
export async function checkChange<Done>(
  context: RunContext,
  pull: number,
  prefetched: Promise<GraphqlAnswer>,
  { publish, onHead }: { publish: Publish<Done>; onHead?: (head: string) => void },
): Promise<Checked<Done> | Closed> {
  const { client, repository, policyPath } = context
  for (let round = 1; ; round++) {
    const ask = round === 1 ? prefetched : askChange(client, repository, pull, policyPath)
    const answer = await readChange(client, repository, pull, ask)
    const readAt = client.time()
    onHead?.(answer.change.headRefOid)
    if (answer.change.state !== 'OPEN') return { closed: closedSentence(answer.change) }
    const judged = await judgeChange(context, answer)
    if (!hasMoved(answer, await readCurrent(client, repository, pull))) {
      const published = await publish(judged, readAt)
      if (!(await movedAfter(context, answer))) return { judged, published }
    }
    if (round === MAX_ROUNDS) {
      const last = unsettled(judged)
      return { judged: last, published: await publish(last, readAt) }
    }
  }
}

/** Whether the change moved while its verdict was on its way. One that was merged or closed has its verdict. */
export async function movedAfter({ client, repository }: RunContext, answer: ChangeAnswer): Promise<boolean> {
  try {
    const now = await readCurrent(client, repository, answer.change.number)
    return now.state === 'OPEN' && hasMoved(answer, now)
  } catch (error) {
    // It was read a moment ago, and what moves it later starts a run of its own.
    if (error instanceof GitHubError) return false
    throw error
  }
}

/**
 * A change that is merged or closed is judged no more: its base holds it already, so every difference is empty and an
 * old approval would seem to be for the same content.
 */
function closedSentence({ number, state }: ChangeAnswer['change']): string {
  const [how, next] =
    state === 'MERGED'
      ? ['merged', 'See its record in the ledger for its verdict.']
      : ['closed', 'Reopen it to have it evaluated.']
  return `Change #${number} is ${how}, so it is no longer evaluated. ${next}`
}

export function unsettled({ verdict: { reasons: _, ...verdict }, ...judged }: JudgedChange): JudgedChange {
  const gates = verdict.gates.map(
    (gate): GateVerdict => ({
      ...gate,
      outcome: 'error',
      title: 'The change kept changing',
      reasons: [MOVING, ...gate.reasons],
    }),
  )
  return { ...judged, verdict: { ...verdict, gates, outcome: 'error' } }
}

const MOVING = {
  code: 'change_moving',
  message: `The head, the base or the reviews changed ${MAX_ROUNDS} times during the evaluation.`,
  next: 'Run the job again when nobody is pushing or reviewing.',
}
