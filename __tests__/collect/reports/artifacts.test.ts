import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Run } from '../../../sandbox/github/sandbox.ts'
import { type Artifacts, collectArtifacts } from '../../../src/collect/reports/artifacts.ts'
import type { ReportRequest } from '../../../src/facts/reports.ts'
import { createClient } from '../../../src/github/client/client.ts'
import { changesWithHead } from '../../../src/github/with-head.ts'
import { testClock } from '../../clock.ts'
import { scratchFolder } from '../../git/scratch.ts'
import { PERMISSIONS, push, type Stage, stage } from '../../sandbox/github/stage.ts'

let on: Stage
let head = ''
let temp = ''
let count = 0

beforeAll(async () => {
  on = await stage()
})
afterAll(() => on.end())
beforeEach(() => {
  head = pushed(`work-${++count}`, { 'a.txt': String(count) })
  temp = scratchFolder()
})
afterEach(() => expect(on.sandbox.violations).toEqual([]))

const pushed = (branch: string, files: Record<string, string>) =>
  push(on.repository.path, { branch, from: 'main', files })

const run = (name = 'CI', more: { conclusion?: 'failure' | 'action_required' | null; event?: string } = {}): Run =>
  on.sandbox.createRun({
    repository: on.repository,
    name,
    event: 'pull_request',
    headSha: head,
    headBranch: `work-${count}`,
    ...more,
  })

const client = (permissions: Record<string, 'read' | 'write'> = { ...PERMISSIONS, actions: 'read' }) =>
  createClient({
    token: on.sandbox.issueToken({ repository: on.repository, permissions }),
    apiUrl: on.sandbox.url,
    userAgent: 'test',
    clock: testClock(),
  })

const COVERAGE: ReportRequest = { name: 'unit', artifact: 'coverage', paths: ['**/lcov.info'] }

async function collected(requests: readonly ReportRequest[] = [COVERAGE], by = client()): Promise<Artifacts> {
  const repository = { owner: 'acme', name: 'shop' }
  const artifacts = await collectArtifacts({ client: by, repository, commit: head, requests, temp })
  if ('state' in artifacts) throw new Error(`${artifacts.why}: ${artifacts.detail} ${artifacts.next}`)
  return artifacts
}

const requests = () => on.sandbox.requests.filter(({ path }) => path.includes('/actions/')).length

describe('an artifact of a run on the head', () => {
  test('is unpacked, as far as the report needs it, and says where it is from', async () => {
    const ci = run()
    const { id } = on.sandbox.uploadArtifact(ci, {
      name: 'coverage',
      files: { 'c/lcov.info': 'SF:a\n', other: 'x', 'c/gatebook-tree.txt': 'abc\r\n' },
    })
    const artifact = (await collected()).get('coverage')
    if (artifact?.state !== 'unpacked') throw new Error(artifact?.detail)
    expect(readdirSync(artifact.folder, { recursive: true })).toEqual(['c', 'c/lcov.info'])
    expect(readFileSync(join(artifact.folder, 'c/lcov.info'), 'utf8')).toBe('SF:a\n')
    // The file that names the tree was read, and is no report, whatever the policy's patterns match.
    expect(artifact.trees).toEqual([{ folder: 'c', tree: 'abc' }])
    expect(artifact.origin).toEqual({ id: String(id), run: String(ci.id), digest: expect.stringMatching(/^sha256:/) })
  })

  test.each<[string, Record<string, string>]>([
    ['a folder', { 'gatebook-tree.txt/lcov.info': 'SF:a\n' }],
    ['a long file', { 'lcov.info': 'SF:a\n', 'gatebook-tree.txt': 'a'.repeat(201) }],
  ])('names no tree by %s of that name', async (_, files) => {
    on.sandbox.uploadArtifact(run(), { name: 'coverage', files })
    expect((await collected()).get('coverage')).toMatchObject({ state: 'unpacked', trees: [{ tree: '', folder: '' }] })
  })

  test('costs one request for the runs, one for each workflow and one for the download', async () => {
    on.sandbox.uploadArtifact(run(), { name: 'coverage', files: { 'lcov.info': 'SF:a\n' } })
    run('Lint')
    const before = requests()
    await collected([COVERAGE, { ...COVERAGE, name: 'again' }])
    expect(requests() - before).toBe(4)
    await collected([{ name: 'here', paths: ['x'] }])
    expect(requests() - before).toBe(4)
  })

  test('is the last one of its name, where a job was run again (A28)', async () => {
    const ci = run()
    for (const text of ['first', 'second'])
      on.sandbox.uploadArtifact(ci, { name: 'coverage', files: { 'lcov.info': text } })
    const artifact = (await collected()).get('coverage')
    expect(artifact?.state === 'unpacked' && readFileSync(join(artifact.folder, 'lcov.info'), 'utf8')).toBe('second')
  })

  test('is found among more than a page of them', async () => {
    const ci = run()
    on.sandbox.uploadArtifact(ci, { name: 'coverage', files: { 'lcov.info': 'x' } })
    for (let index = 0; index < 120; index++) on.sandbox.uploadArtifact(ci, { name: `n${index}`, files: {} })
    expect((await collected()).get('coverage')?.state).toBe('unpacked')
  })
})

describe('there is no artifact', () => {
  const detail = async () => {
    const found = (await collected()).get('coverage')
    return found?.state === 'unpacked' ? 'unpacked' : `${found?.state}: ${found?.detail}`
  }

  test('when nothing has run', async () => {
    expect(await detail()).toBe(
      `missing: No workflow has run on commit ${head.slice(0, 10)} yet, so there is no artifact "coverage".`,
    )
  })

  test('when the newest run of the workflow has none: what an older one kept is not what it says now', async () => {
    on.sandbox.uploadArtifact(run(), { name: 'coverage', files: { 'lcov.info': 'old' } })
    run('CI', { conclusion: null })
    run('Lint', { conclusion: 'failure' })
    run('Docs', { conclusion: 'action_required' })
    expect(await detail()).toBe(
      `pending: None of the newest runs on commit ${head.slice(0, 10)} has an artifact "coverage": CI (not finished), Lint (failure), Docs (action required).`,
    )
  })

  test.each<[string, (string | null)[], object]>([
    ['nothing has run', [], { state: 'missing', absent: false }],
    ['all that ran went well', ['success', 'skipped', 'neutral'], { state: 'missing', absent: true }],
    ['one runs still', ['success', null], { state: 'pending' }],
    ['one failed, which may have been about to make it', ['success', 'failure'], { state: 'missing', absent: false }],
    ['one was cancelled', ['cancelled'], { state: 'missing', absent: false }],
  ])('and is absent or not where %s', async (_, conclusions, expected) => {
    for (const [at, conclusion] of conclusions.entries()) run(`CI ${at}`, { conclusion } as Parameters<typeof run>[1])
    expect((await collected()).get('coverage')).toMatchObject(expected)
  })

  test('when it was made for another commit (A2)', async () => {
    const other = on.sandbox.createRun({
      repository: on.repository,
      name: 'CI',
      event: 'pull_request',
      headSha: pushed(`other-${count}`, { 'b.txt': String(count) }),
      headBranch: `work-${count}`,
    })
    on.sandbox.uploadArtifact(other, { name: 'coverage', files: { 'lcov.info': 'x' } })
    expect(await detail()).toMatch(/^missing: No workflow has run on commit/)
  })

  test('when it has expired', async () => {
    const ci = run()
    on.sandbox.expireArtifact(on.sandbox.uploadArtifact(ci, { name: 'coverage', files: {} }))
    expect(await detail()).toBe(`expired: The artifact "coverage" of run ${ci.id} has expired.`)
  })

  test('when two workflows have one of its name', async () => {
    const [one, two] = [run('CI'), run('Nightly')]
    for (const each of [one, two]) on.sandbox.uploadArtifact(each, { name: 'coverage', files: { 'lcov.info': 'x' } })
    expect(await detail()).toBe(
      `unreadable: Two workflows have an artifact "coverage": Nightly (run ${two.id}) and CI (run ${one.id}). It is unknown which one is meant.`,
    )
  })

  test('when it is not a ZIP archive, or one that no honest upload creates', async () => {
    on.sandbox.uploadArtifact(run(), { name: 'coverage', zip: Buffer.from('<html>') })
    expect(await detail()).toMatch(
      /^unreadable: The artifact "coverage" could not be unpacked\. Not a readable ZIP archive/,
    )
    on.sandbox.uploadArtifact(run(), { name: 'coverage', files: { '../lcov.info': 'x' } })
    expect(await detail()).toBe(
      'unsafe: The artifact "coverage" could not be unpacked. It has an entry whose name leads out of its folder.',
    )
    expect(existsSync(join(temp, 'lcov.info'))).toBe(false)
  })
})

describe('nothing is known', () => {
  test('without the permission, which is named', async () => {
    run()
    await expect(collected([COVERAGE], client(PERMISSIONS))).rejects.toThrow(
      /^forbidden: The token does not have permission for this \(listing the workflow runs on .{7}\)\. Grant the job `actions: read`/,
    )
  })

  test('when the storage does not give the bytes', async () => {
    on.sandbox.uploadArtifact(run(), { name: 'coverage', files: { 'lcov.info': 'x' } })
    const real = client()
    const broken = {
      ...real,
      download: () => real.download(`${on.sandbox.url}/_downloads/none.zip`, { what: 'downloading', mostBytes: 9 }),
    }
    await expect(collected([COVERAGE], broken)).rejects.toThrow(
      'unreachable: The storage that GitHub redirects to cannot be read (downloading): it responds with status 404.',
    )
  })
})

test('a download ends where its bound does', async () => {
  const ci = run()
  on.sandbox.uploadArtifact(ci, { name: 'coverage', files: { 'lcov.info': 'x'.repeat(1000) } })
  const by = client()
  const bounded = {
    ...by,
    download: (address: string, { what }: { what: string }) => by.download(address, { what, mostBytes: 100 }),
  }
  await expect(collected([COVERAGE], bounded)).rejects.toThrow(
    'unreachable: It is larger than the limit of 100 bytes (downloading the artifact "coverage").',
  )
})

test('a change is found by its head, also from a fork, and never by a head that it had (A3)', async () => {
  const by = client()
  const find = (commit: string, branch: string) => changesWithHead(by, { owner: 'acme', name: 'shop' }, commit, branch)
  const pull = await on.sandbox.openPull({
    repository: on.repository,
    author: 'alice',
    head: `work-${count}`,
    base: 'main',
    title: 'x',
  })
  expect(await find(head, `work-${count}`)).toEqual([pull.number])
  expect(await find(head, 'whatever')).toEqual([pull.number])
  expect(await find(head, '')).toEqual([pull.number])
  expect(await find('f'.repeat(40), '')).toEqual([])
  expect(await find('f'.repeat(40), `work-${count}`)).toEqual([])
  pushed(`work-${count}`, { 'a.txt': 'more' })
  expect(await find(head, `work-${count}`)).toEqual([])
})
