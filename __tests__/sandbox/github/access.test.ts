import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { NewToken } from '../../../sandbox/github/sandbox.ts'
import { CHANGE, CURRENT, LEDGER } from '../../../src/github/client/queries.ts'
import { graphql, OF_SHOP, PERMISSIONS, push, rest, type Stage, stage } from './stage.ts'

let on: Stage
let sha = ''

beforeAll(async () => {
  on = await stage({ private: true })
  sha = push(on.repository.path, { branch: 'one', from: 'main', files: { a: '1\n' } })
  const pull = await on.sandbox.openPull({
    repository: on.repository,
    author: 'alice',
    head: 'one',
    base: 'main',
    title: 'One',
  })
  await on.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
})
afterAll(() => on.end())

const having = (token: Partial<NewToken>): Stage => ({
  ...on,
  token: on.sandbox.issueToken({ permissions: PERMISSIONS, ...token }),
})
const change = (as: Stage) => graphql(as, CHANGE, { ...OF_SHOP, number: 1, policyPath: 'p' })
const ISSUE = /* GraphQL */ `
query Issue($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { issueOrPullRequest(number: $number) { __typename } }
}`
const FORBIDDEN = 'Resource not accessible by integration'

describe('who is asking', () => {
  test('an unknown token is turned away, and so is none', async () => {
    expect(await rest({ ...on, token: 'ghs_wrong' }, 'GET', '/repos/acme/shop/pulls/1')).toMatchObject({
      status: 401,
      body: { message: 'Bad credentials' },
    })
    expect((await graphql({ ...on, token: 'ghs_wrong' }, CURRENT)).status).toBe(401)
    expect(await fetch(`${on.sandbox.url}/repos/acme/shop/pulls/1`).then(answer => answer.status)).toBe(401)
  })

  test('both schemes of the header do', async () => {
    for (const scheme of ['token', 'bearer', 'Bearer']) {
      const answer = await fetch(`${on.sandbox.url}/repos/acme/shop/pulls/1`, {
        headers: { authorization: `${scheme} ${on.token}` },
      })
      expect(answer.status).toBe(200)
    }
  })

  test('a user is called by name, an app by its bot', async () => {
    expect((await change(having({ user: 'bob' }))).body.data.viewer.login).toBe('bob')
    expect((await change(having({ app: { slug: 'acme-gate', id: 7 } }))).body.data.viewer.login).toBe('acme-gate[bot]')
  })
})

describe('a permission that was not given', () => {
  test.each<[string, string, string, unknown, string]>([
    ['contents', 'GET', '/repos/acme/shop/contents/README.md', undefined, 'contents=read'],
    ['contents', 'GET', '/repos/acme/shop/compare/main...one', undefined, 'contents=read'],
    ['contents', 'GET', '/repos/acme/shop/git/ref/heads/main', undefined, 'contents=read'],
    ['contents', 'POST', '/repos/acme/shop/git/trees', { tree: [] }, 'contents=write'],
    ['checks', 'POST', '/repos/acme/shop/check-runs', { name: 'x', head_sha: 'y' }, 'checks=write'],
    ['checks', 'GET', '/repos/acme/shop/commits/main/check-runs', undefined, 'checks=read'],
    ['checks', 'GET', '/repos/acme/shop/check-runs/1', undefined, 'checks=read'],
    ['statuses', 'GET', '/repos/acme/shop/commits/main/statuses', undefined, 'statuses=read'],
    ['contents', 'GET', '/repos/acme/shop/git/trees/main', undefined, 'contents=read'],
    ['contents', 'GET', '/repos/acme/shop/activity', undefined, 'contents=read'],
    ['pull_requests', 'GET', '/repos/acme/shop/pulls/1/files', undefined, 'pull_requests=read'],
    ['issues', 'GET', '/repos/acme/shop/issues/1', undefined, 'issues=read'],
    ['actions', 'GET', '/repos/acme/shop/actions/runs/1/approvals', undefined, 'actions=read'],
    ['actions', 'GET', '/repos/acme/shop/actions/runs/1/jobs', undefined, 'actions=read'],
    ['actions', 'GET', '/repos/acme/shop/actions/runs/1/artifacts', undefined, 'actions=read'],
    ['actions', 'GET', '/repos/acme/shop/actions/artifacts/1/zip', undefined, 'actions=read'],
  ])('%s: %s %s names what to grant', async (permission, method, path, body, header) => {
    const { [permission]: _, ...permissions } = PERMISSIONS as Record<string, 'read' | 'write'>
    const answer = await rest(having({ permissions }), method, path, body)
    expect([answer.status, answer.body.message, answer.headers.get('x-accepted-github-permissions')]).toEqual([
      403,
      FORBIDDEN,
      header,
    ])
  })

  test('is not made up for by reading alone', async () => {
    expect(
      (
        await rest(having({ permissions: { checks: 'read' } }), 'POST', '/repos/acme/shop/check-runs', {
          name: 'x',
          head_sha: sha,
        })
      ).status,
    ).toBe(403)
  })

  test('contents: commits of a change and of its reviews stay hidden, the rest is shown', async () => {
    const { body } = await change(having({ permissions: { pull_requests: 'read', issues: 'read' } }))
    const { pullRequest } = body.data.repository
    expect(pullRequest).toMatchObject({
      headRefOid: sha,
      reviews: { nodes: [{ state: 'APPROVED', commit: null }] },
      commits: { totalCount: 1, nodes: [null] },
      baseRef: { target: null },
    })
    const paths = body.errors.map((error: { type: string; message: string; path: unknown[] }) => [
      error.type,
      error.message,
      error.path.slice(2).join('.'),
    ])
    expect(paths.sort()).toEqual([
      ['FORBIDDEN', FORBIDDEN, 'baseRef.target'],
      ['FORBIDDEN', FORBIDDEN, 'commits.nodes.0.commit'],
      ['FORBIDDEN', FORBIDDEN, 'headCommit.nodes.0.commit'],
      ['FORBIDDEN', FORBIDDEN, 'reviews.nodes.0.commit'],
    ])
    const ledger = await graphql(having({ permissions: { pull_requests: 'read' } }), LEDGER, {
      ...OF_SHOP,
      branch: 'main',
      record: 'x',
    })
    expect(ledger.body).toMatchObject({
      data: { repository: { ref: null } },
      errors: [{ type: 'FORBIDDEN', path: ['repository', 'ref'] }],
    })
  })

  test('issues: the issues of a change are hidden, the rest is shown', async () => {
    const { body } = await change(having({ permissions: { pull_requests: 'read', contents: 'read' } }))
    expect(body.data.repository.pullRequest).toMatchObject({ headRefOid: sha, closingIssuesReferences: null })
    expect(body.errors).toMatchObject([
      { type: 'FORBIDDEN', message: FORBIDDEN, path: ['repository', 'pullRequest', 'closingIssuesReferences'] },
    ])
  })

  test('issues: an issue is hidden, and so is whether there is one', async () => {
    on.sandbox.createIssue({ repository: on.repository, title: 'Secret', author: 'alice' })
    for (const number of [2, 99]) {
      const hidden = await graphql(having({ permissions: { pull_requests: 'read' } }), ISSUE, { ...OF_SHOP, number })
      expect(hidden.body).toMatchObject({
        data: { repository: { issueOrPullRequest: null } },
        errors: [{ type: 'FORBIDDEN', path: ['repository', 'issueOrPullRequest'] }],
      })
    }
    const told = await graphql(having({ permissions: { issues: 'read' } }), ISSUE, { ...OF_SHOP, number: 2 })
    expect(told.body).toEqual({ data: { repository: { issueOrPullRequest: { __typename: 'Issue' } } } })
    const pull = await graphql(having({ permissions: { issues: 'read' } }), ISSUE, { ...OF_SHOP, number: 1 })
    expect(pull.body).toMatchObject({ errors: [{ type: 'FORBIDDEN' }] })
  })

  test('pull_requests: the whole change is hidden', async () => {
    const { body } = await change(having({ permissions: { contents: 'read' } }))
    expect(body).toMatchObject({
      data: { repository: { pullRequest: null } },
      errors: [{ type: 'FORBIDDEN', path: ['repository', 'pullRequest'] }],
    })
  })
})

describe('a private repository', () => {
  test('is not there for who has no access', async () => {
    const elsewhere = await on.sandbox.createRepository({ owner: 'acme', name: 'other' })
    for (const as of [
      having({ user: 'carol' }),
      having({ repository: elsewhere }),
      having({ user: 'bob', repository: elsewhere }),
    ]) {
      expect((await rest(as, 'GET', '/repos/acme/shop/pulls/1')).status).toBe(404)
      expect((await change(as)).body).toMatchObject({ data: { repository: null }, errors: [{ type: 'NOT_FOUND' }] })
    }
  })

  test('is read by a reader, and written by a writer only', async () => {
    on.repository.grant('carol', 'read')
    const tree = { tree: [{ path: 'a', mode: '100644', type: 'blob', content: '1' }] }
    expect((await rest(having({ user: 'carol' }), 'GET', '/repos/acme/shop/pulls/1')).status).toBe(200)
    expect((await rest(having({ user: 'carol' }), 'POST', '/repos/acme/shop/git/trees', tree)).status).toBe(403)
    expect((await rest(having({ user: 'bob' }), 'POST', '/repos/acme/shop/git/trees', tree)).status).toBe(201)
  })
})

test('nothing above broke a rule of GitHub', () => expect(on.sandbox.violations).toEqual([]))
