import * as z from 'zod'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { GitHubError } from './client/errors.ts'
import { parse } from './client/parse.ts'

const activitiesAnswer = z.array(
  z.object({
    before: z.string(),
    after: z.string(),
    timestamp: z.string(),
    activity_type: z.string(),
    actor: z.object({ id: z.number().int(), login: z.string(), type: z.string() }).nullable(),
  }),
)

export type Activity = z.infer<typeof activitiesAnswer>[number]

/**
 * Who brought a branch to a commit, the newest time that anybody did: an account, `null` for one that is gone.
 * Undefined when GitHub does not report it. Dates and names inside of commits are freely chosen by the author; this is
 * the platform's.
 */
export async function whoPushed(
  client: Client,
  { owner, name }: Repository,
  branch: string,
  head: string,
): Promise<Activity['actor'] | undefined> {
  const what = `reading who pushed to ${branch}`
  const parameters = { owner, repo: name, ref: `refs/heads/${branch}`, per_page: PAGE }
  const answer = await client.rest('GET /repos/{owner}/{repo}/activity', parameters, { what })
  return parse(activitiesAnswer, answer.data, [], what).find(({ after }) => after === head)?.actor
}

/** The last hundred moves of a branch, newest first; undefined where the server has no such list, as older ones have not. */
export async function latestActivities(
  client: Client,
  { owner, name }: Repository,
  branch: string,
): Promise<Activity[] | undefined> {
  const what = `reading what moved ${branch}`
  const parameters = { owner, repo: name, ref: `refs/heads/${branch}`, per_page: PAGE }
  try {
    const answer = await client.rest('GET /repos/{owner}/{repo}/activity', parameters, { what })
    return parse(activitiesAnswer, answer.data, [], what)
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'not_found') return undefined
    throw error
  }
}

const PAGE = 100
const MAX_PAGES = 10

/** What moved a branch in the last week, oldest first, as GitHub keeps it: whether or not anything ran because of it. */
export async function readActivities(client: Client, { owner, name }: Repository, branch: string): Promise<Activity[]> {
  const what = `reading what moved ${branch}`
  const found: Activity[] = []
  let after: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const parameters = {
      owner,
      repo: name,
      ref: `refs/heads/${branch}`,
      time_period: 'week',
      per_page: PAGE,
      ...(after ? { after } : {}),
    }
    const answer = await client.rest('GET /repos/{owner}/{repo}/activity', parameters, { what })
    found.push(...parse(activitiesAnswer, answer.data, [], what))
    after = nextCursor(answer.link)
    // They come newest first, and several may bear one second.
    if (after === undefined) return found.reverse()
  }
  throw new GitHubError('unavailable', `${branch} moved more than ${MAX_PAGES * PAGE} times in a week.`, {
    status: 200,
    next: 'Check the branch by hand.',
  })
}

function nextCursor(link: string): string | undefined {
  const [, address] = /<([^>]+)>;\s*rel="next"/.exec(link) ?? []
  return address === undefined ? undefined : (new URL(address).searchParams.get('after') ?? undefined)
}
