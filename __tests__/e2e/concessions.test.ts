import { afterEach, describe, expect, test } from '@jest/globals'
import type { Issue, Pull } from '../../sandbox/github/sandbox.ts'
import { formText } from './stage/form.ts'
import { PERMISSIONS, RECORDING, Stage } from './stage/stage.ts'

// A change is merged although a gate fails, by the permission of somebody who may give it, and the record says so.

const POLICY = `version: 1
roles: { maintainer: { users: [bob] }, quality-owner: { users: [carol] } }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
concessions: { granted-by: [quality-owner] }
`
const READING = { ...PERMISSIONS, issues: 'read' } as const

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const ANSWERS = {
  gates: 'peer-review',
  scope: '#1',
  reason: 'The hotfix cannot wait; bob reviews it on Monday.',
  expires: day(7),
}

function requested(answers: Record<string, string> = ANSWERS): Issue {
  const body = formText(answers)
  return stage.sandbox.createIssue({
    repository: stage.repository,
    title: 'Concession',
    author: 'alice',
    labels: ['concession'],
    body,
  })
}

async function judge(pull: Pull) {
  stage.sandbox.resetRequests()
  const result = await stage.runOn(pull, { permissions: READING })
  return { ...result, text: result.log.join('\n') }
}

async function opened(): Promise<Pull> {
  stage = await Stage.open(POLICY)
  return stage.change()
}

/** What the ledger keeps of the change once it was merged. */
async function recordedAfterMerge(pull: Pull, meanwhile: () => void = () => {}) {
  const before = stage.tip('origin/main')
  await stage.sandbox.mergePull({ pull, by: 'alice', method: 'squash' })
  stage.later(1100)
  meanwhile()
  await stage.git('fetch', '-q', 'origin')
  const after = stage.tip('origin/main')
  const { repository } = stage
  const ref = 'refs/heads/main'
  const event = await stage.sandbox.events.push({ repository, ref, before, after, pusher: 'alice' })
  const recorded = await stage.run('push', event, { sha: after, ref, permissions: { ...RECORDING, issues: 'read' } })
  await stage.git('fetch', '-q', 'origin')
  return JSON.parse(await stage.git('show', `origin/quality-records:${recorded.outputs['record-path']}`))
}

describe('a failed gate says how a concession is asked for', () => {
  const shown = (pull: Pull, name: string) =>
    stage.sandbox.checkRuns(stage.repository, pull.head).find(run => run.name === name)?.summary ?? ''
  const linkIn = (text: string) => /\[Request a concession\]\(([^)\s]+)\)/.exec(text)?.[1]

  test('with a link that fills the form, in its check, in that of the verdict and in the summary', async () => {
    const pull = await opened()
    const result = await judge(pull)
    const text = shown(pull, 'Gatebook: peer-review')
    expect(text).toContain('If the change cannot wait, a concession can accept this failure for a limited time')
    expect(text).toContain('when somebody with the role quality-owner, who neither requested it nor contributed')
    const url = new URL(linkIn(text) ?? '')
    expect(`${url.origin}${url.pathname}`).toBe('https://github.com/acme/shop/issues/new')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      template: 'concession.yml',
      title: 'Concession: peer-review of #1',
      gates: 'peer-review',
      scope: '#1',
    })
    expect(linkIn(shown(pull, 'Gatebook: verdict'))).toBe(url.href)
    expect(linkIn(result.summary)).toBe(url.href)
    // What the link fills in is what Gatebook reads: the rest is granted, and the gate is waived.
    const answers = Object.fromEntries(url.searchParams)
    const issue = requested({ ...ANSWERS, ...answers })
    stage.sandbox.comment(issue, 'carol', 'concession granted')
    expect((await judge(pull)).exitCode).toBe(0)
  })

  test('and no more when one was requested, for then it says what that lacks', async () => {
    const pull = await opened()
    requested()
    const { text } = await judge(pull)
    expect(text).toContain('none of its last 100 comments grants it')
    expect(linkIn(shown(pull, 'Gatebook: peer-review'))).toBeUndefined()
  })

  test('but not a change of the rules, which none covers, nor a policy without concessions', async () => {
    stage = await Stage.open(POLICY)
    const rules = await stage.change({ files: { '.github/workflows/x.yml': 'on: push\n' } })
    await judge(rules)
    expect(linkIn(shown(rules, 'Gatebook: peer-review'))).toContain('gates=peer-review')
    expect(linkIn(shown(rules, 'Gatebook: protected-paths'))).toBeUndefined()
    await stage.close()
    stage = await Stage.open(POLICY.replace(/concessions.*\n/, ''))
    const without = await stage.change()
    await judge(without)
    expect(shown(without, 'Gatebook: peer-review')).not.toContain('concession')
  })
})

describe('a concession', () => {
  test('is granted by the comment of a quality owner, shown, and recorded with the merge', async () => {
    const pull = await opened()
    const issue = requested()
    expect((await judge(pull)).exitCode).toBe(1)
    stage.sandbox.comment(issue, 'carol', 'Concession granted.')
    const result = await judge(pull)
    expect(result.exitCode).toBe(0)
    expect(result.text).toContain('Accepted by concession #2: 0 of 1 approval')
    expect(stage.checks(pull.head)).toEqual({
      Gatebook: 'success',
      'Gatebook: verdict': 'success',
      'Gatebook: peer-review': 'success',
    })
    expect(
      stage
        .judging()
        .map(({ operation }) => operation)
        .filter(Boolean),
    ).toEqual(['Change', 'Concessions', 'Current'])

    // What happens to it afterwards does not change what was accepted.
    const entry = await recordedAfterMerge(pull, () => stage.sandbox.closeIssue(issue))
    expect(entry.record.verdict).toMatchObject({
      outcome: 'pass',
      gates: [
        {
          outcome: 'waived',
          reasons: [{ code: 'approvals_missing', awaits: 'person' }],
          concession: { issue: 2, expires: ANSWERS.expires, result: 'fail', grantedBy: expect.stringMatching(/^\d+$/) },
        },
      ],
    })
    expect(entry.record.verdict.gates[0].clauses).toContainEqual({ edition: '2015', id: '8.7.2' })
  })

  test.each<[string, (issue: Issue) => void, string]>([
    [
      'by the person who requested it',
      issue => stage.sandbox.comment(issue, 'alice', 'concession granted'),
      'alice granted it, but it must be granted by somebody with the role quality-owner',
    ],
    [
      'by another word',
      issue => stage.sandbox.comment(issue, 'carol', 'I doubt that this should be a concession granted'),
      'none of its last 100 comments grants it',
    ],
    [
      "by a comment that was changed, as those who may push can change anybody's",
      issue => stage.sandbox.editComment(stage.sandbox.comment(issue, 'carol', 'No.'), 'concession granted'),
      'none of its last 100 comments grants it',
    ],
    [
      'by a comment that is hidden',
      issue => {
        stage.sandbox.comment(issue, 'carol', 'concession granted').isMinimized = true
      },
      'none of its last 100 comments grants it',
    ],
    [
      'by a text that was changed afterwards',
      issue => {
        stage.sandbox.comment(issue, 'carol', 'concession granted')
        stage.sandbox.editIssue(issue, formText({ ...ANSWERS, expires: day(20) }))
      },
      'it was edited, reopened or transferred here after it was granted',
    ],
  ])('is not granted %s', async (_, act, because) => {
    const pull = await opened()
    act(requested())
    const result = await judge(pull)
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain(`Concession #2 is not valid: ${because}`)
  })

  test('is to be granted again once its issue was closed and opened again', async () => {
    const pull = await opened()
    const issue = requested()
    stage.sandbox.comment(issue, 'carol', 'concession granted')
    stage.sandbox.closeIssue(issue)
    stage.sandbox.reopenIssue(issue)
    expect((await judge(pull)).text).toContain('it was edited, reopened or transferred here after it was granted')
  })

  test('is nothing once its issue is closed', async () => {
    const pull = await opened()
    const issue = requested()
    stage.sandbox.comment(issue, 'carol', 'concession granted')
    stage.sandbox.closeIssue(issue)
    expect((await judge(pull)).exitCode).toBe(1)
  })

  test('of a form that was left empty says what is missing', async () => {
    const pull = await opened()
    const issue = requested({ gates: 'peer-review', scope: '#1' })
    stage.sandbox.comment(issue, 'carol', 'concession granted')
    expect((await judge(pull)).text).toContain('Concession #2 is not valid: its reason is missing or too short.')
  })

  test('for files goes by the files that GitHub lists', async () => {
    stage = await Stage.open(POLICY)
    const pull = await stage.change()
    stage.sandbox.comment(requested({ ...ANSWERS, scope: 'docs/**' }), 'carol', 'concession granted')
    expect((await judge(pull)).exitCode).toBe(1)
    stage.sandbox.comment(requested({ ...ANSWERS, scope: 'src/**' }), 'carol', 'concession granted')
    const result = await judge(pull)
    expect(result.text).toContain('Accepted by concession #3')
    expect(stage.sandbox.requests.map(({ path }) => path)).toContainEqual(expect.stringMatching(/\/pulls\/1\/files/))
    const { record } = await recordedAfterMerge(pull)
    expect(record.verdict.gates[0]).toMatchObject({ outcome: 'waived', concession: { issue: 3 } })
  })
})
