import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { begin } from './app/begin.ts'
import { readTask } from './app/event.ts'
import { explain } from './app/explain.ts'
import { type Inputs, readInputs } from './app/inputs.ts'
import type { Result } from './app/result.ts'
import {
  readEvent,
  readSurroundings,
  recordOptions,
  runContext,
  runUrl,
  type Surroundings,
} from './app/surroundings.ts'
import { markdown, plain, withinBytes } from './text/escape.ts'

/** The runner shows no more than ten annotations of each kind from the log of one step. */
const MOST_LOGGED = 10
const SUMMARY_BYTES = 900_000

await main()

async function main(): Promise<void> {
  setOutputs()
  try {
    core.setSecret(process.env['INPUT_TOKEN'] || '***')
    const inputs = readInputs(process.env)
    const at = readSurroundings(process.env)
    const context = runContext(at, inputs)
    const begun = await begin(context, readTask(await readEvent(at), inputs.command, inputs.pullRequest))
    // The rest of the program is loaded while GitHub answers.
    const { run } = await import('./app/run.ts')
    const record = () => recordOptions(at, inputs, new URL(import.meta.url))
    const result = await run(context, begun, { inputs, runUrl: runUrl(at), record })
    await report(result, inputs, at)
  } catch (error) {
    await reportBreak(error)
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
  for (const [name, value] of Object.entries({ ...all, ...outputs })) core.setOutput(name, value)
}

async function report(result: Result, inputs: Inputs, at: Surroundings): Promise<void> {
  for (const line of result.lines) core.info(line)
  for (const notice of result.notices) core.warning(notice)
  if (inputs.publish.has('annotations')) logAnnotations(result.annotations)
  if (inputs.publish.has('summary')) await summarise(result.page)
  setOutputs({ ...(await documents(result, at)), ...recordOutputs(result) })
  const fails =
    inputs.failOn === 'fail' ? result.outcome !== 'pass' : inputs.failOn === 'error' && result.outcome === 'error'
  if (fails) core.setFailed(result.headline)
  else core.info(result.headline)
}

function recordOutputs({ outcome, failedGates, checkUrl, recorded }: Result): Record<string, string> {
  const last = recorded.at(-1)
  const kept = last?.appended?.status === 'appended' || last?.appended?.status === 'already_recorded'
  return {
    outcome,
    'failed-gates': JSON.stringify(failedGates),
    'check-url': checkUrl ?? '',
    'record-id': last?.record.id ?? '',
    'record-path': last?.appended?.path ?? '',
    ledger: last?.appended === undefined ? 'none' : kept ? 'appended' : 'deferred',
  }
}

/** Writes the documents of the run beside the workspace, where the change's own files cannot be in the way. */
async function documents({ judged, recorded }: Result, { RUNNER_TEMP }: Surroundings): Promise<Record<string, string>> {
  const folder = join(RUNNER_TEMP, 'gatebook')
  await mkdir(folder, { recursive: true })
  const write = async (name: string, value: unknown) => {
    const path = join(folder, name)
    await writeFile(path, `${JSON.stringify(value, null, 2)}\n`)
    return path
  }
  for (const { record } of recorded) await write(`record-${record.subject.commit}.json`, record)
  return {
    ...(judged ? { verdict: await write('verdict.json', judged.verdict) } : {}),
    ...(judged?.facts ? { facts: await write('facts.json', judged.facts) } : {}),
  }
}

function logAnnotations(annotations: Result['annotations']): void {
  for (const { path, start_line, end_line, title, message, annotation_level } of annotations.slice(0, MOST_LOGGED)) {
    const log = annotation_level === 'failure' ? core.error : core.warning
    log(message, { title, file: plain(path), startLine: start_line, endLine: end_line })
  }
}

async function summarise(page: readonly string[]): Promise<void> {
  if (page.length === 0 || !process.env['GITHUB_STEP_SUMMARY']) return
  await core.summary.addRaw(withinBytes(page, SUMMARY_BYTES), true).write()
}

async function reportBreak(error: unknown): Promise<void> {
  const { code, message, next } = explain(error)
  await summarise([`**Gatebook could not run:** ${markdown(message)}`, '', `→ ${markdown(next)}`])
  core.setFailed(plain(`${message} ${next} [${code}]`))
}
