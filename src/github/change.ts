import * as answers from './client/answers.ts'
import { type Repository, reading } from './client/ask.ts'
import type { Client, GraphqlAnswer, GraphqlError } from './client/client.ts'
import { forbidden, GitHubError } from './client/errors.ts'
import { type MergedChangeNode, mergedAnswer } from './client/merged-answer.ts'
import { parse } from './client/parse.ts'
import { grant } from './client/permissions.ts'
import { CURRENT, LANDED, MORE_COMMITS, MORE_REVIEWS, OPEN_CHANGES } from './client/queries.ts'

/** A change as GitHub reports it, all pages read, with what it did not report. */
export interface ChangeAnswer {
  /** Who the token is, such as `github-actions[bot]`. */
  viewer: string
  repository: { id: string; name: string }
  change: answers.ChangeNode
  /** At the tip of the base branch. */
  rules: answers.MergedRules | null
  refusals: readonly GraphqlError[]
}

/** Pages of a hundred that are read of one list; a change with more is `truncated`, not half judged. */
const MAX_PAGES = 10

/** Reads the answer to `askChange`, and the further pages if there are any. */
export async function readChange(
  client: Client,
  { owner, name }: Repository,
  number: number,
  prefetched: Promise<GraphqlAnswer>,
): Promise<ChangeAnswer> {
  const what = reading(number)
  const answer = await prefetched
  const { viewer, repository } = parse(answers.changeAnswer, answer.data, answer.errors, what)
  if (!repository.pullRequest) throw notFound(number, `${owner}/${name}`)
  const { baseRef, ...pull } = repository.pullRequest
  const change = await withAllOpen(client, { owner, name }, pull)
  return {
    viewer: viewer.login,
    repository: { id: String(repository.databaseId), name: repository.nameWithOwner },
    rules: baseRef?.target ?? null,
    ...(await readRest(client, change, answer.errors)),
  }
}

export interface MergedAnswer {
  viewer: string
  repository: { id: string; name: string }
  commit: { oid: string; tree: string }
  /** The rules at the commit before; null when there is none. */
  rules: answers.MergedRules | null
  /** The rules at the commit itself: they judge what comes next. */
  after: answers.MergedRules
  change: MergedChange | null
  refusals: readonly GraphqlError[]
}

export type MergedChange = answers.ChangeNode & {
  /** Times of its course; `firstCommit` is what its committer wrote. */
  history: { firstCommit: string | null; opened: string; ready: string | null }
}

/** A merged commit: its change, when one is named, and the rules in force at its parent. */
export async function readMerged(
  client: Client,
  { owner, name }: Repository,
  merged: { commit: string; parent: string; pull: number | null },
  policyPath: string,
): Promise<MergedAnswer> {
  const what = `reading the merge ${merged.commit.slice(0, 7)}`
  const { commit: oid, parent: before } = merged
  const variables = {
    owner,
    name,
    commit: oid,
    parent: before,
    number: merged.pull ?? 0,
    direct: merged.pull === null,
    policyPath,
  }
  const answer = await client.graphql(LANDED, variables, { what })
  const { viewer, repository } = parse(mergedAnswer, answer.data, answer.errors, what)
  if (!repository.commit)
    throw new GitHubError('not_found', `GitHub does not have commit ${oid}.`, {
      status: 404,
      next: 'Check the event that started this run.',
    })
  const { pullRequest, commit, parent } = repository
  // A change that cannot be read is not a change that never was.
  if (merged.pull !== null && !pullRequest) throw hidden(what, answer.errors, merged.pull, `${owner}/${name}`)
  const whole = pullRequest
    ? await readCourse(client, pullRequest, answer.errors)
    : { change: null, refusals: answer.errors }
  return {
    viewer: viewer.login,
    repository: { id: String(repository.databaseId), name: repository.nameWithOwner },
    commit: { oid: commit.oid, tree: commit.tree.oid },
    rules: parent,
    after: commit,
    ...whole,
  }
}

async function readCourse(
  client: Client,
  { createdAt, readied, firstCommits, ...change }: MergedChangeNode,
  errors: readonly GraphqlError[],
): Promise<Pick<MergedAnswer, 'change' | 'refusals'>> {
  const read = await readRest(client, change, errors)
  const firstCommit = firstCommits?.nodes[0]?.commit.committedDate ?? null
  const ready = readied && (readied.nodes[0]?.createdAt ?? createdAt)
  return { ...read, change: { ...read.change, history: { firstCommit, opened: createdAt, ready } } }
}

/** What would make a verdict outdated. */
export interface Current {
  state: string
  head: string
  base: string | null
  /** Title and description. */
  text: string
  linked: string
  labels: string
  /** The newest hundred. */
  reviews: readonly ReviewState[]
}

interface ReviewState {
  fullDatabaseId: string
  state: string
}

export async function readCurrent(client: Client, { owner, name }: Repository, number: number): Promise<Current> {
  const what = `reading change #${number} again`
  const answer = await client.graphql(CURRENT, { owner, name, number }, { what })
  const { pullRequest } = parse(answers.currentAnswer, answer.data, answer.errors, what).repository
  if (!pullRequest) throw notFound(number, `${owner}/${name}`)
  return {
    state: pullRequest.state,
    head: pullRequest.headRefOid,
    base: pullRequest.baseRef?.target?.oid ?? null,
    text: stateText(pullRequest),
    linked: linkedState(pullRequest),
    labels: labelState(pullRequest),
    reviews: pullRequest.reviews.nodes.flatMap(node => node ?? []),
  }
}

/** Whether the change is no longer what was read first. Reviews that could not be read cannot have moved. */
export function hasMoved({ change, rules }: Pick<ChangeAnswer, 'change' | 'rules'>, now: Current): boolean {
  if (change.state !== now.state || change.headRefOid !== now.head || (rules?.oid ?? null) !== now.base) return true
  if (stateText(change) !== now.text || linkedState(change) !== now.linked) return true
  if (change.labels && labelState(change) !== now.labels) return true
  const before = change.reviews?.nodes.flatMap(node => node ?? [])
  return before !== undefined && haveReviewsMoved(before, now.reviews)
}

/** A comment decides nothing: whoever writes some must not keep a verdict from being given. */
function haveReviewsMoved(before: readonly ReviewState[], now: readonly ReviewState[]): boolean {
  const known = new Map(before.map(({ fullDatabaseId, state }) => [fullDatabaseId, state]))
  return now.some(({ fullDatabaseId, state }) => state !== 'COMMENTED' && known.get(fullDatabaseId) !== state)
}

const labelState = ({ labels }: { labels: { nodes: readonly ({ name: string } | null)[] } | null }): string =>
  JSON.stringify(labels?.nodes.map(node => node?.name ?? '').sort() ?? [])

/** GitHub does not report when a title was changed, only that of the description. */
const stateText = ({ title, lastEditedAt }: Pick<answers.ChangeNode, 'title' | 'lastEditedAt'>): string =>
  `${lastEditedAt} ${title}`

function linkedState({ closingIssuesReferences: issues }: LinkedIssues): string {
  return issues?.nodes.map(node => `${node?.fullDatabaseId} ${node?.state}`).join(', ') ?? 'hidden'
}

interface LinkedIssues {
  closingIssuesReferences: { nodes: readonly ({ fullDatabaseId: string; state: string } | null)[] } | null
}

/** Reads the further pages of reviews and commits, if there are any, and adds what was refused on the way. */
async function readRest(
  client: Client,
  change: answers.ChangeNode,
  refusals: readonly GraphqlError[],
): Promise<{ change: answers.ChangeNode; refusals: readonly GraphqlError[] }> {
  const more: GraphqlError[] = []
  const ask = async (document: string, after: string, what: string) => {
    const answer = await client.graphql(document, { id: change.id, after }, { what })
    more.push(
      ...answer.errors.map(error => ({ ...error, path: error.path.replace(/^node\b/, 'repository.pullRequest') })),
    )
    return answer
  }
  const reviews = await readPages(change.reviews, async after => {
    const what = 'reading more reviews'
    const answer = await ask(MORE_REVIEWS, after, what)
    return parse(answers.moreReviewsAnswer, answer.data, answer.errors, what).node.reviews
  })
  const commits = await readPages(change.commits, async after => {
    const what = 'reading more commits'
    const answer = await ask(MORE_COMMITS, after, what)
    return parse(answers.moreCommitsAnswer, answer.data, answer.errors, what).node.commits
  })
  return { change: { ...change, reviews, commits }, refusals: [...refusals, ...more] }
}

/** The open changes beyond the first page: usually there are none. What is merged shares its checks with nobody. */
async function withAllOpen(
  client: Client,
  { owner, name }: Repository,
  change: answers.ChangeNode,
): Promise<answers.ChangeNode> {
  if (change.state !== 'OPEN') return change
  const what = 'reading more open changes'
  const pullRequests = await readPages(change.repository.pullRequests, async after => {
    const answer = await client.graphql(OPEN_CHANGES, { owner, name, after }, { what })
    return parse(answers.openChangesAnswer, answer.data, answer.errors, what).repository.pullRequests
  })
  return { ...change, repository: { pullRequests: pullRequests ?? change.repository.pullRequests } }
}

interface Connection<Node> {
  totalCount: number
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  nodes: Node[]
}

async function readPages<Node>(
  first: Connection<Node> | null,
  next: (after: string) => Promise<Connection<Node>>,
): Promise<Connection<Node> | null> {
  if (!first) return null
  const nodes = [...first.nodes]
  let last = first
  for (let page = 1; page < MAX_PAGES && last.pageInfo.hasNextPage && last.pageInfo.endCursor; page++) {
    last = await next(last.pageInfo.endCursor)
    nodes.push(...last.nodes)
  }
  return { ...first, nodes }
}

function hidden(what: string, errors: readonly GraphqlError[], number: number, repository: string): GitHubError {
  const isForbidden = errors.some(error => error.type === 'FORBIDDEN')
  return isForbidden ? forbidden(what, {}, ['pull-requests: read']) : notFound(number, repository)
}

function notFound(number: number, repository: string): GitHubError {
  return new GitHubError(
    'not_found',
    `There is no pull request #${number} in ${repository}, or the token has no access to it.`,
    {
      status: 404,
      next: `Check the number. ${grant('pull-requests: read')}`,
    },
  )
}
