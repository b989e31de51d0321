import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readRef, writeRef } from '../../../sandbox/github/git/refs.ts'
import type { MergeMethod } from '../../../sandbox/github/pulls/merge.ts'
import type { Pull, Run } from '../../../sandbox/github/sandbox.ts'
import type { RunResult } from '../../../sandbox/runner/index.ts'
import { commitIn } from '../../sandbox/github/commit.ts'
import { RECORDING, Stage } from '../stage/stage.ts'

export const ROLES = `version: 1
roles:
  maintainer: { users: [bob, carol] }
  release-manager: { users: [carol, dave] }
`

/** The policy of most releases: reviewed changes, and a release manager. */
export const policyWith = (release: string): string => `${ROLES}gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  release:
    type: release
${release.replace(/^/gm, '    ')}
`

export const RELEASING = { ...RECORDING, actions: 'read' } as const
export interface Released extends RunResult {
  text: string
}

/** The job that releases. */
interface Running {
  sha: string
  ref: string
  run: Run
  inputs: Record<string, string> | undefined
  permissions: Record<string, 'read' | 'write'> | undefined
}

interface Landing {
  base?: string
  approve?: boolean
  method?: MergeMethod
  author?: string
  path?: string
  /** Branch to merge; one of its own with one commit when not given. */
  head?: string
}

/** acme/shop where things are released: changes land and are recorded, releases go out. */
export class Yard {
  readonly stage: Stage
  #count = 0

  private constructor(stage: Stage) {
    this.stage = stage
  }

  /** `null`: there is no policy yet. With files that are there from the beginning. */
  static async open(policy: string | null, files: Record<string, string> = {}): Promise<Yard> {
    const stage = await Stage.open(policy, files)
    stage.sandbox.createUser({ login: 'dave', emails: ['dave@example.com'] })
    stage.repository.grant('dave', 'write')
    return new Yard(stage)
  }

  async close(): Promise<void> {
    const { violations } = this.stage.sandbox
    await this.stage.close()
    if (violations.length > 0) throw new Error(JSON.stringify(violations))
  }

  tip(branch = 'main'): string {
    return readRef(this.stage.repository.path, `refs/heads/${branch}`) ?? ''
  }

  branch(name: string, from = this.tip()): void {
    writeRef(this.stage.repository.path, `refs/heads/${name}`, from)
    this.stage.repository.protections.set(name, 'pulls')
  }

  tag(name: string, commit = this.tip()): string {
    writeRef(this.stage.repository.path, `refs/tags/${name}`, commit)
    return commit
  }

  /** An annotated tag on the tip, signed so that GitHub verifies it, or not; gives the tag object. */
  async signedTag(name: string, by: string, valid = true): Promise<string> {
    const { stage } = this
    const person = ['-c', `user.name=${by}`, '-c', `user.email=${by}@example.com`]
    await stage.inRepository(...person, 'tag', '-f', '-a', name, '-m', name, this.tip())
    const object = await stage.inRepository('rev-parse', `refs/tags/${name}`)
    if (valid) await stage.sandbox.verifyCommit(stage.repository, object)
    return object
  }

  commit(branch: string, path: string, options: { author?: string; message?: string; parent?: string } = {}): string {
    this.#count += 1
    const { author = 'alice', message = `Change ${path}`, parent = this.tip(branch) } = options
    const { path: repository } = this.stage.repository
    const files = { [path]: `export const n = ${this.#count}\n` }
    const commit = commitIn(repository, { parent, author, message, files, date: this.stage.now() })
    writeRef(repository, `refs/heads/${branch}`, commit)
    return commit
  }

  /** Makes the one new file of a commit on a branch of the maintenance line. */
  pick(branch: string, original: string, message: string): string {
    const { path } = this.stage.repository
    const name = execFileSync('git', ['show', '--format=', '--name-only', original], {
      cwd: path,
      encoding: 'utf8',
    }).trim()
    const text = execFileSync('git', ['show', `${original}:${name}`], { cwd: path, encoding: 'utf8' })
    const parent = this.tip('release/1.x')
    const commit = commitIn(path, { parent, author: 'alice', message, files: { [name]: text }, date: this.stage.now() })
    writeRef(path, `refs/heads/${branch}`, commit)
    return commit
  }

  /** A change that is approved, merged and recorded. */
  async land(landing: Landing = {}): Promise<Pull> {
    const { base = 'main', approve = true, method = 'squash', author = 'alice' } = landing
    const { sandbox, repository } = this.stage
    this.#count += 1
    const path = landing.path ?? `src/n${this.#count}.js`
    const head = landing.head ?? `topic-${this.#count}`
    if (!landing.head) this.commit(head, path, { author, parent: this.tip(base) })
    const pull = await sandbox.openPull({ repository, author, head, base, title: `Change ${path}` })
    if (approve) await sandbox.submitReview({ pull, user: landing.head ? 'carol' : 'bob', state: 'APPROVED' })
    const before = this.tip(base)
    await sandbox.mergePull({ pull, by: 'bob', method })
    await this.record(base, before)
    return pull
  }

  /** A push past everybody, which is recorded as that. */
  async pushDirectly(base = 'main', path = 'src/direct.js'): Promise<string> {
    const before = this.tip(base)
    this.commit(base, path)
    await this.record(base, before)
    return this.tip(base)
  }

  async record(branch: string, before: string): Promise<void> {
    const { sandbox, repository } = this.stage
    const [after, ref] = [this.tip(branch), `refs/heads/${branch}`]
    const push = await sandbox.events.push({ repository, ref, before, after, pusher: 'bob' })
    await this.stage.run('push', push, { sha: after, ref, permissions: RECORDING })
  }

  /** Somebody publishes a release on GitHub. */
  async publish(
    tag: string,
    options: {
      by?: string
      commit?: string
      ref?: string
      inputs?: Record<string, string>
      permissions?: Record<string, 'read' | 'write'>
    } = {},
  ): Promise<Released> {
    const { sandbox, repository } = this.stage
    this.tag(tag, options.ref ?? options.commit)
    const sha = options.commit ?? this.tip()
    const sender = options.by ?? 'carol'
    const payload = await sandbox.events.release({ repository, tag, target: 'main', author: 'alice', sender })
    const run = this.#run({ event: 'release', sha, actor: sender })
    return this.#released('release', payload, {
      sha,
      ref: `refs/tags/${tag}`,
      run,
      inputs: options.inputs,
      permissions: options.permissions,
    })
  }

  /** A job in front of a deploy job, started by hand for a commit; `approvals`: who approved which environment. */
  async deploy(
    environment: string,
    options: {
      commit?: string
      by?: string
      approvals?: readonly (readonly [login: string, environment: string, state?: 'rejected'])[]
      inputs?: Record<string, string>
      /** How long the run waits after that, in milliseconds. */
      lateBy?: number
      permissions?: Record<string, 'read' | 'write'>
    } = {},
  ): Promise<Released> {
    const { commit = this.tip(), by = 'bob', approvals = [['carol', environment] as const], inputs = {} } = options
    const run = this.#run({ event: 'workflow_dispatch', sha: commit, actor: by })
    for (const [login, name, state = 'approved'] of approvals)
      this.stage.sandbox.approveRun(run, { login, environment: name, state })
    this.stage.later(options.lateBy ?? 0)
    const given = { command: 'release', environment, ...inputs }
    return this.#released(
      'workflow_dispatch',
      {},
      {
        sha: commit,
        ref: 'refs/heads/main',
        run,
        inputs: given,
        permissions: options.permissions,
      },
    )
  }

  #run({ event, sha, actor }: { event: string; sha: string; actor: string }): Run {
    const { sandbox, repository } = this.stage
    return sandbox.createRun({
      repository,
      name: 'Release',
      event,
      headSha: sha,
      headBranch: 'main',
      actor,
      conclusion: null,
    })
  }

  async #released(
    event: string,
    payload: unknown,
    { sha, ref, run, inputs, permissions = RELEASING }: Running,
  ): Promise<Released> {
    const given = inputs ? { inputs } : {}
    const result = await this.stage.run(event, payload, { sha, ref, runId: run.id, permissions, ...given })
    return { ...result, text: result.log.join('\n') }
  }

  async recordOf(result: RunResult) {
    const path = result.outputs['record-path'] ?? ''
    return JSON.parse(await this.stage.inRepository('show', `quality-records:${path}`)).record
  }

  /** The page about a release. */
  pageOf(result: RunResult): Promise<string> {
    return readFile(join(result.outputs['verdict'] ?? '', '../release.md'), 'utf8')
  }

  /** Pull requests that the record of a release names. */
  async contentsOf(result: RunResult): Promise<(number | null)[]> {
    const { changes } = await this.recordOf(result)
    return changes.map(({ pull }: { pull: number | null }) => pull)
  }
}
