import * as z from 'zod'
import type { Repository } from './ask.ts'
import type { Client } from './client.ts'
import { GitHubError } from './errors.ts'
import { parse } from './parse.ts'
import { PUSHED } from './queries.ts'

/** A change that landed on a branch. */
export interface Landing {
  commit: string
  /** The base branch of its pull request. */
  branch: string
  mergedAt: string
}

const answer = z.object({
  repository: z.object({
    databaseId: z.number().int(),
    object: z
      .object({
        history: z.object({
          nodes: z.array(
            z.object({
              oid: z.string(),
              parents: z.object({ nodes: z.array(z.object({ oid: z.string() }).nullable()) }),
              associatedPullRequests: z
                .object({
                  nodes: z.array(
                    z
                      .object({
                        merged: z.boolean(),
                        mergedAt: z.string().nullable(),
                        baseRefName: z.string(),
                        mergeCommit: z.object({ oid: z.string() }).nullable(),
                      })
                      .nullable(),
                  ),
                })
                .nullable(),
            }),
          ),
        }),
      })
      .nullable(),
  }),
})

type Node = NonNullable<z.infer<typeof answer>['repository']['object']>['history']['nodes'][number]

/**
 * The changes that landed last up to a commit, nearest first, by following first parents through the newest hundred
 * commits of its history: one request. A commit that no pull request brought is none of them.
 */
export async function readLandings(
  client: Client,
  { owner, name }: Repository,
  commit: string,
): Promise<{ repositoryId: string; landings: Landing[] }> {
  const what = 'reading what landed before the change'
  const found = await client.graphql(PUSHED, { owner, name, after: commit, cursor: null }, { what })
  const { repository } = parse(answer, found.data, found.errors, what)
  if (!repository.object) throw unknown(commit)
  const nodes = new Map(repository.object.history.nodes.map(node => [node.oid, node]))
  const landings: Landing[] = []
  for (let node = nodes.get(commit); node; node = nodes.get(node.parents.nodes[0]?.oid ?? '')) {
    nodes.delete(node.oid)
    landings.push(...landingOf(node))
  }
  return { repositoryId: String(repository.databaseId), landings }
}

/** A clone is in the hands of the change: what it compares with must be known to the platform. */
const unknown = (commit: string): GitHubError =>
  new GitHubError('not_found', `GitHub knows no commit ${commit.slice(0, 10)}, where the change begins.`, {
    status: 404,
    next: 'Check the change out from its own repository, as GitHub has it.',
  })

const hidden = (): GitHubError =>
  new GitHubError('forbidden', 'The token may not read which changes landed before this one.', {
    status: 403,
    next: 'Grant the job `pull-requests: read`.',
  })

/** Commits of a pull request that was rebased are no landings of their own, but for the last. */
function landingOf({ oid, associatedPullRequests }: Node): Landing[] {
  if (!associatedPullRequests) throw hidden()
  return associatedPullRequests.nodes.flatMap(pull => {
    if (!pull?.merged || pull.mergedAt === null || pull.mergeCommit?.oid !== oid) return []
    return [{ commit: oid, branch: pull.baseRefName, mergedAt: pull.mergedAt }]
  })
}
