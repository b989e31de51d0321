import type { Conclusion, Run, Job as ShownJob } from '../../github/sandbox.ts'
import { interpolate } from '../expressions.ts'
import type { Groups, Member } from './groups.ts'
import { type Leg, legsOf, type Need, needOf, playJob, runs, stepsShown, turnOf } from './job.ts'
import type { PlayedJob, PlayedRun } from './options.ts'
import type { Job } from './read/jobs.ts'
import { type RunFacts, runScope } from './scopes.ts'

/** What a run has to do with the other runs of its repository. */
interface Among {
  /** How many runs led to this one through `workflow_run`. */
  depth: number
  groups: Groups
  /** Told when it has ended. */
  ended(run: WorkflowRun): void
}

/** A run of a workflow at work: its jobs one after the other, each when those before it have ended. */
export class WorkflowRun implements PlayedRun, Member {
  readonly facts: RunFacts
  readonly run: Run
  readonly jobs: PlayedJob[] = []
  readonly group: string | undefined
  readonly cancelInProgress: boolean
  readonly depth: number
  isCancelled = false
  readonly #among: Among
  #results = new Map<string, Need>()
  /** Of jobs that wait for their turn or for somebody's approval, in the list of jobs that GitHub shows. */
  readonly #waiting = new Map<string, ShownJob>()
  /** Of jobs that have entered a concurrency group. */
  readonly #turns = new Map<string, Member>()
  #atWork: Job | undefined
  /** The job at work has to give way to one of another run. */
  #isStopped = false
  /** Approvals of an earlier attempt do not count. */
  #reviewsBefore = 0

  constructor(facts: RunFacts, run: Run, among: Among) {
    const { concurrency } = facts.workflow
    this.facts = facts
    this.run = run
    this.depth = among.depth
    this.#among = among
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

  /** Lets its jobs run as far as they can: to the end, or until only others can let it go on. */
  async advance(): Promise<void> {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.run.status = 'in_progress'
      this.#atWork = next
      this.#isStopped = false
      const played = await this.#playAll(next, legsOf(this.facts, next, this.#results))
      this.#atWork = undefined
      this.#finish(next, played)
      this.reach()
    }
  }

  /** Whether one of its jobs could run now: neither a group nor somebody's approval is waited for. */
  get canGoOn(): boolean {
    return this.#next() !== undefined
  }

  /**
   * What happens without any machine, as soon as the jobs before have ended: a job that does not run is passed over, and
   * one that does enters its group. It ends the run if no job is left.
   */
  reach(): void {
    for (const job of this.#open()) if (this.#isReady(job)) this.#reachJob(job)
    if (this.run.conclusion !== null) return
    if (this.#open().length === 0) this.#end()
    else if (this.#atWork === undefined && !this.canGoOn)
      this.run.status = this.#open().some(job => this.#isReady(job) && this.#hasTurn(job)) ? 'waiting' : 'pending'
  }

  /** A run at work ends after the step that it is at; of another one nothing runs any more. */
  giveWay(): void {
    this.isCancelled = true
    if (this.#atWork !== undefined) return
    for (const job of this.#open()) this.#cancel(job)
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

  /** Not at work, not ended, and all that it needs has ended. */
  #isReady(job: Job): boolean {
    return job !== this.#atWork && !this.#results.has(job.id) && job.needs.every(id => this.#results.has(id))
  }

  #next(): Job | undefined {
    return this.#open().find(job => this.#isReady(job) && this.#hasTurn(job) && !this.#isUndecided(job))
  }

  /**
   * The condition is asked first: a job that does not run never enters its group. GitHub's documentation does not say so;
   * ROCm/rocm-systems#9087 and BrighterCommand/Brighter#4372 rely on it, against cancelled runs that they show.
   */
  #reachJob(job: Job): void {
    const { facts, isCancelled } = this
    if (!runs(facts, job, { results: this.#results, jobs: facts.workflow.jobs, isCancelled })) {
      this.#skip(job)
      return
    }
    this.#enter(job)
    if (this.#results.has(job.id) || (this.#hasTurn(job) && !this.#isUndecided(job))) return
    for (const { name } of legsOf(facts, job, this.#results))
      if (!this.#waiting.has(name)) this.#waiting.set(name, this.#queue(name))
  }

  #enter(job: Job): void {
    const wanted = turnOf(this.facts, job, this.#results)
    if (wanted === undefined || this.#turns.has(job.id)) return
    const { group, cancelInProgress } = wanted
    // GitHub cancels such a run for a deadlock.
    if (group.toLowerCase() === this.group?.toLowerCase())
      throw new Error(`${this.path}: the job "${job.id}" waits for its own run, which has the same group.`)
    const turn = { group, giveWay: () => this.#stop(job) }
    this.#turns.set(job.id, turn)
    this.#among.groups.enter(turn, cancelInProgress)
  }

  #hasTurn(job: Job): boolean {
    const turn = this.#turns.get(job.id)
    return turn === undefined || this.#among.groups.mayRun(turn)
  }

  /** A job of another run takes the place of this one. */
  #stop(job: Job): void {
    if (job === this.#atWork) {
      this.#isStopped = true
      return
    }
    this.#cancel(job)
    this.reach()
  }

  #finish(job: Job, legs: readonly PlayedJob[]): void {
    this.#results.set(job.id, needOf(this.facts, job, legs))
    const turn = this.#turns.get(job.id)
    this.#turns.delete(job.id)
    if (turn !== undefined) this.#among.groups.leave(turn)
  }

  #cancel(job: Job): void {
    const legs = legsOf(this.facts, job, this.#results)
    this.#finish(
      job,
      legs.map(leg => this.#passOver(leg, 'cancelled')),
    )
  }

  /** Nobody knows the matrix of a job that does not run. */
  #skip(job: Job): void {
    const conclusion = this.isCancelled ? 'cancelled' : 'skipped'
    const legs = legsOf(this.facts, { ...job, matrix: undefined, environment: undefined }, this.#results)
    this.#finish(
      job,
      legs.map(leg => this.#passOver(leg, conclusion)),
    )
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
      isCancelled: () => this.#isStopped || (this.isCancelled && !this.#goesOn(leg.job)),
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

  #isUndecided(job: Job): boolean {
    if (this.isCancelled) return false
    const legs = legsOf(this.facts, job, this.#results)
    return legs.some(leg => this.#isReviewed(leg) && this.#decision(leg) === undefined)
  }

  #isReviewed({ environment }: Leg): boolean {
    return this.facts.options.reviewed?.includes(environment ?? '') === true
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
    this.#among.ended(this)
  }
}
