import type { ObjectStore } from './git/objects.ts'

/** Everything that exists on this GitHub. Plain data; the modules beside it say what may happen to it. */
export interface World {
  readonly root: string
  readonly now: () => Date
  readonly accounts: Account[]
  readonly repositories: Repository[]
  readonly pulls: Pull[]
  readonly reviews: Review[]
  readonly checkRuns: CheckRun[]
  readonly tokens: Map<string, Token>
  /** Ids grow and are never used again, so the newest of anything is the one with the largest id. */
  readonly nextId: () => number
}

export interface Account {
  readonly login: string
  readonly id: number
  readonly type: 'User' | 'Bot' | 'Organization' | 'Mannequin'
  /** Commits under these addresses are this account's. */
  readonly emails: readonly string[]
}

export type Role = 'read' | 'triage' | 'write' | 'maintain' | 'admin'

export interface Repository {
  readonly id: number
  readonly owner: Account
  readonly name: string
  /** `owner/name` */
  readonly fullName: string
  readonly private: boolean
  readonly defaultBranch: string
  /** Folder of the bare repository; `git push` to it is a push to this repository. */
  readonly path: string
  readonly createdAt: Date
  readonly parent: Repository | undefined
  readonly roles: Map<Account, Role>
  readonly objects: ObjectStore
  deleted: boolean
  lastNumber: number
}

export interface Pull {
  readonly id: number
  readonly number: number
  readonly repository: Repository
  readonly author: Account
  readonly headRepository: Repository
  readonly headBranch: string
  readonly createdAt: Date
  baseBranch: string
  title: string
  body: string
  draft: boolean
  readonly labels: Label[]
  state: 'OPEN' | 'CLOSED' | 'MERGED'
  head: string
  /** Tip of the base branch when the head last moved: what the REST API calls `base.sha`, and seldom the tip of now. */
  base: string
  /** Tip of the base branch now, or when the change was closed or merged. */
  baseTip: string
  /** Test merge of tip and head, at refs/pull/N/merge; none when they conflict. */
  testMerge: string | undefined
  previousHead: string | undefined
  previousBase: { ref: string; sha: string } | undefined
  /** Oldest first. */
  readonly baseChanges: BaseChange[]
  updatedAt: Date
  closedAt: Date | undefined
  merge: Merge | undefined
}

/** An entry of a change's timeline; `kind` is its name in GraphQL. */
export interface BaseChange {
  readonly kind: 'BaseRefChangedEvent' | 'AutomaticBaseChangeSucceededEvent'
  readonly id: number
  readonly at: Date
}

export interface Merge {
  readonly at: Date
  /** Not known for a push by hand, until its event names the pusher. */
  by: Account | undefined
  readonly commit: string
  /** Every commit that the merge brought to the base branch. */
  readonly landed: readonly string[]
}

export interface Label {
  readonly id: number
  readonly name: string
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'

export interface Review {
  readonly id: number
  readonly pull: Pull
  readonly author: Account
  readonly body: string
  readonly submittedAt: Date
  commit: string
  state: ReviewState
}

export interface App {
  readonly slug: string
  readonly id: number
}

export type Permission = 'read' | 'write'
export type Permissions = Readonly<Record<string, Permission>>

export interface Token {
  readonly value: string
  readonly app: App | undefined
  /** Who acts with it: a user, or the bot account of the app. */
  readonly account: Account
  /** The only repository that it was made for. */
  readonly repository: Repository | undefined
  readonly permissions: Permissions
  readonly usage: Map<string, { used: number; reset: number }>
}

export interface Annotation {
  path: string
  start_line: number
  end_line: number
  annotation_level: string
  message: string
  title?: string
  raw_details?: string
}

export interface CheckRun {
  readonly id: number
  readonly repository: Repository
  readonly app: App
  readonly headSha: string
  readonly suite: number
  name: string
  status: string
  conclusion: string | null
  externalId: string
  detailsUrl: string | null
  startedAt: string | null
  completedAt: string | null
  title: string | null
  summary: string | null
  text: string | null
  readonly annotations: Annotation[]
}
