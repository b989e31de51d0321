import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createClient } from '../../../src/github/client/client.ts'
import { append } from '../../../src/ledger/append.ts'
import { githubStore } from '../../../src/ledger/stores/github-branch.ts'
import type { Merge } from '../../../src/record/merge.ts'
import { testClock } from '../../clock.ts'
import { retryPolicy } from '../../ledger/ledgers.ts'
import { landing, merge } from '../../record/builders.ts'
import { RECORDING, Stage } from '../stage/stage.ts'
import { Shop } from './shop.ts'

// A record that rested on something unknown is corrected when GitHub says it; one that is contradicted is disputed.

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

/** Appends a record of a commit on main, as an earlier run left it. */
async function recorded(commit: string, change: (of: Merge) => Partial<Merge>): Promise<void> {
  const { repository, sandbox } = stage
  const token = sandbox.issueToken({ repository, permissions: RECORDING })
  const client = createClient({ token, apiUrl: sandbox.url, userAgent: 'gatebook-tests', clock: testClock() })
  const store = githubStore(client, { owner: 'acme', name: 'shop', branch: 'quality-records' })
  const [tree = '', parent = ''] = (await git('rev-parse', `${commit}^{tree}`, `${commit}^`)).split('\n')
  const at = `${stage.now().toISOString().slice(0, 19)}Z`
  const base = landing({ at, repository: { id: String(repository.id), name: 'acme/shop' } })
  const made = { ...base, subject: { ...base.subject, commit, tree, parent } }
  await append(store, merge({ ...made, ...change(made) }), retryPolicy())
}

const git = (...args: string[]) => stage.inRepository(...args)

/** As an earlier version recorded it while GitHub did not name the change yet. */
const asPush = ({ subject }: Merge): Partial<Merge> => ({
  subject: { ...subject, change: { via: 'direct-push' } },
  decision: { outcome: 'not_judged', reasons: ['direct_push'], policy: null },
  basis: 'push',
  attempts: null,
  author: null,
  approvals: [],
  evidence: [],
})

const entries = () => stage.entries()

async function approved() {
  const pull = await shop.open(['src/one.js'])
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await stage.runOn(pull)
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  return pull
}

describe('the upkeep', () => {
  test('corrects a change that was recorded as a push by nobody, once', async () => {
    const pull = await approved()
    await recorded(shop.tip(), asPush)
    const { exitCode, text, outputs } = await shop.upkeep()
    expect(text).toContain('Record 2 of the ledger corrects record 1, which knew less')
    expect(outputs['ledger']).toBe('appended')
    const [first, correction] = await entries()
    expect(first?.record.subject.change).toEqual({ via: 'direct-push' })
    expect(correction?.record).toMatchObject({
      kind: 'correction',
      basis: 'later-knowledge',
      authority: null,
      amends: { record: first?.record.id, number: 1 },
      holds: { subject: { change: { via: 'pull-request', number: pull.number } } },
    })
    expect(correction?.record.learnt).toContain('origin')
    expect(exitCode).toBe(correction?.record.holds.verdict.outcome === 'pass' ? 0 : 1)
    const again = await shop.upkeep()
    expect(again.text).toContain('All merges and pushes to main of the last week are recorded.')
    expect(await entries()).toHaveLength(2)
  })

  test('corrects commits of a rebased change that were recorded as pushes: they are parts of it', async () => {
    const pull = await shop.merge(['src/a.js', 'src/b.js', 'src/c.js'], 'rebase')
    const [last = '', middle = '', first = ''] = (await git('rev-list', '-3', 'main')).split('\n')
    await recorded(first, asPush)
    await recorded(middle, asPush)
    const { text } = await shop.upkeep()
    expect(text).toContain(`${first.slice(0, 7)} is a part of change #${pull.number}, not a push of its own.`)
    const all = await entries()
    const whole = all.find(({ record }) => record.kind === 'merge' && record.subject.commit === last)
    const withdrawn = all.filter(({ record }) => record.kind === 'correction')
    expect(withdrawn.map(({ record }) => record.partOf)).toEqual([whole?.record.id, whole?.record.id])
    expect((await shop.upkeep()).text).toContain('All merges and pushes to main of the last week are recorded.')
    expect(await entries()).toHaveLength(all.length)
  })

  test('leaves a push alone that was one', async () => {
    await shop.pushDirectly('src/direct.js')
    stage.later(60_000)
    await shop.upkeep()
    await shop.upkeep()
    expect((await entries()).map(({ record }) => record.kind)).toEqual(['merge'])
  })

  test('evaluates again what GitHub could not say, and says nothing while it still does not', async () => {
    await approved()
    const { number } = { number: 1 }
    await recorded(shop.tip(), ({ subject }) => ({
      subject: { ...subject, change: { via: 'pull-request', number, head: subject.commit } },
      decision: { outcome: 'error', reasons: ['base_unreadable'], policy: null },
      approvals: [],
      attempts: null,
    }))
    const { exitCode, text } = await shop.upkeep()
    // The head that was recorded is not that of the change: a contradiction, which nobody settles but a person.
    expect(exitCode).toBe(1)
    expect(text).toContain('This evaluation contradicts it, and is kept beside it as')
    const disputed = await shop.upkeep()
    expect(disputed.exitCode).toBe(1)
    expect(disputed.text).toContain('is disputed: a later evaluation contradicts it,')
    expect((await entries()).map(({ record }) => record.kind)).toEqual(['merge', 'conflict'])
  })
})

describe('a job that runs again', () => {
  test('corrects what it recorded before GitHub knew', async () => {
    await approved()
    await recorded(shop.tip(), asPush)
    const { repository, sandbox } = stage
    const [before = ''] = (await git('rev-parse', 'main^')).split('\n')
    const event = await sandbox.events.push({
      repository,
      ref: 'refs/heads/main',
      before,
      after: shop.tip(),
      pusher: 'carol',
    })
    const result = await stage.run('push', event, { sha: shop.tip(), ref: 'refs/heads/main', permissions: RECORDING })
    expect(result.log.join('\n')).toContain('Record 2 of the ledger corrects record 1')
    expect(result.outputs).toMatchObject({ ledger: 'appended' })
  })
})

describe('a release', () => {
  const POLICY = `version: 1
roles: { maintainer: { users: [bob] }, release-manager: { users: [carol] } }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  release: { type: release, tags: ["v*"], authorised-by: { from: [release-manager] } }
`
  beforeEach(async () => {
    await stage.close()
    stage = await Stage.open(POLICY)
    shop = new Shop(stage)
    await git('tag', 'v1.0.0', 'main')
  })

  async function publish(name: string) {
    const { repository, sandbox } = stage
    await git('tag', name, 'main')
    const payload = await sandbox.events.release({
      repository,
      tag: name,
      target: 'main',
      author: 'alice',
      sender: 'carol',
    })
    const run = { repository, name: 'Release', event: 'release', headSha: shop.tip(), headBranch: name, id: 900 }
    sandbox.createRun(run)
    const place = { sha: shop.tip(), ref: `refs/tags/${name}`, runId: run.id }
    const permissions = { ...RECORDING, actions: 'read' } as const
    const result = await stage.run('release', payload, { ...place, permissions })
    return { ...result, text: result.log.join('\n') }
  }

  test('rests on what holds of its changes: refused on a false record, authorised on its correction', async () => {
    await approved()
    await recorded(shop.tip(), asPush)
    expect((await publish('v1.1.0')).outputs['outcome']).toBe('fail')
    await shop.upkeep()
    expect((await publish('v1.1.1')).text).toContain('passed: Every change recorded as passed')
  })

  test('is refused while the record of a change is disputed', async () => {
    await approved()
    await recorded(shop.tip(), ({ subject }) => ({
      subject: { ...subject, change: { via: 'pull-request', number: 1, head: subject.commit } },
      decision: { outcome: 'error', reasons: ['base_unreadable'], policy: null },
      approvals: [],
      attempts: null,
    }))
    await shop.upkeep()
    const { outputs, text } = await publish('v1.1.0')
    expect(outputs['outcome']).not.toBe('pass')
    expect(text).toContain('is disputed: settle the conflict by a correction.')
  })
})
