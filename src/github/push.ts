import type { Clock } from '../clock/clock.ts'
import { type Activity, latestActivities } from './activities.ts'
import { pullNamedBy } from './branch/named.ts'
import { type PushedCommit, pushedAnswer } from './branch/pushed.ts'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { GitHubError } from './client/errors.ts'
import { parse } from './client/parse.ts'
import { PUSHED } from './client/queries.ts'
import { originOfUnnamed } from './origins.ts'
import { recentMerges } from './recent-merges.ts'

/** What one push brought onto a branch, oldest first. */
export interface MergedCommit {
  /** The commit on the branch. */
  commit: string
  /** The commit of the branch before it: its policy was in force. */
  parent: string
  /** How it came: the number of its pull request, or directly. `unknown`: GitHub does not say yet. */
  origin: Origin
  /** The push replaced what the branch held before: what was recorded of that is no longer in its history. */
  rewritten: boolean
}

export type Origin = number | 'direct' | 'unknown'

/** A push of a branch: of one event, or of one activity. */
export interface Pushed {
  branch: string
  before: string
  after: string
}

/** A thousand commits in one push is more than any change should hold. */
const MAX_PAGES = 10

/**
 * Seconds between looks. For up to minutes after a merge, GitHub does not say through which pull request a commit came:
 * what it does not say yet must not be taken for a direct push (googleapis/release-please#826).
 */
const WAITS = [5, 10, 20, 40, 60, 60]
/** Of a push of long ago, GitHub says now what it will ever say. */
export const NO_WAITS: readonly number[] = []

/**
 * Splits a push into changes: the commits between `before` and `after` along first parents, which are the branch's own
 * steps. Commits of one pull request that was rebased belong together and are reported as one. Waits until GitHub says
 * where each of them comes from, for about three minutes if nothing else is said.
 */
export async function readPushed(
  client: Client,
  repository: Repository,
  push: Pushed,
  clock: Clock,
  waits: readonly number[] = WAITS,
): Promise<MergedCommit[]> {
  let found = await look(client, repository, push)
  for (const seconds of waits) {
    if (found.every(({ origin }) => origin !== 'unknown')) break
    await clock.sleep(seconds * 1000)
    found = await look(client, repository, push)
  }
  return found
}

async function look(client: Client, repository: Repository, push: Pushed): Promise<MergedCommit[]> {
  const { commits, rewritten } = await firstParents(client, repository, push)
  const oldestFirst = commits.reverse()
  const origins: readonly Origin[] = rewritten
    ? oldestFirst.map(() => 'direct')
    : await originsOf(client, repository, push, oldestFirst)
  const groups: { origin: Origin; commits: PushedCommit[] }[] = []
  for (const [place, commit] of oldestFirst.entries()) {
    const origin = origins[place] ?? 'unknown'
    const group = groups.at(-1)
    if (group && typeof origin === 'number' && group.origin === origin) group.commits.push(commit)
    else groups.push({ origin, commits: [commit] })
  }
  return groups.flatMap(({ origin, commits: [first, ...more] }) => {
    const parent = first?.parents.nodes[0]?.oid
    if (!first) return []
    if (parent === undefined) throw noParent(first.oid)
    return [{ commit: (more.at(-1) ?? first).oid, parent, origin, rewritten }]
  })
}

/** The policy of the commit before would judge it, and there is none. */
function noParent(oid: string): GitHubError {
  return new GitHubError('unavailable', `${oid.slice(0, 7)} has no parent commit, so no policy was in force.`, {
    status: 200,
    next: 'The push replaced the whole history of the branch. Check it by hand.',
  })
}

/** Where commits come from, oldest first: usually each names its pull request, and nothing more is asked. */
async function originsOf(
  client: Client,
  repository: Repository,
  push: Pushed,
  commits: readonly PushedCommit[],
): Promise<readonly Origin[]> {
  const named = commits.map(commit => pullOf(commit, push.branch))
  if (named.every(pull => pull !== null)) return named
  const merges = await recentMerges(client, repository, push.branch)
  const known = named.map((pull, place) => pull ?? merges.get(commits[place]?.oid ?? '')?.number ?? null)
  const activities = await latestActivities(client, repository, push.branch)
  const activity = activities?.find(({ before, after }) => before === push.before && after === push.after)
  return withActivity(known, activity, client.time())
}

/**
 * What the push as a whole was says where the rest comes from. Of a rebase only the last commit may name its pull
 * request: the commits before it came with it, since a merge moves a branch by one pull request. A merge queue moves it
 * by several, of which each may be named at another time.
 */
function withActivity(known: readonly (number | null)[], activity: Activity | undefined, now: string): Origin[] {
  const origins: Origin[] = []
  let next: Origin = 'unknown'
  for (const pull of known.toReversed()) {
    next = pull ?? originOfUnnamed<number>(activity, now, next)
    origins.push(next)
  }
  return origins.reverse()
}

function pullOf(commit: PushedCommit, branch: string): number | null {
  const named = pullNamedBy(commit, branch)
  if (named === 'cut-off') throw cutOff(commit.oid)
  return named?.number ?? null
}

function cutOff(oid: string): GitHubError {
  return new GitHubError('unavailable', `GitHub does not list every change that contains ${oid.slice(0, 7)}.`, {
    status: 200,
    next: 'Run the job again. If that does not help, check the commit by hand.',
  })
}

/** The branch's own commits from `after` back to, and without, `before`: newest first. */
async function firstParents(
  client: Client,
  { owner, name }: Repository,
  { before, after }: { before: string; after: string },
): Promise<{ commits: PushedCommit[]; rewritten: boolean }> {
  const known = new Map<string, PushedCommit>()
  const what = 'reading what was pushed'
  let cursor: string | null = null
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await client.graphql(PUSHED, { owner, name, after, cursor }, { what })
    const history = parse(pushedAnswer, answer.data, answer.errors, what).repository.object?.history
    if (!history)
      throw new GitHubError('not_found', `GitHub does not have commit ${after}.`, {
        status: 404,
        next: 'Check the event that started this run.',
      })
    for (const commit of history.nodes) known.set(commit.oid, commit)
    const walked = walk(known, after, before)
    if (walked) return { commits: walked, rewritten: false }
    cursor = history.pageInfo.endCursor
    // All of the history is known and `before` is not in it: the push replaced history, and its tip is what was merged.
    if (!history.pageInfo.hasNextPage) return { commits: [known.get(after) ?? []].flat(), rewritten: true }
  }
  throw new GitHubError(
    'unavailable',
    `${before.slice(0, 7)} is not among the ${known.size} commits before ${after.slice(0, 7)}.`,
    {
      status: 200,
      next: 'The push has too many commits, or replaced a long history. Check it by hand, and record its merges.',
    },
  )
}

/** The way from `after` to `before`, as soon as all of it is known. */
function walk(known: ReadonlyMap<string, PushedCommit>, after: string, before: string): PushedCommit[] | undefined {
  const way: PushedCommit[] = []
  for (let oid: string | undefined = after; oid !== before; ) {
    const commit: PushedCommit | undefined = oid === undefined ? undefined : known.get(oid)
    if (!commit) return undefined
    way.push(commit)
    oid = commit.parents.nodes[0]?.oid
  }
  return way
}
