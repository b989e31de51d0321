import { GitHubError } from '../../github/client/errors.ts'
import { checkSignal, type SaidCheck } from '../../publish/check-signal.ts'
import type { Posted } from '../../publish/post-checks.ts'
import { newerRed, type Signal, type Statement, settle } from '../../publish/signal.ts'
import { statusOf, statusSignal } from '../../publish/status-signal.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { isPending } from '../shared/awaits.ts'
import type { RunContext } from '../shared/context.ts'

/** What became of the signal that branches require. */
export interface Decision {
  /** Why it does not say the verdict; undefined: it does, or a newer run has said otherwise. */
  unsaid: string | undefined
  /** Whether a newer run has said otherwise. */
  isOvertaken: boolean
  notices: readonly string[]
}

export interface Judged {
  verdict: Verdict
  judgedAt: string
}

/** Says the verdict as a commit status, of which the newest of a context counts. */
export async function sayByStatus(
  context: RunContext,
  { verdict, judgedAt }: Judged,
  at: { context: string; link: string },
): Promise<Decision> {
  const { client, repository } = context
  const signal = statusSignal(client, repository, verdict.subject.head, at.context)
  const outvoted = await outvotedBy(context, signal, { verdict, judgedAt })
  if (outvoted) return outvoted
  try {
    const status = statusOf(verdict, { ...at, judgedAt, isPending: isPending(verdict) })
    const ours = await signal.say(status)
    return settled(context, signal, ours)
  } catch (error) {
    return unsaid(notSaid(`the commit status "${at.context}"`, error))
  }
}

/** Whether the check of the whole verdict says otherwise already, and of a later state. */
export async function isOutvoted(context: RunContext, judged: Judged, name: string): Promise<Decision | undefined> {
  const { client, repository } = context
  return outvotedBy(context, checkSignal(client, repository, judged.verdict.subject.head, name), judged)
}

/** Sees that the check of the whole verdict, which was posted, is not hidden behind one of an older verdict. */
export async function settleCheck(
  context: RunContext,
  { verdict, judgedAt }: Judged,
  { overall, problem }: Posted,
  name: string,
): Promise<Decision> {
  if (!overall) return unsaid(notSaid(`the check "${name}"`, problem))
  const { client, repository } = context
  const { id, app, run } = overall
  const ours: SaidCheck = { id, judgedAt, isGreen: verdict.outcome === 'pass', app, run }
  return settled(context, checkSignal(client, repository, verdict.subject.head, name), ours)
}

async function outvotedBy<Said extends Statement>(
  { client }: RunContext,
  signal: Signal<Said>,
  { verdict, judgedAt }: Judged,
): Promise<Decision | undefined> {
  if (verdict.outcome !== 'pass') return undefined
  try {
    const newer = await newerRed(signal, judgedAt, client.time)
    return newer && { unsaid: undefined, isOvertaken: true, notices: [`Not posted: ${newerRun(newer)}`] }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    // A token that may not look may not post either; that is reported when it tries.
    if (error.code === 'forbidden' || error.code === 'not_found') return undefined
    return unsaid(
      `Not posted: whether a newer run has said otherwise could not be read. ${error.message} ${error.next}`,
    )
  }
}

const newerRun = ({ judgedAt, isGreen }: Statement): string =>
  `a run with newer facts, of ${judgedAt}, has said that the change ${isGreen ? 'passes' : 'does not pass'}. That verdict stands.`

async function settled<Said extends Statement>(
  { client }: RunContext,
  signal: Signal<Said>,
  ours: Said,
): Promise<Decision> {
  try {
    const counts = await settle(signal, ours, client.time)
    const isOvertaken = counts.judgedAt !== ours.judgedAt && counts.isGreen !== ours.isGreen
    return {
      unsaid: undefined,
      isOvertaken,
      notices: isOvertaken ? [`Posted, and overtaken: ${newerRun(counts)}`] : [],
    }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    const what = `Posted, but whether another run has posted at the same time could not be read. ${error.message} ${error.next}`
    // A green verdict that nobody looked after is not to be relied on; a red one does no harm.
    return ours.isGreen ? unsaid(what) : { unsaid: undefined, isOvertaken: false, notices: [what] }
  }
}

const unsaid = (why: string): Decision => ({ unsaid: why, isOvertaken: false, notices: [] })

function notSaid(what: string, error: unknown): string {
  if (!(error instanceof GitHubError)) throw error
  const { message, next, status } = error
  return `Not posted: ${what}, which branches require. An older one may still be shown. ${message} ${status === REFUSED ? MOST : next}`
}

/** What GitHub answers to one status too many. */
const REFUSED = 422
const MOST = 'GitHub takes 1,000 statuses of one name on a commit. If there are so many, push a new commit.'
