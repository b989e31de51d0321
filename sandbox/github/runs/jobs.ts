import type { CheckRun, Conclusion, Job, JobStep, Run, World } from '../world.ts'
import { createJob, instant } from './checks.ts'

/** What a job came to; skipped before it began, it has no steps. */
export interface JobEnd {
  conclusion: Conclusion
  steps?: readonly JobStep[]
}

/** A job of the run's newest attempt, with the check run that Actions makes for it. */
export function queueJob(world: World, run: Run, name: string): Job {
  const check = createJob(world, run, name)
  check.status = 'queued'
  const job = { run, attempt: run.attempt, check, createdAt: world.now(), steps: [] }
  run.jobs.push(job)
  return job
}

/** A job that is as its run is: over, or in progress. */
export function addJob(world: World, run: Run, name: string): CheckRun {
  const check = createJob(world, run, name)
  run.jobs.push({ run, attempt: run.attempt, check, createdAt: world.now(), steps: [] })
  return check
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
