import * as z from 'zod'
import { gitActor, rules } from './client/answers.ts'
import type { Repository } from './client/ask.ts'
import { BATCH, commitsQuery } from './client/batches.ts'
import type { Client } from './client/client.ts'
import { GitHubError } from './client/errors.ts'
import { parse } from './client/parse.ts'
import { grant } from './client/permissions.ts'
import { PUSHED, RELEASE, RELEASE_NOW } from './client/queries.ts'
import { associatedPull } from './recent-merges.ts'

const target = z.object({
  __typename: z.string(),
  oid: z.string(),
  target: z.object({ __typename: z.string(), oid: z.string() }).optional(),
})
const ref = z.object({ target: target.nullable() }).nullable()

const releaseAnswer = z.object({
  viewer: z.object({ login: z.string() }),
  repository: z.object({
    databaseId: z.number().int(),
    nameWithOwner: z.string(),
    defaultBranchRef: z.object({ name: z.string(), target: rules.nullable() }).nullable(),
    commit: z.object({ __typename: z.string(), oid: z.string() }).nullable(),
    tag: ref,
    tags: z
      .object({
        totalCount: z.number().int(),
        nodes: z.array(z.object({ name: z.string(), target: target.nullable() }).nullable()),
      })
      .nullable(),
  }),
})

const nowAnswer = z.object({
  repository: z.object({
    defaultBranchRef: z.object({ target: z.object({ oid: z.string() }).nullable() }).nullable(),
    tag: ref,
  }),
})

export interface Tag {
  name: string
  /** What it points at; an annotated tag points at its commit by way of an object. */
  commit: string
}

/** A release as GitHub reports it. */
export interface ReleaseAnswer {
  repository: { id: string; name: string }
  defaultBranch: string
  rules: z.infer<typeof rules> | null
  commit: string
  /** Where the tag points; `null`: there is no such tag, or none was requested. */
  tagCommit: string | null
  /** The newest hundred, newest first. */
  tags: readonly Tag[]
  moreTags: boolean
}

export async function readRelease(
  client: Client,
  { owner, name }: Repository,
  { commit, tag }: { commit: string; tag: string | null },
  policyPath: string,
): Promise<ReleaseAnswer> {
  const what = 'reading the release'
  const variables = { owner, name, commit, tag: refName(tag), policyPath }
  const answer = await client.graphql(RELEASE, variables, { what })
  const { repository } = parse(releaseAnswer, answer.data, answer.errors, what)
  const { defaultBranchRef: branch, tags } = repository
  if (!branch) throw missing(`${owner}/${name} has no default branch.`, 'Push a first commit.')
  if (repository.commit?.__typename !== 'Commit')
    throw missing(`GitHub does not have commit ${commit}.`, 'Check what started this run.')
  if (!tags) throw missing('The token has no permission to read the tags.', grant('contents: read'))
  const nodes = tags.nodes.flatMap(node => node ?? [])
  return {
    repository: { id: String(repository.databaseId), name: repository.nameWithOwner },
    defaultBranch: branch.name,
    rules: branch.target,
    commit: repository.commit.oid,
    tagCommit: tag === null ? null : commitOf(repository.tag?.target),
    tags: nodes.flatMap(node => {
      const found = commitOf(node.target)
      return found === null ? [] : [{ name: node.name, commit: found }]
    }),
    moreTags: tags.totalCount > nodes.length,
  }
}

/** What would make a verdict on a release outdated. */
export async function readReleaseNow(
  client: Client,
  { owner, name }: Repository,
  tag: string | null,
): Promise<{ policyCommit: string | null; tagCommit: string | null }> {
  const what = 'reading the release again'
  const answer = await client.graphql(RELEASE_NOW, { owner, name, tag: refName(tag) }, { what })
  const { repository } = parse(nowAnswer, answer.data, answer.errors, what)
  return {
    policyCommit: repository.defaultBranchRef?.target?.oid ?? null,
    tagCommit: tag === null ? null : commitOf(repository.tag?.target),
  }
}

const refName = (tag: string | null): string => `refs/tags/${tag ?? ''}`

function commitOf(found: z.infer<typeof target> | null | undefined): string | null {
  const last = found?.target ?? found
  return last?.__typename === 'Commit' ? last.oid : null
}

const missing = (message: string, next: string): GitHubError =>
  new GitHubError('not_found', message, { status: 404, next })

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
  return { status, total, commits: commits.map(({ sha, parents }) => ({ oid: sha, parent: parents[0]?.sha ?? null })) }
}

const historyAnswer = z.object({
  repository: z.object({
    object: z
      .object({
        history: z.object({
          pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
          nodes: z.array(
            z.object({
              oid: z.string(),
              parents: z.object({ nodes: z.array(z.object({ oid: z.string() }).nullable()) }),
            }),
          ),
        }),
      })
      .nullable(),
  }),
})

/** Everything that a commit has in its history, newest first; undefined when that is more than `most` pages. */
export async function readHistory(
  client: Client,
  { owner, name }: Repository,
  commit: string,
  most: number,
): Promise<Step[] | undefined> {
  const what = 'reading the history of the release'
  const steps: Step[] = []
  let cursor: string | null = null
  for (let page = 0; page < most; page++) {
    const answer = await client.graphql(PUSHED, { owner, name, after: commit, cursor }, { what })
    const history = parse(historyAnswer, answer.data, answer.errors, what).repository.object?.history
    if (!history) return undefined
    steps.push(...history.nodes.map(({ oid, parents }) => ({ oid, parent: parents.nodes[0]?.oid ?? null })))
    if (!history.pageInfo.hasNextPage) return steps
    cursor = history.pageInfo.endCursor
  }
  return undefined
}

const releasedCommit = z.object({
  oid: z.string(),
  authors: z.object({ totalCount: z.number(), nodes: z.array(gitActor.nullable()) }),
  committer: gitActor.nullable(),
  associatedPullRequests: z
    .object({
      totalCount: z.number().int(),
      nodes: z.array(associatedPull.nullable()),
    })
    .nullable(),
})

export type ReleasedCommit = z.infer<typeof releasedCommit>

/** Who made commits, and through which changes they were merged; in the order that was asked. */
export async function readCommits(
  client: Client,
  { owner, name }: Repository,
  oids: readonly string[],
): Promise<ReleasedCommit[]> {
  const what = 'reading the commits of the release'
  const found: ReleasedCommit[] = []
  for (let from = 0; from < oids.length; from += BATCH) {
    const part = oids.slice(from, from + BATCH)
    const variables = { owner, name, ...numbered('commit', part) }
    const answer = await client.graphql(commitsQuery(part.length), variables, { what })
    const schema = z.object({ repository: z.record(z.string(), releasedCommit) })
    const { repository } = parse(schema, answer.data, answer.errors, what)
    for (const [index] of part.entries()) {
      const commit = repository[`commit${index}`]
      if (!commit) throw missing('GitHub did not report every commit of the release.', 'Run the job again.')
      found.push(commit)
    }
  }
  return found
}

const numbered = (word: string, values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value, index) => [`${word}${index}`, value]))

const reviewsAnswer = z.array(
  z.object({
    state: z.enum(['approved', 'rejected', 'pending']),
    environments: z.array(z.object({ name: z.string().optional() })),
    user: z.object({ id: z.number().int(), login: z.string(), type: z.string() }).nullish(),
  }),
)

export type RunReview = z.infer<typeof reviewsAnswer>[number]

/** Who approved or rejected that a run deploys. GitHub does not report when. */
export async function readRunReviews(client: Client, { owner, name }: Repository, run: string): Promise<RunReview[]> {
  const what = 'reading who approved the deployment'
  const parameters = { owner, repo: name, run_id: Number(run) }
  const answer = await client.rest('GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals', parameters, { what })
  return parse(reviewsAnswer, answer.data, [], what)
}
