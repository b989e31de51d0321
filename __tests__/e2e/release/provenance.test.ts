import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type Build, type Forge, openForge, WORKFLOW } from '../../attestations/forge.ts'
import { RECORDING } from '../stage/stage.ts'
import { policyWith, RELEASING, type Released, Yard } from './yard.ts'

// That what a release delivers was built from the released commit.

const ROOT = '.github/sigstore-trusted-root.json'
const FILE = 'shop-1.0.0.tgz'
const DIGEST = `sha256:${'a'.repeat(64)}`
const RULE = 'tags: ["v*"]\nauthorised-by: { from: [release-manager] }'

const provenance = (more = '') => `${RULE}
artifacts:
  require: ["shop-*.tgz"]
  provenance:
    trusted-root: ${ROOT}
    signer-workflow: ${WORKFLOW}
    refs: ["refs/heads/main", "refs/tags/v*"]${more}`

const ATTESTED = { ...RELEASING, attestations: 'read' } as const

let forge: Forge
let other: Forge
beforeAll(async () => {
  forge = await openForge()
  other = await openForge()
})

let yard: Yard
afterEach(() => yard.close())

const open = async (files: Record<string, string> = { [ROOT]: forge.root }, policy = provenance()) => {
  yard = await Yard.open(policyWith(policy).replace('roles:\n', 'roles:\n  quality-owner: { users: [carol] }\n'), files)
  await yard.land()
}

function delivers(tag = 'v1.0.0', files = [{ name: FILE, digest: DIGEST }]): void {
  const { sandbox, repository } = yard.stage
  sandbox.createRelease({ repository, tag, target: 'main', author: 'alice', assets: files })
}

async function attested(part: Partial<Build> = {}, by = forge): Promise<void> {
  const { sandbox, repository } = yard.stage
  const build = { digest: DIGEST, commit: yard.tip(), ref: 'refs/tags/v1.0.0', ...part }
  sandbox.attest(repository, DIGEST, await by.attest(build))
}

const publish = (): Promise<Released> => yard.publish('v1.0.0', { permissions: ATTESTED })

/** The requests for attestations, by their paths. */
const asked = () => yard.stage.sandbox.requests.filter(({ path }) => path.includes('/attestations/'))

test('a release of what was built from its commit is authorised; record and page say by which workflow', async () => {
  await open()
  delivers()
  await attested()
  const release = await publish()
  expect(release.outputs['outcome']).toBe('pass')
  const signer = `https://github.com/${WORKFLOW}@refs/tags/v1.0.0`
  expect((await yard.recordOf(release)).artifacts).toEqual([
    { source: 'release-asset', name: FILE, digest: DIGEST, provenance: { signer, commit: yard.tip() } },
  ])
  expect(await yard.pageOf(release)).toContain(`built by \`${signer}\` from \`${yard.tip().slice(0, 7)}\``)
})

describe('it is refused, and says why,', () => {
  const told = async () => {
    const release = await publish()
    expect(release.outputs['outcome']).toBe('fail')
    expect((await yard.recordOf(release)).artifacts).toMatchObject([{ name: FILE, provenance: null }])
    return release.text
  }

  test.each<[string, Partial<Build>, string]>([
    [
      'by another workflow',
      { workflow: 'acme/shop/.github/workflows/x.yml' },
      'the workflow is https://github.com/acme/shop/.github/workflows/x.yml@refs/tags/v1.0.0',
    ],
    ['from another ref', { ref: 'refs/heads/topic' }, 'the branch or tag is refs/heads/topic, and must be'],
    ['in another repository', { repository: 'mallory/shop' }, 'the repository is https://github.com/mallory/shop'],
    ['for another issuer', { issuer: 'https://gitlab.com' }, 'the issuer is https://gitlab.com'],
  ])('of what was built %s', async (_, part, message) => {
    await open()
    delivers()
    await attested(part)
    const text = await told()
    expect(text).toContain(message)
    expect(text).toContain('[provenance_other_signer]')
  })

  test('of what was built from another commit', async () => {
    await open()
    const before = yard.tip()
    await yard.land()
    delivers()
    await attested({ commit: before })
    expect(await told()).toContain(
      `${FILE} was built from ${before.slice(0, 7)}, and ${yard.tip().slice(0, 7)} is released. [provenance_other_commit]`,
    )
  })

  test('without an attestation, or with one that is no provenance', async () => {
    await open()
    delivers()
    expect(await told()).toContain(`acme/shop stores no attestation of ${FILE}. [provenance_missing]`)
    await attested({ predicateType: 'https://spdx.dev/Document/v2.3' })
    expect(await told()).toContain(`None of the 1 attestations of ${FILE} is SLSA provenance. [provenance_missing]`)
  })

  test('with an attestation that does not hold', async () => {
    await open()
    delivers()
    const { sandbox, repository } = yard.stage
    const bundle = await forge.attest({ digest: DIGEST, commit: yard.tip() })
    const payload = Buffer.from('{"_type":"https://in-toto.io/Statement/v1"}').toString('base64')
    sandbox.attest(repository, DIGEST, { ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payload } })
    expect(await told()).toContain('cannot be verified: DSSE payload hash mismatch. [provenance_unverified]')
  })

  test('with one by an authority that the root does not name, or about another file, or with rubbish', async () => {
    await open()
    delivers()
    await attested({}, other)
    expect(await told()).toContain('cannot be verified: Failed to verify certificate chain. [provenance_unverified]')
    await attested({ digest: `sha256:${'b'.repeat(64)}` })
    yard.stage.sandbox.attest(yard.stage.repository, DIGEST, { mediaType: 'text/plain' })
    expect(await told()).toContain('[provenance_unverified]')
  })
})

describe('it cannot be evaluated', () => {
  const error = async (permissions: Record<string, 'read' | 'write'> = ATTESTED) => {
    const release = await yard.publish('v1.0.0', { permissions })
    expect(release.outputs['outcome']).toBe('error')
    return release.text
  }

  test('without the permission, which is told', async () => {
    await open()
    delivers()
    await attested()
    const text = await error(RELEASING)
    expect(text).toContain('The token has no permission to read attestations.')
    expect(text).toContain('Grant the job `attestations: read`')
  })

  test('without a trusted root on the default branch, or with something else in its place', async () => {
    await open({})
    delivers()
    expect(await error()).toContain(`The trusted root ${ROOT} cannot be read on the default branch.`)
    await yard.close()
    await open({ [ROOT]: '{}' })
    delivers()
    expect(await error()).toContain('It is not a trusted root of Sigstore.')
  })

  test('while GitHub does not answer', async () => {
    await open()
    delivers()
    yard.stage.sandbox.faults.add({ match: { path: /attestations/ }, times: 9, fault: { status: 502 } })
    expect(await error()).toContain('reading the attestations of')
  })

  test('with more attestations than are looked at', async () => {
    await open()
    delivers()
    const { sandbox, repository } = yard.stage
    for (let n = 0; n < 101; n += 1) sandbox.attest(repository, DIGEST, {})
    expect(await error()).toContain(`There are more than 100 attestations of ${DIGEST}.`)
  })
})

test('a rollback does not ask, nor does a policy without provenance', async () => {
  await open()
  const old = yard.tip()
  delivers()
  await attested()
  expect((await yard.deploy('production', { permissions: ATTESTED })).outputs['outcome']).toBe('fail')
  expect((await publish()).outputs['outcome']).toBe('pass')
  await yard.land()
  yard.stage.sandbox.resetRequests()
  await yard.deploy('production', {
    commit: old,
    inputs: { 'release-kind': 'rollback', incident: '#7', reason: 'Orders are lost' },
  })
  expect(asked()).toEqual([])
  await yard.close()
  await open({}, `${RULE}\nartifacts: { require: ["shop-*.tgz"] }`)
  delivers()
  expect((await yard.publish('v1.0.0')).outputs['outcome']).toBe('pass')
  expect(asked()).toEqual([])
})

test('a repository of its own builds: there it is asked, once for each digest that is required', async () => {
  await open({ [ROOT]: forge.root }, provenance('\n    repository: acme/builds'))
  const { sandbox } = yard.stage
  const builds = await sandbox.createRepository({ owner: 'acme', name: 'builds' })
  const build = { digest: DIGEST, commit: yard.tip(), repository: 'acme/builds' }
  sandbox.attest(builds, DIGEST, await forge.attest(build))
  delivers('v1.0.0', [
    { name: FILE, digest: DIGEST },
    { name: 'shop-again.tgz', digest: DIGEST },
    { name: 'notes.txt', digest: `sha256:${'c'.repeat(64)}` },
  ])
  const release = await publish()
  const paths = asked().map(({ path }) => decodeURIComponent(path.split('?')[0] ?? ''))
  expect(paths).toEqual([`/repos/acme/builds/attestations/${DIGEST}`])
  expect(release.outputs['outcome']).toBe('pass')
})

test('a change of the trusted root needs the quality owner, and is recorded as a change of the rules', async () => {
  await open({ [ROOT]: forge.root }, provenance())
  const { stage } = yard
  const { sandbox, repository } = stage
  const pull = await stage.change({ files: { [ROOT]: other.root } })
  await sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await stage.runOn(pull)
  expect(stage.checks(pull.head)).toMatchObject({ 'Gatebook: protected-paths': 'failure' })
  await sandbox.submitReview({ pull, user: 'carol', state: 'APPROVED' })
  const { log } = await stage.runOn(pull)
  expect(stage.checks(pull.head)).toMatchObject({ 'Gatebook: protected-paths': 'success' })
  expect(log.join('\n')).toContain(`The change touches files that define how changes are evaluated: ${ROOT}.`)
  const before = yard.tip()
  await sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  const [after, ref] = [yard.tip(), 'refs/heads/main']
  const push = await sandbox.events.push({ repository, ref, before, after, pusher: 'carol' })
  await stage.run('push', push, { sha: after, ref, permissions: RECORDING })
  const changes = (await stage.entries()).filter(({ record }) => record.kind === 'policy-change')
  expect(changes.at(-1)?.record).toMatchObject({ files: [{ path: ROOT }] })

  delivers()
  await attested()
  expect((await publish()).text).toContain('[provenance_unverified]')
  await attested({}, other)
  expect((await publish()).outputs['outcome']).toBe('pass')
})

test('any other change is not held up by it', async () => {
  await open()
  const pull = await yard.stage.change({ files: { 'src/a.js': 'a\n' } })
  await yard.stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await yard.stage.runOn(pull)
  expect(Object.keys(yard.stage.checks(pull.head))).not.toContain('Gatebook: protected-paths')
  expect(yard.stage.checks(pull.head)).toMatchObject({ 'Gatebook: peer-review': 'success' })
})
