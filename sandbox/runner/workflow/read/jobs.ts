import { type Concurrency, readConcurrency } from './concurrency.ts'
import type { Part } from './part.ts'
import { type Permissions, readPermissions } from './permissions.ts'

/** A job as it is written: nothing in it is evaluated yet. */
export interface Job {
  id: string
  name: string | undefined
  needs: readonly string[]
  condition: string | undefined
  permissions: Permissions | undefined
  concurrency: Concurrency | undefined
  environment: string | undefined
  env: Readonly<Record<string, string>>
  defaults: Defaults
  outputs: Readonly<Record<string, string>>
  /** Lists of values by their names, and one run of the job for each combination; none where there is no matrix. */
  matrix: Readonly<Record<string, readonly unknown[]>> | undefined
  failFast: boolean
  continueOnError: string
  steps: readonly Step[]
}

/** For the `run` steps. */
export interface Defaults {
  shell: string | undefined
  workingDirectory: string | undefined
}

interface AnyStep {
  id: string | undefined
  name: string | undefined
  condition: string | undefined
  env: Readonly<Record<string, string>>
  continueOnError: string
  place: string
}

export interface ActionStep extends AnyStep {
  uses: string
  inputs: Readonly<Record<string, string>>
}

export interface RunStep extends AnyStep, Defaults {
  run: string
}

export type Step = ActionStep | RunStep

const JOB_KEYS = [
  ...['name', 'needs', 'if', 'permissions', 'environment', 'env', 'defaults', 'outputs', 'strategy', 'steps'],
  // Nobody waits for a runner of some kind, nor for an hour.
  ...['concurrency', 'continue-on-error', 'runs-on', 'timeout-minutes'],
]

export function readJobs(part: Part): Job[] {
  const jobs = part.entries().map(([id, body]) => readJob(id, body))
  if (jobs.length === 0) throw part.fault('there are no jobs.')
  for (const { id, needs } of jobs) {
    const unknown = needs.find(need => !jobs.some(other => other.id === need))
    if (unknown !== undefined) throw part.fault(`the job "${id}" needs "${unknown}", which is not there.`)
  }
  return inOrder(jobs, part)
}

/** Every job after those that it needs. */
function inOrder(jobs: readonly Job[], part: Part): Job[] {
  const ordered: Job[] = []
  while (ordered.length < jobs.length) {
    const next = jobs.find(
      job => !ordered.includes(job) && job.needs.every(need => ordered.some(other => other.id === need)),
    )
    if (next === undefined) throw part.fault('some jobs need each other.')
    ordered.push(next)
  }
  return ordered
}

function readJob(id: string, part: Part): Job {
  if (!/^[a-z_][\w-]*$/i.test(id)) throw part.fault('is no name for a job.')
  const at = part.keys(JOB_KEYS)
  if (!at('runs-on').isGiven) throw at('runs-on').fault('is missing.')
  const strategy = at('strategy').keys(['matrix', 'fail-fast', 'max-parallel'])
  const matrix = strategy('matrix').isGiven ? readMatrix(strategy('matrix')) : undefined
  const concurrency = readConcurrency(at('concurrency'))
  // Each of the jobs would take a turn of its own.
  if (matrix && concurrency) throw at('concurrency').fault('the stand-in does not know it together with a matrix.')
  const steps = at('steps').items().map(readStep)
  const ids = steps.flatMap(step => step.id ?? [])
  const twice = ids.find((one, at) => ids.indexOf(one) !== at)
  if (twice !== undefined) throw at('steps').fault(`the id "${twice}" is there twice.`)
  return {
    id,
    name: at('name').textOr(undefined),
    needs: at('needs').texts(),
    condition: at('if').textOr(undefined),
    permissions: readPermissions(at('permissions')),
    concurrency,
    environment: environmentOf(at('environment')),
    env: at('env').table(),
    defaults: readDefaults(at('defaults')),
    outputs: at('outputs').table(),
    matrix,
    failFast: strategy('fail-fast').value !== false,
    continueOnError: at('continue-on-error').textOr('false'),
    steps,
  }
}

function environmentOf(part: Part): string | undefined {
  if (!part.isGiven || part.isText) return part.textOr(undefined)
  return part.keys(['name', 'url'])('name').text()
}

export function readDefaults(part: Part): Defaults {
  const run = part.keys(['run'])('run')
  return readShell(run.keys(['shell', 'working-directory']))
}

function readShell(at: (name: string) => Part): Defaults {
  const shell = at('shell')
  return {
    shell: shell.isGiven ? shell.oneOf(['bash', 'sh']) : undefined,
    workingDirectory: at('working-directory').textOr(undefined),
  }
}

function readMatrix(part: Part): Record<string, unknown[]> {
  const odd = part.entries().find(([name]) => name === 'include' || name === 'exclude')
  if (odd !== undefined) throw odd[1].fault('the stand-in does not know it.')
  return Object.fromEntries(part.entries().map(([name, values]) => [name, values.items().map(({ value }) => value)]))
}

const STEP_KEYS = ['id', 'name', 'if', 'env', 'continue-on-error', 'timeout-minutes']

function readStep(part: Part): Step {
  const isAction = new Map(part.entries()).has('uses')
  const at = part.keys([...STEP_KEYS, ...(isAction ? ['uses', 'with'] : ['run', 'shell', 'working-directory'])])
  const step = {
    id: at('id').textOr(undefined),
    name: at('name').textOr(undefined),
    condition: at('if').textOr(undefined),
    env: at('env').table(),
    continueOnError: at('continue-on-error').textOr('false'),
    place: part.place,
  }
  if (isAction) return { ...step, uses: at('uses').text(), inputs: at('with').table() }
  return { ...step, run: at('run').text(), ...readShell(at) }
}
