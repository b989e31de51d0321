import { describe, expect, test } from '@jest/globals'
import { formats } from '../../../src/reports/formats.ts'
import { nunit } from '../../../src/reports/tests/nunit.ts'
import { acceptedCuts, anomalies, cases, cutEverywhere, fixturesOf, lengthOfContent, read } from '../test-formats.ts'

const one = (name: string, result: string, inside = '', more = 'classname="Cart"') =>
  `<test-case name="${name}" result="${result}" ${more}>${inside}</test-case>`
const suite = (inside: string, result = 'Passed', more = '', name = 's') =>
  `<test-suite name="${name}" result="${result}" ${more}>${inside}</test-suite>`
const run = (inside: string, result = 'Passed', counts = '') =>
  `<test-run result="${result}" ${counts}>${inside}</test-run>`
const properties = (...all: [string, string][]) =>
  `<properties>${all.map(([name, value]) => `<property name="${name}" value="${value}"/>`).join('')}</properties>`
const passed = one('a', 'Passed')
const failed = one('b', 'Failed')
const itself = '(the suite itself) failed'
const setUp = '(the set-up of the suite) failed'
const tearDown = '(the tear-down of the suite) failed'
const hidden = (count: number) => Array.from({ length: count }, () => '(counted in the report, but not listed) failed')

const fixtures = fixturesOf('tests-nunit')

describe('a report is read as its tool counts, or by hand', () => {
  test.each([
    [
      'nunit3.xml',
      [
        'Adds passed REQ-CART-1 REQ-CART-2',
        'HasNoNegativeTotal failed REQ-CART-1',
        'KnowsVouchers skipped REQ-CART-1',
        'Rounds skipped REQ-CART-1',
        'Multiplies(1,"one") passed REQ-CART-1',
        'Multiplies(2,"two") failed REQ-CART-1',
        'IsEmpty passed REQ-CART-1',
        'Adds failed',
        'Rounds failed',
        'Counts passed',
        tearDown,
      ],
    ],
    [
      'testcafe.xml',
      [
        'adds passed',
        'has no negative total failed',
        'knows vouchers skipped',
        'now and then skipped',
        'rounds passed REQ-CART-1',
        'adds passed',
      ],
    ],
    ['unity.xml', ['Adds passed', 'Breaks failed']],
  ])('%s', (name, expected) => {
    const bytes = fixtures.get(name) ?? Buffer.alloc(0)
    expect(cases(nunit, bytes)).toEqual(expected)
    expect(anomalies(read(nunit, bytes))).toEqual([])
  })
})

describe.each([...fixtures])('%s', (_, bytes) => {
  test('is recognised by this format alone', () =>
    expect(formats.filter(format => format.recognises(bytes)).map(({ name }) => name)).toEqual(['NUnit 3']))
  test('reads the same wherever the stream is cut', () => expect(cutEverywhere(nunit, bytes)).toBe(true))
  test('cut short anywhere is refused', () => expect(acceptedCuts(nunit, bytes, lengthOfContent(bytes))).toEqual([]))
})

describe('a result of', () => {
  test.each([
    ['Passed', 'passed'],
    ['Failed', 'failed'],
    ['Skipped', 'skipped'],
    ['Inconclusive', 'skipped'],
    ['Warning', 'skipped'],
    ['Failed:Error', 'failed'],
    ['Failed:Error(SetUp)', 'failed'],
    ['Skipped:Ignored', 'skipped'],
  ])('%s is %s', (word, outcome) => expect(cases(nunit, run(suite(one('a', word))))).toEqual([`a ${outcome}`]))

  test('Passed with what TestCafe writes of its attempts is passed', () =>
    expect(cases(nunit, run(suite(one('a', 'Passed', '<failure><message>Run 1: Passed</message></failure>'))))).toEqual(
      ['a passed'],
    ))
  test('Passed after an assertion that warned is passed', () =>
    expect(
      cases(nunit, run(suite(one('a', 'Passed', '<assertions><assertion result="Warning"/></assertions>')))),
    ).toEqual(['a passed']))
})

describe('a suite that failed', () => {
  test.each<[string, string, string[]]>([
    ['because of its tests adds nothing', run(suite(failed, 'Failed', 'site="Child"'), 'Failed'), ['b failed']],
    ['and does not say where adds nothing to tests that failed', run(suite(failed, 'Failed'), 'Failed'), ['b failed']],
    ['without a test is a failed case', run(suite('', 'Failed', 'label="Invalid"'), 'Failed'), [itself]],
    ['with tests that passed is a failed case', run(suite(passed, 'Failed'), 'Failed'), ['a passed', itself]],
    [
      'before its tests adds nothing to those that failed for it',
      run(suite(one('b', 'Failed', '', 'site="Parent"'), 'Failed', 'site="SetUp"'), 'Failed'),
      ['b failed'],
    ],
    [
      'before its tests is a failed case where none is said to have failed',
      run(suite(one('a', 'Skipped'), 'Failed', 'site="SetUp"'), 'Failed'),
      ['a skipped', setUp],
    ],
    [
      'after its tests is a failed case',
      run(suite(passed, 'Failed', 'site="TearDown"'), 'Failed'),
      ['a passed', tearDown],
    ],
    [
      'after its tests is a failed case beside tests that failed',
      run(suite(failed, 'Failed', 'label="Error" site="TearDown"'), 'Failed'),
      ['b failed', tearDown],
    ],
    ['in the words of Unity', run(suite(passed, 'Failed:Error(TearDown)'), 'Failed(Child)'), ['a passed', tearDown]],
    [
      'in a suite that failed is one case, not two',
      run(suite(suite('', 'Failed'), 'Failed', 'site="Child"'), 'Failed'),
      [itself],
    ],
    [
      'in a suite that says it passed is a case all the same',
      run(suite(suite(passed, 'Failed', 'site="TearDown"'), 'Passed')),
      ['a passed', tearDown],
    ],
    ['is the run', run(suite(passed), 'Failed'), ['a passed', '(the run itself) failed']],
    ['is a run without suites', run('', 'Failed'), ['(the run itself) failed']],
    ['is a run with Unity’s site', run(suite(failed, 'Failed'), 'Failed(TearDown)'), ['b failed']],
  ])('%s', (_, text, expected) => expect(cases(nunit, text)).toEqual(expected))

  test('is shown by its name', () => {
    const report = read(nunit, run(suite(suite('', 'Failed', '', 'PriceTests'), 'Failed'), 'Failed'))
    expect(typeof report !== 'string' && [...report.cases.values()].flat().map(found => found.place)).toEqual([
      { suite: 'PriceTests', name: '(the suite itself)', file: null, line: null },
    ])
  })
})

describe('tests of one name are told apart by', () => {
  const other = one('a', 'Failed')
  test.each([
    ['their class', run(suite(passed + one('a', 'Failed', '', 'classname="Price"'), 'Failed'), 'Failed')],
    ['their suite', run(suite(passed) + suite(other, 'Failed', '', 't'), 'Failed')],
    ['an outer suite', run(suite(suite(passed)) + suite(suite(other, 'Failed'), 'Failed', '', 't'), 'Failed')],
  ])('%s', (_, text) => expect(cases(nunit, text)).toEqual(['a passed', 'a failed']))

  test('not by the folder of their assembly', () => {
    const of = (folder: string) => suite(other, 'Failed', 'type="Assembly"', `${folder}Shop.dll`)
    const report = read(nunit, run(of('/home/a/') + of('C:\\b\\') + of(''), 'Failed'))
    expect(typeof report !== 'string' && [report.cases.size, report.total]).toEqual([1, 3])
  })
})

describe('requirements', () => {
  test.each<[string, string, string[]]>([
    ['of a test', run(suite(one('a', 'Passed', properties(['Requirement', 'REQ-1'])))), ['a passed REQ-1']],
    [
      'of a suite are of all its tests',
      run(suite(properties(['verifies', 'REQ-1']) + suite(passed) + failed, 'Failed'), 'Failed'),
      ['a passed REQ-1', 'b failed REQ-1'],
    ],
    [
      'of a suite are of no others',
      run(suite(properties(['verifies', 'REQ-1']) + passed) + suite(one('c', 'Passed'))),
      ['a passed REQ-1', 'c passed'],
    ],
    [
      'of both',
      run(suite(properties(['Verifies', 'REQ-1']) + one('a', 'Passed', properties(['FullyVerifies', 'REQ-2'])))),
      ['a passed REQ-1 REQ-2'],
    ],
    ['in a category are none', run(suite(one('a', 'Passed', properties(['Category', 'REQ-1'])))), ['a passed']],
    ['in a name', run(suite(one('REQ-3 a', 'Passed'))), ['REQ-3 a passed REQ-3']],
  ])('%s', (_, text, expected) => expect(cases(nunit, text)).toEqual(expected))
})

describe('counts', () => {
  test.each<[string, string, string[]]>([
    ['of the run', run(suite(passed), 'Passed', 'total="1" failed="1"'), ['a passed', ...hidden(1)]],
    ['of a suite', run(suite(passed, 'Passed', 'total="1" failed="1"')), ['a passed', ...hidden(1)]],
    [
      'of both',
      run(suite(passed, 'Failed', 'total="1" failed="1" site="Child"'), 'Failed', 'total="1" failed="1"'),
      ['a passed', ...hidden(1)],
    ],
    ['beyond what is listed', run(suite(failed, 'Failed', 'failed="3"'), 'Failed'), ['b failed', ...hidden(2)]],
    [
      'beside a suite that failed itself',
      run(suite(passed, 'Failed', 'failed="1" site="TearDown"'), 'Failed'),
      ['a passed', ...hidden(1), tearDown],
    ],
  ])('%s that tell of failures not listed are a failure, and odd', (_, text, expected) => {
    expect(cases(nunit, text)).toEqual(expected)
    expect(anomalies(read(nunit, text))).toEqual([['summary_mismatch', 1]])
  })

  test.each<[string, string]>([
    ['less failures than listed', run(suite(failed, 'Failed', 'failed="0"'), 'Failed')],
    ['less tests than listed', run(suite(passed, 'Passed', 'total="0"'))],
  ])('%s are odd', (_, text) => expect(anomalies(read(nunit, text))).toEqual([['summary_mismatch', 1]]))

  test.each<[string, string]>([
    ['without what a suite itself did', run(suite(passed, 'Failed', 'total="1" failed="0" site="TearDown"'), 'Failed')],
    ['without what was skipped', run(suite(passed + one('c', 'Skipped'), 'Passed', 'total="1"'))],
    ['that are missing', run(suite(passed + failed, 'Failed'), 'Failed')],
  ])('%s are not odd', (_, text) => expect(anomalies(read(nunit, text))).toEqual([]))
})

describe('a report is refused when', () => {
  test.each<[string, string, string]>([
    [
      'a result is not known',
      run(suite(one('a', 'passed'))),
      'Line 1: It has a test with an unknown result: "passed".',
    ],
    ['a test has no result', run(suite('<test-case/>')), 'Line 1: It has a test with an unknown result: "".'],
    ['a suite has another', run(suite('', 'Failure')), 'Line 1: It has a suite with an unknown result: "Failure".'],
    ['the run has another', run('', ''), 'Line 1: It has a run with an unknown result: "".'],
    [
      'a result is a known one and more',
      run(suite(one('a', 'Passed Failed'))),
      'Line 1: It has a test with an unknown result: "Passed Failed".',
    ],
    [
      'the run counts more tests',
      run(suite(passed), 'Passed', 'total="2"'),
      'Line 1: It counts 2 tests but lists 1, so some are missing.',
    ],
    [
      'a suite counts more tests',
      run(suite('', 'Passed', 'total="9"')),
      'Line 1: It counts 9 tests but lists 0, so some are missing.',
    ],
    [
      'a count is no number',
      run(suite(passed), 'Passed', 'failed="1.0"'),
      'Line 1: Its count "failed" is not a whole number: "1.0".',
    ],
    ['a test is outside a suite', run(passed), 'Line 1: There is a <test-case> inside <test-run>.'],
    [
      'a test is in a test',
      run(suite(one('a', 'Passed', passed))),
      'Line 1: There is a <test-case> inside <test-case>.',
    ],
    [
      'a suite is in a test',
      run(suite(one('a', 'Passed', suite('')))),
      'Line 1: There is a <test-suite> inside <test-case>.',
    ],
    ['a run is in a run', run(run('')), 'Line 1: There is a <test-run> inside <test-run>.'],
    ['its root is another', '<test-results/>', 'Line 1: Its root is <test-results>, not a test run of NUnit 3.'],
    ['it is cut off', '<test-run result="Passed">', 'Line 1: It ends inside <test-run>, so it is truncated.'],
  ])('%s', (_, text, message) => expect(read(nunit, text)).toBe(message))
})

test('a suite and a run may say nothing of their own', () =>
  expect(cases(nunit, `<test-run><test-suite>${passed}${failed}</test-suite></test-run>`)).toEqual([
    'a passed',
    'b failed',
  ]))

test('a report without a test has no case', () => expect(cases(nunit, run(suite('')))).toEqual([]))
