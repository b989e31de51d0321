import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Stage } from '../stage/stage.ts'
import { DAY, HOUR, Shop } from './shop.ts'

// Records are kept of every branch that changes by pull requests only, whatever it is called.

let stage: Stage
let shop: Shop
beforeEach(async () => {
  stage = await Stage.open()
  shop = new Shop(stage)
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const places = async () => (await shop.ledger()).map(({ branch, number }) => `${branch} #${number}`)

describe('without a word about branches', () => {
  test('the default branch and each that requires pull requests is looked at, and named', async () => {
    const first = await shop.merge(['a.js'])
    stage.later(HOUR)
    await shop.protectedBranch('release/1.0')
    stage.later(HOUR)
    const second = await shop.merge(['fix.js'], 'squash', 'release/1.0')
    const { text } = await shop.upkeep()
    expect(await places()).toEqual([`main #${first.number}`, `release/1.0 #${second.number}`])
    expect(text).toContain('All merges and pushes to main and release/1.0 of the last week are recorded.')
    expect((await shop.upkeep()).text).toContain('All merges and pushes to main and release/1.0 of the last week')
    expect(await shop.ledger()).toHaveLength(2)
  })

  test('what a branch had when it was made is no landing there, in any span', async () => {
    const begin = shop.tip()
    await shop.merge(['a.js'])
    await shop.protectedBranch('release/1.0')
    stage.later(HOUR)
    for (const since of ['', '30d', begin]) await shop.upkeep(since === '' ? {} : { since })
    expect(await places()).toEqual(['main #1'])
  })

  test('a branch is none of them that has only rules about names, that anybody may push to, or that is the ledger', async () => {
    await shop.merge(['a.js'])
    await shop.upkeep()
    await shop.push('topic', shop.tip(), '0'.repeat(40))
    await shop.push('named', shop.tip(), '0'.repeat(40))
    const { protections } = stage.repository
    protections.set('named', 'names')
    protections.set('quality-records', 'pulls')
    await shop.pushDirectly('topic.js', 'topic')
    await shop.pushDirectly('named.js', 'named')
    stage.later(HOUR)
    expect((await shop.upkeep()).text).toContain('All merges and pushes to main of the last week are recorded.')
  })

  test('one that has the older protection is one of them', async () => {
    await shop.push('legacy', shop.tip(), '0'.repeat(40))
    stage.repository.protections.set('legacy', 'classic')
    expect((await shop.upkeep()).text).toContain('main and legacy of the last week are recorded.')
  })

  test('where the branches cannot be listed, only the default branch is looked at, and the run says so', async () => {
    stage.sandbox.faults.add({ match: { path: /\/branches$|\/branches\?/ }, times: 9, fault: { forbidden: true } })
    const { text, exitCode } = await shop.upkeep()
    expect(exitCode).toBe(0)
    expect(text).toContain('All merges and pushes to main of the last week are recorded.')
    expect(text).toContain('so only main was looked at')
  })

  test('a branch that cannot be read does not hide the others, and makes the run red', async () => {
    await shop.protectedBranch('release/1.0')
    stage.later(HOUR)
    const pull = await shop.merge(['fix.js'], 'squash', 'release/1.0')
    stage.sandbox.faults.add({ match: { path: /activity\?.*main/ }, times: 3, fault: { status: 500 } })
    const { text, outputs } = await shop.upkeep()
    expect(outputs).toMatchObject({ outcome: 'error', ledger: 'appended' })
    expect(text).toContain('Branch main: GitHub returned an error')
    expect(text).not.toContain('are recorded.')
    expect(await places()).toEqual([`release/1.0 #${pull.number}`])
  })
})

describe('with names', () => {
  test('those are looked at and no others', async () => {
    await shop.merge(['a.js'])
    await shop.push('release/1.0', shop.tip(), '0'.repeat(40))
    await shop.push('release/2.0', shop.tip(), '0'.repeat(40))
    stage.later(HOUR)
    const one = await shop.merge(['one.js'], 'squash', 'release/1.0')
    const two = await shop.merge(['two.js'], 'squash', 'release/2.0')
    const { text } = await shop.upkeep({ branches: 'release/*' })
    expect(text).toContain('All merges and pushes to release/1.0 and release/2.0 of the last week are recorded.')
    expect(await places()).toEqual([`release/1.0 #${one.number}`, `release/2.0 #${two.number}`])
    expect((await shop.upkeep({ branches: 'main' })).text).toContain('All merges and pushes to main of the last week')
    expect(await shop.ledger()).toHaveLength(3)
  })

  test.each([
    ['nowhere', 'There is no branch nowhere.'],
    ['release/*', 'No branch with records matches the input "branches" (release/*).'],
    ['!main', 'The pattern "!main" in the input "branches" begins with "!"'],
    ['{a..z}', 'The pattern "{a..z}" in the input "branches" contains a range in braces'],
  ])('%s is an error that says what is wrong', async (branches, message) => {
    const { text, exitCode } = await shop.upkeep({ branches })
    expect(exitCode).toBe(1)
    expect(text).toContain(message)
  })
})

test('a change is judged by the policy of the commit before it on its own branch', async () => {
  await shop.protectedBranch('release/1.0')
  stage.later(HOUR)
  // The default branch has a policy that nobody could pass; the release branch does not have it.
  await shop.merge(['.github/quality-policy.yml'])
  const pull = await shop.merge(['fix.js'], 'squash', 'release/1.0')
  stage.later(DAY)
  await shop.upkeep()
  const found = (await shop.ledger()).find(({ branch, number }) => branch === 'release/1.0' && number === pull.number)
  expect(found?.reasons).toEqual([])
})
