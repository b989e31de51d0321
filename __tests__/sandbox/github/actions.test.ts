import { inflateRawSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Run } from '../../../sandbox/github/sandbox.ts'
import { git, PERMISSIONS, push, rest, type Stage, stage } from './stage.ts'

let on: Stage
let run: Run
let head = ''

beforeAll(async () => {
  const plain = await stage()
  const permissions = { ...PERMISSIONS, actions: 'read' } as const
  on = { ...plain, token: plain.sandbox.issueToken({ repository: plain.repository, permissions }) }
  head = git(on.repository.path, 'alice', 'rev-parse', 'main')
})
afterAll(() => on.end())
beforeEach(() => {
  run = newRun()
})
afterEach(() => expect(on.sandbox.violations).toEqual([]))

const newRun = (more: { id?: number } = {}) =>
  on.sandbox.createRun({
    repository: on.repository,
    name: 'Nightly build',
    event: 'push',
    headSha: head,
    headBranch: 'main',
    ...more,
  })
const read = (path: string) => rest(on, 'GET', `/repos/acme/shop/actions/${path}`)

describe('approvals of a run', () => {
  test('are listed in their order, each with its person and environment, and without a time of the decision', async () => {
    on.sandbox.approveRun(run, { login: 'alice', environment: 'staging', comment: 'Ship it.' })
    on.sandbox.approveRun(run, { login: 'bob', environment: 'production', state: 'rejected' })
    const { body } = await read(`runs/${run.id}/approvals`)
    expect(body).toMatchObject([
      { state: 'approved', comment: 'Ship it.', user: { login: 'alice' }, environments: [{ name: 'staging' }] },
      { state: 'rejected', comment: '', user: { login: 'bob' }, environments: [{ name: 'production' }] },
    ])
    expect(Object.keys(body[0])).toEqual(['state', 'comment', 'user', 'environments'])
  })

  test('name one environment by one id, in whatever run', async () => {
    const other = newRun({ id: 77 })
    for (const one of [run, other]) on.sandbox.approveRun(one, { login: 'alice', environment: 'production' })
    const environment = async (id: number) => (await read(`runs/${id}/approvals`)).body[0].environments[0].id
    expect(await environment(77)).toBe(await environment(run.id))
  })

  test('are none for a run without any, and not found for no run', async () => {
    expect((await read(`runs/${run.id}/approvals`)).body).toEqual([])
    expect((await read('runs/1/approvals')).status).toBe(404)
  })
})

describe('artifacts of a run', () => {
  const list = async (query = '') => (await read(`runs/${run.id}/artifacts${query}`)).body

  test('are listed newest first, with their size, their digest and the run that made them', async () => {
    on.sandbox.uploadArtifact(run, { name: 'coverage', files: { 'lcov.info': 'TN:\n' } })
    const { zip } = on.sandbox.uploadArtifact(run, { name: 'tests', files: { 'junit.xml': '<testsuites/>' } })
    const body = await list()
    expect(body).toMatchObject({ total_count: 2, artifacts: [{ name: 'tests' }, { name: 'coverage' }] })
    expect(body.artifacts[0]).toMatchObject({
      size_in_bytes: zip.length,
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      expired: false,
      created_at: '2026-03-02T09:00:00Z',
      expires_at: '2026-05-31T09:00:00Z',
      workflow_run: { id: run.id, repository_id: on.repository.id, head_sha: head, head_branch: 'main' },
    })
  })

  test('are chosen by name, and come in pages', async () => {
    for (const name of ['a', 'b', 'b']) on.sandbox.uploadArtifact(run, { name, files: {} })
    expect(await list('?name=b')).toMatchObject({ total_count: 2, artifacts: [{ name: 'b' }, { name: 'b' }] })
    expect(await list('?name=c')).toEqual({ total_count: 0, artifacts: [] })
    const first = await read(`runs/${run.id}/artifacts?per_page=2&direction=asc`)
    expect(first.body.artifacts.map((one: { name: string }) => one.name)).toEqual(['a', 'b'])
    expect(first.headers.get('link')).toMatch('rel="next"')
  })

  test('are those of this run only, also when its head is in a fork', async () => {
    const fork = await on.repository.fork({ owner: 'carol' })
    const headSha = push(fork.path, { branch: 'idea', from: 'main', files: { idea: '1\n' }, author: 'carol' })
    const of = { repository: on.repository, name: 'CI', event: 'pull_request', headSha, headBranch: 'idea' }
    const other = on.sandbox.createRun({ ...of, headRepository: fork })
    on.sandbox.uploadArtifact(other, { name: 'theirs', files: {} })
    expect(await list()).toEqual({ total_count: 0, artifacts: [] })
    expect((await read(`runs/${other.id}/artifacts`)).body.artifacts[0].workflow_run).toMatchObject({
      repository_id: on.repository.id,
      head_repository_id: fork.id,
    })
    expect((await read('runs/1/artifacts')).status).toBe(404)
  })
})

describe('a download', () => {
  const ask = (id: number, format = 'zip') =>
    fetch(`${on.sandbox.url}/repos/acme/shop/actions/artifacts/${id}/${format}`, {
      headers: { authorization: `token ${on.token}` },
      redirect: 'manual',
    })
  const address = async (id: number) => {
    const { status, headers } = await ask(id)
    expect(status).toBe(302)
    return headers.get('location') ?? ''
  }

  test('leads out of the API, to an address that needs no token', async () => {
    const { id, zip } = on.sandbox.uploadArtifact(run, { name: 'coverage', files: { 'lcov.info': 'TN:\n' } })
    const location = await address(id)
    expect(location).not.toMatch('/repos/')
    const answer = await fetch(location)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    expect(answer.headers.get('x-ratelimit-remaining')).toBeNull()
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(zip)
    expect((await fetch(`${location}x`)).status).toBe(404)
  })

  test('refuses a client that brings the token of the API along', async () => {
    const { id } = on.sandbox.uploadArtifact(run, { name: 'coverage', files: { a: '1' } })
    const answer = await fetch(`${on.sandbox.url}/repos/acme/shop/actions/artifacts/${id}/zip`, {
      headers: { authorization: `token ${on.token}` },
    })
    expect(answer.status).toBe(400)
  })

  test('gives the bytes as they are, also when they are not a ZIP archive', async () => {
    const { id } = on.sandbox.uploadArtifact(run, { name: 'bomb', zip: Buffer.from([0x50, 0x4b, 0, 255]) })
    expect([...new Uint8Array(await (await fetch(await address(id))).arrayBuffer())]).toEqual([0x50, 0x4b, 0, 255])
  })

  test('may break off, as any other answer', async () => {
    const { id, zip } = on.sandbox.uploadArtifact(run, { name: 'coverage', files: { a: '1'.repeat(100) } })
    const location = await address(id)
    on.sandbox.faults.add({ match: { path: /_downloads/ }, times: 1, fault: { truncate: 'body' } })
    expect((await (await fetch(location)).arrayBuffer()).byteLength).toBe(Math.floor(zip.length / 2))
  })

  test('of an artifact that has expired, or never was, is refused', async () => {
    const artifact = on.sandbox.uploadArtifact(run, { name: 'old', files: {} })
    on.sandbox.expireArtifact(artifact)
    expect((await ask(artifact.id)).status).toBe(410)
    expect((await read(`runs/${run.id}/artifacts`)).body.artifacts[0]).toMatchObject({ name: 'old', expired: true })
    expect((await ask(1)).status).toBe(404)
  })
})

describe('a zip of files', () => {
  test('is written as the uploading action streams it: sizes and checksum only in the directory', () => {
    const text = 'TN:\n'.repeat(100)
    const { zip } = on.sandbox.uploadArtifact(run, { name: 'x', files: { 'a/lcov.info': text, 'ü.txt': 'u' } })
    const end = zip.length - 22
    expect([zip.readUInt32LE(end), zip.readUInt16LE(end + 10)]).toEqual([0x06054b50, 2])
    const directory = zip.readUInt32LE(end + 16)
    const at = (offset: number) => zip.readUInt32LE(directory + offset)
    expect(at(0)).toBe(0x02014b50)
    const nameLength = zip.readUInt16LE(directory + 28)
    expect(zip.toString('utf8', directory + 46, directory + 46 + nameLength)).toBe('a/lcov.info')
    const local = at(42)
    expect([zip.readUInt32LE(local), zip.readUInt32LE(local + 14), zip.readUInt32LE(local + 18)]).toEqual([
      0x04034b50, 0, 0,
    ])
    const data = local + 30 + nameLength
    expect(inflateRawSync(zip.subarray(data, data + at(20))).toString()).toBe(text)
    expect([at(24), zip.readUInt32LE(data + at(20))]).toEqual([text.length, 0x08074b50])
  })

  test('may be empty', () => {
    expect(on.sandbox.uploadArtifact(run, { name: 'x', files: {} }).zip).toHaveLength(22)
  })
})
