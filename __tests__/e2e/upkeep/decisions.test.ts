import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Issue } from '../../../sandbox/github/sandbox.ts'
import { createClient } from '../../../src/github/client/client.ts'
import { append } from '../../../src/ledger/append.ts'
import { githubStore } from '../../../src/ledger/stores/github-branch.ts'
import { amendment } from '../../../src/record/amendment.ts'
import { testClock } from '../../clock.ts'
import { retryPolicy } from '../../ledger/ledgers.ts'
import { formText } from '../stage/form.ts'
import { RECORDING, Stage } from '../stage/stage.ts'
import { Shop } from './shop.ts'

// Two evaluations of one merge contradict each other: somebody with the role decides which one holds, and both stay.

const POLICY = `version: 1
roles: { maintainer: { users: [bob, dora] }, quality-owner: { users: [alice, carol, dora, mallory] } }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
corrections: { granted-by: [quality-owner] }
`
const DECIDING = { ...RECORDING, issues: 'read', checks: 'read' } as const

let stage: Stage
let shop: Shop
beforeEach(async () => {
  stage = await Stage.open(POLICY)
  stage.sandbox.createUser({ login: 'dora', emails: ['dora@example.com'] })
  stage.repository.grant('dora', 'write')
  shop = new Shop(stage)
  await disputed()
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const entries = () => stage.entries()

async function upkeep(given: Record<string, string> = {}) {
  const place = { sha: shop.tip(), ref: 'refs/heads/main' }
  const result = await stage.run(
    'workflow_dispatch',
    {},
    {
      ...place,
      permissions: DECIDING,
      inputs: { command: 'upkeep', ...given },
    },
  )
  return { ...result, text: result.log.join('\n') }
}

/** A change by alice that bob approved; the approval is gone when the merge is evaluated a second time. */
async function disputed(): Promise<void> {
  const pull = await shop.open(['src/one.js'])
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await stage.runOn(pull)
  await stage.sandbox.mergePull({ pull, by: 'alice', method: 'squash' })
  await shop.upkeep()
  stage.repository.grant('bob', 'read')
  stage.later(60_000)
  const again = await upkeep({ commit: shop.tip() })
  expect(again.text).toContain('This evaluation contradicts it, and is kept beside it as')
  stage.later(60_000)
}

async function requested(answers: Record<string, string> = {}): Promise<Issue> {
  const conflict = (await entries()).findLast(({ record }) => record.kind === 'conflict')
  const all: Record<string, string> = {
    conflict: `\`${conflict?.path}\``,
    holds: 'The first record',
    reason: 'bob had write access when he approved; he left afterwards.',
    ...answers,
  }
  const body = formText(all, 'correction')
  const { repository, sandbox } = stage
  return sandbox.createIssue({ repository, title: 'Correction', author: 'carol', labels: ['correction'], body })
}

function grant(issue: Issue, by: string, words = 'correction granted') {
  stage.later(2000)
  return stage.sandbox.comment(issue, by, words)
}

describe('a dispute', () => {
  test('is settled by somebody with the role: what was recorded holds', async () => {
    grant(await requested(), 'dora')
    const { exitCode, text } = await upkeep()
    expect(text).toContain('Correction #2, granted by dora, decides on')
    expect(text).toContain('All merges and pushes to main of the last week are recorded.')
    expect(exitCode).toBe(0)
    const [first, conflict, correction] = await entries()
    expect(conflict?.record.kind).toBe('conflict')
    expect(correction?.record).toMatchObject({
      kind: 'correction',
      basis: 'authority',
      learnt: ['first_record_holds'],
      authority: { issue: 2, kind: 'User', roles: ['maintainer', 'quality-owner'] },
      holds: { verdict: { outcome: 'pass' } },
      amends: { record: first?.record.id, number: 2 },
    })
    // It decides once, and says nothing more; and what was decided against is nothing new.
    expect((await upkeep({ commit: shop.tip() })).text).toContain('is recorded already')
    expect((await upkeep()).text).not.toContain('Correction #2')
    expect(await entries()).toHaveLength(3)
  })

  test('is settled in favour of the later evaluation, where that is chosen', async () => {
    grant(await requested({ holds: 'The later evaluation' }), 'dora')
    await upkeep()
    expect((await entries())[2]?.record).toMatchObject({
      learnt: ['later_evaluation_holds'],
      holds: { verdict: { outcome: 'fail' } },
    })
  })

  test.each<[string, string, Record<string, string>, string]>([
    ['the person who requested it', 'carol', {}, 'carol requested it'],
    ['the person who made the change', 'alice', {}, 'alice made the change or started a run that recorded it'],
    ['somebody without the role', 'bob', {}, 'bob granted it, but it must be somebody with the role quality-owner'],
    ['somebody without access', 'mallory', {}, 'mallory has no write access to the repository'],
    ['nobody who says what holds', 'dora', { holds: 'Neither' }, 'it does not say what holds'],
    ['somebody, but without a reason', 'dora', { reason: 'wrong' }, 'its reason is missing or too short'],
    ['somebody, for an entry that is not there', 'dora', { conflict: 'x.json' }, 'it names no entry of this ledger'],
    [
      'somebody, for a path that leads elsewhere',
      'dora',
      { conflict: `../../${'2026/01/01'}/${'a'.repeat(64)}.json` },
      'it names no entry of this ledger',
    ],
  ])('is not settled by %s', async (_, by, answers, why) => {
    grant(await requested(answers), by)
    const { exitCode, text } = await upkeep()
    expect(exitCode).toBe(1)
    expect(text).toContain(`Correction #2 decides nothing: ${why}`)
    expect(await entries()).toHaveLength(2)
  })

  test.each<[string, (issue: Issue) => void]>([
    ['other words', issue => void grant(issue, 'dora', 'correction granted, I think')],
    ['words that were edited', issue => stage.sandbox.editComment(grant(issue, 'dora', 'no'), 'correction granted')],
    [
      'words about a text that was edited afterwards',
      issue => {
        grant(issue, 'dora')
        stage.later(2000)
        stage.sandbox.editIssue(issue, issue.body.replace('The first record', 'The later evaluation'))
      },
    ],
  ])('is not settled by %s', async (_, act) => {
    act(await requested())
    expect((await upkeep()).text).toContain('Correction #2 decides nothing')
    expect(await entries()).toHaveLength(2)
  })

  test('is not settled by an issue that names the record instead of the conflict', async () => {
    const [first] = await entries()
    grant(await requested({ conflict: first?.path ?? '' }), 'dora')
    expect((await upkeep()).text).toContain('Correction #2 decides nothing: it names no entry of this ledger.')
  })

  test('is shown with the path of the conflict, which the issue has to name', async () => {
    const [, conflict] = await entries()
    expect((await upkeep()).text).toContain(conflict?.path)
  })
})

describe('a dispute about a push', () => {
  test('is not settled by whoever wrote its commit, whoever pushed it', async () => {
    const [ref, before] = ['refs/heads/main', shop.tip()]
    const commit = shop.commit('main', { 'src/direct.js': 'x\n' })
    const { repository, sandbox } = stage
    await sandbox.events.push({ repository, ref, before, after: commit, pusher: 'bob' })
    stage.later(60_000)
    await shop.upkeep()
    const { record } = (await entries()).findLast(entry => entry.record.subject?.commit === commit) ?? { record: null }
    const found = {
      ...record,
      verdict: { ...record.verdict, reasons: [{ code: 'landed_otherwise', awaits: 'author' }] },
    }
    const about = { id: record.id, kind: 'merge', at: record.at, amendments: 0 } as const
    const client = createClient({
      token: stage.sandbox.issueToken({ repository: stage.repository, permissions: DECIDING }),
      apiUrl: stage.sandbox.url,
      userAgent: 'gatebook-tests',
      clock: testClock(),
    })
    const store = githubStore(client, { owner: 'acme', name: 'shop', branch: 'quality-records' })
    await append(store, amendment(about, record, { differs: ['content'], found }), retryPolicy())
    grant(await requested(), 'alice')
    expect((await upkeep()).text).toContain('alice made the change or started a run that recorded it')
  })
})
