import { concessionText } from '../../collect/concessions/form.ts'
import { askChange } from '../../github/client/ask.ts'
import type { GraphqlAnswer } from '../../github/client/client.ts'
import { openChangesNaming } from '../../github/open-changes.ts'
import { timeNow } from '../../github/time.ts'
import { changesWithHead } from '../../github/with-head.ts'
import { annotations } from '../../publish/annotations.ts'
import { gatesLines } from '../../publish/console.ts'
import { verdictPage } from '../../publish/page.ts'
import { headline } from '../../publish/words.ts'
import { plain } from '../../text/escape.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { type Checked, checkChange, type Publish } from '../change/check-change.ts'
import { checkGroup } from '../change/check-group.ts'
import { checkOpen } from '../change/check-open.ts'
import { openSummary } from '../change/open-summary.ts'
import { type Published, publishVerdict } from '../change/publish-verdict.ts'
import { requestReviewers } from '../change/request-reviewers.ts'
import { recordMerge } from '../merge/record-merge.ts'
import { mergeSummary } from '../merge/summary.ts'
import { backfillRelease } from '../release/backfill-release.ts'
import { release } from '../release/release.ts'
import { brokenVerdict } from '../shared/broken-verdict.ts'
import type { RunContext } from '../shared/context.ts'
import type { GroupTask, Task } from '../shared/event.ts'
import { explain } from '../shared/explain.ts'
import type { Inputs } from '../shared/inputs.ts'
import type { NamedIssue, OpenTask } from '../shared/open-task.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import type { Result } from '../shared/result.ts'
import { withChannel } from '../shared/trust.ts'
import { backfill } from '../upkeep/backfill.ts'
import { backfillSummary, upkeepSummary } from '../upkeep/summary.ts'
import { upkeep } from '../upkeep/upkeep.ts'
import type { Prefetched } from './prefetch.ts'

export interface RunOptions {
  inputs: Inputs
  runUrl: string | undefined
  /** Made only when something is to be recorded. */
  record: () => Promise<RecordOptions>
}

export async function run(context: RunContext, prefetched: Prefetched, options: RunOptions): Promise<Result> {
  if ('answer' in prefetched) return check(context, prefetched.task, prefetched.answer, options)
  const { task } = prefetched
  if (task.story === 'nothing') return { ...NOTHING, headline: plain(task.why) }
  if (task.story === 'after-ci') return checkAfter(context, task, options)
  if (task.story === 'group') return checkQueued(context, task, options)
  if (task.story === 'open-changes') return checkAllOpen(context, task, options)
  if (context.bentGit) throw context.bentGit
  const record = await withChannel(context, await options.record())
  if (task.story === 'upkeep') return { ...NOTHING, ...upkeepSummary(await upkeep(context, task, record)) }
  if (task.story === 'backfill') return { ...NOTHING, ...backfillSummary(await backfill(context, task, record)) }
  if (task.story === 'backfill-release')
    return {
      ...NOTHING,
      ...(await backfillRelease(context, task, record, options.inputs, options.runUrl)),
    }
  if (task.story === 'release')
    return { ...NOTHING, ...(await release(context, task, record, options.inputs, options.runUrl)) }
  return { ...NOTHING, ...mergeSummary(await recordMerge(context, task.push, record)) }
}

const NOTHING: Result = {
  outcome: 'pass',
  headline: '',
  failedGates: [],
  lines: [],
  notices: [],
  page: [],
  annotations: [],
  judged: undefined,
  recorded: [],
  documents: {},
  checkUrl: undefined,
  unsaid: undefined,
}

async function check(
  context: RunContext,
  task: Extract<Task, { story: 'check' }>,
  answer: Promise<GraphqlAnswer>,
  options: RunOptions,
): Promise<Result> {
  const publish = publisher(context, task.head, options)
  const place = { pull: task.pull, head: task.head }
  const onHead = (head: string) => {
    place.head ??= head
  }
  const checked = await orBroken(context, place, publish, () =>
    checkChange(context, task.pull, answer, { publish, onHead }),
  )
  if ('closed' in checked) return { ...NOTHING, headline: plain(checked.closed) }
  const result = resultOf(checked)
  const requested = options.inputs.dryRun ? undefined : await requestReviewers(context, checked.judged)
  if (requested === undefined) return result
  return 'done' in requested
    ? { ...result, lines: [...result.lines, plain(requested.done)] }
    : { ...result, notices: [...result.notices, plain(requested.problem)] }
}

/**
 * Checks belong to the commit, so of several changes with this head the oldest is judged; the verdict names the others.
 */
async function checkAfter(
  context: RunContext,
  { head, branch }: Extract<Task, { story: 'after-ci' }>,
  options: RunOptions,
): Promise<Result> {
  const { client, repository, policyPath } = context
  const [pull] = await changesWithHead(client, repository, head, branch)
  if (pull === undefined) {
    const why = `No open change has the head commit ${head.slice(0, 10)}, on which the other workflow ran: there is nothing to evaluate.`
    return { ...NOTHING, headline: why }
  }
  const answer = askChange(client, repository, pull, policyPath)
  return check(context, { story: 'check', pull, head }, answer, options)
}

async function checkQueued(context: RunContext, task: GroupTask, options: RunOptions): Promise<Result> {
  const publish = publisher(context, task.head, options)
  const { checkName } = options.inputs
  return resultOf(await orBroken<never>(context, task, publish, () => checkGroup(context, task, checkName, publish)))
}

async function checkAllOpen(context: RunContext, { named }: OpenTask, options: RunOptions): Promise<Result> {
  const pulls = named === 'all' ? undefined : await pullsOf(context, named)
  if (pulls?.length === 0)
    return {
      ...NOTHING,
      headline: 'The issue is no concession, and no open change names it: there is nothing to evaluate.',
    }
  const asked = { pulls, inputs: options.inputs }
  return openSummary(await checkOpen(context, asked, publisher(context, undefined, options)))
}

/** The changes that an issue is about; undefined: a concession for paths, which may be those of any. */
async function pullsOf({ client, repository }: RunContext, issue: NamedIssue): Promise<readonly number[] | undefined> {
  const { gates, pulls, paths } = concessionText(issue.body)
  if (gates.length > 0) return paths.length === 0 ? pulls : undefined
  return issue.number === undefined ? [] : openChangesNaming(client, repository, issue.number)
}

function publisher(context: RunContext, startedFor: string | undefined, options: RunOptions): Publish<Published> {
  const publishing = { inputs: options.inputs, url: options.runUrl, startedFor }
  return (judged, judgedAt) => publishVerdict(context, judged, judgedAt, publishing)
}

function resultOf({ judged, published }: Checked<Published>): Result {
  const { verdict, title, hints } = judged
  const notices = [...(published.unsaid === undefined ? [] : [published.unsaid]), ...published.notices]
  return {
    outcome: verdict.outcome,
    headline: plain(`${headline(verdict)}.`),
    failedGates: failedGates(verdict),
    lines: gatesLines(verdict),
    notices: published.notices,
    page: [...verdictPage(verdict, title, hints), ...notices.map(notice => `\n> ${notice}`)],
    annotations: published.posted ? [] : verdict.gates.flatMap(annotations),
    judged,
    recorded: [],
    documents: {},
    checkUrl: published.checkUrl,
    unsaid: published.unsaid,
  }
}

/**
 * A run that breaks must not leave an older green check standing: when the head is known, the failure is a verdict too
 * and is published like one.
 */
async function orBroken<Other>(
  context: RunContext,
  place: { pull?: number; head: string | undefined },
  publish: Publish<Published>,
  check: () => Promise<Checked<Published> | Other>,
): Promise<Checked<Published> | Other> {
  try {
    if (context.bentGit) throw context.bentGit
    return await check()
  } catch (error) {
    // By now the head may be known, though the event did not name it. Where it is not, nothing can be posted.
    const { pull, head } = place
    if (head === undefined) throw error
    const { owner, name } = context.repository
    const subject = { repository: `${owner}/${name}`, ...(pull === undefined ? {} : { pull }), head, base: '' }
    const cause = { title: 'Gatebook could not evaluate the change', reasons: [explain(error)] }
    const verdict = brokenVerdict(subject, context.policyPath, cause)
    const judged = { verdict, facts: undefined, policy: undefined, title: '' }
    const at = await timeNow(context.client, context.repository, head, context.clock)
    return { judged, published: await publish(judged, at) }
  }
}

function failedGates({ gates }: Verdict): string[] {
  return gates.filter(gate => gate.outcome === 'fail' || gate.outcome === 'error').map(gate => gate.id)
}
