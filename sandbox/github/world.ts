import type { ObjectStore } from './git/objects.ts'
import type { Weathers } from './weather.ts'

/** Everything that exists on this GitHub. Plain data; the modules beside it say what may happen to it. */
export interface World {
  readonly root: string
  readonly now: () => Date
  weather: Weathers
  readonly accounts: Account[]
  readonly repositories: Repository[]
  readonly teams: Team[]
  readonly pulls: Pull[]
  readonly issues: Issue[]
  /** Numbers under which there is an issue no more. */
  readonly formerIssues: FormerIssue[]
  readonly reviews: Review[]
  readonly checkRuns: CheckRun[]
  readonly suites: CheckSuite[]
  readonly statuses: CommitStatus[]
  readonly runs: Run[]
  readonly queues: MergeQueue[]
  readonly releases: Release[]
  readonly attestations: Attestation[]
  /** Oldest first. */
  readonly activities: Activity[]
  readonly tokens: Map<string, Token>
  /** Signed commits: by GitHub itself, by somebody whose key it knows, or badly. */
  readonly signatures: Map<string, 'github' | 'good' | 'bad'>
  /** Addresses at which an artifact lies without asking who comes, by the path. */
  readonly downloads: Map<string, Artifact>
  /** Ids grow and are never used again, so the newest of anything is the one with the largest id. */
  readonly nextId: () => number
  /** The id of something that is known by its name, such as a label or an environment: always the same one. */
  readonly idOf: (name: string) => number
}

export interface Account {
  readonly login: string
  readonly id: number
  readonly type: 'User' | 'Bot' | 'Organization' | 'Mannequin'
  /** Commits under these addresses are this account's. */
  readonly emails: readonly string[]
}

export interface Team {
  readonly id: number
  readonly organisation: Account
  readonly slug: string
  readonly members: Account[]
  readonly invited: Account[]
  readonly within: Team | undefined
}

export type Protection = 'classic' | 'pulls' | 'names'

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
  /** What keeps people from pushing to a branch: the older protection, or a ruleset about pull requests or names. */
  readonly protections: Map<string, Protection>
  readonly objects: ObjectStore
  deleted: boolean
  lastNumber: number
}

export interface Pull {
  readonly id: number
  /** Every pull request is an issue too, with an id of its own as such. */
  readonly issueId: number
  readonly number: number
  readonly repository: Repository
  readonly author: Account
  readonly headRepository: Repository
  readonly headBranch: string
  readonly createdAt: Date
  baseBranch: string
  title: string
  body: string
  /** When the body was last changed; a new title is no edit. */
  bodyEditedAt: Date | undefined
  draft: boolean
  readonly labels: Label[]
  /** Issues linked by hand, beside those that the body names. */
  readonly linked: Issue[]
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
  /** What the last edit of title and body replaced. */
  previousText: { title?: string; body?: string } | undefined
  readonly assignees: Account[]
  /** Also those who were taken off since. */
  readonly assignments: Assignment[]
  /** Whoever pushes to its branch: git tells nobody. */
  pusher: Account
  /** Oldest first. */
  readonly baseChanges: BaseChange[]
  readonly readied: Readied[]
  readonly dismissals: Dismissal[]
  /** Who was asked to review, or taken off again. */
  readonly reviewRequests: ReviewRequest[]
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

/** A draft was marked as ready for review. */
export interface Readied {
  readonly kind: 'ReadyForReviewEvent'
  readonly id: number
  readonly at: Date
}

/** A review was requested from somebody, or the request was removed; `kind` is its name in GraphQL. */
export interface ReviewRequest {
  readonly kind: 'ReviewRequestedEvent' | 'ReviewRequestRemovedEvent'
  readonly id: number
  readonly reviewer: Account
}

/** Somebody was assigned. */
export interface Assignment {
  readonly kind: 'AssignedEvent'
  readonly id: number
  readonly actor: Account
  readonly assignee: Account
}

/** A review that somebody took away. */
export interface Dismissal {
  readonly kind: 'ReviewDismissedEvent'
  readonly id: number
  readonly at: Date
  readonly actor: Account
  readonly review: Review
  readonly was: ReviewState
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

export type CloseReason = 'completed' | 'not_planned' | 'duplicate'

export interface Issue {
  readonly kind: 'Issue'
  /** Stays the same when the issue is transferred. */
  readonly id: number
  readonly author: Account
  readonly createdAt: Date
  readonly labels: Label[]
  /** Oldest first. */
  readonly comments: Comment[]
  readonly moves: Move[]
  repository: Repository
  number: number
  title: string
  body: string
  bodyEditedAt: Date | undefined
  /** Name of the issue type, which organizations define. */
  type: string | undefined
  state: 'OPEN' | 'CLOSED'
  stateReason: CloseReason | 'reopened' | undefined
  closedAt: Date | undefined
  closedBy: Account | undefined
  updatedAt: Date
}

/** An issue was opened again, or came from another repository. */
export interface Move {
  readonly kind: 'ReopenedEvent' | 'TransferredEvent'
  readonly id: number
  readonly at: Date
}

export interface Comment {
  readonly kind: 'IssueComment'
  readonly id: number
  readonly at: Date
  readonly author: Account
  body: string
  editedAt: Date | undefined
  isMinimized: boolean
}

export interface FormerIssue {
  readonly repository: Repository
  readonly number: number
  /** Where it was transferred; none when it was deleted. */
  readonly to: Issue | undefined
}

/** The changes that wait for one branch, first in line first. */
export interface MergeQueue {
  readonly id: number
  readonly repository: Repository
  readonly branch: string
  readonly entries: QueueEntry[]
}

/** A change in a queue, and the merge commit on which it is tested: on top of the entries before it. */
export interface QueueEntry {
  readonly id: number
  readonly repository: Repository
  readonly pull: Pull
  /** Head of the change as it was queued. */
  readonly head: string
  /** Who put it there. */
  readonly by: Account
  readonly base: string
  readonly baseSha: string
  /** `refs/heads/gh-readonly-queue/…` */
  readonly headRef: string
  readonly headSha: string
}

/** Something that happened to a branch. */
export interface Activity {
  readonly id: number
  readonly repository: Repository
  readonly kind: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge' | 'merge_queue_merge'
  /** `refs/heads/…` */
  readonly ref: string
  readonly before: string
  readonly after: string
  readonly actor: Account
  readonly at: Date
}

export type Conclusion =
  | 'action_required'
  | 'cancelled'
  | 'failure'
  | 'neutral'
  | 'skipped'
  | 'stale'
  | 'success'
  | 'timed_out'

/** A workflow run, which is over unless it has no conclusion. */
export interface Run {
  readonly id: number
  readonly suite: number
  readonly repository: Repository
  /** Name of the workflow. */
  readonly name: string
  /** Its file, such as `.github/workflows/ci.yml`. */
  readonly path: string
  readonly event: string
  readonly headSha: string
  readonly headBranch: string
  /** Where the head is. */
  readonly headRepository: Repository
  /** While it has no conclusion. */
  status: 'pending' | 'waiting' | 'in_progress'
  conclusion: Conclusion | null
  /** Login of whoever started it. */
  readonly actor: string
  /** Login of whoever started its newest attempt. */
  triggeredBy: string
  /** Changes that GitHub names with it; those that it would find itself when not given. */
  readonly pulls: readonly Pull[] | undefined
  readonly createdAt: Date
  readonly reviews: RunReview[]
  readonly artifacts: Artifact[]
  /** Of all attempts, oldest first. */
  readonly jobs: Job[]
  /** Among the runs of its workflow, from 1. */
  readonly number: number
  /** From 1; one more with every time that it is run again. */
  attempt: number
}

/** A job of a workflow run. Actions makes a check run of the same name for it. */
export interface Job {
  readonly run: Run
  readonly attempt: number
  readonly check: CheckRun
  readonly createdAt: Date
  readonly steps: JobStep[]
  /** Name of the machine that it ran on; of a job that was skipped there is none. */
  readonly runner: string | null
}

export interface JobStep {
  readonly name: string
  readonly conclusion: Conclusion
}

/** What somebody decided about a deployment to an environment; GitHub does not report when. */
export interface RunReview {
  readonly environment: string
  readonly state: 'approved' | 'rejected' | 'pending'
  readonly user: Account
  readonly comment: string
}

export interface Artifact {
  readonly id: number
  readonly run: Run
  /** Of the run, in which it was uploaded. */
  readonly attempt: number
  readonly name: string
  readonly zip: Buffer
  readonly createdAt: Date
  expiresAt: Date
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
  /** Which permissions were demanded of it so far, whether it has them or not. */
  readonly needed: Map<string, Permission>
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

/** Check runs of one app on one commit. */
export interface CheckSuite {
  readonly id: number
  readonly repository: Repository
  readonly app: App
  readonly headSha: string
  /** Of the workflow run that it was made for; none for the suite that an app has of its own. */
  readonly event: string | undefined
}

export interface CommitStatus {
  readonly id: number
  readonly repository: Repository
  readonly sha: string
  readonly context: string
  readonly state: 'error' | 'failure' | 'pending' | 'success'
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creator: Account
  /** None when a user posted it with a token of theirs. */
  readonly app: App | undefined
  readonly createdAt: Date
}

export interface CheckRun {
  readonly id: number
  readonly repository: Repository
  readonly app: App
  readonly headSha: string
  readonly suite: number
  readonly createdAt: Date
  /** Whether Actions itself made it, for a job; a job may post others with its token. */
  readonly isOfJob: boolean
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

/** A release that was published. */
export interface Release {
  repository: Repository
  tag: string
  target: string
  /** Login. */
  author: string
  /** Login of whoever published it; the author when not given. */
  sender?: string
  id?: number
  name?: string
  prerelease?: boolean
  /** What stands below its title. */
  notes?: string
  /** Files that it offers; GitHub knows no digest of those that were uploaded before it computed any. */
  assets?: readonly ReleaseAsset[]
}

/** A bundle that a workflow stored about a file, or something else that looks like one. */
export interface Attestation {
  id: number
  repository: Repository
  /** Of the file, as in `sha256:…`. */
  digest: string
  bundle: unknown
}

export interface ReleaseAsset {
  name: string
  digest: string | null
  size?: number
}
