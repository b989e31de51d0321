import type { CheckRun, Conclusion, Job, JobStep, Run, World } from '../world.ts'
import { createJob, instant, unlistedJob } from './checks.ts'

/** What a job came to; skipped before it began, it has no steps. */
export interface JobEnd {
  conclusion: Conclusion
  steps?: readonly JobStep[]
}

/** A job of the run's newest attempt, with the check run that Actions makes for it. */
export function queueJob(world: World, run: Run, name: string): Job {
  const check = createJob(world, run, name)
  check.status = 'queued'
  return pushed(world, run, check)
}

function pushed(world: World, run: Run, check: CheckRun): Job {
  const runner = `GitHub Actions ${world.nextId()}`
  const job = { run, attempt: run.attempt, check, createdAt: world.now(), steps: [], runner }
  run.jobs.push(job)
  return job
}

/** A job that is as its run is: over, or in progress. */
export function addJob(world: World, run: Run, name: string): CheckRun {
  const check = createJob(world, run, name)
  return pushed(world, run, check).check
}

export function startJob({ now }: World, { check }: Job): void {
  check.status = 'in_progress'
  check.startedAt = instant(now())
}

/** Only Actions itself may end the check run of a job, and nobody changes it afterwards. */
export function endJob({ now }: World, { check, steps }: Job, end: JobEnd): void {
  check.status = 'completed'
  check.conclusion = end.conclusion
  check.completedAt = instant(now())
  steps.push(...(end.steps ?? []))
}

/** The same run once more; what its first attempt uploaded and posted stays. */
export function nextAttempt(run: Run): void {
  run.attempt += 1
  run.conclusion = null
  run.status = 'in_progress'
}

/** The jobs as an attempt shows them: those that were not run again, as they were. */
export function jobsIn(run: Run, attempt: number): Job[] {
  const upTo = run.jobs.filter(job => job.attempt <= attempt)
  return upTo.filter(job => !upTo.some(other => other.check.name === job.check.name && other.attempt > job.attempt))
}

/** One job of a run, in one attempt. */
export interface NewRunJob {
  name: string
  /** `null`: it is not finished. */
  conclusion?: Conclusion | null
  /** Now when not given. */
  startedAt?: Date
  /** Now when not given, where the job is finished. */
  completedAt?: Date
  /** Name of the machine that it runs on; none of it where it was skipped. */
  runner?: string
}

/** A job as it was, of which no list of checks knows. */
export function pastJob(world: World, run: Run, { name, conclusion = 'success', ...more }: NewRunJob): void {
  const startedAt = more.startedAt ?? world.now()
  const completedAt = conclusion === null ? null : (more.completedAt ?? world.now())
  const check = unlistedJob(world, run, { name, conclusion, startedAt, completedAt })
  const runner = conclusion === 'skipped' ? null : (more.runner ?? `GitHub Actions ${world.nextId()}`)
  run.jobs.push({ run, attempt: run.attempt, check, createdAt: startedAt, steps: [], runner })
}

/** Runs some of the jobs once more, as a new attempt of the same run. */
export function rerun(world: World, run: Run, wanted: readonly NewRunJob[], by?: string): void {
  run.attempt += 1
  run.triggeredBy = by ?? run.triggeredBy
  for (const job of wanted) pastJob(world, run, job)
  if (wanted.some(({ conclusion }) => conclusion === null)) run.conclusion = null
}

/**
 * The jobs of the newest attempt, or of all. After only some jobs ran again, the newest attempt lists those alone
 * (r-universe-org/help#607), though it did not always.
 */
export function listedJobs({ jobs, attempt }: Run, filter: string | null): Job[] {
  return filter === 'all' ? [...jobs] : jobs.filter(job => job.attempt === attempt)
}
