import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readSchema } from '../../../sandbox/github/oracle/schemas.ts'
import { startSandbox } from '../../../sandbox/github/sandbox.ts'
import { CURRENT } from '../../../src/github/client/queries.ts'
import { graphql, NOW, OF_SHOP, rest, type Stage, stage } from './stage.ts'

let on: Stage
beforeAll(async () => {
  on = await stage()
})
afterAll(() => on.end())

const README = '/repos/acme/shop/contents/README.md'

test('an answer carries the headers that clients live by', async () => {
  const { headers } = await rest(on, 'GET', README)
  const reset = String(Math.floor(NOW.getTime() / 1000) + 3600)
  expect(headers.get('date')).toBe('Mon, 02 Mar 2026 09:00:00 GMT')
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(headers.get('x-github-request-id')).toMatch(/^[0-9A-F-]{36}$/)
  expect([
    headers.get('x-ratelimit-limit'),
    headers.get('x-ratelimit-resource'),
    headers.get('x-ratelimit-reset'),
  ]).toEqual(['1000', 'core', reset])
  const before = Number(headers.get('x-ratelimit-remaining'))
  const again = await rest(on, 'GET', README)
  expect(Number(again.headers.get('x-ratelimit-remaining'))).toBe(before - 1)
  expect(Number(again.headers.get('x-ratelimit-used'))).toBe(1000 - before + 1)
})

test('what has not changed is not sent again, and costs nothing', async () => {
  const { headers } = await rest(on, 'GET', README)
  const again = await rest(on, 'GET', README, undefined, { 'if-none-match': headers.get('etag') ?? '' })
  expect([again.status, again.body]).toEqual([304, ''])
  expect(again.headers.get('x-ratelimit-remaining')).toBe(headers.get('x-ratelimit-remaining'))
  const other = await rest(on, 'GET', README, undefined, { 'if-none-match': '"something else"' })
  expect(other.status).toBe(200)
})

test('a budget that is used up is refused', async () => {
  const token = on.sandbox.issueToken({ permissions: {} })
  const poor = { ...on, token }
  for (let batch = 0; batch < 20; batch += 1) {
    await Promise.all(Array.from({ length: 50 }, () => rest(poor, 'GET', '/repos/acme/shop/pulls/1')))
  }
  const { status, body, headers } = await rest(poor, 'GET', '/repos/acme/shop/pulls/1')
  expect([status, body.message, headers.get('x-ratelimit-remaining')]).toEqual([
    403,
    'API rate limit exceeded for installation.',
    '0',
  ])
})

test('the journal lists every request', async () => {
  on.sandbox.resetRequests()
  await rest(on, 'GET', `${README}?ref=main`)
  await graphql(on, CURRENT, { ...OF_SHOP, number: 1 })
  expect(on.sandbox.requests).toEqual([
    { method: 'GET', path: `${README}?ref=main`, status: 200, app: 'github-actions', at: NOW },
    { method: 'POST', path: '/graphql', operation: 'Current', status: 200, app: 'github-actions', at: NOW },
  ])
})

test('a sandbox is there at once, with nothing in it', async () => {
  const root = mkdtempSync(join(tmpdir(), 'gatebook-start-'))
  const sandbox = await startSandbox({ root })
  expect((await fetch(`${sandbox.url}/repos/acme/shop/pulls/1`)).status).toBe(401)
  expect(readdirSync(root)).toEqual([])
  await sandbox.close()
  rmSync(root, { recursive: true })
})

test('the schemas are found beside the source and beside the bundle', () => {
  for (const place of ['sandbox/github/oracle/schemas.ts', 'dist/demo.js']) {
    const from = new URL(`../../../${place}`, import.meta.url).href
    expect(readSchema('github.graphql', from)).toMatch('@octokit/graphql-schema@')
    expect(JSON.parse(readSchema('github-openapi.json', from)).info['x-source']).toMatch(/^@octokit\/openapi@\d/)
  }
  expect(() => readSchema('github.graphql', new URL('../../nowhere/x.js', import.meta.url).href)).toThrow(
    'The schema github.graphql is neither in',
  )
})
