import { afterEach, describe, expect, test } from '@jest/globals'
import { readRefs, writeRef } from '../../sandbox/github/git/refs.ts'
import { commitIn } from '../sandbox/github/commit.ts'
import { POLICY, RECORDING, Stage } from './stage/stage.ts'

// A repository that begins with Gatebook is not red for having had no policy before; one that lost its policy is.

const PATH = '.github/quality-policy.yml'
const FILES = { [PATH]: POLICY, '.github/workflows/gatebook.yml': 'on: pull_request\n' }

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

async function begin(policy: string | null = null): Promise<void> {
  stage = await Stage.open(policy)
}

const main = () => readRefs(stage.repository.path).get('refs/heads/main') ?? ''

async function pushed(before: string, pusher = 'carol') {
  await stage.git('fetch', '-q', 'origin')
  stage.later(60_000)
  const { repository } = stage
  const ref = 'refs/heads/main'
  const event = await stage.sandbox.events.push({ repository, ref, before, after: main(), pusher })
  const result = await stage.run('push', event, { sha: main(), ref, permissions: RECORDING })
  return { ...result, text: result.log.join('\n') }
}

async function merged(files: Record<string, string | null> = FILES) {
  const pull = await stage.change({ branch: `change-${main().slice(0, 7)}`, files })
  const before = main()
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  return pushed(before)
}

async function pushedDirectly(files: Record<string, string>) {
  const { path } = stage.repository
  const before = main()
  writeRef(
    path,
    'refs/heads/main',
    commitIn(path, { parent: before, author: 'alice', message: 'x', files, date: stage.now() }),
  )
  return pushed(before, 'alice')
}

async function judged(files: Record<string, string | null> = FILES) {
  const pull = await stage.change({ files })
  const result = await stage.runOn(pull)
  return { ...result, text: result.log.join('\n'), checks: stage.checks(pull.head), pull }
}

const upkeep = async (given: Record<string, string> = {}) => {
  const place = { sha: main(), ref: 'refs/heads/main', permissions: RECORDING }
  const result = await stage.run('workflow_dispatch', {}, { ...place, inputs: { command: 'upkeep', ...given } })
  return { ...result, text: result.log.join('\n') }
}

const ledger = async () => (await stage.entries()).map(({ record }) => record)

describe('the change that brings the first policy', () => {
  test('is green, and told that the policy holds once it is merged', async () => {
    await begin()
    const { exitCode, outputs, checks, text, pull } = await judged()
    expect({ exitCode, outcome: outputs['outcome'], checks }).toEqual({
      exitCode: 0,
      outcome: 'pass',
      checks: { Gatebook: 'success', 'Gatebook: verdict': 'success' },
    })
    expect(text).toContain('This change adds the first policy, .github/quality-policy.yml.')
    const [run] = stage.sandbox.checkRuns(stage.repository, pull.head)
    expect(run?.title).toBe('The policy holds once this change is merged')
    expect(run?.summary).toContain('Have it reviewed, merge it, and then require the check on main.')
    expect(run?.summary).not.toContain('sha256:')
  })

  test('is red for the mistakes in its policy, each with its place', async () => {
    await begin()
    const { outputs, checks, text } = await judged({ [PATH]: 'version: 1\ngates: { a: { type: aprovals } }\n' })
    expect({ outcome: outputs['outcome'], checks }).toEqual({
      outcome: 'fail',
      checks: { Gatebook: 'failure', 'Gatebook: verdict': 'failure' },
    })
    expect(text).toMatch(/quality-policy\.yml:2:\d+ .*approvals/)
  })

  test('is recorded as the beginning of the rules, and as nothing that was not evaluated', async () => {
    await begin()
    const { exitCode, outputs, text } = await merged()
    expect({ exitCode, outputs }).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass', ledger: 'appended' } })
    expect(text).toMatch(/The policy is in force from [0-9a-f]{7} on main on\. Now require the check on main\./)
    expect(await ledger()).toMatchObject([
      { kind: 'policy-change', installs: true, before: null, after: { path: PATH }, subject: { commit: main() } },
    ])
  })

  test('is recorded once, however often its job runs, and the upkeep knows it', async () => {
    await begin()
    const before = main()
    await merged()
    expect(await pushed(before)).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass' } })
    expect(await upkeep()).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass' } })
    expect(await ledger()).toHaveLength(1)
  })

  test('may be a push, as the first one of a repository often is', async () => {
    await begin()
    expect(await pushedDirectly(FILES)).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass' } })
    expect(await ledger()).toMatchObject([{ kind: 'policy-change', installs: true }])
  })
})

describe('what came before the first policy', () => {
  test('is not recorded, and the run says what is missing', async () => {
    await begin()
    const { exitCode, text } = await merged({ 'src/a.js': 'export const a = 1\n' })
    expect(exitCode).toBe(1)
    expect(text).toContain('The repository has no policy yet, so nothing is evaluated or recorded.')
    expect(await ledger()).toEqual([])
  })

  test('is no reason to say that everything is recorded, nor that a commit is', async () => {
    await begin()
    await merged({ 'src/a.js': 'export const a = 1\n' })
    await pushedDirectly({ 'src/b.js': 'export const b = 1\n' })
    const all = await upkeep()
    expect(all.exitCode).toBe(1)
    expect(all.text).toContain('Add .github/quality-policy.yml with a pull request: records begin with it.')
    const one = await upkeep({ commit: main() })
    expect(one.exitCode).toBe(1)
    for (const { text } of [all, one]) expect(text).not.toMatch(/(?:are|is) recorded/)
    expect(await ledger()).toEqual([])
  })

  test('is passed over by the upkeep, which says so', async () => {
    await begin()
    await merged({ 'src/a.js': 'export const a = 1\n' })
    await pushedDirectly({ 'src/b.js': 'export const b = 1\n' })
    await merged()
    const { exitCode, text } = await upkeep()
    expect(exitCode).toBe(0)
    expect(text).toContain('2 merges and pushes are not recorded, because the repository had no policy yet')
    expect(text).toContain('All merges and pushes to main of the last week since the first policy are recorded.')
    expect((await upkeep()).text).toContain('of the last week since the first policy are recorded.')
    expect(await ledger()).toHaveLength(1)
  })

  test('is passed over where the upkeep itself records the beginning', async () => {
    await begin()
    for (const files of [{ 'src/a.js': 'a\n' }, { 'src/b.js': 'b\n' }, FILES]) {
      const pull = await stage.change({ branch: `change-${main().slice(0, 7)}`, files })
      await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
      await stage.git('fetch', '-q', 'origin')
      stage.later(60_000)
    }
    expect(await upkeep()).toMatchObject({ exitCode: 0 })
    expect(await ledger()).toMatchObject([{ kind: 'policy-change', installs: true }])
    expect((await upkeep()).text).toContain('since the first policy are recorded.')
  })

  test('still has to be recorded from then on', async () => {
    await begin()
    await merged()
    await pushedDirectly({ 'src/b.js': 'export const b = 1\n' })
    expect((await ledger()).map(({ kind }) => kind)).toEqual(['policy-change', 'merge'])
    expect((await upkeep()).text).toContain('All merges and pushes to main of the last week are recorded.')
  })
})

describe('a repository that had a policy', () => {
  test('does not begin again with a change that brings another: it fails, as without a policy', async () => {
    await begin(POLICY)
    await pushedDirectly({ 'README.md': 'x\n' })
    await stage.git('fetch', '-q', 'origin')
    const { path } = stage.repository
    const gone = commitIn(path, {
      parent: main(),
      author: 'alice',
      message: 'x',
      files: { [PATH]: null },
      date: stage.now(),
    })
    const before = main()
    writeRef(path, 'refs/heads/main', gone)
    await pushed(before, 'alice')
    const { exitCode, outputs, checks } = await judged()
    expect({ exitCode, outcome: outputs['outcome'], checks }).toEqual({
      exitCode: 1,
      outcome: 'error',
      checks: { Gatebook: 'failure', 'Gatebook: verdict': 'failure' },
    })
    const records = await ledger()
    expect(await merged(FILES)).toMatchObject({ exitCode: 1, outputs: { outcome: 'error' } })
    expect((await ledger()).slice(records.length)).toMatchObject([
      { kind: 'policy-change', installs: false },
      { kind: 'merge', verdict: { outcome: 'error' } },
    ])
  })

  test('does not begin again at another path, which the workflow of the change could name', async () => {
    await begin(POLICY)
    const pull = await stage.change({ files: { '.github/mine.yml': POLICY } })
    const { outputs } = await stage.runOn(pull, { inputs: { policy: '.github/mine.yml' } })
    expect(outputs['outcome']).toBe('error')
  })

  test('does not begin on another branch, whose check would also speak for the default branch', async () => {
    await begin(POLICY)
    const { path } = stage.repository
    const files = { 'src/a.js': 'export const a = 1\n' }
    const orphan = commitIn(path, { parent: undefined, author: 'alice', message: 'x', files, date: stage.now() })
    writeRef(path, 'refs/heads/old', orphan)
    const change = { parent: orphan, author: 'alice', message: 'y', files: FILES, date: stage.now() }
    writeRef(path, 'refs/heads/topic', commitIn(path, change))
    const { repository, sandbox } = stage
    const pull = await sandbox.openPull({ repository, author: 'alice', head: 'topic', base: 'old', title: 'Begin' })
    expect((await stage.runOn(pull)).outputs['outcome']).toBe('error')
  })

  const CUSTOM = 'quality/policy.yml'

  /** A repository with its policy at another place, and a ledger with one record. */
  async function beginElsewhere(): Promise<void> {
    stage = await Stage.open(null, { [CUSTOM]: POLICY })
    await mergedUnseen('src/a.js')
    await upkeep({ policy: CUSTOM })
    expect(await ledger()).toHaveLength(1)
  }

  async function mergedUnseen(file: string): Promise<void> {
    const pull = await stage.change({ branch: `of-${main().slice(0, 7)}`, files: { [file]: 'x\n' } })
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    await stage.git('fetch', '-q', 'origin')
    stage.later(60_000)
  }

  async function pushedUnseen(files: Record<string, string>, after?: string): Promise<string> {
    const { path } = stage.repository
    const before = main()
    const commit = after ?? commitIn(path, { parent: before, author: 'alice', message: 'x', files, date: stage.now() })
    writeRef(path, 'refs/heads/main', commit)
    const { repository, sandbox } = stage
    await sandbox.events.push({ repository, ref: 'refs/heads/main', before, after: commit, pusher: 'alice' })
    stage.later(60_000)
    return commit
  }

  test('does not begin again by a change that names another ledger', async () => {
    await beginElsewhere()
    const files = { [PATH]: `${POLICY}ledger: { branch: elsewhere }\n` }
    const pull = await stage.change({ branch: 'again', files })
    expect((await stage.runOn(pull)).outputs['outcome']).toBe('error')
    expect(stage.checks(pull.head)).toMatchObject({ Gatebook: 'failure', 'Gatebook: verdict': 'failure' })
  })

  test('loses no push because its policy moved to another path', async () => {
    await beginElsewhere()
    const hidden = await pushedUnseen({ 'evil.js': 'x\n' })
    await pushedUnseen({ [PATH]: POLICY })
    await upkeep()
    expect((await ledger()).map(({ subject }) => subject.commit)).toContain(hidden)
  })

  test('loses no push because a merge with an unrelated history hides its policy', async () => {
    await begin(POLICY)
    await mergedUnseen('src/a.js')
    await upkeep()
    const { path } = stage.repository
    const own = { 'src/price.js': 'stolen\n' }
    const orphan = commitIn(path, { parent: undefined, author: 'alice', message: 'o', files: own, date: stage.now() })
    const who = ['-c', 'user.name=alice', '-c', 'user.email=alice@example.com']
    const made = ['commit-tree', `${orphan}^{tree}`, '-p', main(), '-p', orphan, '-m', 'merge']
    const merge = (await stage.inRepository(...who, ...made)).trim()
    const hidden = [await pushedUnseen({}, merge), await pushedUnseen({ 'evil.js': 'x\n' })]
    await pushedUnseen({ [PATH]: POLICY })
    expect((await upkeep()).exitCode).toBe(1)
    const merges = (await ledger()).filter(({ kind }) => kind === 'merge').map(({ subject }) => subject.commit)
    expect(merges).toEqual(expect.arrayContaining(hidden))
  })

  test('does not begin again when its history is replaced by one without a policy', async () => {
    await begin()
    const first = main()
    await merged()
    const { path } = stage.repository
    const before = main()
    writeRef(
      path,
      'refs/heads/main',
      commitIn(path, { parent: first, author: 'alice', message: 'x', files: { 'src/a.js': 'a\n' }, date: stage.now() }),
    )
    expect(await pushed(before, 'alice')).toMatchObject({ exitCode: 1 })
    expect(await pushedDirectly({ 'src/b.js': 'b\n' })).toMatchObject({ exitCode: 1 })
    expect(await pushedDirectly({ [PATH]: POLICY })).toMatchObject({ exitCode: 1 })
    expect((await ledger()).filter(({ installs }) => installs === true)).toHaveLength(1)
  })
})

test('a change without a policy, where there never was one, is told where to add it', async () => {
  await begin()
  const { exitCode, outputs, text } = await judged({ 'src/a.js': 'export const a = 1\n' })
  expect({ exitCode, outcome: outputs['outcome'] }).toEqual({ exitCode: 1, outcome: 'error' })
  expect(text).toContain('There is no policy at .github/quality-policy.yml')
})

describe('a policy with another name', () => {
  const told = (found: string, commit: string) =>
    `There is a file ${found} at ${commit.slice(0, 7)}, but only .github/quality-policy.yml is read. [policy_misnamed]`

  test('is noticed in the base', async () => {
    stage = await Stage.open(null, { '.github/quality-policy.yaml': POLICY })
    const { outputs, text } = await judged({ 'a.txt': 'a\n' })
    expect(outputs['outcome']).toBe('error')
    expect(text).toContain(told('.github/quality-policy.yaml', main()))
    expect(text).toContain('→ Rename it to .github/quality-policy.yml, or name it in the input `policy`.')
  })

  test('is noticed in the change that brings it', async () => {
    await begin()
    const { outputs, text, pull } = await judged({ 'quality_policy.yml': POLICY })
    expect(outputs['outcome']).toBe('error')
    expect(text).toContain(told('quality_policy.yml', pull.head))
  })
})
