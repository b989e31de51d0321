import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { CHANGE, CURRENT } from '../../../src/github/client/queries.ts'
import { graphql, NOW, OF_SHOP, push, rest, type Stage, stage } from './stage.ts'

let on: Stage
let pull: Pull
const waited: number[] = []

beforeAll(async () => {
  on = await stage({ wait: async milliseconds => void waited.push(milliseconds) })
  push(on.repository.path, { branch: 'one', from: 'main', files: { a: '1\n', b: '2\n' } })
  pull = await on.sandbox.openPull({
    repository: on.repository,
    author: 'alice',
    head: 'one',
    base: 'main',
    title: 'One',
  })
  for (const user of ['bob', 'carol']) await on.sandbox.submitReview({ pull, user, state: 'APPROVED' })
})
afterAll(() => on.end())
afterEach(() => {
  on.sandbox.faults.clear()
  expect(on.sandbox.violations).toEqual([])
})

const get = (path = '/repos/acme/shop/pulls/1') => rest(on, 'GET', path)
const current = () => graphql(on, CURRENT, { ...OF_SHOP, number: 1 })
const create = () =>
  rest(on, 'POST', '/repos/acme/shop/check-runs', { name: 'Gatebook', head_sha: pull.head, conclusion: 'success' })
const runs = () => on.sandbox.checkRuns(on.repository, pull.head).length
const seconds = Math.floor(NOW.getTime() / 1000)

describe('a fault', () => {
  test('strikes what it matches, as often as it says', async () => {
    on.sandbox.faults.add({ match: { method: 'get', path: /\/pulls\/1$/ }, times: 2, fault: { status: 503 } })
    const seen = [await get(), await get('/repos/acme/shop/pulls/1/files'), await get(), await get()]
    expect(seen.map(answer => answer.status)).toEqual([503, 200, 503, 200])
  })

  test('finds a GraphQL request by the name of its operation, and can let some through', async () => {
    on.sandbox.faults.add({ match: { operation: 'Current' }, after: 1, times: 1, fault: { status: 502 } })
    const other = await graphql(on, CHANGE, { ...OF_SHOP, number: 1, policyPath: 'p' })
    expect([other.status, (await current()).status, (await current()).status, (await current()).status]).toEqual([
      200, 200, 502, 200,
    ])
  })

  test('latency: the answer comes late', async () => {
    on.sandbox.faults.add({ match: {}, times: 1, fault: { latency: 150 } })
    expect([(await get()).status, (await get()).status]).toEqual([200, 200])
    expect(waited).toEqual([150])
  })

  test('status before the effect: nothing happened', async () => {
    on.sandbox.faults.add({ match: {}, times: 1, fault: { status: 500 } })
    const before = runs()
    expect([(await create()).status, runs()]).toEqual([500, before])
  })

  test('status after the effect: it happened all the same', async () => {
    on.sandbox.faults.add({ match: {}, times: 1, fault: { status: 502, when: 'after' } })
    const before = runs()
    expect([(await create()).status, runs()]).toEqual([502, before + 1])
  })

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('reset %s the effect: the connection is cut', async (reset, made) => {
    on.sandbox.faults.add({ match: {}, times: 1, fault: { reset } })
    const before = runs()
    on.sandbox.resetRequests()
    await expect(create()).rejects.toThrow('fetch failed')
    expect(runs()).toBe(before + made)
    expect(on.sandbox.requests.map(one => one.status)).toEqual([0])
  })

  test('forbidden: as a permission that is missing', async () => {
    on.sandbox.faults.add({ match: {}, times: 2, fault: { forbidden: true } })
    const refused = await create()
    expect([refused.status, refused.headers.get('x-accepted-github-permissions')]).toEqual([403, 'checks=write'])
    expect(await current()).toMatchObject({
      status: 200,
      body: {
        data: { repository: null },
        errors: [{ type: 'FORBIDDEN', path: ['repository'], message: 'Resource not accessible by integration' }],
      },
    })
  })

  test('primary rate limit: nothing is left until the reset', async () => {
    on.sandbox.faults.add({ match: {}, times: 2, fault: { rateLimit: 'primary', resetAfter: 20 } })
    const { status, body, headers } = await get()
    expect([status, body.message, headers.get('x-ratelimit-remaining'), headers.get('x-ratelimit-reset')]).toEqual([
      403,
      'API rate limit exceeded for installation.',
      '0',
      String(seconds + 20),
    ])
    expect(await current()).toMatchObject({ status: 200, body: { errors: [{ type: 'RATE_LIMITED' }] } })
  })

  test('secondary rate limit: wait as long as it says', async () => {
    on.sandbox.faults.add({ match: {}, times: 1, fault: { rateLimit: 'secondary', retryAfter: 2 } })
    const { status, body, headers } = await create()
    expect([status, headers.get('retry-after')]).toEqual([403, '2'])
    expect(body.message).toMatch(/^You have exceeded a secondary rate limit/)
  })

  test('truncated page: entries are left out while the totals still count them', async () => {
    on.sandbox.faults.add({ match: {}, fault: { truncate: 'page' } })
    const { reviews } = (await graphql(on, CHANGE, { ...OF_SHOP, number: 1, policyPath: 'p' })).body.data.repository
      .pullRequest
    expect([reviews.totalCount, reviews.nodes.length, reviews.pageInfo.hasNextPage]).toEqual([2, 1, false])
    expect([(await get()).body.changed_files, (await get('/repos/acme/shop/pulls/1/files')).body.length]).toEqual([
      2, 1,
    ])
    await create()
    const { body } = await get(`/repos/acme/shop/commits/${pull.head}/check-runs`)
    expect([body.total_count, body.check_runs.length]).toEqual([1, 0])
  })

  test('truncated body: half a JSON document', async () => {
    on.sandbox.faults.add({ match: {}, times: 1, fault: { truncate: 'body' } })
    const { status, body } = await get()
    expect([status, typeof body]).toEqual([200, 'string'])
  })

  test('run: the world moves just before the answer', async () => {
    let moved = ''
    const run = () => {
      moved = push(on.repository.path, { branch: 'one', files: { c: '3\n' } })
    }
    on.sandbox.faults.add({ match: { operation: 'Current' }, times: 1, fault: { run } })
    const { body } = await current()
    expect([moved.length, body.data.repository.pullRequest.headRefOid]).toEqual([40, moved])
  })

  test('run: a hook that breaks is put on record, not swallowed', async () => {
    const run = () => {
      throw new Error('no such branch')
    }
    on.sandbox.faults.add({ match: {}, times: 1, fault: { run } })
    expect((await get()).status).toBe(500)
    expect(on.sandbox.violations.splice(0)).toEqual([
      { where: 'GET /repos/acme/shop/pulls/1', message: expect.stringContaining('no such branch') },
    ])
  })
})
