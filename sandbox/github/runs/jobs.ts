import type { Conclusion, Run, RunJob, World } from '../world.ts'

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

/** What a run has at first: a run without jobs is not one. */
export function jobsOf(world: World, wanted: readonly NewRunJob[]): RunJob[] {
  return wanted.map(job => madeJob(world, job, 1))
}

function madeJob(world: World, { name, conclusion = 'success', ...more }: NewRunJob, attempt: number): RunJob {
  const startedAt = more.startedAt ?? world.now()
  return {
    id: world.nextId(),
    name,
    attempt,
    conclusion,
    startedAt,
    completedAt: conclusion === null ? null : (more.completedAt ?? world.now()),
    runner: conclusion === 'skipped' ? null : (more.runner ?? `GitHub Actions ${world.nextId()}`),
  }
}

/** Runs some of the jobs once more, as a new attempt of the same run. */
export function rerun(world: World, run: Run, wanted: readonly NewRunJob[]): void {
  run.attempt += 1
  const made = wanted.map(job => madeJob(world, job, run.attempt))
  run.jobs.push(...made)
  run.conclusion = made.some(({ conclusion }) => conclusion === null) ? null : run.conclusion
}

/**
 * The jobs of the newest attempt, or of all. After only some jobs ran again, the newest attempt lists those alone
 * (r-universe-org/help#607), though it did not always.
 */
export function listedJobs({ jobs, attempt }: Run, filter: string | null): RunJob[] {
  return filter === 'all' ? [...jobs] : jobs.filter(job => job.attempt === attempt)
}
