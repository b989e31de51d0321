import { isLiteral, matcher, patternProblem } from '../../facts/glob.ts'
import { branchesWithPulls, branchNames } from '../../github/branch/protected.ts'
import type { BranchTip } from '../../github/branch/span.ts'
import { readBranch, readDefaultBranch } from '../../github/branch/tip.ts'
import type { Rules } from '../../github/client/answers.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { ledgerOf, USUAL_LEDGER } from '../policy/ledger-of.ts'
import type { RunContext } from '../shared/context.ts'
import { UserFacingError } from '../shared/user-facing-error.ts'

export interface KeptBranches {
  repositoryId: string
  /** The default branch first, if it is one of them. */
  branches: readonly BranchTip[]
  /** Where records of these branches are kept, by the policies at their tips. */
  ledgers: readonly string[]
  /** What is not known about which branches there are. */
  notes: readonly string[]
  /** The rules at the tip of the default branch. */
  rules: Rules | null
  defaultBranch: string
}

/** The branches on which everything is to be recorded: those that were named, or all that require pull requests. */
export async function keptBranches(context: RunContext, patterns: readonly string[]): Promise<KeptBranches> {
  const { client, repository, policyPath } = context
  const { repositoryId, branch, rules } = await readDefaultBranch(client, repository, policyPath)
  const ledger = (await ledgerOf(context, rules, branch)) ?? USUAL_LEDGER
  const isOther = (name: string) => name !== branch && name !== ledger && !name.startsWith(QUEUE)
  const { names, notes } =
    patterns.length > 0
      ? { names: await named(context, branch, patterns, isOther), notes: [] }
      : await withPulls(context, branch, isOther)
  const ledgers = new Set([ledger])
  const branches: BranchTip[] = []
  for (const name of names) {
    const found = name === branch ? rules : await readBranch(client, repository, name, policyPath)
    if (!found) throw noBranch(name)
    branches.push({ name, tip: found.oid })
    const own = name === branch ? null : await ledgerOf(context, found, name)
    if (own) ledgers.add(own)
  }
  return { repositoryId, branches, ledgers: [...ledgers], notes, rules, defaultBranch: branch }
}

/** Where a merge queue keeps what it tests. */
const QUEUE = 'gh-readonly-queue/'

async function withPulls(
  { client, repository }: RunContext,
  branch: string,
  isOther: (name: string) => boolean,
): Promise<{ names: string[]; notes: string[] }> {
  try {
    return { names: [branch, ...(await branchesWithPulls(client, repository, isOther))], notes: [] }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    const what = `Which other branches require pull requests is not known, so only ${branch} was looked at.`
    return { names: [branch], notes: [`${what} ${error.message} Name them in the input "branches".`] }
  }
}

async function named(
  { client, repository }: RunContext,
  branch: string,
  patterns: readonly string[],
  isOther: (name: string) => boolean,
): Promise<string[]> {
  for (const pattern of patterns) {
    const problem = patternProblem(pattern)
    if (problem !== undefined) throw badPattern(pattern, problem)
  }
  const globs = patterns.filter(pattern => !isLiteral(pattern))
  const listed = globs.length > 0 ? (await branchNames(client, repository)).filter(matcher(globs)) : []
  const wanted = new Set([...patterns.filter(isLiteral), ...listed])
  const names = [...(wanted.has(branch) ? [branch] : []), ...[...wanted].filter(isOther)]
  if (names.length === 0) throw noneMatches(patterns)
  return names
}

const badPattern = (pattern: string, problem: string): UserFacingError =>
  new UserFacingError(
    'input_invalid',
    `The pattern "${pattern.slice(0, 100)}" in the input "branches" ${problem}.`,
    'Give names or patterns of branches, such as release/*.',
  )

const noneMatches = (patterns: readonly string[]): UserFacingError =>
  new UserFacingError(
    'input_invalid',
    `No branch with records matches the input "branches" (${patterns.join(', ')}).`,
    'Give names or patterns of branches that are there, such as release/*. The ledger itself is none of them.',
  )

const noBranch = (name: string): UserFacingError =>
  new UserFacingError(
    'input_invalid',
    `There is no branch ${name}.`,
    'Correct the input "branches", or give a pattern if the branch comes and goes.',
  )
