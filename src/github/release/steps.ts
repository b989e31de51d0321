import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { parse } from '../client/parse.ts'
import { PUSHED } from '../client/queries.ts'
import { missing } from './release.ts'

const compared = z.object({
  status: z.enum(['ahead', 'behind', 'diverged', 'identical']),
  total_commits: z.number().int(),
  commits: z.array(z.object({ sha: z.string(), parents: z.array(z.object({ sha: z.string() })) })),
})

export interface ComparedPage {
  status: z.infer<typeof compared>['status']
  total: number
  commits: readonly Step[]
}

/** A commit and the one before it on its branch. */
export interface Step {
  oid: string
  parent: string | null
  /** Commits that were merged with it, beside the one before. */
  merged: readonly string[]
}

export const stepOf = (oid: string, [parent, ...merged]: readonly string[]): Step => ({
  oid,
  parent: parent ?? null,
  merged,
})

export const parentsAnswer = z.object({
  totalCount: z.number().int(),
  nodes: z.array(z.object({ oid: z.string() }).nullable()),
})

/** Stands for a parent that GitHub did not list: it is no commit that anybody knows. */
const NOT_LISTED = ''

export function parentsIn({ totalCount, nodes }: z.infer<typeof parentsAnswer>): string[] {
  const listed = nodes.flatMap(one => one?.oid ?? [])
  return listed.length < totalCount ? [...listed, NOT_LISTED] : listed
}

export const PAGE = 100

/** One page of what `head` has beyond `base`, oldest first. */
export async function comparePage(
  client: Client,
  { owner, name }: Repository,
  { base, head, page }: { base: string; head: string; page: number },
): Promise<ComparedPage> {
  const what = `comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`
  const parameters = { owner, repo: name, basehead: `${base}...${head}`, per_page: PAGE, page }
  const answer = await client.rest('GET /repos/{owner}/{repo}/compare/{basehead}', parameters, { what })
  const { status, total_commits: total, commits } = parse(compared, answer.data, [], what)
  return {
    status,
    total,
    commits: commits.map(({ sha, parents }) =>
      stepOf(
        sha,
        parents.map(one => one.sha),
      ),
    ),
  }
}

/** A page of a history, of whatever is asked about each of its commits. */
export const historyAnswer = <Node extends z.ZodType>(node: Node) =>
  z.object({
    repository: z.object({
      object: z
        .object({
          history: z.object({
            pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
            nodes: z.array(node),
          }),
        })
        .nullable(),
    }),
  })

const stepsAnswer = historyAnswer(z.object({ oid: z.string(), parents: parentsAnswer }))

/** What a commit has in its history, newest first, a page at a time. */
export async function* historyPages(
  client: Client,
  { owner, name }: Repository,
  commit: string,
): AsyncIterable<Step[]> {
  const what = 'reading the history of the release'
  let cursor: string | null = null
  for (;;) {
    const answer = await client.graphql(PUSHED, { owner, name, after: commit, cursor }, { what })
    const history = parse(stepsAnswer, answer.data, answer.errors, what).repository.object?.history
    if (!history) throw missing('GitHub does not report the history of the release.', 'Run the job again.')
    yield history.nodes.map(({ oid, parents }) => stepOf(oid, parentsIn(parents)))
    if (!history.pageInfo.hasNextPage) return
    cursor = history.pageInfo.endCursor
  }
}

/** Everything that a commit has in its history, newest first; undefined when that is more than `most` pages. */
export async function readHistory(
  client: Client,
  place: Repository,
  commit: string,
  most: number,
): Promise<Step[] | undefined> {
  const steps: Step[] = []
  let pages = 0
  for await (const page of historyPages(client, place, commit)) {
    if (pages === most) return undefined
    steps.push(...page)
    pages += 1
  }
  return steps
}
