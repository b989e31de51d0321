import { afterEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { formText } from '../stage/form.ts'
import { PERMISSIONS, Stage } from '../stage/stage.ts'

// Open changes whose verdict moves although nothing happens to them.

const HOUR = 60 * 60 * 1000
const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }], max-age: PT3H }
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [coverage/lcov.info] }]
    source: { include: ["src/**"] }
    patch: { min: 80 }
concessions: { granted-by: [maintainer], max-duration: P14D }
`
const GRANTS = { ...PERMISSIONS, issues: 'read' } as const

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const signal = ({ head }: Pull) => stage.sandbox.requiredCheck(stage.repository, head, 'Gatebook')?.conclusion

/** The scheduled job on the default branch, or another event of no change; nothing is checked out in it. */
async function looked(name = 'schedule', payload: unknown = {}) {
  stage.sandbox.resetRequests()
  const place = { sha: stage.tip('origin/main'), ref: 'refs/heads/main', permissions: GRANTS }
  const result = await stage.run(name, payload, { ...place, inputs: { command: 'check', 'fail-on': 'error' } })
  const posts = stage.sandbox.requests.filter(({ method, path }) => method === 'POST' && !path.endsWith('/graphql'))
  return { ...result, said: result.log.at(-1), text: result.log.join('\n'), posts: posts.length }
}

async function approved(branch: string): Promise<Pull> {
  const pull = await stage.change({ branch, files: { [`src/${branch}.js`]: 'export const a = 1\n' } })
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const report = `SF:src/${branch}.js\nDA:1,1\nend_of_record\nSF:src/price.js\nDA:1,1\nend_of_record\n`
  const workspace = await stage.workspace(pull.head, report)
  expect((await stage.runOn(pull, { workspace, permissions: GRANTS })).outputs['outcome']).toBe('pass')
  return pull
}

describe('a scheduled run over all open changes', () => {
  test('posts nothing while their verdicts stand, and turns one red whose approval has expired', async () => {
    stage = await Stage.open(POLICY)
    const pulls = [await approved('one'), await approved('two')]
    expect(await looked()).toMatchObject({
      exitCode: 0,
      posts: 0,
      said: '2 open changes evaluated again, 0 with another verdict.',
    })
    stage.later(4 * HOUR)
    const late = await looked()
    expect(late.said).toBe('2 open changes evaluated again, 2 with another verdict.')
    expect(late.text).toContain('#1: 1 of 2 gates failed: peer-review.')
    expect(pulls.map(signal)).toEqual(['failure', 'failure'])
    // The gate that only reports could show has its check already.
    expect(stage.checks(pulls[0]?.head ?? '')).toMatchObject({ 'Gatebook: coverage': 'success', Gatebook: 'failure' })
    expect(late.posts).toBe(6)
    expect((await looked()).posts).toBe(0)
  })

  test('keeps what the reports showed for the record of the merge', async () => {
    stage = await Stage.open(POLICY)
    const pull = await approved('one')
    stage.later(4 * HOUR)
    await looked()
    await stage.sandbox.submitReview({ pull, user: 'carol', state: 'APPROVED' })
    expect((await looked()).said).toBe('1 open change evaluated again, 1 with another verdict.')
    expect(signal(pull)).toBe('success')
    const before = stage.tip('origin/main')
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    await stage.git('fetch', '-q', 'origin')
    const after = stage.tip('origin/main')
    const { repository } = stage
    const push = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
    const permissions = { ...GRANTS, contents: 'write' } as const
    await stage.run('push', push, { sha: after, ref: 'refs/heads/main', permissions })
    const [entry] = await stage.entries()
    expect(entry?.record.verdict.outcome).toBe('pass')
    expect(entry?.record.evidence.map(({ fact }: { fact: string }) => fact)).toContain('coverage')
  })

  test('leaves a change that has not been evaluated with its reports to a run of its own', async () => {
    stage = await Stage.open(POLICY)
    const pull = await stage.change()
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    const { text, posts, exitCode } = await looked()
    expect([posts, exitCode, signal(pull)]).toEqual([0, 0, undefined])
    expect(text).toContain('#1 needs a run of its own: its reports are not known here.')
  })

  test('evaluates the others where one cannot be read, and is red', async () => {
    stage = await Stage.open(POLICY)
    const [one, two] = [await approved('one'), await approved('two')]
    stage.later(4 * HOUR)
    stage.sandbox.faults.add({ match: { operation: 'Change' }, after: 1, fault: { forbidden: true } })
    const { said, exitCode } = await looked()
    expect(exitCode).toBe(1)
    expect(said).toMatch(/2 open changes evaluated again, 1 with another verdict\. #[12] could not be evaluated\./)
    expect([signal(one), signal(two)].sort()).toEqual(['failure', 'success'])
  })

  test('ends when its requests are used up, and says from where the next one goes on', async () => {
    stage = await Stage.open(POLICY)
    await approved('one')
    stage.sandbox.faults.add({ match: { operation: 'Change' }, fault: { rateLimit: 'primary', resetAfter: 3000 } })
    const { said, exitCode } = await looked()
    expect(exitCode).toBe(1)
    expect(said).toContain('1 are left, from #1 on')
  })
})

describe('an issue', () => {
  const ANSWERS = {
    gates: 'peer-review',
    scope: '#1',
    reason: 'The release of the fix cannot wait for a review.',
    expires: new Date(Date.now() + 3 * 24 * HOUR).toISOString().slice(0, 10),
  }
  const event = (body: string, comment: object = { body: 'Concession granted.', author_association: 'MEMBER' }) => ({
    action: 'created',
    issue: { number: 2, body, author_association: 'MEMBER' },
    comment,
  })

  test('that is a concession has the changes evaluated that it names, when it is granted', async () => {
    stage = await Stage.open(POLICY.replace(/ {2}coverage:[\s\S]*?(?=concessions)/, ''))
    const pull = await stage.change()
    const { repository, sandbox } = stage
    await stage.runOn(pull, { permissions: GRANTS })
    expect(signal(pull)).toBe('failure')
    const body = formText(ANSWERS)
    const issue = sandbox.createIssue({ repository, title: 'Now', author: 'alice', labels: ['concession'], body })
    sandbox.comment(issue, 'carol', 'Concession granted.')
    expect((await looked('issue_comment', event(body))).said).toContain('1 with another verdict')
    expect(signal(pull)).toBe('success')
    sandbox.closeIssue(issue)
    await looked('issues', { ...event(body), comment: undefined, action: 'closed' })
    expect(signal(pull)).toBe('failure')
  })

  test.each([
    [
      'that is none',
      'issue_comment',
      event('Something broke.'),
      'The issue is no concession, and no open change names it: there is nothing to evaluate.',
    ],
    [
      'that is a pull request',
      'issue_comment',
      { ...event(''), issue: { number: 1, pull_request: {} } },
      'A comment decides nothing.',
    ],
    [
      'on which an outsider comments',
      'issue_comment',
      event(formText(ANSWERS), { body: 'x', author_association: 'NONE' }),
      'It is of somebody who is no part of the repository, and grants nothing.',
    ],
  ])('%s starts no work', async (_, name, payload, why) => {
    stage = await Stage.open(POLICY)
    expect(await looked(name, payload)).toMatchObject({ exitCode: 0, said: why, posts: 0 })
    expect(stage.sandbox.requests).toEqual([])
  })
})
