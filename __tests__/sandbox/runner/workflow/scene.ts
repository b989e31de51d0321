import { join } from 'node:path'
import { readRefs, writeRef } from '../../../../sandbox/github/git/refs.ts'
import { type Pull, type RepositoryHandle, type Sandbox, startSandbox } from '../../../../sandbox/github/sandbox.ts'
import type { Weather } from '../../../../sandbox/github/weather.ts'
import { type Event, type PlayedRun, Workflows, type WorkflowsOptions } from '../../../../sandbox/runner/index.ts'
import { commitIn } from '../../github/commit.ts'
import { scratch } from '../throwaway.ts'

const DATE = new Date('2026-03-02T09:00:00Z')

/** acme/shop with workflow files on main, and nothing that really runs but bash. */
export class Scene {
  readonly sandbox: Sandbox
  readonly repository: RepositoryHandle
  readonly root: string
  readonly close: () => Promise<void>
  main: string
  workflows: Workflows

  private constructor(made: Pick<Scene, 'sandbox' | 'repository' | 'root' | 'main' | 'close'>, workflows: Workflows) {
    this.sandbox = made.sandbox
    this.repository = made.repository
    this.root = made.root
    this.main = made.main
    this.close = made.close
    this.workflows = workflows
  }

  /** Workflow files by their names, without folder and ending. */
  static async open(
    files: Record<string, string>,
    options: Partial<WorkflowsOptions> = {},
    weather: readonly Weather[] = [],
    isPrivate = false,
  ): Promise<Scene> {
    const { folder: root, remove } = await scratch()
    const sandbox = await startSandbox({ root: join(root, 'github'), now: () => DATE, weather })
    for (const login of ['alice', 'bob', 'mallory']) sandbox.createUser({ login, emails: [`${login}@example.com`] })
    const repository = await sandbox.createRepository({ owner: 'acme', name: 'shop', private: isPrivate })
    for (const login of ['alice', 'bob']) repository.grant(login, 'write')
    const main = commitIn(repository.path, {
      parent: undefined,
      author: 'alice',
      message: 'begin',
      files: { 'README.md': '# Shop\n', ...asFiles(files) },
      date: DATE,
    })
    writeRef(repository.path, 'refs/heads/main', main)
    const workflows = new Workflows({ sandbox, repository, root: join(root, 'jobs'), action: '/nowhere', ...options })
    const close = async () => {
      await sandbox.close()
      await remove()
    }
    return new Scene({ sandbox, repository, root, main, close }, workflows)
  }

  commit(branch: string, files: Record<string, string>, { parent = this.main, message = 'change' } = {}): string {
    const { path } = this.repository
    const commit = commitIn(path, { parent, author: 'alice', message, files, date: DATE })
    writeRef(path, `refs/heads/${branch}`, commit)
    return commit
  }

  async change(files: Record<string, string> = { 'a.txt': 'a\n' }, message = 'change'): Promise<Pull> {
    this.commit('topic', files, { message })
    const { sandbox, repository } = this
    return sandbox.openPull({ repository, author: 'alice', head: 'topic', base: 'main', title: 'Topic' })
  }

  async forked(): Promise<Pull> {
    const fork = await this.repository.fork({ owner: 'mallory' })
    const commit = commitIn(fork.path, {
      parent: this.main,
      author: 'mallory',
      message: 'change',
      files: { 'b.txt': 'b\n' },
      date: DATE,
    })
    writeRef(fork.path, 'refs/heads/idea', commit)
    const head = { repository: fork, branch: 'idea' }
    return this.sandbox.openPull({
      repository: this.repository,
      author: 'mallory',
      head,
      base: 'main',
      title: 'From outside',
    })
  }

  async opened(pull: Pull, action: 'opened' | 'edited' | 'closed' | 'labeled' = 'opened'): Promise<Event> {
    return { name: 'pull_request', payload: await this.sandbox.events.pullRequest(pull, action) }
  }

  async pushed(branch = 'main', before = '0'.repeat(40)): Promise<Event> {
    const { repository, sandbox } = this
    const ref = `refs/heads/${branch}`
    const after = readRefs(repository.path).get(ref) ?? ''
    const payload = await sandbox.events.push({ repository, ref, before, after, pusher: 'alice' })
    return { name: 'push', payload }
  }

  async get<T>(path: string, permissions: Record<string, 'read'>): Promise<T> {
    const { sandbox, repository } = this
    const token = sandbox.issueToken({ repository, permissions: { metadata: 'read', ...permissions } })
    const headers = { authorization: `token ${token}` }
    return (await (await fetch(`${sandbox.url}/repos/acme/shop/${path}`, { headers })).json()) as T
  }

  /** Checks that Actions made for jobs on a commit, by their names. */
  jobsOn(sha: string): Record<string, string | null> {
    const runs = this.sandbox.checkRuns(this.repository, sha).filter(run => run.isOfJob)
    return Object.fromEntries([...runs].reverse().map(run => [run.name, run.conclusion]))
  }
}

export const asFiles = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`.github/workflows/${name}.yml`, text]))

/** What became of each job, run after run. */
export const ends = (runs: readonly PlayedRun[]): Record<string, string | null>[] =>
  runs.map(({ jobs, run }) => ({
    run: run.conclusion,
    ...Object.fromEntries(jobs.map(({ name, conclusion }) => [name, conclusion])),
  }))

/** A workflow with one job for each script. */
export const jobs = (scripts: Record<string, string>, on = 'push'): string =>
  `on: ${on}\njobs:\n${Object.entries(scripts)
    .map(([id, script]) => `  ${id}: { runs-on: x, steps: [{ run: ${JSON.stringify(script)} }] }\n`)
    .join('')}`
