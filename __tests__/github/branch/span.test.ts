import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readSpan } from '../../../src/github/branch/span.ts'
import { createClient } from '../../../src/github/client/client.ts'
import { testClock } from '../../clock.ts'
import { git, NOW, push, type Stage, stage } from '../../sandbox/github/stage.ts'

// How far back a branch is read, and when that is far enough.

const SHOP = { owner: 'acme', name: 'shop' }
const DAY = 24 * 60 * 60 * 1000

let on: Stage
let now = NOW
beforeEach(async () => {
  now = NOW
  on = await stage({ now: () => now })
})
afterEach(async () => {
  expect(on.sandbox.violations).toEqual([])
  await on.end()
})

const tip = () => git(on.repository.path, 'alice', 'rev-parse', 'main')
const daysAgo = (days: number) => ({ time: new Date(now.getTime() - days * DAY).toISOString() })

async function pushed(file: string): Promise<string> {
  const before = tip()
  const after = push(on.repository.path, { branch: 'main', files: { [file]: '1\n' } })
  const { repository } = on
  await on.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'alice' })
  return after
}

async function read(days: number, pages = 100) {
  const client = createClient({ token: on.token, apiUrl: on.sandbox.url, userAgent: 'tests', clock: testClock() })
  // GitHub's clock is that of its answers.
  await client.rest('GET /repos/{owner}/{repo}/branches', { owner: 'acme', repo: 'shop' }, { what: 'the time' })
  const { commits, end, ...rest } = await readSpan(client, SHOP, { name: 'main', tip: tip() }, daysAgo(days), {
    left: pages,
  })
  return { ...rest, oids: commits.slice(0, end).map(({ oid }) => oid) }
}

test('a span begins with the first push in it, whatever date a commit bears', async () => {
  await pushed('old')
  now = new Date(now.getTime() + 10 * DAY)
  const commits = [await pushed('one'), await pushed('two')]
  expect((await read(7)).oids).toEqual(commits.reverse())
  expect((await read(30)).oids).toHaveLength(3)
})

test('a branch that nothing has moved in a week has nothing in that week', async () => {
  await pushed('old')
  now = new Date(now.getTime() + 10 * DAY)
  expect(await read(7)).toMatchObject({ oids: [], isCut: false })
})

test('a branch of which GitHub keeps no move any more has nothing in a week', async () => {
  // On the stand-in, what is not told as a push is on no list.
  push(on.repository.path, { branch: 'main', files: { quiet: '1\n' } })
  expect((await read(7)).oids).not.toEqual([])
  now = new Date(now.getTime() + 400 * DAY)
  expect((await read(7)).oids).toEqual([])
})

test('what a budget does not reach is cut, and that is said', async () => {
  const before = tip()
  for (let at = 0; at < 120; at += 1) push(on.repository.path, { branch: 'main', files: { [`f${at}`]: '1\n' } })
  const { repository } = on
  await on.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after: tip(), pusher: 'alice' })
  const cut = await read(7, 1)
  expect(cut).toMatchObject({ isCut: true, isBounded: false })
  expect(cut.oids).toHaveLength(100)
  const whole = await read(7, 2)
  expect(whole).toMatchObject({ isCut: false, isBounded: true })
  expect(whole.oids).toHaveLength(120)
})

test('where the server has no list of moves, only pull requests say what is old', async () => {
  on.sandbox.faults.add({ match: { path: /\/activity/ }, times: 9, fault: { status: 404 } })
  const { repository, sandbox } = on
  push(repository.path, { branch: 'topic', from: 'main', files: { topic: '1\n' } })
  const pull = await sandbox.openPull({ repository, author: 'alice', head: 'topic', base: 'main', title: 'Topic' })
  await sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
  now = new Date(now.getTime() + 10 * DAY)
  const later = push(repository.path, { branch: 'main', files: { later: '1\n' } })
  expect((await read(7)).oids).toEqual([later])
})
