import { landingsOfMove } from '../../github/branch/elsewhere.ts'
import { type Landing, landingsIn } from '../../github/branch/landings.ts'
import { type BranchSpan, type BranchTip, readSpan, type Since } from '../../github/branch/span.ts'
import type { PageBudget } from '../../github/branch/walk.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { recentMerges } from '../../github/recent-merges.ts'
import type { RunContext } from '../shared/context.ts'
import { explain } from '../shared/explain.ts'

/** What came to a branch in a span, and what could not be seen of it. */
export interface Seen {
  landings: readonly Landing[]
  /** Those of today's line, oldest first. */
  ofLine: readonly Landing[]
  problems: readonly { message: string; next: string }[]
  /** What need not be cured. */
  notes: readonly string[]
}

/** What goes wrong with one branch must not hide the others. */
export async function lookAt(context: RunContext, branch: BranchTip, since: Since, budget: PageBudget): Promise<Seen> {
  try {
    return await look(context, branch, since, budget)
  } catch (error) {
    const { message, next } = explain(error)
    return { landings: [], ofLine: [], problems: [{ message: `Branch ${branch.name}: ${message}`, next }], notes: [] }
  }
}

async function look(context: RunContext, branch: BranchTip, since: Since, budget: PageBudget): Promise<Seen> {
  const { client, repository } = context
  const span = await readSpan(client, repository, branch, since, budget)
  if ('commit' in since && !span.isCut && span.end === span.commits.length) throw notOwn(branch.name, since.commit)
  const landings = await landingsOf(context, branch.name, span)
  const removed = await removedFrom(context, branch.name, span)
  const problems = [...(span.isCut ? [tooLong(branch.name, span)] : []), ...removed.problems]
  return { landings: [...removed.landings, ...landings], ofLine: landings, problems, notes: removed.notes }
}

/** Landings of the span. The latest merges are asked for only where a commit does not say how it came. */
export async function landingsOf(
  { client, repository }: RunContext,
  branch: string,
  span: BranchSpan,
): Promise<Landing[]> {
  const found = landingsIn(branch, span, new Map(), client.time())
  if (found.every(({ unknown }) => unknown === null)) return found
  return landingsIn(branch, span, await recentMerges(client, repository, branch), client.time())
}

/** A span in which more than this was removed has a story that somebody has to look at. */
const MAX_MOVES = 50

/** What moves brought that is not of today's line. */
async function removedFrom(
  { client, repository, clock }: RunContext,
  branch: string,
  { elsewhere }: BranchSpan,
): Promise<{ landings: Landing[]; problems: Seen['problems'][number][]; notes: string[] }> {
  const landings: Landing[] = []
  const problems: Seen['problems'][number][] = []
  const notes: string[] = []
  for (const move of elsewhere.slice(-MAX_MOVES)) {
    try {
      landings.push(...(await landingsOfMove(client, repository, branch, move, clock)))
    } catch (error) {
      const { message, next } = explain(error)
      const what = `${move.after.slice(0, 7)} was on ${branch} until it was removed, and cannot be read.`
      if (error instanceof GitHubError && error.code === 'not_found') notes.push(`${what} GitHub no longer has it.`)
      else problems.push({ message: `${what} ${message}`, next })
    }
  }
  if (elsewhere.length > MAX_MOVES) problems.push(tooManyRemoved(branch, elsewhere.length))
  return { landings, problems, notes }
}

const tooManyRemoved = (branch: string, count: number) => ({
  message: `${count} moves of ${branch} led to commits that are no longer on it; the oldest ${MAX_MOVES} were looked at.`,
  next: 'Block force pushes in the ruleset of the branch, and use a shorter span for the rest.',
})

function tooLong(branch: string, { commits }: BranchSpan) {
  const last = commits.at(-1)
  return {
    message: `Branch ${branch}: the span is longer than can be read. Its newest ${commits.length} own commits were looked at, back to ${last?.oid.slice(0, 7)}.`,
    next: `Use a shorter span, such as \`since: ${last?.oid}\`. Record older merges one by one with "commit" or "pull-request".`,
  }
}

const notOwn = (branch: string, commit: string): GitHubError =>
  new GitHubError('not_found', `${commit.slice(0, 7)} is not one of its own commits.`, {
    status: 404,
    next: `Give a commit of \`git log --first-parent ${branch}\`, or a date; or name the branch that has it in "branches".`,
  })
