import { describe, expect, test } from '@jest/globals'
import { formats } from '../../../src/reports/formats.ts'
import { xunit } from '../../../src/reports/tests/xunit.ts'
import { acceptedCuts, anomalies, cases, cutEverywhere, fixturesOf, lengthOfContent, read } from '../test-formats.ts'

const one = (name: string, result: string, inside = '', more = '') =>
  `<test name="${name}" type="Cart" result="${result}" ${more}>${inside}</test>`
const collection = (tests: string, counts = '', name = 'c') =>
  `<collection name="${name}" ${counts}>${tests}</collection>`
const assembly = (inside: string, counts = '', name = 'Shop.dll') =>
  `<assembly name="${name}" ${counts}>${inside}</assembly>`
const run = (...all: string[]) => `<assemblies>${all.join('')}</assemblies>`
const tests = (inside: string, counts = '', collected = '') => run(assembly(collection(inside, collected), counts))
const errors = (...all: string[]) => `<errors>${all.map(more => `<error ${more}><failure/></error>`).join('')}</errors>`
const passed = one('a', 'Pass')
const hidden = (count: number) => Array.from({ length: count }, () => '(counted in the report, but not listed) failed')

const fixtures = fixturesOf('tests-xunit')

function place(text: string) {
  const report = read(xunit, text)
  return typeof report === 'string' ? report : [...report.cases.values()].flat()[0]?.place
}

describe('a report is read as its tool counts, or by hand', () => {
  test.each([
    [
      'v2.xml',
      [
        '(test-class-cleanup: Shop.Tests.StockTests) failed',
        'Shop.Tests.CartTests.Adds passed REQ-CART-1',
        'Shop.Tests.CartTests.HasNoNegativeTotal failed',
        'Shop.Tests.CartTests.KnowsVouchers skipped',
        'Shop.Tests.CartTests.Multiplies(price: 1, name: "one & only") passed',
        'Shop.Tests.CartTests.Multiplies(price: 2, name: "two") failed',
        'Shop.Tests.StockTests.Counts passed',
      ],
    ],
    [
      'v3.xml',
      [
        'Shop.Tests.CartTests.Adds passed REQ-CART-1 REQ-CART-2',
        'Shop.Tests.CartTests.HasNoNegativeTotal passed',
        'Shop.Tests.CartTests.IsSlow skipped',
        'Shop.Tests.CartTests.Adds passed REQ-CART-1 REQ-CART-2',
        'Shop.Tests.CartTests.HasNoNegativeTotal failed',
        'Shop.Tests.CartTests.IsSlow skipped',
      ],
    ],
    [
      'mocha.xml',
      [
        'cart REQ-CART-1 adds <two> & more passed REQ-CART-1',
        'cart has no negative total failed',
        'cart breaks failed',
        'cart rounds passed',
        'cart rounds passed',
        'cart with a hook "before all" hook for "never runs" failed',
      ],
    ],
  ])('%s', (name, expected) => {
    const bytes = fixtures.get(name) ?? Buffer.alloc(0)
    expect(cases(xunit, bytes)).toEqual(expected)
    expect(anomalies(read(xunit, bytes))).toEqual([])
  })
})

describe.each([...fixtures])('%s', (_, bytes) => {
  test('is recognised by this format alone', () =>
    expect(formats.filter(format => format.recognises(bytes)).map(({ name }) => name)).toEqual(['xUnit.net v2']))
  test('reads the same wherever the stream is cut', () => expect(cutEverywhere(xunit, bytes)).toBe(true))
  test('cut short anywhere is refused', () => expect(acceptedCuts(xunit, bytes, lengthOfContent(bytes))).toEqual([]))
})

describe('a result of', () => {
  test.each([
    ['Pass', 'passed'],
    ['Fail', 'failed'],
    ['Skip', 'skipped'],
    ['NotRun', 'skipped'],
  ])('%s is %s', (word, outcome) => expect(cases(xunit, tests(one('a', word)))).toEqual([`a ${outcome}`]))

  test('Pass with a failure is failed', () =>
    expect(cases(xunit, tests(one('a', 'Pass', '<failure exception-type="E"/>')))).toEqual(['a failed']))
  test('Pass with an output that looks like a failure is passed', () =>
    expect(cases(xunit, tests(one('a', 'Pass', '<output><![CDATA[<failure/>]]></output>')))).toEqual(['a passed']))
})

test('an assembly may be the root', () =>
  expect(cases(xunit, assembly(collection(passed), 'total="1"'))).toEqual(['a passed']))

describe('tests of one name are told apart by', () => {
  const both = ['a passed', 'a failed']
  test.each([
    [
      'the assembly',
      run(
        assembly(collection(passed), '', '/x/bin/A.dll'),
        assembly(collection(one('a', 'Fail')), '', 'C:\\x\\bin\\B.dll'),
      ),
    ],
    [
      'what it was built for',
      run(
        assembly(collection(passed), 'target-framework=".NETCoreApp,Version=v8.0"'),
        assembly(collection(one('a', 'Fail')), 'target-framework=".NETCoreApp,Version=v9.0"'),
      ),
    ],
    ['the class', tests(`${passed}<test name="a" type="Price" result="Fail"/>`)],
    [
      'the collection, where no class is told',
      run(
        assembly(
          collection('<test name="a" result="Pass"/>', '', 'cart') +
            collection('<test name="a" result="Fail"/>', '', 'price'),
        ),
      ),
    ],
    [
      'the file, where no class is told',
      tests('<test name="a" result="Pass" source-file="a.cs"/><test name="a" result="Fail" source-file="b.cs"/>'),
    ],
  ])('%s', (_, text) => expect(cases(xunit, text)).toEqual(both))

  test('nothing else: the folder, the file and the number of a collection differ from run to run', () => {
    const elsewhere = (folder: string, id: string) =>
      assembly(
        collection(one('a', 'Fail', '', `source-file="${folder}/Cart.cs"`), '', `Cart (id: ${id})`),
        '',
        `${folder}/Shop.dll`,
      )
    const report = read(xunit, run(elsewhere('/a', '1'), elsewhere('/b', '2')))
    expect(typeof report !== 'string' && [report.cases.size, report.total]).toEqual([1, 2])
  })
})

describe('the place of a test', () => {
  test('has the class, the file and the line', () =>
    expect(place(tests(one('a', 'Fail', '', 'source-file="/src/Cart.cs" source-line="7"')))).toEqual({
      suite: 'Cart',
      name: 'a',
      file: '/src/Cart.cs',
      line: 7,
    }))
  test('has the collection where there is no class', () =>
    expect(place(tests('<test name="a" result="Fail"/>'))).toEqual({ suite: 'c', name: 'a', file: null, line: null }))
  test('of an error has the assembly', () =>
    expect(place(run(assembly(errors('type="fatal"'), '', '/x/Shop.dll')))).toEqual({
      suite: 'Shop.dll',
      name: '(fatal)',
      file: null,
      line: null,
    }))
})

describe('requirements', () => {
  const trait = (name: string, value: string) => `<traits><trait name="${name}" value="${value}"/></traits>`
  test.each([
    ['Requirement', 'REQ-1', 'a passed REQ-1'],
    ['verifies', 'REQ-1, REQ-2', 'a passed REQ-1 REQ-2'],
    ['FullyVerifies', 'REQ-1', 'a passed REQ-1'],
    ['Category', 'REQ-1', 'a passed'],
  ])('in a trait %s', (name, value, expected) =>
    expect(cases(xunit, tests(one('a', 'Pass', trait(name, value))))).toEqual([expected]),
  )
  test('in a name', () => expect(cases(xunit, tests(one('REQ-3 a', 'Pass')))).toEqual(['REQ-3 a passed REQ-3']))
})

describe('an error of an assembly is a failed case', () => {
  test.each<[string, string, string[]]>([
    ['with its type and name', errors('type="test-class-cleanup" name="Cart"'), ['(test-class-cleanup: Cart) failed']],
    ['with its type alone', errors('type="fatal"'), ['(fatal) failed']],
    ['with nothing', errors(''), ['(error) failed']],
    ['each of several', errors('type="fatal"', 'type="test-cleanup"'), ['(fatal) failed', '(test-cleanup) failed']],
  ])('%s', (_, inside, expected) => expect(cases(xunit, run(assembly(inside)))).toEqual(expected))

  test('also when it is only counted', () =>
    expect(cases(xunit, run(assembly(collection(passed), 'errors="1"')))).toEqual(['a passed', ...hidden(1)]))
  test('once when it is counted and listed', () =>
    expect(cases(xunit, run(assembly(errors('type="fatal"'), 'errors="1"')))).toEqual(['(fatal) failed']))
})

describe('counts', () => {
  test.each<[string, string, string[]]>([
    ['of an assembly', tests(passed, 'total="1" failed="1"'), ['a passed', ...hidden(1)]],
    ['of a collection', tests(passed, '', 'total="1" failed="1"'), ['a passed', ...hidden(1)]],
    ['of both', tests(passed, 'total="1" failed="1"', 'total="1" failed="1"'), ['a passed', ...hidden(1)]],
    ['beyond what is listed', tests(one('b', 'Fail'), 'failed="3"'), ['b failed', ...hidden(2)]],
  ])('%s that tell of failures not listed are a failure, and odd', (_, text, expected) => {
    expect(cases(xunit, text)).toEqual(expected)
    expect(anomalies(read(xunit, text))).toEqual([['summary_mismatch', 1]])
  })

  test.each<[string, string]>([
    ['less failures than listed', tests(one('a', 'Fail'), 'total="1" failed="0"')],
    ['less tests than listed', tests(passed, 'total="0"')],
    ['an error that is not listed', run(assembly('', 'errors="1"'))],
  ])('%s are odd', (_, text) => expect(anomalies(read(xunit, text))).toEqual([['summary_mismatch', 1]]))

  test.each<[string, string]>([
    ['with what was not run', tests(passed + one('b', 'NotRun'), 'total="2" passed="1" not-run="1"')],
    ['without what was not run', tests(passed + one('b', 'NotRun'), 'total="1" passed="1" not-run="1"')],
    ['that are missing', tests(passed + one('b', 'Fail'))],
  ])('%s are not odd', (_, text) => expect(anomalies(read(xunit, text))).toEqual([]))
})

describe('a report is refused when', () => {
  test.each<[string, string, string]>([
    ['a result is not known', tests(one('a', 'pass')), 'Line 1: It has a test with an unknown result: "pass".'],
    ['a result is missing', tests('<test name="a"/>'), 'Line 1: It has a test with an unknown result: "".'],
    [
      'an assembly counts more tests',
      tests(passed, 'total="2"'),
      'Line 1: It counts 2 tests but lists 1, so some are missing.',
    ],
    [
      'a collection counts more tests',
      tests('', '', 'total="9"'),
      'Line 1: It counts 9 tests but lists 0, so some are missing.',
    ],
    [
      'a count is no number',
      tests(passed, 'failed="many"'),
      'Line 1: Its count "failed" is not a whole number: "many".',
    ],
    [
      'a count is too large',
      tests(passed, 'errors="99999999999"'),
      'Line 1: Its count "errors" is not a whole number: "99999999999".',
    ],
    ['a test is outside a collection', run(assembly(passed)), 'Line 1: There is a <test> outside <collection>.'],
    ['a test is in a test', tests(one('a', 'Pass', passed)), 'Line 1: There is a <test> outside <collection>.'],
    [
      'an assembly is in an assembly',
      run(assembly(assembly(''))),
      'Line 1: There is a <assembly> outside <assemblies>.',
    ],
    ['an error is outside of errors', run(assembly('<error/>')), 'Line 1: There is a <error> outside <errors>.'],
    [
      'it is of version 1',
      assembly(`<class name="Cart">${passed}</class>`),
      'Line 1: There is a <test> outside <collection>.',
    ],
    ['its root is another', '<collection/>', 'Line 1: Its root is <collection>, not the assemblies of xUnit.net.'],
    ['it is cut off', '<assemblies>', 'Line 1: It ends inside <assemblies>, so it is truncated.'],
  ])('%s', (_, text, message) => expect(read(xunit, text)).toBe(message))
})

test('a report without a test has no case', () => expect(cases(xunit, run())).toEqual([]))
