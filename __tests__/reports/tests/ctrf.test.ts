import { describe, expect, test } from '@jest/globals'
import { formats } from '../../../src/reports/formats.ts'
import { ctrf } from '../../../src/reports/tests/ctrf.ts'
import {
  acceptedCuts,
  anomalies,
  cases,
  cutEverywhere,
  fixturesOf,
  lengthOfContent,
  numbers,
  read,
} from '../test-formats.ts'

const fixtures = fixturesOf('tests-ctrf')
const fixture = (name: string): Buffer => fixtures.get(name) ?? Buffer.alloc(0)

interface Summary {
  tests?: unknown
  failed?: unknown
}

/** A report whose summary is right, where nothing else is said. */
function report(tests: readonly object[], summary: Summary = {}, more: object = {}): string {
  const failed = tests.filter(test => 'status' in test && test.status === 'failed').length
  return JSON.stringify({
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: { tool: { name: 'any' }, summary: { tests: tests.length, failed, ...summary }, tests },
    ...more,
  })
}

const passed = { name: 'a', status: 'passed', duration: 1 }
const failed = { name: 'b', status: 'failed', duration: 1 }

describe('the report of a tool is read as the tool counts', () => {
  test('jest', () => {
    expect(numbers(ctrf, fixture('jest.json'))).toEqual({ total: 7, passed: 4, failed: 1, skipped: 2, flaky: 1 })
    expect(cases(ctrf, fixture('jest.json'))).toContain('price REQ-12: rounds half up passed REQ-12')
    expect(anomalies(read(ctrf, fixture('jest.json')))).toEqual([])
  })
  test('vitest', () => {
    expect(numbers(ctrf, fixture('vitest.json'))).toEqual({ total: 7, passed: 4, failed: 1, skipped: 2, flaky: 0 })
    expect(anomalies(read(ctrf, fixture('vitest.json')))).toEqual([])
  })
  test('Playwright, but for what it expected to fail and did not: its reporter calls that passed', () => {
    expect(cases(ctrf, fixture('playwright.json'))).toEqual([
      'REQ-CART-1 adds <two> & more passed REQ-CART-1',
      'now and then passed flaky',
      'knows vouchers skipped',
      'fails to fail passed flaky',
      'has an annotation passed',
      'runs failed',
    ])
  })
})

describe.each([...fixtures])('%s', (_, bytes) => {
  test('is recognised by this format alone', () =>
    expect(formats.filter(format => format.recognises(bytes)).map(({ name }) => name)).toEqual(['CTRF']))
  test('reads the same wherever the stream is cut', () => expect(cutEverywhere(ctrf, bytes)).toBe(true))
  test('cut short anywhere is refused', () => expect(acceptedCuts(ctrf, bytes, lengthOfContent(bytes))).toEqual([]))
})

describe('a test', () => {
  test.each<[string, object, string]>([
    ['passed', {}, 'a passed'],
    ['failed', { status: 'failed' }, 'a failed'],
    ['skipped', { status: 'skipped' }, 'a skipped'],
    ['pending, which is skipped', { status: 'pending' }, 'a skipped'],
    ['other, which is skipped', { status: 'other' }, 'a skipped'],
    ['flaky', { flaky: true }, 'a passed flaky'],
    ['not flaky when it failed', { flaky: true, status: 'failed' }, 'a failed'],
    ['flaky by an attempt that failed', { retryAttempts: [{ attempt: 1, status: 'failed' }] }, 'a passed flaky'],
    ['not flaky by retries that were allowed', { retries: 2 }, 'a passed'],
    ['of a name that claims', { name: 'REQ-1 and REQ-2' }, 'REQ-1 and REQ-2 passed REQ-1 REQ-2'],
    ['called like something of the language', { name: '__proto__' }, '__proto__ passed'],
  ])('is %s', (_, more, expected) => expect(cases(ctrf, report([{ ...passed, ...more }]))).toEqual([expected]))

  test.each<[string, object, object]>([
    ['nothing but its name', {}, { suite: '', name: 'b', file: null, line: null }],
    ['a suite', { suite: ['cart', 'adds'] }, { suite: 'cart > adds', name: 'b', file: null, line: null }],
    ['a suite in one text', { suite: 'cart' }, { suite: 'cart', name: 'b', file: null, line: null }],
    ['a file', { filePath: 'a.ts', line: 3 }, { suite: 'a.ts', name: 'b', file: 'a.ts', line: 3 }],
    ['an impossible line', { filePath: 'a.ts', line: 0 }, { suite: 'a.ts', name: 'b', file: 'a.ts', line: null }],
    ['a long name', { name: 'n'.repeat(2000) }, { suite: '', name: `${'n'.repeat(999)}…`, file: null, line: null }],
  ])('that failed is reported with %s', (_, more, place) => {
    const found = read(ctrf, report([{ ...failed, ...more }]))
    expect(typeof found !== 'string' && [...found.cases.values()].flat().map(one => one.place)).toEqual([place])
  })

  test.each<[string, object, object, number]>([
    ['the same', {}, {}, 1],
    ['another name', {}, { name: 'c' }, 2],
    ['another suite', { suite: 'x' }, { suite: 'y' }, 2],
    ['another file', { filePath: 'x' }, { filePath: 'y' }, 2],
    ['a suite that is only together with its parent the same', { suite: ['a', 'b'] }, { suite: ['a > b'] }, 2],
    ['the same suite in one text', { suite: ['b'] }, { suite: 'b' }, 1],
  ])('and one of %s', (_, first, second, count) => {
    const found = read(
      ctrf,
      report([
        { ...passed, ...first },
        { ...passed, ...second },
      ]),
    )
    expect(typeof found !== 'string' && [found.cases.size, found.total]).toEqual([count, 2])
  })

  test('reported again is another one: attempts are told in the test itself', () => {
    expect(cases(ctrf, report([passed, { ...passed, status: 'failed' }, passed]))).toEqual([
      'a passed',
      'a failed',
      'a passed',
    ])
  })
})

describe('the summary', () => {
  const hidden = '(counted in the report, but not listed) failed'
  test.each<[string, Summary, string[]]>([
    ['that counts fewer tests', { tests: 1 }, ['a passed', 'b failed']],
    ['that counts no failure', { failed: 0 }, ['a passed', 'b failed']],
    ['that counts more failures, which then count', { failed: 3 }, ['a passed', 'b failed', hidden, hidden]],
  ])('%s is odd', (_, summary, expected) => {
    const contradicts = report([passed, failed], summary)
    expect(anomalies(read(ctrf, contradicts))).toEqual([['summary_mismatch', 1]])
    expect(cases(ctrf, contradicts)).toEqual(expected)
  })

  test('may count a test twice that is listed twice', () =>
    expect(anomalies(read(ctrf, report([passed, passed])))).toEqual([]))
})

test('a report without a test has no case', () => expect(cases(ctrf, report([]))).toEqual([]))
test('an older report says no format', () =>
  expect(cases(ctrf, report([passed], {}, { reportFormat: undefined }))).toEqual(['a passed']))

describe('a report is refused when', () => {
  test.each<[string, string, string]>([
    ['a status is not known', report([{ ...passed, status: 'ok' }]), 'It has a test with an unknown status: "ok".'],
    [
      'a status is in other letters',
      report([{ name: 'a', status: 'Passed' }]),
      'It has a test with an unknown status: "Passed".',
    ],
    ['a status is missing', report([{ name: 'a' }]), 'It has a test with an unknown status: none.'],
    ['a name is missing', report([{ status: 'passed' }]), 'The name of a test must be text.'],
    ['a suite is none', report([{ ...passed, suite: [1] }]), 'The name of a suite must be text.'],
    ['a test is none', report([[]]), 'A test must be an object.'],
    [
      'it counts tests that are not listed',
      report([passed], { tests: 2 }),
      'It counts 2 tests but lists 1, so some are missing.',
    ],
    ['it counts tests and lists none', report([], { tests: 9 }), 'It counts 9 tests but lists 0, so some are missing.'],
    ['its summary counts nothing', report([passed], { tests: '1' }), 'Its summary has no count of "tests": "1".'],
    ['its summary counts below zero', report([passed], { failed: -1 }), 'Its summary has no count of "failed": -1.'],
    ['it says another format', report([passed], {}, { reportFormat: 'X' }), 'It states the format "X", not CTRF.'],
    ['it has no summary', '{"results":{"tests":[]}}', 'The summary must be an object.'],
    ['it has no tests', '{"results":{"summary":{}}}', 'The list of tests must be a list.'],
    ['it is no JSON', `${report([passed])}}`, 'It is not valid JSON. It may be truncated.'],
  ])('%s', (_, content, message) => expect(read(ctrf, content)).toBe(message))

  test('a test names more than 1000 identifiers', () => {
    const name = Array.from({ length: 1001 }, (_, index) => `R-${index}`).join(' ')
    expect(read(ctrf, report([{ ...passed, name }]))).toBe('A test case names more than 1000 identifiers.')
  })
})
