import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, githubContext, type Places } from './environment.ts'
import { evaluate, type GitHubContext } from './expressions.ts'
import { createCommandFiles, readCommandFiles } from './file-commands.ts'
import { runInProcess } from './in-process.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { createMasks } from './masks.ts'
import type { RunOptions, RunResult } from './options.ts'
import { runProcess } from './process.ts'
import { createStepLog, type StepLog } from './step-log.ts'

/** Runs a JavaScript action as GitHub's runner would, and gives back what a person would see. */
export async function runAction(options: RunOptions): Promise<RunResult> {
  const manifest = await readManifest(options.action)
  const root = options.temp ?? (await realpath(await mkdtemp(join(tmpdir(), 'gatebook-runner-'))))
  const places = await preparePlaces(root, options.event.payload)
  const files = await createCommandFiles(join(places.temp, '_runner_file_commands'), randomUUID())
  const github = githubContext(options, places.eventPath)
  const masks = createMasks()
  for (const secret of secretsOf(options.token)) masks.add(secret)
  const debug = options.extraEnv?.['RUNNER_DEBUG'] === '1'
  const log = createStepLog({ workspace: options.workspace, debug, masks })
  const inputs = resolveInputs(manifest, options.inputs ?? {}, github, log)

  let rawLog = ''
  const started = performance.now()
  const running = {
    env: { ...environment(github, places, inputs, options.extraEnv ?? {}), ...files },
    timeoutMs: options.timeoutMs ?? 60_000,
    onLine: (line: string) => {
      rawLog += `${line}\n`
      log.read(line)
    },
  }
  const { exitCode, timedOut } = await (options.inProcess
    ? runInProcess(options.inProcess, running)
    : runProcess({
        ...running,
        command: options.node ?? process.execPath,
        args: [manifest.main],
        cwd: options.workspace,
      }))
  const durationMs = Math.round(performance.now() - started)

  if (timedOut) log.fail(`The action '${manifest.name}' has timed out.`)
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

async function preparePlaces(root: string, payload: unknown): Promise<Places> {
  const places = {
    home: join(root, 'home'),
    temp: join(root, '_temp'),
    tools: join(root, '_tool'),
    eventPath: join(root, '_temp', '_github_workflow', 'event.json'),
  }
  for (const folder of [places.home, places.tools, join(places.eventPath, '..')])
    await mkdir(folder, { recursive: true })
  await writeFile(places.eventPath, JSON.stringify(payload, null, 2))
  return places
}

/** The token, and the token as git sends it. actions/runner, ExecutionContext.cs, InitializeJob */
function secretsOf(token: string): string[] {
  return token === '' ? [] : [token, Buffer.from(`x-access-token:${token}`).toString('base64')]
}

/**
 * Given inputs, then defaults for the rest. An undeclared input is only warned of and still reaches the action, and
 * `required: true` is nobody's business here: the runner does not look at it. actions/runner, ActionRunner.cs, RunAsync
 */
function resolveInputs(
  manifest: Manifest,
  given: Record<string, string>,
  github: GitHubContext,
  log: StepLog,
): Map<string, string> {
  const same = (a: string, b: string) => a.toUpperCase() === b.toUpperCase()
  const isDeclared = (name: string) => manifest.inputs.some(input => same(input.name, name))
  const isGiven = (name: string) => Object.keys(given).some(other => same(other, name))
  const deprecated = manifest.inputs.filter(input => input.deprecationMessage !== '' && isGiven(input.name))
  for (const { name, deprecationMessage } of deprecated) {
    log.report('warning', `Input '${name}' has been deprecated with message: ${deprecationMessage}`)
  }
  const unexpected = Object.keys(given).filter(name => !isDeclared(name))
  if (unexpected.length > 0) {
    const valid = manifest.inputs.map(({ name }) => name)
    log.report('warning', `Unexpected input(s) ${quoted(unexpected)}, valid inputs are [${quoted(valid)}]`)
  }
  const defaults = manifest.inputs.filter(({ name }) => !isGiven(name))
  return new Map([
    ...Object.entries(given),
    ...defaults.map(input => [input.name, evaluate(input.default, github)] as const),
  ])
}

function quoted(names: readonly string[]): string {
  return `'${names.join("', '")}'`
}
