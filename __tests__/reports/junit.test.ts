import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UnreadableReport } from '../../src/reports/format.ts'
import { junit } from '../../src/reports/junit.ts'
import type { TestReport } from '../../src/reports/tests.ts'

/** Reads a report in the given pieces; the message when it cannot be trusted. */
function read(...chunks: (string | Uint8Array)[]): TestReport | string {
  const reader = junit.reader()
  try {
    for (const chunk of chunks) reader.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    return reader.end()
  } catch (error) {
    if (error instanceof UnreadableReport) return error.message
    throw error
  }
}

/** `name outcome`, with what else was seen. */
function cases(text: string): string[] | string {
  const report = read(text)
  if (typeof report === 'string') return report
  return [...report.cases.values()].map(({ name, outcome, flaky, claims }) =>
    [name, outcome, ...(flaky ? ['flaky'] : []), ...claims].join(' '),
  )
}

const suite = (inside: string, attributes = 'name="s"') =>
  `<testsuites><testsuite ${attributes}>${inside}</testsuite></testsuites>`

describe('a test case', () => {
  test.each<[string, string, string[]]>([
    ['passes when nothing is said', '<testcase name="a"/>', ['a passed']],
    ['fails by a failure', '<testcase name="a"><failure/></testcase>', ['a failed']],
    ['fails by an error without a word', '<testcase name="a"><error/></testcase>', ['a failed']],
    ['is skipped', '<testcase name="a"><skipped/></testcase>', ['a skipped']],
    ['fails when it is skipped and failed', '<testcase name="a"><skipped/><failure/></testcase>', ['a failed']],
    ['fails when it failed and is then skipped', '<testcase name="a"><failure/><skipped/></testcase>', ['a failed']],
    ['did not run, as gtest says it', '<testcase name="a" status="notrun"/>', ['a skipped']],
    ['did not run, as ctest says it', '<testcase name="a" status="disabled"/>', ['a skipped']],
    ['passed when repeated, as surefire says it', '<testcase name="a"><flakyFailure/></testcase>', ['a passed flaky']],
    ['failed every time', '<testcase name="a"><failure/><rerunFailure/></testcase>', ['a failed']],
    [
      'twice counts once, and as the worse',
      '<testcase name="a"/><testcase name="a"><failure/></testcase>',
      ['a failed'],
    ],
    [
      'of two classes is two',
      '<testcase name="a" classname="x"/><testcase name="a" classname="y"/>',
      ['a passed', 'a passed'],
    ],
    ['claims an id by its name', '<testcase name="REQ-12: refuses"/>', ['REQ-12: refuses passed REQ-12']],
    [
      'claims ids by properties',
      '<testcase name="a"><properties><property name="verifies" value="REQ-1, REQ-2"/></properties></testcase>',
      ['a passed REQ-1 REQ-2'],
    ],
    [
      'claims nothing by other properties',
      '<testcase name="a"><property name="owner" value="REQ-1"/></testcase>',
      ['a passed'],
    ],
    ['may be called like something of the language', '<testcase name="__proto__"/>', ['__proto__ passed']],
    ['may have markup in its name', '<testcase name="&lt;b&gt; &#x41;&amp;"/>', ['<b> A& passed']],
  ])('%s', (_, inside, expected) => expect(cases(suite(inside))).toEqual(expected))

  test('counts in nested suites, and with a suite as the root', () => {
    expect(cases('<testsuite><testsuite><testcase name="a"/></testsuite><testcase name="b"/></testsuite>')).toEqual([
      'a passed',
      'b passed',
    ])
  })

  test('stands for a suite that could not be loaded', () => {
    expect(cases(suite('<error message="no module"/>'))).toEqual(['(the suite itself) failed'])
  })

  test('is counted, whatever the attributes say', () => {
    const report = read(suite('<testcase name="a"><failure/></testcase>', 'name="s" tests="12" failures="0"'))
    expect(typeof report !== 'string' && [...report.oddities]).toEqual([['summary_mismatch', 1]])
  })
})

const WHOLE = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<!-- made by hand > -->',
  '<testsuites tests="3">',
  "  <testsuite name=\"é 's\" tests='3'>",
  '    <testcase name="a &gt; b" classname="x" file="t/a.test.js" line="3"/>',
  '    <testcase name="c"><failure message="1 &lt; 2"><![CDATA[ <testcase name="no"/> ]]></failure></testcase>',
  '    <testcase name="d"><system-out>text &amp; more</system-out><skipped /></testcase>',
  '  </testsuite>',
  '</testsuites>',
  '',
].join('\n')

describe('a report', () => {
  test('is the same wherever it is cut into chunks', () => {
    const bytes = Buffer.from(WHOLE)
    const expected = read(bytes)
    expect(typeof expected).toBe('object')
    for (let at = 0; at <= bytes.length; at++) expect(read(bytes.subarray(0, at), bytes.subarray(at))).toEqual(expected)
  })

  test('that is cut off anywhere is refused', () => {
    const bytes = Buffer.from(WHOLE.trimEnd())
    for (let at = 0; at < bytes.length; at++) expect(typeof read(bytes.subarray(0, at))).toBe('string')
  })

  test.each<[string, string]>([
    ['nothing', ''],
    ['another root', '<coverage><testsuite><testcase name="a"/></testsuite></coverage>'],
    ['a document type', '<!DOCTYPE a><testsuite/>'],
    ['an entity of its own', suite('<testcase name="&x;"/>')],
    ['a bare ampersand', suite('<testcase name="a & b"/>')],
    ['an attribute twice', suite('<testcase name="a" name="b"/>')],
    ['an attribute without quotes', suite('<testcase name=a/>')],
    ['tags that cross', '<testsuite><testcase name="a"></testsuite></testcase>'],
    ['two roots', '<testsuite/><testsuite/>'],
    ['text behind its end', '<testsuite/>x'],
    ['elements too deep', '<testsuite>'.repeat(100) + '</testsuite>'.repeat(100)],
    ['a case inside of a case', suite('<testcase name="a"><testcase name="b"/></testcase>')],
  ])('with %s is refused', (_, text) => expect(typeof read(text)).toBe('string'))

  test('that is no UTF-8 is refused', () => {
    expect(typeof read(Buffer.from(suite('<testcase name="é"/>'), 'latin1'))).toBe('string')
  })

  test('never throws anything else, whatever it holds', () => {
    const part = fc.constantFrom(
      '<testsuite>',
      '</testsuite>',
      '<testcase name="a">',
      '</testcase>',
      '<failure/>',
      '<!--',
      '-->',
      '"',
      '<',
      '>',
      '&lt;',
      ' ',
      'é',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), parts => {
        const text = parts.join('')
        expect(['string', 'object']).toContain(typeof read(text))
      }),
    )
  })

  test('is recognised by its begin', () => {
    expect(junit.recognises(Buffer.from(WHOLE))).toBe(true)
    expect(junit.recognises(Buffer.from('SF:a'))).toBe(false)
  })
})
