import { subscribe } from 'node:diagnostics_channel'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { readTask, type Task } from './app/event.ts'
import { explain } from './app/explain.ts'
import { type Inputs, readInputs } from './app/inputs.ts'
import type { Result } from './app/result.ts'
import type { Begun } from './app/run.ts'
import type { RunContext } from './app/run-context.ts'
import {
  readEvent,
  readSurroundings,
  recordOptions,
  runContext,
  runUrl,
  type Surroundings,
} from './app/surroundings.ts'
import { askChange } from './github/ask.ts'
import type { Annotation } from './publish/annotations.ts'
import { markdown, plain, withinBytes } from './publish/text.ts'

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
    const begun = begin(context, readTask(await readEvent(at), inputs.command, inputs.pullRequest))
    if ('asked' in begun) await onItsWay(begun.asked)
    // The rest of the program is loaded while GitHub answers.
    const { run } = await import('./app/run.ts')
    const record = () => recordOptions(at, inputs, new URL(import.meta.url))
    const result = await run(context, begun, { inputs, runUrl: runUrl(at), record })
    await report(result, inputs, at)
  } catch (error) {
    await reportBreak(error)
  }
}

/** Sends the first question, if there is one, before anything else is done. */
function begin(context: RunContext, task: Task): Begun {
  if (task.story !== 'check') return { task }
  const asked = askChange(context.client, context.repository, task.pull, context.policyPath)
  // Whoever reads the answer meets the error; until then it must not count as unhandled.
  asked.catch(() => {})
  return { task, asked }
}

/**
 * Waits until the question has left. Loading keeps the process busy, and would hold back the connection if it began at
 * once. Node's fetch tells of it on this channel; an answer, or an error, tells as much.
 */
async function onItsWay(asked: Promise<unknown>): Promise<void> {
  const sent = new Promise(resolve => subscribe('undici:request:bodySent', resolve))
  await Promise.race([sent, asked.catch(() => {})])
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

function logAnnotations(annotations: readonly Annotation[]): void {
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
