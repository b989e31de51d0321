import { readRef, writeRef } from '../../../sandbox/github/git/refs.ts'
import type { MergeMethod } from '../../../sandbox/github/pulls/merge.ts'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { commitIn } from '../../sandbox/github/commit.ts'
import { grantsOf } from '../stage/documented.ts'
import type { Stage } from '../stage/stage.ts'

export const HOUR = 60 * 60 * 1000
export const DAY = 24 * HOUR

/** acme/shop, whose runs get lost: what lands there is seen by nobody, until the upkeep looks. */
export class Shop {
  readonly stage: Stage
  #changes = 0

  constructor(stage: Stage) {
    this.stage = stage
  }

  tip(branch = 'main'): string {
    return readRef(this.stage.repository.path, `refs/heads/${branch}`) ?? ''
  }

  /** Commits onto a branch, without anybody seeing it. */
  commit(branch: string, files: Record<string, string>, parent = this.tip(branch)): string {
    const { path } = this.stage.repository
    const date = this.stage.now()
    const commit = commitIn(path, { parent, author: 'alice', message: Object.keys(files).join(), files, date })
    writeRef(path, `refs/heads/${branch}`, commit)
    return commit
  }

  /** Opens a change of one commit for each file. */
  async open(files: readonly string[], base = 'main'): Promise<Pull> {
    const { sandbox, repository } = this.stage
    this.#changes += 1
    const head = `topic-${this.#changes}`
    let parent = this.tip(base)
    for (const file of files) parent = this.commit(head, { [file]: `export const n = ${this.#changes}\n` }, parent)
    return sandbox.openPull({ repository, author: 'alice', head, base, title: `Change ${this.#changes}` })
  }

  async merge(files: readonly string[] = [`src/${this.#changes}.js`], method: MergeMethod = 'squash', base = 'main') {
    const pull = await this.open(files, base)
    await this.stage.sandbox.mergePull({ pull, by: 'carol', method })
    return pull
  }

  async queue(pulls: readonly Pull[]): Promise<void> {
    const { sandbox } = this.stage
    await sandbox.mergeGroup(await sandbox.enqueue(pulls, { by: 'bob', method: 'squash' }))
  }

  /** Moves a branch by pushing, as GitHub notes it; gives the event. */
  async push(branch: string, after: string, before = this.tip(branch)) {
    const { sandbox, repository } = this.stage
    writeRef(repository.path, `refs/heads/${branch}`, after)
    return sandbox.events.push({ repository, ref: `refs/heads/${branch}`, before, after, pusher: 'alice' })
  }

  /** A commit that is pushed without a pull request. */
  async pushDirectly(file: string, branch = 'main'): Promise<string> {
    const before = this.tip(branch)
    const after = this.commit(branch, { [file]: 'export const direct = 1\n' })
    await this.push(branch, after, before)
    return after
  }

  /** A branch made of another, which requires pull requests. */
  async protectedBranch(name: string, from = this.tip()): Promise<void> {
    await this.push(name, from, '0'.repeat(40))
    this.stage.repository.protections.set(name, 'pulls')
  }

  /** The documented job, on its schedule or with what somebody types in. */
  async upkeep(given: Record<string, string> = {}) {
    const event = Object.keys(given).length > 0 ? 'workflow_dispatch' : 'schedule'
    const place = { sha: this.tip(), ref: 'refs/heads/main' }
    const result = await this.stage.run(event, {}, { ...place, ...grantsOf('upkeep.yml', 'upkeep', given) })
    return { ...result, text: result.log.join('\n') }
  }

  /** Everything that the ledger keeps, in its order. */
  async ledger() {
    const git = (...args: string[]) => this.stage.git('--git-dir', this.stage.repository.path, ...args)
    const listed = await git('ls-tree', '-r', '--name-only', 'quality-records').catch(() => '')
    const paths = listed.split('\n').filter(path => /^\d/.test(path))
    const texts = await Promise.all(paths.map(path => git('show', `quality-records:${path}`)))
    const entries = texts.map((text, at) => ({ path: paths[at] ?? '', ...JSON.parse(text) }))
    return entries
      .sort((a, b) => a.seq - b.seq)
      .map(({ path, record }) => ({
        path: path as string,
        branch: record.subject.branch as string,
        commit: record.subject.commit as string,
        number: record.subject.change?.number as number | undefined,
        via: record.subject.change?.via as string | undefined,
        reasons: record.verdict?.reasons as string[] | undefined,
        parent: record.subject.parent as string | undefined,
        kind: record.kind as string,
      }))
  }
}
