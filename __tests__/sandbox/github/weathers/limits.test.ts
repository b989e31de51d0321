import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { CHANGE, CURRENT, QUEUE } from '../../../../src/github/client/queries.ts'
import { graphql, NOW, OF_SHOP, push, rest, type Stage, stage } from '../stage.ts'

let on: Stage
let ahead = 0

beforeEach(async () => {
  ahead = 0
  on = await stage({ now: () => new Date(NOW.getTime() + ahead) })
  push(on.repository.path, { branch: 'topic', from: 'main', files: { 'a.txt': 'a\n' } })
  await on.sandbox.openPull({ repository: on.repository, author: 'alice', head: 'topic', base: 'main', title: 'Topic' })
})
afterEach(async () => {
  expect(on.sandbox.violations).toEqual([])
  await on.end()
})

const tip = async () => (await rest(on, 'GET', '/repos/acme/shop/git/ref/heads/topic')).body.object.sha
const post = (sha: string) => rest(on, 'POST', '/repos/acme/shop/check-runs', { name: 'Gatebook', head_sha: sha })

test('secondary-limit: now and then a write is refused until the time that GitHub names, and reading is not', async () => {
  const sha = await tip()
  on.sandbox.setWeather(['secondary-limit'])
  let refused = await post(sha)
  for (let at = 0; refused.status === 201 && at < 40; at += 1) refused = await post(sha)
  expect([403, 429]).toContain(refused.status)
  expect(refused.body.message).toMatch('You have exceeded a secondary rate limit.')
  const wait = Number(refused.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  ahead += (wait - 1) * 1000
  expect((await post(sha)).status).toBe(refused.status)
  expect((await rest(on, 'GET', `/repos/acme/shop/commits/${sha}/check-runs`)).status).toBe(200)
  expect((await graphql(on, CURRENT, { ...OF_SHOP, number: 1 })).status).toBe(200)
})

test('secondary-limit: more than 80 writes in a minute are always too many', async () => {
  const sha = await tip()
  on.sandbox.setWeather(['secondary-limit'])
  const written: number[] = []
  while (written.length < 200) {
    const { status, headers } = await post(sha)
    if (status === 201) written.push(ahead)
    else ahead += Number(headers.get('retry-after')) * 1000
  }
  const inMinute = written.map(at => written.filter(other => other > at - 60_000 && other <= at).length)
  expect(Math.max(...inMinute)).toBeLessThanOrEqual(80)
})

test('resource-limit: a query is given up with status 200, and works when it is sent again', async () => {
  on.sandbox.setWeather(['resource-limit'])
  const seen = new Set<string>()
  for (let number = 1; number <= 40; number += 1) {
    const { status, body } = await graphql(on, CURRENT, { ...OF_SHOP, number })
    expect(status).toBe(200)
    const [error] = body.errors ?? []
    if (body.data !== null) continue
    seen.add(error.type ?? error.message.slice(0, 20))
    const again = await graphql(on, CURRENT, { ...OF_SHOP, number })
    expect(again.body.data).not.toBeNull()
  }
  expect([...seen].sort()).toEqual(['RESOURCE_LIMITS_EXCEEDED', 'Something went wrong'])
})

test('big-tree: a recursive listing ends early and says so, and a folder is listed whole', async () => {
  const files = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`records/${at}.json`, '{}\n']))
  push(on.repository.path, { branch: 'ledger', from: 'main', files })
  on.sandbox.setWeather(['big-tree'])
  const tree = '/repos/acme/shop/git/trees'
  const all = await rest(on, 'GET', `${tree}/ledger?recursive=1`)
  expect(all.body.truncated).toBe(true)
  expect(all.body.tree.length).toBeLessThan(10)
  const top = await rest(on, 'GET', `${tree}/ledger`)
  expect(top.body).toMatchObject({ truncated: false, tree: [{ path: 'README.md' }, { path: 'records' }] })
  const folder = await rest(on, 'GET', `${tree}/${top.body.tree[1].sha}`)
  expect([folder.body.truncated, folder.body.tree.length]).toEqual([false, 20])
})

test('hidden-queue: there is a queue, and the token is not shown it', async () => {
  const shown = async () => (await graphql(on, QUEUE, { ...OF_SHOP, branch: 'main' })).body.data.repository.mergeQueue
  push(on.repository.path, { branch: 'queued', from: 'main', files: { 'b.txt': 'b\n' } })
  const { repository } = on
  const queued = await on.sandbox.openPull({ repository, author: 'alice', head: 'queued', base: 'main', title: 'B' })
  await on.sandbox.enqueue([queued])
  expect((await shown()).entries.totalCount).toBe(1)
  on.sandbox.setWeather(['hidden-queue'])
  expect(await shown()).toBeNull()
})

test('old-server: a field that is not there yet is no field, and there is no list of activities', async () => {
  on.sandbox.setWeather(['old-server'])
  const { status, body } = await graphql(on, CHANGE, { ...OF_SHOP, number: 1, policyPath: 'policy.yml' })
  expect([status, body.data]).toEqual([200, undefined])
  expect(body.errors).toContainEqual(
    expect.objectContaining({
      message: "Field 'fullDatabaseId' doesn't exist on type 'PullRequestReview'",
      extensions: { code: 'undefinedField', typeName: 'PullRequestReview', fieldName: 'fullDatabaseId' },
    }),
  )
  expect((await graphql(on, QUEUE, { ...OF_SHOP, branch: 'main' })).body.errors).toBeUndefined()
  expect((await rest(on, 'GET', '/repos/acme/shop/activity')).status).toBe(404)
})
