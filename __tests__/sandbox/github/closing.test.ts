import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Issue, Pull } from '../../../sandbox/github/sandbox.ts'
import { CHANGE, CURRENT } from '../../../src/github/client/queries.ts'
import { git, graphql, NOW, OF_SHOP, push, rest, type Stage, stage } from './stage.ts'

let on: Stage
let open: Issue
let branches = 0

beforeAll(async () => {
  on = await stage()
  const labels = ['feature']
  open = on.sandbox.createIssue({ repository: on.repository, title: 'Discounts', author: 'carol', labels })
})
afterAll(() => on.end())

async function change(body = '', base = 'main'): Promise<Pull> {
  branches += 1
  const head = `topic-${branches}`
  push(on.repository.path, { branch: head, from: 'main', files: { [head]: '1\n' } })
  return on.sandbox.openPull({ repository: on.repository, author: 'alice', head, base, title: head, body })
}

describe('the issues that a change closes', () => {
  const closing = async (pull: Pull) => {
    const { body } = await graphql(on, CURRENT, { ...OF_SHOP, number: pull.number })
    return body.data.repository.pullRequest.closingIssuesReferences
  }
  const one = () => ({ totalCount: 1, nodes: [{ fullDatabaseId: String(open.id), state: 'OPEN' }] })
  const NONE = { totalCount: 0, nodes: [] }

  test.each([
    'Closes #1',
    'fixed: #1',
    'This RESOLVES #1, and more.',
    'close GH-1',
    'fixes acme/shop#1',
    'resolve https://github.com/acme/shop/issues/1',
    'Closes #1 and closes #1',
  ])('%j closes it', async body => {
    expect(open.number).toBe(1)
    expect(await closing(await change(body))).toEqual(one())
  })

  test.each([
    'See #1',
    'Closes # 1',
    'hotfixes #1',
    'pre-closes #1',
    'Closes #999',
    'closes acme/none#1',
    'closes `#1`',
    '`closes #1`',
    '<!-- closes #1 -->',
    '<!-- closes #1',
    '```\ncloses #1\n```',
    '~~~text\ncloses #1',
  ])('%j closes none', async body => {
    expect(await closing(await change(body))).toEqual(NONE)
  })

  test('are no pull requests', async () => {
    const pull = await change()
    expect(await closing(await change(`closes #${pull.number}`))).toEqual(NONE)
  })

  test('are named only in a change for the default branch, and linked by hand in any', async () => {
    git(on.repository.path, 'alice', 'branch', 'release', 'main')
    const pull = await change('closes #1', 'release')
    expect(await closing(pull)).toEqual(NONE)
    on.sandbox.linkIssue(pull, open)
    on.sandbox.linkIssue(pull, open)
    expect(await closing(pull)).toEqual(one())
  })

  test('follow the body, whose edit is shown with its time', async () => {
    const pull = await change()
    const { body } = await graphql(on, CHANGE, { ...OF_SHOP, number: pull.number, policyPath: 'p' })
    expect(body.data.repository.pullRequest).toMatchObject({ body: '', lastEditedAt: null })
    on.sandbox.editPull(pull, { title: 'Another' })
    on.sandbox.editPull(pull, { body: 'Closes #1' })
    const after = await graphql(on, CHANGE, { ...OF_SHOP, number: pull.number, policyPath: 'p' })
    expect(after.body.data.repository.pullRequest).toMatchObject({
      title: 'Another',
      body: 'Closes #1',
      lastEditedAt: '2026-03-02T09:00:00Z',
      closingIssuesReferences: { totalCount: 1, nodes: [{ number: 1, labels: { nodes: [{ name: 'feature' }] } }] },
    })
  })

  test('a title is no body: its edit has no time', async () => {
    const pull = await change()
    on.sandbox.editPull(pull, { title: 'Another' })
    expect(pull.bodyEditedAt).toBeUndefined()
  })

  test('may be elsewhere; those that the token does not see are not shown', async () => {
    const [open, hidden] = await Promise.all([
      on.sandbox.createRepository({ owner: 'acme', name: 'near' }),
      on.sandbox.createRepository({ owner: 'acme', name: 'far', private: true }),
    ])
    const seen = on.sandbox.createIssue({ repository: open, title: 'Near', author: 'bob' })
    on.sandbox.createIssue({ repository: hidden, title: 'Far', author: 'bob' })
    const pull = await change('fixes acme/near#1, fixes acme/far#1')
    expect(await closing(pull)).toMatchObject({ totalCount: 1, nodes: [{ fullDatabaseId: String(seen.id) }] })
  })

  test('are closed by the merge, at its time; those closed before stay as they are', async () => {
    const wanted = on.sandbox.createIssue({ repository: on.repository, title: 'Wanted', author: 'bob' })
    const before = on.sandbox.createIssue({ repository: on.repository, title: 'Before', author: 'bob' })
    on.sandbox.closeIssue(before, 'duplicate')
    const pull = await change(`closes #${wanted.number}, closes #${before.number}`)
    await on.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
    expect(wanted).toMatchObject({ state: 'CLOSED', stateReason: 'completed', closedAt: NOW })
    expect(before.stateReason).toBe('duplicate')
    expect((await rest(on, 'GET', `/repos/acme/shop/issues/${wanted.number}`)).body.closed_by.login).toBe('bob')
    expect(await closing(pull)).toMatchObject({ totalCount: 2, nodes: [{ state: 'CLOSED' }, { state: 'CLOSED' }] })
    const merged = await rest(on, 'GET', `/repos/acme/shop/issues/${pull.number}`)
    expect(merged.body).toMatchObject({ state: 'closed', pull_request: { merged_at: '2026-03-02T09:00:00Z' } })
  })

  test('stay open when another branch gets the change', async () => {
    git(on.repository.path, 'alice', 'branch', 'stable', 'main')
    const pull = await change('', 'stable')
    on.sandbox.linkIssue(pull, open)
    await on.sandbox.mergePull({ pull, by: 'bob', method: 'merge' })
    expect(open.state).toBe('OPEN')
  })
})

test('nothing above broke a rule of GitHub', () => expect(on.sandbox.violations).toEqual([]))
