import { describe, expect, test } from '@jest/globals'
import { partsOf } from '../../../src/reports/tests/identity.ts'
import { junit } from '../../../src/reports/tests/junit/junit.ts'
import type { TestReport } from '../../../src/reports/tests/tests.ts'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { growth, LINEAR } from '../../growth.ts'

/** Reads a report in the given pieces; the message when it cannot be trusted. */
function read(...chunks: readonly (string | Uint8Array)[]): TestReport | string {
  const reader = junit.reader()
  try {
    for (const chunk of chunks) reader.push(Buffer.from(chunk))
    return reader.end()
  } catch (error) {
    if (error instanceof UnreadableReport) return error.message
    throw error
  }
}

/** Each case by its name: how it ended, and what it claims. */
function cases(...chunks: readonly string[]): string[] | string {
  const report = read(...chunks)
  if (typeof report === 'string') return report
  return [...report.cases].flatMap(([identity, same]) =>
    same.map(({ outcome, flaky, claims }) =>
      [partsOf(identity).name, outcome, ...(flaky ? ['flaky'] : []), ...claims].join(' '),
    ),
  )
}

const HIDDEN = '(counted in the report, but not listed) failed'

const suite = (inside: string, attributes = 'name="s"') =>
  `<testsuites><testsuite ${attributes}>${inside}</testsuite></testsuites>`
const ctest = (classname: string, why: string) =>
  `<testcase name="a" classname="${classname}" status="notrun"><skipped message="${why}"/></testcase>`

describe('a test case', () => {
  test.each<[string, string, string]>([
    ['passes when nothing is said', '<testcase name="a"/>', 'a passed'],
    ['passes with output', '<testcase name="a"><system-out>failure</system-out></testcase>', 'a passed'],
    [
      'passes with markup in its output',
      '<testcase name="a"><system-out><![CDATA[<failure/>]]></system-out></testcase>',
      'a passed',
    ],
    ['fails by a failure', '<testcase name="a"><failure/></testcase>', 'a failed'],
    ['fails by an error without a word', '<testcase name="a"><error/></testcase>', 'a failed'],
    ['is skipped', '<testcase name="a"><skipped/></testcase>', 'a skipped'],
    ['fails when it is skipped and failed', '<testcase name="a"><skipped/><failure/></testcase>', 'a failed'],
    ['fails when it failed and is then skipped', '<testcase name="a"><failure/><skipped/></testcase>', 'a failed'],
    ['fails when it passed and its end breaks', '<testcase name="a"><system-out/><error/></testcase>', 'a failed'],
    ['did not run, as GoogleTest says it', '<testcase name="a" status="notrun" result="suppressed"/>', 'a skipped'],
    ['ran, as GoogleTest says it', '<testcase name="a" status="run" result="completed"/>', 'a passed'],
    ['did not run, as CTest says it', '<testcase name="a" status="disabled"/>', 'a skipped'],
    ['could not be started, as CTest says it', ctest('a', 'Unable to find executable'), 'a failed'],
    ['skipped itself, as CTest says it', ctest('a', 'SKIP_RETURN_CODE=77'), 'a skipped'],
    ['did not run for a reason, as others may say it', ctest('other', 'Not on this system'), 'a skipped'],
    ['is skipped, in whatever letters', '<testcase name="a" status="Skipped"/>', 'a skipped'],
    ['is ignored by its result', '<testcase name="a" result="ignored"/>', 'a skipped'],
    ['fails by its status alone', '<testcase name="a" status="failed"/>', 'a failed'],
    [
      'fails although its status says that it did not run',
      '<testcase name="a" status="notrun"><failure/></testcase>',
      'a failed',
    ],
    ['passed when repeated, as Surefire says it', '<testcase name="a"><flakyFailure/></testcase>', 'a passed flaky'],
    ['passed when repeated after an error', '<testcase name="a"><flakyError/></testcase>', 'a passed flaky'],
    ['failed every time', '<testcase name="a"><failure/><rerunFailure/></testcase>', 'a failed'],
    ['failed every time, and only that is said', '<testcase name="a"><rerunError/></testcase>', 'a failed'],
    ['is not flaky when it failed in the end', '<testcase name="a"><flakyFailure/><failure/></testcase>', 'a failed'],
    [
      'is skipped when unfinished, however it ended',
      '<testcase name="a"><skipped type="todo"/><failure/></testcase>',
      'a skipped',
    ],
    ['may be called like something of the language', '<testcase name="__proto__"/>', '__proto__ passed'],
    ['may have markup in its name', '<testcase name="&lt;b&gt; &#x41;&amp;"/>', '<b> A& passed'],
    ['may have no name', '<testcase><failure/></testcase>', ' failed'],
    ['stands for a suite that could not be loaded', '<error message="no module"/>', '(the suite itself) failed'],
    ['may stand in something that is no suite', '<undefined><testcase name="a"/></undefined>', 'a passed'],
  ])('%s', (_, inside, expected) => expect(cases(suite(inside))).toEqual([expected]))

  test.each<[string, string, string[]]>([
    ['by its name', '<testcase name="REQ-12: refuses"/>', ['REQ-12']],
    ['by a property', property('verifies', 'REQ-1'), ['REQ-1']],
    ['by a list', property('requirements', 'REQ-1, REQ-2;REQ-3 REQ-4'), ['REQ-1', 'REQ-2', 'REQ-3', 'REQ-4']],
    [
      'by each of the known properties',
      ['requirement', 'PartiallyVerifies', 'FullyVerifies']
        .map((name, index) => property(name, `REQ-${index}`))
        .join(''),
      ['REQ-0', 'REQ-1', 'REQ-2'],
    ],
    ['once', `${property('verifies', 'REQ-1')}${property('requirement', 'REQ-1')}`, ['REQ-1']],
    ['by no other property', property('owner', 'REQ-1'), []],
    ['by no property in other letters', property('VERIFIES', 'REQ-1'), []],
    ['by nothing that is no identifier', property('verifies', '12, REQ, notREQ-Ⅰ'), []],
    ['by no output', '<system-out>REQ-1</system-out>', []],
  ])('claims identifiers %s', (_, inside, claims) => {
    const text = inside.startsWith('<testcase')
      ? inside
      : `<testcase name="a"><properties>${inside}</properties></testcase>`
    const report = read(suite(text))
    expect(typeof report !== 'string' && [...report.cases.values()].flat().map(found => [...found.claims])).toEqual([
      claims,
    ])
  })

  test('claims nothing by the properties of its suite', () => {
    expect(cases(suite(`<properties>${property('verifies', 'REQ-1')}</properties><testcase name="a"/>`))).toEqual([
      'a passed',
    ])
  })

  test('that did not pass is reported with its location', () => {
    const at = (attributes: string) => {
      const report = read(suite(`<testcase ${attributes}><failure/></testcase>`, 'name="cart"'))
      return typeof report === 'string' ? report : [...report.cases.values()].flat()[0]?.place
    }
    expect(at('name="adds"')).toEqual({ suite: 'cart', name: 'adds', file: null, line: null })
    expect(at('name="adds" classname="shop.Cart" file="a.ts" line="3"')).toEqual({
      suite: 'shop.Cart',
      name: 'adds',
      file: 'a.ts',
      line: 3,
    })
    for (const line of ['0', '-1', '1.5', '03', '1e3', 'x', '9999999999']) {
      expect(at(`name="adds" file="a.ts" line="${line}"`)).toMatchObject({ line: null })
    }
  })

  test('with a long name is reported with its beginning, and never with half of a character', () => {
    const names = ['a'.repeat(1000), 'a'.repeat(1001), `${'a'.repeat(998)}😀😀`]
    const report = read(suite(names.map(name => `<testcase name="${name}"><failure/></testcase>`).join('')))
    expect(typeof report !== 'string' && [...report.cases.values()].flat().map(({ place }) => place?.name)).toEqual([
      'a'.repeat(1000),
      `${'a'.repeat(999)}…`,
      `${'a'.repeat(998)}…`,
    ])
  })
})

function property(name: string, value: string): string {
  return `<property name="${name}" value="${value}"/>`
}

describe('two results', () => {
  const twice = (first: string, second: string, attributes?: string, before = '') =>
    cases(suite(`${before}<testcase name="a">${first}</testcase><testcase name="a">${second}</testcase>`, attributes))
  const GO = '<properties><property name="go.version" value="go1.26.8 linux/amd64"/></properties>'

  test.each<[string, string, string[]]>([
    ['', '', ['a passed', 'a passed']],
    ['<failure/>', '', ['a failed', 'a passed']],
    ['', '<failure/>', ['a passed', 'a failed']],
    ['<failure/>', '<failure/>', ['a failed', 'a failed']],
    [property('verifies', 'A-1'), property('verifies', 'B-2'), ['a passed A-1', 'a passed B-2']],
  ])('of one name are two cases, because tools write what is called alike so: %s and %s', (first, second, expected) => {
    expect(twice(first, second)).toEqual(expected)
  })

  test.each<[string, string, string]>([
    ['<failure/>', '', 'a passed flaky'],
    ['', '<failure/>', 'a passed flaky'],
    ['<failure/>', '<failure/>', 'a failed'],
    ['<failure/>', '<skipped/>', 'a failed'],
    ['<skipped/>', '<skipped/>', 'a skipped'],
    [`${property('verifies', 'A-1')}<failure/>`, property('verifies', 'B-2'), 'a passed flaky A-1 B-2'],
  ])('of one Go test are attempts at it (gotestsum#281, gotestsum#384): %s and %s', (first, second, expected) => {
    expect(twice(first, second, undefined, GO)).toEqual([expected])
  })

  test('of one Go test that passed twice are no attempts: all tests were repeated with `-count`', () => {
    expect(twice('', '', undefined, GO)).toEqual(['a passed', 'a passed'])
    const other = '<testcase name="b"/><testcase name="b"/>'
    expect(twice('<failure/>', '', undefined, GO + other)).toEqual(['b passed', 'b passed', 'a failed', 'a passed'])
    const subtest = '<testcase name="b/c"/><testcase name="b/c"/>'
    expect(twice('<failure/>', '', undefined, GO + subtest)).toEqual(['b/c passed', 'a passed flaky'])
  })

  test('of pytest that counts both are two cases, as with `--keep-duplicates` or `--dist each`', () => {
    expect(twice('', '', 'name="pytest" tests="2"')).toEqual(['a passed', 'a passed'])
    expect(twice('', '<failure/>', 'name="pytest" tests="2" failures="1"')).toEqual(['a passed', 'a failed'])
  })

  test.each<[string, string, string]>([
    ['', '', 'a passed flaky'],
    ['', '<failure/>', 'a failed'],
    ['<failure/>', '', 'a failed'],
    ['', '<skipped/>', 'a passed flaky'],
  ])(
    'of one test of pytest are attempts, the failed ones of which look passed: %s and %s',
    (first, second, expected) => {
      expect(twice(first, second, 'name="pytest"')).toEqual([expected])
    },
  )

  test('of a suite that has no test are one, as jest-junit writes one that could not be loaded', () => {
    expect(twice('<error/>', '<error/>', 'tests="0" errors="1"')).toEqual(['a failed'])
  })

  test.each<[string, string]>([
    ['names', '<testcase name="a"/><testcase name="b"/>'],
    ['classes', '<testcase name="a" classname="x"/><testcase name="a" classname="y"/>'],
    ['suites', '<testcase name="a"/><testsuite name="t"><testcase name="a"/></testsuite>'],
    [
      'suites around their suite',
      '<testsuite name="x"><testsuite name="t"><testcase name="a"/></testsuite></testsuite><testsuite name="y"><testsuite name="t"><testcase name="a"/></testsuite></testsuite>',
    ],
    ['files', '<testcase name="a" file="x.ts"/><testcase name="a" file="y.ts"/>'],
    [
      'files of their suites',
      '<testsuite name="t" file="x.ts"><testcase name="a"/></testsuite><testsuite name="t" file="y.ts"><testcase name="a"/></testsuite>',
    ],
    [
      'names that only together with the class are the same',
      '<testcase name="c" classname="a b"/><testcase name="b c" classname="a"/>',
    ],
    [
      'long names that differ at their end',
      `<testcase name="${'a'.repeat(5000)}1"/><testcase name="${'a'.repeat(5000)}2"/>`,
    ],
  ])('of different %s have two identities', (_, inside) => {
    const report = read(suite(inside))
    expect(typeof report !== 'string' && [report.cases.size, report.total]).toEqual([2, 2])
  })
})

describe('what attributes say', () => {
  const anomalies = (text: string) => {
    const report = read(text)
    return typeof report === 'string' ? report : [...report.anomalies]
  }
  const inside = '<testcase name="a"/><testcase name="b"><failure/></testcase><testcase name="c"><skipped/></testcase>'
  test.each<[string, string]>([
    ['nothing', 'name="s"'],
    ['the same', 'tests="3" failures="1" errors="0" skipped="1"'],
    ['the same, an error being a failure', 'tests="3" failures="0" errors="1" skipped="0" disabled="1"'],
    ['no numbers', 'tests="many" failures="" skipped="-1"'],
  ])('is not odd when it is %s', (_, attributes) => expect(anomalies(suite(inside, attributes))).toEqual([]))

  test.each<[string, string]>([
    ['more cases', 'tests="12"'],
    ['fewer cases', 'tests="2"'],
    ['no failure (A29)', 'tests="3" failures="0"'],
    ['nothing skipped', 'skipped="0"'],
  ])('is an oddity, and nothing more, when it is %s', (_, attributes) => {
    expect(anomalies(suite(inside, attributes))).toEqual([['summary_mismatch', 1]])
    expect(cases(suite(inside, attributes))).toEqual(['a passed', 'b failed', 'c skipped'])
  })

  test.each<[string, string, string[]]>([
    ['one more failure than is shown', suite(inside, 'failures="2"'), ['a passed', 'b failed', 'c skipped', HIDDEN]],
    [
      'a failure, and only passing cases',
      suite('<testcase name="a"/>', 'tests="1" failures="1"'),
      ['a passed', HIDDEN],
    ],
    ['an error, and no case', suite('', 'tests="0" errors="1"'), [HIDDEN]],
    [
      'two failures, one of a suite in it that says so',
      '<testsuites failures="2"><testsuite failures="1"></testsuite></testsuites>',
      [HIDDEN, HIDDEN],
    ],
  ])('tells of failures: %s', (_, text, expected) => expect(cases(text)).toEqual(expected))

  test.each<[string, string]>([
    [
      'counts each among failures and errors',
      suite('<testcase name="a"><failure/></testcase>', 'failures="1" errors="1"'),
    ],
    [
      'counts messages among the errors, as Qt does',
      suite(
        '<properties><property name="QTestVersion" value="5.15"/></properties><testcase name="a"><failure/></testcase>',
        'failures="1" errors="4"',
      ),
    ],
  ])('tells of no other failure where it %s', (_, text) => expect(cases(text)).toEqual(['a failed']))

  test('counts several failures of one case', () => {
    const two = suite('<testcase name="a"><failure/><failure/></testcase>', 'tests="1" failures="2"')
    expect([cases(two), anomalies(two)]).toEqual([['a failed'], []])
  })

  test('of pytest counts subtests, which are in their tests (pytest 9)', () => {
    const pytest = suite('<testcase name="a"/><testcase name="b"/>', 'name="pytest" tests="5" skipped="1"')
    expect([cases(pytest), anomalies(pytest)]).toEqual([['a passed', 'b passed'], []])
  })

  test('is refused where it tells of more failures than there can be cases', () => {
    expect(cases(suite('', 'failures="999999999"'))).toBe(
      'Line 1: It counts more than 10000 failures that it does not list.',
    )
  })

  test('is compared with nested suites, too, and a case that is reported twice is two there', () => {
    const twice = '<testcase name="a"/><testcase name="a"/>'
    const nested = `<testsuite tests="3"><testsuite tests="2">${twice}</testsuite><testcase name="b"/></testsuite>`
    expect(anomalies(nested)).toEqual([])
    expect(cases(nested)).toEqual(['a passed', 'a passed', 'b passed'])
  })
})

describe('the totals that Node writes as comments', () => {
  const node = (inside: string, fail: number, cancelled = 0) =>
    cases(`<testsuites>${inside}<!-- tests 9 --><!-- fail ${fail} --><!-- cancelled ${cancelled} --></testsuites>`)
  const passed = '<testcase name="a"/>'
  const failed = '<testcase name="b"><failure/></testcase>'
  test.each<[string, string[] | string, string[]]>([
    ['add nothing when they are none', node(passed, 0), ['a passed']],
    ['add nothing when they are shown', node(passed + failed, 1), ['a passed', 'b failed']],
    ['add nothing when two of one name are shown', node(failed + failed, 2), ['b failed', 'b failed']],
    ['add nothing for what is cancelled and shown', node(passed + failed, 0, 1), ['a passed', 'b failed']],
    ['add a failure when none is shown', node(passed, 1), ['a passed', HIDDEN]],
    ['add a failure when too few are shown', node(passed + failed, 1, 2), ['a passed', 'b failed', HIDDEN, HIDDEN]],
    [
      'are not read inside of a case',
      cases(suite('<testcase name="a"><system-out><!-- fail 1 --></system-out></testcase>')),
      ['a passed'],
    ],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))
})

describe('a report is refused when it', () => {
  test.each<[string, string, string]>([
    [
      'has another root',
      '<coverage><testsuite><testcase name="a"/></testsuite></coverage>',
      'Line 1: Its root is <coverage>, not a test suite.',
    ],
    ['is a lone case', '<testcase name="a"/>', 'Line 1: Its root is <testcase>, not a test suite.'],
    [
      'has a case inside of a case',
      suite('<testcase name="a">\n<testcase name="b"/></testcase>'),
      'Line 2: A <testcase> is inside a test case.',
    ],
    [
      'has a suite inside of a case',
      suite('<testcase name="a"><testsuite/></testcase>'),
      'Line 1: A <testsuite> is inside a test case.',
    ],
    [
      'is cut off',
      '<testsuites>\n<testsuite>\n<testcase name="a"/>',
      'Line 3: It ends inside <testsuite>, so it is truncated.',
    ],
    [
      'names more than 1000 identifiers in one case',
      suite(`<testcase name="${ids(0, 1001)}"/>`),
      'Line 1: A test case names more than 1000 identifiers.',
    ],
    [
      'names more than 1000 identifiers in two attempts at one case',
      suite(
        `<properties><property name="go.version"/></properties><testcase name="a"><property name="verifies" value="${ids(0, 600)}"/><failure/></testcase>\n<testcase name="a"><property name="verifies" value="${ids(600, 600)}"/></testcase>`,
      ),
      'Line 2: A test case names more than 1000 identifiers.',
    ],
    [
      'names more than 20000 identifiers',
      suite(Array.from({ length: 21 }, (_, index) => `<testcase name="${ids(index * 1000, 1000)}"/>\n`).join('')),
      'Line 21: It names more than 20000 identifiers.',
    ],
  ])('%s', (_, text, message) => expect(read(text)).toBe(message))

  test('has more than a million cases', () => {
    const block = (start: number) =>
      Array.from({ length: 100_000 }, (_, index) => `<testcase name="${start + index}"/>`).join('')
    const blocks = Array.from({ length: 10 }, (_, index) => block(index * 100_000))
    const most = read('<testsuite>', ...blocks, '</testsuite>')
    expect(typeof most === 'string' ? most : most.cases.size).toBe(1_000_000)
    const more = read('<testsuite>', ...blocks, '<testcase name="1000000"/></testsuite>')
    expect(more).toBe('Line 1: It has more than 1000000 test cases.')
  })
})

function ids(from: number, count: number): string {
  return Array.from({ length: count }, (_, index) => `R-${from + index}`).join(' ')
}

test('results of one case that claims much are read without its claims again and again', async () => {
  const claims = Array.from({ length: 10 }, (_, index) => property('verifies', ids(index * 100, 100))).join('')
  const again = '<testcase name="a"><property name="verifies" value="R-1"/></testcase>'.repeat(10_000)
  const reportOf = (count: number) =>
    read('<testsuite>', `<testcase name="a">${claims}</testcase>`, ...Array(count).fill(again), '</testsuite>')
  expect(reportOf(20)).toMatchObject({ cases: { size: 1 } })
  expect(await growth(5, reportOf)).toBeLessThan(LINEAR)
})
