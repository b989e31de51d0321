import * as z from 'zod'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { GitHubError, nothingThere } from './client/errors.ts'
import { parseWhole } from './client/parse-whole.ts'
import { PUSHED } from './client/queries.ts'

/** One of a branch's own commits, as first parents lead to them, and the change that was merged as it. */
export interface Step {
  commit: string
  merged: Merge | null
}

export interface Merge {
  commit: string
  /** The base branch of its pull request. */
  branch: string
  mergedAt: string
}

const pull = z.object({
  merged: z.boolean(),
  mergedAt: z.string().nullable(),
  baseRefName: z.string(),
  mergeCommit: z.object({ oid: z.string() }).nullable(),
})

const node = z.object({
  oid: z.string(),
  parents: z.object({ nodes: z.array(z.object({ oid: z.string() }).nullable()) }),
  associatedPullRequests: z.object({ totalCount: z.number().int(), nodes: z.array(pull.nullable()) }).nullable(),
})

const answer = z.object({
  repository: z.object({
    databaseId: z.number().int(),
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

type Node = z.infer<typeof node>

/** A page is a hundred commits of the history, with those of merged branches. */
const MAX_PAGES = 10

export interface Line {
  repositoryId: string
  /** Newest first. */
  steps: readonly Step[]
  /** Whether there are more that were not read, although it did not suffice. */
  isCut: boolean
}

/** A branch's own commits from its tip, as far as it takes: usually one request. */
export async function readLine(
  client: Client,
  { owner, name }: Repository,
  tip: string,
  suffices: (steps: readonly Step[]) => boolean,
): Promise<Line> {
  const what = 'reading earlier merges'
  const known = new Map<string, Node>()
  let cursor: string | null = null
  for (let page = 1; ; page++) {
    const found = await client.graphql(PUSHED, { owner, name, after: tip, cursor }, { what })
    const { repository } = parseWhole(answer, found, what)
    if (!repository.object) throw nothingThere(what)
    const { nodes, pageInfo } = repository.object.history
    for (const one of nodes) known.set(one.oid, one)
    const steps = stepsFrom(tip, known)
    const isEnough = suffices(steps)
    if (isEnough || !pageInfo.hasNextPage || page === MAX_PAGES) {
      const isCut = !isEnough && pageInfo.hasNextPage
      return { repositoryId: String(repository.databaseId), steps, isCut }
    }
    cursor = pageInfo.endCursor
  }
}

function stepsFrom(tip: string, known: ReadonlyMap<string, Node>): Step[] {
  const steps: Step[] = []
  for (let one = known.get(tip); one; one = known.get(one.parents.nodes[0]?.oid ?? ''))
    steps.push({ commit: one.oid, merged: mergeOf(one) })
  return steps
}

/** Of a pull request that was rebased, only the last commit is reported as the one that was merged. */
function mergeOf({ oid, associatedPullRequests }: Node): Merge | null {
  if (!associatedPullRequests) throw hidden()
  const { totalCount, nodes } = associatedPullRequests
  const merged = nodes.find(one => one?.merged && one.mergeCommit?.oid === oid)
  if (!merged && nodes.length < totalCount) throw tooMany(oid)
  if (!merged || merged.mergedAt === null) return null
  return { commit: oid, branch: merged.baseRefName, mergedAt: merged.mergedAt }
}

const tooMany = (oid: string): GitHubError =>
  new GitHubError('unavailable', `GitHub does not list every change that contains ${oid.slice(0, 10)}.`, {
    status: 200,
    next: 'Close unneeded pull requests and run the job again.',
  })

const hidden = (): GitHubError =>
  new GitHubError('forbidden', 'The token has no permission to read earlier merged changes.', {
    status: 403,
    next: 'Grant the job `pull-requests: read`.',
  })
