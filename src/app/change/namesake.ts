import type { CheckRunNode } from '../../github/client/answers.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { readCheckRuns } from '../../github/commit/checks.ts'
import type { PreparedCheck } from '../../publish/check-runs.ts'
import { postChecks } from '../../publish/post-checks.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { RunContext } from '../shared/context.ts'

/** Checks beyond these are not compared: what they say is said again. */
const MAX_PAGES = 2

/** The newest checks of each suite on the commit; undefined where there are too many, or they cannot be read. */
export async function readStanding(
  { client, repository }: RunContext,
  commit: string,
  name?: string,
): Promise<readonly CheckRunNode[] | undefined> {
  try {
    const wanted = { commit, pages: MAX_PAGES, what: 'looking for checks of earlier runs' }
    return await readCheckRuns(client, repository, name === undefined ? wanted : { ...wanted, name })
  } catch (error) {
    // It is reported when a check is posted.
    if (error instanceof GitHubError) return undefined
    throw error
  }
}

/**
 * Whether a check run that has the name of the commit status is not green: of a version that posted none, or of a job of
 * that name. GitHub requires both where both are there, and nobody can delete it, so it goes on blocking. A job that is
 * at work is left alone: it may be this one.
 */
export async function isBlockedBeside(
  context: RunContext,
  verdict: Verdict,
  name: string,
  standing: readonly CheckRunNode[] | undefined,
): Promise<boolean> {
  if (verdict.outcome !== 'pass') return false
  const all = standing ?? (await readStanding(context, verdict.subject.head, name)) ?? []
  return all.some(run => run.name === name && run.status === 'completed' && run.conclusion !== 'success')
}

/** Posts the check of the whole verdict under the name of the status, too; gives what is to be told about it. */
export async function postNamesake(
  { client, repository }: RunContext,
  overall: PreparedCheck | undefined,
  name: string,
  told: (name: string) => string,
): Promise<string[]> {
  if (overall === undefined) return []
  const posted = await postChecks(client, repository, [{ run: { ...overall.run, name }, annotations: [] }])
  return posted.problem ? [] : [told(name)]
}

export const ANEW = (name: string): string =>
  `The commit also has a check run "${name}" that is not green, of a job of that name or of an earlier version of Gatebook. GitHub requires it beside the commit status, so it was posted anew. If it still blocks, rename the job and push a commit: the new head has the status only.`

export const INSTEAD = (name: string): string =>
  `A red check run "${name}" was posted instead: GitHub requires it beside an older green status of that name.`
