import type { Clock } from '../../clock/clock.ts'
import type { Activity } from '../activities.ts'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { NO_WAITS, readPushed } from '../push.ts'
import type { Landing } from './landings.ts'
import { pullNamedBy } from './named.ts'
import { walkOwn } from './walk.ts'

/**
 * What a move brought whose end is not of today's line: it was removed again, or the branch was set back to it. It was
 * on the branch all the same.
 */
export async function landingsOfMove(
  client: Client,
  repository: Repository,
  branch: string,
  move: Activity,
  clock: Clock,
): Promise<Landing[]> {
  const { before, after, timestamp, actor, activity_type: type } = move
  const place = { branch, at: timestamp, pusher: actor, times: [timestamp] }
  if (type === 'force_push') return [{ ...place, ...(await forced(client, repository, branch, after)) }]
  const pushed = await readPushed(client, repository, { branch, before, after }, clock, NO_WAITS)
  return pushed.map(merged => ({
    ...place,
    merged,
    commits: [merged.commit],
    unknown: merged.origin === 'unknown' ? 'young' : null,
  }))
}

/** GitHub says that it was forced, so the long way to a commit that is not there need not be walked. */
async function forced(
  client: Client,
  repository: Repository,
  branch: string,
  tip: string,
): Promise<Pick<Landing, 'merged' | 'commits' | 'unknown'>> {
  const options = { what: `reading what ${branch} was set to`, budget: { left: 1 } }
  const { commits } = await walkOwn(client, repository, tip, () => true, options)
  const [commit] = commits
  const parent = commit?.parents.nodes[0]?.oid
  const named = commit ? pullNamedBy(commit, branch) : null
  const unknown = named === 'cut-off' ? 'cut-off' : parent === undefined ? 'no-parent' : null
  const origin = unknown !== null || named === 'cut-off' ? 'unknown' : (named?.number ?? 'direct')
  return { merged: { commit: tip, parent: parent ?? '', origin, rewritten: true }, commits: [tip], unknown }
}
