import type { Facts } from '../../../facts/facts.ts'
import type { Unavailable } from '../../../facts/observed.ts'
import type { Trust } from '../../../facts/trust.ts'
import { GitError } from '../../../git/errors.ts'
import { byCodeUnits } from '../../../git/names.ts'
import type { Repository } from '../../../git/repository.ts'
import { attempt, type ClonePlace, openClone } from '../../clone.ts'
import { type ReportInput, reported, unreported } from '../kinds.ts'
import { isUnavailable } from '../scene.ts'
import { type GroupPart, partOf } from './part.ts'

export interface GroupInput extends ReportInput, Omit<ClonePlace, 'workspace'> {
  /** Undefined: nothing is checked out. */
  workspace: string | undefined
  /** The commit of the group, for which its reports are. */
  commit: string
  /** The change in it. */
  part: GroupPart
  /** How far this run can be believed; undefined: no report depends on it. */
  trust: Trust | undefined
  /** Milliseconds since 1970 by the runner's clock. */
  now: number
}

export type GroupFacts = Pick<Facts, 'files' | 'coverage' | 'tests'>

/** What the reports of a merge group say of one of its changes. The clone is data: nothing in it is run. */
export async function collectGroup(input: GroupInput): Promise<GroupFacts> {
  const { workspace, path } = input
  const repository = workspace === undefined ? 'no-clone' : await openClone({ workspace, path })
  if (repository === 'no-clone') return nothing(NOT_CHECKED_OUT)
  if (isUnavailable(repository)) return nothing(repository)
  const change = await attempt(changeIn(repository, input))
  if (isUnavailable(change)) return nothing(change)
  const { commit, artifacts, trust, now, collectedAt } = input
  const reading = {
    repository,
    workspace: repository.folder,
    measured: { commit, as: 'group' as const },
    head: commit,
    artifacts: isUnavailable(artifacts) ? new Map() : artifacts,
    trust,
    now,
  }
  const scene = { reading, changeAs: () => change, artifactsAt: async () => new Map() }
  const { coverage, tests } = await reported(scene, input)
  const value = change.entries.toSorted((a, b) => byCodeUnits(a.path, b.path))
  const provenance = { source: 'git', trust: 'self-reported', collectedAt, listed: value.length } as const
  return { files: { state: 'complete', value, provenance }, coverage, tests }
}

async function changeIn(repository: Repository, { commit, part }: GroupInput) {
  for (const one of [commit, part.base, part.head])
    if (!(await repository.hasCommit(one)))
      throw new GitError(
        'history_missing',
        `The clone does not have commit ${one.slice(0, 10)} of the queue.`,
        CHECK_OUT,
      )
  return partOf(repository, part, commit)
}

const nothing = (why: Unavailable): GroupFacts => ({ files: why, ...unreported(why) })

const CHECK_OUT =
  'Check out the commit of the group with actions/checkout and `fetch-depth: 0` in the job that runs Gatebook for the queue.'

const NOT_CHECKED_OUT: Unavailable = {
  state: 'unavailable',
  why: 'missing',
  detail: 'The merge group has reports of its own, but its commit is not checked out, so its lines are unknown.',
  next: CHECK_OUT,
}
