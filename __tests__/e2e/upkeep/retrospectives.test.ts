import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { writeRef } from '../../../sandbox/github/git/refs.ts'
import type { Issue, Pull } from '../../../sandbox/github/sandbox.ts'
import { commitIn } from '../../sandbox/github/commit.ts'
import { formText } from '../stage/form.ts'
import { PERMISSIONS, RECORDING, Stage } from '../stage/stage.ts'
import { DAY, HOUR, Shop } from './shop.ts'

// An emergency leaves a review to be done. Until somebody with the role has done it, the upkeep and the next emergency wait.

const policy = (more = '') => `version: 1
roles: { maintainer: { users: [bob, dora] }, quality-owner: { users: [alice, carol, dora, mallory] } }
gates:
  change-record:
    type: change-record
    source: { description: true }
    required: [reason]
    types: { emergency: { incident: required, review-within: P2D } }
retrospective-reviews: { done-by: [quality-owner] }
${more}`
const EMERGENCY =
  '## Type\n\nemergency\n\n## Risk\n\nmedium\n\n## Reason\n\nPayments fail since noon.\n\n## Incident\n\nINC-7\n'

let stage: Stage
let shop: Shop
beforeEach(async () => {
  await begin()
})
async function begin(text = policy()): Promise<void> {
  stage = await Stage.open(text)
  stage.sandbox.createUser({ login: 'dora', emails: ['dora@example.com'] })
  stage.repository.grant('dora', 'write')
  shop = new Shop(stage)
}
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

async function opened(body = EMERGENCY, base = 'main'): Promise<Pull> {
  const pull = await shop.open([`src/${stage.now().getTime()}.js`], base)
  stage.sandbox.editPull(pull, { body })
  return pull
}

const checked = async (pull: Pull): Promise<string> => {
  const result = await stage.runOn(pull, { permissions: { ...PERMISSIONS, issues: 'read' } })
  return result.log.join('\n')
}

/** An emergency of alice that was merged and recorded. */
async function emergency(pull?: Pull, base = 'main'): Promise<Pull> {
  pull ??= await opened(EMERGENCY, base)
  await stage.runOn(pull)
  await stage.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
  stage.later(60_000)
  await shop.upkeep()
  stage.later(60_000)
  return pull
}

function reported(answers: Record<string, string> = {}, author = 'carol'): Issue {
  const all = {
    about: '#1',
    findings: 'Change, tests and incident looked at: the fix is complete.',
    result: 'It conforms',
    ...answers,
  }
  const body = formText(all, 'retrospective-review')
  const { repository, sandbox } = stage
  return sandbox.createIssue({ repository, title: 'Review', author, labels: ['retrospective-review'], body })
}

function comment(issue: Issue, by: string, words = 'review done') {
  stage.later(2000)
  return stage.sandbox.comment(issue, by, words)
}

const list = async (): Promise<{ open: unknown[]; done: unknown[] }> =>
  JSON.parse(await stage.git('--git-dir', stage.repository.path, 'show', 'quality-records:obligations.json'))

describe('a review that an emergency leaves to be done', () => {
  test('is listed by the upkeep and the next emergency, and stops neither before it is due', async () => {
    await emergency()
    const { exitCode, text } = await shop.upkeep()
    expect(exitCode).toBe(0)
    expect(text).toMatch(
      /The retrospective review of change #1 is due on 2026-\d\d-\d\d \d\d:\d\d UTC \(2026\/.*json\)\./,
    )
    const log = await checked(await opened())
    expect(log).toContain('A retrospective review of change #1 is due on')
    expect(log).not.toContain('overdue, and')
  })

  test('stops the next emergency and turns the upkeep red when it is overdue, and nothing else', async () => {
    await emergency()
    stage.later(2 * DAY + HOUR)
    const { exitCode, text } = await shop.upkeep()
    expect(exitCode).toBe(1)
    expect(text).toContain('The retrospective review of change #1 was due on')
    const next = await opened()
    expect(await checked(next)).toContain('The retrospective review of change #1 was due on')
    expect(stage.checks(next.head)['Gatebook: change-record']).toBe('failure')
    const normal = await opened('## Risk\n\nmedium\n\n## Reason\n\nA better text on the first page.\n')
    await stage.runOn(normal)
    expect(stage.checks(normal.head)['Gatebook: change-record']).toBe('success')
  })

  test('is closed by an issue and the comment of somebody with the role; the next emergency passes then', async () => {
    await emergency()
    stage.later(3 * DAY)
    comment(reported(), 'carol')
    const { exitCode, text } = await shop.upkeep()
    expect(text).toContain('Review #2 by carol of change #1: it conforms.')
    expect(exitCode).toBe(0)
    const entries = await stage.entries()
    expect(entries.at(-1)?.record).toMatchObject({
      kind: 'retrospective',
      amends: { record: entries[0]?.record.id, kind: 'merge', number: 1 },
      result: 'conforming',
      actions: [],
      authority: { issue: 2, kind: 'User', roles: ['quality-owner'] },
      clauses: [{ edition: '2015', id: '8.5.6' }],
    })
    expect(await list()).toMatchObject({ open: [], done: [{ record: entries[0]?.record.id, issue: 2 }] })
    const next = await opened()
    await stage.runOn(next)
    expect(stage.checks(next.head)['Gatebook: change-record']).toBe('success')
    // It closes once, and says nothing more.
    expect((await shop.upkeep()).text).not.toContain('Review #2')
  })

  test('is closed with a nonconformity by naming the actions', async () => {
    await emergency()
    const { repository, sandbox } = stage
    const actions = ['Roll back', 'Train'].map(
      title => sandbox.createIssue({ repository, title, author: 'carol' }).number,
    )
    comment(reported({ result: 'It does not conform', actions: actions.map(one => `#${one}`).join(', ') }), 'dora')
    await shop.upkeep()
    expect((await stage.entries()).at(-1)?.record).toMatchObject({
      result: 'nonconforming',
      actions,
      clauses: [{ id: '8.5.6' }, { id: '10.2' }],
    })
  })

  test.each<[string, string, Record<string, string>, string]>([
    ['the person who made the change', 'alice', {}, 'alice had a part in what is to be reviewed'],
    ['somebody without the role', 'bob', {}, 'bob did it, but it must be somebody with the role quality-owner'],
    ['somebody without access', 'mallory', {}, 'mallory has no write access to the repository'],
    ['somebody, without findings', 'dora', { findings: 'fine' }, 'its findings are missing or too short'],
    ['somebody, without a result', 'dora', { result: 'Perhaps' }, 'it does not say the result'],
    [
      'somebody, with a nonconformity that leads to nothing',
      'dora',
      { result: 'It does not conform' },
      'it found a nonconformity and names no action',
    ],
    ['somebody, with actions in words', 'dora', { actions: 'later' }, 'its actions are no issues'],
    ['somebody, for a change that owes none', 'dora', { about: '#7' }, 'it names nothing whose review is to be done'],
  ])('is not closed by %s', async (_, by, answers, why) => {
    await emergency()
    comment(reported(answers), by)
    const { text } = await shop.upkeep()
    expect(text).toContain(`Review #2 closes nothing: ${why}`)
    expect((await list()).open).toHaveLength(1)
  })

  test.each<[string, (issue: Issue) => void]>([
    ['other words', issue => void comment(issue, 'dora', 'review done, more or less')],
    ['words that were edited', issue => stage.sandbox.editComment(comment(issue, 'dora', 'no'), 'review done')],
    [
      'words about a text that was edited afterwards',
      issue => {
        comment(issue, 'dora')
        stage.later(2000)
        stage.sandbox.editIssue(issue, issue.body.replace('the fix is complete', 'the fix is perfect'))
      },
    ],
  ])('is not closed by %s', async (_, act) => {
    await emergency()
    act(reported())
    expect((await shop.upkeep()).text).toContain('Review #2 closes nothing')
    expect((await list()).open).toHaveLength(1)
  })

  test('stops nothing where the list cannot be read, but is told: nothing passes by it', async () => {
    await emergency()
    const { path } = stage.repository
    const files = { 'obligations.json': '{"open":[]}\n' }
    const parent = shop.tip('quality-records')
    const message = 'short'
    writeRef(
      path,
      'refs/heads/quality-records',
      commitIn(path, { parent, author: 'mallory', message, files, date: stage.now() }),
    )
    const { exitCode, text } = await shop.upkeep()
    expect(exitCode).toBe(1)
    expect(text).toContain('obligations.json is not a list of the reviews that are to be done.')
    const next = await opened()
    await stage.runOn(next)
    expect(stage.checks(next.head)['Gatebook: change-record']).toBe('failure')
  })
})

/** The push that merged a change, recorded by its own run: as often as it is run again. */
async function recording(pull: Pull) {
  const before = shop.tip()
  await stage.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
  const after = shop.tip()
  const { repository } = stage
  const push = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'bob' })
  const permissions = { ...RECORDING, issues: 'read', checks: 'read' } as const
  return () => stage.run('push', push, { sha: after, ref: 'refs/heads/main', permissions })
}

describe('a change is recorded by what the ledger knew at its merge', () => {
  test('although the review was recorded since', async () => {
    await emergency()
    stage.later(3 * DAY)
    comment(reported(), 'carol')
    const record = await recording(await opened())
    await record()
    stage.later(60_000)
    await shop.upkeep()
    expect((await list()).open).toHaveLength(1)
    stage.later(60_000)
    expect((await record()).log.join('\n')).toContain('Already record 2')
    expect((await stage.entries()).map(({ record: { kind, verdict } }) => `${kind} ${verdict?.outcome ?? ''}`)).toEqual(
      ['merge pass', 'merge fail', 'retrospective '],
    )
  })

  test('although the emergency before it was recorded since', async () => {
    const lost = await opened()
    await stage.sandbox.mergePull({ pull: lost, by: 'bob', method: 'squash' })
    stage.later(3 * DAY)
    const record = await recording(await opened())
    await record()
    stage.later(60_000)
    await shop.upkeep()
    stage.later(60_000)
    expect((await record()).log.join('\n')).toContain('Already record 1')
  })
})

describe('whoever took part does not review it', () => {
  test('somebody who pushed it under the name of another', async () => {
    const pull = await opened()
    stage.sandbox.pushesAs(pull, 'dora')
    shop.commit('topic-1', { 'src/more.js': 'export const more = 1\n' })
    await emergency(pull)
    comment(reported(), 'dora')
    expect((await shop.upkeep()).text).toContain('dora had a part in what is to be reviewed')
  })

  const byGhost = async (message = 'x', author = 'ghost'): Promise<Pull> => {
    const { repository, sandbox } = stage
    const commit = commitIn(repository.path, {
      parent: shop.tip(),
      author,
      message,
      files: { 'src/ghost.js': '1\n' },
      date: stage.now(),
    })
    writeRef(repository.path, 'refs/heads/ghost', commit)
    const pull = await sandbox.openPull({ repository, author: 'alice', head: 'ghost', base: 'main', title: 'Ghost' })
    sandbox.editPull(pull, { body: EMERGENCY })
    return emergency(pull)
  }

  test('of a commit of nobody known, two people do: at most one of them is that person', async () => {
    await byGhost()
    const issue = reported()
    comment(issue, 'dora')
    expect((await shop.upkeep()).text).toContain('Ask a second person with the role')
    comment(issue, 'carol')
    expect((await shop.upkeep()).text).toContain('Review #2 by dora of change #1: it conforms.')
  })

  test('the address of a known tool is nobody', async () => {
    await stage.close()
    await begin(policy('known-addresses: [{ address: tool@robots.example, is: tool }]\n'))
    await byGhost('Fix\n\nCo-authored-by: Tool <tool@robots.example>', 'alice')
    comment(reported(), 'dora')
    expect((await shop.upkeep()).text).toContain('Review #2 by dora of change #1: it conforms.')
  })
})

describe('a report', () => {
  test.each(['change #1', 'https://github.com/acme/shop/pull/1'])('may name what it is about as %s', async about => {
    await emergency()
    comment(reported({ about }), 'dora')
    expect((await shop.upkeep()).text).toContain('of change #1: it conforms.')
  })

  test('counts when its issue was closed at once', async () => {
    await emergency()
    const issue = reported()
    comment(issue, 'dora')
    stage.later(2000)
    stage.sandbox.closeIssue(issue)
    expect((await shop.upkeep()).text).toContain('of change #1: it conforms.')
  })

  test('is of one review: in the next emergency the same issue says nothing', async () => {
    await emergency()
    const issue = reported()
    comment(issue, 'dora')
    expect((await shop.upkeep()).text).toContain('of change #1: it conforms.')
    const { number } = await emergency()
    stage.sandbox.editIssue(issue, issue.body.replace('#1', `#${number}`))
    stage.later(5000)
    comment(issue, 'dora')
    expect((await shop.upkeep()).text).toContain('Report each review in an issue of its own.')
  })

  test.each(['#2', '#1', '#404'])('names actions that are issues: %s is none', async actions => {
    await emergency()
    comment(reported({ result: 'It does not conform', actions }), 'dora')
    expect((await shop.upkeep()).text).toContain(`its action ${actions} is no other issue of this repository`)
  })

  test('that fails keeps nothing else from being recorded', async () => {
    await emergency()
    const pull = await opened('## Risk\n\nlow\n\n## Reason\n\nA better text.\n')
    await stage.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
    stage.later(60_000)
    comment(reported(), 'dora')
    stage.sandbox.faults.add({ match: { operation: 'Landed' }, times: 1, fault: { status: 404 } } as never)
    await shop.upkeep()
    expect((await stage.entries()).map(({ record }) => record.kind)).toContain('merge')
    expect(await stage.entries()).not.toHaveLength(1)
  })
})

describe('what is to be reviewed', () => {
  test('is found in the ledger of every branch', async () => {
    const files = { '.github/quality-policy.yml': policy('ledger: { branch: quality-records-1 }\n') }
    await shop.protectedBranch('release/1.x', shop.commit('main-1', files, shop.tip()))
    const { number } = await emergency(undefined, 'release/1.x')
    stage.later(3 * DAY)
    const { exitCode, text } = await shop.upkeep()
    expect(text).toContain(`The retrospective review of change #${number} was due on`)
    expect(exitCode).toBe(1)
    comment(reported({ about: `#${number}` }), 'dora')
    expect((await shop.upkeep()).text).toContain(`of change #${number}: it conforms.`)
  })

  test('is not forgotten while the policy cannot be used', async () => {
    await emergency()
    stage.later(3 * DAY)
    shop.commit('main', { '.github/quality-policy.yml': 'version: 1\nretrospective-reviews: [x]\n' })
    await shop.upkeep()
    const { exitCode, text } = await shop.upkeep()
    expect(exitCode).toBe(1)
    expect(text).toContain('The policy on main cannot be used, so nobody knows who decides on corrections and reviews.')
  })

  test('is told although issues cannot be read, with the permission that is missing', async () => {
    await stage.close()
    stage = await Stage.open(policy(), {}, { isPrivate: true })
    shop = new Shop(stage)
    await emergency()
    const place = { sha: shop.tip(), ref: 'refs/heads/main', inputs: { command: 'upkeep' } }
    const { log } = await stage.run('schedule', {}, { ...place, permissions: { ...RECORDING, actions: 'read' } })
    expect(log.join('\n')).toContain('so no retrospective review was read. Grant the job `issues: read`')
    expect(log.join('\n')).toContain('The retrospective review of change #1 is due on')
  })
})
