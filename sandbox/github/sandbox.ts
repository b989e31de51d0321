import { mkdir, rm } from 'node:fs/promises'
import { account, createAccount, issueToken, type NewAccount, type NewToken } from './accounts.ts'
import { runsOn } from './checks.ts'
import { createEvents, type Events } from './events.ts'
import { Faults } from './faults.ts'
import { listen } from './http/server.ts'
import type { JournalEntry, Violation } from './journal.ts'
import { type MergePull, mergePull } from './merge.ts'
import { Oracle } from './oracle.ts'
import { close, type NewPull, openPull, refresh, retarget } from './pulls.ts'
import { createRepository, type NewRepository } from './repositories.ts'
import { dismissReview, type NewReview, submitReview } from './reviews.ts'
import type { Account, CheckRun, Pull, Repository, Review, Role, World } from './world.ts'

export type { Fault, FaultRule, Match } from './faults.ts'
export type {
  Account,
  CheckRun,
  Events,
  JournalEntry,
  MergePull,
  NewAccount,
  NewPull,
  NewRepository,
  NewReview,
  NewToken,
  Pull,
  Repository,
  Review,
  Role,
  Violation,
}

export interface SandboxOptions {
  /** Folder for the bare repositories; made if it is not there, and left for the caller to remove. */
  root: string
  now?: () => Date
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
  close(): Promise<void>
  resetRequests(): void
  createUser(user: NewAccount): Account
  createRepository(repository: NewRepository): Promise<RepositoryHandle>
  /** The token's text. */
  issueToken(token: NewToken): string
  openPull(pull: NewPull): Promise<Pull>
  /** Follows the branches now, instead of at the next request that looks at the change. */
  refresh(pull: Pull): Promise<void>
  closePull(pull: Pull): Promise<void>
  markReady(pull: Pull): void
  retarget(pull: Pull, base: string): Promise<void>
  mergePull(merge: MergePull): Promise<void>
  submitReview(review: NewReview): Promise<Review>
  dismissReview(review: Review): void
  deleteRepository(repository: Repository): Promise<void>
  /** All check runs on a commit, newest first. */
  checkRuns(repository: Repository, sha: string): CheckRun[]
  /** What branch protection looks at: of all runs of that name, by any app, the newest. */
  requiredCheck(repository: Repository, sha: string, name: string): CheckRun | undefined
}

/** Starts an empty GitHub on a free port of the loopback interface. */
export async function startSandbox({ root, now = () => new Date() }: SandboxOptions): Promise<Sandbox> {
  await mkdir(root, { recursive: true })
  const world = createWorld(root, now)
  const oracle = new Oracle()
  const faults = new Faults()
  const journal: JournalEntry[] = []
  const violations: Violation[] = []
  const server = await listen({ world, oracle, faults, journal, violations })
  return {
    url: server.url,
    violations,
    requests: journal,
    faults,
    events: createEvents({ world, oracle, violations, site: { api: server.url } }),
    close: server.close,
    resetRequests: () => journal.splice(0),
    createUser: user => createAccount(world, user),
    createRepository: async repository => handle(world, await createRepository(world, repository)),
    issueToken: token => issueToken(world, token).value,
    openPull: pull => openPull(world, pull),
    refresh: pull => refresh(world, pull),
    closePull: pull => close(world, pull),
    markReady: pull => {
      pull.draft = false
    },
    retarget: (pull, base) => retarget(world, pull, base),
    mergePull: merge => mergePull(world, merge),
    submitReview: review => submitReview(world, review),
    dismissReview,
    deleteRepository: async repository => {
      repository.deleted = true
      await rm(repository.path, { recursive: true, force: true })
    },
    checkRuns: (repository, sha) => runsOn(world, repository, sha),
    requiredCheck: (repository, sha, name) => runsOn(world, repository, sha).find(run => run.name === name),
  }
}

function createWorld(root: string, now: () => Date): World {
  let last = 5_000_000
  return {
    root,
    now,
    accounts: [],
    repositories: [],
    pulls: [],
    reviews: [],
    checkRuns: [],
    tokens: new Map(),
    nextId: () => {
      last += 1
      return last
    },
  }
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
