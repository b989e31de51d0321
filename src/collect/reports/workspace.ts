import type { ChangedFile } from '../../facts/change.ts'
import { REPORT_FACTS, type ReportFact, type Request, type Value } from '../../facts/facts.ts'
import type { Observed, Provenance, Unavailable } from '../../facts/observed.ts'
import type { Trust } from '../../facts/trust.ts'
import { contentDigest, differingPaths } from '../../git/content.ts'
import { GitError, type GitErrorCode } from '../../git/errors.ts'
import { byCodeUnits } from '../../git/names.ts'
import type { DiffEntry } from '../../git/patch.ts'
import type { RawEntry } from '../../git/raw.ts'
import { openRepository, type Repository } from '../../git/repository.ts'
import { type Contents, NO_CONTENTS } from '../change/change.ts'
import type { Artifacts } from './artifacts.ts'
import { changeRange, type Ends, type LocalChange, type Measured, measuredCommit } from './checkout.ts'
import { type Kind, kinds, type ReportRequests } from './kinds.ts'
import type { Reading } from './report.ts'
import { type ArtifactsAt, isUnavailable, type ReportScene } from './scene.ts'

export interface LocalInput extends Ends {
  workspace: string
  /** The search path for programs, from the entry point. */
  path: string
  /** How many files GitHub counts in the change, when it was asked. */
  platformFileCount: number | undefined
  /** Which reports the policy's gates judge, by the fact that they make. */
  requests: ReportRequests
  /** What was downloaded for reports that are not in the workspace, or why nothing could be. */
  artifacts: Artifacts | Unavailable
  /** Left out: no other commit is asked about. */
  artifactsAt?: ArtifactsAt
  /** How far this run can be believed; left out: no report depends on it. */
  trust?: Trust | undefined
  /** Commits that reviews were given for. */
  reviewCommits: readonly string[]
  /** Whether it matters if such a commit makes the same edits to files that the base has changed since. */
  patches?: boolean
  collectedAt: string
  /** Milliseconds since 1970 by the runner's clock: the times of files are the runner's, and not the platform's. */
  now: number
}

export type LocalFacts = ReportedFacts & {
  files: Observed<ChangedFile[]>
  contents: Contents
}

/** Facts that reports make. */
export type ReportedFacts = { [Name in ReportFact]: Observed<Value<Name>> }

/** What a clone in the workspace tells about a change. All of it comes from a place that the change's own code can write. */
export async function collectLocal(input: LocalInput): Promise<LocalFacts | 'no-clone'> {
  const repository = await clone(input)
  if (repository === 'no-clone') return 'no-clone'
  if (isUnavailable(repository)) return nothing(repository)
  const measured = await attempt(measuredCommit(repository, input))
  if (isUnavailable(measured)) return nothing(measured)
  const changeOf = async (as: Measured) => attempt(localChange(repository, as, input))
  const change = await changeOf(measured)
  const { artifacts, workspace, head, now } = input
  const reading: Reading = {
    repository,
    measured,
    workspace,
    head,
    artifacts: isUnavailable(artifacts) ? new Map() : artifacts,
    trust: input.trust,
    now,
  }
  // Artifacts are about the head itself, whatever is checked out.
  const ofArtifacts = measured.as === 'merge' ? await changeOf({ commit: head, as: 'head' }) : change
  const changeAs = (as: Measured) => (as.as === measured.as ? change : ofArtifacts)
  return {
    files: isUnavailable(change)
      ? change
      : changedFiles(change.entries, await counted(repository, measured, change, input), input),
    ...(await reported({ reading, changeAs, artifactsAt: input.artifactsAt ?? noArtifacts }, input)),
    contents: await contentsOf(repository, input),
  }
}

/** Whether a folder holds a clone that can be read. */
export const hasClone = async (workspace: string, path: string): Promise<boolean> =>
  (await clone({ workspace, path })) !== 'no-clone'

async function clone({
  workspace,
  path,
}: Pick<LocalInput, 'workspace' | 'path'>): Promise<Repository | Unavailable | 'no-clone'> {
  try {
    return await openRepository({ folder: workspace, path })
  } catch (error) {
    if (error instanceof GitError && error.code === 'not_a_repository') return 'no-clone'
    return unavailable(error)
  }
}

async function localChange(repository: Repository, measured: Measured, ends: Ends): Promise<LocalChange> {
  const { from, to } = await changeRange(repository, measured, ends)
  return { from, to, entries: await repository.diff(from, to) }
}

const noArtifacts: ArtifactsAt = async () => new Map()

async function reported(scene: ReportScene, input: LocalInput): Promise<ReportedFacts> {
  const facts: [ReportFact, Observed<unknown>][] = []
  for (const name of REPORT_FACTS) facts.push([name, await reportedFact(name, scene, input)])
  return Object.fromEntries(facts) as ReportedFacts
}

async function reportedFact(
  name: ReportFact,
  scene: ReportScene,
  { requests, artifacts, collectedAt }: LocalInput,
): Promise<Observed<unknown>> {
  const asked: readonly Request<ReportFact>[] = requests[name] ?? []
  const reports = asked.flatMap(request => request.reports)
  const uses = reports.some(({ artifact }) => artifact !== undefined)
  if (uses && isUnavailable(artifacts)) return artifacts
  // Each kind reads requests of its own, which are what the table of requests has under its name.
  const read = kinds[name] as Kind<ReportFact>
  const value = await attempt(read(scene, asked))
  if (isUnavailable(value)) return value
  // Of two sources the weaker one says how far all of it can be trusted.
  const only = uses && reports.every(({ artifact }) => artifact !== undefined)
  return { state: 'complete', value, provenance: { ...(only ? FROM_RUNS : LOCAL), collectedAt } }
}

const LOCAL = { source: 'workspace', trust: 'self-reported' } as const
const FROM_RUNS = { source: 'artifact', trust: 'ci-artifact' } as const

/**
 * What GitHub counts: from the merge base to head. A test merge changes fewer files where the base has taken a part of
 * the change already, as by a cherry-pick. Unavailable when the history of the clone does not show it.
 */
async function counted(
  repository: Repository,
  measured: Measured,
  change: LocalChange,
  { head, base, platformFileCount }: LocalInput,
): Promise<readonly RawEntry[] | Unavailable> {
  if (measured.as !== 'merge' || platformFileCount === undefined) return change.entries
  return attempt(
    (async () => {
      const { from, to } = await changeRange(repository, { commit: head, as: 'head' }, { head, base })
      return repository.rawDiff(from, to, { renames: true })
    })(),
  )
}

function changedFiles(
  entries: readonly DiffEntry[],
  toCount: readonly RawEntry[] | Unavailable,
  { platformFileCount, collectedAt }: LocalInput,
): Observed<ChangedFile[]> {
  const shown = isUnavailable(toCount) ? entries : toCount
  // GitHub may have told a rename where git here did not, and the other way round: then it is one file or two.
  const apart = shown.length + shown.filter(entry => entry.status === 'renamed').length
  const total = platformFileCount
  if (total !== undefined && (total < shown.length || total > apart)) {
    return {
      state: 'unavailable',
      why: 'truncated',
      detail: `The clone shows ${between(shown.length, apart)}, but GitHub counts ${total}.`,
      next: isUnavailable(toCount)
        ? 'Check out with `fetch-depth: 0`: GitHub counts from the merge base, which this clone does not have.'
        : 'Run the job again: GitHub may not have counted the latest push to the change or its base branch yet.',
    }
  }
  return {
    state: 'complete',
    value: entries.toSorted((a, b) => byCodeUnits(a.path, b.path)),
    provenance: {
      ...provenance('git', collectedAt),
      listed: entries.length,
      ...(total === undefined ? {} : { total }),
    },
  }
}

/** Renames are not looked for: whether git finds one depends on its version, and the blobs say the same without. */
async function entriesOf(repository: Repository, commit: string, base: string): Promise<readonly RawEntry[] | null> {
  const entries = await attempt(
    (async () => {
      if (!(await repository.hasCommit(commit)) || !(await repository.hasCommit(base))) return null
      const from = await repository.mergeBase(base, commit)
      return repository.rawDiff(from, commit, { renames: false })
    })(),
  )
  return isUnavailable(entries) ? null : entries
}

/** What head changes, and what was changed at every commit that somebody reviewed. */
async function contentsOf(
  repository: Repository,
  { head, base, reviewCommits, patches: wantsPatches }: LocalInput,
): Promise<Contents> {
  const current = await entriesOf(repository, head, base)
  const reviews = new Map<string, string | null>()
  const differing = new Map<string, readonly string[] | null>()
  const patches = new Map<string, readonly string[] | null>()
  for (const commit of new Set(reviewCommits)) {
    const reviewed = await entriesOf(repository, commit, base)
    reviews.set(commit, reviewed && contentDigest(reviewed))
    differing.set(commit, current && reviewed && differingPaths(current, reviewed))
    if (wantsPatches && current && reviewed) {
      const apart = await attempt(otherPatches(repository, { base, ends: [head, commit] }, [current, reviewed]))
      patches.set(commit, isUnavailable(apart) ? null : apart)
    }
  }
  return { head: current && contentDigest(current), reviews, differing, patches }
}

type Pair<One> = readonly [One, One]

/** Paths at which two commits do not make the same edits, whatever else is in the files. */
async function otherPatches(
  repository: Repository,
  { base, ends }: { base: string; ends: Pair<string> },
  [ours, theirs]: Pair<readonly RawEntry[]>,
): Promise<readonly string[] | null> {
  const paths = differingPaths(ours, theirs)
  if (paths.length > MAX_PATCHES) return null
  const [one, other] = await Promise.all(ends.map(commit => repository.mergeBase(base, commit)))
  if (one === undefined || other === undefined) return null
  const apart: string[] = []
  for (const path of paths) {
    const both = [ours, theirs].map(entries => entries.find(entry => entry.path === path))
    const hunks = isEdited(both) ? await repository.hunks(one, ends[0], path) : undefined
    if (hunks === undefined || hunks !== (await repository.hunks(other, ends[1], path))) apart.push(path)
  }
  return apart
}

/** Each is a process of its own. */
const MAX_PATCHES = 100

/** A file that stays one, with modes that are the same: of anything else only the content says whether it is the same. */
function isEdited(entries: readonly (RawEntry | undefined)[]): boolean {
  const modes = entries.map(one => (one?.status === 'modified' ? `${one.before?.mode} ${one.after?.mode}` : undefined))
  return modes[0]?.startsWith('100') === true && modes[0] === modes[1]
}

function nothing(why: Unavailable): LocalFacts {
  const facts = Object.fromEntries(REPORT_FACTS.map(name => [name, why])) as Record<ReportFact, Unavailable>
  return { files: why, ...facts, contents: NO_CONTENTS }
}

const WHY: Record<GitErrorCode, Unavailable['why']> = {
  git_missing: 'unreachable',
  not_a_repository: 'missing',
  history_missing: 'missing',
  git_failed: 'unreachable',
  output_too_large: 'truncated',
  timeout: 'unreachable',
}

/** The answer, or why there is none. */
async function attempt<Value>(answer: Promise<Value>): Promise<Value | Unavailable> {
  try {
    return await answer
  } catch (error) {
    return unavailable(error)
  }
}

function unavailable(error: unknown): Unavailable {
  if (!(error instanceof GitError)) throw error
  return { state: 'unavailable', why: WHY[error.code], detail: error.detail, next: error.next }
}

function provenance(source: string, collectedAt: string): Provenance {
  return { source, trust: 'self-reported', collectedAt }
}

function between(least: number, most: number): string {
  return `${least === most ? least : `${least} to ${most}`} changed ${most === 1 ? 'file' : 'files'}`
}
