import { afterEach, describe, expect, test } from '@jest/globals'
import type { Fault } from '../../sandbox/github/sandbox.ts'
import { DISCOUNT, LCOV, PERMISSIONS, RECORDING, Stage } from './stage/stage.ts'

let stage: Stage
afterEach(() => stage.close())

test('a usual change costs four requests, one more when it is approved, and more only for what it posts', async () => {
  stage = await Stage.open()
  const files = Object.fromEntries(
    Array.from({ length: 99 }, (_, i) => [`src/part${i}.js`, `export const part${i} = ${i}\n`]),
  )
  const pull = await stage.change({ files: { ...files, 'src/discount.js': DISCOUNT } })
  for (let i = 0; i < 29; i++) await stage.commit('alice', `step ${i}`, { 'NOTES.md': `${i}\n` })
  await stage.git('push', '-q', 'origin', 'HEAD:discount')
  await stage.sandbox.refresh(pull)
  for (let i = 0; i < 20; i++)
    await stage.sandbox.submitReview({ pull, user: i % 2 ? 'bob' : 'carol', state: i < 18 ? 'COMMENTED' : 'APPROVED' })
  const records = Object.keys(files)
    .map(path => `SF:${path}\nDA:1,1\nend_of_record\n`)
    .join('')
  stage.sandbox.resetRequests()

  const result = await stage.runOn(pull, { workspace: await stage.workspace(pull.head, LCOV + records) })
  expect(result.outputs['outcome']).toBe('pass')
  expect(stage.sandbox.requests.map(({ method, path, operation }) => operation ?? `${method} ${path}`)).toEqual([
    'Change',
    'GET /repos/acme/shop/activity?ref=refs%2Fheads%2Fdiscount&per_page=100',
    'Current',
    `GET /repos/acme/shop/commits/${pull.head}/check-runs?filter=latest&per_page=100&page=1`,
    'POST /repos/acme/shop/check-runs',
    'POST /repos/acme/shop/check-runs',
    'POST /repos/acme/shop/check-runs',
    `GET /repos/acme/shop/commits/${pull.head}/statuses?per_page=100&page=1`,
    `POST /repos/acme/shop/statuses/${pull.head}`,
    `GET /repos/acme/shop/commits/${pull.head}/statuses?per_page=100&page=1`,
    'Current',
  ])
  expect(stage.sandbox.violations).toEqual([])
})

test('more than a hundred reviews and commits are all read', async () => {
  stage = await Stage.open()
  const pull = await stage.change()
  for (let i = 0; i < 104; i++) await stage.commit('alice', `step ${i}`, { 'NOTES.md': `${i}\n` })
  await stage.git('push', '-q', 'origin', 'HEAD:discount')
  await stage.sandbox.refresh(pull)
  for (let i = 0; i < 103; i++) await stage.sandbox.submitReview({ pull, user: 'carol', state: 'COMMENTED' })
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const result = await stage.runOn(pull)
  expect(result.outputs['outcome']).toBe('pass')
  expect(stage.sandbox.requests.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['MoreReviews', 'MoreCommits']),
  )
})

test('without a local clone the files come from the API, and coverage cannot be judged', async () => {
  stage = await Stage.open()
  const pull = await stage.change()
  const result = await stage.run('pull_request', await stage.sandbox.events.pullRequest(pull, 'opened'), {
    sha: pull.head,
    ref: 'refs/pull/1/merge',
  })
  expect(result.outputs['outcome']).toBe('error')
  expect(result.log.join('\n')).toContain('There is no local clone in the workspace, so no report can be read.')
  expect(stage.sandbox.requests.map(({ path }) => path)).toContain('/repos/acme/shop/pulls/1/files?per_page=100&page=1')
  expect(stage.checks(pull.head)['Gatebook']).toBe('failure')
})

describe('the workspace may hold the head or the test merge', () => {
  test('the test merge is measured against its first parent', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    await stage.git('checkout', '-q', '-B', 'other', 'origin/main')
    await stage.commit('carol', 'base moves on', { 'src/price.js': '// moved\nexport const net = 1\n' })
    await stage.git('push', '-q', 'origin', 'HEAD:main')
    await stage.sandbox.refresh(pull)
    const merged = await stage.workspace(pull.testMerge ?? '', LCOV)
    const result = await stage.runOn(pull, { workspace: merged })
    expect(stage.checks(pull.head)['Gatebook: coverage']).toBe('success')
    expect(result.log.join('\n')).toContain('3 of 3 lines (100.00 %)')
  })
})

describe('a head that moves while it is judged', () => {
  const moving = (times: number) => async () => {
    let n = 0
    stage.sandbox.faults.add({
      match: { operation: 'Current' },
      times,
      fault: {
        run: async () => {
          await stage.commit('alice', `moved ${n}`, { 'src/more.js': `export const n = ${n++}\n` })
          await stage.git('push', '-q', 'origin', 'HEAD:discount')
        },
      },
    })
  }

  test('is evaluated again, and the old verdict is not given to the new head', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    const old = pull.head
    await moving(1)()
    const result = await stage.runOn(pull)
    await stage.sandbox.refresh(pull)

    expect(pull.head).not.toBe(old)
    // The clone of the run does not even hold the new head, so its reports say nothing about it.
    expect(result.outputs['outcome']).toBe('error')
    expect(stage.checks(old)).toEqual({})
    expect(stage.checks(pull.head)).toEqual({
      'Gatebook: peer-review': 'failure',
      'Gatebook: coverage': 'failure',
      'Gatebook: verdict': 'failure',
      Gatebook: 'failure',
    })
  })

  test('and never settles ends as an error, without a success anywhere', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    await moving(9)()
    const result = await stage.runOn(pull)
    expect(result.outputs['outcome']).toBe('error')
    expect(result.log.join('\n')).toContain('[change_moving]')
  })

  test('and has been judged by its own run meanwhile is left alone', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    const oldEvent = await stage.sandbox.events.pullRequest(pull, 'synchronize')
    const old = await stage.workspace(pull.head)
    await stage.commit('alice', 'new', { 'src/discount.js': `${DISCOUNT}// new\n` })
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    await stage.runOn(pull)
    expect(stage.checks(pull.head)['Gatebook']).toBe('success')

    const late = await stage.run('pull_request', oldEvent, { sha: pull.head, ref: 'refs/pull/1/merge', workspace: old })
    expect(stage.checks(pull.head)['Gatebook']).toBe('success')
    expect(late.annotations.map(({ message }) => message).join('\n')).toContain(
      'another run has evaluated it. Nothing was posted.',
    )
  })
})

describe('when the platform fails', () => {
  test.each<[string, string, Fault, number, string]>([
    ['an answer of 502 is tried again', 'Change', { status: 502 }, 1, 'fail'],
    ['a cut connection is tried again', 'Change', { reset: 'before' }, 1, 'fail'],
    ['a secondary rate limit is waited for', 'Change', { rateLimit: 'secondary', retryAfter: 1 }, 1, 'fail'],
    ['a used-up rate limit ends as an error', 'Change', { rateLimit: 'primary', resetAfter: 3000 }, 9, 'error'],
    ['a platform that is down ends as an error', 'Change', { status: 503 }, 99, 'error'],
    ['a query that GitHub gave up is sent again', 'Change', { gaveUp: 'wrong' }, 1, 'fail'],
    ['a query that takes too much ends as an error', 'Change', { gaveUp: 'limits' }, 99, 'error'],
    ['half an answer ends as an error', 'Change', { truncate: 'body' }, 99, 'error'],
    ['a list with holes makes the gate an error', 'Change', { truncate: 'page' }, 99, 'error'],
  ])(
    '%s',
    async (_, operation, fault, times, outcome) => {
      stage = await Stage.open()
      const pull = await stage.change()
      await stage.sandbox.submitReview({ pull, user: 'bob', state: 'COMMENTED' })
      await stage.sandbox.submitReview({ pull, user: 'carol', state: 'COMMENTED' })
      stage.sandbox.faults.add({ match: { operation }, times, fault })
      const result = await stage.runOn(pull)
      expect(result.outputs['outcome']).toBe(outcome)
      expect(result.exitCode).toBe(1)
      expect(stage.checks(pull.head)['Gatebook']).toBe('failure')
      expect(result.rawLog).not.toMatch(/at .*\.js:\d+/)
      // What GitHub did not answer is not what is not there.
      expect(result.rawLog).not.toContain('There is no pull request')
    },
    60_000,
  )

  test('an older green check does not stay when a later run breaks', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    await stage.runOn(pull)
    expect(stage.checks(pull.head)['Gatebook']).toBe('success')
    stage.sandbox.faults.add({ match: { operation: 'Change' }, fault: { status: 404 } })
    await stage.runOn(pull)
    expect(stage.checks(pull.head)['Gatebook']).toBe('failure')
  })

  test('a refused permission is named', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    const result = await stage.runOn(pull, { permissions: { pull_requests: 'read', checks: 'write' } })
    expect(result.outputs['outcome']).toBe('error')
    expect(result.log.join('\n')).toContain('contents: read')
  })

  test('a status that cannot be posted makes the job red, whatever fail-on says', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    const { statuses: _, ...ofBefore } = PERMISSIONS
    const result = await stage.runOn(pull, { permissions: ofBefore, inputs: { 'fail-on': 'never' } })
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail' } })
    expect(result.log.join('\n')).toContain('Grant the job `statuses: write` under `permissions:` in the workflow.')
  })

  test('check runs that cannot be posted do not lose the verdict', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    const result = await stage.runOn(pull, { permissions: { ...PERMISSIONS, checks: 'read' } })
    expect(result.outputs['outcome']).toBe('fail')
    expect(result.annotations.map(({ message }) => message).join('\n')).toContain('`checks: write`')
  })
})

describe('the record of a merge', () => {
  const merged = async (method: 'merge' | 'squash' | 'rebase', commits = 1) => {
    const pull = await stage.change()
    for (let i = 1; i < commits; i++) await stage.commit('alice', `more ${i}`, { [`docs/${i}.md`]: 'x\n' })
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    await stage.runOn(pull)
    const before = stage.tip('origin/main')
    await stage.sandbox.mergePull({ pull, by: 'carol', method })
    return pushed(before)
  }
  const pushed = async (before: string) => {
    await stage.git('fetch', '-q')
    const after = stage.tip('origin/main')
    const event = await stage.sandbox.events.push({
      repository: stage.repository,
      ref: 'refs/heads/main',
      before,
      after,
      pusher: 'carol',
    })
    return {
      event,
      after,
      run: () => stage.run('push', event, { sha: after, ref: 'refs/heads/main', permissions: RECORDING }),
    }
  }
  const ledger = async () => {
    await stage.git('fetch', '-q', 'origin', '+quality-records:refs/remotes/origin/quality-records')
    const paths = (await stage.git('ls-tree', '-r', '--name-only', 'origin/quality-records'))
      .split('\n')
      .filter(path => /^\d/.test(path))
    const entries = await Promise.all(
      paths.map(async path => JSON.parse(await stage.git('show', `origin/quality-records:${path}`))),
    )
    return entries.sort((a, b) => a.seq - b.seq)
  }

  test.each(['merge', 'squash', 'rebase'] as const)('is written once for a %s of two commits', async method => {
    stage = await Stage.open()
    const { run } = await merged(method, 2)
    const first = await run()
    const again = await run()
    expect(first.outputs).toMatchObject({ outcome: 'pass', ledger: 'appended' })
    expect(again.outputs['record-id']).toBe(first.outputs['record-id'])
    expect(again.log.join('\n')).toContain('Already record 1 of the ledger')

    const entries = await ledger()
    expect(entries).toHaveLength(1)
    const [{ record }] = entries
    expect(record.subject.change).toMatchObject({ via: 'pull-request', number: 1 })
    expect(record.verdict.gates.map((gate: { id: string; outcome: string }) => [gate.id, gate.outcome])).toEqual([
      ['peer-review', 'pass'],
      ['coverage', 'pass'],
    ])
    expect(record.verdict.gates[1].carried).toMatchObject({ trust: 'self-reported' })
    expect(record.approvals).toMatchObject([{ counted: true, roles: ['maintainer'] }])
    expect(JSON.stringify(record)).not.toMatch(/alice|bob|carol|discounts/i)
    expect(stage.sandbox.violations).toEqual([])
  })

  test('says that nobody judged a direct push', async () => {
    stage = await Stage.open()
    const before = stage.tip('origin/main')
    await stage.commit('carol', 'straight to main', { 'src/price.js': 'export const net = 2\n' })
    await stage.git('push', '-q', 'origin', 'HEAD:main')
    const { run } = await pushed(before)
    const result = await run()
    expect(result.outputs).toMatchObject({ outcome: 'fail', ledger: 'appended' })
    const [{ record }] = await ledger()
    expect(record.subject.change).toEqual({ via: 'direct-push' })
    expect(record.verdict).toMatchObject({ outcome: 'not_judged', reasons: [{ code: 'direct_push' }] })
  })

  test('says so when no check shows the verdict on the reports', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    const before = stage.tip('origin/main')
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    const result = await (await pushed(before)).run()
    expect(result.outputs).toMatchObject({ outcome: 'error', ledger: 'appended' })
    const [{ record }] = await ledger()
    expect(record.verdict.gates[1]).toMatchObject({
      id: 'coverage',
      outcome: 'error',
      reasons: [{ code: 'verdict_missing' }],
      carried: null,
    })
  })

  test.each<[string, Fault, string]>([
    ['a 502 after the append was done', { status: 502, when: 'after' }, 'appended'],
    ['a 502 before the append', { status: 502, when: 'before' }, 'appended'],
    ['a connection cut after the append', { reset: 'after' }, 'appended'],
    ['an append that GitHub gave up', { gaveUp: 'wrong' }, 'appended'],
  ])('is written exactly once in spite of %s', async (_, fault, status) => {
    stage = await Stage.open()
    const { run } = await merged('squash')
    stage.sandbox.faults.add({ match: { operation: 'Append' }, times: 1, fault })
    const result = await run()
    expect(result.outputs['ledger']).toBe(status)
    expect(await ledger()).toHaveLength(1)
  })

  test('is kept aside, and the job is red, when the token may not write', async () => {
    stage = await Stage.open()
    const { event, after } = await merged('squash')
    const result = await stage.run('push', event, { sha: after, ref: 'refs/heads/main', permissions: PERMISSIONS })
    expect(result.exitCode).toBe(1)
    expect(result.outputs['ledger']).toBe('deferred')
    expect(result.log.join('\n')).toContain('contents: write')
  })

  test('of several changes in one push are all written, in order', async () => {
    stage = await Stage.open()
    const before = stage.tip('origin/main')
    for (const branch of ['one', 'two']) {
      await stage.git('fetch', '-q')
      const pull = await stage.change({ branch, files: { [`docs/${branch}.md`]: 'x\n' } })
      await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
      await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
      await stage.git('fetch', '-q')
    }
    await (await pushed(before)).run()
    expect((await ledger()).map(({ record }) => record.subject.change.number)).toEqual([1, 2])
  })
})
