import type { StatusNode } from '../github/client/answers.ts'
import type { Repository } from '../github/client/ask.ts'
import { type Client, unreadable } from '../github/client/client.ts'
import { type NewStatus, newestStatuses, postStatus } from '../github/commit/statuses.ts'
import { plain } from '../text/escape.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { Signal, Statement } from './signal.ts'
import { headline, openGates } from './words.ts'

/** A commit status of Gatebook's. Of statuses the newest of a context counts, whatever run or event it came from. */
export interface SaidStatus extends Statement {
  /** Account id of who posted it. */
  by: number | undefined
  status: NewStatus
}

/** GitHub counts UTF-16 units. */
const MAX_DESCRIPTION = 140

export interface StatusOptions {
  context: string
  /** Where the whole verdict is read. */
  link: string
  judgedAt: string
  /** Nothing is wrong yet: evidence is being made, and its end starts a run. */
  isPending: boolean
}

/** The time of the verdict stands behind the link, where GitHub gives it back. */
export function statusOf(verdict: Verdict, { context, link, judgedAt, isPending }: StatusOptions): NewStatus {
  return {
    state: isPending ? 'pending' : STATES[verdict.outcome],
    context,
    description: shortened(plain(isPending ? `Waiting for ${openGates(verdict)}` : headline(verdict))),
    target_url: `${link}#gatebook=${judgedAt}`,
  }
}

const STATES = { pass: 'success', fail: 'failure', error: 'failure' } as const

function shortened(text: string): string {
  if (text.length <= MAX_DESCRIPTION) return text
  return `${text.slice(0, MAX_DESCRIPTION - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** The statuses of one context on one commit, as far as they tell when they were judged. */
export function statusSignal(
  client: Client,
  repository: Repository,
  commit: string,
  context: string,
): Signal<SaidStatus> & { say(status: NewStatus): Promise<SaidStatus> } {
  const post = async (status: NewStatus) => {
    const posted = saidBy(await postStatus(client, repository, commit, status))
    if (!posted) throw unreadable(`posting the commit status "${context}"`)
    return posted
  }
  return {
    say: post,
    repeat: ({ status }) => post(status),
    async listed(like) {
      const all = await newestStatuses(client, repository, { commit, context })
      const said = all.flatMap(one => saidBy(one) ?? [])
      return like === undefined ? said : said.filter(({ by }) => by === like.by)
    },
  }
}

function saidBy({ id, state, context, description, target_url: link, creator }: StatusNode): SaidStatus | undefined {
  const [, judgedAt] = /#gatebook=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/.exec(link ?? '') ?? []
  if (judgedAt === undefined || link === null) return undefined
  const status: NewStatus = { state, context, description: description ?? '', target_url: link }
  return { id, judgedAt, isGreen: state === 'success', by: creator?.id, status }
}
