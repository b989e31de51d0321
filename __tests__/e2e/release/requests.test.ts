import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { DAY, HOUR } from '../upkeep/shop.ts'
import { policyWith, Yard } from './yard.ts'

// What a release costs does not grow with the ledger, and with its changes only by the page.

let yard: Yard
beforeEach(async () => {
  yard = await Yard.open(policyWith('tags: ["v*"]\nauthorised-by: { from: [release-manager] }'))
  // Within an hour of midnight each record may be of one of two days, and is looked for on both.
  yard.stage.later((12 * HOUR - (yard.stage.now().getTime() % DAY) + DAY) % DAY)
})
afterEach(() => yard.close())

/** Requests, but for what is posted. */
const asked = () => yard.stage.sandbox.requests.filter(({ path }) => !path.endsWith('/check-runs'))

test('500 changes in one release take at most 20 requests', async () => {
  const { sandbox, repository } = yard.stage
  await yard.land()
  await yard.publish('v1.0.0')
  for (let change = 1; change <= 500; change += 1) {
    const head = `many-${change}`
    yard.commit(head, `src/${change % 25}/many-${change}.js`, { parent: yard.tip() })
    const pull = await sandbox.openPull({ repository, author: 'alice', head, base: 'main', title: head })
    await sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
  }
  // By then GitHub shows how the last of them came, and is asked nothing more about it.
  yard.stage.later(60_000)
  sandbox.resetRequests()
  const { text } = await yard.publish('v1.1.0')
  // Nothing recorded the merges, so each of them was looked for in the ledger and is missing.
  expect(text).toContain('0 of 500 changes passed')
  expect(asked().length).toBeLessThanOrEqual(20)
}, 120_000)

test('the last authorised release is found in at most five requests, however many records came since', async () => {
  const { sandbox } = yard.stage
  await yard.land()
  await yard.publish('v1.0.0')
  for (let n = 0; n < 3; n += 1) await yard.land()
  yard.stage.later(60_000)
  sandbox.resetRequests()
  const release = await yard.publish('v1.1.0')
  expect((await yard.recordOf(release)).subject.previous.tag).toBe('v1.0.0')
  const operations = asked().map(({ operation, path }) => operation ?? path)
  const from = operations.indexOf('Release')
  const to = operations.findIndex(one => one.includes('/compare/'))
  // Its place in the index, and its record: the log of the ledger is not read.
  expect(operations.slice(from + 1, to).filter(one => !one.includes('/actions/runs/'))).toEqual([
    'LedgerFiles',
    'LedgerFiles',
  ])
  expect(operations).not.toContain('LedgerLog')
})

test('a branch from before the release before, with more commits than one page, is read whole by comparing', async () => {
  const { sandbox } = yard.stage
  const before = yard.tip()
  await yard.land()
  await yard.publish('v1.0.0')
  yard.commit('long', 'src/long-0.js', { parent: before })
  for (let n = 1; n <= 110; n += 1) yard.commit('long', `src/long-${n}.js`)
  const pull = await yard.land({ head: 'long', method: 'merge' })
  yard.stage.later(60_000)
  sandbox.resetRequests()
  const release = await yard.publish('v1.1.0')
  expect(await yard.contentsOf(release)).toEqual([pull.number])
  const { measured } = (await yard.recordOf(release)).verdict.gates[0]
  expect(measured.commits).toBe(112)
  expect(asked().filter(({ path }) => path.includes('/compare/'))).toHaveLength(2)
})
