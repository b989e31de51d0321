import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Stage } from '../stage/stage.ts'
import { DAY, HOUR, Shop } from './shop.ts'

// Runs get lost. Whatever came to the branch since is found, recorded as what it was, and once.

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

const ALL = 'All merges and pushes to main of the last week are recorded.'

/** Once everything is recorded, the next run finds nothing to do and says so. */
async function settles(): Promise<void> {
  const before = await shop.ledger()
  const { text, exitCode } = await shop.upkeep()
  expect(text).toContain(ALL)
  expect(exitCode).toBe(0)
  expect(await shop.ledger()).toEqual(before)
}

describe('a run that was lost', () => {
  test('of a squash: one record', async () => {
    const pull = await shop.merge()
    const { text } = await shop.upkeep()
    expect(text).toContain(ALL)
    expect(await shop.ledger()).toMatchObject([{ number: pull.number, commit: shop.tip() }])
    await settles()
  })

  test('of a rebase of three commits: one record, by the rules before the first of them', async () => {
    const before = shop.tip()
    const pull = await shop.merge(['a.js', 'b.js', 'c.js'], 'rebase')
    await shop.upkeep()
    expect(await shop.ledger()).toMatchObject([{ number: pull.number, commit: shop.tip(), parent: before }])
    await settles()
  })

  test('of a rebase whose last commit alone names its change: the same', async () => {
    const before = shop.tip()
    stage.sandbox.setWeather(['rebase-association'])
    const pull = await shop.merge(['a.js', 'b.js', 'c.js'], 'rebase')
    await shop.upkeep()
    expect(await shop.ledger()).toMatchObject([{ number: pull.number, commit: shop.tip(), parent: before }])
    await settles()
  })

  test('of a queue of three: three records, in their order', async () => {
    const pulls = [await shop.open(['a.js']), await shop.open(['b.js']), await shop.open(['c.js'])]
    await shop.queue(pulls)
    await shop.upkeep()
    expect((await shop.ledger()).map(({ number }) => number)).toEqual(pulls.map(({ number }) => number))
    await settles()
  })

  test('of direct pushes, one of two commits: a record for each commit, and red', async () => {
    const one = await shop.pushDirectly('a.js')
    const two = shop.commit('main', { 'b.js': '1\n' })
    await shop.push('main', shop.commit('main', { 'c.js': '1\n' }), one)
    stage.later(HOUR)
    const { outputs } = await shop.upkeep()
    expect(outputs).toMatchObject({ outcome: 'fail', ledger: 'appended' })
    expect(await shop.ledger()).toMatchObject([one, two, shop.tip()].map(commit => ({ commit, via: 'direct-push' })))
    await settles()
  })

  test('of several, one of which cannot be read for a while: the others are recorded, and the run is red until it is too', async () => {
    const pulls = [await shop.open(['a.js']), await shop.open(['b.js'])]
    await shop.queue(pulls)
    stage.sandbox.faults.add({ match: { operation: 'Landed' }, times: 3, fault: { status: 500 } })
    const first = await shop.upkeep()
    expect(first.outputs).toMatchObject({ outcome: 'error', ledger: 'appended' })
    expect(first.text).not.toContain(ALL)
    expect(await shop.ledger()).toMatchObject([{ number: pulls[1]?.number }])
    stage.sandbox.faults.clear()
    await shop.upkeep()
    expect((await shop.ledger()).map(({ number }) => number)).toEqual([pulls[1]?.number, pulls[0]?.number])
    await settles()
  })

  test('of which GitHub does not say yet how it came: it is listed and not recorded, until GitHub says it', async () => {
    stage.sandbox.setWeather(['association-lag', 'activity-lag', 'read-lag'], { longest: 12 * HOUR })
    await shop.merge()
    const { text, outputs } = await shop.upkeep()
    expect(outputs).toMatchObject({ outcome: 'error', ledger: 'none' })
    expect(text).toContain('GitHub does not say yet through which pull request it came')
    expect(await shop.ledger()).toEqual([])
    stage.later(13 * HOUR)
    stage.sandbox.setWeather([])
    await shop.upkeep()
    await settles()
  })
})

describe('a span', () => {
  test('of two months is found by days, by date and by commit; a week of it by nothing', async () => {
    const begin = shop.tip()
    const date = stage.now().toISOString().slice(0, 10)
    const pulls = [await shop.merge()]
    stage.later(30 * DAY)
    pulls.push(await shop.merge())
    stage.later(31 * DAY)
    pulls.push(await shop.merge())
    const numbers = async () => (await shop.ledger()).map(({ number }) => number)
    const shown = async (since: string) => (await shop.upkeep({ since, 'dry-run': 'true' })).text

    for (const [since, words] of [
      ['90d', 'of the last 90 days'],
      [date, `since ${date}`],
      [begin, `since ${begin.slice(0, 7)}`],
    ] as const)
      expect(await shown(since)).toContain(`3 merges or pushes to main ${words} have no record.`)
    expect(await numbers()).toEqual([])

    await shop.upkeep()
    expect(await numbers()).toEqual([pulls[2]?.number])
    const { text } = await shop.upkeep({ since: '90d' })
    expect(text).toContain('All merges and pushes to main of the last 90 days are recorded.')
    expect(await numbers()).toEqual([2, 0, 1].map(at => pulls[at]?.number))
  })

  test('that begins inside of a change takes the change whole', async () => {
    const before = shop.tip()
    await shop.merge(['a.js', 'b.js', 'c.js'], 'rebase')
    const middle = await stage.git('--git-dir', stage.repository.path, 'rev-parse', 'main~1')
    await shop.upkeep({ since: middle })
    expect(await shop.ledger()).toMatchObject([{ commit: shop.tip(), parent: before }])
  })

  test('that begins with a commit of no branch is an error that says what to give', async () => {
    const { text, exitCode } = await shop.upkeep({ since: 'a'.repeat(40) })
    expect(exitCode).toBe(1)
    expect(text).toContain('Branch main: aaaaaaa is not one of its own commits.')
    expect(text).toContain('git log --first-parent main')
  })

  test('in the future is an error', async () => {
    const { text, exitCode } = await shop.upkeep({ since: '2099-01-01' })
    expect(exitCode).toBe(1)
    expect(text).toContain('The input "since" is in the future.')
  })

  test('before which a change was merged is not longer because of what was pushed out of that change', async () => {
    // The commit of an old change names that change, whoever pushes it today.
    const pull = await shop.merge(['a.js'])
    await shop.upkeep()
    stage.later(20 * DAY)
    const other = await shop.merge(['b.js'])
    await shop.push('main', shop.commit('main', { 'c.js': '1\n' }), shop.tip())
    expect(pull.number).toBeLessThan(other.number)
    stage.later(HOUR)
    await shop.upkeep()
    expect((await shop.ledger()).map(({ number }) => number)).toContain(other.number)
  })
})

describe('what it costs', () => {
  test('a quiet week of fifteen merges: six requests', async () => {
    for (let at = 0; at < 15; at += 1) {
      await shop.merge([`src/${at}.js`])
      stage.later(HOUR)
    }
    await shop.upkeep()
    expect(await shop.ledger()).toHaveLength(15)
    stage.sandbox.resetRequests()
    expect((await shop.upkeep()).text).toContain(ALL)
    expect(stage.sandbox.requests.map(({ operation, path }) => operation ?? path.replace(/\?.*/, ''))).toEqual([
      // What runs in this job, for the records.
      '/repos/acme/shop/contents/.github%2Fworkflows%2Fgatebook.yml',
      'DefaultBranch',
      '/repos/acme/shop/branches',
      '/repos/acme/shop/activity',
      'Pushed',
      'LedgerFiles',
    ])
  })

  test('no list of the ledger, which GitHub cuts when it is large', async () => {
    await shop.merge()
    await shop.upkeep()
    stage.sandbox.faults.add({ match: { path: /git\/trees/ }, times: 99, fault: { truncate: 'page' } })
    await shop.merge(['other.js'])
    await shop.upkeep()
    expect(await shop.ledger()).toHaveLength(2)
    await settles()
  })

  test('sixty missing: the oldest fifty are recorded and the run is red, the next records the rest', async () => {
    for (let at = 0; at < 60; at += 1) await shop.merge([`src/${at}.js`])
    const { text, outputs } = await shop.upkeep()
    expect(outputs['outcome']).toBe('error')
    expect(text).toContain('10 more of the merges and pushes to main are not recorded yet: run the job again.')
    expect(text).not.toContain(ALL)
    expect((await shop.ledger()).map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
    expect((await shop.upkeep()).text).toContain(ALL)
    expect(await shop.ledger()).toHaveLength(60)
  })
})

describe('around midnight', () => {
  /** The moment before the next midnight in UTC, so that two lists may name two days. */
  const untilMidnight = () => DAY - (stage.now().getTime() % DAY) - 2000

  test('a push whose event names the day before is not recorded again', async () => {
    stage.later(untilMidnight())
    const before = shop.tip()
    const after = shop.commit('main', { 'a.js': '1\n' })
    const event = await shop.push('main', after, before)
    const late = {
      ...event,
      repository: { ...(event['repository'] as object), pushed_at: Math.floor(stage.now().getTime() / 1000) + 10 },
    }
    stage.later(HOUR / 4)
    const permissions = { contents: 'write', checks: 'read', pull_requests: 'read', issues: 'read' } as const
    await stage.run('push', late, { sha: after, ref: 'refs/heads/main', permissions })
    expect(await shop.ledger()).toHaveLength(1)
    await settles()
  })

  test('a push that the upkeep recorded is not recorded again by its own run on another day', async () => {
    stage.later(untilMidnight())
    const before = shop.tip()
    const after = shop.commit('main', { 'a.js': '1\n' })
    const event = await shop.push('main', after, before)
    stage.later(HOUR / 4)
    await shop.upkeep()
    const late = {
      ...event,
      repository: { ...(event['repository'] as object), pushed_at: Math.floor(stage.now().getTime() / 1000) },
    }
    const permissions = { contents: 'write', checks: 'read', pull_requests: 'read', issues: 'read' } as const
    const { log } = await stage.run('push', late, { sha: after, ref: 'refs/heads/main', permissions })
    expect(log.join('\n')).toContain('Already record 1 of the ledger')
    expect(await shop.ledger()).toHaveLength(1)
  })
})

describe('a history that was replaced', () => {
  test('is recorded as such at its tip, with what was removed, and once', async () => {
    const base = shop.tip()
    const pull = await shop.merge()
    const removed = shop.tip()
    const tip = shop.commit('main', { 'other.js': '1\n' }, shop.commit('aside', { 'one.js': '1\n' }, base))
    await shop.push('main', tip, removed)
    stage.later(HOUR)
    await shop.upkeep()
    expect(await shop.ledger()).toMatchObject([
      { commit: removed, number: pull.number },
      { commit: tip, reasons: [{ code: 'history_rewritten' }] },
    ])
    await settles()
  })

  test('and of which GitHub no longer has what was removed: that is said, and makes no run red', async () => {
    const base = shop.tip()
    const gone = await shop.pushDirectly('gone.js')
    const tip = shop.commit('main', { 'other.js': '1\n' }, base)
    await shop.push('main', tip, gone)
    stage.later(HOUR)
    // The branch itself is read first, and then what was removed from it.
    stage.sandbox.faults.add({ match: { operation: 'Pushed' }, after: 1, times: 1, fault: { status: 404 } })
    const { text, exitCode } = await shop.upkeep()
    expect(text).toContain(`${gone.slice(0, 7)} was on main until it was removed, and cannot be read. GitHub no longer`)
    expect(text).toContain('history')
    expect(exitCode).toBe(1)
    expect(await shop.ledger()).toMatchObject([{ commit: tip, reasons: [{ code: 'history_rewritten' }] }])
    stage.sandbox.faults.add({ match: { operation: 'Pushed' }, after: 1, times: 1, fault: { status: 404 } })
    expect((await shop.upkeep()).exitCode).toBe(0)
  })

  test('and set back to a commit that has its record is nothing new, however old that is', async () => {
    await shop.merge()
    await shop.upkeep()
    const good = shop.tip()
    stage.later(60 * DAY)
    const bad = await shop.pushDirectly('bad.js')
    await shop.push('main', good, bad)
    stage.later(HOUR)
    await shop.upkeep()
    expect((await shop.ledger()).map(({ commit }) => commit)).toEqual([good, bad])
    await settles()
  })
})

test('a dry run says what is missing and appends nothing', async () => {
  await shop.merge()
  const { text, outputs } = await shop.upkeep({ 'dry-run': 'true' })
  expect(text).toContain('1 merge or push to main of the last week has no record.')
  expect(text).not.toContain(ALL)
  expect(outputs['ledger']).toBe('none')
  expect(await shop.ledger()).toEqual([])
})
