import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Issue, Pull } from '../../sandbox/github/sandbox.ts'
import { DISCOUNT, RECORDING, type RunOptions, Stage } from './stage/stage.ts'

/** Every gate that judges a change, in one policy. */
const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
  release-manager: { users: [carol] }
risk:
  - { level: high, paths: ["src/payments/**"] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [coverage/lcov.info] }]
    source: { include: ["src/**"] }
    patch: { min: 80 }
  tests: { type: tests, reports: [{ name: unit, paths: [reports/junit.xml] }] }
  traceability:
    type: traceability
    work-items: [{ source: github-issues }]
    requirements: { files: [doc/requirements.yml] }
    verified-by: tests
    exempt: [{ app: dependabot, only-paths: ["**/package-lock.json"] }]
  change-record:
    type: change-record
    source: { files: ["changes/*.yml"] }
    authorised-by: { from: [release-manager] }
    types: { emergency: { incident: required, review-within: P2D } }
`

const REQUIREMENTS = 'requirements:\n  - { id: REQ-1, title: Prices are exact, status: approved }\n'
const RECORD = 'reason: Shops ask for it\nrisk: medium, prices change\nimpact: All shops\nrollback: Revert the merge\n'
const JUNIT =
  '<testsuites><testsuite name="unit"><testcase name="REQ-1 discounts"/><testcase name="b"/></testsuite></testsuites>'
const READING = {
  contents: 'read',
  checks: 'write',
  statuses: 'write',
  pull_requests: 'read',
  issues: 'read',
  metadata: 'read',
} as const

let stage: Stage
let issue: Issue

beforeEach(async () => {
  stage = await Stage.open(POLICY, { 'doc/requirements.yml': REQUIREMENTS })
  issue = stage.sandbox.createIssue({ repository: stage.repository, title: 'Discounts', author: 'bob' })
})
afterEach(() => stage.close())

const files = (record: string | null = RECORD): Record<string, string> => ({
  'src/discount.js': DISCOUNT,
  ...(record === null ? {} : { 'changes/discount.yml': record }),
})

/** A change with everything in order but what a test removes. */
async function change(
  body: string,
  more: { record?: string | null; files?: Record<string, string> } = {},
): Promise<Pull> {
  const { record = RECORD } = more
  const pull = await stage.change({ files: { ...files(record), ...more.files } })
  stage.sandbox.editPull(pull, { body })
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await stage.sandbox.submitReview({ pull, user: 'carol', state: 'APPROVED' })
  return pull
}

async function judge(pull: Pull, junit: string | null = JUNIT, options: RunOptions = {}) {
  await stage.sandbox.refresh(pull)
  const workspace = await stage.workspace(pull.head)
  if (junit !== null) await stage.write(workspace, 'reports/junit.xml', junit)
  const result = await stage.runOn(pull, { workspace, permissions: READING, ...options })
  return { ...result, text: result.log.join('\n') }
}

describe('a change under all five gates', () => {
  test('passes when nothing is missing, within five requests and one for each check', async () => {
    const pull = await change(`Closes #${issue.number}, verifies REQ-1`)
    stage.sandbox.resetRequests()
    const result = await judge(pull)
    expect(result.text).toContain('All 5 gates passed')
    expect(stage.checks(pull.head)).toEqual({
      'Gatebook: peer-review': 'success',
      'Gatebook: coverage': 'success',
      'Gatebook: tests': 'success',
      'Gatebook: traceability': 'success',
      'Gatebook: change-record': 'success',
      'Gatebook: verdict': 'success',
      Gatebook: 'success',
    })
    const posts = stage.sandbox.requests.filter(({ path }) => path.endsWith('/check-runs'))
    expect(posts).toHaveLength(6)
    expect(stage.judging().length).toBeLessThanOrEqual(5)
    expect(stage.sandbox.violations).toEqual([])
  })

  test('says of each gate what is missing, and is green after the cure', async () => {
    const pull = await stage.change({ files: files(null) })
    const red = await judge(pull, null)
    expect(red.outputs['failed-gates']).toBe('["peer-review","tests","traceability","change-record"]')
    for (const code of ['approvals_missing', 'missing_report', 'link_missing', 'record_missing']) {
      expect(red.text).toContain(`[${code}]`)
    }
    expect(stage.sandbox.requiredCheck(stage.repository, pull.head, 'Gatebook')?.conclusion).toBe('failure')

    await stage.commit('alice', 'Add the record', { 'changes/discount.yml': RECORD })
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    stage.sandbox.editPull(pull, { body: `Closes #${issue.number}` })
    await stage.sandbox.refresh(pull)
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    await stage.sandbox.submitReview({ pull, user: 'carol', state: 'APPROVED' })
    expect((await judge(pull)).text).toContain('All 5 gates passed')
    expect(stage.sandbox.requiredCheck(stage.repository, pull.head, 'Gatebook')?.conclusion).toBe('success')
  })

  test('is recorded at the merge, its linked issue closed by the merge itself', async () => {
    const pull = await change(`Closes #${issue.number}`)
    await judge(pull)
    const before = stage.tip('origin/main')
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    expect(issue.state).toBe('CLOSED')
    await stage.git('fetch', '-q')
    const after = stage.tip('origin/main')
    const { repository } = stage
    const push = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
    const permissions = { ...RECORDING, issues: 'read' } as const
    const recorded = await stage.run('push', push, { sha: after, ref: 'refs/heads/main', permissions })
    expect(recorded).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass', ledger: 'appended' } })
    expect(stage.sandbox.violations).toEqual([])
  })
})

describe('a link that is none', () => {
  const cases: [string, (at: Stage) => string, RegExp][] = [
    ['1: to a closed issue', at => `Closes #${closed(at).number}`, /\[work_item_closed\]/],
    ['3: to a number that does not exist', () => 'Closes #4711', /\[work_item_not_found\]/],
    ['3: to the change itself', () => 'Closes #2', /\[work_item_is_pull_request\]/],
    ['4: in a comment', () => `<!-- Closes #${issue.number} -->`, /inside a comment \(line 1\), which does not count/],
    ['4: in a code fence', () => `\`\`\`\nCloses #${issue.number}\n\`\`\``, /inside code \(line 2\)/],
    ['4: in inline code', () => `See \`#${issue.number}\``, /inside code/],
    ['4: in a quote', () => `> See #${issue.number}`, /inside a quote/],
    ['4: in folded details', () => `<details>\n\nSee #${issue.number}\n\n</details>`, /inside raw HTML/],
    ['6: to another repository', () => 'Closes mallory/hers#1', /\[work_item_(?:repository|forbidden)\]/],
  ]
  test.each(cases)('%s', async (_, body, expected) => {
    const hers = await stage.sandbox.createRepository({ owner: 'mallory', name: 'hers' })
    stage.sandbox.createIssue({ repository: hers, title: 'Mine', author: 'mallory' })
    const pull = await change('')
    pull.body = body(stage)
    const result = await judge(pull)
    expect(result.exitCode).toBe(1)
    expect(result.text).toMatch(expected)
    expect(stage.checks(pull.head)['Gatebook: traceability']).toBe('failure')
  })

  test('7: is seen when the description is edited after a green check', async () => {
    const pull = await change(`Closes #${issue.number}`)
    expect((await judge(pull)).exitCode).toBe(0)
    stage.sandbox.editPull(pull, { body: 'Nothing to see' })
    expect((await judge(pull)).text).toContain('[link_missing]')
    expect(stage.sandbox.requiredCheck(stage.repository, pull.head, 'Gatebook')?.conclusion).toBe('failure')
  })

  test('8: a change pointed at another base is judged by the rules of that base', async () => {
    await stage.git('push', '-q', 'origin', 'origin/main:refs/heads/strict')
    const pull = await change(`Closes #${issue.number}`)
    expect((await judge(pull)).exitCode).toBe(0)
    await stage.sandbox.retarget(pull, 'strict')
    const result = await judge(pull)
    expect(result.text).toContain('[approval_before_base_change]')
    expect(result.exitCode).toBe(1)
  })

  test('12: a requirement that the change itself adds does not count', async () => {
    const added = `${REQUIREMENTS}  - { id: REQ-2, title: Anything goes, status: approved }\n`
    const pull = await change(`Closes #${issue.number}, for REQ-2`, { files: { 'doc/requirements.yml': added } })
    expect((await judge(pull)).text).toMatch(/REQ-2 is in none of the requirement files .* \[requirement_unknown\]/)
  })

  test('15: a requirement whose test was skipped is not verified', async () => {
    const pull = await change(`Closes #${issue.number}, for REQ-1`)
    const skipped = JUNIT.replace(
      '<testcase name="REQ-1 discounts"/>',
      '<testcase name="REQ-1 discounts"><skipped/></testcase>',
    )
    expect((await judge(pull, skipped)).text).toContain('[not_verified]')
  })

  test('25: a branch, a title and a label of dependabot exempt nobody', async () => {
    const pull = await stage.change({
      branch: 'dependabot/npm/x',
      title: 'chore(deps): bump x',
      files: { 'package-lock.json': '{}\n' },
    })
    stage.sandbox.setLabels(pull, ['dependencies'])
    expect((await judge(pull)).text).toContain('[link_missing]')
  })

  test('27: a change from a fork is judged, and its job is red when it does not pass, though it may post nothing', async () => {
    const { pull } = await stage.forkedChange()
    const permissions = {
      contents: 'read',
      pull_requests: 'read',
      issues: 'read',
      checks: 'read',
      metadata: 'read',
    } as const
    const result = await judge(pull, null, { permissions })
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('[link_missing]')
    expect(result.text).toContain('[record_missing]')
    expect(result.text).toMatch(/Not posted: .*checks: write/)
    expect(stage.sandbox.checkRuns(stage.repository, pull.head)).toEqual([])
  })

  test('29: a title full of commands and markup stays a title', async () => {
    const pull = await change(`Closes #${issue.number}`)
    stage.sandbox.editPull(pull, { title: '::error::owned <img src=x> @everyone\u202e #9999' })
    const result = await judge(pull)
    expect(result.log.filter(line => line.includes('::error::owned'))).toEqual([])
    const [run] = stage.sandbox
      .checkRuns(stage.repository, pull.head)
      .filter(({ name }) => name === 'Gatebook: verdict')
    // In a code span nothing is markup, no command and no mention.
    expect(run?.summary).toMatch(/<sub>change `[^`\n]*<img src=x> @everyone #9999` · /)
    expect(run?.summary).not.toContain('\u202e')
  })
})

describe('a test report that proves nothing', () => {
  test.each([
    [
      '17: an error is a failure',
      '<testsuite failures="0" errors="0"><testcase name="a"><error/></testcase></testsuite>',
      'tests_failed',
    ],
    ['17: no test case', '<testsuites tests="12"/>', 'empty_report'],
    [
      '17: one case, passed and failed',
      '<testsuite><testcase name="a"/><testcase name="a"><failure/></testcase></testsuite>',
      'tests_failed',
    ],
    ['all skipped', '<testsuite><testcase name="a"><skipped/></testcase></testsuite>', 'too_few_passed'],
    ['cut off', '<testsuite><testcase name="a"/>', 'unreadable_report'],
    [
      'a document type',
      '<!DOCTYPE x [<!ENTITY a "b">]><testsuite><testcase name="a"/></testsuite>',
      'unreadable_report',
    ],
  ])('%s', async (_, junit, code) => {
    const pull = await change(`Closes #${issue.number}`)
    const result = await judge(pull, junit)
    expect(result.text).toContain(`[${code}]`)
    expect(stage.checks(pull.head)['Gatebook: tests']).toBe('failure')
  })

  test('16: a report of another commit', async () => {
    const pull = await change(`Closes #${issue.number}`)
    const workspace = await stage.workspace(stage.tip('origin/main'))
    await stage.write(workspace, 'reports/junit.xml', JUNIT)
    const result = await stage.runOn(pull, { workspace, permissions: READING })
    expect(result.log.join('\n')).toMatch(
      /It was created with commit [0-9a-f]{10} checked out, but the head of the change is commit/,
    )
    expect(stage.checks(pull.head)['Gatebook: tests']).toBe('failure')
  })

  test('16: a report that is part of the commit', async () => {
    const pull = await change(`Closes #${issue.number}`, { files: { 'reports/junit.xml': JUNIT } })
    expect((await judge(pull)).text).toContain('[stale_report]')
  })
})

describe('a change record that authorises nothing', () => {
  const records: [string, Record<string, string>, string][] = [
    ['is a list', { 'changes/discount.yml': '- reason\n' }, 'record_unreadable'],
    ['is one of two', { 'changes/second.yml': RECORD }, 'records_several'],
    [
      'has the text of nobody',
      { 'changes/discount.yml': RECORD.replace('Revert the merge', 'TODO') },
      'record_field_empty',
    ],
    [
      'declares too little risk',
      { 'src/payments/pay.js': 'export const pay = 1\n', 'changes/discount.yml': RECORD.replace('medium', 'low') },
      'risk_understated',
    ],
    [
      'is an emergency without an incident',
      { 'changes/discount.yml': `${RECORD}type: emergency\n` },
      'record_field_missing',
    ],
  ]
  test.each(records)('%s', async (_, more, code) => {
    const pull = await change(`Closes #${issue.number}`, { files: more })
    const result = await judge(pull)
    expect(result.text).toContain(`[${code}]`)
    expect(stage.checks(pull.head)['Gatebook: change-record']).toBe('failure')
  })

  test('is a symbolic link', async () => {
    const pull = await stage.change({ files: files(null) })
    await stage.link('changes/discount.yml', '../doc/requirements.yml')
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    expect((await judge(pull)).text).toContain('[record_unsafe]')
  })

  test('20: approved by its own author, or by a co-author', async () => {
    const pull = await stage.change({ author: 'carol', files: files() })
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    expect((await judge(pull)).text).toContain('[authorisation_missing]')
    const second = await stage.change({ branch: 'two', files: files() })
    await stage.commit('alice', 'More\n\nCo-authored-by: carol <carol@example.com>', {
      'src/more.js': 'export const a = 1\n',
    })
    await stage.git('push', '-q', 'origin', 'HEAD:two')
    await stage.sandbox.refresh(second)
    await stage.sandbox.submitReview({ pull: second, user: 'carol', state: 'APPROVED' })
    const result = await judge(second)
    expect(result.text).toMatch(/\[authorisation_missing\]/)
    expect(stage.checks(second.head)['Gatebook: change-record']).toBe('failure')
  })

  test('21: authorised before the last push', async () => {
    const pull = await change(`Closes #${issue.number}`)
    expect((await judge(pull)).exitCode).toBe(0)
    await stage.commit('alice', 'More', { 'changes/discount.yml': RECORD.replace('All shops', 'One shop') })
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    const result = await judge(pull)
    expect(result.text).toContain('[authorisation_missing]')
    expect(result.text).toContain('[approval_stale]')
  })
})

describe('a description that is too much', () => {
  test.each([
    ['nested quotes and comments', '> <!-- '.repeat(9362)],
    ['a thousand candidates', Array.from({ length: 1000 }, (_, at) => `#${at + 1000}`).join(' ')],
  ])('%s', async (_, body) => {
    const pull = await change('')
    pull.body = body
    const result = await judge(pull)
    expect(result.exitCode).toBe(1)
    expect(result.text).toMatch(/\[(?:link_missing|fact_truncated)\]/)
  })
})

function closed({ sandbox, repository }: Stage): Issue {
  return sandbox.createIssue({ repository, title: 'Old', author: 'bob', state: 'CLOSED' })
}
