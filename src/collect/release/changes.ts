import type { Account } from '../../facts/basics.ts'
import { matcher } from '../../facts/glob.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { grant } from '../../github/client/permissions.ts'
import type { AssociatedPull } from '../../github/recent-merges.ts'
import type { ReleasedCommit } from '../../github/release/commits.ts'
import type { Step } from '../../github/release/steps.ts'
import { account } from '../change/change.ts'
import { lateOrigins, type Origin } from './late-origins.ts'
import { ownSteps } from './line.ts'
import { touches } from './package.ts'

/** A change on the way to a release. */
export interface MergedChange {
  commit: string
  /** As its committer says. */
  committedAt: string
  pull: { number: number; branch: string; mergedAt: string } | null
}

export interface MergedCommit {
  change: MergedChange
  commits: number
  author: Account | null
  /** Undefined: every change belongs to the released package. */
  inPackage?: boolean
  /** The pull request with whose branch it came. */
  through?: number
  /** A merge of a branch that was to be followed, which was made so that it cannot be. */
  unfollowed?: true
}

interface Contents {
  steps: readonly Step[]
  commits: ReadonlyMap<string, ReleasedCommit>
  /** Branches whose merges are followed into; undefined: none. */
  follow: readonly string[] | undefined
  /** Paths of the released package; undefined: all. */
  paths: readonly string[] | undefined
}

/** The changes of a release, oldest first: what its branch brought, and where it is asked for, what came with merges. */
export async function changesIn(
  client: Client,
  place: Repository,
  { head, branch }: { head: string; branch: string },
  contents: Contents,
): Promise<MergedCommit[] | Unavailable> {
  const seen = new Set<string>()
  const read = async (tip: string, of: string, through?: number): Promise<MergedCommit[] | Unavailable> => {
    const line = ownSteps(tip, contents.steps).filter(({ oid }) => !seen.has(oid))
    for (const { oid } of line) seen.add(oid)
    const origins = await originsOf(client, place, { branch: of, line, contents, isFollowed: through !== undefined })
    if ('state' in origins) return origins
    const merged = mergedChanges(line, origins, { ...contents, branch: of }, through)
    if (!Array.isArray(merged)) return merged
    const all: MergedCommit[] = []
    for (const one of merged) {
      const behind = await followed(one, origins, read, contents)
      if (!Array.isArray(behind)) return behind
      all.push(...behind)
    }
    return all
  }
  return read(head, branch)
}

type Read = (tip: string, branch: string, through?: number) => Promise<MergedCommit[] | Unavailable>

/** What a merge brought, before the merge itself. */
async function followed(
  one: MergedCommit,
  origins: ReadonlyMap<string, Origin>,
  read: Read,
  contents: Contents,
): Promise<MergedCommit[] | Unavailable> {
  const pull = origins.get(one.change.commit)
  if (!contents.follow || !pull || typeof pull === 'string') return [one]
  const [tip] = contents.steps.find(({ oid }) => oid === one.change.commit)?.merged ?? []
  const isNamed = !pull.isCrossRepository && matcher(contents.follow)(pull.headRefName)
  // A squashed or rebased branch is one change, and nothing tells what was in it.
  if (tip === undefined) return [isNamed ? { ...one, unfollowed: true } : one]
  const from = isNamed ? { tip, branch: pull.headRefName } : behind(tip, pull, contents)
  if (!from) return [one]
  const before = await read(from.tip, from.branch, pull.number)
  return Array.isArray(before) ? [...before, one] : before
}

/**
 * Whoever opens a pull request chooses the name of its branch. One that holds what was merged into a branch to follow
 * holds that branch from there on down; what lies above it is the pull request's own.
 */
function behind(
  tip: string,
  { number, baseRefName }: AssociatedPull,
  { steps, commits, follow = [] }: Contents,
): { tip: string; branch: string } | undefined {
  const isFollowed = matcher(follow)
  for (const { oid } of ownSteps(tip, steps)) {
    const pulls = commits.get(oid)?.associatedPullRequests?.nodes.flatMap(node => node ?? []) ?? []
    const other = pulls.find(
      one => one.merged && one.number !== number && one.baseRefName !== baseRefName && isFollowed(one.baseRefName),
    )
    if (other) return { tip: oid, branch: other.baseRefName }
  }
  return undefined
}

/** Usually each commit names its pull request; where one does not, GitHub is asked further. */
async function originsOf(
  client: Client,
  place: Repository,
  {
    branch,
    line,
    contents,
    isFollowed,
  }: { branch: string; line: readonly Step[]; contents: Contents; isFollowed: boolean },
): Promise<ReadonlyMap<string, Origin> | Unavailable> {
  const named = new Map<string, AssociatedPull>()
  for (const { oid } of line) {
    // The release pull request names every commit of the branch, also those that nobody reviewed on their own.
    const pull = namedPull(oid, contents.commits.get(oid), isFollowed ? branch : undefined)
    if (pull && 'state' in pull) return pull
    if (pull) named.set(oid, pull)
  }
  return named.size === line.length
    ? named
    : lateOrigins(client, place, branch, line, named, contents.paths !== undefined)
}

/** The changes that a branch's own steps brought, oldest first; commits of one pull request that was rebased are one. */
function mergedChanges(
  line: readonly Step[],
  origins: ReadonlyMap<string, Origin>,
  contents: Contents & { branch: string },
  through: number | undefined,
): MergedCommit[] | Unavailable {
  const merged: MergedCommit[] = []
  for (const { oid } of line) {
    const origin = origins.get(oid) ?? 'unknown'
    if (origin === 'unknown') return unknownOrigin(oid)
    const pull = origin === 'direct' ? null : origin
    const last = merged.at(-1)
    if (pull && last?.change.pull?.number === pull.number) last.commits += 1
    else merged.push({ ...mergedCommit(oid, pull, contents), ...(through === undefined ? {} : { through }) })
  }
  return merged.reverse()
}

const mergedCommit = (
  commit: string,
  pull: AssociatedPull | null,
  { paths, commits, branch }: Contents & { branch: string },
): MergedCommit => ({
  change: { commit, committedAt: commits.get(commit)?.committedDate ?? '', pull: pull && mergedPull(pull) },
  commits: 1,
  author: pull && account(pull.author),
  ...(paths ? { inPackage: touches(pull, { commit, branch, paths }) } : {}),
})

const unknownOrigin = (oid: string): Unavailable =>
  cannot(
    'missing',
    `GitHub does not say yet through which pull request ${oid.slice(0, 7)} was merged, or that it was pushed directly.`,
    'Run the job again in some minutes.',
  )

const mergedPull = ({ number, baseRefName, mergedAt }: AssociatedPull): MergedChange['pull'] => ({
  number,
  branch: baseRefName,
  mergedAt: mergedAt ?? '',
})

/** The pull request that a commit names, of those into a branch if one is given; undefined where it names none. */
export function namedPull(
  oid: string,
  commit: ReleasedCommit | undefined,
  branch?: string,
): AssociatedPull | Unavailable | undefined {
  const pulls = commit?.associatedPullRequests
  if (!pulls)
    return cannot(
      'forbidden',
      `The token has no permission to read which change contains ${oid.slice(0, 7)}.`,
      grant('pull-requests: read'),
    )
  const nodes = pulls.nodes.flatMap(node => node ?? [])
  const merged = nodes
    .filter(pull => pull.merged && pull.mergedAt !== null)
    .filter(pull => branch === undefined || pull.baseRefName === branch)
  const found = merged.find(pull => pull.mergeCommit?.oid === oid) ?? merged[0]
  if (!found && nodes.length < pulls.totalCount)
    return cannot(
      'truncated',
      `GitHub does not list every change that contains ${oid.slice(0, 7)}.`,
      'Run the job again.',
    )
  return found
}

const cannot = (why: Unavailable['why'], detail: string, next: string): Unavailable => ({
  state: 'unavailable',
  why,
  detail,
  next,
})
