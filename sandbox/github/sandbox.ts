import { mkdir, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEvents, type Events } from './events.ts'
import { Faults } from './faults.ts'
import { listen } from './http/server.ts'
import {
  closeIssue,
  comment,
  createIssue,
  deleteIssue,
  editComment,
  editIssue,
  linkIssue,
  type NewIssue,
  reopenIssue,
  setLabels,
  transferIssue,
} from './issues.ts'
import type { JournalEntry, Violation } from './journal.ts'
import type { Release } from './occasions.ts'
import { Oracle } from './oracle/oracle.ts'
import { account, createAccount, issueToken, type NewAccount, type NewToken } from './people/accounts.ts'
import { createTeam, type NewTeam } from './people/teams.ts'
import { type MergePull, mergePull } from './pulls/merge.ts'
import {
  assign,
  close,
  editPull,
  markReady,
  type NewPull,
  openPull,
  refresh,
  retarget,
  unassign,
} from './pulls/pulls.ts'
import { dropQueue, type Enqueue, enqueue, mergeGroup, type QueuedGroup } from './pulls/queue.ts'
import {
  dismissReview,
  type NewReview,
  removeReviewRequest,
  requestedReviewers,
  submitReview,
} from './pulls/reviews.ts'
import { createRepository, findRepository, type NewRepository } from './repositories.ts'
import { type ActionsSite, actionsSite } from './runs/actions.ts'
import { runsOn } from './runs/checks.ts'
import { addJob, type NewRunJob, rerun } from './runs/jobs.ts'
import { type OtherReport, reportOf } from './runs/reports.ts'
import { requiredCheck } from './runs/required.ts'
import {
  approveRun,
  createRun,
  expireArtifact,
  type NewArtifact,
  type NewRun,
  type NewRunReview,
  uploadArtifact,
} from './runs/runs.ts'
import { statusesOn } from './runs/statuses.ts'
import { type Weather, type WeatherOptions, Weathers } from './weather.ts'
import { type Happening, startsRun } from './weathers/lost-run.ts'
import { leaveOldChecks } from './weathers/same-name.ts'
import type {
  Account,
  Activity,
  Artifact,
  CheckRun,
  CloseReason,
  Comment,
  CommitStatus,
  Issue,
  Pull,
  Repository,
  Review,
  Role,
  Run,
  Team,
  World,
} from './world.ts'

export type { Fault, FaultRule, Match } from './faults.ts'
export type { Deployment, MergeGroup, Push, Release, WorkflowRun } from './occasions.ts'
export { CONFLICT } from './runs/artifacts.ts'
export { filesIn } from './runs/unzip.ts'
export { zipOf } from './runs/zip.ts'
export type { App, Conclusion, Job, JobStep } from './world.ts'
export type {
  Account,
  Activity,
  Artifact,
  CheckRun,
  CloseReason,
  CommitStatus,
  Enqueue,
  Events,
  Happening,
  Issue,
  JournalEntry,
  MergePull,
  NewAccount,
  NewArtifact,
  NewIssue,
  NewPull,
  NewRepository,
  NewReview,
  NewRun,
  NewRunJob,
  NewRunReview,
  NewToken,
  OtherReport,
  Pull,
  QueuedGroup,
  Repository,
  Review,
  Role,
  Run,
  Violation,
}

export interface SandboxOptions {
  /** Folder for the bare repositories; made if it is not there, and left for the caller to remove. */
  root: string
  now?: () => Date
  /** How an answer that comes late is waited for, in milliseconds. */
  wait?: (milliseconds: number) => Promise<unknown>
  /** What GitHub is like at first; a usual day when not given, with lags of some seconds and several suites. */
  weather?: readonly Weather[]
}

export interface RepositoryHandle extends Repository {
  /** Gives a user a role; nothing else makes an account a collaborator. */
  grant(login: string, role: Role): void
  fork(to: { owner: string; name?: string }): Promise<RepositoryHandle>
}

/** A GitHub of one's own: real git, real HTTP, and a world that a test or the demo moves from inside. */
export interface Sandbox {
  /** What GITHUB_API_URL should be; GraphQL is at `/graphql` below it. */
  readonly url: string
  /** What was said, by either side, that does not fit GitHub's own description or rules. */
  readonly violations: Violation[]
  readonly requests: JournalEntry[]
  readonly faults: Faults
  readonly events: Events
  /** For whoever lets jobs of workflows run; see sandbox/runner/workflow. */
  readonly actions: ActionsSite
  close(): Promise<void>
  resetRequests(): void
  /** Which permissions were demanded of tokens since the requests were reset, whether they have them or not. */
  neededPermissions(): Record<string, 'read' | 'write'>
  createUser(user: NewAccount): Account
  createRepository(repository: NewRepository): Promise<RepositoryHandle>
  /** The one of this name, unless it is gone. */
  repository(owner: string, name: string): Repository | undefined
  createTeam(team: NewTeam): Team
  /** The token's text. */
  issueToken(token: NewToken): string
  openPull(pull: NewPull): Promise<Pull>
  /** Follows the branches now, instead of at the next request that looks at the change. */
  refresh(pull: Pull): Promise<void>
  closePull(pull: Pull): Promise<void>
  markReady(pull: Pull): void
  assign(pull: Pull, login: string, by: string): void
  unassign(pull: Pull, login: string): void
  retarget(pull: Pull, base: string): Promise<void>
  mergePull(merge: MergePull): Promise<void>
  /** A new body counts as an edit of the change; `edited` events tell what was there before. */
  editPull(pull: Pull, edit: { title?: string; body?: string }): void
  /** These labels, and no others. */
  setLabels(item: Issue | Pull, labels: readonly string[]): void
  comment(issue: Issue, by: string, body: string): Comment
  editComment(comment: Comment, body: string): void
  editIssue(issue: Issue, body: string): void
  createIssue(issue: NewIssue): Issue
  closeIssue(issue: Issue, reason?: CloseReason): void
  reopenIssue(issue: Issue): void
  /** Its old number leads nowhere from then on. */
  transferIssue(issue: Issue, repository: Repository): void
  deleteIssue(issue: Issue): void
  /** By hand; what the body says is linked anyhow. */
  linkIssue(pull: Pull, issue: Issue): void
  /** Publishes a release, with its files; an event tells of it only if it is made. */
  createRelease(release: Release): Release
  /** Stores a bundle about a file, as a workflow does that attests what it built. GitHub does not verify it. */
  attest(repository: Repository, digest: string, bundle: unknown): void
  /** Lets GitHub hold a commit, or an annotated tag, for signed; with `valid` false, for signed badly. */
  verifyCommit(repository: Repository, oid: string, valid?: boolean): Promise<void>
  /** Puts open changes at the end of their branch's merge queue. */
  enqueue(pulls: readonly Pull[], options?: Omit<Enqueue, 'pulls'>): Promise<QueuedGroup>
  /** Merges a group on its branch. */
  mergeGroup(group: QueuedGroup): Promise<void>
  /** Takes the queue of a branch away, with everything that waits in it. */
  dropQueue(repository: Repository, branch: string): Promise<void>
  createRun(run: NewRun): Run
  /** Runs jobs of a run again, as its next attempt. */
  rerun(run: Run, jobs: readonly NewRunJob[], by?: string): void
  /** Approves, or rejects, a deployment for which a run waits. */
  approveRun(run: Run, review: NewRunReview): void
  uploadArtifact(run: Run, artifact: NewArtifact): Artifact
  expireArtifact(artifact: Artifact): void
  submitReview(review: NewReview): Promise<Review>
  /** By whoever may write, its author's own change included. */
  dismissReview(review: Review, by: string): void
  removeReviewRequest(pull: Pull, login: string): void
  /** Logins of those who are asked to review now. */
  requestedReviewers(pull: Pull): string[]
  /** Who pushes to the branch of a change from now on. */
  pushesAs(pull: Pull, login: string): void
  deleteRepository(repository: Repository): Promise<void>
  /** All check runs on a commit, newest first. */
  checkRuns(repository: Repository, sha: string): CheckRun[]
  /** From now on GitHub behaves in these ways. */
  setWeather(names: readonly Weather[], options?: WeatherOptions): void
  /** All commit statuses on a commit, newest first. */
  statuses(repository: Repository, sha: string): CommitStatus[]
  /** What moved a branch, oldest first, whether or not GitHub lists it yet. */
  moves(repository: Repository, branch: string): Activity[]
  /** A check run that Actions itself makes, for a job of a workflow run. */
  createJob(run: Run, name: string): CheckRun
  /** Another app says how it went, with a check run or, under the weather `statuses`, with a commit status. */
  report(report: OtherReport): CheckRun | CommitStatus
  /** Whether the workflows that wait for an event run because of it. */
  startsRun(happening: Happening): Promise<boolean>
  /** What branch protection goes by: what blocks, or else the newest that counts; nothing where none counts. */
  requiredCheck(repository: Repository, sha: string, name: string): CheckRun | undefined
}

/** Starts an empty GitHub on a free port of the loopback interface. */
export async function startSandbox({
  root,
  now = () => new Date(),
  wait = sleep,
  weather,
}: SandboxOptions): Promise<Sandbox> {
  await mkdir(root, { recursive: true })
  const world = createWorld(root, now, weather === undefined ? Weathers.mild() : Weathers.of(weather))
  const oracle = new Oracle()
  const faults = new Faults()
  const journal: JournalEntry[] = []
  const violations: Violation[] = []
  const server = await listen({ world, oracle, faults, journal, violations, wait })
  return {
    url: server.url,
    violations,
    requests: journal,
    faults,
    events: createEvents({ world, oracle, violations, site: { api: server.url } }),
    actions: actionsSite(world),
    close: server.close,
    resetRequests: () => {
      journal.splice(0)
      for (const { needed } of world.tokens.values()) needed.clear()
    },
    neededPermissions: () => neededPermissions(world),
    createUser: user => createAccount(world, user),
    createRepository: async repository => handle(world, await createRepository(world, repository)),
    repository: (owner, name) => findRepository(world, owner, name),
    createTeam: team => createTeam(world, team),
    issueToken: token => issueToken(world, token).value,
    openPull: pull => openPull(world, pull),
    refresh: pull => refresh(world, pull),
    assign: (pull, login, by) => assign(world, pull, login, by),
    unassign,
    closePull: pull => close(world, pull),
    markReady: pull => markReady(world, pull),
    retarget: (pull, base) => retarget(world, pull, base),
    mergePull: merge => mergePull(world, merge),
    editPull: (pull, edit) => editPull(world, pull, edit),
    setLabels: (item, labels) => setLabels(world, item, labels),
    comment: (issue, by, body) => comment(world, issue, account(world, by), body),
    editComment: (made, body) => editComment(world, made, body),
    editIssue: (issue, body) => editIssue(world, issue, body),
    createIssue: issue => createIssue(world, issue),
    closeIssue: (issue, reason = 'completed') => closeIssue(world, issue, reason),
    reopenIssue: issue => reopenIssue(world, issue),
    transferIssue: (issue, repository) => transferIssue(world, issue, repository),
    deleteIssue: issue => deleteIssue(world, issue),
    linkIssue,
    createRelease: wanted => {
      const release = { id: world.nextId(), ...wanted }
      world.releases.push(release)
      return release
    },
    attest: (repository, digest, bundle) => {
      world.attestations.push({ id: world.nextId(), repository, digest, bundle })
    },
    verifyCommit: (repository, oid, valid = true) => verifySigned(world, repository, oid, valid),
    enqueue: (pulls, options = {}) => enqueue(world, { ...options, pulls }),
    mergeGroup: group => mergeGroup(world, group),
    dropQueue: (repository, branch) => dropQueue(world, repository, branch),
    createRun: run => createRun(world, run),
    rerun: (run, jobs, by) => rerun(world, run, jobs, by),
    approveRun: (run, review) => approveRun(world, run, review),
    uploadArtifact: (run, artifact) => uploadArtifact(world, run, artifact),
    expireArtifact: artifact => expireArtifact(world, artifact),
    submitReview: review => submitReview(world, review),
    removeReviewRequest: (pull, login) => removeReviewRequest(world, pull, login),
    requestedReviewers: pull => requestedReviewers(pull).map(({ login }) => login),
    dismissReview: (review, by) => dismissReview(world, review, by),
    pushesAs: (pull, login) => {
      pull.pusher = account(world, login)
    },
    deleteRepository: async repository => {
      repository.deleted = true
      await rm(repository.path, { recursive: true, force: true })
    },
    setWeather: (names, options) => {
      world.weather = Weathers.of(names, options)
      if (world.weather.has('same-name')) leaveOldChecks(world)
    },
    checkRuns: (repository, sha) => runsOn(world, repository, sha),
    statuses: (repository, sha) => statusesOn(world, repository, sha),
    moves: (repository, branch) =>
      world.activities.filter(one => one.repository === repository && one.ref === `refs/heads/${branch}`),
    createJob: (run, name) => addJob(world, run, name),
    report: report => reportOf(world, report),
    startsRun: happening => startsRun(world, happening),
    requiredCheck: (repository, sha, name) => requiredCheck(world, repository, sha, name),
  }
}

function createWorld(root: string, now: () => Date, weather: Weathers): World {
  let last = 5_000_000
  const nextId = () => {
    last += 1
    return last
  }
  const named = new Map<string, number>()
  const idOf = (name: string) => {
    const id = named.get(name) ?? nextId()
    named.set(name, id)
    return id
  }
  return {
    root,
    now,
    weather,
    accounts: [],
    repositories: [],
    teams: [],
    pulls: [],
    issues: [],
    formerIssues: [],
    reviews: [],
    checkRuns: [],
    suites: [],
    statuses: [],
    runs: [],
    queues: [],
    releases: [],
    attestations: [],
    activities: [],
    tokens: new Map(),
    signatures: new Map(),
    downloads: new Map(),
    nextId,
    idOf,
  }
}

function neededPermissions({ tokens }: World): Record<string, 'read' | 'write'> {
  const needed = [...tokens.values()].flatMap(token => [...token.needed])
  // What was written goes last, and so over what was read.
  return Object.fromEntries(needed.sort(([, a], [, b]) => (a < b ? -1 : 1)))
}

async function verifySigned(world: World, repository: Repository, oid: string, valid: boolean): Promise<void> {
  const object = await repository.objects.read(oid)
  if (object?.type !== 'commit' && object?.type !== 'tag')
    throw new Error(`${repository.fullName} has no commit and no tag ${oid}.`)
  world.signatures.set(oid, valid ? 'good' : 'bad')
}

/** The repository itself, with what a caller may do to it. */
function handle(world: World, repository: Repository): RepositoryHandle {
  return Object.assign(repository, {
    grant: (login: string, role: Role) => {
      repository.roles.set(account(world, login), role)
    },
    fork: async ({ owner, name = repository.name }: { owner: string; name?: string }) =>
      handle(world, await createRepository(world, { owner, name }, repository)),
  })
}
