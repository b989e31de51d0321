import type { CheckRunNode } from '../../github/client/answers.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { readCheckRuns } from '../../github/commit/checks.ts'
import { type CheckOptions, checkRuns, isOfChange, overallName, type PreparedCheck } from '../../publish/check-runs.ts'
import { type Posted, postChecks } from '../../publish/post-checks.ts'
import { unsaid } from '../../publish/said-checks.ts'
import { plain } from '../../text/escape.ts'
import type { RunContext } from '../shared/context.ts'
import type { Inputs } from '../shared/inputs.ts'
import type { JudgedChange } from '../shared/result.ts'
import { type Decision, isOutvoted, sayByStatus, settleCheck } from './decide.ts'

export interface Published {
  checkUrl: string | undefined
  /** What was not posted and why, for the log; empty when all was. */
  notices: readonly string[]
  /** Whether the annotations are in the change. */
  posted: boolean
  /** Why branches do not see the verdict: the job must not be green then, whatever else it is told. */
  unsaid: string | undefined
}

export interface Publishing {
  inputs: Pick<Inputs, 'checkName' | 'publish' | 'dryRun'>
  /** Where the run can be watched. */
  url: string | undefined
  /** The head that the run was started for. */
  startedFor: string | undefined
}

/**
 * Posts the verdict: as the commit status or check run that branches require, and as the check runs that people read. A
 * red verdict is said before anything else, a green one when its check runs are there. What could not be posted is said
 * in one line: a verdict is never lost because of it.
 */
export async function publishVerdict(
  context: RunContext,
  judged: JudgedChange,
  judgedAt: string,
  publishing: Publishing,
): Promise<Published> {
  const { inputs, startedFor } = publishing
  if (inputs.dryRun) return notPosted('Dry run: nothing was posted.')
  if (!inputs.publish.has('check-runs') && !inputs.publish.has('commit-status')) return notPosted()
  const { head } = judged.verdict.subject
  if (await hasOwnRun(context, judged, overallName(inputs.checkName), startedFor)) {
    return notPosted(`The head moved to ${head.slice(0, 7)} and another run has evaluated it. Nothing was posted.`)
  }
  if (!inputs.publish.has('commit-status')) return publishChecks(context, judged, judgedAt, publishing)
  if (judged.verdict.outcome !== 'pass') return publishRed(context, judged, judgedAt, publishing)
  return publishGreen(context, judged, judgedAt, publishing)
}

/** Nothing may keep a red verdict back: an older green one may be what the branch goes by. */
async function publishRed(
  context: RunContext,
  judged: JudgedChange,
  judgedAt: string,
  publishing: Publishing,
): Promise<Published> {
  const { verdict } = judged
  const link = publishing.url ?? checksPage(context, judged)
  const decision = await sayByStatus(context, { verdict, judgedAt }, { context: publishing.inputs.checkName, link })
  const checks = await postAll(context, judged, judgedAt, publishing)
  return published(checks, decision)
}

async function publishGreen(
  context: RunContext,
  judged: JudgedChange,
  judgedAt: string,
  publishing: Publishing,
): Promise<Published> {
  const checks = await postAll(context, judged, judgedAt, publishing)
  const link = checks.posted.overall?.url ?? publishing.url ?? checksPage(context, judged)
  const { verdict } = judged
  const decision = await sayByStatus(context, { verdict, judgedAt }, { context: publishing.inputs.checkName, link })
  return published(checks, decision)
}

/** Where an app of one's own posts, whose check runs have a suite of their own: the check of the whole verdict decides. */
async function publishChecks(
  context: RunContext,
  judged: JudgedChange,
  judgedAt: string,
  publishing: Publishing,
): Promise<Published> {
  const name = overallName(publishing.inputs.checkName)
  const { verdict } = judged
  const outvoted = await isOutvoted(context, { verdict, judgedAt }, name)
  if (outvoted) return published(NONE, outvoted)
  const checks = await postAll(context, judged, judgedAt, publishing)
  return published(checks, await settleCheck(context, { verdict, judgedAt }, checks.posted, name))
}

/** Where somebody finds the checks of a commit who is in no run. */
const checksPage = ({ server, repository }: RunContext, { verdict }: JudgedChange): string =>
  `${server}/${repository.owner}/${repository.name}/commit/${verdict.subject.head}/checks`

interface PostedChecks {
  posted: Posted
  notices: readonly string[]
}

const NONE: PostedChecks = {
  posted: { overall: undefined, problem: undefined, missing: [], annotationProblem: undefined },
  notices: [],
}

/** Posts the check of the whole verdict, and those of gates that say something new. */
async function postAll(
  context: RunContext,
  { verdict, facts, title, taken }: JudgedChange,
  judgedAt: string,
  { inputs, url }: Publishing,
): Promise<PostedChecks> {
  if (!inputs.publish.has('check-runs')) return NONE
  const { checkName } = inputs
  const options: CheckOptions = {
    name: checkName,
    overall: overallName(checkName),
    judgedAt,
    before: taken?.from,
    detailsUrl: url,
    annotate: inputs.publish.has('annotations'),
  }
  const checks = checkRuns(verdict, facts, title, options)
  const names = taken?.gates.map(id => `${checkName}: ${id}`) ?? []
  const gates = checks.slice(0, -1).filter(({ run }) => !names.includes(run.name))
  const standing = await readStanding(context, verdict.subject.head)
  const hasNamesake = verdict.outcome === 'pass' && namesake(checkName, standing) !== undefined
  const posted = await postChecks(context.client, context.repository, [
    ...(hasNamesake ? replaced(checks, checkName) : []),
    ...unsaid(gates, standing),
    ...checks.slice(-1),
  ])
  return { posted, notices: [...notPostedOf(posted), ...(hasNamesake ? [besides(checkName)] : [])] }
}

/** Checks beyond these are not compared: what they say is said again. */
const MAX_PAGES = 2

/** The checks on the commit; none where they cannot be read, which is reported when a check is posted. */
async function readStanding({ client, repository }: RunContext, commit: string): Promise<readonly CheckRunNode[]> {
  try {
    const wanted = { commit, pages: MAX_PAGES, what: 'looking for checks of earlier runs' }
    return (await readCheckRuns(client, repository, wanted)) ?? []
  } catch (error) {
    if (error instanceof GitHubError) return []
    throw error
  }
}

function notPostedOf({ problem, missing, annotationProblem }: Posted): string[] {
  return [
    ...(problem
      ? [`Not posted: ${missing.map(name => `"${name}"`).join(', ')}. ${problem.message} ${problem.next}`]
      : []),
    ...(annotationProblem ? [`Some annotations were not added. ${annotationProblem.message}`] : []),
  ]
}

/**
 * A check run that has the name of the commit status: of a version that posted none, or of a job of that name. GitHub
 * requires both where both are there, and nobody can delete it, so a red one goes on blocking. A newer one of the same
 * name replaces it, unless GitHub puts it into another suite.
 */
function namesake(name: string, standing: readonly CheckRunNode[]): CheckRunNode | undefined {
  const [newest] = standing.filter(run => run.name === name).sort((a, b) => b.id - a.id)
  return newest?.conclusion === 'success' ? undefined : newest
}

function replaced(checks: readonly PreparedCheck[], name: string): PreparedCheck[] {
  return checks.slice(-1).map(({ run }) => ({ run: { ...run, name }, annotations: [] }))
}

const besides = (name: string): string =>
  `The commit also has a check run "${name}" that is not green, of a job of that name or of an earlier version of Gatebook. GitHub requires it beside the commit status, so it was posted anew. If it still blocks, rename the job and push a commit: the new head has the status only.`

function published({ posted, notices }: PostedChecks, decision: Decision): Published {
  const all = [...decision.notices, ...notices]
  return {
    checkUrl: posted.overall?.url,
    notices: all.map(notice => plain(notice)),
    posted: posted.overall !== undefined && !posted.problem && !posted.annotationProblem,
    unsaid: decision.unsaid === undefined ? undefined : plain(decision.unsaid),
  }
}

const notPosted = (...notices: string[]): Published => ({
  checkUrl: undefined,
  notices: notices.map(notice => plain(notice)),
  posted: false,
  unsaid: undefined,
})

/**
 * Whether a newer head than the one this run began with has been judged already. Its own run has its own reports; this
 * one has only those of the old head, and would put a red check over a green one.
 */
async function hasOwnRun(
  { client, repository }: RunContext,
  { verdict }: JudgedChange,
  name: string,
  startedFor: string | undefined,
): Promise<boolean> {
  const { head, pull } = verdict.subject
  if (startedFor === undefined || startedFor === head || pull === undefined) return false
  try {
    const wanted = { commit: head, name, pages: 1, what: 'looking for checks of the new head' }
    const runs = (await readCheckRuns(client, repository, wanted)) ?? []
    return runs.some(run => isOfChange(run.external_id, pull) && run.status === 'completed')
  } catch (error) {
    // A token that may not look may not post either; that is reported when it tries.
    if (error instanceof GitHubError) return false
    throw error
  }
}
