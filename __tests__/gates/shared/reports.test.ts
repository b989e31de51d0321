import { describe, expect, test } from '@jest/globals'
import type { Report, ReportRequest } from '../../../src/facts/reports.ts'
import { settings as coverageSettings } from '../../../src/gates/coverage/settings.ts'
import { leftOut, sameRequest, unusableReports } from '../../../src/gates/shared/reports.ts'
import { settings as testsSettings } from '../../../src/gates/tests/settings.ts'

const UNIT: ReportRequest = { name: 'unit', paths: ['lcov.info'] }
const E2E: ReportRequest = { name: 'e2e', paths: ['e2e.info'], required: false }

const report = (name: string, state: Report['state'] = 'read', absent = state === 'missing'): Report => ({
  ...{ name, state, detail: '', files: [], oddities: [] },
  ...(absent ? { absent } : {}),
})
const ADVICE = { missing: '', empty: '', unreadable: '' }

const told = (wanted: ReportRequest[], reports: Report[]) => [
  unusableReports(wanted, reports, ADVICE)?.reasons.map(({ code }) => code) ?? [],
  leftOut(wanted, reports).map(({ code }) => code),
]

describe('a report that need not be there', () => {
  test.each<[string, ReportRequest[], Report[], string[], string[]]>([
    [
      'is reported when it is missing',
      [UNIT, E2E],
      [report('unit'), report('e2e', 'missing')],
      [],
      ['report_left_out'],
    ],
    ['is judged when it is there', [UNIT, E2E], [report('unit'), report('e2e')], [], []],
    ['is refused when it is empty', [UNIT, E2E], [report('unit'), report('e2e', 'empty')], ['empty_report'], []],
    [
      'is refused when it is of another commit',
      [UNIT, E2E],
      [report('unit'), report('e2e', 'stale')],
      ['stale_report'],
      [],
    ],
    [
      'is refused when a part of it is there',
      [UNIT, E2E],
      [report('unit'), report('e2e', 'missing', false)],
      ['missing_report'],
      [],
    ],
    [
      'is refused when it cannot be read',
      [UNIT, E2E],
      [report('unit'), report('e2e', 'unreadable')],
      ['unreadable_report'],
      [],
    ],
    ['is refused when nobody looked for it', [UNIT, E2E], [report('unit')], ['not_collected'], []],
    [
      'excuses no other',
      [UNIT, E2E],
      [report('unit', 'missing'), report('e2e', 'missing')],
      ['missing_report'],
      ['report_left_out'],
    ],
    ['is needed when there is no other', [E2E], [report('e2e', 'missing')], ['missing_report'], ['report_left_out']],
  ])('%s', (_, wanted, reports, reasons, findings) => expect(told(wanted, reports)).toEqual([reasons, findings]))
})

describe('what was read for one gate', () => {
  test.each<[string, Partial<ReportRequest>, boolean]>([
    ['by the same name and paths', {}, true],
    ['whether or not it must be there', { required: false }, true],
    ['in another format', { format: 'lcov' }, false],
    ['from an artifact', { artifact: 'unit' }, false],
    ['from the artifact of one workflow', { workflow: 'ci.yml' }, false],
    ['with other paths in it', { 'path-map': { '/app/': '' } }, false],
  ])('%s is for another gate: %o is %s', (_, part, expected) => {
    expect(sameRequest([UNIT], [{ ...UNIT, ...part }])).toBe(expected)
  })

  test('is the same in whichever order paths are turned', () => {
    const [one, other] = [
      { '/a/': '', '/b/': 'b/' },
      { '/b/': 'b/', '/a/': '' },
    ]
    expect(sameRequest([{ ...UNIT, 'path-map': one }], [{ ...UNIT, 'path-map': other }])).toBe(true)
  })
})

test('a format of the other kind cannot be set', () => {
  const asks = (format: string) => [{ name: 'unit', paths: ['x'], format }]
  expect(coverageSettings.safeParse({ reports: asks('junit'), patch: { min: 1 } }).success).toBe(false)
  expect(coverageSettings.safeParse({ reports: asks('cobertura'), patch: { min: 1 } }).success).toBe(true)
  expect(testsSettings.safeParse({ reports: asks('lcov') }).success).toBe(false)
  expect(testsSettings.safeParse({ reports: asks('trx') }).success).toBe(true)
})
