import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import type { Artifact } from '../../github/runs/artifacts.ts'
import { type Job, jobsOf } from '../../github/runs/jobs.ts'
import { type History, NOT_FINISHED, type WorkflowRun } from '../../github/runs/runs.ts'

/** The run that this is a part of, as the runner tells it. */
export interface OwnRun {
  id: number
  /** The file of its workflow, such as `.github/workflows/gatebook.yml`. */
  workflow: string
  /** Key of this job in the workflow. */
  job: string
  /** Name of the machine that this job runs on. */
  runner: string
}

export const WENT_WELL: readonly string[] = ['success', 'skipped', 'neutral']
const MAX_PASSED_OVER = 30

/** Says of a workflow which of its runs decides, and of an artifact whether its job ran again since. */
export interface Runs {
  /** `undefined`: more runs than are looked through were started by something else than a push. */
  deciding(history: History): Promise<WorkflowRun | undefined>
  /** How the job ended that may have made the artifact and ran again later; undefined: none did. */
  ranAgain(artifact: Artifact): Promise<string | undefined>
}

export function runsSeenBy(client: Client, repository: Repository, own: OwnRun | undefined): Runs {
  const known = new Map<number, Promise<Job[]>>()
  const jobs = (run: number): Promise<Job[]> => {
    const found = known.get(run) ?? jobsOf(client, repository, run)
    known.set(run, found)
    return found
  }
  /** The jobs of a run without the one that judges, which leaves no reports. */
  const others = async (run: WorkflowRun): Promise<Job[]> => {
    const all = await jobs(run.id)
    if (own === undefined || run.path !== own.workflow) return all
    const name = nameOf(own, await jobs(own.id))
    return all.filter(job => job.name !== name)
  }
  return {
    async deciding(history) {
      const [newest, ...older] = history
      const isOwn = own !== undefined && newest.path === own.workflow
      // Without an earlier run there is nothing to go back to; only of a workflow that judges more has to be known.
      if (older.length === 0 && !isOwn) return newest
      for (const [at, run] of history.entries()) {
        if (at === MAX_PASSED_OVER) return undefined
        const status = run.status === SKIPPED ? SKIPPED : statusOf(run, await others(run), own)
        if (status !== SKIPPED) return { ...run, status }
      }
      return { ...newest, status: SKIPPED }
    },
    async ranAgain(artifact) {
      return artifact.run.attempt === 1 ? undefined : laterThan(artifact.createdAt, await others(artifact.run))
    },
  }
}

const SKIPPED = 'skipped'

/** Its key, unless the workflow gives it a name; the machine tells which of the jobs that run it is. */
function nameOf({ job, runner }: OwnRun, jobs: readonly Job[]): string {
  const running = jobs.filter(one => one.status === NOT_FINISHED && one.runner === runner)
  return (running.find(({ name }) => name === job) ?? running[0])?.name ?? job
}

/** How far a run is without the job that judges. `skipped`: nothing else ran in it, so it says nothing about reports. */
function statusOf(run: WorkflowRun, others: readonly Job[], own: OwnRun | undefined): string {
  const isOwn = run.id === own?.id
  // Of a run that has just begun, the other jobs may not be listed yet.
  const isListed = others.length > 0 || isOwn || run.status !== NOT_FINISHED
  if (isListed && others.every(({ status }) => status === SKIPPED)) return SKIPPED
  if (!isOwn) return run.status
  const statuses = newestOf(others).map(({ status }) => status)
  if (statuses.includes(NOT_FINISHED)) return NOT_FINISHED
  return statuses.find(status => !WENT_WELL.includes(status)) ?? 'success'
}

/** Of each job only its newest attempt. */
function newestOf(jobs: readonly Job[]): Job[] {
  const oldestFirst = jobs.toSorted((a, b) => a.startedAt - b.startedAt)
  return [...new Map(oldestFirst.map(job => [job.name, job])).values()]
}

/**
 * GitHub does not say which job made an artifact. Every job that ran at that time may have; if one of them ran again
 * later, what it made before is not what it says now.
 */
function laterThan(createdAt: number, jobs: readonly Job[]): string | undefined {
  const ran = jobs.filter(({ status }) => status !== SKIPPED)
  const makers = ran.filter(job => job.startedAt <= createdAt && createdAt <= job.completedAt)
  const isMaker = ({ name }: Job): boolean => makers.length === 0 || makers.some(maker => maker.name === name)
  const later = ran.filter(job => isMaker(job) && !(job.startedAt <= createdAt))
  return (later.find(({ status }) => status === NOT_FINISHED) ?? later[0])?.status
}
