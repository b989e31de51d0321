import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { DISCOUNT, Stage } from '../stage/stage.ts'

/** What somebody who may push, and open pull requests, can try against the gates. */

let stage: Stage
afterEach(() => stage.close())

/** Content with anybody's approval, while main asks for a maintainer and for covered lines. */
const LAX = `version: 1
gates:
  peer-review: { type: approvals, require: [{ count: 1 }] }
`

/** Content with any report; needs nothing that only GitHub could show. */
const LAX_COVERAGE = `version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [coverage/lcov.info] }]
    project: { min: 0 }
`

/** GitHub's times have whole seconds. */
const nextSecond = () => stage.later(1000)

const required = ({ head }: Pull) => stage.sandbox.requiredCheck(stage.repository, head, 'Gatebook')?.conclusion

describe('the retarget decoy', () => {
  /** A change that is harmless on `decoy`, which holds the other half of it. */
  async function decoy(): Promise<Pull> {
    await stage.git('checkout', '-q', '-B', 'decoy', 'origin/main')
    await stage.commit('alice', 'half', { 'src/discount.js': DISCOUNT })
    await stage.git('push', '-q', 'origin', 'HEAD:decoy')
    await stage.git('checkout', '-q', '-B', 'readme')
    await stage.commit('alice', 'harmless', { 'README.md': '# Shop!\n' })
    await stage.git('push', '-q', 'origin', 'HEAD:readme')
    const { repository } = stage
    return stage.sandbox.openPull({ repository, author: 'alice', head: 'readme', base: 'decoy', title: 'Harmless' })
  }

  test('an approval into another branch does not count after the change is pointed at main', async () => {
    stage = await Stage.open()
    const pull = await decoy()
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    expect((await stage.runOn(pull)).outputs).toMatchObject({ outcome: 'pass' })

    nextSecond()
    await stage.sandbox.retarget(pull, 'main')
    const moved = await stage.runOn(pull)
    expect(moved).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail', 'failed-gates': '["peer-review"]' } })
    expect(moved.log.join('\n')).toContain('[approval_before_base_change]')
    expect(required(pull)).toBe('failure')

    nextSecond()
    const review = await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    expect((await stage.runOn(pull, { review })).outputs).toMatchObject({ outcome: 'pass' })
    expect(stage.sandbox.violations).toEqual([])
  })
})

describe('two pull requests with one head', () => {
  const open = (base: string) =>
    stage.sandbox.openPull({ repository: stage.repository, author: 'alice', head: 'discount', base, title: 'Again' })

  async function branch(name: string, from: string, files: Record<string, string> = {}): Promise<void> {
    await stage.git('checkout', '-q', '-B', name, from)
    if (Object.keys(files).length > 0) await stage.commit('alice', name, files)
    await stage.git('push', '-q', 'origin', `HEAD:${name}`)
  }
  const lax = (policy = LAX) => branch('lax', 'origin/main', { '.github/quality-policy.yml': policy })
  const approve = (pull: Pull) => stage.sandbox.submitReview({ pull, user: 'carol', state: 'APPROVED' })

  test('the policy of a lax base gives no success that the strict base would take', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    await lax()
    const second = await open('lax')
    await approve(second)

    for (const one of [second, pull]) {
      const run = await stage.runOn(one)
      expect(run).toMatchObject({ exitCode: 1, outputs: { outcome: 'error' } })
      expect(run.log.join('\n')).toContain('[fact_ambiguous]')
      expect(run.log.join('\n')).toContain(
        `Change #${one === pull ? second.number : pull.number} into ${one === pull ? 'lax' : 'main'} has the same head`,
      )
      expect(required(pull)).toBe('failure')
    }
    expect(stage.sandbox.violations).toEqual([])
  })

  test('it does not help to open the second one from a fork', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    await lax()
    const fork = await stage.repository.fork({ owner: 'mallory' })
    await stage.git('push', '-q', fork.path, `${pull.head}:refs/heads/copy`)
    const second = await stage.sandbox.openPull({
      repository: stage.repository,
      author: 'mallory',
      head: { repository: fork, branch: 'copy' },
      base: 'lax',
      title: 'Copy',
    })
    await approve(second)
    expect((await stage.runOn(second)).log.join('\n')).toContain('[fact_ambiguous]')
    expect((await stage.runOn(pull)).log.join('\n')).toContain('[fact_ambiguous]')
    expect(required(pull)).toBe('failure')
  })

  test('it does not help to hide the second one from a fork behind a hundred newer changes', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    const fork = await stage.repository.fork({ owner: 'mallory' })
    await stage.git('push', '-q', fork.path, `${pull.head}:refs/heads/copy`)
    const { repository, sandbox } = stage
    const head = { repository: fork, branch: 'copy' }
    await sandbox.openPull({ repository, author: 'mallory', head, base: 'main', title: 'Copy' })
    await branch('noise', 'origin/main', { 'noise.txt': '1\n' })
    for (let count = 0; count < 100; count++)
      await sandbox.openPull({ repository, author: 'alice', head: 'noise', base: 'main', title: 'Noise' })
    await sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    expect((await stage.runOn(pull)).log.join('\n')).toContain('Change #2 into main has the same head')
    expect(required(pull)).toBe('failure')
  })

  // Fails for as long as a gate that does not need the fact `change` is judged without it.
  test('a lax policy of coverage alone gives none either', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    await lax(LAX_COVERAGE)
    expect((await stage.runOn(await open('lax'))).outputs).toMatchObject({ outcome: 'error' })
    expect(required(pull)).toBe('failure')
  })

  test('the first is judged again when the second is closed', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    await lax()
    const second = await open('lax')
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    expect((await stage.runOn(pull)).outputs).toMatchObject({ outcome: 'error' })
    await stage.sandbox.closePull(second)
    expect((await stage.runOn(pull)).outputs).toMatchObject({ outcome: 'pass' })
    expect(required(pull)).toBe('success')
  })

  test('both are judged when one of them has a commit more', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    await lax()
    await branch('more', pull.head, { 'README.md': '# More\n' })
    const { repository } = stage
    const second = await stage.sandbox.openPull({
      repository,
      author: 'alice',
      head: 'more',
      base: 'lax',
      title: 'More',
    })
    await approve(second)
    expect((await stage.runOn(second)).outputs).toMatchObject({ outcome: 'pass' })
    expect((await stage.runOn(pull)).outputs).toMatchObject({ outcome: 'fail' })
  })

  test('the approval of a twin with the same base gives no success that the first would take', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    await branch('twin', pull.head)
    const { repository } = stage
    const pulls = [pull]
    pulls.push(await stage.sandbox.openPull({ repository, author: 'alice', head: 'twin', base: 'main', title: 'Twin' }))
    const [, twin = pull] = pulls
    await stage.sandbox.submitReview({ pull: twin, user: 'bob', state: 'APPROVED' })
    await stage.sandbox.submitReview({ pull, user: 'carol', state: 'CHANGES_REQUESTED' })
    for (const one of [pull, twin]) {
      const run = await stage.runOn(one)
      expect(run.log.join('\n')).toContain(`Close #${one === pull ? twin.number : pull.number} or #${one.number}`)
      expect(required(pull)).toBe('failure')
    }
    await stage.sandbox.closePull(pull)
    expect((await stage.runOn(twin)).outputs).toMatchObject({ outcome: 'pass' })
  })
})

describe('a clone that code of the change has written to', () => {
  /** Gives the tree of one commit to another: git verifies commits when it reads them, and trees it does not. */
  async function swapTree(workspace: string, of: string, for_: string): Promise<void> {
    const git = (...args: string[]) => execFileSync('git', ['-C', workspace, ...args], { encoding: 'buffer' })
    const objects = join(workspace, '.git/objects')
    for (const pack of readdirSync(join(objects, 'pack')).filter(name => name.endsWith('.pack'))) {
      const moved = join(workspace, '..', pack)
      renameSync(join(objects, 'pack', pack), moved)
      rmSync(join(objects, 'pack', pack.replace('.pack', '.idx')), { force: true })
      execFileSync('git', ['-C', workspace, 'unpack-objects', '-q'], { input: readFileSync(moved) })
    }
    const [old, tree] = [of, for_].map(commit => git('rev-parse', `${commit}^{tree}`).toString().trim())
    const body = git('cat-file', 'tree', tree ?? '')
    const file = join(objects, (old ?? '').slice(0, 2), (old ?? '').slice(2))
    rmSync(file, { force: true })
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, deflateSync(Buffer.concat([Buffer.from(`tree ${body.length}\0`), body])))
  }

  test('cannot make a stale approval fresh: GitHub is queried, too', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    const approved = pull.head
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    await stage.commit('alice', 'evil', { 'src/discount.js': DISCOUNT.replace('0.9', '0') })
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    const workspace = await stage.workspace(pull.head)
    await swapTree(workspace, approved, pull.head)

    const result = await stage.runOn(pull, { workspace })
    expect(stage.sandbox.requests.filter(({ path }) => path.includes('/compare/'))).toHaveLength(2)
    expect(result.log.join('\n')).toContain('[approval_stale]')
    expect(required(pull)).toBe('failure')
  })
})
