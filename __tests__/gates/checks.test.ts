import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { CheckRun, CommitStatus } from '../../src/facts/checks.ts'
import { checks } from '../../src/gates/checks/index.ts'
import type { Judgement } from '../../src/verdict/verdict.ts'
import { account, change, HEAD, oid } from '../builders.ts'

const APP = 'github-advanced-security'

function run(part: Partial<CheckRun> = {}): CheckRun {
  return { id: '100', name: 'CodeQL', app: APP, commit: HEAD, status: 'completed', conclusion: 'success', ...part }
}

function judged(runs: readonly CheckRun[], require: unknown[] = [{ name: 'CodeQL', app: APP }]): Judgement {
  return checks.judge(checks.settings.parse({ require }), { change: change(), checks: [...runs] })
}

const told = ({ outcome, reasons }: Judgement) => [
  outcome,
  ...reasons.map(({ code, message }) => `${code}: ${message}`),
]

test('a check that succeeded passes, and is the evidence', () => {
  expect(judged([run()])).toEqual({
    outcome: 'pass',
    title: '1 of 1 check succeeded',
    reasons: [],
    findings: [],
    measured: { required: 1, succeeded: 1 },
    children: [
      { outcome: 'pass', required: `Check "CodeQL" from ${APP} succeeded`, found: 'success', evidence: ['100'] },
    ],
  })
})

describe('a check does not count', () => {
  const ended = (how: string) => `check_not_succeeded: The check "CodeQL" from ${APP} ended with: ${how}.`
  const open = (how: string) => `check_pending: The check "CodeQL" from ${APP} has not finished: ${how}.`
  const none = `check_missing: No check "CodeQL" from ${APP} exists on the head commit.`

  test.each<[string, CheckRun[], string]>([
    ['that is not there', [], none],
    ['of another name', [run({ name: 'codeql' })], `${none} Did you mean "codeql"? These exist: "codeql" from ${APP}.`],
    [
      'beside others that are there, each named once, without those of Gatebook',
      [
        run({ name: 'test (22)', app: 'github-actions', id: '1' }),
        run({ name: 'test (22)', app: 'github-actions', id: '2' }),
        run({ name: 'Gatebook: verdict', app: 'github-actions', id: '3' }),
        run({ name: 'build', app: null, id: '4' }),
      ],
      `${none} These exist: "build" from an unknown app and "test (22)" from github-actions.`,
    ],
    [
      'beside more than somebody reads',
      Array.from({ length: 12 }, (_, index) =>
        run({ name: `job-${String.fromCharCode(97 + index)}`, id: `${index + 1}` }),
      ),
      `${none} These exist: ${Array.from({ length: 10 }, (_, index) => `"job-${String.fromCharCode(97 + index)}" from ${APP}`).join(', ')} and 2 more.`,
    ],
    [
      'beside one with a long name',
      [run({ name: `ab${'x'.repeat(100)}` })],
      `${none} These exist: "ab${'x'.repeat(57)}…" from ${APP}.`,
    ],
    ['of another commit', [run({ commit: oid('abc') })], none],
    [
      'that an app of another name posted',
      [run({ app: 'github-actions' })],
      `${none} A check with this name exists from github-actions, which does not count.`,
    ],
    [
      'that nobody owns up to',
      [run({ app: null }), run({ app: 'evil', id: '2' })],
      `${none} A check with this name exists from an unknown app and evil, which does not count.`,
    ],
    ['that waits', [run({ status: 'queued', conclusion: null })], open('queued')],
    ['that runs', [run({ status: 'in_progress', conclusion: null })], open('in progress')],
    ['that runs, whatever it says meanwhile', [run({ status: 'in_progress' })], open('in progress')],
    ['that is over without a conclusion', [run({ conclusion: null })], open('completed without a conclusion')],
    ...['failure', 'cancelled', 'timed_out', 'action_required', 'stale', 'skipped', 'neutral', 'startup_failure'].map(
      (conclusion): [string, CheckRun[], string] => [
        `that ended as ${conclusion}`,
        [run({ conclusion })],
        ended(conclusion.replaceAll('_', ' ')),
      ],
    ),
    ['that failed after a success', [run({ id: '9' }), run({ id: '10', conclusion: 'failure' })], ended('failure')],
    [
      'that was started again after a success',
      [run({ id: '101', status: 'queued', conclusion: null }), run()],
      open('queued'),
    ],
  ])('%s', (_, runs, message) => expect(told(judged(runs))).toEqual(['fail', message]))
})

test('the newest run counts, whatever the order of the list', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 10 ** 12 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(ids, fc.boolean(), (all, last) => {
      const newest = Math.max(...all)
      const runs = all.map(id => run({ id: String(id), conclusion: (id === newest) === last ? 'success' : 'failure' }))
      expect(judged(runs).outcome).toBe(last ? 'pass' : 'fail')
    }),
  )
})

test('neutral and skipped count where the policy says so, and nothing else does', () => {
  const allow = [{ name: 'CodeQL', app: APP, allow: ['neutral', 'skipped'] }]
  expect(['neutral', 'skipped', 'success'].map(conclusion => judged([run({ conclusion })], allow).outcome)).toEqual([
    'pass',
    'pass',
    'pass',
  ])
  expect(judged([run({ conclusion: 'failure' })], allow).outcome).toBe('fail')
})

test('every check must succeed, and each that did not says so', () => {
  const two = [
    { name: 'CodeQL', app: APP },
    { name: 'SonarQube', app: 'sonarqubecloud' },
  ]
  const judgement = judged([run()], two)
  expect([judgement.title, judgement.measured]).toEqual(['1 of 2 checks succeeded', { required: 2, succeeded: 1 }])
  expect(told(judgement)).toEqual([
    'fail',
    `check_missing: No check "SonarQube" from sonarqubecloud exists on the head commit. These exist: "CodeQL" from ${APP}.`,
  ])
  expect(judgement.children.map(({ outcome, found }) => [outcome, found])).toEqual([
    ['pass', 'success'],
    ['fail', 'none'],
  ])
})

test.each([
  ['no check', []],
  [
    'the same check twice',
    [
      { name: 'a', app: 'b' },
      { name: 'a', app: 'b', allow: ['neutral'] },
    ],
  ],
  ['a check without its app', [{ name: 'a' }]],
  ['an app that is no slug', [{ name: 'a', app: 'My App' }]],
  ['a failure that counts', [{ name: 'a', app: 'b', allow: ['failure'] }]],
])('the settings refuse %s', (_, require) => {
  expect(checks.settings.safeParse({ require }).success).toBe(false)
})

describe('a commit status', () => {
  const JENKINS = account('jenkins', { id: '700' })

  function status(part: Partial<CommitStatus> = {}): CommitStatus {
    const made = { id: '100', context: 'ci', creator: JENKINS, commit: HEAD, state: 'success' } as const
    return { ...made, at: '2026-03-01T11:00:00Z', target: null, ...part }
  }
  function judgedBy(by: string, statuses: readonly CommitStatus[], runs: readonly CheckRun[] = []): Judgement {
    const parsed = checks.settings.parse({ require: [{ name: 'ci', 'status-by': by }] })
    return checks.judge(parsed, { change: change(), checks: [...runs], statuses: [...statuses] })
  }

  test('of the account that the policy names passes, and is the evidence', () => {
    expect(judgedBy('Jenkins', [status()])).toMatchObject({
      outcome: 'pass',
      children: [
        {
          required: 'Status "ci" by Jenkins succeeded',
          found: 'success by jenkins',
          evidence: ['100'],
          outcome: 'pass',
        },
      ],
    })
    expect(judgedBy('somebody#700', [status()]).outcome).toBe('pass')
  })

  const none = 'check_missing: No commit status "ci" exists on the head commit.'
  const other = (who: string, by = 'jenkins') =>
    `status_by_other: The newest commit status "ci" is from ${who}, not from ${by}, and does not count.`
  test.each<[string, CommitStatus[], string]>([
    ['that is not there', [], none],
    ['of another context', [status({ context: 'ci/build' })], none],
    ['of another commit', [status({ commit: oid('abc') })], none],
    ['that is pending', [status({ state: 'pending' })], 'check_pending: The commit status "ci" by jenkins is pending.'],
    [
      'that is pending again after a success',
      [status({ id: '101', state: 'pending' }), status()],
      'check_pending: The commit status "ci" by jenkins is pending.',
    ],
    [
      'that failed',
      [status({ state: 'failure' })],
      'check_not_succeeded: The commit status "ci" by jenkins is: failure.',
    ],
    ['that broke', [status({ state: 'error' })], 'check_not_succeeded: The commit status "ci" by jenkins is: error.'],
    ['of somebody else', [status({ creator: account('mallory') })], other('mallory')],
    ['of nobody that GitHub names', [status({ creator: null })], other('an unknown account')],
    [
      'of somebody else after a failure',
      [status({ state: 'failure' }), status({ id: '101', creator: account('mallory') })],
      other('mallory'),
    ],
    ['that somebody else hid', [status(), status({ id: '101', creator: account('mallory') })], other('mallory')],
  ])('%s does not count', (_, statuses, message) =>
    expect(told(judgedBy('jenkins', statuses))).toEqual(['fail', message]),
  )

  test('of an account that took over the name does not count where the policy has the number', () => {
    expect(told(judgedBy('jenkins#1', [status()]))).toEqual(['fail', other('jenkins (account 700)', 'jenkins#1')])
  })

  test('and a check run of one name do not stand for each other', () => {
    const runs = [run({ name: 'ci', app: 'jenkins' })]
    expect(told(judgedBy('jenkins', [], runs))).toEqual(['fail', none])
    const asked = [{ name: 'ci', app: 'jenkins' }]
    const parsed = checks.settings.parse({ require: asked })
    const judgement = checks.judge(parsed, { change: change(), checks: [], statuses: [status()] })
    expect(told(judgement)).toEqual(['fail', 'check_missing: No check "ci" from jenkins exists on the head commit.'])
  })

  test('is read only where the policy requires one, and so are check runs', () => {
    const needed = (require: unknown[]) => Object.keys(checks.needs(checks.settings.parse({ require })))
    expect(needed([{ name: 'a', app: 'b' }])).toEqual(['change', 'checks'])
    expect(needed([{ name: 'a', 'status-by': 'b' }])).toEqual(['change', 'statuses'])
  })
})
