import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { grantsOf } from '../stage/documented.ts'
import { Stage } from '../stage/stage.ts'
import { DAY, HOUR, Shop } from './shop.ts'

// One commit, one change or one release is recorded by hand, however long ago it was, and once.

const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
  release-manager: { users: [carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  release:
    type: release
    tags: ["v*"]
    environments: [release-approval]
    authorised-by: { from: [release-manager], via: [environment] }
`

let stage: Stage
let shop: Shop
beforeEach(async () => {
  stage = await Stage.open(POLICY)
  shop = new Shop(stage)
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const HUNDRED_DAYS = 100 * DAY

describe('one commit', () => {
  test('is recorded as what it was, and not again', async () => {
    const one = await shop.merge(['a.js'])
    const commit = shop.tip()
    await shop.merge(['b.js'])
    stage.later(HUNDRED_DAYS)
    await shop.upkeep({ commit })
    expect(await shop.ledger()).toMatchObject([{ commit, number: one.number }])
    const again = await shop.upkeep({ commit })
    expect(again.exitCode).toBe(0)
    expect(again.text).toContain(`${commit.slice(0, 7)} on main is recorded already.`)
    expect(await shop.ledger()).toHaveLength(1)
  })

  test('in the middle of a rebase is recorded as its change', async () => {
    const before = shop.tip()
    stage.sandbox.setWeather(['rebase-association'])
    const pull = await shop.merge(['a.js', 'b.js', 'c.js'], 'rebase')
    const commit = await stage.git('--git-dir', stage.repository.path, 'rev-parse', 'main~1')
    stage.later(HUNDRED_DAYS)
    await shop.upkeep({ commit })
    expect(await shop.ledger()).toMatchObject([{ commit: shop.tip(), number: pull.number, parent: before }])
  })

  test('that was pushed directly is recorded as that, by the time of the push', async () => {
    const day = stage.now().toISOString().slice(0, 10).replaceAll('-', '/')
    const commit = await shop.pushDirectly('a.js')
    stage.later(HUNDRED_DAYS)
    const { outputs } = await shop.upkeep({ commit })
    expect(outputs).toMatchObject({ outcome: 'fail', ledger: 'appended' })
    const [found] = await shop.ledger()
    expect(found).toMatchObject({ commit, via: 'direct-push' })
    expect(found?.path.startsWith(day)).toBe(true)
  })

  test('of which GitHub no longer says how it came is not recorded', async () => {
    const commit = shop.commit('main', { 'a.js': '1\n' })
    await shop.merge(['b.js'])
    stage.later(HUNDRED_DAYS)
    const { text, exitCode } = await shop.upkeep({ commit })
    expect(exitCode).toBe(1)
    expect(text).toContain('GitHub no longer says how it came')
    expect(await shop.ledger()).toEqual([])
  })

  test('that a merged branch brought is none of its own, and the message says which is', async () => {
    const pull = await shop.merge(['a.js'], 'merge')
    const { text, exitCode } = await shop.upkeep({ commit: pull.head })
    expect(exitCode).toBe(1)
    expect(text).toContain(`${pull.head.slice(0, 7)} is not one of the own commits of main.`)
    expect(text).toContain('of a merged branch that is its merge commit')
  })

  test('of another protected branch is found there', async () => {
    await shop.protectedBranch('release/1.0')
    stage.later(HOUR)
    const pull = await shop.merge(['fix.js'], 'squash', 'release/1.0')
    await shop.upkeep({ commit: shop.tip('release/1.0') })
    expect(await shop.ledger()).toMatchObject([{ branch: 'release/1.0', number: pull.number }])
  })
})

describe('one change', () => {
  test.each(['upkeep', 'merge-record'])('is recorded by the command %s', async command => {
    const pull = await shop.merge(['a.js', 'b.js'], 'rebase')
    stage.later(HUNDRED_DAYS)
    const { permissions } = grantsOf('upkeep.yml', 'upkeep')
    const inputs = { command, 'pull-request': String(pull.number) }
    const place = { sha: shop.tip(), ref: 'refs/heads/main' }
    await stage.run('workflow_dispatch', {}, { ...place, ...(permissions ? { permissions } : {}), inputs })
    expect(await shop.ledger()).toMatchObject([{ commit: shop.tip(), number: pull.number }])
  })

  test('that is open, that is not there, or that was merged elsewhere is an error', async () => {
    const open = await shop.open(['a.js'])
    await shop.push('topic', shop.tip(), '0'.repeat(40))
    const elsewhere = await shop.merge(['b.js'], 'squash', 'topic')
    const told = async (number: number) => (await shop.upkeep({ 'pull-request': String(number) })).text
    expect(await told(open.number)).toContain(`Pull request #${open.number} is not merged`)
    expect(await told(elsewhere.number)).toContain(
      `Pull request #${elsewhere.number} was merged into topic, which is none of the branches of which records are kept.`,
    )
    expect(await told(999)).toContain('GitHub does not find the resource (reading where change #999 was merged)')
    expect(await shop.ledger()).toEqual([])
  })
})

describe('one release', () => {
  async function tag(name: string): Promise<void> {
    const path = ['--git-dir', stage.repository.path]
    await stage.git(...path, 'tag', name, 'main')
  }

  async function backfill(release: string, id?: number) {
    const place = { sha: shop.tip(), ref: 'refs/heads/main' }
    const options = { ...place, ...grantsOf('upkeep.yml', 'upkeep', { release }), ...(id ? { runId: id } : {}) }
    const result = await stage.run('workflow_dispatch', {}, options)
    return { ...result, text: result.log.join('\n') }
  }

  const releases = async () => (await shop.ledger()).filter(({ kind }) => kind === 'release')

  test('is evaluated now: refused as long as nobody authorises it, recorded when somebody does, and not again', async () => {
    await tag('v1.0.0')
    const pull = await shop.open(['a.js'])
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    await shop.upkeep()
    await tag('v1.1.0')
    stage.later(HUNDRED_DAYS)
    const { sandbox, repository } = stage
    const event = { event: 'workflow_dispatch', headSha: shop.tip(), headBranch: 'main' }
    sandbox.createRun({ repository, name: 'Gatebook upkeep', ...event, id: 7 })
    expect((await backfill('v1.1.0', 7)).outputs['outcome']).toBe('fail')
    expect(await releases()).toHaveLength(1)

    const run = sandbox.createRun({ repository, name: 'Gatebook upkeep', ...event, id: 8 })
    sandbox.approveRun(run, { login: 'carol', environment: 'release-approval' })
    const second = await backfill('v1.1.0', 8)
    expect(second.outputs).toMatchObject({ outcome: 'pass', ledger: 'appended' })
    expect(await releases()).toHaveLength(2)

    const third = await backfill('v1.1.0', 9)
    expect(third.outputs).toMatchObject({ outcome: 'pass', ledger: 'none' })
    expect(third.text).toContain('Release v1.1.0 is authorised already: ')
    expect(await releases()).toHaveLength(2)
  })

  test('of a tag that is not there is an error', async () => {
    const { text, exitCode } = await backfill('v9')
    expect(exitCode).toBe(1)
    expect(text).toContain('There is no tag v9, or it points at no commit.')
  })
})

describe('inputs that do not go together', () => {
  test.each<[Record<string, string>, string]>([
    [
      { commit: 'a'.repeat(40), 'pull-request': '1' },
      'The inputs "commit" and "pull-request" cannot be used together.',
    ],
    [{ release: 'v1', since: '7d' }, 'The inputs "release" and "since" cannot be used together.'],
  ])('%j', async (given, message) => {
    const { text, exitCode } = await shop.upkeep(given)
    expect(exitCode).toBe(1)
    expect(text).toContain(message)
  })
})
