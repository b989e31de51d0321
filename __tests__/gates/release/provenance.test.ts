import { describe, expect, test } from '@jest/globals'
import type { Artifact } from '../../../src/facts/release/artifacts.ts'
import type { Attestation, VerifiedAttestation } from '../../../src/facts/release/attestations.ts'
import type { Authorisation, Release } from '../../../src/facts/release/release.ts'
import { release as gate } from '../../../src/gates/release/index.ts'
import { account, digest, HEAD, oid, release, terms } from '../../builders.ts'

const TERMS = terms({ 'release-manager': ['carol'] })
const WORKFLOW = 'acme/shop/.github/workflows/build.yml'
const ROOT = '.github/sigstore-trusted-root.json'
const PROVENANCE = {
  'trusted-root': ROOT,
  'signer-workflow': WORKFLOW,
  refs: ['refs/heads/main', 'refs/tags/v*'],
}

const settings = (provenance: object = PROVENANCE) =>
  gate.settings.parse({
    'authorised-by': { from: ['release-manager'] },
    artifacts: { require: ['shop-*.tgz'], provenance },
  })

const WORD: Authorisation = {
  via: 'environment',
  account: account('carol'),
  environment: 'production',
  state: 'approved',
  at: '2026-12-24T12:00:00Z',
  precision: 'captured',
}

const attested = (part: Partial<VerifiedAttestation> = {}): Attestation => ({
  state: 'verified',
  signer: `https://github.com/${WORKFLOW}@refs/tags/v1.0.0`,
  issuer: 'https://token.actions.githubusercontent.com',
  repository: 'https://github.com/acme/shop',
  ref: 'refs/tags/v1.0.0',
  commit: HEAD,
  predicateType: 'https://slsa.dev/provenance/v1',
  namesDigest: true,
  ...part,
})

const FILE: Artifact = { source: 'release-asset', name: 'shop-1.0.0.tgz', digest: digest('a1') }

const artifact = (...attestations: Attestation[]): Artifact => ({
  ...FILE,
  attested: [{ repository: null, trustedRoot: ROOT, attestations }],
})

function judged(artifacts: Artifact[], part: Partial<Release> = {}, policy = settings()) {
  const known = { release: release({ environment: 'production', ...part }), authorisations: [WORD], artifacts }
  return gate.judge(policy, known, TERMS)
}

const reasons = (artifacts: Artifact[], policy = settings()) =>
  judged(artifacts, {}, policy).reasons.map(({ code, message }) => `${code}: ${message}`)

describe('an artifact', () => {
  test('passes by one attestation that the released commit was built as the policy says, and tells which', () => {
    const judgement = judged([
      artifact({ state: 'unverified', why: 'it is malformed' }, attested({ commit: oid('c') }), attested()),
    ])
    expect(judgement.outcome).toBe('pass')
    expect(judgement.provenance).toEqual([
      { digest: digest('a1'), signer: `https://github.com/${WORKFLOW}@refs/tags/v1.0.0`, commit: HEAD },
    ])
    expect(judgement.children).toContainEqual({
      outcome: 'pass',
      required: `Built from ${HEAD.slice(0, 7)} by ${WORKFLOW}`,
      found: '1 of 1 artifacts',
    })
  })

  test('that no pattern requires needs none', () => {
    expect(judged([artifact(attested()), { ...FILE, name: 'notes.txt', digest: digest('b2') }]).outcome).toBe('pass')
  })

  test.each<[string, Artifact, string]>([
    ['without any', artifact(), 'provenance_missing: acme/shop stores no attestation of shop-1.0.0.tgz.'],
    ['about which nobody asked', FILE, 'provenance_missing: acme/shop stores no attestation of shop-1.0.0.tgz.'],
    [
      'with a bill of materials only',
      artifact(attested({ predicateType: 'https://spdx.dev/Document' })),
      'provenance_missing: None of the 1 attestations of shop-1.0.0.tgz is SLSA provenance.',
    ],
    [
      'with one that only looks like provenance',
      artifact(attested({ predicateType: 'https://slsa.dev/provenance' })),
      'provenance_missing: None of the 1 attestations of shop-1.0.0.tgz is SLSA provenance.',
    ],
    [
      'with one that cannot be verified',
      artifact({ state: 'unverified', why: 'signature verification failed' }),
      'provenance_unverified: The attestation of shop-1.0.0.tgz cannot be verified: signature verification failed.',
    ],
    [
      'with one about another file',
      artifact(attested({ namesDigest: false })),
      'provenance_unverified: The attestation of shop-1.0.0.tgz cannot be verified: it is about another digest.',
    ],
    [
      'of another commit',
      artifact(attested({ commit: oid('c0ffee') })),
      `provenance_other_commit: shop-1.0.0.tgz was built from c0ffee0, and ${HEAD.slice(0, 7)} is released.`,
    ],
    [
      'of no commit',
      artifact(attested({ commit: null })),
      `provenance_other_commit: shop-1.0.0.tgz was built from an unknown commit, and ${HEAD.slice(0, 7)} is released.`,
    ],
  ])('%s is refused', (_, one, told) => expect(reasons([one])).toEqual([told]))

  test.each<[string, Partial<VerifiedAttestation>, string]>([
    [
      'another workflow',
      { signer: 'https://github.com/acme/shop/.github/workflows/other.yml@refs/heads/main' },
      `the workflow is https://github.com/acme/shop/.github/workflows/other.yml@refs/heads/main, and must be ${WORKFLOW}`,
    ],
    ['nobody', { signer: null }, `the workflow is not known, and must be ${WORKFLOW}`],
    ['a person', { signer: 'alice@example.com' }, `the workflow is alice@example.com, and must be ${WORKFLOW}`],
    [
      'another repository',
      { repository: 'https://github.com/mallory/shop' },
      'the repository is https://github.com/mallory/shop, and must be acme/shop',
    ],
    [
      'another issuer',
      { issuer: 'https://token.actions.githubusercontent.com.example.com' },
      'the issuer is https://token.actions.githubusercontent.com.example.com, and must be https://token.actions.githubusercontent.com',
    ],
    [
      'another branch',
      { ref: 'refs/heads/topic' },
      'the branch or tag is refs/heads/topic, and must be refs/heads/main, refs/tags/v*',
    ],
    [
      'another issuer and branch',
      { ref: null, issuer: null },
      'the issuer is not known, and must be https://token.actions.githubusercontent.com and the branch or tag is not known, and must be refs/heads/main, refs/tags/v*',
    ],
  ])('built by, in or from %s is refused', (_, part, told) => {
    expect(reasons([artifact(attested(part))])).toEqual([
      `provenance_other_signer: shop-1.0.0.tgz was built elsewhere: ${told}.`,
    ])
  })

  test('is told what comes nearest', () => {
    const far = attested({ ref: 'refs/heads/x', repository: null, issuer: null })
    const near = attested({ ref: 'refs/heads/x' })
    expect(reasons([artifact(far, near)])[0]).toContain('built elsewhere: the branch or tag is refs/heads/x,')
    expect(reasons([artifact(far, attested({ commit: oid('c') }))])[0]).toContain('provenance_other_commit')
  })
})

describe('what counts as the same', () => {
  const signedBy = (signer: string) => judged([artifact(attested({ signer }))]).outcome

  test.each<[string, 'pass' | 'fail']>([
    [`https://github.com/${WORKFLOW}@refs/heads/main`, 'pass'],
    // A workflow that was called by the commit.
    [`https://github.com/${WORKFLOW}@${oid('ab')}`, 'pass'],
    [`https://github.com/ACME/Shop/.github/workflows/build.yml@refs/heads/main`, 'pass'],
    [`https://github.com/acme/shop/.github/workflows/BUILD.yml@refs/heads/main`, 'fail'],
    [`https://github.com/${WORKFLOW}`, 'fail'],
    [`https://github.com/${WORKFLOW}@main`, 'fail'],
    [`https://github.com/${WORKFLOW}x@refs/heads/main`, 'fail'],
    [`https://github.com/mallory/x/https://github.com/${WORKFLOW}@refs/heads/main`, 'fail'],
    [`https://github.com.example.com/${WORKFLOW}@refs/heads/main`, 'fail'],
    [`http://github.com/${WORKFLOW}@refs/heads/main`, 'fail'],
    [`https://github.com/mallory/x@https://github.com/${WORKFLOW}@refs/heads/main`, 'fail'],
  ])('%s: %s', (signer, outcome) => expect(signedBy(signer)).toBe(outcome))

  test.each(['refs/pull/7/merge', 'refs/heads/', 'main'])(
    '%s is no branch and no tag, whatever the policy says',
    ref => {
      const any = settings({ ...PROVENANCE, refs: ['refs/**'] })
      expect(judged([artifact(attested({ ref }))], {}, any).outcome).toBe('fail')
    },
  )

  test('an attestation of elsewhere, or by another root, is not one of this gate', () => {
    const [own] = artifact(attested()).attested ?? []
    const of = (part: object): Artifact => ({ ...FILE, attested: own ? [{ ...own, ...part }] : [] })
    expect(reasons([of({ trustedRoot: 'other.json' })])[0]).toContain('provenance_missing')
    expect(reasons([of({ repository: 'acme/tools' })])[0]).toContain('provenance_missing')
    const elsewhere = settings({ ...PROVENANCE, repository: 'acme/tools' })
    const there = of({
      repository: 'acme/tools',
      attestations: [attested({ repository: 'https://github.com/acme/tools' })],
    })
    expect(judged([there], {}, elsewhere).outcome).toBe('pass')
  })
})

describe('a rollback is not asked where its artifacts were built', () => {
  const before = { commit: HEAD, tag: 'v1.0.0', record: digest('aa'), at: '2026-12-01T00:00:00Z' }
  const back = (delivered: readonly Artifact[], artifacts?: { name: string; digest: string }[]) =>
    judged([...delivered], {
      kind: 'rollback',
      incident: '#7',
      reason: 'Orders are lost',
      sameCommit: { ...before, ...(artifacts ? { artifacts } : {}) },
      inUse: { ...before, commit: oid('af7') },
      isOlder: true,
      changes: [],
      begins: { commit: HEAD, at: 'rollback' },
    })
  const codes = (of: readonly { code: string }[]) => of.map(({ code }) => code)
  const delivered = { name: FILE.name, digest: FILE.digest ?? '' }

  test('it delivers what was delivered before', () => {
    const judgement = back([FILE], [delivered])
    expect(judgement.outcome).toBe('pass')
    expect(judgement.provenance).toBeUndefined()
    expect(back([], [delivered]).outcome).toBe('pass')
  })

  test.each<[string, Artifact]>([
    ['the same name with another digest', { ...FILE, digest: digest('ee') }],
    ['another name with the same digest', { ...FILE, name: 'shop-9.tgz' }],
    ['no digest', { ...FILE, digest: null }],
  ])('%s is nothing that was', (_, other) => {
    const judgement = back([FILE, other], [delivered])
    expect(judgement.outcome).toBe('fail')
    expect(codes(judgement.reasons)).toEqual(['artifact_not_delivered_before'])
    expect(judgement.reasons[0]?.message).toContain('The release v1.0.0 of 2026-12-01, to which this goes back,')
  })

  test('where no artifacts were recorded, it is possible, and told', () => {
    for (const judgement of [back([FILE]), back([FILE], [])]) {
      expect(judgement.outcome).toBe('pass')
      expect(codes(judgement.findings)).toContain('artifact_not_delivered_before')
    }
  })

  test('what the policy does not require is not compared', () => {
    expect(back([FILE, { ...FILE, name: 'notes.txt', digest: digest('ee') }], [delivered]).outcome).toBe('pass')
  })
})

describe('the settings', () => {
  const problem = (part: object) => {
    const parsed = gate.settings.safeParse({
      'authorised-by': { from: ['release-manager'] },
      artifacts: { require: ['a'], provenance: { ...PROVENANCE, ...part } },
    })
    return parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)[0]
  }

  test.each<[object, string]>([
    [{ refs: ['main'] }, 'artifacts.provenance.refs.0 must be written in full, such as refs/heads/main'],
    [{ repository: 'shop' }, 'artifacts.provenance.repository must be a repository, such as acme/shop'],
    [{ 'trusted-root': '.github/*.json' }, 'artifacts.provenance.trusted-root must be the path of one file'],
    [{ 'trusted-root': '../root.json' }, 'artifacts.provenance.trusted-root must be the path of one file'],
    [
      { 'signer-workflow': `${WORKFLOW}@refs/heads/main` },
      'artifacts.provenance.signer-workflow must be a workflow with its repository and without a ref, such as acme/shop/.github/workflows/build.yml',
    ],
  ])('%j is refused', (part, told) => expect(problem(part)).toBe(told))

  test('ask for attestations only where they are wanted, and make the root a part of the rules', () => {
    expect(gate.needs(settings()).artifacts).toEqual({
      assets: true,
      provenance: { names: ['shop-*.tgz'], repository: null, trustedRoot: ROOT },
    })
    expect(gate.rules(settings())).toEqual([ROOT])
    const without = gate.settings.parse({
      'authorised-by': { from: ['release-manager'] },
      artifacts: { require: ['a'] },
    })
    expect(gate.needs(without).artifacts).toEqual({ assets: true })
    expect(gate.rules(without)).toEqual([])
  })
})
