import { checkRunsAnswer } from '../../github/client/answers.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { parse } from '../../github/client/parse.ts'
import { type CheckOptions, checkRuns, postChecks } from '../../publish/check-runs.ts'
import { plain } from '../../text/escape.ts'
import type { RunContext } from '../shared/context.ts'
import type { Inputs } from '../shared/inputs.ts'
import type { JudgedChange } from '../shared/result.ts'

export interface Published {
  checkUrl: string | undefined
  /** What was not posted and why, for the log; empty when all was. */
  notices: readonly string[]
  posted: boolean
}

/** Posts the check runs, or says in one line why not. A verdict is never lost because it could not be posted. */
export async function publishVerdict(
  context: RunContext,
  judged: JudgedChange,
  inputs: Pick<Inputs, 'checkName' | 'publish' | 'dryRun'>,
  run: { url: string | undefined; startedFor: string | undefined },
): Promise<Published> {
  if (inputs.dryRun) return notPosted('Dry run: nothing was posted.')
  if (!inputs.publish.has('check-runs')) return { checkUrl: undefined, notices: [], posted: false }
  const { head } = judged.verdict.subject
  if (await hasOwnRun(context, judged, inputs.checkName, run.startedFor)) {
    return notPosted(`The head moved to ${head.slice(0, 7)} and another run has evaluated it. Nothing was posted.`)
  }
  const options: CheckOptions = {
    name: inputs.checkName,
    detailsUrl: run.url,
    annotate: inputs.publish.has('annotations'),
  }
  const checks = checkRuns(judged.verdict, judged.facts, judged.title, options)
  const { url, problem, missing, annotationProblem } = await postChecks(context.client, context.repository, checks)
  const notices = [
    ...(problem
      ? [`Not posted: ${missing.map(name => `"${name}"`).join(', ')}. ${problem.message} ${problem.next}`]
      : []),
    ...(annotationProblem ? [`Some annotations were not added. ${annotationProblem.message}`] : []),
  ]
  return { checkUrl: url, notices: notices.map(notice => plain(notice)), posted: !problem && !annotationProblem }
}

const notPosted = (notice: string): Published => ({ checkUrl: undefined, notices: [plain(notice)], posted: false })

/**
 * Whether a newer head than the one this run began with has been judged already. Its own run has its own reports; this
 * one has only those of the old head, and would put a red check over a green one.
 */
async function hasOwnRun(
  context: RunContext,
  { verdict }: JudgedChange,
  name: string,
  startedFor: string | undefined,
): Promise<boolean> {
  const { head, pull } = verdict.subject
  if (startedFor === undefined || startedFor === head) return false
  const { owner, name: repo } = context.repository
  const parameters = { owner, repo, ref: head, check_name: name, filter: 'all', per_page: 100 }
  const what = 'looking for checks of the new head'
  try {
    const answer = await context.client.rest('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', parameters, { what })
    const { check_runs } = parse(checkRunsAnswer, answer.data, [], what)
    return check_runs.some(run => run.external_id === `gatebook:${pull}` && run.status === 'completed')
  } catch (error) {
    // A token that may not look may not post either; that is reported when it tries.
    if (error instanceof GitHubError) return false
    throw error
  }
}
