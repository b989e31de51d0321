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

/** The last hundred moves of a branch, newest first; undefined where the server has no such list, as older ones have not. */
export async function latestActivities(
  client: Client,
  { owner, name }: Repository,
  branch: string,
): Promise<Activity[] | undefined> {
  const what = `reading what moved ${branch}`
  const parameters = { owner, repo: name, ref: `refs/heads/${branch}`, per_page: PAGE }
  const answer = await optional(client.rest('GET /repos/{owner}/{repo}/activity', parameters, { what }))
  return answer && parse(activitiesAnswer, answer.data, [], what)
}

const PAGE = 100
const MAX_PAGES = 30

export interface Moves {
  /** Newest first. */
  moves: readonly Activity[]
  /** Whether the list ends here: GitHub knows of no earlier move. */
  isWhole: boolean
}

/**
 * What moved a branch, as far back as suffices, whether or not anything ran because of it. Without a
 * `time_period`, of which the longest is a year: the last move before a span says where the branch was when it began.
 * Undefined where the server has no such list, as older ones have not.
 */
export async function readMoves(
  client: Client,
  { owner, name }: Repository,
  branch: string,
  suffices: (moves: readonly Activity[]) => boolean,
): Promise<Moves | undefined> {
  const what = `reading what moved ${branch}`
  const moves: Activity[] = []
  let after: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const parameters = {
      owner,
      repo: name,
      ref: `refs/heads/${branch}`,
      per_page: PAGE,
      ...(after ? { after } : {}),
    }
    const answer = await optional(client.rest('GET /repos/{owner}/{repo}/activity', parameters, { what }))
    if (!answer) return undefined
    const found = parse(activitiesAnswer, answer.data, [], what)
    moves.push(...found)
    after = nextCursor(answer.link)
    if (after === undefined) return { moves, isWhole: true }
    if (suffices(moves)) break
  }
  return { moves, isWhole: false }
}

/** Nothing where there is no such thing. */
async function optional<Answer>(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'not_found') return undefined
    throw error
  }
}

function nextCursor(link: string): string | undefined {
  const [, address] = /<([^>]+)>;\s*rel="next"/.exec(link) ?? []
  return address === undefined ? undefined : (new URL(address).searchParams.get('after') ?? undefined)
}
