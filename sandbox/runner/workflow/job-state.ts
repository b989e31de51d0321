import { mkdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Run } from '../../github/sandbox.ts'
import type { Scope } from '../expressions.ts'
import type { StepOptions } from '../options.ts'
import type { PlayedStep } from './options.ts'
import type { Job } from './read/jobs.ts'
import { type RunFacts, stepOptions, withSecrets } from './scopes.ts'

/** One job at work: what its steps leave behind for each other, and for nobody else. */
export class JobState {
  readonly facts: RunFacts
  readonly job: Job
  readonly run: Run
  readonly token: string
  /** What the token may do. */
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>
  /** Name of the machine. */
  readonly machine: string
  readonly workspace: string
  readonly steps: PlayedStep[] = []
  status: 'success' | 'failure' | 'cancelled' = 'success'
  /** Folders into which actions/checkout has put the repository. */
  readonly checkedOut = new Set<string>()
  readonly #temp: string
  readonly #scope: Scope
  #env: Record<string, string>
  readonly #path: string[] = []

  constructor(
    facts: RunFacts,
    {
      job,
      run,
      token,
      permissions,
      machine,
      scope,
      env,
      folder,
    }: Pick<JobState, 'job' | 'run' | 'token' | 'permissions' | 'machine'> & {
      scope: Scope
      env: Record<string, string>
      folder: string
    },
  ) {
    this.facts = facts
    this.job = job
    this.run = run
    this.token = token
    this.permissions = permissions
    this.machine = machine
    this.workspace = join(folder, 'work')
    this.#temp = join(folder, 'runner')
    this.#scope = scope
    this.#env = env
  }

  async prepare(): Promise<void> {
    await mkdir(this.workspace, { recursive: true })
    await mkdir(join(this.#temp, '_temp'), { recursive: true })
  }

  /** What a step may name; `env` as it is for that step. */
  scope(env: Readonly<Record<string, string>> = this.#env): Scope {
    const { contexts } = withSecrets(this.#scope, this.facts, this.token)
    const steps = Object.fromEntries(
      this.steps.flatMap(({ id, outcome, conclusion, result }) =>
        id === undefined ? [] : [[id, { outcome, conclusion, outputs: result?.outputs ?? {} }]],
      ),
    )
    const github = { ...(contexts['github'] as object), token: this.token, job: this.job.id, workspace: this.workspace }
    const runner = { os: 'Linux', arch: 'X64', name: this.machine, temp: join(this.#temp, '_temp') }
    return { contexts: { ...contexts, github, env, steps, runner, job: { status: this.status } } }
  }

  /** The same for a condition, which may ask how things stand and may not see secrets. */
  conditionScope(env?: Readonly<Record<string, string>>): Scope {
    const { secrets: _, ...contexts } = this.scope(env).contexts
    const is = (status: string) => this.status === status
    const status = { success: is('success'), failure: is('failure'), cancelled: is('cancelled'), always: true }
    return { contexts, status }
  }

  /** `env` as the workflow, the job and earlier steps have made it. */
  get env(): Readonly<Record<string, string>> {
    return this.#env
  }

  /** Later steps find what this one wrote to GITHUB_ENV and GITHUB_PATH. */
  keep(env: Readonly<Record<string, string>>, path: readonly string[]): void {
    this.#env = { ...this.#env, ...env }
    this.#path.unshift(...path)
  }

  options(env: Readonly<Record<string, string>>): StepOptions {
    const path = [...this.#path, env['PATH'] ?? process.env['PATH'] ?? ''].join(delimiter)
    return {
      ...stepOptions(this.facts, {
        token: this.token,
        job: this.job.id,
        workspace: this.workspace,
        machine: this.machine,
      }),
      temp: this.#temp,
      extraEnv: { ...env, PATH: path },
    }
  }
}
