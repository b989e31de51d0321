import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { COMMITS, LEDGER_FILES, WORK } from '../../../src/github/client/batches.ts'
import { CHANGE, RELEASE, RELEASE_NOW } from '../../../src/github/client/queries.ts'
import { git, graphql, OF_SHOP, push, rest, type Stage, stage } from './stage.ts'

let on: Stage
let first = ''
let second = ''

const inRepository = (...args: string[]) => git(on.repository.path, 'alice', ...args)

beforeAll(async () => {
  on = await stage()
  first = push(on.repository.path, { branch: 'main', files: { 'policy.yml': 'version: 1\n' } })
  inRepository('tag', 'v1.0.0', first)
  inRepository('tag', 'v9.0.0-old', commitAt(1_600_000_000))
  second = push(on.repository.path, { branch: 'main', files: { a: '1\n' }, message: 'A\n\nBecause of #7.' })
  inRepository('tag', '-a', '-m', 'Version 2', 'v2.0.0', second)
  inRepository('tag', '-a', '-m', 'Signed again', 'v2.0.0-again', 'v2.0.0')
})
afterAll(() => on.end())

/** A commit of that moment, which no developer's git would write without a change of the clock. */
function commitAt(seconds: number): string {
  const who = `alice <alice@example.com> ${seconds} +0000`
  const input = `tree ${inRepository('rev-parse', 'main^{tree}')}\nauthor ${who}\ncommitter ${who}\n\nOld\n`
  const args = ['hash-object', '-t', 'commit', '-w', '--stdin']
  return execFileSync('git', args, { cwd: on.repository.path, input, encoding: 'utf8' }).trim()
}

const ALICE = { user: { login: 'alice', databaseId: expect.any(Number) } }

const release = async (tag: string, commit = second) => {
  const { body } = await graphql(on, RELEASE, { ...OF_SHOP, commit, tag: `refs/tags/${tag}`, policyPath: 'policy.yml' })
  expect(body.errors).toBeUndefined()
  return body.data.repository
}

describe('a release', () => {
  test('shows the default branch with its rules, and what kind of object was released', async () => {
    expect(await release('v1.0.0')).toMatchObject({
      databaseId: on.repository.id,
      defaultBranchRef: { name: 'main', target: { oid: second, policy: { object: { text: 'version: 1\n' } } } },
      commit: { __typename: 'Commit', oid: second },
    })
    const tag = inRepository('rev-parse', 'v2.0.0')
    expect((await release('v1.0.0', tag)).commit).toEqual({ __typename: 'Tag', oid: tag })
    const blob = inRepository('rev-parse', 'main:a')
    expect((await release('v1.0.0', blob)).commit).toEqual({ __typename: 'Blob', oid: blob })
    const tree = inRepository('rev-parse', 'main^{tree}')
    expect((await release('v1.0.0', tree)).commit).toEqual({ __typename: 'Tree', oid: tree })
    expect((await release('v1.0.0', '1'.repeat(40))).commit).toBeNull()
  })

  test('a plain tag leads to its commit, an annotated one through itself, one step at a time', async () => {
    expect((await release('v1.0.0')).tag).toEqual({ target: { __typename: 'Commit', oid: first } })
    const [tag, again] = inRepository('rev-parse', 'v2.0.0', 'v2.0.0-again').split('\n')
    expect((await release('v2.0.0')).tag).toEqual({
      target: { __typename: 'Tag', oid: tag, target: { __typename: 'Commit', oid: second }, tagger: ALICE },
    })
    expect((await release('v2.0.0-again')).tag).toEqual({
      target: { __typename: 'Tag', oid: again, target: { __typename: 'Tag', oid: tag }, tagger: ALICE },
    })
    expect((await release('v7')).tag).toBeNull()
  })

  test('an annotated tag has the name that it was made with, and is unsigned unless somebody says otherwise', async () => {
    const [tag = ''] = inRepository('rev-parse', 'v2.0.0').split('\n')
    const read = async () => (await rest(on, 'GET', `/repos/acme/shop/git/tags/${tag}`)).body
    expect(await read()).toMatchObject({
      tag: 'v2.0.0',
      object: { type: 'commit', sha: second },
      verification: { verified: false, reason: 'unsigned' },
    })
    await on.sandbox.verifyCommit(on.repository, tag)
    expect((await read()).verification).toMatchObject({ verified: true, reason: 'valid' })
    await on.sandbox.verifyCommit(on.repository, tag, false)
    expect((await read()).verification).toMatchObject({ verified: false, reason: 'invalid', verified_at: null })
    expect((await rest(on, 'GET', `/repos/acme/shop/git/tags/${second}`)).status).toBe(404)
  })

  test('a tag that is moved is seen where it is now', async () => {
    const now = async () => (await graphql(on, RELEASE_NOW, { ...OF_SHOP, tag: 'refs/tags/moving' })).body.data
    inRepository('tag', 'moving', first)
    expect((await now()).repository).toMatchObject({ tag: { target: { oid: first } } })
    inRepository('tag', '--force', 'moving', second)
    expect((await now()).repository).toEqual({
      defaultBranchRef: { target: { oid: second } },
      tag: { target: { __typename: 'Commit', oid: second } },
    })
    inRepository('tag', '-d', 'moving')
    expect((await now()).repository.tag).toBeNull()
  })
})

test('the contributors to released commits, and the changes that brought them', async () => {
  push(on.repository.path, { branch: 'topic', from: 'main', files: { t: '1\n' }, author: 'bob' })
  const of = { repository: on.repository, author: 'bob', head: 'topic', base: 'main', title: 'Topic' }
  const pull = await on.sandbox.openPull(of)
  await on.sandbox.mergePull({ pull, by: 'alice', method: 'squash' })
  const merged = inRepository('rev-parse', 'main')
  const { body } = await graphql(on, COMMITS, { ...OF_SHOP, commit0: merged })
  expect(body.data.repository.commit0).toMatchObject({
    oid: merged,
    authors: { totalCount: 1, nodes: [{ user: { login: 'bob' } }] },
    committer: { email: 'noreply@github.com', user: null },
    associatedPullRequests: {
      totalCount: 1,
      nodes: [{ number: pull.number, merged: true, mergeCommit: { oid: merged }, author: { login: 'bob' } }],
    },
  })
})

test('files of the ledger, by path', async () => {
  push(on.repository.path, { branch: 'records', files: { '2026/1.json': '{}' } })
  const { body } = await graphql(on, LEDGER_FILES, { ...OF_SHOP, branch: 'records', path0: '2026/1.json' })
  expect(body.data.repository.ref.target.file0).toEqual({ mode: 0o100644, object: { text: '{}', isTruncated: false } })
})

describe('a commit', () => {
  const commits = async (number: number) => {
    const { body } = await graphql(on, CHANGE, { ...OF_SHOP, number, policyPath: 'p' })
    return body.data.repository.pullRequest.commits.nodes.map((one: { commit: unknown }) => one.commit)
  }

  test('shows its whole message, and its signature if it has one', async () => {
    const oid = push(on.repository.path, {
      branch: 'signed',
      from: 'main',
      files: { s: '1\n' },
      message: 'S\n\nFor #7.',
    })
    const of = { repository: on.repository, author: 'bob', head: 'signed', base: 'main', title: 'Signed' }
    const { number } = await on.sandbox.openPull(of)
    expect(await commits(number)).toMatchObject([{ oid, message: 'S\n\nFor #7.', signature: null }])
    await on.sandbox.verifyCommit(on.repository, oid)
    expect(await commits(number)).toMatchObject([{ signature: { isValid: true } }])
    await on.sandbox.verifyCommit(on.repository, oid, false)
    expect(await commits(number)).toMatchObject([{ signature: { isValid: false } }])
    const { body } = await rest(on, 'GET', `/repos/acme/shop/commits/${oid}`)
    expect(body.commit.verification).toMatchObject({ verified: false, reason: 'invalid' })
    await expect(on.sandbox.verifyCommit(on.repository, '1'.repeat(40))).rejects.toThrow('has no commit')
  })

  test.each([
    ['merge', true],
    ['squash', true],
    ['rebase', false],
  ] as const)('of GitHub itself is signed: %s, %s', async (method, verified) => {
    const branch = `by-${method}`
    push(on.repository.path, { branch, from: 'main', files: { [branch]: '1\n' } })
    const of = { repository: on.repository, author: 'bob', head: branch, base: 'main', title: branch }
    await on.sandbox.mergePull({ pull: await on.sandbox.openPull(of), by: 'alice', method })
    const { body } = await rest(on, 'GET', '/repos/acme/shop/commits/main')
    expect(body.commit.verification.verified).toBe(verified)
  })
})

describe('templates for descriptions', () => {
  const templates = async () => {
    const tip = inRepository('rev-parse', 'main')
    const paths = { base: tip, basePath0: 'a', head: tip, headPath0: 'a', owner0: 'acme', name0: 'shop', number0: 1 }
    const { body } = await graphql(on, WORK, { ...OF_SHOP, ...paths })
    return body.data.repository.pullRequestTemplates.map((one: { body: string }) => one.body)
  }

  test('are none, one or many', async () => {
    expect(await templates()).toEqual([])
    const files = { '.github/pull_request_template.md': '## What\n', 'docs/PULL_REQUEST_TEMPLATE.md': '## Docs\n' }
    push(on.repository.path, { branch: 'main', files })
    expect(await templates()).toEqual(['## What\n', '## Docs\n'])
    const more = {
      'PULL_REQUEST_TEMPLATE.md': '## Root\n',
      '.github/PULL_REQUEST_TEMPLATE/fix.md': '## Fix\n',
      '.github/PULL_REQUEST_TEMPLATE/new.md': '## New\n',
      '.github/PULL_REQUEST_TEMPLATE/notes.json': '{}',
      'src/PULL_REQUEST_TEMPLATE.md': '## No\n',
    }
    push(on.repository.path, { branch: 'main', files: more })
    expect(await templates()).toEqual(['## What\n', '## Fix\n', '## New\n', '## Root\n', '## Docs\n'])
  })

  test('are those of the default branch', async () => {
    const before = await templates()
    push(on.repository.path, { branch: 'other', from: 'main', files: { 'PULL_REQUEST_TEMPLATE.md': '## Other\n' } })
    expect(await templates()).toEqual(before)
  })
})

describe('a tree', () => {
  beforeAll(() => {
    push(on.repository.path, { branch: 'tree', files: { 'b/c/d.txt': '12345', 'b/e.txt': '', a: 'a' }, from: first })
  })
  const read = async (query = '', name = 'tree') =>
    (await rest(on, 'GET', `/repos/acme/shop/git/trees/${name}${query}`)).body
  const paths = (body: { tree: { path: string }[] }) => body.tree.map(({ path }) => path)

  test('is listed entry by entry, or whole', async () => {
    const flat = await read()
    expect(paths(flat)).toEqual(['README.md', 'a', 'b', 'policy.yml'])
    expect(flat.truncated).toBe(false)
    const whole = await read('?recursive=1')
    expect(paths(whole)).toEqual(['README.md', 'a', 'b', 'b/c', 'b/c/d.txt', 'b/e.txt', 'policy.yml'])
    expect(whole.tree[2]).toMatchObject({ type: 'tree', mode: '040000' })
    expect(whole.tree[2]).not.toHaveProperty('size')
    expect(whole.tree[4]).toMatchObject({ type: 'blob', mode: '100644', size: 5 })
    expect(paths(await read('?recursive=false'))).toHaveLength(7)
  })

  test('is found by its own id, that of a commit or a tag, and by name', async () => {
    const sha = inRepository('rev-parse', 'tree^{tree}')
    expect((await read('', sha)).sha).toBe(sha)
    expect((await read('', inRepository('rev-parse', 'tree'))).sha).toBe(sha)
    expect((await read('', 'v2.0.0')).sha).toBe(inRepository('rev-parse', 'v2.0.0^{tree}'))
    expect((await rest(on, 'GET', `/repos/acme/shop/git/trees/${'1'.repeat(40)}`)).status).toBe(404)
    expect((await rest(on, 'GET', '/repos/acme/shop/git/trees/none')).status).toBe(404)
  })

  test('that is cut says so', async () => {
    on.sandbox.faults.add({ match: { path: /git\/trees/ }, times: 1, fault: { truncate: 'page' } })
    expect(await read('?recursive=1')).toMatchObject({ truncated: true, tree: [{}, {}, {}] })
  })

  test('of an empty repository is a conflict', async () => {
    await on.sandbox.createRepository({ owner: 'acme', name: 'empty' })
    expect((await rest(on, 'GET', '/repos/acme/empty/git/trees/main')).status).toBe(409)
  })
})

describe('attestations', () => {
  const DIGEST = `sha256:${'a'.repeat(64)}`
  const PATH = `/repos/acme/shop/attestations/${encodeURIComponent(DIGEST)}`
  const permitted = () => {
    const token = on.sandbox.issueToken({ repository: on.repository, permissions: { attestations: 'read' } })
    return { ...on, token }
  }

  test('are listed newest first, whatever they are; where there is none, nothing is found', async () => {
    expect((await rest(permitted(), 'GET', PATH)).status).toBe(404)
    for (const mediaType of ['first', 'second']) on.sandbox.attest(on.repository, DIGEST, { mediaType })
    const { status, body } = await rest(permitted(), 'GET', PATH)
    expect(status).toBe(200)
    const repository_id = on.repository.id
    expect(body).toEqual({
      attestations: [
        { bundle: { mediaType: 'second' }, repository_id },
        { bundle: { mediaType: 'first' }, repository_id },
      ],
    })
    expect((await rest(permitted(), 'GET', PATH.replace(/a{64}/, 'b'.repeat(64)))).status).toBe(404)
  })

  test('come in pages, and need a permission of their own', async () => {
    const { body, headers } = await rest(permitted(), 'GET', `${PATH}?per_page=1`)
    expect(body.attestations).toHaveLength(1)
    expect(headers.get('link')).toContain('rel="next"')
    expect((await rest(on, 'GET', PATH)).status).toBe(403)
  })
})

test('nothing above broke a rule of GitHub', () => expect(on.sandbox.violations).toEqual([]))
