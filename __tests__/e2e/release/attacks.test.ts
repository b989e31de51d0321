import { afterEach, describe, expect, test } from '@jest/globals'
import { writeRef } from '../../../sandbox/github/git/refs.ts'
import { commitIn } from '../../sandbox/github/commit.ts'
import { RECORDING } from '../stage/stage.ts'
import { policyWith, ROLES, Yard } from './yard.ts'

// What somebody with write access may try so that a release goes out which must not.

let yard: Yard
afterEach(() => yard.close())

const FROM = 'authorised-by: { from: [release-manager] }'
const WHY = { 'release-kind': 'rollback', incident: '#7', reason: 'Orders are lost' }
const DAY = 24 * 60 * 60 * 1000
/** By then GitHub shows how everything came. */
const LATER = 10 * 60 * 1000
const PACKAGES = `${ROLES}gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  release:
    type: release
    packages:
      - { name: a, tags: ["a@*"], paths: ["packages/a/**"] }
      - { name: b, tags: ["b/v*"], paths: ["packages/b/**"] }
    authorised-by: { from: [release-manager] }
`
const open = async (release: string): Promise<void> => {
  yard = await Yard.open(policyWith(release))
}

/** A commit with the tree of another one. */
const likeTree = (parents: readonly string[], of: string): Promise<string> =>
  yard.stage.inRepository(
    ...['-c', 'user.name=alice', '-c', 'user.email=alice@example.com'],
    ...['commit-tree', `${of}^{tree}`, ...parents.flatMap(parent => ['-p', parent]), '-m', 'like'],
  )
const point = (branch: string, commit: string) => writeRef(yard.stage.repository.path, `refs/heads/${branch}`, commit)

describe('what belongs to another package', () => {
  test('is not a direct push that a pull request into another branch names', async () => {
    yard = await Yard.open(PACKAGES)
    await yard.land({ path: 'packages/a/one.js' })
    const before = yard.tip()
    const pushed = await yard.pushDirectly('main', 'packages/a/evil.js')
    point('evil', before)
    point('hide', await likeTree([pushed], before))
    yard.commit('hide', 'docs/x.md')
    const { sandbox, repository } = yard.stage
    const pull = await sandbox.openPull({ repository, author: 'alice', head: 'hide', base: 'evil', title: 'x' })
    await sandbox.mergePull({ pull, by: 'alice', method: 'merge' })
    yard.stage.later(LATER)
    expect((await yard.publish('a@1.0.0')).outputs['outcome']).toBe('fail')
  })

  test('is not what a merge made by hand adds to a pull request of documents', async () => {
    yard = await Yard.open(PACKAGES)
    await yard.land({ path: 'packages/a/one.js' })
    const before = yard.tip()
    const { sandbox, repository } = yard.stage
    const head = yard.commit('docs', 'docs/x.md', { parent: before })
    const pull = await sandbox.openPull({ repository, author: 'alice', head: 'docs', base: 'main', title: 'x' })
    const evil = yard.commit('tmp', 'packages/a/evil.js', { parent: head })
    point('main', await likeTree([before, head], evil))
    await sandbox.refresh(pull)
    await yard.record('main', before)
    yard.stage.later(LATER)
    expect((await yard.publish('a@1.0.0')).text).toContain(`Change #${pull.number} `)
  })

  test('is told from what does, also moments after the merge', async () => {
    yard = await Yard.open(PACKAGES)
    const good = await yard.land({ path: 'packages/a/one.js' })
    yard.stage.later(LATER)
    yard.stage.sandbox.setWeather(['association-lag'])
    await yard.land({ path: 'packages/b/one.js' })
    expect(await yard.contentsOf(await yard.publish('a@1.0.0'))).toEqual([good.number])
  })

  test('is not released by the tag of one package and the name of the other', async () => {
    yard = await Yard.open(PACKAGES)
    await yard.land({ path: 'packages/a/one.js' })
    const { text } = await yard.publish('b/v1.0.0', { inputs: { command: 'release', package: 'a' } })
    expect(text).toContain('The tag b/v1.0.0 is not one of the package a, which the input "package" names.')
  })
})

describe('what is called by another name', () => {
  test.each(['normal', 'hotfix'])('is a rollback, though the run says %s', async kind => {
    await open(FROM)
    await yard.land()
    const first = yard.tip()
    await yard.deploy('production')
    await yard.land()
    await yard.deploy('production')
    const { text } = await yard.deploy('production', { commit: first, inputs: { 'release-kind': kind } })
    expect(text).toContain('[rollback_undeclared]')
  })

  test('is an older commit that nobody ever authorised there', async () => {
    await open(FROM)
    await yard.land()
    await yard.deploy('production')
    await yard.land()
    const middle = yard.tip()
    await yard.land()
    await yard.deploy('production')
    expect((await yard.deploy('production', { commit: middle })).text).toContain('[release_older]')
    expect((await yard.deploy('production', { commit: middle, inputs: WHY })).text).toContain(
      '[rollback_target_unknown]',
    )
  })

  test('is develop, merged as a branch with another name', async () => {
    await open(`branches: [main, develop]\ncontents: { follow: merges }\n${FROM}`)
    await yard.land()
    await yard.publish('v1.0.0')
    yard.branch('develop')
    const bad = await yard.land({ base: 'develop', approve: false })
    point('sync', yard.tip('develop'))
    await yard.land({ head: 'sync', method: 'merge' })
    yard.stage.later(LATER)
    expect((await yard.publish('v1.1.0')).text).toContain(`Change #${bad.number} `)
  })

  test('is the root of a branch that has nothing to do with the default branch', async () => {
    await open(`branches: [main, "release/*"]\n${FROM}`)
    await yard.land()
    const { repository } = yard.stage
    const policy = await yard.stage.inRepository('show', 'main:.github/quality-policy.yml')
    const files = { 'src/evil.js': 'evil\n', '.github/quality-policy.yml': `${policy}\n` }
    const root = commitIn(repository.path, {
      parent: undefined,
      author: 'alice',
      message: 'x',
      files,
      date: yard.stage.now(),
    })
    yard.branch('release/9.x', root)
    await yard.land({ base: 'release/9.x' })
    yard.stage.later(LATER)
    const { text } = await yard.deploy('production', { commit: yard.tip('release/9.x') })
    expect(text).toContain(`Commit ${root.slice(0, 7)} was pushed without a pull request`)
  })
})

describe('an approval', () => {
  test('of a run that GitHub does not show is of no commit', async () => {
    await open('authorised-by: { from: [release-manager], max-age: P1D }')
    await yard.land()
    yard.stage.sandbox.faults.add({ match: { method: 'GET', path: /\/actions\/runs\/\d+$/ }, fault: { status: 404 } })
    expect((await yard.deploy('production', { lateBy: 30 * DAY })).outputs['outcome']).toBe('error')
  })

  test('in a late run grows old too', async () => {
    await open('authorised-by: { from: [release-manager], max-age: P1D }')
    await yard.land()
    yard.tag('v1.0.0')
    const inputs = { release: 'v1.0.0' }
    expect((await yard.deploy('production', { inputs, lateBy: 40 * DAY })).text).toContain('[authorisation_expired]')
    expect((await yard.deploy('production', { inputs })).outputs['outcome']).toBe('pass')
  })

  test('for one environment is no late answer for another one', async () => {
    await open(FROM)
    await yard.land()
    yard.tag('v1.0.0')
    const inputs = { release: 'v1.0.0' }
    expect((await yard.deploy('staging', { inputs })).outputs['outcome']).toBe('pass')
    expect((await yard.deploy('staging', { inputs, approvals: [] })).text).toContain('is authorised already')
    expect((await yard.deploy('production', { inputs, approvals: [] })).outputs['outcome']).toBe('fail')
  })

  test('is not undone by a rejection for another environment, and one for this names it and the cure', async () => {
    await open(FROM)
    await yard.land()
    const other = [['alice', 'docs-preview', 'rejected'] as const, ['carol', 'production'] as const]
    expect((await yard.deploy('production', { approvals: other })).outputs['outcome']).toBe('pass')
    const own = [['dave', 'production', 'rejected'] as const, ['carol', 'Production'] as const]
    const { text } = await yard.deploy('production', { approvals: own })
    expect(text).toContain('dave rejected the deployment to production. [authorisation_rejected]')
    expect(text).toContain('→ Resolve it with dave, then start a new run: a rejection holds for its run.')
  })
})

test('a release to no environment does not go past the order of environments, or their freezes', async () => {
  const freeze =
    'freeze: [{ name: y, from: "2020-01-01T00:00", to: "2099-01-01T00:00", zone: UTC, environments: [production] }]'
  await open(`${FROM}\nenvironments: [staging, { name: production, after: [staging] }]\n${freeze}`)
  await yard.land()
  const { text } = await yard.publish('v1.0.0')
  for (const code of ['release_environment_missing', 'release_frozen']) expect(text).toContain(`[${code}]`)
})

test('an event that evaluates nothing is red where a job was told to release', async () => {
  await open(FROM)
  await yard.land()
  const payload = { action: 'released', release: { tag_name: 'v1' } }
  const place = { sha: yard.tip(), ref: 'refs/tags/v1', permissions: RECORDING }
  const result = await yard.stage.run('release', payload, { ...place, inputs: { command: 'release' } })
  expect(result.exitCode).toBe(1)
  expect(result.log.join('\n')).toContain('Run this job on `release: { types: [published] }`.')
})

test('a message of a commit stops no release', async () => {
  await open(FROM)
  await yard.land()
  const message = `Fix\n\n(cherry picked from commit ${'a'.repeat(40)})`
  yard.commit('pick', 'src/pick.js', { message, parent: yard.tip() })
  await yard.land({ head: 'pick', method: 'rebase' })
  yard.stage.sandbox.faults.add({ match: { method: 'GET', path: /\/commits\/a{40}/ }, fault: { status: 500 } })
  expect((await yard.deploy('production')).outputs['outcome']).toBe('pass')
})
