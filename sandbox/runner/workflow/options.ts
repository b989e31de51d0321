import type { App, Conclusion, Repository, Run, Sandbox } from '../../github/sandbox.ts'
import type { InProcess } from '../in-process.ts'
import type { RunResult } from '../options.ts'

export interface WorkflowsOptions {
  sandbox: Sandbox
  repository: Repository
  /** Folder for workspaces and for what runners keep. */
  root: string
  /** Folder of Gatebook's own `action.yml`, for `gatebook/gatebook@…` and `./`. */
  action: string
  /** Gatebook runs inside this process, where its environment allows that; in one of its own unless given. */
  inProcess?: InProcess
  /** The node for Gatebook's own process. */
  node?: string
  /** What happens instead of a `run` step, by its text. Any other text is run by bash. */
  commands?: Readonly<Record<string, Command>>
  secrets?: Readonly<Record<string, string>>
  variables?: Readonly<Record<string, string>>
  /** Names of environments for whose reviewers a job waits, until `sandbox.approveRun`. */
  reviewed?: readonly string[]
  /** Apps that are installed in the repository, by their ids, for actions/create-github-app-token. */
  apps?: Readonly<Record<string, InstalledApp>>
  /** Lets so many milliseconds pass before a job begins, as a runner is not there at once. */
  later?: (milliseconds: number) => void
}

export interface InstalledApp {
  app: App
  permissions: Readonly<Record<string, 'read' | 'write'>>
}

/** Stands for a program: it finds its environment and answers through the same files. Gives its exit code, or 0. */
export type Command = (call: CommandCall) => Promise<number | undefined> | number | undefined

export interface CommandCall {
  workspace: string
  /** With GITHUB_ENV, GITHUB_OUTPUT and so on. */
  env: Readonly<Record<string, string>>
  say(line: string): void
}

/** A run of a workflow, as far as it has come. */
export interface PlayedRun {
  /** Name and file of the workflow. */
  name: string
  path: string
  /** Name of the event. */
  event: string
  /** As GitHub shows it. */
  run: Run
  /** Of all attempts, in the order in which they ended. */
  jobs: PlayedJob[]
}

export interface PlayedJob {
  id: string
  name: string
  attempt: number
  conclusion: Conclusion
  permissions: Readonly<Record<string, 'read' | 'write'>>
  outputs: Readonly<Record<string, string>>
  /** None where the job was skipped, or cancelled before it began. */
  steps: readonly PlayedStep[]
  workspace: string
}

export interface PlayedStep {
  id: string | undefined
  name: string
  /** Before and after `continue-on-error`. */
  outcome: StepOutcome
  conclusion: StepOutcome
  /** None where it was skipped. */
  result: StepResult | undefined
}

export type StepOutcome = 'success' | 'failure' | 'skipped' | 'cancelled'

/** What is known of every step; of one that ran Gatebook, everything. */
export type StepResult = Pick<RunResult, 'outcome' | 'outputs' | 'env' | 'path' | 'log'> & Partial<RunResult>
