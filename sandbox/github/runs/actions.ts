import type { Artifact, Conclusion, Job, Run, World } from '../world.ts'
import { type JobUpload, uploadFromJob } from './artifacts.ts'
import { endJob, type JobEnd, nextAttempt, queueJob, startJob } from './jobs.ts'

/** What GitHub Actions itself does with a run while its jobs are at work, for whoever lets jobs run. */
export interface ActionsSite {
  /** A job that waits for its turn, with its check run. */
  queueJob(run: Run, name: string): Job
  startJob(job: Job): void
  endJob(job: Job, end: JobEnd): void
  endRun(run: Run, conclusion: Conclusion): void
  /** The run begins again, with the next number of an attempt. */
  nextAttempt(run: Run): void
  /** Nothing where the name is taken. */
  upload(run: Run, upload: JobUpload): Artifact | undefined
}

export function actionsSite(world: World): ActionsSite {
  return {
    queueJob: (run, name) => queueJob(world, run, name),
    startJob: job => startJob(world, job),
    endJob: (job, end) => endJob(world, job, end),
    endRun: (run, conclusion) => {
      run.conclusion = conclusion
    },
    nextAttempt,
    upload: (run, upload) => uploadFromJob(world, run, upload),
  }
}
