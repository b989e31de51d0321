import type { Account } from '../../facts/basics.ts'
import type { Facts } from '../../facts/facts.ts'
import type { Unavailable } from '../../facts/observed.ts'
import { type Moves, readMoves } from '../../github/activities.ts'
import { type Pusher, pushersIn } from '../../github/branch/pushers.ts'
import type { ChangeNode } from '../../github/client/answers.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { grant } from '../../github/client/permissions.ts'
import { account } from './change.ts'

type LastPushers = Facts['lastPushers']

/** Everybody who pushed to a change, by what GitHub itself noted of the pushes. */
export async function lastPushersFact(client: Client, change: ChangeNode): Promise<LastPushers> {
  const { headRepository, headRefName, headRefOid } = change
  if (!headRepository) return UNKNOWN
  const [owner = '', name = ''] = headRepository.nameWithOwner.split('/')
  const commits = new Set(change.commits?.nodes.flatMap(node => node?.commit.oid ?? []))
  const pushers = (read: Moves) => pushersIn(read, headRefOid, commits)
  try {
    const suffices = (moves: Moves['moves']) => pushers({ moves, isWhole: false }) !== undefined
    const read = await readMoves(client, { owner, name }, headRefName, suffices)
    if (!read) return forbidden(headRepository.nameWithOwner)
    const found = pushers(read)
    return found ? nobodyOr(client, accountsOf(found)) : UNKNOWN
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    if (error.code !== 'not_found' && error.code !== 'forbidden') throw error
    return forbidden(headRepository.nameWithOwner)
  }
}

function accountsOf(pushers: readonly Pusher[]): Account[] {
  const known = pushers.flatMap(
    actor => account(actor && { __typename: actor.type, login: actor.login, databaseId: actor.id }) ?? [],
  )
  return [...new Map(known.map(one => [one.id, one])).values()]
}

/** As a fact of its own: nobody needs to know where there is nobody to leave out. */
export function nobodyOr(client: Client, value: Extract<LastPushers, { state: 'complete' }>['value']): LastPushers {
  const collectedAt = client.time()
  return { state: 'complete', value, provenance: { source: 'github-rest', trust: 'platform', collectedAt } }
}

const forbidden = (repository: string): Unavailable => ({
  state: 'unavailable',
  why: 'forbidden',
  detail: `The token has no permission to read who pushed to ${repository}.`,
  next: `${grant('contents: read')} For a private fork, pass a token that can read it, or remove "last-pusher" from \`exclude\` in the policy.`,
})

const UNKNOWN: Unavailable = {
  state: 'unavailable',
  why: 'missing',
  detail: 'GitHub does not report everybody who pushed to the change, so it is unknown whether an approver did.',
  next: 'Run the job again in some minutes. If that does not help, open the change again from a new branch, or remove "last-pusher" from `exclude` in the policy.',
}
