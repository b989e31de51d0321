import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Issue, Pull } from '../../sandbox/github/sandbox.ts'
import { formText } from './stage/form.ts'
import { PERMISSIONS, RECORDING, Stage } from './stage/stage.ts'

// A change request in an issue: the description names it, and an approval is of what it said then.

const POLICY = `version: 1
roles: { release-manager: { users: [carol] } }
gates:
  change-request:
    type: change-record
    source: { issue: { label: change-request } }
    authorised-by: { from: [release-manager] }
`
const READING = { ...PERMISSIONS, issues: 'read' } as const
const CHECK = 'Gatebook: change-request'

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open(POLICY)
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const ANSWERS = { reason: 'Shops ask for it', risk: 'medium', impact: 'All shops', rollback: 'Revert the merge' }

const request = (answers: Record<string, string> = {}, labels = ['change-request']): Issue =>
  stage.sandbox.createIssue({
    repository: stage.repository,
    title: 'Discounts',
    author: 'alice',
    labels,
    body: formText({ ...ANSWERS, ...answers }, 'change-record'),
  })

async function naming(text: string): Promise<Pull> {
  const pull = await stage.change()
  stage.sandbox.editPull(pull, { body: `## Change record\n\n${text}\n` })
  stage.later(2000)
  return pull
}

async function approved(pull: Pull): Promise<void> {
  await stage.sandbox.submitReview({ pull, user: 'carol', state: 'APPROVED' })
  stage.later(2000)
}

async function judged(pull: Pull) {
  const { log } = await stage.runOn(pull, { permissions: READING })
  return { text: log.join('\n'), check: stage.checks(pull.head)[CHECK] }
}

describe('a change record in an issue', () => {
  test('lets the change pass, and its verdict is kept after the merge', async () => {
    const { sandbox } = stage
    const issue = request()
    const pull = await naming(`#${issue.number}`)
    await approved(pull)
    expect((await judged(pull)).check).toBe('success')
    const before = stage.tip('origin/main')
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    const after = (await stage.inRepository('rev-parse', 'refs/heads/main')).trim()
    const { repository } = stage
    const push = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
    // What becomes of the issue afterwards is nothing to the merge.
    sandbox.closeIssue(issue)
    const permissions = { ...RECORDING, issues: 'read', checks: 'read' } as const
    await stage.run('push', push, { sha: after, ref: 'refs/heads/main', permissions })
    const [{ record } = { record: null }] = await stage.entries()
    expect(record).toMatchObject({
      verdict: { outcome: 'pass' },
      changeRecord: { path: null, declaredRisk: 2 },
    })
  })

  test('is named by its address, too', async () => {
    const { number } = request()
    const pull = await naming(`https://github.com/acme/shop/issues/${number}`)
    await approved(pull)
    expect((await judged(pull)).check).toBe('success')
  })

  test.each<[string, () => Promise<string>, string]>([
    ['none is named', async () => '', 'its description names no issue under the heading "Change record"'],
    ['there is none with that number', async () => '#404', 'There is no issue #404 in this repository'],
    ['the number is that of a pull request', async () => '#1', 'There is no issue #1 in this repository'],
    ['it is in another repository', async () => 'acme/other#7', 'says "acme/other#7", which is not one issue'],
    ['it is in a comment', async () => `<!-- #${request().number} -->`, 'names no issue under the heading'],
    ['it lacks the label', async () => `#${request({}, []).number}`, 'does not have the label "change-request"'],
    ['a field is empty', async () => `#${request({ rollback: '_No response_' }).number}`, '"rollback" is'],
  ])('does not pass where %s', async (_, text, why) => {
    const pull = await stage.change()
    stage.sandbox.editPull(pull, { body: `## Change record\n\n${await text()}\n` })
    stage.later(2000)
    await approved(pull)
    const { text: log, check } = await judged(pull)
    expect(log).toContain(why)
    expect(check).toBe('failure')
  })

  test('is authorised as it was read: an edit of the issue, or of which one it is, asks for another approval', async () => {
    const issue = request()
    const pull = await naming(`#${issue.number}`)
    await approved(pull)
    stage.sandbox.editIssue(issue, issue.body.replace('medium', 'high'))
    stage.later(2000)
    expect((await judged(pull)).text).toContain('[authorisation_before_record]')
    await approved(pull)
    expect((await judged(pull)).check).toBe('success')
    const other = request({ reason: 'Something else' })
    stage.sandbox.editPull(pull, { body: `## Change record\n\n#${other.number}\n` })
    stage.later(2000)
    const { text, check } = await judged(pull)
    expect(text).toContain('[authorisation_before_record]')
    expect(check).toBe('failure')
  })

  test('is looked at again when the issue is edited: nobody has authorised what it says now', async () => {
    const issue = request()
    const pull = await naming(`#${issue.number}`)
    await approved(pull)
    expect((await judged(pull)).check).toBe('success')
    stage.sandbox.editIssue(issue, issue.body.replace('Revert the merge', 'There is no way back'))
    stage.later(2000)
    const { number, body } = issue
    const payload = { action: 'edited', issue: { number, body, author_association: 'MEMBER' } }
    const place = { sha: stage.tip('origin/main'), ref: 'refs/heads/main', inputs: { command: 'check' } }
    await stage.run('issues', payload, { ...place, permissions: READING })
    expect(stage.checks(pull.head)[CHECK]).toBe('failure')
  })

  test('was never there where it is written after the merge', async () => {
    const pull = await naming('#2')
    expect((await judged(pull)).check).toBe('failure')
    const before = stage.tip('origin/main')
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    stage.later(2000)
    expect(request().number).toBe(2)
    const after = (await stage.inRepository('rev-parse', 'refs/heads/main')).trim()
    const { repository } = stage
    const push = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
    const permissions = { ...RECORDING, issues: 'read', checks: 'read' } as const
    await stage.run('push', push, { sha: after, ref: 'refs/heads/main', permissions })
    const [{ record } = { record: null }] = await stage.entries()
    expect(record.verdict.outcome).toBe('fail')
  })

  test('cannot be read without the permission in a private repository, which is an error with its cure', async () => {
    await stage.close()
    stage = await Stage.open(POLICY, {}, { isPrivate: true })
    const pull = await naming(`#${request().number}`)
    await approved(pull)
    const { log } = await stage.runOn(pull)
    expect(log.join('\n')).toContain('`issues: read`')
    expect(stage.checks(pull.head)[CHECK]).toBe('failure')
  })
})
