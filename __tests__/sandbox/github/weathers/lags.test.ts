import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { CURRENT, RECENT_MERGES } from '../../../../src/github/client/queries.ts'
import { graphql, NOW, OF_SHOP, push, rest, type Stage, stage } from '../stage.ts'

let on: Stage
let ahead = 0

beforeEach(async () => {
  ahead = 0
  on = await stage({ now: () => new Date(NOW.getTime() + ahead) })
})
afterEach(async () => {
  expect(on.sandbox.violations).toEqual([])
  await on.end()
})

const TWO_MINUTES = 120_000

async function open(branch = 'topic') {
  push(on.repository.path, { branch, from: 'main', files: { [`${branch}.txt`]: 'a\n' } })
  const { repository } = on
  return on.sandbox.openPull({ repository, author: 'alice', head: branch, base: 'main', title: branch })
}

const check = (sha: string, conclusion = 'success') =>
  rest(on, 'POST', '/repos/acme/shop/check-runs', { name: 'Gatebook', head_sha: sha, conclusion })
const listed = async (sha: string) => (await rest(on, 'GET', `/repos/acme/shop/commits/${sha}/check-runs`)).body

/** A step of the ledger: the first makes its branch. */
async function createBranch(name: string): Promise<number> {
  const sha = (await rest(on, 'GET', '/repos/acme/shop/git/ref/heads/main')).body.object.sha
  return (await rest(on, 'POST', '/repos/acme/shop/git/refs', { ref: `refs/heads/${name}`, sha })).status
}

test('read-lag: a check that was posted just now is in no list, and counts all the same', async () => {
  const { head } = await open()
  on.sandbox.setWeather(['read-lag'])
  await check(head)
  expect(await listed(head)).toEqual({ total_count: 0, check_runs: [] })
  expect(on.sandbox.requiredCheck(on.repository, head, 'Gatebook')?.conclusion).toBe('success')
  ahead = TWO_MINUTES
  expect((await listed(head)).total_count).toBe(1)
})

test('read-lag: so is a status', async () => {
  const { head } = await open()
  const token = on.sandbox.issueToken({ repository: on.repository, permissions: { statuses: 'write' } })
  const as = { ...on, token }
  on.sandbox.setWeather(['read-lag'])
  const made = await rest(as, 'POST', `/repos/acme/shop/statuses/${head}`, { state: 'success', context: 'Gatebook' })
  expect(made.status).toBe(201)
  expect((await rest(as, 'GET', `/repos/acme/shop/commits/${head}/status`)).body.statuses).toEqual([])
  ahead = TWO_MINUTES
  expect((await rest(as, 'GET', `/repos/acme/shop/commits/${head}/statuses`)).body).toHaveLength(1)
})

test('read-lag: a branch is where it was, or not there yet, while its commits are', async () => {
  on.sandbox.setWeather(['read-lag'])
  expect(await createBranch('records')).toBe(201)
  const ref =
    'query R($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ref(qualifiedName: "refs/heads/records") { target { oid } } } }'
  expect((await rest(on, 'GET', '/repos/acme/shop/git/ref/heads/records')).status).toBe(404)
  expect((await graphql(on, ref, OF_SHOP)).body.data.repository.ref).toBeNull()
  // It is there nonetheless.
  expect(await createBranch('records')).toBe(422)
  ahead = TWO_MINUTES
  expect((await rest(on, 'GET', '/repos/acme/shop/git/ref/heads/records')).status).toBe(200)
})

test('read-lag: a commit that is new on its branch cannot be compared yet', async () => {
  const pull = await open()
  on.sandbox.setWeather(['read-lag'])
  const before = (await rest(on, 'GET', '/repos/acme/shop/git/ref/heads/main')).body.object.sha
  await on.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
  const after = pull.merge?.commit
  expect((await rest(on, 'GET', `/repos/acme/shop/compare/${before}...${after}`)).status).toBe(404)
  expect((await rest(on, 'GET', `/repos/acme/shop/commits/${after}`)).status).toBe(200)
  ahead = TWO_MINUTES
  expect((await rest(on, 'GET', `/repos/acme/shop/compare/${before}...${after}`)).body.files).toHaveLength(1)
})

test('read-lag: of the merged changes the last is missing, and by its number it is merged', async () => {
  const pull = await open()
  on.sandbox.setWeather(['read-lag'])
  await on.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
  const merges = async () => (await graphql(on, RECENT_MERGES, { ...OF_SHOP, branch: 'main' })).body.data.repository
  expect((await merges()).pullRequests.nodes).toEqual([])
  const current = await graphql(on, CURRENT, { ...OF_SHOP, number: pull.number })
  expect(current.body.data.repository.pullRequest.state).toBe('MERGED')
  ahead = TWO_MINUTES
  expect((await merges()).pullRequests.nodes).toHaveLength(1)
})

test('a lag follows from its seed, and is as long as it is allowed to be at most', async () => {
  const { head } = await open()
  const lags: number[] = []
  for (const seed of [1, 2, 1]) {
    on.sandbox.setWeather(['read-lag'], { seed, longest: 12_000 })
    if (lags.length === 0) await check(head)
    ahead = 0
    while ((await listed(head)).total_count === 0) ahead += 250
    lags.push(ahead)
  }
  expect(lags[2]).toBe(lags[0])
  expect(lags[1]).not.toBe(lags[0])
  expect(Math.max(...lags)).toBeLessThanOrEqual(12_000)
  expect(Math.min(...lags)).toBeGreaterThanOrEqual(1000)
})
