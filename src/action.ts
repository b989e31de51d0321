import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { refuseBentChannel } from './app/run/channel.ts'
import { prefetch } from './app/run/prefetch.ts'
import {
  type Environment,
  type RunnerEnvironment,
  readEvent,
  readRunnerEnvironment,
  recordOptions,
  runContext,
  runUrl,
} from './app/run/runner-environment.ts'
import { readTask } from './app/shared/event.ts'
import { explain } from './app/shared/explain.ts'
import { type Inputs, readInputs } from './app/shared/inputs.ts'
import type { Kept, Result } from './app/shared/result.ts'
import { UserFacingError } from './app/shared/user-facing-error.ts'
import type { Clock } from './clock/clock.ts'
import { plain, prose, withinBytes } from './text/escape.ts'

/** What the file of a record is called, without its ending. */
function fileOf(record: Kept['record']): string {
  const name = record.kind === 'merge' ? 'record' : record.kind
  return `${name}-${'amends' in record ? record.id.slice('sha256:'.length) : record.subject.commit}`
}

/** The runner shows no more than ten annotations of each kind from the log of one step. */
const MAX_LOGGED = 10
const SUMMARY_BYTES = 900_000

interface Place {
  at: RunnerEnvironment
  env: Environment
}

/** What the process gives an action. Commands to the runner go to its output and its exit code, as the toolkit has it. */
export interface Job {
  env: Environment
  /** The file that was started, beside which the rest of the bundle lies. */
  program: URL
  clock: Clock
}

export async function runAction({ env, program, clock }: Job): Promise<void> {
  try {
    maskSecrets(env)
    setOutputs()
    const inputs = readInputs(env)
    refuseBentChannel(env, inputs)
    const at = readRunnerEnvironment(env)
    const event = await readEvent(at)
    const context = runContext(at, inputs, clock, event)
    const { upkeep, release, checkName } = inputs
    const task = readTask(event, inputs.command, inputs.pullRequest, { upkeep, release, checkName })
    const prefetched = await prefetch(context, task)
    // The rest of the program is loaded while GitHub answers.
    const { run } = await import('./app/run/run.ts')
    const record = () => recordOptions(at, inputs, program, clock)
    const result = await run(context, prefetched, { inputs, runUrl: runUrl(at), record })
    await report(result, inputs, { at, env })
  } catch (error) {
    await reportBreak(error, env)
  }
}

/** Of an empty text the runner would make a mask of nothing, or refuse. */
function maskSecrets(env: Environment): void {
  for (const name of ['INPUT_TOKEN', 'INPUT_ORG-TOKEN']) {
    const secret = env[name]?.trim()
    if (secret) core.setSecret(secret)
  }
}

/** Every output is set on every path, so that a workflow can rely on it. */
function setOutputs(outputs: Record<string, string> = {}): void {
  const all = {
    outcome: 'error',
    'failed-gates': '[]',
    verdict: '',
    facts: '',
    'record-id': '',
    'record-path': '',
    ledger: 'none',
    'check-url': '',
  }
  try {
    for (const [name, value] of Object.entries({ ...all, ...outputs })) core.setOutput(name, value)
  } catch {
    throw new UserFacingError(
      'outputs_unwritable',
      'The outputs cannot be written: the file in GITHUB_OUTPUT is missing or not writable.',
      'Run the job again. On a self-hosted runner, check the permissions of its temporary folder.',
    )
  }
}

async function report(result: Result, inputs: Inputs, { at, env }: Place): Promise<void> {
  for (const line of result.lines) core.info(line)
  for (const notice of result.notices) core.warning(notice)
  if (inputs.publish.has('annotations')) logAnnotations(result.annotations)
  if (inputs.publish.has('summary')) await summarise(result.page, env)
  setOutputs({ ...(await documents(result, at)), ...recordOutputs(result) })
  const fails =
    inputs.failOn === 'fail' ? result.outcome !== 'pass' : inputs.failOn === 'error' && result.outcome === 'error'
  if (result.unsaid !== undefined) core.setFailed(`${result.headline} ${result.unsaid}`)
  else if (fails) core.setFailed(result.headline)
  else core.info(result.headline)
}

function recordOutputs({ outcome, failedGates, checkUrl, recorded }: Result): Record<string, string> {
  const last = recorded.at(-1)
  return {
    outcome,
    'failed-gates': JSON.stringify(failedGates),
    'check-url': checkUrl ?? '',
    'record-id': last?.record.id ?? '',
    'record-path': last?.appended?.path ?? '',
    ledger: ledgerOutput(recorded),
  }
}

/** Of several records the worst: one that is deferred must not hide behind one that is there. */
function ledgerOutput(recorded: Result['recorded']): string {
  const statuses = recorded.flatMap(({ appended }) => appended?.status ?? [])
  if (statuses.length === 0) return 'none'
  return statuses.every(status => ['appended', 'already_recorded', 'corrected'].includes(status))
    ? 'appended'
    : 'deferred'
}

/** Writes the documents of the run beside the workspace, where the change's own files cannot be in the way. */
async function documents(
  { judged, recorded, documents: pages }: Result,
  { RUNNER_TEMP }: RunnerEnvironment,
): Promise<Record<string, string>> {
  const folder = join(RUNNER_TEMP, 'gatebook')
  await mkdir(folder, { recursive: true })
  const write = async (name: string, value: unknown) => {
    const path = join(folder, name)
    await writeFile(path, `${JSON.stringify(value, null, 2)}\n`)
    return path
  }
  for (const { record } of recorded) await write(`${fileOf(record)}.json`, record)
  for (const [name, lines] of Object.entries(pages)) await writeFile(join(folder, name), `${lines.join('\n')}\n`)
  return {
    ...(judged ? { verdict: await write('verdict.json', judged.verdict) } : {}),
    ...(judged?.facts ? { facts: await write('facts.json', judged.facts) } : {}),
  }
}

function logAnnotations(annotations: Result['annotations']): void {
  for (const { path, start_line, end_line, title, message, annotation_level } of annotations.slice(0, MAX_LOGGED)) {
    const log = annotation_level === 'failure' ? core.error : core.warning
    log(message, { title, file: plain(path), startLine: start_line, endLine: end_line })
  }
}

async function summarise(page: readonly string[], env: Environment): Promise<void> {
  if (page.length === 0 || !env['GITHUB_STEP_SUMMARY']) return
  await core.summary.addRaw(withinBytes(page, SUMMARY_BYTES), true).write()
}

async function reportBreak(error: unknown, env: Environment): Promise<void> {
  const { code, message, next } = explain(error)
  const page = [`**Gatebook could not run:** ${prose(message)}`, '', `→ ${prose(next)}`]
  // Why the run broke matters more than that its summary cannot be written either.
  await summarise(page, env).catch(() => {})
  core.setFailed(plain(`${message} ${next} [${code}]`))
}
