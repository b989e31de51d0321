import { describe, expect, test } from '@jest/globals'
import { formats } from '../../../src/reports/formats.ts'
import { tap } from '../../../src/reports/tests/tap.ts'
import { acceptedCuts, cases, cutEverywhere, fixturesOf, numbers, read } from '../test-formats.ts'

const fixtures = fixturesOf('tests-tap')
const lines = (...all: string[]): string => all.map(line => `${line}\n`).join('')

describe('the report of a tool is read as counted by hand', () => {
  test.each([
    ['node20.tap', { total: 11, passed: 4, failed: 4, skipped: 3, flaky: 0 }],
    ['perl.tap', { total: 8, passed: 4, failed: 1, skipped: 3, flaky: 0 }],
    ['bats.tap', { total: 6, passed: 2, failed: 2, skipped: 2, flaky: 0 }],
    ['tape.tap', { total: 5, passed: 2, failed: 1, skipped: 2, flaky: 0 }],
  ])('%s', (name, expected) => expect(numbers(tap, fixtures.get(name) ?? Buffer.alloc(0))).toEqual(expected))

  test('with names, as Node reports them', () =>
    expect(cases(tap, fixtures.get('node20.tap') ?? '')).toEqual([
      'adds up passed',
      'subtracts # a discount failed',
      'knows currencies skipped',
      'knows taxes skipped',
      'knows \\ backslashes skipped',
      'REQ-12: is empty passed REQ-12',
      'takes an article failed',
      'deep passed',
      'child passes passed',
      'parent fails by itself failed',
      'child fails failed',
    ]))

  test('with places, as Node reports them', () => {
    const report = read(tap, fixtures.get('node20.tap') ?? '')
    const places = typeof report === 'string' ? [] : [...report.cases.values()].flat().map(({ place }) => place)
    expect(places).toContainEqual({
      suite: 'cart',
      name: 'takes an article',
      file: '/shop/price.test.mjs',
      line: 10,
    })
  })
})

describe.each([...fixtures])('%s', (_, bytes) => {
  test('is recognised by this format alone', () =>
    expect(formats.filter(format => format.recognises(bytes)).map(({ name }) => name)).toEqual(['TAP']))
  test('reads the same wherever the stream is cut', () => expect(cutEverywhere(tap, bytes)).toBe(true))
  test('cut short before its last test and its plan are there is refused', () => {
    const ends = [...bytes.toString('latin1').matchAll(/^(?:1\.\.\d+|(?:not )?ok .*)\n/gm)]
    const end = Math.max(...ends.map(({ index, 0: line }) => index + line.length))
    expect(typeof read(tap, bytes.subarray(0, end))).toBe('object')
    expect(acceptedCuts(tap, bytes, end)).toEqual([])
  })
})

describe('a test', () => {
  test.each<[string, string, string]>([
    ['passed', 'ok 1 - a', 'a passed'],
    ['failed', 'not ok 1 - a', 'a failed'],
    ['skipped', 'ok 1 - a # SKIP why', 'a skipped'],
    ['skipped in other letters', 'ok 1 - a # skipped: why', 'a skipped'],
    ['skipped without a space', 'ok 1 - a #skip', 'a skipped'],
    ['failed although it says skipped', 'not ok 1 - a # SKIP', 'a failed'],
    ['todo and failed, which is skipped', 'not ok 1 - a # TODO later', 'a skipped'],
    ['todo and passed, which is skipped', 'ok 1 - a # todo', 'a skipped'],
    ['failed when a word only begins like todo', 'not ok 1 - a # todos', 'a # todos failed'],
    ['failed when its name has the sign', 'not ok 1 - a \\# TODO', 'a # TODO failed'],
    ['passed with a backslash', 'ok 1 - a \\\\ b', 'a \\ b passed'],
    ['passed with the time it took', 'ok 1 - a # time=12.5ms', 'a passed'],
    ['passed without a dash', 'ok 1 a', 'a passed'],
    ['passed without a number', 'ok - a', 'a passed'],
    ['passed with a number below zero in its name', 'ok 1 - -5', '-5 passed'],
    ['passed without a name', 'ok', '(test 1) passed'],
    ['failed with spaces', 'not  ok  1  -  a  ', 'a failed'],
    ['claiming', 'ok 1 - REQ-1: a', 'REQ-1: a passed REQ-1'],
    ['passed with a brace in its name', 'ok 1 - a {', 'a { passed'],
    ['passed and ends as on Windows', 'ok 1 - a\r', 'a passed'],
  ])('is %s', (_, line, expected) => expect(cases(tap, lines('1..1', line))).toEqual([expected]))

  test('reported again is another one', () =>
    expect(cases(tap, lines('1..3', 'ok - a', 'not ok - a', 'ok - a'))).toEqual(['a passed', 'a failed', 'a passed']))
  test('without a name is distinguished by its number', () =>
    expect(cases(tap, lines('ok', 'not ok', '1..2'))).toEqual(['(test 1) passed', '(test 2) failed']))
  test('may be out of order', () =>
    expect(cases(tap, lines('1..2', 'ok 2 - b', 'ok 1 - a'))).toEqual(['b passed', 'a passed']))
  test('that failed is reported with a long name cut', () => {
    const report = read(tap, lines('1..1', `not ok 1 - ${'a'.repeat(2000)}`))
    expect(typeof report !== 'string' && [...report.cases.values()].flat()[0]?.place?.name).toBe(`${'a'.repeat(999)}…`)
  })
})

describe('details', () => {
  const detailed = (...details: string[]) => lines('1..1', 'ok 1 - a', '  ---', ...details, '  ...')
  test('are no results', () =>
    expect(cases(tap, detailed('  not ok 2 - b', '', '    1..9', '  Bail out!'))).toEqual(['a passed']))
  test('are no results when they stand behind text', () =>
    expect(cases(tap, lines('1..1', 'ok 1 - a', '---', 'ok then'))).toBe('It plans 1 tests but has 2.'))
  test('that end too early end the report', () =>
    expect(read(tap, lines('1..2', 'ok 1', '  ---', 'not ok 2'))).toBe('Line 4: The details of a test have no end.'))
  test('that have no end are cut off', () =>
    expect(read(tap, lines('1..1', 'ok 1', '  ---', '  a: b'))).toBe('It ends inside the details of a test.'))
  test('of Node show that an empty suite is not a test', () => {
    expect(cases(tap, detailed("  type: 'suite'"))).toEqual([])
    expect(cases(tap, detailed("    type: 'suite'"))).toEqual(['a passed'])
    expect(cases(tap, lines('1..1', 'not ok 1 - a', '  ---', "  type: 'suite'", '  ...'))).toEqual(['a failed'])
  })
})

describe('tests of a test', () => {
  const nested = (inner: string[], outer: string) => lines('1..1', ...inner.map(line => `    ${line}`), outer)
  test.each<[string, string[], string, string[]]>([
    ['count instead of it', ['ok 1 - b', 'ok 2 - c', '1..2'], 'ok 1 - a', ['b passed', 'c passed']],
    ['that failed count once', ['not ok 1 - b', '1..1'], 'not ok 1 - a', ['b failed']],
    ['that failed count when it passed', ['1..1', 'not ok 1 - b'], 'ok 1 - a', ['b failed']],
    ['that passed do not hide that it failed', ['1..1', 'ok 1 - b'], 'not ok 1 - a', ['b passed', 'a failed']],
    ['that were skipped do not hide it', ['1..1', 'ok 1 - b # SKIP'], 'not ok 1 - a', ['b skipped', 'a failed']],
    ['may be none, and then nothing ran', ['1..0 # SKIP'], 'ok 1 - a', ['a skipped']],
    ['may be none of a test that failed', ['1..0'], 'not ok 1 - a', ['a failed']],
    ['may have tests', ['    not ok 1 - c', '    1..1', 'ok 1 - b', '1..1'], 'ok 1 - a', ['c failed']],
    ['may have a version', ['TAP version 14', 'ok 1 - b', '1..1'], 'ok 1 - a', ['b passed']],
  ])('%s', (_, inner, outer, expected) => expect(cases(tap, nested(inner, outer))).toEqual(expected))

  test('are distinguished by the names around them', () => {
    const one = (name: string, ended: string) => ['    1..1', `    ${ended} 1 - x`, `${ended} - ${name}`]
    expect(cases(tap, lines('1..2', ...one('a', 'ok'), ...one('b', 'not ok')))).toEqual(['x passed', 'x failed'])
  })

  test.each<[string, string[], string]>([
    ['without a result', ['1..0', '    ok 1', '    1..1'], 'It ends inside a subtest.'],
    ['with a plan behind them', ['    ok 1', '    1..1', '1..0'], 'Line 3: A group of subtests has no result.'],
    ['without a plan', ['1..1', '    ok 1', 'ok 1'], 'Line 3: It has no plan, so it may be truncated.'],
    ['of which one is missing', ['1..1', '    1..2', '    ok 1', 'ok 1'], 'Line 4: It plans 2 tests but has 1.'],
    ['two deep without a result', ['1..1', '        ok 1'], 'It ends inside a subtest.'],
    ['between two', ['1..1', '  not ok 1'], 'Line 2: A result has an indentation that matches no test.'],
    ['behind a tab', ['1..1', '\tnot ok 1'], 'Line 2: A result has an indentation that matches no test.'],
    ['that end two at once', ['        ok 1', '        1..1', 'ok 1'], 'Line 3: A group of subtests has no result.'],
    ['in braces', ['1..1', 'ok 1 - a {', '    1..1'], 'Line 3: It has subtests in braces, which are not supported.'],
  ])('%s are refused', (_, all, message) => expect(read(tap, lines(...all))).toBe(message))

  test('in great depth are refused', () => {
    const deep = Array.from({ length: 21 }, (_, depth) => `${'    '.repeat(depth)}1..0`)
    expect(read(tap, lines(...deep))).toBe('Line 21: Its tests are nested more than 20 levels deep.')
  })
})

describe('a report is refused when', () => {
  test.each<[string, string, string]>([
    ['it has no plan', lines('TAP version 13', 'ok 1'), 'It has no plan, so it may be truncated.'],
    ['it has nothing', lines('TAP version 13'), 'It has no plan, so it may be truncated.'],
    ['tests are missing', lines('1..3', 'ok 1', 'ok 2'), 'It plans 3 tests but has 2.'],
    ['all tests are missing', lines('1..3'), 'It plans 3 tests but has 0.'],
    ['it has more tests', lines('1..1', 'ok 1', 'ok 2'), 'It plans 1 tests but has 2.'],
    ['it has another number', lines('1..2', 'ok 1', 'ok 3'), 'It plans 2 tests but has test number 3.'],
    [
      'a number is there twice',
      lines('1..2', 'ok 1', 'ok 1'),
      'Line 3: The number 1 is used by two tests, or by a test without a number.',
    ],
    ['it has two plans', lines('1..1', 'ok 1', '1..1'), 'Line 3: It has two plans, like two reports in one file.'],
    ['tests stand behind the plan', lines('ok 1', '1..2', 'ok 2'), 'Line 3: A test follows the final plan.'],
    [
      'it was given up',
      lines('1..1', 'ok 1', 'Bail out! no database'),
      'Line 3: The test run was aborted ("Bail out!").',
    ],
    ['an inner test gave up', lines('1..1', '    Bail out!'), 'Line 2: The test run was aborted ("Bail out!").'],
    [
      'it is of another version',
      lines('TAP version 12', '1..0'),
      'Line 1: It has version 12. Only 13 and 14 are supported.',
    ],
    [
      'it is two',
      lines('1..1', 'ok 1', 'TAP version 13'),
      'Line 3: It has a second version line, like two reports in one file.',
    ],
    ['its last line has no end', '1..1\nok 1 - a', 'It is truncated: its last line is incomplete.'],
    ['it plans too much', lines('1..1000001'), 'Line 1: It counts more than 1000000 tests.'],
    ['a line is too long', `1..1\nok 1 - ${'a'.repeat(1024 * 1024)}\n`, 'Line 2: It is longer than 1048576 bytes.'],
  ])('%s', (_, text, message) => expect(read(tap, text)).toBe(message))

  test('it is not UTF-8', () =>
    expect(read(tap, Buffer.from('1..1\nok 1 - \xff\n', 'latin1'))).toBe('Line 2: It is not UTF-8 text.'))
  test('it has more than a million tests', () =>
    expect(read(tap, Buffer.from('ok - a\n'.repeat(1_000_001)))).toBe(
      'Line 1000001: It has more than 1000000 test cases.',
    ))
})

test('a report that skips all has no case', () => expect(cases(tap, lines('1..0 # SKIP no database'))).toEqual([]))
test('text of programs says nothing', () =>
  expect(cases(tap, lines('\ufeff1..1', 'okay', '# ok 2', 'pragma +strict', ' hello', 'ok 1 - a'))).toEqual([
    'a passed',
  ]))
test.each<[string, string, boolean]>([
  ['a version', 'TAP version 14\n', true],
  ['a plan', '1..3\n', true],
  ['a test', '# a\n\nnot ok 1 - a\n', true],
  ['nothing', '', false],
  ['a word', 'okay\n', false],
  ['an LCOV report', 'TN:\nSF:a\n', false],
])('a report that begins with %s is recognised or not', (_, text, known) =>
  expect(tap.recognises(Buffer.from(text))).toBe(known),
)
