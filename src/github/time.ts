import type { Clock } from '../clock/clock.ts'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { GitHubError } from './client/errors.ts'

/** Before there was an answer. */
const NEVER = '1970-01-01T00:00:00Z'

/**
 * GitHub's clock, which is asked for where no answer has come yet: without a time a verdict would be older than every
 * other. Where GitHub does not answer at all, the runner's own.
 */
export async function timeNow(
  client: Client,
  { owner, name: repo }: Repository,
  commit: string,
  clock: Pick<Clock, 'now'>,
): Promise<string> {
  if (client.time() > NEVER) return client.time()
  const parameters = { owner, repo, ref: commit, per_page: 1 }
  try {
    const what = 'asking for the time'
    await client.rest('GET /repos/{owner}/{repo}/commits/{ref}/statuses', parameters, { what, retries: 0 })
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
  }
  return client.time() > NEVER ? client.time() : `${new Date(clock.now()).toISOString().slice(0, 19)}Z`
}
