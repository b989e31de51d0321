import { beforeAll, describe, expect, test } from '@jest/globals'
import { readAttestation, verifiersOf } from '../../src/reports/attestations/verify.ts'
import { type Build, type Forge, openForge, WORKFLOW } from '../attestations/forge.ts'
import { digest, HEAD } from '../builders.ts'

const OWN = digest('a1')
const BUILD: Build = { digest: OWN, commit: HEAD }

let forge: Forge
let other: Forge
let ofPrivate: Forge
beforeAll(async () => {
  forge = await openForge()
  other = await openForge()
  ofPrivate = await openForge({ isPrivate: true })
})

const read = (bundle: unknown, root = forge.root) => readAttestation(bundle, OWN, verifiersOf(root) ?? [])

const FOUND = {
  state: 'verified',
  signer: `https://github.com/${WORKFLOW}@refs/heads/main`,
  issuer: 'https://token.actions.githubusercontent.com',
  repository: 'https://github.com/acme/shop',
  ref: 'refs/heads/main',
  commit: HEAD,
  predicateType: 'https://slsa.dev/provenance/v1',
  namesDigest: true,
}

describe('an attestation', () => {
  test('that holds says who signed, what was built, and what it is about', async () => {
    expect(read(await forge.attest(BUILD))).toEqual(FOUND)
  })

  test('of a private repository holds by the time of its authority, without a log', async () => {
    expect(read(await ofPrivate.attest(BUILD), ofPrivate.root)).toEqual(FOUND)
  })

  test('holds by any root of the file, one a line, as GitHub publishes two', async () => {
    const roots = `${forge.root}\n${ofPrivate.root}\n`
    expect(read(await forge.attest(BUILD), roots)).toEqual(FOUND)
    expect(read(await ofPrivate.attest(BUILD), roots)).toEqual(FOUND)
  })

  test('tells of other commits, refs, repositories and workflows, and does not judge them', async () => {
    const found = read(
      await forge.attest({
        ...BUILD,
        commit: 'c'.repeat(40),
        ref: 'refs/pull/7/merge',
        repository: 'mallory/shop',
        workflow: 'mallory/shop/.github/workflows/x.yml',
        issuer: 'https://gitlab.com',
        predicateType: 'https://spdx.dev/Document',
      }),
    )
    expect(found).toEqual({
      ...FOUND,
      signer: 'https://github.com/mallory/shop/.github/workflows/x.yml@refs/pull/7/merge',
      issuer: 'https://gitlab.com',
      repository: 'https://github.com/mallory/shop',
      ref: 'refs/pull/7/merge',
      commit: 'c'.repeat(40),
      predicateType: 'https://spdx.dev/Document',
    })
  })

  test('about another digest is not about this one', async () => {
    expect(read(await forge.attest({ ...BUILD, digest: digest('b2') }))).toMatchObject({ namesDigest: false })
  })

  test('whose commit is no commit has none', async () => {
    expect(read(await forge.attest({ ...BUILD, commit: 'main' }))).toMatchObject({ commit: null })
  })
})

describe('what cannot be verified', () => {
  const why = (bundle: unknown, root?: string) => {
    const found = read(bundle, root)
    return found.state === 'unverified' ? found.why : 'verified'
  }

  test('was signed by another authority, or only vouched for by what the root does not name', async () => {
    expect(why(await other.attest(BUILD))).toBe('Failed to verify certificate chain')
    expect(why(await ofPrivate.attest(BUILD))).not.toBe('verified')
    expect(why(await forge.attest(BUILD), ofPrivate.root)).not.toBe('verified')
  })

  test('was changed after it was signed', async () => {
    const bundle = await forge.attest(BUILD)
    const changed = (part: object) => ({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, ...part } })
    const foreign = await forge.attest({ ...BUILD, digest: digest('b2') })
    expect(why(changed({ payload: foreign.dsseEnvelope.payload }))).toBe('DSSE payload hash mismatch')
    expect(why(changed({ signatures: foreign.dsseEnvelope.signatures }))).toBe('tlog entry signature mismatch')
    expect(why(changed({ payloadType: 'application/json' }))).toBe('signature verification failed')
    const material = { ...bundle.verificationMaterial, certificate: foreign.verificationMaterial['certificate'] }
    expect(why({ ...bundle, verificationMaterial: material })).toBe('signature verification failed')
  })

  test('has no time that anybody vouches for, or no log', async () => {
    const bundle = await forge.attest(BUILD)
    const [entry] = bundle.verificationMaterial['tlogEntries'] as Record<string, unknown>[]
    const withLog = (tlogEntries: unknown[]) => ({
      ...bundle,
      verificationMaterial: { ...bundle.verificationMaterial, tlogEntries },
    })
    expect(why(withLog([]))).toBe('expected 1 timestamps, got 0')
    expect(why(withLog([{ ...entry, inclusionPromise: undefined }]))).toBe('expected 1 timestamps, got 0')
    expect(why(withLog([entry, entry]))).toBe('duplicate timestamp')
    expect(why(withLog([{ ...entry, integratedTime: '1' }]))).toBe('Failed to verify certificate chain')
    const soon = String(Number(entry?.['integratedTime']) + 1)
    expect(why(withLog([{ ...entry, integratedTime: soon }]))).toBe('inclusion promise could not be verified')
    const [mine] = (await forge.attest(BUILD)).verificationMaterial['tlogEntries'] as unknown[]
    expect(why(withLog([mine]))).toBe('tlog entry signature mismatch')
  })

  test('is no statement, or names two signers', async () => {
    expect(why(await forge.attest({ ...BUILD, payloadType: 'text/plain' }))).toBe('it is not an in-toto statement')
    expect(why(await forge.attest({ ...BUILD, buildSigner: 'https://github.com/mallory/x' }))).toBe(
      'its certificate names two signers',
    )
  })

  test.each<[string, unknown, string]>([
    ['nothing', null, 'GitHub returns no bundle'],
    ['a text', 'bundle', 'it is not a bundle with one signed statement'],
    ['a list', [[]], 'it is not a bundle with one signed statement'],
    ['half of one', { mediaType: 'x', verificationMaterial: {} }, 'it is not a bundle with one signed statement'],
    ['a large one', { mediaType: 'x'.repeat(600_000) }, 'it is too large'],
  ])('is %s', (_, bundle, told) => expect(why(bundle)).toBe(told))

  test('is broken anywhere: it is told, and nothing is thrown', async () => {
    const text = JSON.stringify(await forge.attest(BUILD))
    for (let at = 0; at < text.length; at += 97) {
      const broken = `${text.slice(0, at)}A${text.slice(at + 1)}`
      const bundle = jsonOr(broken)
      const found = read(bundle)
      // What nobody signed may differ, such as the index in the log, and says nothing.
      if (found.state === 'verified') expect(found).toEqual(FOUND)
    }
  })

  test('is a certificate of anything', async () => {
    const bundle = await forge.attest(BUILD)
    for (const rawBytes of ['', 'AAAA', Buffer.alloc(200_000, 0x30).toString('base64'), 'MIAA']) {
      const verificationMaterial = { ...bundle.verificationMaterial, certificate: { rawBytes } }
      expect(why({ ...bundle, verificationMaterial })).not.toBe('verified')
    }
  })

  test('is everything where no root is trusted', async () => {
    const found = readAttestation(await forge.attest(BUILD), OWN, [])
    expect(found).toEqual({ state: 'unverified', why: 'there is no trusted root' })
  })
})

test.each([
  '',
  '{}',
  '[]',
  'null',
  'not JSON',
  '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}',
])('a file with %j is no root', text => expect(verifiersOf(text)).toBeUndefined())

test('a root by hand may have many lines; one with a broken line among others is none', () => {
  expect(verifiersOf(JSON.stringify(JSON.parse(forge.root), null, 2))).toHaveLength(1)
  expect(verifiersOf(`${forge.root}\n${other.root}`)).toHaveLength(2)
  expect(verifiersOf(`${forge.root}\n{}`)).toBeUndefined()
})

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
