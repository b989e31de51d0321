import type { Repository } from './world.ts'

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

export interface Release {
  repository: Repository
  tag: string
  target: string
  /** Login. */
  author: string
  name?: string
  prerelease?: boolean
}

export interface WorkflowRun {
  repository: Repository
  /** Name of the workflow that has finished. */
  name: string
  /** Its file, such as `.github/workflows/ci.yml`. */
  path: string
  event: string
  headSha: string
  headBranch: string
  /** Where the head is; the repository itself when not given. */
  headRepository?: Repository
  conclusion: 'success' | 'failure' | 'cancelled'
  /** Login. */
  actor: string
  id?: number
}
