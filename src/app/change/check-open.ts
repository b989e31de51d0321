import { hasMoved, readChange, readCurrent } from '../../github/change.ts'
import { askChange } from '../../github/client/ask.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { openChanges } from '../../github/open-changes.ts'
import { overallName } from '../../publish/check-runs.ts'
import { checkSignal } from '../../publish/check-signal.ts'
import type { Statement } from '../../publish/signal.ts'
import { statusSignal } from '../../publish/status-signal.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { RunContext } from '../shared/context.ts'
import { explain } from '../shared/explain.ts'
import type { Inputs } from '../shared/inputs.ts'
import type { Publish } from './check-change.ts'
import { type JudgedAgain, judgeAgain } from './judge-again.ts'

/** What became of one open change. */
export interface Looked<Done> {
  pull: number
  /**
   * `same`: its verdict stands. `own-run`: what only its reports show is not known here. `moved`: a run of its own is on
   * its way. `closed`: it is no longer open.
   */
  end: 'same' | 'published' | 'own-run' | 'moved' | 'closed' | 'failed'
  verdict?: Verdict
  published?: Done
  /** Why it could not be evaluated. */
  problem?: string
}

export interface Sweep<Done> {
  looked: readonly Looked<Done>[]
  /** Open changes that were left for the next run. */
  left: readonly number[]
  /** Open changes beyond those that are listed. */
  unlisted: number
}

/** A job's token has 1,000 requests an hour, which all jobs of a repository share. */
const BUDGET = 500

/**
 * Evaluates open changes again where no event of theirs tells that something changed: a freeze begins, a concession ends
 * or is granted, a work item is closed, a twin is closed. Nothing is posted where the verdict is what it was.
 */
export async function checkOpen<Done>(
  context: RunContext,
  { pulls, inputs }: { pulls: readonly number[] | undefined; inputs: Pick<Inputs, 'checkName' | 'publish'> },
  publish: Publish<Done>,
): Promise<Sweep<Done>> {
  const { client, repository } = context
  const listed = pulls === undefined ? await openChanges(client, repository) : undefined
  const numbers = listed === undefined ? [...(pulls ?? [])] : rotated(listed.numbers, client.time())
  const unlisted = listed === undefined ? 0 : Math.max(0, listed.total - listed.numbers.length)
  const looked: Looked<Done>[] = []
  for (const [at, pull] of numbers.entries()) {
    if (client.sent() >= BUDGET) return { looked, left: numbers.slice(at), unlisted }
    const one = await lookAt(context, pull, inputs, publish)
    if (one === 'limit') return { looked, left: numbers.slice(at), unlisted }
    looked.push(one)
  }
  return { looked, left: [], unlisted }
}

/** Begins at another change every hour, so that none is always among those for which no request is left. */
function rotated(numbers: readonly number[], now: string): number[] {
  const hours = Math.floor(Date.parse(now) / 3_600_000)
  const start = numbers.length === 0 ? 0 : (hours * 7919) % numbers.length
  return [...numbers.slice(start), ...numbers.slice(0, start)]
}

async function lookAt<Done>(
  context: RunContext,
  pull: number,
  inputs: Pick<Inputs, 'checkName' | 'publish'>,
  publish: Publish<Done>,
): Promise<Looked<Done> | 'limit'> {
  const { client, repository, policyPath } = context
  try {
    const answer = await readChange(client, repository, pull, askChange(client, repository, pull, policyPath))
    const readAt = client.time()
    if (answer.change.state !== 'OPEN') return { pull, end: 'closed' }
    const judged = await judgeAgain(context, answer, inputs.checkName)
    const { verdict } = judged
    const said = await standing(context, judged, inputs)
    const end = endOf(judged, said)
    if (end !== undefined) return { pull, end, verdict }
    if (hasMoved(answer, await readCurrent(client, repository, pull))) return { pull, end: 'moved' }
    return { pull, end: 'published', verdict, published: await publish(judged, readAt) }
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'rate_limited') return 'limit'
    const { message, next } = explain(error)
    return { pull, end: 'failed', problem: `${message} ${next}` }
  }
}

/** What branches see of a change now. */
async function standing(
  { client, repository }: RunContext,
  { verdict }: JudgedAgain,
  { checkName, publish }: Pick<Inputs, 'checkName' | 'publish'>,
): Promise<Statement | undefined> {
  const { head } = verdict.subject
  const signal = publish.has('commit-status')
    ? statusSignal(client, repository, head, checkName)
    : checkSignal(client, repository, head, overallName(checkName))
  const said = await signal.listed()
  return [...said].sort((a, b) => b.id - a.id)[0]
}

/** How it ends without a word; undefined: there is something to say. */
function endOf(judged: JudgedAgain, said: Statement | undefined): 'same' | 'own-run' | undefined {
  const { verdict, unknown } = judged
  const isGreen = verdict.outcome === 'pass'
  if (unknown.length > 0) {
    // What is not known here turns nothing red by itself, and nothing green.
    const against = verdict.gates.some(gate => !unknown.includes(gate.id) && isAgainst(gate))
    return against && said?.isGreen ? undefined : 'own-run'
  }
  if (said === undefined || said.isGreen !== isGreen) return undefined
  return sameGates(judged) ? 'same' : undefined
}

const isAgainst = ({ enforce, outcome }: Verdict['gates'][number]): boolean =>
  enforce === 'blocking' && (outcome === 'fail' || outcome === 'error')

function sameGates({ verdict, previous }: JudgedAgain): boolean {
  if (previous === undefined) return true
  const before = previous.judged.gates
  return verdict.gates.every(({ id, outcome }) => before.find(gate => gate.id === id)?.outcome === outcome)
}
