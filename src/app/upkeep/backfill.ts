import type { Landing } from '../../github/branch/landings.ts'
import { readMergedAs } from '../../github/branch/merged-as.ts'
import { type BranchTip, readAround } from '../../github/branch/span.ts'
import type { PageBudget } from '../../github/branch/walk.ts'
import type { Outcome } from '../merge/record-merge.ts'
import { isRecord } from '../merge/recorded-at.ts'
import type { RunContext } from '../shared/context.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import type { UpkeepTask } from '../shared/upkeep-task.ts'
import { UserFacingError } from '../shared/user-facing-error.ts'
import { keptBranches } from './branches.ts'
import { landingsOf } from './look.ts'
import { isThere, recordLanding } from './record-landing.ts'
import { originProblem } from './unknown.ts'
import { readLedgers } from './upkeep.ts'

type BackfillTask = Extract<UpkeepTask, { story: 'backfill' }>

/** One commit or change that was named by hand: recorded now, or there already. */
export interface Backfilled {
  branch: string
  commit: string
  result: Outcome | 'there-already'
}

/** Ten thousand commits of the history. */
const MAX_PAGES = 100

/**
 * Evaluated again as of its merge, also where it has a record: whoever names it by hand wants to know. What is known
 * better then is a correction, and what contradicts the record a conflict.
 */
export async function backfill(context: RunContext, task: BackfillTask, options: RecordOptions): Promise<Backfilled> {
  const kept = await keptBranches(context, task.branches)
  const { branches, commit } = await placeOf(context, task.what, kept.branches)
  const landing = await landingWith(context, branches, commit)
  const at = { branch: landing.branch, commit: landing.merged.commit }
  if (landing.unknown === null) {
    const result = await recordLanding(context, landing, options)
    return { ...at, result: isThere(result) ? 'there-already' : result }
  }
  const known = await readLedgers(context, kept, [landing])
  if ([...known.values()].some(({ merge }) => isRecord(merge))) return { ...at, result: 'there-already' }
  return { ...at, result: { merged: landing.merged, problem: originProblem(landing) } }
}

/** The commit, and the branches that may have it. */
async function placeOf(
  { client, repository }: RunContext,
  what: BackfillTask['what'],
  branches: readonly BranchTip[],
): Promise<{ branches: readonly BranchTip[]; commit: string }> {
  if ('commit' in what) return { branches, commit: what.commit }
  const merged = await readMergedAs(client, repository, what.pull)
  if (!merged) throw notMerged(what.pull)
  const own = branches.filter(({ name }) => name === merged.branch)
  if (own.length === 0) throw notKept(what.pull, merged.branch)
  return { branches: own, commit: merged.commit }
}

const notMerged = (pull: number): UserFacingError =>
  new UserFacingError(
    'input_invalid',
    `Pull request #${pull} is not merged, so there is nothing to record.`,
    'Give the number of a merged pull request.',
  )

const notKept = (pull: number, branch: string): UserFacingError =>
  new UserFacingError(
    'input_invalid',
    `Pull request #${pull} was merged into ${branch}, which is none of the branches of which records are kept.`,
    `If it should be one, protect it so that it requires pull requests, or name it in the input "branches".`,
  )

/** What the commit came with, on the first of the branches that has it as its own. */
async function landingWith(context: RunContext, branches: readonly BranchTip[], commit: string): Promise<Landing> {
  const { client, repository } = context
  const budget: PageBudget = { left: MAX_PAGES }
  let isCut = false
  for (const branch of branches) {
    const span = await readAround(client, repository, branch, commit, budget)
    const whole = { ...span, end: span.commits.length }
    const found = (await landingsOf(context, branch.name, whole)).find(({ commits }) => commits.includes(commit))
    if (found) return found
    isCut ||= span.isCut
  }
  throw notFound(commit, branches, isCut)
}

function notFound(commit: string, branches: readonly BranchTip[], isCut: boolean): UserFacingError {
  const names = branches.map(({ name }) => name).join(', ')
  return new UserFacingError(
    'input_invalid',
    isCut
      ? `${commit.slice(0, 7)} is not among the newest own commits of ${names}, as far as they can be read.`
      : `${commit.slice(0, 7)} is not one of the own commits of ${names}.`,
    'Give a commit of `git log --first-parent`: of a merged branch that is its merge commit. Name another branch in the input "branches".',
  )
}
