import { GitHubError } from '../../github/client/errors.ts'
import { readCheckRuns } from '../../github/commit/checks.ts'
import { type CheckOptions, checkRuns, isOfChange, overallName, type PreparedCheck } from '../../publish/check-runs.ts'
import { type Posted, postChecks } from '../../publish/post-checks.ts'
import { unsaid } from '../../publish/said-checks.ts'
import { statusSignal } from '../../publish/status-signal.ts'
import { plain } from '../../text/escape.ts'
import type { RunContext } from '../shared/context.ts'
import type { Inputs } from '../shared/inputs.ts'
import type { JudgedChange } from '../shared/result.ts'
import { type Decision, isOutvoted, sayByStatus, settleCheck } from './decide.ts'
import { ANEW, INSTEAD, isBlockedBeside, postNamesake, readStanding } from './namesake.ts'

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
  if (await hasOwnRun(context, judged, inputs, startedFor)) {
    return notPosted(`The head moved to ${head.slice(0, 7)} and another run has evaluated it. Nothing was posted.`)
  }
  if (!inputs.publish.has('commit-status')) return publishChecks(context, judged, judgedAt, publishing)
  if (judged.verdict.outcome !== 'pass') return publishRed(context, judged, judgedAt, publishing)
  return publishGreen(context, judged, judgedAt, publishing)
}

/**
 * Nothing may keep a red verdict back: an older green one may be what the branch goes by. Where the status is refused, a
 * red check run of its name blocks as well, for GitHub requires both where both are there.
 */
async function publishRed(
  context: RunContext,
  judged: JudgedChange,
  judgedAt: string,
  publishing: Publishing,
): Promise<Published> {
  const { checkName } = publishing.inputs
  const link = publishing.url ?? checksPage(context, judged)
  const at = { context: checkName, link }
  const decision = await sayByStatus(context, { verdict: judged.verdict, judgedAt }, at)
  // A newer run has said otherwise, and its checks are there.
  if (decision.isOvertaken) return published(NONE, decision)
  const checks = await postAll(context, judged, judgedAt, publishing)
  const instead = decision.unsaid === undefined ? [] : await postNamesake(context, checks.overall, checkName, INSTEAD)
  return published({ ...checks, notices: [...checks.notices, ...instead] }, decision)
}

async function publishGreen(
  context: RunContext,
  judged: JudgedChange,
  judgedAt: string,
  publishing: Publishing,
): Promise<Published> {
  const { checkName } = publishing.inputs
  const { verdict } = judged
  const checks = await postAll(context, judged, judgedAt, publishing)
  const link = checks.posted.overall?.url ?? publishing.url ?? checksPage(context, judged)
  const decision = await sayByStatus(context, { verdict, judgedAt }, { context: checkName, link })
  // Only beside the status: alone, a green check run of its name could be taken for it.
  const isSaid = decision.unsaid === undefined && !decision.isOvertaken
  const anew = isSaid && checks.hasNamesake ? await postNamesake(context, checks.overall, checkName, ANEW) : []
  return published({ ...checks, notices: [...checks.notices, ...anew] }, decision)
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
  /** The check of the whole verdict. */
  overall: PreparedCheck | undefined
  /** Whether there is a check run of the status's name that is not green. */
  hasNamesake: boolean
}

const NONE: PostedChecks = {
  posted: { overall: undefined, problem: undefined, missing: [], annotationProblem: undefined },
  notices: [],
  overall: undefined,
  hasNamesake: false,
}

/** Posts the check of the whole verdict, and those of gates that say something new. */
async function postAll(
  context: RunContext,
  { verdict, facts, title, taken, viewer, hints, files }: JudgedChange,
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
    hints,
    files: files && { of: files, blobs: blobsUrl(context, verdict) },
  }
  const checks = checkRuns(verdict, facts, title, options)
  const names = taken?.gates.map(id => `${checkName}: ${id}`) ?? []
  const gates = checks.slice(0, -1).filter(({ run }) => !names.includes(run.name))
  const standing = await readStanding(context, verdict.subject.head)
  const posted = await postChecks(context.client, context.repository, [
    ...unsaid(gates, standing ?? [], viewer),
    ...checks.slice(-1),
  ])
  const hasNamesake = await isBlockedBeside(context, verdict, checkName, standing)
  return { posted, notices: notPostedOf(posted), overall: checks.at(-1), hasNamesake }
}

/** Where GitHub shows files of the head, also of a fork. */
const blobsUrl = ({ server, repository: { owner, name } }: RunContext, { subject }: JudgedChange['verdict']): string =>
  `${server}/${owner}/${name}/blob/${subject.head}`

function notPostedOf({ problem, missing, annotationProblem }: Posted): string[] {
  return [
    ...(problem
      ? [`Not posted: ${missing.map(name => `"${name}"`).join(', ')}. ${problem.message} ${problem.next}`]
      : []),
    ...(annotationProblem ? [`Some annotations were not added. ${annotationProblem.message}`] : []),
  ]
}

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
  { checkName, publish }: Publishing['inputs'],
  startedFor: string | undefined,
): Promise<boolean> {
  const { head, pull } = verdict.subject
  if (startedFor === undefined || startedFor === head || pull === undefined) return false
  try {
    if (!publish.has('check-runs')) return (await statusSignal(client, repository, head, checkName).listed()).length > 0
    const wanted = { commit: head, name: overallName(checkName), pages: 1, what: 'looking for checks of the new head' }
    const runs = (await readCheckRuns(client, repository, wanted)) ?? []
    return runs.some(run => isOfChange(run.external_id, pull) && run.status === 'completed')
  } catch (error) {
    // A token that may not look may not post either; that is reported when it tries.
    if (error instanceof GitHubError) return false
    throw error
  }
}
