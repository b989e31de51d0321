import { afterEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../sandbox/github/sandbox.ts'
import { block, type EmbeddedVerdict, readBlock } from '../../src/publish/verdict-block.ts'
import { DISCOUNT, RECORDING, Stage } from './stage/stage.ts'

// What lands, and what the ledger says of it, when somebody with write access tries to make it say more.

let stage: Stage
afterEach(() => stage.close())

const EVIL = DISCOUNT.replace('0.9', '0')

async function approved(): Promise<Pull> {
  stage = await Stage.open()
  const pull = await stage.change()
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await stage.runOn(pull)
  return pull
}

async function push(files: Record<string, string | null>, branch = 'discount'): Promise<void> {
  await stage.commit('alice', 'more', files)
  await stage.git('push', '-q', 'origin', `HEAD:${branch}`)
}

const tip = () => stage.tip('origin/main')

/** Runs the job that records, for what main gained since `before`. */
async function record(before: string, forced = false, permissions: Record<string, 'read' | 'write'> = RECORDING) {
  await stage.git('fetch', '-q', '--prune')
  const after = await tip()
  const { repository } = stage
  const event = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
  return stage.run('push', { ...event, forced }, { sha: after, ref: 'refs/heads/main', permissions })
}

async function ledger() {
  await stage.git('fetch', '-q', 'origin', '+quality-records:refs/remotes/origin/quality-records')
  const paths = await stage.git('ls-tree', '-r', '--name-only', 'origin/quality-records')
  const entries = await Promise.all(
    paths
      .split('\n')
      .filter(path => /^\d/.test(path))
      .map(async path => JSON.parse(await stage.git('show', `origin/quality-records:${path}`))),
  )
  return entries.sort((a, b) => a.seq - b.seq).map(entry => entry.record)
}

/** Posts a check run of Gatebook's name with another verdict in it, as any workflow of the repository could. */
async function forge(pull: Pull, change: (judged: EmbeddedVerdict) => void): Promise<void> {
  const [own] = stage.sandbox.checkRuns(stage.repository, pull.head).filter(check => check.name === 'Gatebook: verdict')
  const judged = readBlock(own?.text ?? '')?.judged
  if (!judged) throw new Error('there is no verdict to forge')
  change(judged)
  const token = stage.sandbox.issueToken({ repository: stage.repository, permissions: { checks: 'write' } })
  const answer = await fetch(`${stage.sandbox.url}/repos/acme/shop/check-runs`, {
    method: 'POST',
    headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Gatebook: verdict',
      head_sha: pull.head,
      status: 'completed',
      conclusion: 'success',
      external_id: `gatebook:${pull.number}:${stage.now().toISOString().slice(0, 19)}Z`,
      output: { title: 'All gates passed', summary: '', text: block(judged) },
    }),
  })
  expect(answer.status).toBe(201)
}

describe('a forged check run', () => {
  test('cannot make a stale approval count in the record', async () => {
    const pull = await approved()
    const old = pull.head
    await push({ 'src/discount.js': EVIL })
    await stage.sandbox.refresh(pull)
    await stage.runOn(pull)
    await forge(pull, judged => {
      const digest = `sha256:${'1'.repeat(64)}`
      judged.contents = [old, pull.head].map(commit => ({ commit, digest }))
      for (const gate of judged.gates) Object.assign(gate, { outcome: 'pass', reasons: [] })
    })
    const before = await tip()
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    const result = await record(before)

    expect(result.outputs).toMatchObject({ outcome: 'fail', ledger: 'appended' })
    const [{ verdict, approvals, evidence }] = await ledger()
    expect(verdict.gates[0]).toMatchObject({ id: 'peer-review', outcome: 'fail', carried: null })
    expect(approvals).toMatchObject([{ counted: false, why: 'approval_stale' }])
    expect(verdict.gates[1].carried).toMatchObject({ trust: 'self-reported' })
    const fromReports = evidence.filter(({ fact }: { fact: string }) => fact === 'coverage' || fact === 'files')
    for (const one of fromReports) expect(one).toMatchObject({ source: 'check-run', trust: 'self-reported' })
  })

  test.each<[string, (judged: EmbeddedVerdict) => void]>([
    ['a time that is none', judged => Object.assign(judged.evidence[0] ?? {}, { collectedAt: 'noon' })],
    [
      'a code that is none',
      judged => Object.assign(judged.gates[1] ?? {}, { reasons: [{ code: 'Not A Code', count: 1 }] }),
    ],
    [
      'more than fits',
      judged => Object.assign(judged, { contents: Array.from({ length: 400 }, () => judged.contents[0]) }),
    ],
  ])('with %s is no verdict, and the merge is still recorded', async (_, change) => {
    const pull = await approved()
    await forge(pull, change)
    const before = await tip()
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    const result = await record(before)
    expect(result.outputs).toMatchObject({ outcome: 'error', ledger: 'appended' })
    const [{ verdict }] = await ledger()
    expect(verdict.gates).toMatchObject([
      { id: 'peer-review', outcome: 'pass' },
      { id: 'coverage', outcome: 'error', reasons: [{ code: 'verdict_missing' }] },
    ])
  })
})

test('an approval of after the merge did not lead to it', async () => {
  stage = await Stage.open()
  const pull = await stage.change()
  await stage.runOn(pull)
  const before = await tip()
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  stage.later(1100)
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  expect((await record(before)).outputs['outcome']).toBe('fail')
  expect((await ledger())[0]).toMatchObject({ approvals: [], verdict: { outcome: 'fail' } })
})

test('a merged change is no longer evaluated, so no old approval becomes fresh', async () => {
  const pull = await approved()
  await push({ 'src/discount.js': EVIL })
  await stage.sandbox.refresh(pull)
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'merge' })
  const result = await stage.runOn(pull)
  expect(result.exitCode).toBe(0)
  expect(result.log.at(-1)).toBe(
    'Change #1 is merged, so it is no longer evaluated. See its record in the ledger for its verdict.',
  )
  expect(stage.checks(pull.head)).toEqual({})
})

describe('the merged content is compared with the evaluated content', () => {
  test('a file that was added while merging by hand has no verdict', async () => {
    const pull = await approved()
    const before = await tip()
    await stage.git('checkout', '-q', '-B', 'by-hand', 'origin/main')
    await stage.git(
      '-c',
      'user.name=carol',
      '-c',
      'user.email=carol@example.com',
      'merge',
      '-q',
      '--no-ff',
      '--no-commit',
      'origin/discount',
    )
    await stage.commit('carol', 'merge by hand', { 'src/backdoor.js': 'export const open = true\n' })
    await stage.git('push', '-q', 'origin', 'HEAD:main')
    await stage.sandbox.refresh(pull)

    const result = await record(before)
    expect(result.outputs['outcome']).toBe('fail')
    expect((await ledger())[0].verdict).toMatchObject({ outcome: 'not_judged' })
  })

  test('a base that moved on meanwhile does not count against the change', async () => {
    const pull = await approved()
    await stage.git('checkout', '-q', '-B', 'other', 'origin/main')
    await push({ 'README.md': '# Shop, larger\n' }, 'main')
    await stage.git('fetch', '-q')
    const before = await tip()
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    expect((await record(before)).outputs).toMatchObject({ outcome: 'pass', ledger: 'appended' })
  })

  test('an approval that a rebase kept is kept in the record', async () => {
    const pull = await approved()
    await stage.git('checkout', '-q', '-B', 'other', 'origin/main')
    await push({ 'README.md': '# Shop, larger\n' }, 'main')
    await stage.git('checkout', '-q', 'discount')
    await stage.git('-c', 'user.name=alice', '-c', 'user.email=alice@example.com', 'rebase', '-q', 'origin/main')
    await stage.git('push', '-q', '-f', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    expect((await stage.runOn(pull)).outputs['outcome']).toBe('pass')
    await stage.git('fetch', '-q')
    const before = await tip()
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    expect((await record(before)).outputs['outcome']).toBe('pass')
    expect((await ledger())[0].verdict.gates[0]).toMatchObject({ outcome: 'pass', carried: { trust: 'self-reported' } })
  })
})

describe('a push that replaces history', () => {
  test('by what was recorded before is not green', async () => {
    const pull = await approved()
    const before = await tip()
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    await record(before)
    const first = await tip()
    await stage.git('checkout', '-q', '-B', 'direct', 'origin/main')
    await push({ 'README.md': 'x\n' }, 'main')
    await stage.git('fetch', '-q')
    const second = await tip()
    await stage.git('push', '-q', '-f', 'origin', `${first}:main`)
    const result = await record(second, true)
    expect(result.exitCode).toBe(1)
    expect(result.outputs['outcome']).not.toBe('pass')
  })

  test('by something new is recorded as that', async () => {
    await approved()
    const before = await tip()
    await stage.git('checkout', '-q', '-B', 'again', `${before}`)
    await stage.git(
      '-c',
      'user.name=carol',
      '-c',
      'user.email=carol@example.com',
      'commit',
      '-q',
      '--amend',
      '-m',
      'another beginning',
    )
    await stage.commit('carol', 'new', { 'src/price.js': 'export const net = 3\n' })
    await stage.git('push', '-q', '-f', 'origin', 'HEAD:main')
    const result = await record(before, true)
    expect(result.outputs).toMatchObject({ outcome: 'fail', ledger: 'appended' })
    expect((await ledger())[0].verdict).toMatchObject({
      outcome: 'not_judged',
      reasons: [{ code: 'history_rewritten' }],
    })
  })
})

test('a red verdict turns the required check red first, whatever happens to the others', async () => {
  const pull = await approved()
  expect(stage.checks(pull.head)['Gatebook']).toBe('success')
  for (const review of [await stage.sandbox.submitReview({ pull, user: 'bob', state: 'CHANGES_REQUESTED' })]) {
    stage.sandbox.faults.add({ match: { method: 'POST', path: /check-runs/ }, after: 1, fault: { status: 500 } })
    const result = await stage.runOn(pull, { review })
    expect(result.outputs['outcome']).toBe('fail')
    expect(result.annotations.map(({ message }) => message).join()).toContain('Not posted: "Gatebook: peer-review"')
  }
  expect(stage.checks(pull.head)['Gatebook']).toBe('failure')
}, 90_000)

test('two runs that record at the same time both find their place', async () => {
  await approved()
  const tips = [await tip()]
  for (const n of [1, 2, 3]) {
    await stage.git('checkout', '-q', '-B', 'direct', 'origin/main')
    await push({ 'NOTES.md': `${n}\n` }, 'main')
    await stage.git('fetch', '-q')
    tips.push(await tip())
  }
  const runs = await Promise.all(
    [0, 1, 2].map(async index => {
      const [before = '', after = ''] = tips.slice(index)
      const { repository } = stage
      const event = await stage.sandbox.events.push({
        repository,
        ref: 'refs/heads/main',
        before,
        after,
        pusher: 'carol',
      })
      return stage.run('push', event, {
        node: process.execPath,
        sha: after,
        ref: 'refs/heads/main',
        permissions: RECORDING,
      })
    }),
  )
  expect(runs.map(({ outputs }) => outputs['ledger'])).toEqual(['appended', 'appended', 'appended'])
  const commits = (await ledger()).map(({ subject }) => subject.commit)
  expect(commits.sort()).toEqual(tips.slice(1).sort())
  expect(stage.sandbox.violations).toEqual([])
}, 120_000)

test('the change that brings the first policy is recorded where that policy says', async () => {
  stage = await Stage.open(null)
  const policy =
    'version: 1\ngates: { review: { type: approvals, require: [{ count: 1 }] } }\nledger: { branch: audit }\n'
  const pull = await stage.change({ files: { '.github/quality-policy.yml': policy } })
  const before = await tip()
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  expect((await record(before)).outputs).toMatchObject({ outcome: 'pass', ledger: 'appended' })
  await stage.git('fetch', '-q')
  expect(await stage.git('branch', '-r', '--list', 'origin/audit', 'origin/quality-records')).toBe('origin/audit')
  expect(stage.sandbox.violations).toEqual([])
})

test('a change that the token may not read is not recorded as a direct push', async () => {
  const pull = await approved()
  const before = await tip()
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  const result = await record(before, false, { contents: 'write', checks: 'read' })
  expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'error', ledger: 'none' } })
  expect(result.annotations.map(({ message }) => message).join()).toContain('`pull-requests: read`')
  expect(await stage.git('ls-remote', '--heads', 'origin', 'quality-records')).toBe('')

  expect((await record(before)).outputs).toMatchObject({ outcome: 'pass', ledger: 'appended' })
})

test('who pushed is known from the check run once the fork is deleted, and the record says so', async () => {
  stage = await Stage.open()
  const { pull, fork } = await stage.forkedChange()
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await stage.runOn(pull)
  const before = await tip()
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  await stage.sandbox.deleteRepository(fork)
  await record(before)
  const [recorded] = (await ledger()).filter(({ kind }) => kind === 'merge')
  expect(recorded.verdict.gates.find(({ type }: { type: string }) => type === 'approvals')).toMatchObject({
    outcome: 'pass',
    carried: { trust: 'self-reported' },
  })
})
