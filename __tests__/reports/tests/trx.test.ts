import { describe, expect, test } from '@jest/globals'
import { formats } from '../../../src/reports/formats.ts'
import { trx } from '../../../src/reports/tests/trx.ts'
import { acceptedCuts, anomalies, cases, cutEverywhere, fixturesOf, lengthOfContent, read } from '../test-formats.ts'

const result = (name: string, outcome: string, inner = '') =>
  `<UnitTestResult testId="${name}" testName="${name}" outcome="${outcome}">${inner}</UnitTestResult>`
const rows = (...inner: string[]) => `<InnerResults>${inner.join('')}</InnerResults>`
const summary = (outcome = 'Completed', counters = '', inside = '') =>
  `<ResultSummary outcome="${outcome}"><Counters ${counters}/>${inside}</ResultSummary>`
const run = (results: string, end = summary(), definitions = '') =>
  `<TestRun><Results>${results}</Results><TestDefinitions>${definitions}</TestDefinitions>${end}</TestRun>`
const passed = result('a', 'Passed')
const itself = '(the run itself) failed'
const HIDDEN = '(counted in the report, but not listed) failed'

const fixtures = fixturesOf('tests-trx')

describe('a report is read as its tool counts, or by hand', () => {
  test.each([
    [
      'vstest.trx',
      [
        'AddsUp passed',
        'SubtractsADiscount failed',
        'KnowsCurrencies skipped',
        'Rounds (1,2) passed',
        'Rounds (2,3) failed',
        'Shop.Tests.CartTests.IsEmpty(claims: "REQ-12") passed REQ-12',
      ],
    ],
    [
      'jest.trx',
      [
        'cart / REQ-CART-1: adds <two> & more passed REQ-CART-1',
        'cart / has no negative total failed',
        'cart / breaks failed',
        'cart / knows vouchers skipped',
        'cart / knows gifts skipped',
        'unloaded.test.js failed',
      ],
    ],
    [
      'mocha.trx',
      [
        'cart REQ-CART-1 adds <two> & more passed REQ-CART-1',
        'cart has no negative total failed',
        'cart breaks failed',
        'cart knows vouchers skipped',
        'cart knows gifts skipped',
        'cart skips itself skipped',
        'cart is too slow failed',
        'cart now and then passes passed',
        'cart with a hook never runs failed',
        'cart with a hook never runs either failed',
      ],
    ],
  ])('%s', (name, expected) => {
    const bytes = fixtures.get(name) ?? Buffer.alloc(0)
    expect(cases(trx, bytes)).toEqual(expected)
    expect(anomalies(read(trx, bytes))).toEqual([])
  })
})

describe.each([...fixtures])('%s', (_, bytes) => {
  test('is recognised by this format alone', () =>
    expect(formats.filter(format => format.recognises(bytes)).map(({ name }) => name)).toEqual(['TRX']))
  test('reads the same wherever the stream is cut', () => expect(cutEverywhere(trx, bytes)).toBe(true))
  test('cut short anywhere is refused', () => expect(acceptedCuts(trx, bytes, lengthOfContent(bytes))).toEqual([]))
})

describe('an outcome of', () => {
  test.each<[string, string]>([
    ['Passed', 'passed'],
    ...['NotExecuted', 'Inconclusive', 'Pending', 'Completed', 'Warning'].map((word): [string, string] => [
      word,
      'skipped',
    ]),
    ...[
      'Failed',
      'Error',
      'Timeout',
      'Aborted',
      'Disconnected',
      'InProgress',
      'PassedButRunAborted',
      'NotRunnable',
    ].map((word): [string, string] => [word, 'failed']),
  ])('%s is %s', (word, outcome) => expect(cases(trx, run(result('a', word)))).toEqual([`a ${outcome}`]))

  test('nothing is an error', () =>
    expect(cases(trx, run('<UnitTestResult testId="1" testName="a"/>'))).toEqual(['a failed']))
  test('another kind of test counts, too', () =>
    expect(cases(trx, run('<GenericTestResult testName="a" outcome="Failed"/>'))).toEqual(['a failed']))
})

describe('rows of data', () => {
  test.each<[string, string, string[]]>([
    ['count instead of their test', result('a', 'Passed', rows(result('b', 'Passed'))), ['b passed']],
    [
      'count once when one failed',
      result('a', 'Failed', rows(passed, result('b', 'Failed'))),
      ['a passed', 'b failed'],
    ],
    ['that failed count when their test passed', result('a', 'Passed', rows(result('b', 'Error'))), ['b failed']],
    [
      'that passed do not hide that their test failed',
      result('a', 'Failed', rows(result('b', 'Passed'))),
      ['b passed', 'a failed'],
    ],
    ['may be none', result('a', 'Failed', rows()), ['a failed']],
    ['may have rows', result('a', 'Failed', rows(result('b', 'Failed', rows(result('c', 'Failed'))))), ['c failed']],
    [
      'may be called as their test',
      result('a', 'Failed', rows('<UnitTestResult outcome="Passed"/>', '<UnitTestResult/>')),
      ['a passed', 'a failed'],
    ],
  ])('%s', (_, results, expected) => expect(cases(trx, run(results))).toEqual(expected))
})

describe('the class', () => {
  const definition = (id: string, name: string) =>
    `<UnitTest id="${id}"><TestMethod className="${name}" name="m"/></UnitTest>`
  const twice =
    '<UnitTestResult testId="1" testName="a" outcome="Failed"/><UnitTestResult testId="2" testName="a" outcome="Passed"/>'
  test('distinguishes tests of one name', () =>
    expect(cases(trx, run(twice, summary(), definition('1', 'x') + definition('2', 'y')))).toEqual([
      'a failed',
      'a passed',
    ]))
  test('of one test reported twice is the same, and both results count', () =>
    expect(cases(trx, run(twice, summary(), definition('1', 'x') + definition('2', 'x')))).toEqual([
      'a failed',
      'a passed',
    ]))
  test('is reported without its assembly', () => {
    const report = read(trx, run(twice, summary(), definition('1', 'x.Y, Shop, Version=1')))
    expect(typeof report !== 'string' && [...report.cases.values()].flat()[0]?.place).toEqual({
      suite: 'x.Y',
      name: 'a',
      file: null,
      line: null,
    })
  })
})

describe('the summary', () => {
  test.each<[string, string, string[]]>([
    ...['Failed', 'Error', 'Timeout', 'Aborted', 'Disconnected'].map((word): [string, string, string[]] => [
      `that says ${word} with no failure`,
      run(passed, summary(word)),
      ['a passed', itself],
    ]),
    ['that says Failed with no test', run('', summary('Failed')), [itself]],
    [
      'with an error of the run',
      run(passed, summary('Completed', '', '<RunInfos><RunInfo outcome="Error"/></RunInfos>')),
      ['a passed', itself],
    ],
    [
      'that counts failures not shown',
      run(passed, summary('Completed', 'failed="1" timeout="1"')),
      ['a passed', HIDDEN, HIDDEN],
    ],
  ])('%s is a failure', (_, text, expected) => expect(cases(trx, text)).toEqual(expected))

  test.each<[string, string]>([
    ['that says Failed with a failure', run(result('a', 'Failed'), summary('Failed', 'total="1" failed="1"'))],
    [
      'with a warning of the run',
      run(passed, summary('Completed', 'total="1"', '<RunInfos><RunInfo outcome="Warning"/></RunInfos>')),
    ],
    [
      'that counts rows',
      run(result('a', 'Passed', rows(passed, result('b', 'Passed'))), summary('Completed', 'total="2"')),
    ],
    [
      'that counts tests with rows once',
      run(result('a', 'Passed', rows(passed, result('b', 'Passed'))), summary('Completed', 'total="1"')),
    ],
  ])('%s adds nothing', (_, text) => {
    expect(cases(trx, text)).not.toContain(itself)
    expect(anomalies(read(trx, text))).toEqual([])
  })

  test.each<[string, string]>([
    ['fewer tests', 'total="0"'],
    ['no failure', 'total="1" failed="0"'],
    ['more failures', 'total="1" failed="2"'],
  ])('that counts %s is odd', (_, counters) =>
    expect(anomalies(read(trx, run(result('a', 'Failed'), summary('Completed', counters))))).toEqual([
      ['summary_mismatch', 1],
    ]),
  )
})

describe('a report is refused when', () => {
  test.each<[string, string, string]>([
    ['an outcome is not known', run(result('a', 'passed')), 'Line 1: It has a test with an unknown outcome: "passed".'],
    ['it has no summary', run(passed, ''), 'It has no summary, so it is unknown whether the run finished.'],
    ['it has two summaries', run(passed, summary() + summary()), 'Line 1: It has two summaries.'],
    [
      'its run goes on',
      run(passed, summary('InProgress')),
      'Line 1: Its summary does not state that the run has finished: "InProgress".',
    ],
    [
      'its summary says nothing',
      run(passed, '<ResultSummary/>'),
      'Line 1: Its summary does not state that the run has finished: "".',
    ],
    [
      'it counts more tests',
      run(passed, summary('Completed', 'total="2"')),
      'It counts 2 tests but has 1 results, so some are missing.',
    ],
    [
      'it counts tests and has none',
      run('', summary('Completed', 'total="9"')),
      'It counts 9 tests but has 0 results, so some are missing.',
    ],
    ['a result stands elsewhere', run('', passed + summary()), 'Line 1: A result is outside the list of results.'],
    ['its root is another', '<Results/>', 'Line 1: Its root is <Results>, not a test run.'],
    ['it is cut off', '<TestRun>', 'Line 1: It ends inside <TestRun>, so it is truncated.'],
  ])('%s', (_, text, message) => expect(read(trx, text)).toBe(message))
})

test('a report without a test has no case', () => expect(cases(trx, run(''))).toEqual([]))
