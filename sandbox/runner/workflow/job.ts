import { join } from 'node:path'
import type { Conclusion, Run } from '../../github/sandbox.ts'
import { interpolate, isMet, type Scope, textOf } from '../expressions.ts'
import { JobState } from './job-state.ts'
import type { PlayedJob, PlayedStep } from './options.ts'
import type { Job } from './read/jobs.ts'
import { grantedTo } from './read/permissions.ts'
import { jobScope, type RunFacts, runScope, withSecrets } from './scopes.ts'
import { playStep, tableOf } from './step.ts'

/** Until a runner has taken a job. */
const RUNNER_START = 3000

/** What came of the jobs before, by their ids. */
export type Results = ReadonlyMap<string, Need>

export interface Need {
  result: Conclusion
  outputs: Readonly<Record<string, string>>
  /** Failed, whether or not the job may. */
  hasFailed: boolean
}

/** One run of a job: of a job with a matrix there are several. */
export interface Leg {
  job: Job
  matrix: Readonly<Record<string, unknown>>
  name: string
  environment: string | undefined
}

/** Everything that a job's `needs` tells, and how the jobs before it stand. */
interface Before {
  results: Results
  jobs: readonly Job[]
  isCancelled: boolean
}

/**
 * Whether a job runs. `success()` asks for all jobs before it, also those that it needs only through others: a skipped one
 * skips all that follow (actions/runner#2205).
 */
export function runs(facts: RunFacts, job: Job, { results, jobs, isCancelled }: Before): boolean {
  const before = ancestorsOf(job, jobs).map(id => results.get(id))
  const status = {
    success: !isCancelled && before.every(one => one?.result === 'success'),
    failure: before.some(one => one?.hasFailed === true),
    cancelled: isCancelled,
    always: true,
  }
  const contexts = { ...runScope(facts).contexts, needs: needsOf(job, results) }
  return isMet(job.condition, { contexts, status })
}

function ancestorsOf(job: Job, jobs: readonly Job[]): string[] {
  return job.needs.flatMap(id => {
    const need = jobs.find(one => one.id === id)
    return need === undefined ? [] : [id, ...ancestorsOf(need, jobs)]
  })
}

function needsOf({ needs }: Job, results: Results): Record<string, Pick<Need, 'result' | 'outputs'>> {
  const entries = needs.map(id => [id, results.get(id) ?? { result: 'skipped' as const, outputs: {} }] as const)
  return Object.fromEntries(entries.map(([id, { result, outputs }]) => [id, { result, outputs }]))
}

/** The group in which a job takes its turn, and whether it cancels one that is at work; nothing where it has none. */
export function turnOf(
  facts: RunFacts,
  job: Job,
  results: Results,
): { group: string; cancelInProgress: boolean } | undefined {
  if (job.concurrency === undefined) return undefined
  const scope = jobScope(facts, needsOf(job, results), {})
  const { group, cancelInProgress } = job.concurrency
  return { group: interpolate(group, scope), cancelInProgress: interpolate(cancelInProgress, scope) === 'true' }
}

export function legsOf(facts: RunFacts, job: Job, results: Results): Leg[] {
  return combinations(job.matrix ?? {}).map(matrix => {
    const scope = jobScope(facts, needsOf(job, results), matrix)
    const values = Object.values(matrix).map(textOf)
    const usual = values.length === 0 ? job.id : `${job.id} (${values.join(', ')})`
    const environment = job.environment === undefined ? undefined : interpolate(job.environment, scope)
    return { job, matrix, name: interpolate(job.name ?? usual, scope), environment }
  })
}

function combinations(matrix: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown>[] {
  return Object.entries(matrix).reduce<Record<string, unknown>[]>(
    (all, [name, values]) => all.flatMap(one => values.map(value => ({ ...one, [name]: value }))),
    [{}],
  )
}

export interface JobCall {
  run: Run
  /** Name of the machine. */
  machine: string
  results: Results
  /** Asked before every step. */
  isCancelled(): boolean
}

/** Lets a job run on a fresh machine, with a token of its own. */
export async function playJob(
  facts: RunFacts,
  leg: Leg,
  { run, machine, results, isCancelled }: JobCall,
): Promise<PlayedJob> {
  const { job, matrix, name } = leg
  const { options, workflow, place } = facts
  const permissions = grantedTo({ workflow: workflow.permissions, job: job.permissions, isFromFork: place.isFromFork })
  options.later?.(RUNNER_START)
  const token = options.sandbox.issueToken({ repository: options.repository, permissions })
  const scope = jobScope(facts, needsOf(job, results), matrix)
  const state = new JobState(facts, {
    job,
    run,
    token,
    permissions,
    machine,
    scope,
    env: envOf(facts, job, scope, token),
    folder: join(options.root, `${run.id}-${run.attempt}-${name.replaceAll(/[^\w-]+/g, '_')}`),
  })
  await state.prepare()
  for (const step of job.steps) {
    if (isCancelled()) state.status = 'cancelled'
    state.steps.push(await playStep(state, step))
  }
  if (isCancelled()) state.status = 'cancelled'
  const outputs = tableOf(job.outputs, state.scope())
  const { steps, status: conclusion, workspace } = state
  return { id: job.id, name, attempt: run.attempt, conclusion, permissions, outputs, steps, workspace }
}

/** `env` of the workflow, and that of the job over it. */
function envOf(facts: RunFacts, job: Job, scope: Scope, token: string): Record<string, string> {
  const ofWorkflow = tableOf(facts.workflow.env, withSecrets(runScope(facts), facts, token))
  return { ...ofWorkflow, ...tableOf(job.env, withSecrets(scope, facts, token)) }
}

/** As GitHub lists the steps of a job. */
export function stepsShown(steps: readonly PlayedStep[]): { name: string; conclusion: Conclusion }[] {
  return steps.map(({ name, conclusion }) => ({ name, conclusion }))
}

/** What dependent jobs and the run see; a job that may fail has succeeded for both, though its check run has not. */
export function needOf(facts: RunFacts, job: Job, legs: readonly PlayedJob[]): Need {
  const conclusions = legs.map(({ conclusion }) => conclusion)
  const isForgiven = interpolate(job.continueOnError, runScope(facts)) === 'true'
  const hasFailed = conclusions.includes('failure') && !isForgiven
  const outputs = Object.assign({}, ...legs.map(leg => leg.outputs))
  return { result: resultOf(conclusions, hasFailed), outputs, hasFailed }
}

function resultOf(conclusions: readonly Conclusion[], hasFailed: boolean): Conclusion {
  if (hasFailed) return 'failure'
  if (conclusions.includes('cancelled')) return 'cancelled'
  return conclusions.every(one => one === 'skipped') ? 'skipped' : 'success'
}
