import { afterEach, expect, test } from '@jest/globals'
import { policyWith, Yard } from './yard.ts'

// What a release delivers, by its digest.

let yard: Yard
afterEach(() => yard.close())

const RULE = 'tags: ["v*"]\nauthorised-by: { from: [release-manager] }'
const REQUIRED = `${RULE}\nartifacts: { require: ["shop-*.tgz", "ghcr.io/acme/shop"] }`
const digest = (digit: string) => `sha256:${digit.repeat(64)}`
const IMAGE = { artifacts: `ghcr.io/acme/shop@${digest('c')}` }

/** A published release with files, and their digests. */
function released(tag: string, assets: Record<string, string | null>): void {
  const of = { repository: yard.stage.repository, tag, target: 'main', author: 'alice' }
  yard.stage.sandbox.createRelease({
    ...of,
    assets: Object.entries(assets).map(([name, found]) => ({ name, digest: found })),
  })
}

test('a release delivers what the policy requires, and its record and page have the digests', async () => {
  yard = await Yard.open(policyWith(REQUIRED))
  await yard.land()
  released('v1.0.0', { 'shop-1.0.0.tgz': digest('a'), 'notes.txt': digest('b') })
  const release = await yard.publish('v1.0.0', { inputs: IMAGE })
  expect(release.outputs['outcome']).toBe('pass')
  expect((await yard.recordOf(release)).artifacts).toEqual([
    { source: 'release-asset', name: 'shop-1.0.0.tgz', digest: digest('a'), provenance: null },
    { source: 'release-asset', name: 'notes.txt', digest: digest('b'), provenance: null },
    { source: 'container', name: 'ghcr.io/acme/shop', digest: digest('c'), provenance: null },
  ])
  expect(await yard.pageOf(release)).toContain(`| \`${digest('a')}\` | file of the release |`)
})

test('a release without one of them, or without its digest, is refused and says which', async () => {
  yard = await Yard.open(policyWith(REQUIRED))
  await yard.land()
  expect((await yard.publish('v1.0.0')).text).toContain(
    'The release delivers nothing that matches shop-*.tgz. [artifact_missing]',
  )
  released('v1.1.0', { 'shop-1.1.0.tgz': null })
  const { text } = await yard.publish('v1.1.0', { inputs: IMAGE })
  expect(text).toContain('GitHub reports no digest of shop-1.1.0.tgz. [artifact_without_digest]')
  expect(text).not.toContain('[artifact_missing]')
})

test('a rollback delivers again what its commit delivered before, and nothing else under that name', async () => {
  yard = await Yard.open(policyWith(`${RULE}\nartifacts: { require: ["ghcr.io/acme/shop"] }`))
  await yard.land()
  const old = yard.tip()
  expect((await yard.deploy('production', { inputs: IMAGE })).outputs['outcome']).toBe('pass')
  await yard.land()
  const next = { artifacts: `ghcr.io/acme/shop@${digest('d')}` }
  expect((await yard.deploy('production', { inputs: next })).outputs['outcome']).toBe('pass')

  const back = { 'release-kind': 'rollback', incident: '#7', reason: 'Orders are lost' }
  const wrong = await yard.deploy('production', { commit: old, inputs: { ...back, ...next } })
  expect(wrong.outputs['outcome']).toBe('fail')
  expect(wrong.text).toContain('to which this goes back, did not deliver ghcr.io/acme/shop with this digest.')
  // One that delivers nothing is no way around: what counts is what the release of the commit delivered.
  expect((await yard.deploy('production', { commit: old, inputs: back })).outputs['outcome']).toBe('pass')
  const again = await yard.deploy('production', { commit: old, inputs: { ...back, ...next } })
  expect(again.text).toContain('[artifact_not_delivered_before]')
  const right = await yard.deploy('production', { commit: old, inputs: { ...back, ...IMAGE } })
  expect(right.outputs['outcome']).toBe('pass')
  expect((await yard.recordOf(right)).artifacts).toHaveLength(1)
})

test('what the run names is recorded where nothing is required; what is no digest is refused before anything else', async () => {
  yard = await Yard.open(policyWith(RULE))
  await yard.land()
  const release = await yard.publish('v1.0.0', { inputs: IMAGE })
  expect((await yard.recordOf(release)).artifacts).toHaveLength(1)
  const wrong = await yard.publish('v1.1.0', { inputs: { artifacts: 'ghcr.io/acme/shop:latest' } })
  expect(wrong.text).toContain(
    'The input "artifacts" must be up to 100 entries such as ghcr.io/acme/shop@sha256:<64 hexadecimal digits>.',
  )
})

test('the page stands below the notes of the release, once, and nothing of what the team wrote is lost', async () => {
  yard = await Yard.open(policyWith(RULE))
  await yard.land()
  const { sandbox, repository } = yard.stage
  const made = { repository, tag: 'v1.0.0', target: 'main', author: 'alice', notes: 'The team wrote this.' }
  const release = sandbox.createRelease(made)
  const inputs = { publish: 'check-runs, summary, release-notes' }
  const commit = yard.tip()
  // Nobody sees a refusal there.
  expect((await yard.publish('v1.0.0', { by: 'bob', inputs, commit })).outputs['outcome']).toBe('fail')
  expect(release.notes).toBe('The team wrote this.')
  for (let n = 0; n < 2; n += 1) await yard.publish('v1.0.0', { inputs, commit })
  expect(release.notes).toMatch(/^The team wrote this\.\n\n<!-- gatebook: begin -->\n\n# Release v1\.0\.0\n/)
  expect(release.notes?.match(/# Release v1/g)).toHaveLength(1)
})

test('an authorisation holds where the notes cannot be written, and says so', async () => {
  yard = await Yard.open(policyWith(RULE))
  await yard.land()
  const inputs = { publish: 'check-runs, summary, release-notes' }
  const { text, outputs } = await yard.publish('v1.0.0', { inputs })
  expect(outputs).toMatchObject({ outcome: 'pass', ledger: 'appended' })
  expect(text).toContain('The page is not in the notes of the release: there is no published release of v1.0.0.')
})
