import type { Account } from '../../facts/basics.ts'
import type { Change, Commit, Identity, Review, Stranger } from '../../facts/change.ts'
import type { Observed, Provenance, Unavailable } from '../../facts/observed.ts'
import type { ChangeNode, CommitNode, GitActor, Person, ReviewNode } from '../../github/client/answers.ts'
import type { GraphqlError } from '../../github/client/client.ts'
import { grant, type JobPermission } from '../../github/client/permissions.ts'
import { sharedHead } from './shared-head.ts'

/** What GitHub source about a change, and when. */
export interface ObservedChange {
  repository: { id: string; name: string }
  change: ChangeNode
  /** Commit whose rules judge the change. */
  base: string | null
  refusals: readonly GraphqlError[]
  collectedAt: string
}

/** What commits carry, from a local clone. `null`: not known. */
export interface Contents {
  /** Digest of what the head changes. */
  head: string | null
  /** Digests by the commits of reviews. */
  reviews: ReadonlyMap<string, string | null>
  /** Paths at which the head is another change than such a commit, where that was requested. */
  differing: ReadonlyMap<string, readonly string[] | null>
  /** Paths at which the head makes other edits than such a commit, where that was requested. */
  patches?: ReadonlyMap<string, readonly string[] | null>
}

/** Without a clone. */
export const NO_CONTENTS: Contents = { head: null, reviews: new Map(), differing: new Map() }

const ROOT = 'repository.pullRequest'

export function changeFact(source: ObservedChange, contents: Contents): Observed<Change> {
  const { change, base, repository } = source
  if (base === null) {
    return missing(
      `The base branch ${change.baseRefName} of change #${change.number} does not exist.`,
      'Set the base of the pull request to an existing branch.',
    )
  }
  // Once merged, it needs no correcting any more.
  if (change.headRepository === null && change.state === 'OPEN') {
    return missing(
      `The source repository of change #${change.number} was deleted, so the change can no longer be corrected.`,
      'Push the commits to a branch that exists and open a new pull request from it.',
    )
  }
  const refusal =
    refusedUnder(source, 'author', ['pull-requests: read']) ?? headRefused(source) ?? sharedHead(repository, change)
  if (refusal) return refusal
  if (change.author !== null && account(change.author) === null) {
    return missing(
      `GitHub does not report which account opened change #${change.number}, so a self-approval could not be detected.`,
      'Open the change again from a user account.',
    )
  }
  if (account(change.author)?.kind === 'Bot' && isCut(change))
    return truncated(
      'GitHub does not list everybody who was ever assigned to the change, and an app opened it for one of them.',
    )
  return complete(source, {
    repository,
    pull: change.number,
    url: change.url,
    title: change.title,
    author: account(change.author),
    assignees: assigneesOf(change),
    requestedBy: requestedBy(change),
    head: change.headRefOid,
    base,
    baseBranch: change.baseRefName,
    baseChangedAt: change.baseChanges.nodes.at(-1)?.createdAt ?? null,
    lines: { added: change.additions, removed: change.deletions },
    draft: change.isDraft,
    fork: change.isCrossRepository,
    content: contents.head,
  })
}

/** Who shares the checks on the head matters only while somebody can still act on them. */
function headRefused(source: ObservedChange): Unavailable | undefined {
  if (source.change.state !== 'OPEN') return undefined
  const permissions = ['contents: read', 'pull-requests: read'] as const
  return (
    refusedUnder(source, 'headCommit', permissions, 'head commit') ??
    refusedUnder(source, 'repository', permissions, 'neighbours')
  )
}

export function commitsFact(source: ObservedChange): Observed<Commit[]> {
  const refusal = refusedUnder(source, 'commits', ['contents: read'])
  if (refusal) return refusal
  const { commits } = source.change
  const nodes = commits?.nodes.flatMap(node => node ?? []) ?? []
  const cut = nodes.find(
    ({ commit }) =>
      commit.authors.totalCount > commit.authors.nodes.length ||
      commit.parents.totalCount > commit.parents.nodes.length,
  )
  if (cut) return truncated(`Commit ${cut.commit.oid.slice(0, 7)} has more authors or parents than GitHub lists.`)
  return listed(source, 'commits', commits?.totalCount ?? -1, nodes.map(commitOf))
}

export function reviewsFact(source: ObservedChange, contents: Contents): Observed<Review[]> {
  const refusal = refusedUnder(source, 'reviews', ['contents: read', 'pull-requests: read'])
  if (refusal) return refusal
  const { reviews } = source.change
  const nodes = reviews?.nodes.flatMap(node => node ?? []) ?? []
  return listed(
    source,
    'reviews',
    reviews?.totalCount ?? -1,
    nodes.map(node => reviewOf(node, contents, source.change)),
  )
}

export function labelsFact(source: ObservedChange): Observed<string[]> {
  const refusal = refusedUnder(source, 'labels', ['pull-requests: read'])
  if (refusal) return refusal
  const { labels } = source.change
  return listed(source, 'labels', labels?.totalCount ?? -1, labels?.nodes.flatMap(node => node?.name ?? []) ?? [])
}

function commitOf({ commit }: CommitNode): Commit {
  const strangers = strangersIn(commit)
  return {
    oid: commit.oid,
    parents: commit.parents.nodes.flatMap(parent => parent?.oid ?? []),
    authors: commit.authors.nodes.map(identity),
    committer: committerOf(commit.committer),
    verified: commit.signature?.isValid ?? false,
    ...(strangers.length > 0 ? { strangers } : {}),
  }
}

/** Who has no account, in the order of the commit. */
export function strangersIn({ authors, committer }: Pick<CommitNode['commit'], 'authors' | 'committer'>): Stranger[] {
  const [author = null, ...coAuthors] = authors.nodes
  return [
    ...strangerIn('author', author, identity(author)),
    ...coAuthors.flatMap(one => strangerIn('co-author', one, identity(one))),
    ...strangerIn('committer', committer, committerOf(committer)),
  ]
}

/** Cut so that what is left is no other address. */
function strangerIn(as: Stranger['as'], actor: GitActor | null, known: Identity): Stranger[] {
  if (known !== null) return []
  const email = actor?.email ?? null
  return [{ as, email: email !== null && email.length > MAX_ADDRESS ? `${email.slice(0, MAX_ADDRESS)}…` : email }]
}

/** The longest that mail knows is 254. */
const MAX_ADDRESS = 254

/** Of assignments only the last hundred are listed: further ones push out who had the app open the change. */
const isCut = ({ assignees, assignments }: ChangeNode): boolean =>
  [assignees, assignments].some(({ nodes, totalCount }) => nodes.filter(node => node !== null).length < totalCount)

/**
 * An app assigns those for whom it works; anybody else could assign anybody. As GitHub Actions acts whoever can push a
 * workflow.
 */
function requestedBy({ author, assignments }: ChangeNode): Account[] {
  const app = account(author)
  if (app?.kind !== 'Bot' || app.login === GITHUB_ACTIONS) return []
  const own = assignments.nodes.filter(node => account(node?.actor ?? null)?.id === app.id)
  const users = own.flatMap(node => account(node?.assignee ?? null) ?? []).filter(({ kind }) => kind === 'User')
  return [...new Map(users.map(user => [user.id, user])).values()]
}

const GITHUB_ACTIONS = 'github-actions[bot]'

/** Also those who are assigned no more: whoever requested a change could take themselves off and approve it. */
function assigneesOf({ assignees, assignments }: ChangeNode): Account[] {
  const ever = assignments.nodes.flatMap(node => account(node?.assignee ?? null) ?? [])
  const now = assignees.nodes.flatMap(node => (node && account({ __typename: 'User', ...node })) ?? [])
  const users = [...now, ...ever].filter(({ kind }) => kind === 'User')
  return [...new Map(users.map(user => [user.id, user])).values()]
}

function reviewOf(node: ReviewNode, contents: Contents, change: ChangeNode): Review {
  const differing = node.commit ? contents.differing.get(node.commit.oid) : null
  const edits = node.commit ? contents.patches?.get(node.commit.oid) : undefined
  return {
    id: node.fullDatabaseId,
    state: node.state,
    author: account(node.author),
    canWrite: node.authorCanPushToRepository,
    commit: node.commit?.oid ?? null,
    content: (node.commit && contents.reviews.get(node.commit.oid)) ?? null,
    submittedAt: node.submittedAt ?? '',
    differing: differing ? [...differing] : null,
    ...(edits === undefined ? {} : { differingEdits: edits && [...edits] }),
    edited: node.lastEditedAt !== null,
    dismissal: dismissalOf(node, change),
  }
}

/** Its latest: a review that is dismissed, and given again, is another one. */
function dismissalOf({ fullDatabaseId }: ReviewNode, { dismissals }: ChangeNode): Review['dismissal'] {
  const event = dismissals?.nodes.findLast(node => node?.review?.fullDatabaseId === fullDatabaseId)
  return event ? { by: account(event.actor), was: event.previousReviewState, at: event.createdAt } : null
}

const KINDS = ['User', 'Bot', 'Mannequin', 'Organization', 'EnterpriseUserAccount'] as const

/** An account without a number cannot be source from another of its name, so it counts as nobody. */
export function account(person: Person): Account | null {
  const kind = KINDS.find(known => known === person?.__typename)
  if (!person || !kind || person.databaseId == null) return null
  return { id: String(person.databaseId), login: kind === 'Bot' ? botLogin(person.login) : person.login, kind }
}

/** GraphQL leaves out what tells an app from a user of the same name; everywhere else GitHub writes it. */
const botLogin = (login: string): string => (login.endsWith('[bot]') ? login : `${login}[bot]`)

/** Address that GitHub hands out to hide an account's own: it begins with the account's number. */
const HIDDEN_ADDRESS = /^([1-9]\d*)\+[^@]+@users\.noreply\.github\.com$/
/** Committer of everything that is done on GitHub's own pages. */
const WEB_FLOW = { email: 'noreply@github.com', id: '19864447', login: 'web-flow' }

export function identity(actor: GitActor | null): Identity {
  if (!actor) return null
  if (actor.user && actor.user.databaseId !== null)
    return { id: String(actor.user.databaseId), login: actor.user.login }
  const hidden = HIDDEN_ADDRESS.exec(actor.email ?? '')?.[1]
  if (hidden !== undefined) return { id: hidden, login: null }
  return null
}

/** Only a committer can be GitHub itself: anyone may write its address into the author of a commit. */
export function committerOf(actor: GitActor | null): Identity {
  const isWebFlow = actor?.email === WEB_FLOW.email && !actor.user
  return isWebFlow ? { id: WEB_FLOW.id, login: WEB_FLOW.login } : identity(actor)
}

function provenance({ collectedAt }: ObservedChange): Provenance {
  return { source: 'github-graphql', trust: 'platform', collectedAt }
}

function complete<Value>(source: ObservedChange, value: Value): Observed<Value> {
  return { state: 'complete', value, provenance: provenance(source) }
}

/** A list counts only when it holds as many entries as GitHub itself counts. */
function listed<Value>(source: ObservedChange, name: string, total: number, value: Value[]): Observed<Value[]> {
  if (value.length !== total) {
    return truncated(
      `GitHub lists ${value.length} ${name} of the change but counts ${total < 0 ? 'an unknown number' : total}.`,
    )
  }
  return { state: 'complete', value, provenance: { ...provenance(source), listed: value.length, total } }
}

function refusedUnder(
  source: ObservedChange,
  part: string,
  permissions: readonly JobPermission[],
  name = part,
): Unavailable | undefined {
  const under = source.refusals.filter(({ path }) => path === `${ROOT}.${part}` || path.startsWith(`${ROOT}.${part}.`))
  if (under.some(error => error.type === 'FORBIDDEN')) {
    return {
      state: 'unavailable',
      why: 'forbidden',
      detail: `The token has no permission to read the ${name} of the change.`,
      next: grant(...permissions),
    }
  }
  if (under.length === 0) return undefined
  return {
    state: 'unavailable',
    why: 'unreachable',
    detail: `GitHub could not report the ${name} of the change.`,
    next: 'Run the job again.',
  }
}

function truncated(detail: string): Unavailable {
  return {
    state: 'unavailable',
    why: 'truncated',
    detail,
    next: 'Run the job again. If the change is really this large, split it.',
  }
}

const missing = (detail: string, next: string): Unavailable => ({ state: 'unavailable', why: 'missing', detail, next })
