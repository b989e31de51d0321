import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { CHANGE, CURRENT, LANDED, MORE_COMMITS, MORE_REVIEWS, PUSHED } from '../../../src/github/client/queries.ts'
import { git, graphql, OF_SHOP, push, type Stage, stage } from './stage.ts'

let on: Stage
let pull: Pull
let base = ''

const POLICY = '.github/quality-policy.yml'
const change = (number = 1, as: Stage = on) => graphql(as, CHANGE, { ...OF_SHOP, number, policyPath: POLICY })

beforeAll(async () => {
  on = await stage()
  on.sandbox.createUser({ login: 'renovate', type: 'Bot' })
  base = push(on.repository.path, {
    branch: 'main',
    files: { [POLICY]: 'version: 1\n', 'docs/CODEOWNERS': '* @bob\n' },
  })
  push(on.repository.path, {
    branch: 'one',
    from: 'main',
    files: { 'a.ts': '1\n' },
    message: 'A\n\nCo-authored-by: Carol <carol@example.com>\nCo-authored-by: Nobody <no@where.example>',
  })
  pull = await on.sandbox.openPull({
    repository: on.repository,
    author: 'alice',
    head: 'one',
    base: 'main',
    title: 'One',
    labels: ['risk: low'],
  })
})
afterAll(() => on.end())

describe('a change', () => {
  test('comes with its people, its commits and the rules of its base', async () => {
    const { body } = await change()
    expect(body.errors).toBeUndefined()
    expect(body.data.viewer.login).toBe('github-actions[bot]')
    expect(body.data.repository).toMatchObject({ databaseId: on.repository.id, nameWithOwner: 'acme/shop' })
    const { pullRequest } = body.data.repository
    expect(pullRequest).toMatchObject({
      number: 1,
      url: 'https://github.com/acme/shop/pull/1',
      state: 'OPEN',
      isDraft: false,
      isCrossRepository: false,
      author: { __typename: 'User', login: 'alice' },
      mergedBy: null,
      mergeCommit: null,
      baseRefName: 'main',
      headRefOid: pull.head,
      changedFiles: 1,
      labels: { totalCount: 1, nodes: [{ name: 'risk: low' }] },
    })
    expect(pullRequest.commits.nodes[0].commit).toMatchObject({
      oid: pull.head,
      parents: { totalCount: 1, nodes: [{ oid: base }] },
      authors: {
        totalCount: 3,
        nodes: [
          { email: 'alice@example.com', user: { login: 'alice' } },
          { user: { login: 'carol' } },
          { email: 'no@where.example', user: null },
        ],
      },
      committer: { email: 'alice@example.com', user: { login: 'alice' } },
    })
    const own = { number: 1, state: 'OPEN', headRefOid: pull.head, baseRefName: 'main' }
    const sharing = { ...own, repository: { databaseId: on.repository.id } }
    expect(pullRequest.headCommit.nodes).toMatchObject([
      { commit: { oid: pull.head, associatedPullRequests: { totalCount: 1, nodes: [sharing] } } },
    ])
    const { oid: _, ...rules } = pullRequest.baseRef.target
    expect(pullRequest.headCommit.nodes[0].commit).toMatchObject(rules)
    expect(pullRequest.repository.pullRequests.nodes).toEqual([sharing])
    expect(pullRequest.baseChanges).toEqual({ nodes: [] })
    expect(pullRequest.baseRef.target).toMatchObject({
      oid: base,
      policy: {
        type: 'blob',
        mode: 0o100644,
        object: { byteSize: 11, isBinary: false, isTruncated: false, text: 'version: 1\n' },
      },
      codeowners1: null,
      codeowners2: null,
      codeowners3: { object: { text: '* @bob\n' } },
    })
  })

  test('distinguishes a file from a folder, a link, a binary and a very long one', async () => {
    const big = 'x'.repeat(1024 * 1024 + 1)
    const tip = push(on.repository.path, {
      branch: 'kinds',
      from: 'main',
      files: { 'd/f': '1', bin: Buffer.from([1, 0, 2]), big },
    })
    const read = async (path: string) => {
      const { body } = await graphql(on, LANDED, {
        ...OF_SHOP,
        commit: tip,
        parent: tip,
        number: 0,
        direct: true,
        policyPath: path,
      })
      return body.data.repository.parent.policy
    }
    expect(await read('d')).toMatchObject({ type: 'tree', mode: 0o40000 })
    expect(await read('bin')).toMatchObject({ object: { isBinary: true, text: null, byteSize: 3 } })
    const long = await read('big')
    expect([long.object.isTruncated, long.object.text.length, long.object.byteSize]).toEqual([
      true,
      1024 * 1024,
      big.length,
    ])
    expect(await read('d/f/g')).toBeNull()
  })

  test('follows its branch', async () => {
    const next = push(on.repository.path, { branch: 'one', files: { 'b.ts': '1\n' } })
    const { body } = await graphql(on, CURRENT, { ...OF_SHOP, number: 1 })
    expect(body.data.repository.pullRequest).toMatchObject({
      state: 'OPEN',
      headRefOid: next,
      baseRefName: 'main',
      baseRef: { target: { oid: base } },
    })
    expect(git(on.repository.path, 'alice', 'rev-parse', 'refs/pull/1/head')).toBe(next)
    expect(
      git(on.repository.path, 'alice', 'rev-parse', 'refs/pull/1/merge^1', 'refs/pull/1/merge^2').split('\n'),
    ).toEqual([base, next])
  })

  test('from a fork is of another repository, which may be gone later', async () => {
    const fork = await on.repository.fork({ owner: 'carol' })
    const head = push(fork.path, { branch: 'idea', from: 'main', files: { 'idea.md': '1\n' }, author: 'carol' })
    const number = (
      await on.sandbox.openPull({
        repository: on.repository,
        author: 'carol',
        head: { repository: fork, branch: 'idea' },
        base: 'main',
        title: 'Idea',
      })
    ).number
    const seen = await change(number)
    expect(seen.body.data.repository.pullRequest).toMatchObject({
      isCrossRepository: true,
      headRefOid: head,
      headRepository: { nameWithOwner: 'carol/shop' },
    })
    const own = expect.objectContaining({ number, state: 'OPEN', headRefOid: head, baseRefName: 'main' })
    // The commit is in no branch of this repository, so only the list of open changes tells that it is in a change.
    expect(seen.body.data.repository.pullRequest.headCommit.nodes).toMatchObject([
      { commit: { oid: head, associatedPullRequests: { totalCount: 0, nodes: [] } } },
    ])
    expect(seen.body.data.repository.pullRequest.repository.pullRequests.nodes[0]).toEqual(own)
    await on.sandbox.deleteRepository(fork)
    const later = await change(number)
    expect(later.body.data.repository.pullRequest).toMatchObject({
      state: 'OPEN',
      headRefOid: head,
      headRepository: null,
      commits: { totalCount: 1 },
    })
  })

  test('a number or a repository that is not there is a typed error', async () => {
    const none = await change(404)
    expect(none.body.data.repository.pullRequest).toBeNull()
    expect(none.body.errors[0]).toMatchObject({ type: 'NOT_FOUND', path: ['repository', 'pullRequest'] })
    const nowhere = await graphql(on, CURRENT, { owner: 'acme', name: 'none', number: 1 })
    expect(nowhere.body).toMatchObject({
      data: { repository: null },
      errors: [{ type: 'NOT_FOUND', message: "Could not resolve to a Repository with the name 'acme/none'." }],
    })
  })
})

describe('connections', () => {
  test('lead through all reviews and all commits by their cursors, also when the list grows', async () => {
    for (let at = 0; at < 103; at += 1) await on.sandbox.submitReview({ pull, user: 'bob', state: 'COMMENTED' })
    git(on.repository.path, 'alice', 'branch', 'long', base)
    const author = 'alice <alice@example.com> 1772000000 +0000'
    const stream = Array.from(
      { length: 102 },
      (_, at) =>
        `commit refs/heads/long\nauthor ${author}\ncommitter ${author}\ndata 1\nx\n${at === 0 ? `from ${base}\n` : ''}M 644 inline f${at}\ndata 1\ny\n`,
    )
    const { execFileSync } = await import('node:child_process')
    execFileSync('git', ['fast-import', '--quiet'], { cwd: on.repository.path, input: stream.join('\n') })
    const long = await on.sandbox.openPull({
      repository: on.repository,
      author: 'alice',
      head: 'long',
      base: 'main',
      title: 'Long',
    })

    const first = (await change()).body.data.repository.pullRequest
    expect([first.reviews.totalCount, first.reviews.nodes.length, first.reviews.pageInfo.hasNextPage]).toEqual([
      103,
      100,
      true,
    ])
    await on.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    const more = await graphql(on, MORE_REVIEWS, { id: first.id, after: first.reviews.pageInfo.endCursor })
    expect(more.body.data.node.reviews.nodes.map((one: { state: string }) => one.state)).toEqual([
      'COMMENTED',
      'COMMENTED',
      'COMMENTED',
      'APPROVED',
    ])

    const { commits, id } = (await change(long.number)).body.data.repository.pullRequest
    expect([commits.totalCount, commits.nodes.length]).toEqual([102, 100])
    const rest = await graphql(on, MORE_COMMITS, { id, after: commits.pageInfo.endCursor })
    const oids = [...commits.nodes, ...rest.body.data.node.commits.nodes].map(node => node.commit.oid)
    expect(oids).toEqual(git(on.repository.path, 'alice', 'rev-list', '--reverse', 'main..long').split('\n'))
  })
})

describe('reviews', () => {
  test('say who may push, keep their commit, and are dismissed in place', async () => {
    const head = push(on.repository.path, { branch: 'two', from: 'main', files: { two: '2\n' } })
    const two = await on.sandbox.openPull({
      repository: on.repository,
      author: 'alice',
      head: 'two',
      base: 'main',
      title: 'Two',
    })
    const approval = await on.sandbox.submitReview({ pull: two, user: 'bob', state: 'APPROVED' })
    await on.sandbox.submitReview({ pull: two, user: 'carol', state: 'APPROVED' })
    await on.sandbox.submitReview({ pull: two, user: 'renovate', state: 'COMMENTED' })
    await on.sandbox.submitReview({ pull: two, user: 'bob', state: 'PENDING' })
    const read = async () => (await change(two.number)).body.data.repository.pullRequest.reviews.nodes
    const before = await read()
    expect(
      before.map((one: { author: { login: string }; authorCanPushToRepository: boolean }) => [
        one.author.login,
        one.authorCanPushToRepository,
      ]),
    ).toEqual([
      ['bob', true],
      ['carol', false],
      ['renovate', false],
    ])
    expect(before[0]).toMatchObject({
      fullDatabaseId: String(approval.id),
      state: 'APPROVED',
      submittedAt: '2026-03-02T09:00:00Z',
      lastEditedAt: null,
      commit: { oid: head },
    })
    expect(before[2].author).toMatchObject({ __typename: 'Bot', login: 'renovate' })

    push(on.repository.path, { branch: 'two', files: { two: '3\n' } })
    on.sandbox.dismissReview(approval, 'alice')
    expect((await read())[0]).toEqual({ ...before[0], state: 'DISMISSED' })
  })

  test('an author cannot approve', async () => {
    await expect(on.sandbox.submitReview({ pull, user: 'alice', state: 'APPROVED' })).rejects.toThrow(
      'Can not approve your own pull request.',
    )
    await expect(on.sandbox.submitReview({ pull, user: 'alice', state: 'COMMENTED' })).resolves.toMatchObject({
      state: 'COMMENTED',
    })
  })
})

describe('a push', () => {
  test('shows the commits that it brought, and the open change that holds one', async () => {
    const { body } = await graphql(on, PUSHED, { ...OF_SHOP, after: pull.head })
    const { nodes } = body.data.repository.object.history
    expect(nodes.map((node: { oid: string }) => node.oid)).toEqual(
      git(on.repository.path, 'alice', 'rev-list', pull.head).split('\n'),
    )
    expect(nodes[0].associatedPullRequests).toMatchObject({
      totalCount: 1,
      nodes: [{ number: 1, merged: false, baseRefName: 'main', mergeCommit: null }],
    })
    expect(nodes.at(-1)).toMatchObject({ parents: { nodes: [] }, associatedPullRequests: { totalCount: 0 } })
  })

  test('does not connect a commit of the default branch with an open change for another branch', async () => {
    git(on.repository.path, 'alice', 'branch', 'release', 'main~1')
    const backport = { repository: on.repository, author: 'alice', head: 'main', base: 'release', title: 'Backport' }
    const { head, number } = await on.sandbox.openPull(backport)
    const { body } = await graphql(on, PUSHED, { ...OF_SHOP, after: head })
    expect(body.data.repository.object.history.nodes[0].associatedPullRequests.totalCount).toBe(0)
    expect((await change(number)).body.data.repository.pullRequest.commits.nodes[0].commit.oid).toBe(head)
  })
})

test('nothing above broke a rule of GitHub', () => expect(on.sandbox.violations).toEqual([]))
