import { describe, expect, test } from '@jest/globals'
import { formats } from '../../../src/reports/formats.ts'
import { testng } from '../../../src/reports/tests/testng.ts'
import { acceptedCuts, anomalies, cases, cutEverywhere, fixturesOf, lengthOfContent, read } from '../test-formats.ts'

const method = (name: string, status: string, more = '', inside = '') =>
  `<test-method name="${name}" status="${status}" ${more}>${inside}</test-method>`
const thrown = (by: string) => `<exception class="${by}"><message/></exception>`
const skippedFor = (name: string, by: string) => method(name, 'SKIP', '', thrown(by))
const retried = (name: string) => method(name, 'SKIP', 'retried="true"', thrown('java.lang.AssertionError'))
const config = (name: string, status: string) => method(name, status, 'is-config="true"')
const inClass = (inside: string, name = 'Cart') => `<class name="${name}">${inside}</class>`
const inTest = (inside: string, name = 't') => `<test name="${name}">${inside}</test>`
const suite = (inside: string, more = 'name="s"') => `<suite ${more}>${inside}</suite>`
const results = (inside: string, counts = '') => `<testng-results ${counts}>${inside}</testng-results>`
const run = (inside: string, counts = '') => results(suite(inTest(inClass(inside))), counts)
const passed = method('a', 'PASS')
const failed = method('b', 'FAIL')
const hidden = (count: number) => Array.from({ length: count }, () => '(counted in the report, but not listed) failed')

/** How many identities there are, and how many cases. */
function sizes(text: string) {
  const report = read(testng, text)
  return typeof report === 'string' ? report : [report.cases.size, report.total]
}

const fixtures = fixturesOf('tests-testng')

describe('a report is read as its tool counts', () => {
  test.each([
    [
      'testng.xml',
      [
        'adds passed REQ-CART-1 REQ-CART-2',
        'breaks failed',
        'failsAllTheTime failed',
        'knowsVouchers skipped',
        'multiplies passed',
        'multiplies failed',
        'multiplies failed',
        'shouldThrow failed',
        'mostlyRight passed',
        'mostlyRight passed',
        'mostlyRight skipped',
        'mostlyRight passed',
        'mostlyRight passed',
        'hasNoNegativeTotal failed',
        'nowAndThen passed flaky',
        'repeats passed',
        'repeats passed',
        'dependsOnAnother skipped',
        'loads failed',
        'adds skipped',
        'rounds skipped',
        'adds passed',
        'closes failed',
        'adds passed',
        'closes failed',
      ],
    ],
    [
      'testng6.xml',
      [
        'adds passed',
        'failsAllTheTime failed',
        'breaks failed',
        'knowsVouchers skipped',
        'multiplies passed',
        'multiplies failed',
        'multiplies failed',
        'nowAndThen passed flaky',
        'shouldThrow failed',
        'mostlyRight passed',
        'mostlyRight passed',
        'mostlyRight passed',
        'mostlyRight passed',
        'mostlyRight skipped',
        'hasNoNegativeTotal failed',
        'repeats passed',
        'repeats passed',
        'dependsOnAnother skipped',
        'loads failed',
        'adds skipped',
        'rounds skipped',
        'adds passed',
        'closes failed',
        'closes failed',
        'adds passed',
      ],
    ],
    [
      'testng-passed.xml',
      [
        'adds passed REQ-CART-1 REQ-CART-2',
        'repeats passed',
        'repeats passed',
        'mostlyRight passed',
        'mostlyRight passed',
        'mostlyRight skipped',
        'mostlyRight passed',
        'mostlyRight passed',
      ],
    ],
  ])('%s', (name, expected) => {
    const bytes = fixtures.get(name) ?? Buffer.alloc(0)
    expect(cases(testng, bytes)).toEqual(expected)
    expect(anomalies(read(testng, bytes))).toEqual([])
  })
})

describe.each([...fixtures])('%s', (_, bytes) => {
  test('is recognised by this format alone', () =>
    expect(formats.filter(format => format.recognises(bytes)).map(({ name }) => name)).toEqual(['TestNG']))
  test('reads the same wherever the stream is cut', () => expect(cutEverywhere(testng, bytes)).toBe(true))
  test('cut short anywhere is refused', () => expect(acceptedCuts(testng, bytes, lengthOfContent(bytes))).toEqual([]))
})

describe('a status of', () => {
  test.each([
    ['PASS', 'passed'],
    ['FAIL', 'failed'],
    ['SKIP', 'skipped'],
    ['SUCCESS_PERCENTAGE_FAILURE', 'skipped'],
    ['STARTED', 'failed'],
    ['CREATED', 'failed'],
  ])('%s is %s', (word, outcome) => expect(cases(testng, run(method('a', word)))).toEqual([`a ${outcome}`]))
})

describe('a method that runs before or after tests', () => {
  test.each<[string, string, string[]]>([
    ['is no case when it passed', config('opens', 'PASS'), []],
    ['is no case when it was skipped', config('opens', 'SKIP'), []],
    ['is a failed case when it failed', config('opens', 'FAIL'), ['opens failed']],
    ['is a failed case beside tests', passed + config('closes', 'FAIL'), ['a passed', 'closes failed']],
  ])('%s', (_, inside, expected) => expect(cases(testng, run(inside))).toEqual(expected))
})

describe('an attempt that is repeated', () => {
  const Assertion = 'java.lang.AssertionError'
  test.each<[string, string, string[]]>([
    ['makes a test flaky that passes then', retried('a') + passed, ['a passed flaky']],
    ['makes it flaky once, however often', retried('a') + retried('a') + passed, ['a passed flaky']],
    ['makes it flaky in whatever order they stand', passed + retried('a'), ['a passed flaky']],
    ['is no case beside the failure of the last one', retried('b') + retried('b') + failed, ['b failed']],
    ['is a failure when nothing follows', retried('a') + retried('a'), ['a failed']],
    ['is of its own test', retried('a') + passed + method('c', 'PASS'), ['a passed flaky', 'c passed']],
    ['is a failure when the next one is skipped', retried('a') + method('a', 'SKIP'), ['a failed']],
    ['of TestNG 6 looks like one that was skipped', skippedFor('a', Assertion) + passed, ['a passed flaky']],
    ['of TestNG 6 may stand behind the next one', passed + skippedFor('a', Assertion), ['a passed flaky']],
    ['of TestNG 6 is no case beside the last failure', skippedFor('b', Assertion) + failed, ['b failed']],
    [
      'of TestNG 6 is none when nothing follows',
      skippedFor('a', Assertion) + skippedFor('a', 'E'),
      ['a skipped', 'a skipped'],
    ],
    [
      'of TestNG 6 is none before one that was skipped',
      skippedFor('a', Assertion) + method('a', 'SKIP'),
      ['a skipped', 'a skipped'],
    ],
    [
      'of TestNG 6 is none behind one that was skipped',
      method('a', 'SKIP') + skippedFor('a', Assertion),
      ['a skipped', 'a skipped'],
    ],
  ])('%s', (_, inside, expected) => expect(cases(testng, run(inside))).toEqual(expected))

  test('is none when the test skipped itself', () =>
    expect(cases(testng, run(skippedFor('a', 'org.testng.SkipException') + passed))).toEqual(['a skipped', 'a passed']))
  test('is not of the same test in another <test>', () =>
    expect(cases(testng, results(suite(inTest(inClass(retried('a'))) + inTest(inClass(passed), 'u'))))).toEqual([
      'a failed',
      'a passed',
    ]))
})

describe('tests of one name are told apart by', () => {
  const both = ['a passed', 'a failed']
  const other = method('a', 'FAIL')
  test.each([
    ['the class', results(suite(inTest(inClass(passed) + inClass(other, 'Price'))))],
    ['the <test>', results(suite(inTest(inClass(passed)) + inTest(inClass(other), 'u')))],
    ['the suite', results(suite(inTest(inClass(passed))) + suite(inTest(inClass(other)), 'name="r"'))],
  ])('%s', (_, text) => expect(cases(testng, text)).toEqual(both))

  test('the instance, if it has a name', () =>
    expect(cases(testng, run(passed + method('a', 'FAIL', 'test-instance-name="EUR"')))).toEqual([
      'a passed',
      'a (EUR) failed',
    ]))
  test('nothing else: the address of an instance differs from run to run', () =>
    expect(sizes(run(method('a', 'FAIL', 'signature="a()[@1]"') + method('a', 'FAIL', 'signature="a()[@2]"')))).toEqual(
      [1, 2],
    ))
})

test('the place of a test has its class', () => {
  const report = read(testng, run(failed))
  expect(typeof report !== 'string' && [...report.cases.values()].flat().map(found => found.place)).toEqual([
    { suite: 'Cart', name: 'b', file: null, line: null },
  ])
})

describe('requirements', () => {
  const attributes = (...all: string[]) =>
    method('a', 'PASS', `signature="a()[pri:0, instance:Cart@1, attributes: ${all.join(', ')}]"`)
  const attribute = (name: string, values: string) => `&lt;name: ${name}, value:[${values}]&gt;`
  test.each([
    ['in an attribute', attributes(attribute('requirement', 'REQ-1, REQ-2')), 'a passed REQ-1 REQ-2'],
    [
      'in several',
      attributes(attribute('Verifies', 'REQ-1'), attribute('other', 'REQ-2'), attribute('requirements', 'REQ-3')),
      'a passed REQ-1 REQ-3',
    ],
    ['in another attribute are none', attributes(attribute('owner', 'REQ-1')), 'a passed'],
    ['in a name', method('shows [REQ-1]', 'PASS'), 'shows [REQ-1] passed REQ-1'],
  ])('%s', (_, inside, expected) => expect(cases(testng, run(inside))).toEqual([expected]))
})

describe('counts', () => {
  test.each<[string, string, string[]]>([
    ['with no failure', run(passed, 'passed="0" failed="1" skipped="0"'), ['a passed', ...hidden(1)]],
    ['beside others', run(failed + passed, 'passed="0" failed="2"'), ['b failed', 'a passed', ...hidden(1)]],
    [
      'but not those of configuration',
      run(passed + config('x', 'FAIL'), 'failed="1"'),
      ['a passed', 'x failed', ...hidden(1)],
    ],
  ])('that tell of failures not listed %s are a failure, and odd', (_, text, expected) => {
    expect(cases(testng, text)).toEqual(expected)
    expect(anomalies(read(testng, text))).toEqual([['summary_mismatch', 1]])
  })

  test('that have less failures than listed are odd', () =>
    expect(anomalies(read(testng, run(failed, 'failed="0"')))).toEqual([['summary_mismatch', 1]]))

  test.each<[string, string]>([
    ['with what did not run at all', run(passed, 'total="9" passed="1" failed="0" skipped="0" ignored="8"')],
    ['without attempts', run(retried('a') + passed, 'retried="1" passed="1" failed="0" skipped="0"')],
    ['with attempts', run(retried('a') + passed, 'passed="1" failed="0" skipped="1"')],
    ['without failures of configuration', run(passed + config('x', 'FAIL'), 'passed="1" failed="0"')],
    ['that are missing', run(failed)],
  ])('%s are not odd', (_, text) => expect(anomalies(read(testng, text))).toEqual([]))
})

describe('a report is refused when', () => {
  test.each<[string, string, string]>([
    ['a status is not known', run(method('a', 'Pass')), 'Line 1: It has a test with an unknown status: "Pass".'],
    ['a status is missing', run('<test-method name="a"/>'), 'Line 1: It has a test with an unknown status: "".'],
    [
      'it counts more tests',
      run(passed, 'passed="1" skipped="1"'),
      'It counts 2 tests but lists 1, so some are missing.',
    ],
    ['a count is no number', run(passed, 'failed="-1"'), 'Line 1: Its count "failed" is not a whole number: "-1".'],
    [
      'its results are elsewhere',
      results(suite('', 'url="shop/testng-results.xml"')),
      'Line 1: Its results are in other files. Let TestNG write one file (fileFragmentationLevel 1).',
    ],
    [
      'a method is outside a class',
      results(suite(inTest(passed))),
      'Line 1: There is a <test-method> outside <class>.',
    ],
    [
      'a method is in a method',
      run(method('a', 'PASS', '', failed)),
      'Line 1: There is a <test-method> outside <class>.',
    ],
    ['a class is outside a <test>', results(suite(inClass(passed))), 'Line 1: There is a <class> outside <test>.'],
    ['a suite is in a suite', results(suite(suite(''))), 'Line 1: There is a <suite> outside <testng-results>.'],
    ['its root is another', '<suite/>', 'Line 1: Its root is <suite>, not the results of TestNG.'],
    ['it is cut off', '<testng-results>', 'Line 1: It ends inside <testng-results>, so it is truncated.'],
  ])('%s', (_, text, message) => expect(read(testng, text)).toBe(message))
})

test('a report without a test has no case', () => expect(cases(testng, results(''))).toEqual([]))
