import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Report, TestRun } from '../../../src/facts/reports.ts'
import { tests } from '../../../src/gates/tests/index.ts'
import { settings } from '../../../src/gates/tests/settings.ts'
import type { Judgement } from '../../../src/verdict/verdict.ts'
import { BASE, HEAD } from '../../builders.ts'

const REPORTS = [{ name: 'unit', paths: ['junit.xml'] }]

function report(part: Partial<Report> = {}): Report {
  return { name: 'unit', state: 'read', detail: '', files: [], oddities: [], ...part }
}

/** A hundred and twenty cases, all passed. */
function run(cases: Partial<TestRun['cases']> = {}, part: Partial<TestRun> = {}): TestRun {
  return {
    request: REPORTS,
    measured: { commit: HEAD, as: 'head' },
    compared: BASE,
    reports: [report()],
    cases: { total: 120, passed: 120, failed: 0, skipped: 0, flaky: 0, ...cases },
    unpassed: [],
    claims: [],
    ...part,
  }
}

type Unpassed = TestRun['unpassed'][number]
const failing = (part: Partial<Unpassed> = {}): Unpassed => ({
  suite: 'cart',
  name: 'adds',
  outcome: 'failed',
  file: 'test/cart.test.ts',
  line: 7,
  ...part,
})

function judged(rules: object, ...runs: readonly TestRun[]): Judgement {
  return tests.judge(settings.parse({ reports: REPORTS, ...rules }), { tests: [...runs] })
}

const codes = (reasons: readonly { code: string }[]): string[] => reasons.map(({ code }) => code)
const brief = (judgement: Judgement) => [judgement.outcome, judgement.title, codes(judgement.reasons)]
const broken = (failed: number, skipped = 0) => run({ passed: 120 - failed - skipped, failed, skipped })
const skipping = (skipped: number) => broken(0, skipped)

describe('the cases of a test run', () => {
  test.each<[string, object, TestRun, string, string, string[]]>([
    ['pass when all of them do', {}, run(), 'pass', '120 of 120 passed', []],
    ['fail when one does', {}, broken(1), 'fail', '1 of 120 failed', ['tests_failed']],
    ['may fail as often as the policy says', { 'max-failed': 2 }, broken(2), 'pass', '2 of 120 failed', []],
    ['and not once more', { 'max-failed': 2 }, broken(3), 'fail', '3 of 120 failed', ['tests_failed']],
    ['may be skipped where the policy sets no limit', {}, skipping(119), 'pass', '1 of 120 passed, 119 skipped', []],
    [
      'may be skipped as often as it says',
      { 'max-skipped': 2 },
      skipping(2),
      'pass',
      '118 of 120 passed, 2 skipped',
      [],
    ],
    [
      'and not once more',
      { 'max-skipped': 2 },
      skipping(3),
      'fail',
      '117 of 120 passed, 3 skipped',
      ['too_many_skipped'],
    ],
    ['need to be as many as the policy asks for', { 'min-cases': 120 }, run(), 'pass', '120 of 120 passed', []],
    [
      'and not one fewer, whatever became of the rest (A30)',
      { 'min-cases': 121 },
      run(),
      'fail',
      '120 of 120 passed',
      ['too_few_passed'],
    ],
    [
      'do not reach the minimum by being skipped',
      { 'min-cases': 120 },
      skipping(1),
      'fail',
      '119 of 120 passed, 1 skipped',
      ['too_few_passed'],
    ],
    [
      'prove nothing when all are skipped (A30)',
      {},
      skipping(120),
      'fail',
      '0 of 120 passed, 120 skipped',
      ['too_few_passed'],
    ],
    [
      'prove nothing when all fail, even where they may',
      { 'max-failed': 120 },
      broken(120),
      'fail',
      '120 of 120 failed',
      ['too_few_passed'],
    ],
    [
      'prove nothing when there are none',
      {},
      run({ total: 0, passed: 0 }),
      'fail',
      '0 of 0 passed',
      ['too_few_passed'],
    ],
    [
      'break every rule that they break',
      { 'max-skipped': 1, 'min-cases': 118, flaky: 'fail' },
      run({ passed: 117, failed: 1, skipped: 2, flaky: 1 }),
      'fail',
      '1 of 120 failed, 1 flaky',
      ['tests_failed', 'too_few_passed', 'too_many_skipped', 'tests_flaky'],
    ],
  ])('%s', (_, rules, of, outcome, title, expected) => {
    expect(brief(judged(rules, of))).toEqual([outcome, title, expected])
  })

  test('are reported with what was required, what was found and what to do', () => {
    const rules = { 'max-skipped': 1, 'min-cases': 118, flaky: 'fail' }
    expect(judged(rules, run({ passed: 116, failed: 2, skipped: 2, flaky: 1 }))).toEqual({
      outcome: 'fail',
      title: '2 of 120 failed, 1 flaky',
      reasons: [
        {
          code: 'tests_failed',
          message: '2 of 120 test cases failed; the policy allows none.',
          next: 'Fix the failures. The first ones are listed below.',
          data: { failed: 2, total: 120, allowed: 0 },
        },
        {
          code: 'too_few_passed',
          message:
            '116 of 120 test cases passed, fewer than the 118 required. 2 cases were skipped, which does not count as passed.',
          next: 'Check that the whole suite ran, and run the skipped tests.',
          data: { passed: 116, total: 120, required: 118 },
        },
        {
          code: 'too_many_skipped',
          message: '2 of 120 test cases were skipped; the policy allows 1.',
          next: 'Run them, or remove tests that are no longer needed.',
          data: { skipped: 2, total: 120, allowed: 1 },
        },
        {
          code: 'tests_flaky',
          message: '1 case failed first and passed when repeated.',
          next: 'Make them reliable: a pass of a flaky test proves nothing.',
          data: { flaky: 1 },
        },
      ],
      findings: [],
      measured: { comparedCommit: BASE, cases: 120, passed: 116, failed: 2, skipped: 2, flaky: 1 },
      children: [
        { outcome: 'fail', required: 'No failed case', found: '2 failed' },
        { outcome: 'fail', required: 'At least 118 passed', found: '116 passed' },
        { outcome: 'fail', required: 'At most 1 skipped', found: '2 skipped' },
        { outcome: 'fail', required: 'No flaky case', found: '1 flaky' },
      ],
    })
  })

  test.each<[string, string, string[], string[]]>([
    ['allow', 'pass', [], []],
    ['warn', 'pass', [], ['tests_flaky']],
    ['fail', 'fail', ['tests_flaky'], []],
  ])('that pass only when repeated: %s', (flaky, outcome, reasons, findings) => {
    const judgement = judged({ flaky }, run({ flaky: 3 }))
    expect([
      judgement.outcome,
      codes(judgement.reasons),
      codes(judgement.findings),
      judgement.measured['flaky'],
    ]).toEqual([outcome, reasons, findings, 3])
  })
})

describe('the cases that failed', () => {
  const finding = (part: Partial<Unpassed>) =>
    judged({}, run({ passed: 119, failed: 1 }, { unpassed: [failing(part)] })).findings

  test('are listed where they are', () => {
    expect(finding({})).toEqual([
      { code: 'test_failed', message: 'Failed: cart: adds', location: { file: 'test/cart.test.ts', line: 7 } },
    ])
  })

  test.each<[string, Partial<Unpassed>]>([
    ['no file', { file: null }],
    ['no line', { line: null }],
    ['a file of the machine', { file: '/home/runner/work/shop/test/cart.test.ts' }],
    ['a file of a machine with drives', { file: 'C:\\shop\\cart.test.ts' }],
    ['a file outside', { file: '../../etc/passwd' }],
    ['a file outside, written with backslashes', { file: 'test\\..\\..\\x' }],
  ])('are listed without a place when the report gives %s', (_, part) => {
    expect(finding({ suite: '', ...part })).toEqual([{ code: 'test_failed', message: 'Failed: adds' }])
  })

  test('are listed up to fifty, and then how many more', () => {
    const unpassed = Array.from({ length: 60 }, (_, index) => failing({ name: `case ${index}` }))
    const { findings } = judged({}, run({ passed: 20, failed: 100 }, { unpassed }))
    expect([findings.length, findings[49]?.message, findings[50]?.message]).toEqual([
      51,
      'Failed: cart: case 49',
      'And 50 cases more.',
    ])
  })

  test('are listed without those that were skipped, and beside a pass too', () => {
    const of = run({ passed: 118, failed: 1, skipped: 1 }, { unpassed: [failing(), failing({ outcome: 'skipped' })] })
    const judgement = judged({ 'max-failed': 1 }, of)
    expect([judgement.outcome, codes(judgement.findings)]).toEqual(['pass', ['test_failed']])
  })
})

describe('a report that cannot be used never passes', () => {
  test.each<[Report['state'], string, string, string, string]>([
    [
      'missing',
      'fail',
      'missing_report',
      'Report "unit" is missing',
      'Run the tests so that they write the report before this step, or correct the report paths in the policy.',
    ],
    [
      'empty',
      'fail',
      'empty_report',
      'Report "unit" is empty',
      'Check that the tests ran: a run without test cases proves nothing.',
    ],
    [
      'stale',
      'fail',
      'stale_report',
      'Report "unit" is stale',
      'Run the tests after the checkout of this change. Do not edit files or restore old reports in between, and do not commit reports.',
    ],
    [
      'unsafe',
      'fail',
      'unsafe_report',
      'Report "unit" is not safe to read',
      'Write the report as a regular file inside the workspace.',
    ],
    [
      'unreadable',
      'error',
      'unreadable_report',
      'Report "unit" cannot be read',
      'Create the report again as a complete file in JUnit XML, CTRF, TRX, TAP, xUnit.net v2, NUnit 3 or TestNG.',
    ],
  ])('%s: %s', (state, outcome, code, title, next) => {
    const judgement = judged({}, run({}, { reports: [report({ state, detail: 'What was found.' })] }))
    expect(judgement).toMatchObject({ outcome, title, measured: {} })
    expect(judgement.reasons).toEqual([{ code, message: `${title}. What was found.`, next, data: { report: 'unit' } }])
    expect(judgement.children.map(child => [child.outcome, child.found])).toEqual([
      [outcome, 'not known'],
      [outcome, 'not known'],
    ])
  })

  test('each one is named, whatever the others say', () => {
    const request = ['unit', 'e2e', 'api'].map(name => ({ name, paths: [`${name}.xml`] }))
    const reports = [report(), report({ name: 'e2e', state: 'missing' }), report({ name: 'api', state: 'stale' })]
    expect(brief(judged({ reports: request }, run({}, { request, reports })))).toEqual([
      'fail',
      '2 of 3 reports cannot be used',
      ['missing_report', 'stale_report'],
    ])
  })

  test('one that was never requested is an error', () => {
    const other = run({}, { request: [{ name: 'unit', paths: ['other.xml'] }] })
    expect(brief(judged({}, other))).toEqual(['error', 'No report was read', ['not_collected']])
    expect(brief(judged({}))).toEqual(['error', 'No report was read', ['not_collected']])
    expect(brief(judged({}, run({}, { reports: [] })))).toEqual([
      'error',
      '1 of 1 report cannot be used',
      ['not_collected'],
    ])
  })

  test('one that contradicts itself is reported (A29)', () => {
    const reports = [
      report({
        oddities: [
          { code: 'summary_mismatch', count: 2 },
          { code: 'new_one', count: 1 },
        ],
      }),
    ]
    expect(judged({}, run({}, { reports })).findings).toEqual([
      {
        code: 'summary_mismatch',
        message: 'Report "unit" has a summary that contradicts its cases; the cases were counted (2 times).',
        data: { report: 'unit', count: 2 },
      },
      { code: 'new_one', message: 'Report "unit" has an anomaly: new_one (once).', data: { report: 'unit', count: 1 } },
    ])
  })
})

test('whatever ran, one more failure or one pass less never makes it pass', () => {
  const count = fc.integer({ min: 0, max: 4 })
  const rules = fc.record({ 'max-failed': count, 'max-skipped': count, 'min-cases': fc.integer({ min: 1, max: 4 }) })
  fc.assert(
    fc.property(rules, count, count, count, (of, passed, failed, skipped) => {
      const outcome = (p: number, f: number) =>
        judged(of, run({ total: p + f + skipped, passed: p, failed: f, skipped })).outcome
      if (outcome(passed, failed) === 'pass') return
      expect([outcome(passed, failed + 1), outcome(Math.max(passed - 1, 0), failed)]).toEqual(['fail', 'fail'])
    }),
  )
})

describe('the settings', () => {
  const messages = (value: object) =>
    settings.safeParse(value).error?.issues.map(({ path, message }) => [path.join('.'), message])

  test('have defaults', () => {
    const parsed = settings.parse({ reports: REPORTS })
    expect(parsed).toEqual({
      ...{ reports: REPORTS, 'max-failed': 0, 'min-cases': 1, flaky: 'warn', quarantine: [] },
      'on-missing-base': 'pass',
    })
    expect(tests.needs(parsed)).toEqual({ tests: { reports: REPORTS } })
  })

  test('refuse two reports of one name', () => {
    expect(messages({ reports: [...REPORTS, ...REPORTS] })).toEqual([['reports', 'has two reports with the same name']])
  })

  test('refuse the workflow of a report that is no artifact', () => {
    expect(messages({ reports: [{ ...REPORTS[0], workflow: 'ci.yml' }] })).toEqual([
      ['reports', 'has a report with `workflow`, which has no meaning without `artifact`'],
    ])
  })

  test.each(['max-count-drop', 'max-new-skipped'])('refuse %s beside a report that need not be there', key => {
    const reports = [...REPORTS, { name: 'e2e', paths: ['e2e.xml'], required: false }]
    expect(messages({ reports })).toBeUndefined()
    expect(messages({ reports, [key]: 0 })).toEqual([
      [key, 'cannot be combined with a report with `required: false`: numbers with and without it are not comparable'],
    ])
  })

  test.each<object>([
    { reports: [] },
    { 'max-failed': -1 },
    { 'max-failed': 0.5 },
    { 'max-skipped': -1 },
    { 'min-cases': 0 },
    { flaky: 'ignore' },
    { 'max-new-skipped': -1 },
    { 'max-count-drop': '5%' },
    { 'on-missing-base': 'warn' },
  ])('refuse %o', more => expect(settings.safeParse({ reports: REPORTS, ...more }).success).toBe(false))
})

describe('a case in quarantine', () => {
  const CART = { suite: 'cart', name: 'adds', until: '2026-03-01', owner: 'maintainer' }
  const quarantined = (failed: readonly Unpassed[], time = '2026-03-01T23:59:59Z', cases = failed.length) => {
    const rules = settings.parse({ reports: REPORTS, quarantine: [CART] })
    return tests.judge(rules, { tests: [{ ...broken(cases), unpassed: [...failed] }], time })
  }

  test('may fail, and is reported', () => {
    const judgement = quarantined([failing()])
    expect(brief(judgement)).toEqual(['pass', '1 of 120 failed, 1 in quarantine', []])
    expect(judgement.findings.map(({ message }) => message)).toEqual([
      'Failed: cart: adds',
      'In quarantine until 2026-03-01: cart: adds',
    ])
    expect(judgement).toMatchObject({ measured: { failed: 1, quarantined: 1 } })
  })

  test.each<[string, readonly Unpassed[], string | undefined, string[]]>([
    ['on the day after', [failing()], '2026-03-02T00:00:00Z', ['test_failed', 'quarantine_expired']],
    ['of another name', [failing({ name: 'removes' })], undefined, ['test_failed', 'quarantine_unused']],
    ['of another suite', [failing({ suite: 'shop' })], undefined, ['test_failed', 'quarantine_unused']],
    [
      'beside one that is in it',
      [failing(), failing({ name: 'removes' })],
      undefined,
      ['test_failed', 'test_failed', 'test_quarantined'],
    ],
  ])('may not fail %s', (_, failed, time, findings) => {
    const judgement = quarantined(failed, time)
    expect([judgement.outcome, codes(judgement.reasons), codes(judgement.findings)]).toEqual([
      'fail',
      ['tests_failed'],
      findings,
    ])
  })

  test('does not help what fails and is not named', () => {
    const judgement = quarantined([failing()], undefined, 3)
    expect(judgement.outcome).toBe('fail')
    expect(judgement.reasons[0]?.message).toBe(
      '3 of 120 test cases failed; the policy allows none besides 1 in quarantine.',
    )
  })

  test('is no pass: a suite of which nothing else ran has tested nothing', () => {
    const rules = settings.parse({ reports: REPORTS, quarantine: [CART] })
    const only = run({ total: 1, passed: 0, failed: 1 }, { unpassed: [failing()] })
    expect(codes(tests.judge(rules, { tests: [only], time: '2026-03-01T00:00:00Z' }).reasons)).toEqual([
      'too_few_passed',
    ])
  })

  test('may not fail while the date is unknown', () => {
    const rules = settings.parse({ reports: REPORTS, quarantine: [CART] })
    const one = { ...broken(1), unpassed: [failing()] }
    expect(tests.judge(rules, { tests: [one] }).outcome).toBe('fail')
    expect(tests.needs(rules)).toMatchObject({ time: true })
  })
})

describe('flaky cases', () => {
  const one = { report: 'unit', in: 'a.xml', suite: 'cart', name: 'adds' }
  const flaky = run({ passed: 120, flaky: 2 }, { flaky: [one] })

  test.each<[string, string, string[]]>([
    ['warn', 'pass', ['tests_flaky', 'test_flaky', 'test_flaky']],
    ['allow', 'pass', []],
    ['fail', 'fail', ['test_flaky', 'test_flaky']],
  ])('with `flaky: %s`: %s, named, and never silent', (rule, outcome, findings) => {
    const judgement = judged({ flaky: rule }, flaky)
    expect([judgement.outcome, judgement.title, codes(judgement.findings)]).toEqual([
      outcome,
      '120 of 120 passed, 2 flaky',
      findings,
    ])
  })

  test('are named with the file of their report', () => {
    expect(
      judged({}, flaky)
        .findings.slice(1)
        .map(({ message }) => message),
    ).toEqual(['Flaky: cart: adds (a.xml)', 'And 1 case more.'])
  })
})

describe('a quarantine of one of several cases of one name', () => {
  const of = (file?: string) => ({
    suite: 'cart',
    name: 'adds',
    until: '2026-03-31',
    owner: 'bob',
    ...(file ? { file } : {}),
  })
  const failing = (report: string) => ({
    ...{ suite: 'cart', name: 'adds', outcome: 'failed' as const, file: null, line: null },
    ...{ namesakes: 2, report: 'unit', in: report },
  })
  const judge = (entry: object, ...reports: string[]) =>
    tests.judge(settings.parse({ reports: REPORTS, quarantine: [entry] }), {
      tests: [run({ passed: 118, failed: reports.length }, { unpassed: reports.map(failing) })],
      time: '2026-03-01T00:00:00Z',
    })

  test('excuses the one in the file that it names, and no other', () => {
    expect(judge(of('a.xml'), 'a.xml').outcome).toBe('pass')
    expect(brief(judge(of('a.xml'), 'b.xml'))).toEqual(['fail', '1 of 120 failed', ['tests_failed']])
    expect(brief(judge(of('a.xml'), 'a.xml', 'b.xml'))).toEqual([
      'fail',
      '2 of 120 failed, 1 in quarantine',
      ['tests_failed'],
    ])
  })

  test('without a file excuses all of them, as it always has, and says how to name one', () => {
    const { outcome, findings } = judge(of(), 'b.xml')
    expect(outcome).toBe('pass')
    expect(findings).toContainEqual({
      code: 'quarantine_of_several',
      message: 'In quarantine by names that 2 cases have: cart: adds',
      next: 'Add `report: "unit", file: "b.xml"` to the entry, if only that case may fail.',
    })
  })

  test('is told again while it still means several: reports of a matrix have files of one name', () => {
    const legs = ['linux', 'windows'].map(report => ({ ...failing('junit.xml'), report }))
    const judgeLegs = (entry: object) =>
      tests.judge(settings.parse({ reports: REPORTS, quarantine: [entry] }), {
        tests: [run({ passed: 118, failed: 2 }, { unpassed: legs })],
        time: '2026-03-01T00:00:00Z',
      })
    expect(codes(judgeLegs(of('junit.xml')).findings)).toContain('quarantine_of_several')
    const one = judgeLegs({ ...of('junit.xml'), report: 'linux' })
    expect([one.outcome, codes(one.findings).includes('quarantine_of_several')]).toEqual(['fail', false])
  })
})
