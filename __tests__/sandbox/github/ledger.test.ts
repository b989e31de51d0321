import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { APPEND, LEDGER } from '../../../src/github/client/queries.ts'
import { git, graphql, OF_SHOP, PERMISSIONS, push, type Stage, stage } from './stage.ts'

let on: Stage
let base = ''

beforeAll(async () => {
  on = await stage()
  base = git(on.repository.path, 'alice', 'rev-parse', 'main')
})
afterAll(() => on.end())

describe('the ledger', () => {
  const append = (expectedHeadOid: string, more: Record<string, unknown> = {}, as: Stage = on) =>
    graphql(as, APPEND, {
      input: {
        branch: { repositoryNameWithOwner: 'acme/shop', branchName: 'records' },
        expectedHeadOid,
        message: { headline: 'record merge', body: 'Record-Id: 1' },
        fileChanges: {
          additions: [
            { path: '2026/03/02/1.json', contents: Buffer.from('{}').toString('base64') },
            { path: 'head.json', contents: 'e30=' },
          ],
        },
        ...more,
      },
    })
  const tip = () => git(on.repository.path, 'alice', 'rev-parse', 'refs/heads/records')
  beforeAll(() => {
    push(on.repository.path, { branch: 'records', files: { 'old.json': '1' } })
  })

  test('is appended to with one commit on the expected head', async () => {
    const before = tip()
    const { body } = await append(before)
    expect(body).toEqual({ data: { createCommitOnBranch: { commit: { oid: tip() } } } })
    expect(git(on.repository.path, 'alice', 'log', '-1', '--format=%P|%an|%cn|%B', 'records')).toMatch(
      `${before}|github-actions[bot]|GitHub|record merge\n\nRecord-Id: 1`,
    )
    expect(git(on.repository.path, 'alice', 'ls-tree', '-r', '--name-only', 'records').split('\n')).toEqual([
      '2026/03/02/1.json',
      'head.json',
      'old.json',
    ])
    const read = await graphql(on, LEDGER, { ...OF_SHOP, branch: 'refs/heads/records', record: '2026/03/02/1.json' })
    expect(read.body.data.repository.ref.target).toEqual({
      oid: tip(),
      head: { mode: 0o100644, object: { text: '{}', isTruncated: false } },
      record: { mode: 0o100644, object: { text: '{}', isTruncated: false } },
    })
    const none = await graphql(on, LEDGER, { ...OF_SHOP, branch: 'refs/heads/none', record: 'x' })
    expect(none.body.data.repository.ref).toBeNull()
  })

  test('refuses a head that has moved, with status 200 and a typed error', async () => {
    const before = tip()
    const { status, body } = await append(base)
    expect([status, body.data, body.errors[0].type]).toEqual([200, { createCommitOnBranch: null }, 'STALE_DATA'])
    expect(body.errors[0].message).toBe(`Expected branch to point to "${before}" but it did not.  Pull and try again.`)
    expect(tip()).toBe(before)
  })

  test('lets exactly one of many writers win', async () => {
    const before = tip()
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => append(before)))
    const won = answers.filter(({ body }) => body.errors === undefined)
    expect(won).toHaveLength(1)
    expect(git(on.repository.path, 'alice', 'rev-list', '--count', `${before}..records`)).toBe('1')
  })

  test('takes files away, but none that is not there', async () => {
    const deletions = [{ path: 'old.json' }]
    expect((await append(tip(), { fileChanges: { deletions } })).body.errors).toBeUndefined()
    expect((await append(tip(), { fileChanges: { deletions } })).body.errors[0].type).toBe('UNPROCESSABLE')
  })

  test('needs contents: write', async () => {
    const reader = { ...on, token: on.sandbox.issueToken({ permissions: { ...PERMISSIONS, contents: 'read' } }) }
    const { body } = await append(tip(), {}, reader)
    expect(body).toMatchObject({
      data: { createCommitOnBranch: null },
      errors: [
        { type: 'FORBIDDEN', path: ['createCommitOnBranch'], message: 'Resource not accessible by integration' },
      ],
    })
  })
})

test('nothing above broke a rule of GitHub', () => expect(on.sandbox.violations).toEqual([]))

test('a content that is no base64 is refused', async () => {
  const input = {
    branch: { repositoryNameWithOwner: 'acme/shop', branchName: 'records' },
    expectedHeadOid: base,
    message: { headline: 'x' },
    fileChanges: { additions: [{ path: 'a', contents: '{}' }] },
  }
  const { body } = await graphql(on, APPEND, { input })
  expect(body.errors[0].message).toMatch('Could not coerce value "{}" to Base64String')
  expect(on.sandbox.violations).toHaveLength(1)
})
