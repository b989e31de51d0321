import { accessSync, constants, statSync } from 'node:fs'
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { runProcess } from './process.ts'

/**
 * nektos/act as a second check of our own stand-in: another implementation of the runner, which also reads the
 * workflow file. It is used where somebody has installed it and never fetched or built by a test:
 * `go install github.com/nektos/act@v0.2.87`, then `GATEBOOK_ACT` or PATH.
 */
export interface ActOptions {
  act: string
  /** Workflow file, inside or outside the workspace. */
  workflow: string
  event: { name: string; payload: unknown }
  /** A git clone with the commit to judge checked out and `origin` set: act takes repository, ref and sha from it. */
  workspace: string
  apiUrl: string
  serverUrl?: string
  token: string
  actor?: string
  /** Run only this job. */
  job?: string
  /** Folders to use instead of actions that act would fetch, such as `{ 'actions/setup-node@<sha>': '/some/folder' }`. */
  localActions?: Record<string, string>
  env?: Record<string, string>
  timeoutMs?: number
}

export interface ActResult {
  /** 0 when every job passed. */
  exitCode: number
  log: readonly string[]
  steps: readonly ActStep[]
  timedOut: boolean
}

export interface ActStep {
  job: string
  step: string
  result: string
}

/** The act program of this machine: `GATEBOOK_ACT`, or the one on PATH. */
export function findAct(): string | undefined {
  const named = process.env['GATEBOOK_ACT']
  if (named !== undefined && named !== '') return named
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '')
  return folders.map(folder => join(folder, 'act')).find(isProgram)
}

/** Runs a workflow on this machine, without containers, against the GitHub at `apiUrl`. */
export async function runWithAct(options: ActOptions): Promise<ActResult> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'gatebook-act-')))
  try {
    return await runIn(home, options)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

async function runIn(home: string, options: ActOptions): Promise<ActResult> {
  const eventFile = join(home, 'event.json')
  const secretFile = join(home, 'secrets')
  await writeFile(eventFile, JSON.stringify(options.event.payload))
  // A file, for a command line can be read by everybody on the machine.
  await writeFile(secretFile, `GITHUB_TOKEN=${options.token}\n`, { mode: 0o600 })
  // Without a settings file, act asks which container image to use.
  await mkdir(join(home, '.config', 'act'), { recursive: true })
  await writeFile(join(home, '.config', 'act', 'actrc'), '')
  const records: ActRecord[] = []
  const { exitCode, timedOut } = await runProcess({
    command: options.act,
    args: actArguments(options, eventFile, secretFile),
    cwd: options.workspace,
    env: { PATH: process.env['PATH'] ?? '', HOME: home },
    timeoutMs: options.timeoutMs ?? 300_000,
    onLine: line => records.push(readRecord(line)),
  })
  return { exitCode, timedOut, log: records.map(({ msg }) => msg), steps: records.flatMap(stepOf) }
}

function actArguments(options: ActOptions, eventFile: string, secretFile: string): string[] {
  const apiUrl = options.apiUrl.replace(/\/$/, '')
  const env = {
    GITHUB_API_URL: apiUrl,
    GITHUB_GRAPHQL_URL: apiUrl.endsWith('/api/v3') ? apiUrl.replace(/v3$/, 'graphql') : `${apiUrl}/graphql`,
    ...(options.serverUrl && { GITHUB_SERVER_URL: options.serverUrl }),
    ...options.env,
  }
  return [
    options.event.name,
    '--json',
    '--platform=ubuntu-latest=-self-hosted',
    '--action-offline-mode',
    '--no-cache-server',
    `--workflows=${options.workflow}`,
    `--eventpath=${eventFile}`,
    `--secret-file=${secretFile}`,
    `--actor=${options.actor ?? 'octocat'}`,
    ...(options.job ? [`--job=${options.job}`] : []),
    ...Object.entries(env).map(([name, value]) => `--env=${name}=${value}`),
    ...Object.entries(options.localActions ?? {}).map(([action, folder]) => `--local-repository=${action}=${folder}`),
  ]
}

interface ActRecord {
  msg: string
  job?: string
  step?: string
  stepResult?: string
}

/** act writes one JSON object a line; anything else, such as a usage error, is kept as it is. */
function readRecord(line: string): ActRecord {
  try {
    const record: unknown = JSON.parse(line)
    if (typeof record === 'object' && record !== null && 'msg' in record) return record as ActRecord
  } catch {
    // Not JSON.
  }
  return { msg: line }
}

function stepOf({ job, step, stepResult }: ActRecord): ActStep[] {
  return job !== undefined && step !== undefined && stepResult !== undefined ? [{ job, step, result: stepResult }] : []
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
