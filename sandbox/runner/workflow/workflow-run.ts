import type { Conclusion, Run, Job as ShownJob } from '../../github/sandbox.ts'
import { interpolate } from '../expressions.ts'
import { type Leg, legsOf, type Need, needOf, playJob, runs, stepsShown } from './job.ts'
import type { PlayedJob, PlayedRun } from './options.ts'
import type { Job } from './read/jobs.ts'
import { type RunFacts, runScope } from './scopes.ts'

/** A run of a workflow at work: its jobs one after the other, each when those before it have ended. */
export class WorkflowRun implements PlayedRun {
  readonly facts: RunFacts
  readonly run: Run
  readonly jobs: PlayedJob[] = []
  readonly group: string | undefined
  readonly cancelInProgress: boolean
  /** How many runs led to this one through `workflow_run`. */
  readonly depth: number
  isCancelled = false
  #results = new Map<string, Need>()
  /** Of jobs that wait for somebody's approval, in the list of jobs that GitHub shows. */
  readonly #waiting = new Map<string, ShownJob>()
  /** Approvals of an earlier attempt do not count. */
  #reviewsBefore = 0

  constructor(facts: RunFacts, run: Run, depth: number) {
    const { concurrency } = facts.workflow
    this.facts = facts
    this.run = run
    this.depth = depth
    this.group = concurrency && interpolate(concurrency.group, runScope(facts))
    this.cancelInProgress = interpolate(concurrency?.cancelInProgress ?? 'false', runScope(facts)) === 'true'
  }

  get name(): string {
    return this.facts.workflow.name
  }

  get path(): string {
    return this.facts.workflow.path
  }

  get event(): string {
    return this.facts.event.name
  }

  /** Lets its jobs run as far as they can: to the end, or until somebody's approval is waited for. */
  async advance(): Promise<void> {
    this.run.status = 'in_progress'
    for (const job of this.#open()) if (job.needs.every(id => this.#results.has(id))) await this.#advanceJob(job)
    if (this.#open().length === 0) this.#end()
    else this.run.status = 'waiting'
  }

  /** Whether it only waits, for an approval that is not there. */
  get isWaiting(): boolean {
    return (
      this.run.status === 'waiting' &&
      !this.isCancelled &&
      !this.#waited().some(leg => this.#decision(leg) !== undefined)
    )
  }

  /** Ends a run that is not at work: nothing of it runs any more, and its jobs are shown as cancelled. */
  abandon(): void {
    this.isCancelled = true
    for (const job of this.#open()) {
      const legs = legsOf(this.facts, job, this.#results).map(leg => this.#passOver(leg, 'cancelled'))
      this.#results.set(job.id, needOf(this.facts, job, legs))
    }
    this.#end()
  }

  /** The same run again, whole or only what did not succeed and all that needs it; the commit and the file stay. */
  again(onlyFailed: boolean): void {
    const { actions } = this.facts.options.sandbox
    actions.nextAttempt(this.run)
    this.facts.attempt = this.run.attempt
    this.isCancelled = false
    this.#reviewsBefore = this.run.reviews.length
    const kept = new Map<string, Need>()
    for (const { id, needs } of this.facts.workflow.jobs) {
      const result = this.#results.get(id)
      const isKept = result !== undefined && result.result !== 'cancelled' && !result.hasFailed
      if (onlyFailed && isKept && needs.every(need => kept.has(need))) kept.set(id, result)
    }
    this.#results = kept
  }

  #open(): Job[] {
    return this.facts.workflow.jobs.filter(({ id }) => !this.#results.has(id))
  }

  #waited(): Leg[] {
    const open = this.#open().flatMap(job => legsOf(this.facts, job, this.#results))
    return open.filter(({ name }) => this.#waiting.has(name))
  }

  async #advanceJob(job: Job): Promise<void> {
    const { facts, isCancelled } = this
    const before = { results: this.#results, jobs: facts.workflow.jobs, isCancelled }
    if (!runs(facts, job, before)) return this.#skip(job)
    const legs = legsOf(facts, job, this.#results)
    const undecided = legs.filter(leg => !isCancelled && this.#isUndecided(leg))
    for (const { name } of undecided) if (!this.#waiting.has(name)) this.#waiting.set(name, this.#queue(name))
    if (undecided.length === 0) this.#results.set(job.id, needOf(facts, job, await this.#playAll(job, legs)))
  }

  /** Nobody knows the matrix of a job that does not run. */
  #skip(job: Job): void {
    const conclusion = this.isCancelled ? 'cancelled' : 'skipped'
    const legs = legsOf(this.facts, { ...job, matrix: undefined, environment: undefined }, this.#results)
    const skipped = legs.map(leg => this.#passOver(leg, conclusion))
    this.#results.set(job.id, needOf(this.facts, job, skipped))
  }

  async #playAll({ failFast }: Job, legs: readonly Leg[]): Promise<PlayedJob[]> {
    const played: PlayedJob[] = []
    for (const leg of legs) {
      const isTooLate = failFast && played.some(({ conclusion }) => conclusion === 'failure')
      played.push(isTooLate ? this.#passOver(leg, 'cancelled') : await this.#play(leg))
    }
    return played
  }

  async #play(leg: Leg): Promise<PlayedJob> {
    if (this.#decision(leg) === 'rejected') return this.#passOver(leg, 'failure')
    const { actions } = this.facts.options.sandbox
    const shown = this.#waiting.get(leg.name) ?? this.#queue(leg.name)
    this.#waiting.delete(leg.name)
    actions.startJob(shown)
    const call = {
      run: this.run,
      machine: shown.runner ?? '',
      results: this.#results,
      isCancelled: () => this.isCancelled && !this.#goesOn(leg.job),
    }
    const played = await playJob(this.facts, leg, call)
    actions.endJob(shown, { conclusion: played.conclusion, steps: stepsShown(played.steps) })
    this.jobs.push(played)
    return played
  }

  /** A job at work is cancelled with its run, unless its condition still is met: then it does not notice. */
  #goesOn(job: Job): boolean {
    const { jobs } = this.facts.workflow
    return runs(this.facts, job, { results: this.#results, jobs, isCancelled: true })
  }

  /** A job none of whose steps runs; it is shown all the same, as a check run too. */
  #passOver({ job, name }: Leg, conclusion: Conclusion): PlayedJob {
    const shown = this.#waiting.get(name) ?? this.#queue(name)
    this.#waiting.delete(name)
    this.facts.options.sandbox.actions.endJob(shown, { conclusion })
    const { attempt } = this.run
    const nothing = { permissions: {}, outputs: {}, steps: [], workspace: '' }
    const played = { id: job.id, name, attempt, conclusion, ...nothing }
    this.jobs.push(played)
    return played
  }

  #queue(name: string): ShownJob {
    return this.facts.options.sandbox.actions.queueJob(this.run, name)
  }

  #isUndecided(leg: Leg): boolean {
    const isReviewed = this.facts.options.reviewed?.includes(leg.environment ?? '') === true
    return isReviewed && this.#decision(leg) === undefined
  }

  /** What a reviewer of its environment said in this attempt. */
  #decision({ environment }: Leg): 'approved' | 'rejected' | undefined {
    const said = this.run.reviews.slice(this.#reviewsBefore).findLast(one => one.environment === environment)
    return said === undefined || said.state === 'pending' ? undefined : said.state
  }

  #end(): void {
    const results = [...this.#results.values()].map(({ result }) => result)
    const first = (['failure', 'cancelled'] as const).find(one => results.includes(one))
    const usual = results.every(one => one === 'skipped') ? 'skipped' : 'success'
    this.facts.options.sandbox.actions.endRun(this.run, first ?? usual)
  }
}
