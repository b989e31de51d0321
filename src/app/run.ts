import { GitHubError } from '../github/errors.ts'
import { StoreError } from '../ledger/store.ts'
import { verdictLines } from '../publish/console.ts'
import { verdictPage } from '../publish/page.ts'
import { plain } from '../publish/text.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { checkChange } from './check-change.ts'
import type { Task } from './event.ts'
import type { Inputs } from './inputs.ts'
import { brokenVerdict, type Judged } from './judge-change.ts'
import { Problem } from './problem.ts'
import { publishVerdict } from './publish-verdict.ts'
import { type Recorded, type RecordOptions, recordMerge } from './record-merge.ts'
import type { RunContext } from './run-context.ts'

/** What a run ends with. The entry point prints it, writes its documents and sets the outputs. */
export interface Result {
  outcome: 'pass' | 'fail' | 'error'
  failedGates: readonly string[]
  /** For the log, plain and harmless. */
  lines: readonly string[]
  /** What went wrong beside the verdict, such as checks that could not be posted. */
  notices: readonly string[]
  /** For the job summary, in lines of Markdown. */
  page: readonly string[]
  judged: Judged | undefined
  recorded: readonly Recorded[]
  checkUrl: string | undefined
  /** Whether check runs carry the annotations; otherwise the log must. */
  posted: boolean
}

export interface RunOptions {
  inputs: Inputs
  runUrl: string | undefined
  record: RecordOptions
}

export async function run(context: RunContext, task: Task, options: RunOptions): Promise<Result> {
  if (task.story === 'nothing') return nothing(task.why)
  if (task.story === 'check') return check(context, task, options)
  return record(await recordMerge(context, task.push, options.record))
}

function nothing(why: string): Result {
  return {
    outcome: 'pass',
    failedGates: [],
    lines: [plain(why)],
    notices: [],
    page: [],
    judged: undefined,
    recorded: [],
    checkUrl: undefined,
    posted: false,
  }
}

async function check(
  context: RunContext,
  task: Extract<Task, { story: 'check' }>,
  options: RunOptions,
): Promise<Result> {
  const judged = await judgeOrBreak(context, task)
  const run = { url: options.runUrl, startedFor: task.head }
  const published = await publishVerdict(context, judged, options.inputs, run)
  const { verdict, title } = judged
  return {
    outcome: verdict.outcome,
    failedGates: failedGates(verdict),
    lines: verdictLines(verdict),
    notices: published.notices,
    page: [...verdictPage(verdict, title), ...published.notices.map(notice => `\n> ${notice}`)],
    judged,
    recorded: [],
    checkUrl: published.checkUrl,
    posted: published.posted,
  }
}

/**
 * A run that breaks must not leave an older green check standing: when the head is known, the failure is a verdict too
 * and is posted like one.
 */
async function judgeOrBreak(
  context: RunContext,
  { pull, head }: { pull: number; head: string | undefined },
): Promise<Judged> {
  try {
    return await checkChange(context, pull)
  } catch (error) {
    const { code, message, next } = explain(error)
    if (head === undefined) throw error
    const { owner, name } = context.repository
    const subject = { repository: `${owner}/${name}`, pull, head, base: '' }
    const cause = { title: 'Gatebook could not judge the change', reasons: [{ code, message, next }] }
    return {
      verdict: brokenVerdict(subject, context.policyPath, cause),
      facts: undefined,
      policy: undefined,
      title: '',
    }
  }
}

/** What to tell about an error. One that nobody foresaw is told as it is, without its stack or what it carried. */
export function explain(error: unknown): { code: string; message: string; next: string } {
  if (error instanceof Problem) return { code: error.code, message: error.message, next: error.next }
  if (error instanceof GitHubError) return { code: `github_${error.code}`, message: error.message, next: error.next }
  if (error instanceof StoreError)
    return { code: 'ledger_unavailable', message: error.message, next: 'Run the job again.' }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : 'Something unknown was thrown.'
  return {
    code: 'internal_error',
    message: `Gatebook broke. ${message}`,
    next: 'Report this as a fault of Gatebook, with this message.',
  }
}

function failedGates({ gates }: Verdict): string[] {
  return gates.filter(gate => gate.outcome === 'fail' || gate.outcome === 'error').map(gate => gate.id)
}

function record(recorded: readonly Recorded[]): Result {
  const lines = recorded.flatMap(recordLines)
  const worst = recorded.map(outcomeOf)
  return {
    outcome: worst.includes('error') ? 'error' : worst.includes('fail') ? 'fail' : 'pass',
    failedGates: [
      ...new Set(
        recorded.flatMap(({ record }) =>
          record.verdict.gates.filter(({ outcome }) => outcome === 'fail' || outcome === 'error').map(({ id }) => id),
        ),
      ),
    ],
    lines: recorded.length === 0 ? ['Nothing landed that is not recorded.'] : lines,
    notices: [],
    page: ['#### Records', '', ...lines.map(line => `- ${line}`)],
    judged: undefined,
    recorded,
    checkUrl: undefined,
    posted: false,
  }
}

/** A record that is not in the ledger is an error, whatever it says: it must not be lost in silence. */
function outcomeOf({ record, appended }: Recorded): Result['outcome'] {
  const kept = appended === undefined || appended.status === 'appended' || appended.status === 'already_recorded'
  if (!kept) return 'error'
  return record.verdict.outcome === 'not_judged' ? 'fail' : record.verdict.outcome
}

function recordLines({ record, appended }: Recorded): string[] {
  const { subject, verdict } = record
  const what = subject.change.via === 'direct-push' ? 'a direct push' : `change #${subject.change.number}`
  const told = verdict.outcome === 'not_judged' ? 'judged by nobody' : verdict.outcome
  const line = `${subject.commit.slice(0, 7)} on ${subject.branch}, ${what}: ${told}`
  return [plain(line), plain(ledgerLine(appended))]
}

function ledgerLine(appended: Recorded['appended']): string {
  if (!appended) return 'Dry run: nothing was appended to the ledger.'
  switch (appended.status) {
    case 'appended':
      return `Record ${appended.seq} of the ledger, ${appended.path}${appended.began ? ' (the ledger begins here)' : ''}`
    case 'already_recorded':
      return `Already record ${appended.seq} of the ledger, ${appended.path}`
    default:
      return `Not in the ledger (${appended.status}): ${appended.why} ${appended.next}`
  }
}
