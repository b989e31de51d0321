import { beforeAll, expect, test } from '@jest/globals'
import { withAttestations } from '../../../src/collect/release/attestations.ts'
import type { Artifact } from '../../../src/facts/release/artifacts.ts'
import type { AttestationsRequest } from '../../../src/facts/release/attestations.ts'
import { type Forge, openForge } from '../../attestations/forge.ts'
import { digest, HEAD } from '../../builders.ts'
import { problem, scriptedClient } from '../../github/scripted-client.ts'

const PLACE = { owner: 'acme', name: 'shop' }
const ROOT = 'root.json'
const REQUEST: AttestationsRequest = { names: ['shop-*'], repository: null, trustedRoot: ROOT }
const FILE: Artifact = { source: 'release-asset', name: 'shop-1.tgz', digest: digest('a1') }

let forge: Forge
beforeAll(async () => {
  forge = await openForge()
})

/** GitHub with a root on the default branch and the same bundles about everything. */
const github = (bundles: readonly unknown[]) =>
  scriptedClient(
    () => ({ attestations: bundles.map(bundle => ({ bundle })) }),
    ({ variables }) => {
      expect(variables).toEqual({ ...PLACE, commit: HEAD, path: ROOT })
      return fileOf(forge.root)
    },
  )

const fileOf = (text: string, more: object = {}) => ({
  repository: { object: { file: { type: 'blob', mode: 0o100644, object: { oid: 'b', text }, ...more } } },
})

const read = (
  client: ReturnType<typeof github>,
  artifacts: readonly Artifact[] = [FILE],
  requests: readonly AttestationsRequest[] = [REQUEST],
) => withAttestations(client, PLACE, artifacts, { requests, policyCommit: HEAD, elsewhere: client })

test('what no gate asks about stays as it is, and nothing is requested', async () => {
  const client = github([])
  expect(await read(client, [FILE], [])).toEqual([FILE])
  const others: Artifact[] = [
    { ...FILE, digest: null },
    { ...FILE, name: 'notes.txt' },
  ]
  expect(await read(client, others)).toEqual(others)
  expect(client.requests).toEqual([])
})

test('the root is read at the commit of the policy, and each digest is asked for once', async () => {
  const client = github([await forge.attest({ digest: digest('a1'), commit: HEAD })])
  const read1 = await read(client, [FILE, { ...FILE, name: 'shop-again.tgz' }])
  const attested = [{ repository: null, trustedRoot: ROOT, attestations: [expect.objectContaining({ commit: HEAD })] }]
  expect(read1).toEqual([
    { ...FILE, attested },
    { ...FILE, name: 'shop-again.tgz', attested },
  ])
  expect(client.requests.map(({ parameters }) => parameters)).toEqual([
    { owner: 'acme', repo: 'shop', subject_digest: digest('a1'), per_page: 100 },
  ])
})

test('gates that look in other places have answers of their own', async () => {
  const client = github([{}])
  const found = await read(client, [FILE], [REQUEST, { ...REQUEST, repository: 'acme/tools' }])
  expect(found).toMatchObject([{ attested: [{ repository: null }, { repository: 'acme/tools' }] }])
  expect(client.requests.map(({ parameters }) => parameters['repo'])).toEqual(['shop', 'tools'])
})

test('too much of anything is an error, never a part of it', async () => {
  const many = Array.from({ length: 101 }, (_, n): Artifact => ({ ...FILE, digest: digest(`${n}`.padStart(4, '0')) }))
  expect(await read(github([]), many)).toMatchObject({ state: 'unavailable', why: 'truncated' })
  const large = github([{ mediaType: 'x'.repeat(11_000_000) }])
  const two = [FILE, { ...FILE, digest: digest('b2') }]
  expect(await read(large, two)).toMatchObject({
    state: 'unavailable',
    why: 'truncated',
    detail: 'The attestations of the artifacts are larger than 20 MB.',
  })
})

test.each(['unavailable', 'rate_limited', 'unauthorized', 'invalid'] as const)(
  'what GitHub does not answer (%s) is not known, and not none',
  async code => {
    const client = github([])
    const failing = {
      ...client,
      rest: (async (route, parameters, options) => {
        if (route.includes('/attestations/')) throw problem(code)
        return client.rest(route, parameters, options)
      }) as typeof client.rest,
    }
    expect(await read(failing)).toMatchObject({ state: 'unavailable', why: 'unreachable' })
  },
)

test('an answer that is none of GitHub is not none either', async () => {
  const client = scriptedClient(
    () => '<html>',
    () => fileOf(forge.root),
  )
  expect(await read(client)).toMatchObject({ state: 'unavailable', why: 'unreachable' })
})

test.each<[string, object, string]>([
  [
    'a symbolic link, whose target is under other rules',
    { mode: 0o120000 },
    'It is a symbolic link, and links are not',
  ],
  ['a folder', { type: 'tree', mode: 0o040000, object: { oid: 'b' } }, 'It is a folder, not a file.'],
  ['not text', { object: { oid: 'b', isBinary: true, text: null } }, 'It is not text.'],
  ['cut off', { object: { oid: 'b', isTruncated: true, text: '{' } }, 'It is too large.'],
])('a root that is %s is none', async (_, more, told) => {
  const client = scriptedClient(
    () => ({ attestations: [] }),
    () => fileOf(forge.root, more),
  )
  expect(await read(client)).toMatchObject({
    state: 'unavailable',
    why: 'missing',
    detail: expect.stringContaining(`The trusted root ${ROOT} cannot be read on the default branch. ${told}`),
  })
  expect(client.requests).toEqual([])
})
