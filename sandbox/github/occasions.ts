import type { Repository, Run } from './world.ts'

export type { Release, ReleaseAsset } from './world.ts'

export interface Push {
  repository: Repository
  /** `refs/heads/…` */
  ref: string
  before: string
  after: string
  /** Login. */
  pusher: string
}

export interface MergeGroup {
  repository: Repository
  /** Branch that the queue merges into. */
  base: string
  baseSha: string
  headRef: string
  headSha: string
}

export interface Deployment {
  repository: Repository
  sha: string
  /** Branch, tag or commit, as it was requested. */
  ref: string
  environment: string
  /** Login. */
  creator: string
  id?: number
}

type Told = 'repository' | 'name' | 'path' | 'event' | 'headSha' | 'headBranch' | 'conclusion' | 'actor'

/** A run that has finished: one that was made with `createRun`, or one thought up for the occasion. */
export type WorkflowRun = Pick<Run, Told> & Partial<Run>
