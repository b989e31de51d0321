import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { readRef, readRefs, writeRef } from '../../../sandbox/github/git/refs.ts'
import {
  type Pull,
  type RepositoryHandle,
  type Review,
  type Sandbox,
  startSandbox,
} from '../../../sandbox/github/sandbox.ts'
import { type InProcess, type RunResult, runAction } from '../../../sandbox/runner/index.ts'
import type { Clock } from '../../../src/clock/clock.ts'
import { builtAction, PROJECT } from '../../bundle.ts'
import { commitIn } from '../../sandbox/github/commit.ts'
import { Clone } from './clone.ts'

export { PROJECT }

const git = promisify(execFile)

const MINUTE = 60_000
/** From what happens to the first request of the job that it starts; what lags by seconds is there by then. */
const JOB_START = 3000

export const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
gates:
  peer-review:
    type: approvals
    require:
      - { count: 1, from: [maintainer] }
  coverage:
    type: coverage
    reports:
      - { name: unit, paths: [coverage/lcov.info] }
    source: { include: ["src/**"] }
    project: { min: 50 }
    patch: { min: 80 }
`

export const PERMISSIONS = {
  contents: 'read',
  checks: 'write',
  statuses: 'write',
  pull_requests: 'read',
  metadata: 'read',
} as const
export const RECORDING = { ...PERMISSIONS, contents: 'write' } as const

/** The machine's time, and whatever a test let pass. */
class StageClock {
  ahead = 0

  date(): Date {
    return new Date(Date.now() + this.ahead)
  }

  /** Time that the Action waits passes for everybody, at once. */
  ofAction(): Clock {
    return {
      now: () => this.date().getTime(),
      sleep: async milliseconds => {
        this.ahead += milliseconds
        await setImmediate()
      },
      timeLimit: milliseconds => AbortSignal.timeout(milliseconds),
      random: Math.random,
    }
  }
}

/** A small company on the stand-in: acme/shop, with alice who writes, bob and carol who review. */
export class Stage {
  readonly sandbox: Sandbox
  readonly repository: RepositoryHandle
  readonly root: string
  readonly #clone: Clone
  readonly #clock: StageClock

  private constructor(sandbox: Sandbox, repository: RepositoryHandle, root: string, clone: Clone, clock: StageClock) {
    this.sandbox = sandbox
    this.repository = repository
    this.root = root
    this.#clone = clone
    this.#clock = clock
  }

  static async open(
    policy: string | null = POLICY,
    files: Record<string, string> = {},
    { isPrivate = false } = {},
  ): Promise<Stage> {
    const root = await mkdtemp(join(tmpdir(), 'gatebook-e2e-'))
    const clock = new StageClock()
    const sandbox = await startSandbox({ root: join(root, 'github'), now: () => clock.date() })
    for (const login of ['alice', 'bob', 'carol', 'mallory'])
      sandbox.createUser({ login, emails: [`${login}@example.com`] })
    const repository = await sandbox.createRepository({ owner: 'acme', name: 'shop', private: isPrivate })
    for (const login of ['alice', 'bob', 'carol']) repository.grant(login, 'write')
    const first = commitIn(repository.path, {
      parent: undefined,
      author: 'alice',
      message: 'begin',
      files: {
        'src/price.js': 'export const net = 1\n',
        'README.md': '# Shop\n',
        ...(policy === null ? {} : { '.github/quality-policy.yml': policy }),
        ...files,
      },
      date: clock.date(),
    })
    writeRef(repository.path, 'refs/heads/main', first)
    const known = ['refs/heads/main', 'refs/remotes/origin/main'].map(ref => [ref, first] as const)
    const clone = await Clone.make(join(root, 'clone'), repository.path, new Map(known), () => clock.date())
    await clone.borrow(repository.path)
    return new Stage(sandbox, repository, root, clone, clock)
  }

  /** Lets time pass, in milliseconds, for GitHub, the commits and the Action; a process of its own sees the machine's time. */
  later(milliseconds: number): void {
    this.#clock.ahead += milliseconds
  }

  /** The time of GitHub, the commits and the Action. */
  now(): Date {
    return this.#clock.date()
  }

  /** The built Action in the test's process, for which time passes as it does here. */
  inProcess(): InProcess {
    return builtAction(() => this.#clock.ofAction())
  }

  /** Folder of the clone. */
  get clone(): string {
    return this.#clone.folder
  }

  /** The change of somebody without access, from a fork of theirs. */
  async forkedChange(author = 'mallory'): Promise<{ pull: Pull; fork: RepositoryHandle }> {
    const fork = await this.repository.fork({ owner: author })
    await this.git('checkout', '-q', '-B', 'outside', 'origin/main')
    await this.commit(author, 'change', { 'src/discount.js': DISCOUNT })
    await this.git('push', '-q', fork.path, 'HEAD:outside')
    const head = { repository: fork, branch: 'outside' }
    const pull = await this.sandbox.openPull({
      repository: this.repository,
      author,
      head,
      base: 'main',
      title: 'From outside',
    })
    return { pull, fork }
  }

  async close(): Promise<void> {
    await this.sandbox.close()
    await rm(this.root, { recursive: true, force: true })
  }

  git(...args: string[]): Promise<string> {
    return this.#clone.git(...args)
  }

  /** The commit at which the clone saw a branch last, such as `origin/main`. */
  tip(name: string): string {
    const commit = this.#clone.tip(name)
    if (commit === undefined) throw new Error(`The clone knows no ${name}.`)
    return commit
  }

  /** Commits files in the clone as somebody; `null` removes a file. */
  commit(author: string, message: string, files: Record<string, string | null>): Promise<string> {
    return this.#clone.commit(author, message, files)
  }

  /** A branch with one change by alice, pushed and opened as a pull request. */
  async change(
    options: { branch?: string; title?: string; files?: Record<string, string | null>; author?: string } = {},
  ): Promise<Pull> {
    const { branch = 'discount', title = 'Give discounts', author = 'alice' } = options
    const { path } = this.repository
    const ref = `refs/heads/${branch}`
    if (readRef(path, ref) !== undefined) throw new Error(`There is a branch ${branch} already.`)
    const commit = commitIn(path, {
      parent: this.tip('origin/main'),
      author,
      message: title.replace(/\s+/g, ' ').trim(),
      files: options.files ?? { 'src/discount.js': DISCOUNT },
      date: this.#clock.date(),
    })
    writeRef(path, ref, commit)
    await this.#clone.follow(branch, commit)
    return this.sandbox.openPull({ repository: this.repository, author, head: branch, base: 'main', title })
  }

  /** A workspace as actions/checkout leaves it, at a commit, with a report that measures some lines. */
  async workspace(commit: string, report: string | null = LCOV): Promise<string> {
    const folder = await mkdtemp(join(this.root, 'workspace-'))
    const { path } = this.repository
    const refs = [...readRefs(path)].flatMap(([ref, oid]): [string, string][] => [
      [ref.replace(/^refs/, 'refs/remotes/all'), oid],
      ...(ref.startsWith('refs/heads/') ? [[ref.replace('heads', 'remotes/origin'), oid] as [string, string]] : []),
      ...(ref === 'refs/heads/main' || ref.startsWith('refs/tags/') ? [[ref, oid] as [string, string]] : []),
    ])
    const clone = await Clone.make(folder, path, new Map(refs))
    clone.copy(path)
    await git('git', ['-C', folder, 'checkout', '-q', '--detach', commit])
    if (report !== null) await this.write(folder, 'coverage/lcov.info', report)
    return folder
  }

  /** Writes a file into a workspace, as a step of the job would. */
  async write(workspace: string, path: string, text: string): Promise<void> {
    const file = join(workspace, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }

  /** Commits a symbolic link in the clone. */
  async link(path: string, target: string): Promise<void> {
    await this.#clone.link(path, target)
    await this.commit('alice', 'Link', {})
  }

  /** Runs the built Action as a job on a pull request would, in the test's process unless a Node is named. */
  async runOn(pull: Pull, options: RunOptions = {}): Promise<RunResult> {
    await this.sandbox.refresh(pull)
    const { events } = this.sandbox
    const payload = await (options.review
      ? events.review(options.review, 'submitted')
      : events.pullRequest(pull, 'synchronize'))
    const head = pull.head
    return this.run(options.review ? 'pull_request_review' : 'pull_request', payload, {
      sha: head,
      ref: `refs/pull/${pull.number}/merge`,
      workspace: options.workspace ?? (await this.workspace(head)),
      permissions: PERMISSIONS,
      ...options,
    })
  }

  async run(event: string, payload: unknown, options: RunOptions & { sha: string; ref: string }): Promise<RunResult> {
    // A process of its own would really wait for what GitHub does not show yet.
    this.later(options.node === undefined ? JOB_START : MINUTE)
    const token = this.sandbox.issueToken({
      repository: this.repository,
      permissions: options.permissions ?? PERMISSIONS,
      ...(options.app === undefined ? {} : { app: options.app }),
    })
    return runAction({
      action: PROJECT,
      inputs: options.inputs ?? {},
      event: { name: event, payload },
      token,
      repository: { nameWithOwner: 'acme/shop', id: this.repository.id, ownerId: 1 },
      sha: options.sha,
      ref: options.ref,
      workspace: options.workspace ?? (await mkdtemp(join(this.root, 'empty-'))),
      apiUrl: options.apiUrl ?? this.sandbox.url,
      workflowRef: 'acme/shop/.github/workflows/gatebook.yml@refs/heads/main',
      workflowSha: options.workflowSha ?? 'a'.repeat(40),
      ...(options.runId === undefined ? {} : { runId: options.runId }),
      ...(options.node === undefined ? { inProcess: this.inProcess() } : { node: options.node }),
      ...(options.extraEnv === undefined ? {} : { extraEnv: options.extraEnv }),
    })
  }

  async verdict(result: RunResult): Promise<unknown> {
    return JSON.parse(await readFile(result.outputs['verdict'] ?? '', 'utf8'))
  }

  /** git in the repository itself, as GitHub holds it. */
  inRepository(...args: string[]): Promise<string> {
    return this.git('--git-dir', this.repository.path, ...args)
  }

  /** Every entry of the ledger with its path, in its order. */
  async entries(): Promise<Entry[]> {
    const listed = await this.inRepository('ls-tree', '-r', '--name-only', 'quality-records').catch(() => '')
    const paths = listed.split('\n').filter(path => /^\d/.test(path))
    const texts = await Promise.all(paths.map(path => this.inRepository('show', `quality-records:${path}`)))
    return texts.map((text, at) => ({ path: paths[at] ?? '', ...JSON.parse(text) })).sort((a, b) => a.seq - b.seq)
  }

  /** The requests for what a verdict rests on: up to the last look at the change before anything is published. */
  judging(): Sandbox['requests'] {
    const { requests } = this.sandbox
    return requests.slice(0, requests.findIndex(({ operation }) => operation === 'Current') + 1)
  }

  /** Conclusions by check name and states by status context, of the newest of each. */
  checks(sha: string): Record<string, string> {
    const runs = this.sandbox.checkRuns(this.repository, sha).map(run => [run.name, run.conclusion ?? run.status])
    const statuses = this.sandbox.statuses(this.repository, sha).map(({ context, state }) => [context, state])
    return Object.fromEntries([...statuses, ...runs].reverse())
  }
}

/** As JSON reads it: each test knows which kinds of records it wrote. */
export type Entry = { path: string; seq: number; record: ReturnType<typeof JSON.parse> }

export interface RunOptions {
  inputs?: Record<string, string>
  review?: Review
  workspace?: string
  permissions?: Record<string, 'read' | 'write'>
  /** Whose token it is, where it is not that of the job. */
  app?: { slug: string; id: number }
  /** The Node of a process of its own, where exit codes, signals or concurrency are what is tested; none for the test's. */
  node?: string
  extraEnv?: Record<string, string>
  runId?: number
  /** Commit at which the workflow of the run is; one that is nowhere when not given. */
  workflowSha?: string
  apiUrl?: string
}

export const DISCOUNT = ['export function discount(price) {', '  return price * 0.9', '}', ''].join('\n')
/** What a test run reports for `DISCOUNT` and the file beside it: everything covered. */
export const LCOV = [
  'TN:',
  'SF:src/price.js',
  'DA:1,1',
  'end_of_record',
  'SF:src/discount.js',
  'DA:1,1',
  'DA:2,3',
  'DA:3,1',
  'end_of_record',
  '',
].join('\n')
