import { describe, expect, test } from '@jest/globals'
import type { Baseline } from '../../../src/facts/baseline.ts'
import type { TestRun } from '../../../src/facts/reports.ts'
import { basis } from '../../../src/gates/tests/compare.ts'
import { tests } from '../../../src/gates/tests/index.ts'
import { type Settings, settings } from '../../../src/gates/tests/settings.ts'
import { BASE, digest, HEAD } from '../../builders.ts'

const REPORTS = [{ name: 'unit', paths: ['junit.xml'] }]
const policy = (rules: object): Settings => settings.parse({ reports: REPORTS, ...rules })

function run(total: number, skipped: number): TestRun {
  return {
    request: REPORTS,
    measured: { commit: HEAD, as: 'head' },
    compared: BASE,
    reports: [{ name: 'unit', state: 'read', detail: '', files: [], oddities: [] }],
    cases: { total, passed: total - skipped, failed: 0, skipped, flaky: 0 },
    unpassed: [],
    claims: [],
  }
}

function recorded(cases: number, skipped: number): Baseline {
  const found = { commit: BASE, distance: 0, record: digest('ec'), measured: { cases, skipped } }
  return { basis: basis(policy({})), compared: BASE, onBranch: true, ledger: true, searched: 1, found, later: false }
}

const judge = (rules: object, now: TestRun, was: Baseline[]) =>
  tests.judge(policy(rules), { tests: [now], baseline: was, time: '2026-03-01T12:00:00Z' })

const codes = (all: readonly { code: string }[]) => all.map(({ code }) => code)

describe('tests beside those of where the change begins', () => {
  test.each<[string, object, [number, number], [number, number], string[]]>([
    ['as many', { 'max-count-drop': 0 }, [120, 0], [120, 0], []],
    ['A30: one fewer', { 'max-count-drop': 0 }, [119, 0], [120, 0], ['tests_dropped']],
    ['A30: of thousands a single one is left', { 'max-count-drop': 100 }, [1, 0], [4267, 0], ['tests_dropped']],
    ['as many fewer as are allowed', { 'max-count-drop': 5 }, [115, 0], [120, 0], []],
    [
      'A30: all of them skipped',
      { 'max-new-skipped': 0, 'min-cases': 1 },
      [120, 119],
      [120, 0],
      ['tests_newly_skipped'],
    ],
    ['as many skipped', { 'max-new-skipped': 0 }, [120, 7], [120, 7], []],
    ['as many more skipped as are allowed', { 'max-new-skipped': 2 }, [120, 9], [120, 7], []],
    [
      'both',
      { 'max-count-drop': 0, 'max-new-skipped': 0 },
      [119, 8],
      [120, 7],
      ['tests_dropped', 'tests_newly_skipped'],
    ],
  ])('%s', (_, rules, [total, skipped], [wereCases, wereSkipped], expected) => {
    const judged = judge(rules, run(total, skipped), [recorded(wereCases, wereSkipped)])
    expect([judged.outcome, codes(judged.reasons)]).toEqual([expected.length > 0 ? 'fail' : 'pass', expected])
  })

  test('are reported with both numbers and where the old ones are from', () => {
    const { reasons, children, measured } = judge({ 'max-count-drop': 2 }, run(100, 0), [recorded(120, 3)])
    expect(reasons[0]).toMatchObject({
      message: `There are 100 cases, 20 fewer than the 120 at ${BASE.slice(0, 10)}; the policy allows 2 fewer.`,
      data: { total: 100, baseTotal: 120, base: BASE, allowed: 2 },
    })
    expect(children.at(-1)).toEqual({
      outcome: 'fail',
      required: 'At most 2 cases fewer than the base',
      found: `100 cases, and 120 at ${BASE.slice(0, 10)}`,
    })
    expect(measured).toMatchObject({ baseCommit: BASE, baseDistance: 0, baseCases: 120, baseSkipped: 3 })
  })
})

describe('a base without numbers', () => {
  const none: Baseline = { ...recorded(1, 0), found: null }
  const both = { 'max-count-drop': 0, 'max-new-skipped': 0 }

  test.each<[string, object, Baseline[], string, string[], string[]]>([
    ['is reported, and the comparison is skipped', both, [none], 'pass', [], ['base_missing']],
    [
      'fails where the policy says so, and says it once',
      { ...both, 'on-missing-base': 'fail' },
      [none],
      'fail',
      ['base_missing'],
      [],
    ],
    ['that nobody looked for is no base', both, [], 'fail', ['base_unknown'], []],
    [
      'that the change left by beginning before it is none',
      both,
      [{ ...none, later: true }],
      'fail',
      ['base_too_early'],
      [],
    ],
    ['with more skipped than there are is no base', both, [recorded(2, 3)], 'pass', [], ['base_missing']],
    ['is not requested by a policy without either', {}, [], 'pass', [], []],
  ])('%s', (_, rules, was, outcome, reasons, findings) => {
    const judged = judge(rules, run(9, 0), was)
    expect([judged.outcome, codes(judged.reasons), codes(judged.findings)]).toEqual([outcome, reasons, findings])
  })

  test('is a fact only for gates that need it', () => {
    expect(tests.needs(policy({}))).not.toHaveProperty('baseline')
    const asking = policy({ 'max-new-skipped': 3 })
    expect(tests.needs(asking)).toMatchObject({ baseline: { of: 'tests', reports: asking.reports } })
  })
})

describe('cases told apart by report, file, suites, class and name', () => {
  type Identities = NonNullable<TestRun['identities']>
  const file = (name: string, key: string, total: number) => ({ report: 'unit', in: name, key, total, skipped: 0 })
  const LINUX = file('linux.xml', '0000aaaa', 100)
  const identities = (more: Partial<Identities> = {}): Identities => ({
    ...{
      digest: 7,
      byName: { total: 100, skipped: 0 },
      files: [LINUX, file('windows.xml', '0000bbbb', 100)],
      base: null,
    },
    ...more,
  })
  const earlier = (measured: Record<string, number>): Baseline => {
    const baseline = recorded(200, 0)
    return { ...baseline, found: baseline.found && { ...baseline.found, measured } }
  }
  const messages = (all: readonly { message: string }[]) => all.map(({ message }) => message)
  const MATRIX = { cases: 200, skipped: 0, caseDigest: 7, casesIn0000aaaa: 100, casesIn0000bbbb: 100 }

  test('a record keeps numbers and a digest of them', () => {
    const { measured } = judge({ 'max-count-drop': 0 }, { ...run(200, 0), identities: identities() }, [])
    expect(measured).toMatchObject(MATRIX)
  })

  test('a leg of a matrix that lost its cases is a drop, and named', () => {
    const files = [LINUX, file('windows.xml', '0000bbbb', 1)]
    const now = { ...run(101, 0), identities: identities({ files, digest: 8 }) }
    const { outcome, title, findings } = judge({ 'max-count-drop': 0 }, now, [earlier(MATRIX)])
    expect([outcome, title]).toEqual(['fail', '101 of 101 passed, was 200 cases'])
    expect(messages(findings)).toEqual(['"windows.xml" of the report "unit" has 1 case, 99 fewer than at the base.'])
  })

  test('a leg that lost its cases is told also where another one has more', () => {
    const files = [file('linux.xml', '0000aaaa', 199), file('windows.xml', '0000bbbb', 1)]
    const now = { ...run(200, 0), identities: identities({ files, digest: 8 }) }
    const { outcome, findings } = judge({ 'max-count-drop': 0 }, now, [earlier(MATRIX)])
    expect([outcome, codes(findings)]).toEqual(['pass', ['report_file_smaller']])
  })

  test('a leg whose file is missing is a drop, and counted', () => {
    const now = { ...run(100, 0), identities: identities({ files: [LINUX], digest: 8 }) }
    const { outcome, findings } = judge({ 'max-count-drop': 0 }, now, [earlier(MATRIX)])
    expect([outcome, messages(findings)]).toEqual([
      'fail',
      ['A file of a report with 100 cases at the base is missing.'],
    ])
  })

  test('beside a record of an earlier version they are counted by name, which is said', () => {
    const old = [earlier({ cases: 100, skipped: 0 })]
    const now = { ...run(200, 0), identities: identities() }
    const { outcome, findings } = judge({ 'max-count-drop': 0, 'max-new-skipped': 0 }, now, old)
    expect([outcome, codes(findings)]).toEqual(['pass', ['base_counted_by_name']])
    const fewer = { ...run(198, 0), identities: identities({ byName: { total: 99, skipped: 0 } }) }
    expect(codes(judge({ 'max-count-drop': 0 }, fewer, old).reasons)).toEqual(['tests_dropped'])
    const skipping = { ...run(200, 2), identities: identities({ byName: { total: 100, skipped: 1 } }) }
    expect(codes(judge({ 'max-new-skipped': 0 }, skipping, old).reasons)).toEqual(['tests_newly_skipped'])
  })

  describe('with the reports of the base at hand', () => {
    const named = (name: string) => ({ report: 'unit', in: 'linux.xml', suite: 'cart', name })
    const base = (gone: string[], skipped: string[]): Identities['base'] => ({
      ...{ reports: [], digest: 7 },
      gone: { count: gone.length, first: gone.map(named) },
      skipped: { count: skipped.length, first: skipped.map(named) },
    })

    test('those that are gone are named', () => {
      const now = { ...run(199, 0), identities: identities({ digest: 8, base: base(['adds'], []) }) }
      const { findings } = judge({ 'max-count-drop': 0 }, now, [earlier(MATRIX)])
      expect(messages(findings)).toEqual(['No longer there: cart: adds (linux.xml)'])
    })

    test('one that is skipped is new although another one is skipped no more', () => {
      const now = { ...run(200, 1), identities: identities({ base: base([], ['adds']) }) }
      const was = [earlier({ ...MATRIX, skipped: 1 })]
      const { outcome, reasons, findings } = judge({ 'max-new-skipped': 0 }, now, was)
      expect([outcome, messages(reasons), messages(findings)]).toEqual([
        'fail',
        [`1 case that was not skipped at ${BASE.slice(0, 10)} is skipped now; the policy allows none.`],
        ['Newly skipped: cart: adds (linux.xml)'],
      ])
    })

    test('they are not used where they are not what was recorded', () => {
      const now = { ...run(200, 1), identities: identities({ base: base(['adds'], ['adds', 'rounds']) }) }
      const { outcome, findings } = judge({ 'max-new-skipped': 1 }, now, [earlier({ ...MATRIX, caseDigest: 9 })])
      expect([outcome, findings]).toEqual(['pass', []])
    })
  })
})
