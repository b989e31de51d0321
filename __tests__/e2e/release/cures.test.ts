import { afterEach, expect, test } from '@jest/globals'
import { writeRef } from '../../../sandbox/github/git/refs.ts'
import { commitIn } from '../../sandbox/github/commit.ts'
import { policyWith, ROLES, Yard } from './yard.ts'

// A release that is refused for a reason says how it can go out, and then it does.

let yard: Yard
afterEach(() => yard.close())

const FROM = 'authorised-by: { from: [release-manager] }'
const WHY = { 'release-kind': 'rollback', incident: '#7', reason: 'Orders are lost' }
const POLICY_FILE = '.github/quality-policy.yml'
const LATER = 10 * 60 * 1000

const written = (files: Record<string, string>, parent: string | undefined): string =>
  commitIn(yard.stage.repository.path, { parent, author: 'alice', message: 'x', files, date: yard.stage.now() })
const point = (branch: string, commit: string) => writeRef(yard.stage.repository.path, `refs/heads/${branch}`, commit)

/** The policy on main becomes another one, whose `since` is the commit before. */
function since(policy: (commit: string) => string): void {
  point('main', written({ [POLICY_FILE]: policy(yard.tip()) }, yard.tip()))
  // What came with the first of them is behind the second.
  point('main', written({ [POLICY_FILE]: policy(yard.tip()) }, yard.tip()))
}

test('the first release right after the installation has nothing in it that needed a record', async () => {
  yard = await Yard.open(null)
  await yard.land({ approve: false })
  point('add', written({ [POLICY_FILE]: policyWith(FROM) }, yard.tip()))
  await yard.land({ head: 'add' })
  yard.stage.later(LATER)
  expect((await yard.deploy('production')).outputs['outcome']).toBe('pass')
})

test('a release of before the policy named packages is ambiguous, until `contents.since` says where to begin', async () => {
  yard = await Yard.open(policyWith(FROM))
  await yard.land()
  await yard.publish('v1.0.0')
  const both = (at: string) => `${ROLES}gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  release:
    type: release
    packages: [{ name: a, tags: ["v*", "a@*"] }, { name: b, tags: ["v*", "b@*"] }]
${at === '' ? '' : `    contents: { since: ${at} }\n`}    authorised-by: { from: [release-manager] }
`
  since(() => both(''))
  await yard.land()
  yard.stage.later(LATER)
  const { text } = await yard.publish('a@1.1.0')
  expect(text).toContain('its tag matches more than one of them.')
  expect(text).toContain('or set `contents.since` to the commit of that release.')
  since(both)
  await yard.land()
  yard.stage.later(LATER)
  expect((await yard.publish('a@1.2.0')).text).not.toContain('earlier_release_ambiguous')
})

test('a history that was written anew begins where the policy says', async () => {
  yard = await Yard.open(policyWith(FROM))
  await yard.land()
  await yard.deploy('production')
  point('main', written({ 'src/p.js': '1\n', [POLICY_FILE]: policyWith(FROM) }, undefined))
  await yard.land()
  yard.stage.later(LATER)
  const { text } = await yard.deploy('production')
  expect(text).toContain('or set `contents.since` to the commit at which its records begin.')
  since(at => policyWith(`${FROM}\ncontents: { since: ${at} }`))
  await yard.land()
  yard.stage.later(LATER)
  expect((await yard.deploy('production')).text).not.toContain('cannot compare')
})

test('a branch from before `contents.since` is told to have a gate of its own', async () => {
  yard = await Yard.open(policyWith(FROM))
  await yard.land()
  yard.branch('release/1.x')
  await yard.land()
  since(at => policyWith(`branches: [main, "release/*"]\n${FROM}\ncontents: { since: ${at} }`))
  await yard.land({ base: 'release/1.x' })
  yard.stage.later(LATER)
  const { text } = await yard.deploy('production', { commit: yard.tip('release/1.x') })
  expect(text).toContain(
    'Give this branch a release gate of its own, with `lines` and with a `contents.since` that is in its history.',
  )
})

test('a rollback is possible where only reviews authorise', async () => {
  yard = await Yard.open(
    policyWith(
      'tags: ["v*"]\nauthorised-by: { from: [release-manager], via: [review], release-pulls: ["release-please--*"] }',
    ),
  )
  const versions: string[] = []
  for (const version of ['v1.0.0', 'v1.1.0']) {
    yard.commit('release-please--main', `${version}.md`, { parent: yard.tip() })
    await yard.land({ head: 'release-please--main' })
    versions.push(yard.tip())
    expect((await yard.publish(version, { by: 'bob' })).outputs['outcome']).toBe('pass')
  }
  const [first = ''] = versions
  const back = await yard.publish('v1.0.0', { by: 'bob', commit: first, inputs: { command: 'release', ...WHY } })
  expect(back.outputs['outcome']).toBe('pass')
})

test('a rollback in an environment says what was in use there, of whatever line', async () => {
  yard = await Yard.open(policyWith(`branches: [main, "release/*"]\n${FROM}`))
  await yard.land()
  yard.branch('release/1.x')
  await yard.land({ base: 'release/1.x' })
  const old = yard.tip('release/1.x')
  yard.stage.later(LATER)
  expect((await yard.deploy('production', { commit: old })).outputs['outcome']).toBe('pass')
  await yard.land()
  expect((await yard.deploy('production')).outputs['outcome']).toBe('pass')
  const back = await yard.deploy('production', { commit: old, inputs: WHY })
  expect((await yard.recordOf(back)).subject.replaces.commit).toBe(yard.tip())
})

test('a commit that is the tip of nothing is rolled back to by its id', async () => {
  yard = await Yard.open(policyWith(FROM))
  await yard.land()
  const first = yard.tip()
  await yard.deploy('production')
  await yard.land()
  await yard.deploy('production')
  const back = await yard.deploy('production', { inputs: { ...WHY, commit: first } })
  expect(back.outputs['outcome']).toBe('pass')
  expect((await yard.recordOf(back)).subject).toMatchObject({ commit: first, kind: 'rollback' })
})
