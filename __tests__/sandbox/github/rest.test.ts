import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { push, rest, type Stage, stage } from './stage.ts'

let on: Stage
let head = ''
let base = ''

const LINES = Array.from({ length: 40 }, (_, at) => `line ${at}\n`).join('')

beforeAll(async () => {
  on = await stage()
  base = push(on.repository.path, {
    branch: 'main',
    files: { 'src/old.ts': LINES, 'docs/a.md': 'a\n', 'run.sh': 'x\n' },
  })
  head = push(on.repository.path, {
    branch: 'feature/one',
    from: 'main',
    files: {
      'src/new.ts': `${LINES}more\n`,
      'src/old.ts': null,
      'docs/a.md': null,
      'docs/b.md': 'something else\n',
      'run.sh': 'y\n',
    },
    author: 'bob',
  })
  await on.sandbox.openPull({
    repository: on.repository,
    author: 'bob',
    head: 'feature/one',
    base: 'main',
    title: 'One',
  })
})
afterAll(() => on.end())

describe('pull requests', () => {
  test('a pull request has the head, the base and the test merge that git has', async () => {
    const { status, body } = await rest(on, 'GET', '/repos/acme/shop/pulls/1')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      number: 1,
      state: 'open',
      head: { sha: head, ref: 'feature/one' },
      base: { sha: base },
      changed_files: 4,
      mergeable: true,
    })
    const merge = await rest(on, 'GET', `/repos/acme/shop/commits/${body.merge_commit_sha}`)
    expect(merge.body.parents.map((parent: { sha: string }) => parent.sha)).toEqual([base, head])
  })

  test('files show renames, additions, removals and changes', async () => {
    const { body } = await rest(on, 'GET', '/repos/acme/shop/pulls/1/files')
    const seen = body.map((file: Record<string, unknown>) => [
      file['status'],
      file['previous_filename'],
      file['filename'],
      file['additions'],
    ])
    expect(seen).toEqual([
      ['removed', undefined, 'docs/a.md', 0],
      ['added', undefined, 'docs/b.md', 1],
      ['modified', undefined, 'run.sh', 1],
      ['renamed', 'src/old.ts', 'src/new.ts', 1],
    ])
  })

  test('files come in pages, and the Link header leads through them', async () => {
    const first = await rest(on, 'GET', '/repos/acme/shop/pulls/1/files?per_page=3')
    expect(first.body).toHaveLength(3)
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
    const second = await rest(on, 'GET', next.replace(on.sandbox.url, ''))
    expect(second.body).toHaveLength(1)
    expect(second.headers.get('link')).not.toMatch('rel="next"')
  })

  test('a number that is not there is not found', async () => {
    expect((await rest(on, 'GET', '/repos/acme/shop/pulls/99')).status).toBe(404)
  })
})

describe('contents', () => {
  test('a file comes as base64, at the requested ref', async () => {
    const { body } = await rest(on, 'GET', '/repos/acme/shop/contents/run.sh?ref=feature%2Fone')
    expect(body).toMatchObject({ type: 'file', encoding: 'base64', size: 2, path: 'run.sh' })
    expect(Buffer.from(body.content, 'base64').toString()).toBe('y\n')
    const before = await rest(on, 'GET', `/repos/acme/shop/contents/run.sh?ref=${base}`)
    expect(Buffer.from(before.body.content, 'base64').toString()).toBe('x\n')
  })

  test('the raw media type gives the bytes', async () => {
    const { body } = await rest(on, 'GET', '/repos/acme/shop/contents/run.sh', undefined, {
      accept: 'application/vnd.github.raw+json',
    })
    expect(body).toBe('x\n')
  })

  test('a folder is a list, a missing path is not found', async () => {
    const { body } = await rest(on, 'GET', '/repos/acme/shop/contents/src')
    expect(body.map((item: { name: string; type: string }) => [item.type, item.name])).toEqual([['file', 'old.ts']])
    const root = await rest(on, 'GET', '/repos/acme/shop/contents/')
    expect(root.body.map((item: { path: string; type: string }) => [item.type, item.path])).toEqual([
      ['file', 'README.md'],
      ['dir', 'docs'],
      ['file', 'run.sh'],
      ['dir', 'src'],
    ])
    for (const path of ['nowhere', 'run.sh/inside', '100%']) {
      expect((await rest(on, 'GET', `/repos/acme/shop/contents/${path}`)).status).toBe(404)
    }
  })
})

describe('commits', () => {
  test('a commit is found by SHA, branch and full reference, with the account of its author', async () => {
    for (const name of [head, 'feature/one', 'heads/feature/one']) {
      const { body } = await rest(on, 'GET', `/repos/acme/shop/commits/${encodeURIComponent(name)}`)
      expect(body).toMatchObject({ sha: head, author: { login: 'bob' }, stats: { additions: 3, deletions: 2 } })
    }
  })

  test('an unknown SHA is refused', async () => {
    const { status, body } = await rest(on, 'GET', `/repos/acme/shop/commits/${'1'.repeat(40)}`)
    expect([status, body.message]).toEqual([422, `No commit found for SHA: ${'1'.repeat(40)}`])
  })

  test('a comparison counts both directions from the merge base', async () => {
    const { body } = await rest(on, 'GET', '/repos/acme/shop/compare/main...feature%2Fone')
    expect(body).toMatchObject({ status: 'ahead', ahead_by: 1, behind_by: 0, merge_base_commit: { sha: base } })
    expect(body.commits.map((commit: { sha: string }) => commit.sha)).toEqual([head])
    const back = await rest(on, 'GET', `/repos/acme/shop/compare/${head}...${base}`)
    expect(back.body).toMatchObject({ status: 'behind', ahead_by: 0, behind_by: 1 })
  })
})

test('GitHub signs what an app commits without naming anybody, and nothing else', async () => {
  const { body } = await rest(on, 'POST', '/repos/acme/shop/git/trees', {
    tree: [{ path: 'a', mode: '100644', type: 'blob', content: '1' }],
  })
  const commit = async (more: object) =>
    (await rest(on, 'POST', '/repos/acme/shop/git/commits', { message: 'm', tree: body.sha, ...more })).body
  expect(await commit({})).toMatchObject({ committer: { name: 'GitHub' }, verification: { verified: true } })
  const author = { name: 'Alice', email: 'alice@example.com' }
  for (const more of [{ author }, { committer: author }])
    expect(await commit(more)).toMatchObject({ committer: { name: 'Alice' }, verification: { verified: false } })
})

test('tree, commit and reference make an orphan branch, once', async () => {
  const tree = await rest(on, 'POST', '/repos/acme/shop/git/trees', {
    tree: [{ path: 'a/head.json', mode: '100644', type: 'blob', content: '{}' }],
  })
  expect(tree.status).toBe(201)
  const commit = await rest(on, 'POST', '/repos/acme/shop/git/commits', {
    message: 'Begin the ledger',
    tree: tree.body.sha,
    parents: [],
  })
  expect(commit.body).toMatchObject({
    parents: [],
    author: { name: 'github-actions[bot]', date: '2026-03-02T09:00:00Z' },
  })
  const ref = { ref: 'refs/heads/quality-records', sha: commit.body.sha }
  expect((await rest(on, 'POST', '/repos/acme/shop/git/refs', ref)).status).toBe(201)
  const again = await rest(on, 'POST', '/repos/acme/shop/git/refs', ref)
  expect([again.status, again.body.message]).toEqual([422, 'Reference already exists'])
  const read = await rest(on, 'GET', '/repos/acme/shop/git/ref/heads/quality-records')
  expect(read.body.object.sha).toBe(commit.body.sha)
  expect((await rest(on, 'GET', '/repos/acme/shop/git/ref/heads/none')).status).toBe(404)

  const more = await rest(on, 'POST', '/repos/acme/shop/git/trees', {
    base_tree: tree.body.sha,
    tree: [{ path: 'b.json', mode: '100644', type: 'blob', content: '[]' }],
  })
  expect(more.body.tree.map((item: { path: string }) => item.path)).toEqual(['a', 'b.json'])
})

test('nothing above broke a rule of GitHub, in any request or response', () => {
  expect(on.sandbox.violations).toEqual([])
})

describe('branches', () => {
  const names = async (query = '') =>
    (await rest(on, 'GET', `/repos/acme/shop/branches${query}`)).body.map((one: { name: string }) => one.name)

  test('are listed by name, and by whether any rule applies to them', async () => {
    on.repository.protections.set('main', 'classic')
    expect(await names()).toEqual(['feature/one', 'main', 'quality-records'])
    expect(await names('?protected=true')).toEqual(['main'])
    expect(await names('?protected=false')).toEqual(['feature/one', 'quality-records'])
    expect(await names('?per_page=1&page=2')).toEqual(['main'])
    on.repository.protections.delete('main')
  })
})
