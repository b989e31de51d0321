import type { ChangedFile } from '../../facts/change.ts'
import type { Observed, Provenance, Unavailable } from '../../facts/observed.ts'
import type { Trust } from '../../facts/trust.ts'
import { contentDigest, differingPaths } from '../../git/content.ts'
import { byCodeUnits } from '../../git/names.ts'
import type { DiffEntry } from '../../git/patch.ts'
import type { RawEntry } from '../../git/raw.ts'
import { isReplayed } from '../../git/replay.ts'
import type { Repository } from '../../git/repository.ts'
import { type Contents, NO_CONTENTS } from '../change/change.ts'
import { attempt, type ClonePlace, openClone } from '../clone.ts'
import { changeRange, type Ends, type LocalChange, type Measured, measuredCommit } from './checkout.ts'
import { type ReportedFacts, type ReportInput, reported, unreported } from './kinds.ts'
import type { Reading } from './report.ts'
import { type ArtifactsAt, isUnavailable } from './scene.ts'

export interface LocalInput extends Ends, ClonePlace, ReportInput {
  /** How many files GitHub counts in the change, when it was asked. */
  platformFileCount: number | undefined
  /** Left out: no other commit is asked about. */
  artifactsAt?: ArtifactsAt
  /** How far this run can be believed; left out: no report depends on it. */
  trust?: Trust | undefined
  /** Commits that reviews were given for. */
  reviewCommits: readonly string[]
  /** Whether it matters if such a commit makes the same edits to files that the base has changed since. */
  patches?: boolean
  /** Milliseconds since 1970 by the runner's clock: the times of files are the runner's, and not the platform's. */
  now: number
}

export type LocalFacts = ReportedFacts & {
  files: Observed<ChangedFile[]>
  contents: Contents
}

/** What a clone in the workspace tells about a change. All of it comes from a place that the change's own code can write. */
export async function collectLocal(input: LocalInput): Promise<LocalFacts | 'no-clone'> {
  const repository = await openClone(input)
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

async function localChange(repository: Repository, measured: Measured, ends: Ends): Promise<LocalChange> {
  const { from, to } = await changeRange(repository, measured, ends)
  return { from, to, entries: await repository.diff(from, to) }
}

const noArtifacts: ArtifactsAt = async () => new Map()

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

/** Paths at which a head is not what a clean merge of a reviewed commit with the base gives. Null: too many to tell. */
async function otherPatches(
  repository: Repository,
  { base, ends }: { base: string; ends: Pair<string> },
  [ours, theirs]: Pair<readonly RawEntry[]>,
): Promise<readonly string[] | null> {
  const paths = differingPaths(ours, theirs)
  if (paths.length > MAX_PATCHES) return null
  const [head, commit] = ends
  const [now, then] = [await repository.mergeBase(base, head), await repository.mergeBase(base, commit)]
  // Of a base that did not go on from there, nothing is known to have moved: every other content is another edit.
  if (now === then || !(await repository.isAncestor(then, now))) return paths
  const apart: string[] = []
  for (const path of paths) {
    const both = [ours, theirs].map(entries => entries.find(entry => entry.path === path))
    const isSame =
      isEdited(both) &&
      isReplayed({
        reviewed: await repository.patch(then, commit, path),
        base: await repository.patch(then, now, path),
        now: await repository.patch(now, head, path),
      })
    if (!isSame) apart.push(path)
  }
  return apart
}

/** Each takes three processes. */
const MAX_PATCHES = 100

/** A file that stays one, with modes that are the same: of anything else only the content says whether it is the same. */
function isEdited(entries: readonly (RawEntry | undefined)[]): boolean {
  const modes = entries.map(one => (one?.status === 'modified' ? `${one.before?.mode} ${one.after?.mode}` : undefined))
  return modes[0]?.startsWith('100') === true && modes[0] === modes[1]
}

function nothing(why: Unavailable): LocalFacts {
  return { files: why, ...unreported(why), contents: NO_CONTENTS }
}

function provenance(source: string, collectedAt: string): Provenance {
  return { source, trust: 'self-reported', collectedAt }
}

function between(least: number, most: number): string {
  return `${least === most ? least : `${least} to ${most}`} changed ${most === 1 ? 'file' : 'files'}`
}
