import { afterEach, describe, expect, test } from '@jest/globals'
import { policyWith, ROLES, Yard } from './yard.ts'

// What is in a release: everything since the last authorised one, of its line and its package, and nothing else.

let yard: Yard
afterEach(() => yard.close())

const open = async (release = ''): Promise<void> => {
  yard = await Yard.open(policyWith(`tags: ["v*"]\nauthorised-by: { from: [release-manager] }\n${release}`))
}

describe('what a refused release held is in the next one', () => {
  test('and refuses that too, until it is mended', async () => {
    await open()
    await yard.land()
    expect((await yard.publish('v1.0.0')).outputs['outcome']).toBe('pass')
    const bad = await yard.land({ approve: false })
    expect((await yard.publish('v1.1.0')).text).toContain(`Change #${bad.number} `)
    await yard.land()
    const next = await yard.publish('v1.2.0')
    expect(next.outputs['outcome']).toBe('fail')
    expect(next.text).toContain(`Change #${bad.number} `)
    expect(await yard.contentsOf(next)).toEqual([bad.number, bad.number + 1])
  })

  test('of which the same release is authorised once somebody authorises it', async () => {
    await open()
    await yard.land()
    const commit = yard.tip()
    expect((await yard.publish('v1.0.0', { by: 'bob' })).outputs['outcome']).toBe('fail')
    const again = await yard.publish('v1.0.0', { by: 'carol', commit })
    expect(again.outputs['outcome']).toBe('pass')
    expect(await yard.contentsOf(again)).toHaveLength(1)
  })
})

describe('a tag ends no range', () => {
  test('that somebody put on a direct push', async () => {
    await open()
    await yard.land()
    await yard.publish('v1.0.0')
    const pushed = await yard.pushDirectly()
    yard.tag('v1.0.1', pushed)
    await yard.land()
    const { text } = await yard.publish('v1.1.0')
    expect(text).toContain(`Commit ${pushed.slice(0, 7)} was pushed without a pull request`)
  })

  test('of a release candidate that was refused; one that was authorised does', async () => {
    await open()
    const first = await yard.land()
    await yard.publish('v1.0.0-rc.1', { by: 'bob' })
    const second = await yard.land()
    const candidate = await yard.publish('v1.0.0-rc.2')
    expect(await yard.contentsOf(candidate)).toEqual([first.number, second.number])
    const third = await yard.land()
    expect(await yard.contentsOf(await yard.publish('v1.0.0'))).toEqual([third.number])
  })

  test('on the same commit: the release is the candidate by another name', async () => {
    await open()
    await yard.land()
    await yard.publish('v0.9.0')
    const one = await yard.land()
    const commit = yard.tip()
    await yard.publish('v1.0.0-rc.1')
    const final = await yard.publish('v1.0.0', { commit })
    expect(final.outputs['outcome']).toBe('pass')
    expect(await yard.contentsOf(final)).toEqual([one.number])
    expect((await yard.recordOf(final)).subject.previous.tag).toBe('v0.9.0')
  })
})

test('six hotfixes on a line of their own are nothing to the line beside them', async () => {
  await open('branches: [main, "release/*"]')
  await yard.land()
  await yard.publish('v1.0.0')
  yard.branch('release/1.x')
  await yard.land()
  await yard.publish('v1.1.0')
  for (let n = 1; n <= 6; n += 1) {
    const fix = await yard.land({ base: 'release/1.x' })
    const hotfix = await yard.publish(`v1.0.${n}`, { commit: yard.tip('release/1.x') })
    expect(hotfix.outputs['outcome']).toBe('pass')
    expect(await yard.contentsOf(hotfix)).toEqual([fix.number])
    expect((await yard.recordOf(hotfix)).subject).toMatchObject({ line: 'release/1.x' })
  }
  const change = await yard.land()
  const release = await yard.publish('v1.2.0')
  expect(release.outputs['outcome']).toBe('pass')
  expect(await yard.contentsOf(release)).toEqual([change.number])
  expect((await yard.recordOf(release)).subject).toMatchObject({ line: 'main', previous: { tag: 'v1.1.0' } })
})

describe('two packages', () => {
  const PACKAGES = `${ROLES}gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  release:
    type: release
    packages:
      - { name: a, tags: ["a@*"], paths: ["packages/a/**"] }
      - { name: "@acme/b", tags: ["b/v*"], paths: ["packages/b/**"] }
    authorised-by: { from: [release-manager] }
`

  test('are released each by itself: what one may not ship does not keep the other', async () => {
    yard = await Yard.open(PACKAGES)
    const good = await yard.land({ path: 'packages/a/one.js' })
    const bad = await yard.land({ path: 'packages/b/one.js', approve: false })
    expect((await yard.publish('b/v1.0.0')).text).toContain(`Change #${bad.number} `)
    const a = await yard.publish('a@1.0.0')
    expect(a.outputs['outcome']).toBe('pass')
    expect(await yard.contentsOf(a)).toEqual([good.number])
    expect((await yard.recordOf(a)).subject).toMatchObject({ package: 'a', tag: 'a@1.0.0' })
    const later = await yard.land({ path: 'packages/b/two.js' })
    const b = await yard.publish('b/v1.1.0')
    expect(b.outputs['outcome']).toBe('fail')
    expect(await yard.contentsOf(b)).toEqual([bad.number, later.number])
  })

  test('of which the tag matches none, or the run names none, are an error that says which there are', async () => {
    yard = await Yard.open(PACKAGES)
    await yard.land()
    expect((await yard.publish('v1.0.0')).text).toContain(
      'The tag v1.0.0 matches none of the packages of the policy: a, @acme/b.',
    )
    expect((await yard.deploy('production')).text).toContain('Without a tag, the release could be of a, @acme/b.')
    const named = await yard.deploy('production', { inputs: { package: 'a' } })
    expect((await yard.recordOf(named)).subject).toMatchObject({ package: 'a', environment: 'production' })
  })
})

describe('a release branch', () => {
  const FOLLOWING = 'branches: [main, develop]\ncontents: { follow: merges }'

  /** A change that was merged into develop. */
  const developed = (approve = true) => yard.land({ base: 'develop', approve })

  test('hides nothing that nobody approved', async () => {
    await open(FOLLOWING)
    await yard.land()
    await yard.publish('v1.0.0')
    yard.branch('develop')
    const good = await developed()
    const bad = await developed(false)
    const merge = await yard.land({ head: 'develop', method: 'merge' })
    const { text, ...result } = await yard.publish('v1.1.0')
    expect(text).toContain(`Change #${bad.number} `)
    expect(await yard.contentsOf(result)).toEqual([good.number, bad.number, merge.number])
  })

  test('passes when all behind it did, and a push past everybody is found there', async () => {
    await open(FOLLOWING)
    await yard.land()
    await yard.publish('v1.0.0')
    yard.branch('develop')
    await developed()
    await yard.land({ head: 'develop', method: 'merge' })
    expect((await yard.publish('v1.1.0')).outputs['outcome']).toBe('pass')
    const pushed = await yard.pushDirectly('develop')
    await yard.land({ head: 'develop', method: 'merge' })
    expect((await yard.publish('v1.2.0')).text).toContain(`Commit ${pushed.slice(0, 7)} was pushed`)
  })

  test('that was squashed tells nothing of what was in it', async () => {
    await open(FOLLOWING)
    await yard.land()
    await yard.publish('v1.0.0')
    yard.branch('develop')
    await developed(false)
    const squashed = await yard.land({ head: 'develop', method: 'squash' })
    expect((await yard.publish('v1.1.0')).text).toContain(`Change #${squashed.number} `)
    expect((await yard.publish('v1.1.0')).text).toContain('[merge_not_followed]')
  })
})

test('a backport is tied to its original, and told where it is not the same', async () => {
  await open('branches: [main, "release/*"]')
  await yard.land()
  await yard.publish('v1.0.0')
  yard.branch('release/1.x')
  await yard.land()
  const original = yard.tip()
  const picked = `Fix\n\n(cherry picked from commit ${original})`
  yard.pick('same', original, picked)
  await yard.land({ base: 'release/1.x', head: 'same', method: 'rebase' })
  yard.commit('other', 'src/other.js', { message: picked, parent: yard.tip('release/1.x') })
  await yard.land({ base: 'release/1.x', head: 'other', method: 'rebase' })
  const release = await yard.publish('v1.0.1', { commit: yard.tip('release/1.x') })
  expect(release.outputs['outcome']).toBe('pass')
  expect(await yard.pageOf(release)).toContain(`picked from \`${original.slice(0, 7)}\`, the same edits`)
  expect(release.text).toContain(`says that it was picked from ${original.slice(0, 7)}, but makes other edits.`)
})
