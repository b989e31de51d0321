import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, githubContext, type Places } from './environment.ts'
import type { GitHubContext } from './expressions.ts'
import { createCommandFiles, readCommandFiles } from './file-commands.ts'
import { createMasks } from './masks.ts'
import type { RunResult, StepOptions } from './options.ts'
import type { ProcessOptions, ProcessResult } from './process.ts'
import { createStepLog, type StepLog } from './step-log.ts'

export type Running = Omit<ProcessOptions, 'command' | 'args'>

/** What tells one kind of step from another. */
export interface StepKind {
  /** As the log calls it. */
  name: string
  inputs?(github: GitHubContext, log: StepLog): Map<string, string>
  execute(running: Running): Promise<ProcessResult>
}

/** Runs one step as GitHub's runner would: its environment before, and its answers afterwards. */
export async function runStep(options: StepOptions, { name, inputs, execute }: StepKind): Promise<RunResult> {
  const root = options.temp ?? (await realpath(await mkdtemp(join(tmpdir(), 'gatebook-runner-'))))
  const places = await preparePlaces(root, options)
  const files = await createCommandFiles(join(places.temp, '_runner_file_commands'), randomUUID())
  const github = githubContext(options, places.eventPath)
  const masks = createMasks()
  for (const secret of [...secretsOf(options.token), ...(options.secrets ?? [])]) masks.add(secret)
  const debug = options.extraEnv?.['RUNNER_DEBUG'] === '1'
  const log = createStepLog({ workspace: options.workspace, debug, masks })
  const given = inputs?.(github, log) ?? new Map<string, string>()

  let rawLog = ''
  const started = performance.now()
  const { exitCode, timedOut } = await execute({
    env: { ...environment(github, places, given, options.extraEnv ?? {}), ...files },
    cwd: options.workspace,
    timeoutMs: options.timeoutMs ?? 60_000,
    onLine: line => {
      rawLog += `${line}\n`
      log.read(line)
    },
  })
  const durationMs = Math.round(performance.now() - started)

  if (timedOut) log.fail(`The action '${name}' has timed out.`)
  const answers = await readCommandFiles(files, log, masks)
  return {
    ...answers,
    outputs: { ...log.outputs, ...answers.outputs },
    state: { ...log.state, ...answers.state },
    exitCode,
    outcome: exitCode === 0 && !log.failed ? 'success' : 'failure',
    annotations: log.annotations,
    annotationsDropped: log.annotationsDropped,
    log: log.lines,
    rawLog,
    masks: masks.list(),
    timedOut,
    durationMs,
    temp: root,
  }
}

async function preparePlaces(root: string, options: StepOptions): Promise<Places> {
  const places = {
    home: join(root, 'home'),
    temp: join(root, '_temp'),
    tools: join(root, '_tool'),
    eventPath: join(root, '_temp', '_github_workflow', 'event.json'),
    machine: options.machine || 'GitHub Actions 1',
  }
  for (const folder of [places.home, places.tools, join(places.eventPath, '..')])
    await mkdir(folder, { recursive: true })
  await writeFile(places.eventPath, JSON.stringify(options.event.payload, null, 2))
  return places
}

/** The token, and the token as git sends it. actions/runner, ExecutionContext.cs, InitializeJob */
function secretsOf(token: string): string[] {
  return token === '' ? [] : [token, Buffer.from(`x-access-token:${token}`).toString('base64')]
}
