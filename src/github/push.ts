import { type PushedCommit, pushedAnswer } from './client/answers.ts'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { forbidden, GitHubError } from './client/errors.ts'
import { parse } from './client/parse.ts'
import { PUSHED } from './client/queries.ts'

/** What one push brought onto a branch, oldest first. */
export interface MergedCommit {
  /** The commit on the branch. */
  commit: string
  /** The commit of the branch before it: its policy was in force. */
  parent: string
  /** Number of the pull request it came through; null for a direct push. */
  pull: number | null
  /** The push replaced what the branch held before: what was recorded of that is no longer in its history. */
  rewritten: boolean
}

/** A thousand commits in one push is more than any change should hold. */
const MAX_PAGES = 10

/**
 * Splits a push into changes: the commits between `before` and `after` along first parents, which are the branch's own
 * steps. Commits of one pull request that was rebased belong together and are reported as one.
 */
export async function readPushed(
  client: Client,
  repository: Repository,
  push: { branch: string; before: string; after: string },
): Promise<MergedCommit[]> {
  const { commits, rewritten } = await firstParents(client, repository, push)
  const groups: { pull: number | null; commits: PushedCommit[] }[] = []
  for (const commit of commits.reverse()) {
    const pull = rewritten ? null : pullOf(commit, push.branch)
    const group = groups.at(-1)
    if (group && pull !== null && group.pull === pull) group.commits.push(commit)
    else groups.push({ pull, commits: [commit] })
  }
  return groups.flatMap(({ pull, commits: [first, ...more] }) => {
    const parent = first?.parents.nodes[0]?.oid
    if (!first) return []
    if (parent === undefined) throw noParent(first.oid)
    return [{ commit: (more.at(-1) ?? first).oid, parent, pull, rewritten }]
  })
}

/** The policy of the commit before would judge it, and there is none. */
function noParent(oid: string): GitHubError {
  return new GitHubError('unavailable', `${oid.slice(0, 7)} has no parent commit, so no policy was in force.`, {
    status: 200,
    next: 'The push replaced the whole history of the branch. Check it by hand.',
  })
}

function pullOf({ oid, associatedPullRequests }: PushedCommit, branch: string): number | null {
  // No answer is not the same as no pull request: a merge must not be recorded as a direct push by mistake.
  if (!associatedPullRequests)
    throw forbidden(`reading which change contains ${oid.slice(0, 7)}`, {}, 'pull-requests: read')
  const pulls = associatedPullRequests.nodes.flatMap(pull => pull ?? [])
  const merged = pulls.filter(pull => pull.merged && pull.baseRefName === branch)
  // The change whose merge made this very commit comes before one that merely contains it.
  const through = merged.find(pull => pull.mergeCommit?.oid === oid) ?? merged[0]
  if (!through && pulls.length < associatedPullRequests.totalCount) throw cutOff(oid)
  return through?.number ?? null
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
