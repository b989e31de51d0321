import type { InProcess } from './in-process.ts'
import type { Annotation } from './step-log.ts'

/** Where a step runs, whatever it does. */
export interface StepOptions {
  event: { name: string; payload: unknown }
  token: string
  repository: { nameWithOwner: string; id: number; ownerId: number }
  sha: string
  ref: string
  headRef?: string
  baseRef?: string
  refProtected?: boolean
  workspace: string
  apiUrl: string
  serverUrl?: string
  runId?: number
  runAttempt?: number
  actor?: string
  actorId?: number
  workflowRef?: string
  workflowSha?: string
  /** Name of the workflow. */
  workflow?: string
  job?: string
  /** Name of the machine. */
  machine?: string
  /** Beside the token, what is not shown in the log. */
  secrets?: readonly string[]
  timeoutMs?: number
  /** What stands under `env:`. `RUNNER_DEBUG: '1'` switches debug logging on. */
  extraEnv?: Record<string, string>
  /** Folder for the runner's own files; a fresh one unless given. It stays, for its reports are read after the run. */
  temp?: string
}

export interface RunOptions extends StepOptions {
  /** Folder that holds `action.yml`. */
  action: string
  /** What stands under `with:`, already evaluated. */
  inputs?: Record<string, string>
  /** The node to run with; the one that runs now, unless given. */
  node?: string
  /** Run it inside this process; in one of its own, as the runner does, unless given. */
  inProcess?: InProcess
}

export interface RunResult {
  /** Of the action's process; 128 and more when a signal ended it. */
  exitCode: number
  /** Of the step: a failure also when the runner could not read an answer, or time ran out. */
  outcome: 'success' | 'failure'
  outputs: Record<string, string>
  /** The job summary as shown: masked, or nothing when it was too large. */
  summary: string
  annotations: readonly Annotation[]
  /** Beyond the ten of a level that GitHub shows. */
  annotationsDropped: readonly Annotation[]
  /** What a person sees: no commands, no secrets. */
  log: readonly string[]
  /** What the action wrote, untouched. */
  rawLog: string
  masks: readonly string[]
  state: Record<string, string>
  /** Variables and search paths that the action set for later steps. */
  env: Record<string, string>
  path: readonly string[]
  timedOut: boolean
  durationMs: number
  temp: string
}
