import { account, GITHUB_ACTIONS } from '../people/accounts.ts'
import { added } from '../weathers/suites.ts'
import type { Artifact, Conclusion, Pull, Repository, Run, RunReview, World } from '../world.ts'
import { type NewRunJob, pastJob } from './jobs.ts'
import { zipOf } from './zip.ts'

export interface NewRun {
  repository: Repository
  /** Name of the workflow. */
  name: string
  /** Its file; thought up from its name when not given. */
  path?: string
  event: string
  headSha: string
  headBranch: string
  /** Where the head is; the repository itself when not given. */
  headRepository?: Repository
  /** Changes that GitHub names with the run; those that it would find itself when not given. */
  pulls?: readonly Pull[]
  /** `null`: it is not finished. */
  conclusion?: Conclusion | null
  /** Login; the owner of the repository when not given. */
  actor?: string
  /** One job that ended as the run did, when not given. */
  jobs?: readonly NewRunJob[]
  /** What GITHUB_RUN_ID says in the run itself, for one whose job calls back. */
  id?: number
}

export interface NewRunReview {
  /** Login. */
  login: string
  environment: string
  state?: RunReview['state']
  comment?: string
}

/** Files to be zipped, or the bytes of a zip, whatever they are. */
export type NewArtifact = { name: string } & ({ files: Readonly<Record<string, string | Buffer>> } | { zip: Buffer })

const DAY = 24 * 60 * 60 * 1000
const KEPT = 90 * DAY

export function createRun(world: World, wanted: NewRun): Run {
  const { repository, name, pulls, actor, event, headSha } = wanted
  const path = wanted.path ?? `.github/workflows/${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.yml`
  const conclusion = wanted.conclusion === undefined ? 'success' : wanted.conclusion
  const run: Run = {
    ...wanted,
    id: wanted.id ?? world.nextId(),
    suite: added(world, { repository, app: GITHUB_ACTIONS, headSha, event }).id,
    path,
    headRepository: wanted.headRepository ?? repository,
    status: 'in_progress',
    conclusion,
    actor: actor ?? repository.owner.login,
    triggeredBy: actor ?? repository.owner.login,
    pulls,
    createdAt: world.now(),
    reviews: [],
    artifacts: [],
    jobs: [],
    number: 1 + world.runs.filter(one => one.repository === repository && one.path === path).length,
    attempt: 1,
  }
  world.runs.push(run)
  // A run that is over had a job.
  const jobs = wanted.jobs ?? (conclusion === null ? [] : [{ name: 'build', conclusion }])
  for (const job of jobs) pastJob(world, run, job)
  return run
}

/** What a required reviewer decides about a deployment to an environment for which the run waits. */
export function approveRun(world: World, run: Run, { login, environment, state, comment }: NewRunReview): void {
  run.reviews.push({ environment, state: state ?? 'approved', user: account(world, login), comment: comment ?? '' })
}

/** Runs may be repeated, so one run may have several artifacts of one name. */
export function uploadArtifact(world: World, run: Run, wanted: NewArtifact): Artifact {
  const createdAt = world.now()
  const artifact: Artifact = {
    id: world.nextId(),
    run,
    attempt: run.attempt,
    name: wanted.name,
    zip: 'zip' in wanted ? wanted.zip : zipOf(wanted.files),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + KEPT),
  }
  run.artifacts.push(artifact)
  return artifact
}

export function expireArtifact(world: World, artifact: Artifact): void {
  artifact.expiresAt = world.now()
}

export function isExpired({ now }: World, { expiresAt }: Artifact): boolean {
  return expiresAt.getTime() <= now().getTime()
}
