import type { Facts } from '../../facts/facts.ts'
import type { Unavailable } from '../../facts/observed.ts'
import { whoPushed } from '../../github/activities.ts'
import type { ChangeNode } from '../../github/client/answers.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { grant } from '../../github/client/permissions.ts'
import { account } from './change.ts'

type LastPushers = Facts['lastPushers']

/** Who pushed the head commit of a change, by what GitHub itself noted of the push. */
export async function lastPushersFact(client: Client, change: ChangeNode): Promise<LastPushers> {
  const { headRepository, headRefName, headRefOid } = change
  if (!headRepository) return UNKNOWN
  const [owner = '', name = ''] = headRepository.nameWithOwner.split('/')
  try {
    const actor = await whoPushed(client, { owner, name }, headRefName, headRefOid)
    if (actor === undefined) return UNKNOWN
    const who = account(actor && { __typename: actor.type, login: actor.login, databaseId: actor.id })
    return nobodyOr(client, who ? [who] : [])
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    if (error.code !== 'not_found' && error.code !== 'forbidden') throw error
    return {
      ...UNKNOWN,
      why: 'forbidden',
      detail: `The token has no permission to read who pushed to ${headRepository.nameWithOwner}.`,
      next: `${grant('contents: read')} For a private fork, pass a token that can read it, or remove "last-pusher" from \`exclude\` in the policy.`,
    }
  }
}

/** As a fact of its own: nobody needs to know where there is nobody to leave out. */
export function nobodyOr(client: Client, value: Extract<LastPushers, { state: 'complete' }>['value']): LastPushers {
  const collectedAt = client.time()
  return { state: 'complete', value, provenance: { source: 'github-rest', trust: 'platform', collectedAt } }
}

const UNKNOWN: Unavailable = {
  state: 'unavailable',
  why: 'missing',
  detail: 'GitHub does not report who pushed the head of the change, so it is unknown whether an approver did.',
  next: 'Push the branch again, or remove "last-pusher" from `exclude` in the policy.',
}
