import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { interpolate, isMet, type Scope } from '../expressions.ts'
import type { RunResult } from '../options.ts'
import { type ProcessResult, runProcess } from '../process.ts'
import { type Running, runStep } from '../step.ts'
import { runUses } from './actions/uses.ts'
import type { JobState } from './job-state.ts'
import type { Command, PlayedStep, StepResult } from './options.ts'
import type { RunStep, Step } from './read/jobs.ts'

/** Runs a step, or skips it, and lets the job know what came of it. */
export async function playStep(state: JobState, step: Step): Promise<PlayedStep> {
  const env = { ...state.env, ...tableOf(step.env, state.scope()) }
  const scope = state.scope(env)
  const name = interpolate(step.name ?? usualName(step), scope)
  if (!isMet(step.condition, state.conditionScope(env)))
    return { id: step.id, name, outcome: 'skipped', conclusion: 'skipped', result: undefined }
  const result = await resultOf(state, step, { scope, env })
  state.keep(result.env, result.path)
  const isForgiven = result.outcome === 'failure' && interpolate(step.continueOnError, scope) === 'true'
  const conclusion = isForgiven ? 'success' : result.outcome
  if (conclusion === 'failure' && state.status === 'success') state.status = 'failure'
  return { id: step.id, name, outcome: result.outcome, conclusion, result }
}

const usualName = (step: Step): string =>
  'uses' in step ? `Run ${step.uses}` : `Run ${step.run.trim().split('\n')[0] ?? ''}`

function resultOf(
  state: JobState,
  step: Step,
  { scope, env }: { scope: Scope; env: Record<string, string> },
): Promise<StepResult> {
  if ('uses' in step) return runUses(state, { ...step, inputs: tableOf(step.inputs, scope) }, env)
  return runScript(state, step, { text: interpolate(step.run, scope), scope, env })
}

export function tableOf(table: Readonly<Record<string, string>>, scope: Scope): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([name, text]) => [name, interpolate(text, scope)]))
}

interface Script {
  text: string
  scope: Scope
  env: Record<string, string>
}

/** By bash, unless a test has something else happen. */
async function runScript(state: JobState, step: RunStep, { text, scope, env }: Script): Promise<RunResult> {
  const { defaults } = state.job
  const folder = step.workingDirectory ?? defaults.workingDirectory ?? state.facts.workflow.defaults.workingDirectory
  const shell = step.shell ?? defaults.shell ?? state.facts.workflow.defaults.shell
  const cwd = resolve(state.workspace, folder === undefined ? '' : interpolate(folder, scope))
  const command = state.facts.options.commands?.[text.trim()]
  const execute = (running: Running) =>
    command === undefined ? runShell(text, shell, { ...running, cwd }) : runCommand(command, cwd, running)
  return runStep(state.options(env), { name: step.name ?? 'run', execute })
}

/** actions/runner, Handlers/ScriptHandlerHelpers.cs; without `shell`, bash with -e and without pipefail */
async function runShell(text: string, shell: string | undefined, running: Running): Promise<ProcessResult> {
  const folder = running.env['RUNNER_TEMP'] ?? ''
  const file = join(folder, `${randomUUID()}.sh`)
  await mkdir(folder, { recursive: true })
  await writeFile(file, `${text}\n`)
  const args = shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail', file] : ['-e', file]
  return runProcess({ ...running, command: shell ?? 'bash', args })
}

async function runCommand(command: Command, workspace: string, { env, onLine }: Running): Promise<ProcessResult> {
  try {
    return { exitCode: (await command({ workspace, env, say: onLine })) ?? 0, timedOut: false }
  } catch (error) {
    onLine(String(error))
    return { exitCode: 1, timedOut: false }
  }
}
