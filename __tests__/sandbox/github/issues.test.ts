import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Issue, Pull, RepositoryHandle } from '../../../sandbox/github/sandbox.ts'
import { WORK } from '../../../src/github/client/batches.ts'
import { git, graphql, OF_SHOP, push, rest, type Stage, stage } from './stage.ts'

let on: Stage
let open: Issue
let branches = 0

beforeAll(async () => {
  on = await stage()
  open = on.sandbox.createIssue({
    repository: on.repository,
    title: 'Discounts',
    author: 'carol',
    labels: ['feature'],
    type: 'Feature',
    body: 'Give some.',
  })
})
afterAll(() => on.end())

const main = () => git(on.repository.path, 'alice', 'rev-parse', 'main')

async function change(): Promise<Pull> {
  branches += 1
  const head = `topic-${branches}`
  push(on.repository.path, { branch: head, from: 'main', files: { [head]: '1\n' } })
  return on.sandbox.openPull({ repository: on.repository, author: 'alice', head, base: 'main', title: head })
}

const work = async (number: number, where: { owner: string; name: string } = OF_SHOP, as: Stage = on) => {
  const { owner, name } = where
  const paths = { base: main(), basePath0: 'README.md', head: main(), headPath0: 'none' }
  const { body } = await graphql(as, WORK, { ...OF_SHOP, ...paths, owner0: owner, name0: name, number0: number })
  return body
}

describe('a number', () => {
  test('of an issue shows its id, its state and its labels', async () => {
    const { data, errors } = await work(open.number)
    expect(errors).toBeUndefined()
    expect(data.issue0).toEqual({
      databaseId: on.repository.id,
      nameWithOwner: 'acme/shop',
      issueOrPullRequest: {
        __typename: 'Issue',
        fullDatabaseId: String(open.id),
        number: open.number,
        state: 'OPEN',
        closedAt: null,
        repository: { databaseId: on.repository.id, nameWithOwner: 'acme/shop' },
        labels: { totalCount: 1, nodes: [{ name: 'feature' }] },
      },
    })
    expect(data.repository.base.file0).toMatchObject({ type: 'blob', object: { text: '# Shop\n' } })
    expect(data.repository.head.file0).toBeNull()
  })

  test('is shared by issues and pull requests, and shows which of them it is', async () => {
    const pull = await change()
    expect(pull.number).toBe(open.number + 1)
    expect((await work(pull.number)).data.issue0.issueOrPullRequest).toEqual({
      __typename: 'PullRequest',
      fullDatabaseId: String(pull.id),
      number: pull.number,
    })
  })

  test('that nobody has, and a repository that is not there, are typed errors beside the rest of the answer', async () => {
    const none = await work(404)
    expect(none.data.issue0.issueOrPullRequest).toBeNull()
    expect(none.errors).toMatchObject([
      {
        type: 'NOT_FOUND',
        path: ['issue0', 'issueOrPullRequest'],
        message: 'Could not resolve to an issue or pull request with the number of 404.',
      },
    ])
    const nowhere = await work(1, { owner: 'acme', name: 'none' })
    expect(nowhere.data).toMatchObject({ repository: { base: { file0: { type: 'blob' } } }, issue0: null })
    expect(nowhere.errors).toMatchObject([{ type: 'NOT_FOUND', path: ['issue0'] }])
  })

  test('in a private repository that the token was not made for leads nowhere', async () => {
    const repository = await on.sandbox.createRepository({ owner: 'acme', name: 'vault', private: true })
    on.sandbox.createIssue({ repository, title: 'Secret', author: 'alice' })
    const vault = { owner: 'acme', name: 'vault' }
    expect((await work(1, vault)).errors).toMatchObject([{ type: 'NOT_FOUND', path: ['issue0'] }])
    const token = on.sandbox.issueToken({ permissions: { contents: 'read', issues: 'read' } })
    expect((await work(1, vault, { ...on, token })).data.issue0.issueOrPullRequest.__typename).toBe('Issue')
  })
})

describe('an issue', () => {
  let other: RepositoryHandle
  let issue: Issue
  beforeAll(async () => {
    other = await on.sandbox.createRepository({ owner: 'acme', name: 'other' })
  })
  beforeEach(() => {
    issue = on.sandbox.createIssue({ repository: on.repository, title: 'One', author: 'bob', labels: ['a', 'b'] })
  })
  const seen = async () => (await work(issue.number)).data.issue0.issueOrPullRequest
  const read = (number = issue.number, repository = 'shop', more = {}) =>
    fetch(`${on.sandbox.url}/repos/acme/${repository}/issues/${number}`, {
      headers: { authorization: `token ${on.token}` },
      ...more,
    })

  test('is closed for a reason, and opened again', async () => {
    on.sandbox.closeIssue(issue, 'not_planned')
    expect(await seen()).toMatchObject({ state: 'CLOSED', closedAt: '2026-03-02T09:00:00Z' })
    expect(await (await read()).json()).toMatchObject({ state: 'closed', state_reason: 'not_planned' })
    on.sandbox.reopenIssue(issue)
    expect(await seen()).toMatchObject({ state: 'OPEN', closedAt: null })
    expect(await (await read()).json()).toMatchObject({ state: 'open', state_reason: 'reopened', closed_at: null })
  })

  test('may be closed from the beginning', async () => {
    const closed = on.sandbox.createIssue({ repository: on.repository, title: 'Old', author: 'bob', state: 'CLOSED' })
    expect((await work(closed.number)).data.issue0.issueOrPullRequest).toMatchObject({
      state: 'CLOSED',
      closedAt: '2026-03-02T09:00:00Z',
    })
  })

  test('is labelled again, with labels that it shares with others', async () => {
    on.sandbox.setLabels(issue, ['feature'])
    expect((await seen()).labels).toEqual({ totalCount: 1, nodes: [{ name: 'feature' }] })
    const labels = async (number: number) => (await rest(on, 'GET', `/repos/acme/shop/issues/${number}`)).body.labels
    expect(await labels(issue.number)).toEqual(await labels(open.number))
  })

  test('keeps its id when it is transferred, and its old number leads nowhere', async () => {
    const { id, number } = issue
    on.sandbox.transferIssue(issue, other)
    expect((await work(number)).errors).toMatchObject([{ type: 'NOT_FOUND', path: ['issue0', 'issueOrPullRequest'] }])
    const there = await work(issue.number, { owner: 'acme', name: 'other' })
    expect(there.data.issue0.issueOrPullRequest).toMatchObject({
      fullDatabaseId: String(id),
      repository: { nameWithOwner: 'acme/other' },
      labels: { totalCount: 2 },
    })
    const moved = await read(number, 'shop', { redirect: 'manual' })
    expect(moved.status).toBe(301)
    expect(moved.headers.get('location')).toBe(`${on.sandbox.url}/repos/acme/other/issues/${issue.number}`)
    expect(await (await read(number)).json()).toMatchObject({ id, number: issue.number })
  })

  test('that was transferred out of sight, or deleted, is gone', async () => {
    const hidden = await on.sandbox.createRepository({ owner: 'acme', name: 'hidden', private: true })
    const { number } = issue
    on.sandbox.transferIssue(issue, hidden)
    expect((await read(number)).status).toBe(404)
    const second = on.sandbox.createIssue({ repository: on.repository, title: 'Two', author: 'bob' })
    on.sandbox.deleteIssue(second)
    expect((await read(second.number)).status).toBe(410)
    expect((await work(second.number)).errors).toMatchObject([{ type: 'NOT_FOUND' }])
  })
})

describe('REST', () => {
  const read = (number: number) => rest(on, 'GET', `/repos/acme/shop/issues/${number}`)

  test('an issue shows its type, by one id wherever it is used, or that it has none', async () => {
    const { body } = await read(open.number)
    expect(body).toMatchObject({
      id: open.id,
      title: 'Discounts',
      body: 'Give some.',
      state: 'open',
      state_reason: null,
      user: { login: 'carol' },
      labels: [{ name: 'feature' }],
      type: { name: 'Feature', is_enabled: true },
    })
    expect(body).not.toHaveProperty('pull_request')
    const repository = await on.sandbox.createRepository({ owner: 'acme', name: 'types' })
    const same = on.sandbox.createIssue({ repository, title: 'Same', author: 'bob', type: 'Feature' })
    const none = on.sandbox.createIssue({ repository: on.repository, title: 'None', author: 'bob' })
    expect((await rest(on, 'GET', `/repos/acme/types/issues/${same.number}`)).body.type).toEqual(body.type)
    expect((await read(none.number)).body.type).toBeNull()
  })

  test('a pull request is an issue with a part of its own, and with another id', async () => {
    const pull = await change()
    const { body } = await read(pull.number)
    expect(body).toMatchObject({
      number: pull.number,
      state: 'open',
      type: null,
      pull_request: { url: `${on.sandbox.url}/repos/acme/shop/pulls/${pull.number}`, merged_at: null },
    })
    expect(body.id).not.toBe(pull.id)
    expect((await read(999)).status).toBe(404)
  })

  test('needs no permission in a public repository', async () => {
    const as = { ...on, token: on.sandbox.issueToken({ permissions: {} }) }
    expect((await rest(as, 'GET', `/repos/acme/shop/issues/${open.number}`)).status).toBe(200)
  })
})

test('nothing above broke a rule of GitHub', () => expect(on.sandbox.violations).toEqual([]))
