import { matcher } from '../../facts/glob.ts'
import type { Observed, Provenance, Unavailable } from '../../facts/observed.ts'
import type { Release, ReleaseChange } from '../../facts/release.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { grant } from '../../github/client/permissions.ts'
import type { AssociatedPull } from '../../github/recent-merges.ts'
import {
  comparePage,
  PAGE,
  type ReleaseAnswer,
  type ReleasedCommit,
  readCommits,
  readHistory,
  type Step,
} from '../../github/release.ts'
import { committerOf, identity, strangersIn } from '../change/change.ts'
import { type MergedChange, type MergedCommit, mergedChanges, namedPull, ownSteps } from '../change/merged.ts'
import { lateOrigins } from './late-origins.ts'

export interface ReleaseInput {
  answer: ReleaseAnswer
  tag: string | null
  environment: string | null
  /** Tags that are releases. */
  tags: readonly string[]
  /** From which commit on records are kept. */
  since: string | undefined
  /** Finds the merge records of changes, in their order. */
  records: (merged: readonly MergedChange[]) => Promise<ReleaseChange['record'][]>
}

/** What is in a release, or why it is unknown. */
export async function releaseFact(client: Client, place: Repository, input: ReleaseInput): Promise<Observed<Release>> {
  const { answer, tag, environment } = input
  if (!answer.rules)
    return cannot('missing', `The default branch ${answer.defaultBranch} cannot be read.`, grant('contents: read'))
  const range = await findRange(client, place, input)
  if ('state' in range) return range
  const commits = new Map<string, ReleasedCommit>()
  for (const commit of await readCommits(
    client,
    place,
    range.steps.map(({ oid }) => oid),
  ))
    commits.set(commit.oid, commit)
  const merged = await changesIn(client, place, answer, range.steps, commits)
  if ('state' in merged) return merged
  const records = await input.records(merged.map(({ change }) => change))
  const value: Release = {
    repository: answer.repository,
    defaultBranch: answer.defaultBranch,
    tag,
    environment,
    commit: answer.commit,
    tagCommit: answer.tagCommit,
    previous: range.previous,
    begins: range.begins,
    policyCommit: answer.rules.oid,
    totalCommits: range.steps.length,
    changes: merged.map(({ change, commits: count, author }, index) => ({
      commit: change.commit,
      commits: count,
      pull: change.pull?.number ?? null,
      author,
      record: records[index] ?? { state: 'missing', detail: 'It was not searched for.' },
    })),
    people: peopleIn([...commits.values()]),
  }
  return {
    state: 'complete',
    value,
    provenance: { ...provenance(client), listed: range.steps.length, total: range.total },
  }
}

/** Usually each commit names its pull request; where one does not, GitHub is asked further. */
async function changesIn(
  client: Client,
  place: Repository,
  { commit, defaultBranch }: ReleaseAnswer,
  steps: readonly Step[],
  commits: ReadonlyMap<string, ReleasedCommit>,
): Promise<MergedCommit[] | Unavailable> {
  const line = ownSteps(commit, steps)
  const named = new Map<string, AssociatedPull>()
  for (const { oid } of line) {
    const pull = namedPull(oid, commits.get(oid))
    if (pull && 'state' in pull) return pull
    if (pull) named.set(oid, pull)
  }
  const isWhole = named.size === line.length
  const origins = isWhole ? named : await lateOrigins(client, place, defaultBranch, line, named)
  return mergedChanges(line, origins)
}

interface Range {
  previous: Release['previous']
  begins: Release['begins']
  /** Every commit of the release. */
  steps: readonly Step[]
  total: number
}

/** Tags that are tried before somebody has to say which the previous release was. */
const MAX_TAGS = 5

/** From the newest release that this one continues, or from the commit at which records begin, whichever is later. */
async function findRange(client: Client, place: Repository, input: ReleaseInput): Promise<Range | Unavailable> {
  const found = await sincePrevious(client, place, input)
  if (found && 'state' in found) return found
  const kept = await sinceRecords(client, place, input, found)
  return kept ?? found ?? fromTheRoot(client, place, input.answer.commit)
}

/** From the newest earlier release in the history of this one; undefined when there was none at all. */
async function sincePrevious(
  client: Client,
  place: Repository,
  { answer, tag, tags }: ReleaseInput,
): Promise<Range | Unavailable | undefined> {
  const isRelease = matcher(tags)
  // A tag on the same commit is another name of this release.
  const earlier = answer.tags.filter(one => one.name !== tag && one.commit !== answer.commit && isRelease(one.name))
  let unseen: Unavailable | undefined
  for (const { name, commit } of earlier.slice(0, MAX_TAGS)) {
    const steps = await after(client, place, commit, answer.commit)
    if (Array.isArray(steps)) {
      return { previous: { tag: name, commit }, begins: { commit, at: 'previous' }, steps, total: steps.length }
    }
    if (steps.why !== 'ambiguous') return steps
    unseen ??= steps.detail === incomparable(commit, answer.commit).detail ? steps : undefined
  }
  if (unseen) return unseen
  if (earlier.length > 0) return diverged(earlier.map(({ name }) => name))
  return answer.moreTags ? cannot('truncated', TOO_MANY_TAGS, NAME_TAGS) : undefined
}

const TOO_MANY_TAGS =
  'None of the newest hundred tags is an earlier release, and the repository has more tags than that.'
const NAME_TAGS = 'Delete tags that are no longer needed.'

/** From where the policy says that records begin, when that is later than the previous release. */
async function sinceRecords(
  client: Client,
  place: Repository,
  { answer, since }: ReleaseInput,
  found: Range | undefined,
): Promise<Range | Unavailable | undefined> {
  if (since === undefined || since === answer.commit) return undefined
  const steps = await after(client, place, since, answer.commit)
  if (!Array.isArray(steps)) return found ? undefined : steps
  if (found && found.steps.length <= steps.length) return undefined
  return { previous: found?.previous ?? null, begins: { commit: since, at: 'since' }, steps, total: steps.length }
}

/** A thousand commits in one release is more than anybody can answer for. */
const MAX_PAGES = 10

async function fromTheRoot(client: Client, place: Repository, commit: string): Promise<Range | Unavailable> {
  const steps = await readHistory(client, place, commit, MAX_PAGES)
  if (!steps) return tooLong()
  return { previous: null, begins: { commit: null, at: 'root' }, steps, total: steps.length }
}

/** All that `head` has beyond `base`, as many commits as GitHub counts; `ambiguous`: it does not continue it. */
async function after(client: Client, place: Repository, base: string, head: string): Promise<Step[] | Unavailable> {
  const steps = new Map<string, Step>()
  for (let page = 1; page <= MAX_PAGES; page++) {
    const compared = await comparePage(client, place, { base, head, page }).catch(unrelated)
    if (!compared) return incomparable(base, head)
    if (compared.status !== 'ahead') return diverged([base.slice(0, 7)])
    const { total, commits } = compared
    if (total > MAX_PAGES * PAGE) return tooLong()
    for (const step of commits) steps.set(step.oid, step)
    if (steps.size === total) return [...steps.values()]
    if (commits.length === 0)
      return cannot(
        'truncated',
        `GitHub lists ${steps.size} commits of the release but counts ${total}.`,
        'Run the job again.',
      )
  }
  return tooLong()
}

/** GitHub finds nothing to compare between histories that have no commit in common. */
function unrelated(error: unknown): undefined {
  if (error instanceof GitHubError && error.code === 'not_found') return undefined
  throw error
}

const tooLong = (): Unavailable =>
  cannot(
    'truncated',
    `The release has more than ${MAX_PAGES * PAGE} commits, which is too many to evaluate.`,
    'Release more often. For a first release, set `contents.since` to the commit at which records begin.',
  )

/** GitHub says the same of a commit that it does not show yet and of a history that has nothing in common with the other. */
const incomparable = (base: string, head: string): Unavailable =>
  cannot(
    'ambiguous',
    `GitHub cannot compare ${base.slice(0, 7)} with ${head.slice(0, 7)}: it does not show one of them yet, or they have no commit in common.`,
    'Run the job again in a minute. If that does not help, release from the branch of the last release.',
  )

const diverged = (names: readonly string[]): Unavailable =>
  cannot(
    'ambiguous',
    `The release does not continue any earlier release (${names.slice(0, MAX_TAGS).join(', ')}): their histories diverged.`,
    'Release from the branch of the last release, or set `tags` to the tags of this release line.',
  )

/** Everyone who contributed to the release; commits whose contributors are not all known accounts are named. */
function peopleIn(commits: readonly ReleasedCommit[]): Release['people'] {
  const all = commits.map(({ oid, authors, committer }) => ({
    oid,
    isCut: authors.totalCount > authors.nodes.length,
    authors: authors.nodes.map(identity),
    committer: committerOf(committer),
    strangers: strangersIn({ authors, committer }),
  }))
  const ids = (identities: readonly ({ id: string } | null)[]) =>
    [...new Set(identities.flatMap(one => one?.id ?? []))].sort()
  return {
    authors: ids(all.flatMap(({ authors }) => authors.slice(0, 1))),
    committers: ids(all.map(({ committer }) => committer)),
    coAuthors: ids(all.flatMap(({ authors }) => authors.slice(1))),
    unattributed: all
      .filter(({ isCut, authors, committer }) => isCut || committer === null || authors.includes(null))
      .map(({ oid }) => oid),
    strangers: all
      .filter(({ isCut, strangers }) => !isCut && strangers.length > 0)
      .map(({ oid, committer, strangers }) => ({ commit: oid, committer: committer?.id ?? null, strangers })),
  }
}

const provenance = (client: Client): Provenance => ({ source: 'github', trust: 'platform', collectedAt: client.time() })

const cannot = (why: Unavailable['why'], detail: string, next: string): Unavailable => ({
  state: 'unavailable',
  why,
  detail,
  next,
})
