import type { Account } from '../../facts/basics.ts'
import type { Observed, Unavailable } from '../../facts/observed.ts'
import type { ReleaseKind } from '../../facts/release/kinds.ts'
import type { Release, ReleaseChange } from '../../facts/release/release.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { grant } from '../../github/client/permissions.ts'
import { type ReleasedCommit, readCommits } from '../../github/release/commits.ts'
import type { ReleaseAnswer } from '../../github/release/release.ts'
import { backportsIn } from './backports.ts'
import { changesIn, type MergedChange, type MergedCommit, namedPull } from './changes.ts'
import type { Earlier } from './earlier.ts'
import { peopleIn } from './people.ts'
import { findRange, isBehind, type Range } from './range.ts'

export interface ReleaseInput {
  answer: ReleaseAnswer
  tag: string | null
  environment: string | null
  /** What the run says of it. */
  declared: {
    kind: ReleaseKind
    incident: string | null
    reason: string | null
    requesters: readonly Account[] | undefined
  }
  /** The released package, and the paths that belong to it; `undefined`: every change does. */
  package: string | null
  paths: readonly string[] | undefined
  /** Branch of the commit; `null`: not known. */
  line: string | null
  /** From which commit on records are kept. */
  since: string | undefined
  /** Branches whose merges are followed into; undefined: none. */
  follow: readonly string[] | undefined
  earlier: Earlier
  /** Finds the merge records of changes, in their order. */
  records: (merged: readonly MergedChange[]) => Promise<ReleaseChange['record'][]>
  /** Finds which of the changes installed the first policy, by its place. */
  installation: (merged: readonly MergedChange[]) => Promise<number | undefined>
}

/** What is in a release, or why it is unknown. */
export async function releaseFact(client: Client, place: Repository, input: ReleaseInput): Promise<Observed<Release>> {
  const { answer, declared, earlier } = input
  if (!answer.rules)
    return cannot('missing', `The default branch ${answer.defaultBranch} cannot be read.`, grant('contents: read'))
  const range =
    declared.kind === 'rollback'
      ? NOTHING_NEW(answer.commit)
      : await findRange(client, place, { ...input, commit: answer.commit, defaultTip: answer.rules.oid })
  if ('state' in range) return range
  const contents = await contentsOf(client, place, input, range)
  if ('state' in contents) return contents
  const changes = await releaseChanges(contents.changes, range, input)
  // What continues the release in use is not behind it, and need not be asked about.
  const continues = range.previous?.commit === earlier.inUse?.commit
  const isAsked = declared.kind !== 'rollback' && !continues
  const isOlder = isAsked && (await isBehind(client, place, answer.commit, earlier))
  const value: Release = {
    repository: answer.repository,
    defaultBranch: answer.defaultBranch,
    tag: input.tag,
    environment: input.environment,
    commit: answer.commit,
    tagCommit: answer.tagCommit,
    package: input.package,
    line: input.line ?? contents.changes.at(-1)?.change.pull?.branch ?? null,
    kind: declared.kind,
    incident: declared.incident,
    reason: declared.reason,
    ...(declared.requesters ? { requesters: [...declared.requesters] } : {}),
    inUse: earlier.inUse,
    isOlder,
    sameCommit: earlier.same,
    stages: [...earlier.stages],
    searched: earlier.isWhole ? 'whole' : 'newest',
    previous: range.previous,
    begins: range.begins,
    policyCommit: answer.rules.oid,
    totalCommits: range.steps.length,
    changes: withBackports(changes, await backportsIn(client, place, contents.commits)),
    people: peopleIn(contents.commits.filter(commit => isOfRelease(commit, changes))),
  }
  return {
    state: 'complete',
    value,
    provenance: {
      source: 'github',
      trust: 'platform',
      collectedAt: client.time(),
      listed: range.steps.length,
      total: range.total,
    },
  }
}

/** A rollback brings nothing that was not authorised before. */
const NOTHING_NEW = (commit: string): Range => ({
  previous: null,
  begins: { commit, at: 'rollback' },
  steps: [],
  total: 0,
})

async function contentsOf(
  client: Client,
  place: Repository,
  { answer, line, follow, paths }: ReleaseInput,
  { steps, known = [] }: Range,
): Promise<{ changes: MergedCommit[]; commits: ReleasedCommit[] } | Unavailable> {
  // What the history told does not hold the files of changes.
  const told = paths ? [] : known
  const isTold = new Set(told.map(({ oid }) => oid))
  const oids = steps.flatMap(({ oid }) => (isTold.has(oid) ? [] : oid))
  const commits = [...told, ...(await readCommits(client, place, oids, paths !== undefined))]
  const byId = new Map(commits.map(commit => [commit.oid, commit]))
  const branch = line ?? answer.defaultBranch
  const contents = { steps, commits: byId, follow, paths }
  const changes = await changesIn(client, place, { head: answer.commit, branch }, contents)
  if (!Array.isArray(changes)) return changes
  return { changes, commits }
}

/** Whoever contributed to another package only has no part in this release. */
function isOfRelease(commit: ReleasedCommit, changes: readonly ReleaseChange[]): boolean {
  const pull = namedPull(commit.oid, commit)
  if (!pull || 'state' in pull) return true
  const own = changes.find(change => change.pull === pull.number)
  return own?.inPackage !== false
}

async function releaseChanges(
  merged: readonly MergedCommit[],
  { begins }: Range,
  { records, installation, earlier: { hasLedger } }: ReleaseInput,
): Promise<ReleaseChange[]> {
  const changes = merged.map(({ change }) => change)
  const found = await records(changes)
  const isUnrecorded = found.some(({ state }) => state !== 'found')
  // Only a release without one before it reaches back to where there was no policy yet.
  const installed = hasLedger && begins.at === 'root' && isUnrecorded ? await installation(changes) : undefined
  return merged.map(({ change, commits, author, ...more }, index) => ({
    commit: change.commit,
    commits,
    pull: change.pull?.number ?? null,
    author,
    ...more,
    ...(more.inPackage === false && !isAsJudged(found[index]) ? { inPackage: true } : {}),
    ...(installed !== undefined && index <= installed ? { early: true as const } : {}),
    record: found[index] ?? { state: 'missing', detail: 'It was not searched for.' },
  }))
}

/**
 * The files that a pull request names are those of the merge only where its record says that it was merged as it was
 * judged, and not by hand. Everything else counts as part of the package.
 */
const isAsJudged = (record: ReleaseChange['record'] | undefined): boolean =>
  record?.state === 'found' && (record.outcome === 'pass' || record.outcome === 'fail')

function withBackports(changes: ReleaseChange[], backports: Awaited<ReturnType<typeof backportsIn>>): ReleaseChange[] {
  return changes.map(change => {
    const backportOf = backports.get(change.commit)
    return backportOf ? { ...change, backportOf } : change
  })
}

const cannot = (why: Unavailable['why'], detail: string, next: string): Unavailable => ({
  state: 'unavailable',
  why,
  detail,
  next,
})
