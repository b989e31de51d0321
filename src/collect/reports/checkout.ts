import type { Measurement } from '../../facts/reports.ts'
import { GitError } from '../../git/errors.ts'
import type { DiffEntry } from '../../git/patch.ts'
import type { Repository } from '../../git/repository.ts'

/** The commits that a change lies between, as the platform names them. */
export interface Ends {
  head: string
  base: string
}

export type Measured = Measurement['measured']

/** Which commit the workspace has checked out, and what that is to the change. */
export async function measuredCommit(repository: Repository, ends: Ends): Promise<Measured> {
  const commit = (await repository.headCommit()) ?? null
  if (commit === ends.head) return { commit, as: 'head' }
  if (commit !== null && (await isTestMerge(repository, commit, ends))) return { commit, as: 'merge' }
  await refuseUnrelated(repository, commit, ends)
  return { commit, as: 'other' }
}

/** What has nothing to do with the change has no reports of it either, and a longer history would not help. */
async function refuseUnrelated(repository: Repository, commit: string | null, { head, base }: Ends): Promise<void> {
  if (await repository.hasCommit(head)) return
  if (commit === null) throw new GitError('history_missing', 'No commit is checked out in the workspace.', CHECK_OUT)
  if ((await repository.hasCommit(base)) || (await repository.isShallow())) return
  const detail = `The workspace contains a different repository: its history is complete and has ${neither({ head, base })}.`
  throw new GitError('history_missing', detail, CHECK_OUT)
}

const CHECK_OUT = 'Check out the change before this step, from its own repository, with actions/checkout.'

function neither({ head, base }: Ends): string {
  return `neither the base commit ${base.slice(0, 10)} nor the head commit ${head.slice(0, 10)}`
}

/**
 * The test merge has the base as first parent and the head as second. The base may have moved on since, so the first
 * parent only has to be in its history, as far as the clone shows.
 */
async function isTestMerge(repository: Repository, commit: string, { head, base }: Ends): Promise<boolean> {
  const [onto, merged, ...more] = await repository.parents(commit)
  if (onto === undefined || merged !== head || more.length > 0) return false
  if (onto === base || !(await repository.hasCommit(base)) || (await repository.isShallow())) return true
  return repository.isAncestor(onto, base)
}

/**
 * The two commits whose difference is the change, numbered as what was measured. A report made on the test merge has
 * the merge's line numbers, so its diff starts at the merge's first parent, never at the merge base.
 */
export async function changeRange(
  repository: Repository,
  measured: Measured,
  { head, base }: Ends,
): Promise<{ from: string; to: string }> {
  if (measured.as !== 'merge' || measured.commit === null) {
    await demandEither(repository, { head, base })
    await demand(repository, base, 'base')
    await demand(repository, head, 'head')
    return { from: await repository.mergeBase(base, head), to: head }
  }
  const [onto = ''] = await repository.parents(measured.commit)
  await demand(repository, onto, 'base')
  return { from: onto, to: measured.commit }
}

/** A clone that is cut off may be of the change or of another repository; what to do is true for both. */
async function demandEither(repository: Repository, ends: Ends): Promise<void> {
  if ((await repository.hasCommit(ends.base)) || (await repository.hasCommit(ends.head))) return
  const next = 'Check out the change itself, from its own repository and with `fetch-depth: 0`.'
  throw new GitError('history_missing', `The clone has ${neither(ends)}.`, next)
}

async function demand(repository: Repository, commit: string, what: string): Promise<void> {
  if (await repository.hasCommit(commit)) return
  throw new GitError('history_missing', `The clone does not have the ${what} commit ${commit.slice(0, 10)}.`)
}

/** The change, numbered as what was measured. */
export interface LocalChange {
  /** `null`: nothing is known of it. */
  from: string | null
  to: string
  entries: readonly DiffEntry[]
}
