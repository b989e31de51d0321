import { describe, expect, test } from '@jest/globals'
import { codecov } from '../../../../src/reports/coverage/services/codecov.ts'
import { coverageFormats } from '../../../../src/reports/formats.ts'
import { UnreadableReport } from '../../../../src/reports/text/format.ts'
import { cutEverywhere, fixture, reading, refusesCuts, shown, totals } from '../../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(codecov, ...chunks)
const of = (lines: unknown, path = 'a.rs') => JSON.stringify({ coverage: { [path]: lines } })

describe('a report of the real tool', () => {
  test('says what the tool itself counts', () => {
    // `cargo llvm-cov report`: 20 lines, 4 of them missed. Of its regions those are counted that lie on a line.
    const report = read(fixture('codecov-cargo.json'))
    expect(totals(report)).toEqual({ lines: [16, 20], branches: [25, 30], functions: [0, 0], statements: [0, 0] })
    expect([...report.anomalies]).toEqual([])
  })

  test('lines and hits are those that the tool wrote', () => {
    expect(shown(read(fixture('codecov-cargo.json')))).toEqual({
      '/home/runner/work/shop/shop/src/lib.rs':
        '1:1 2:1 3:0 4:1 5:1 6:1 8:1 9:1 10:1 12:0 13:0 14:0 16:1 17:1 18:1 25:1 26:1 27:1 28:1 29:1',
    })
  })

  test('reads the same wherever the stream is cut', () => {
    expect(cutEverywhere(codecov, fixture('codecov-cargo.json'))).toBe(true)
  })

  test('cut short anywhere is refused (A9)', () => {
    expect(refusesCuts(codecov, fixture('codecov-cargo.json'))).toBe(true)
  })
})

describe('lines', () => {
  test.each<[string, unknown, string]>([
    ['have their numbers', { 1: 0, 7: 5 }, '1:0 7:1'],
    ['are a list that begins with nothing', [null, 1, 0, null, 3], '1:1 2:0 4:1'],
    ['that are null are no code', { 1: null, 2: 1 }, '2:1'],
    ['ran when one of their branches did', { 1: '1/3', 2: '0/2' }, '1:1 2:0'],
    ['that are true ran in part', { 1: true }, '1:1'],
    ['less than never are not hit', { 1: -2 }, '1:0'],
    ['of nothing are none', {}, ''],
    ['of an empty list are none', [], ''],
  ])('%s', (_, lines, expected) => expect(shown(read(of(lines)))).toEqual({ 'a.rs': expected }))
})

test.each<[string, unknown, number[]]>([
  ['are those that were taken, of all', { 1: '1/2', 2: '0/3', 3: 4 }, [1, 5]],
  ['are at least one that was not taken, of a line that is true', [null, true], [1, 2]],
  ['are none of a line of none', { 1: '0/0' }, [0, 0]],
])('branches %s', (_, lines, expected) => expect(totals(read(of(lines))).branches).toEqual(expected))

test('more branches taken than there are is reported', () => {
  expect([...read(of({ 1: '3/2' })).anomalies]).toEqual([['branch_impossible', 1]])
})

test('a line 0 is left out, and reported', () => {
  const report = read(of({ 0: 1, 1: 1 }))
  expect([shown(report)['a.rs'], [...report.anomalies]]).toEqual(['1:1', [['line_zero', 1]]])
})

test.each(['__proto__', 'constructor', 'coverage', 'statementMap', 'C:\\shop\\a.rs'])(
  'a file may be called %s (A32)',
  path => {
    const text = `{"coverage":{${JSON.stringify(path)}:{"1":1}}}`
    expect([...read(text).files.keys()]).toEqual([path])
  },
)

test.each<[string, string, string[]]>([
  ['of lines by number', of({ 1: 1 }), ['Codecov JSON']],
  ['of lists', of([null, 1]), ['Codecov JSON']],
  ['of no file', '{ "coverage": {} }', ['Codecov JSON']],
  ['of a file called like a key of SimpleCov', of({ 1: 1 }, 'coverage'), ['Codecov JSON']],
  [
    'of SimpleCov, whose command is called coverage',
    '{"coverage":{"coverage":{"/a.rb":{"lines":[1]}}}}',
    ['SimpleCov'],
  ],
  ['of SimpleCov, before 0.18', '{"coverage":{"coverage":{"/a.rb":[1]},"timestamp":1}}', ['SimpleCov']],
  [
    'of the formatter of SimpleCov',
    '{"meta":{"simplecov_version":"0.22.0"},"coverage":{"a.rb":{"lines":[1]}}}',
    ['SimpleCov'],
  ],
  ['of the formatter of SimpleCov, of nothing', '{"meta":{"simplecov_version":"0.22.0"},"coverage":{}}', ['SimpleCov']],
])('a report %s is of one format', (_, text, names) => {
  expect(coverageFormats.filter(one => one.recognises(Buffer.from(text))).map(({ name }) => name)).toEqual(names)
})

test.each<[string, string, string]>([
  ['no object', '[]', 'The report must be an object.'],
  ['no files', '{"coverage":[]}', 'The list of files must be an object.'],
  ['a file that is none', of(1), 'A file must be an object.'],
  ['a file that is nothing', of(null), 'A file must be an object.'],
  [
    'a list that begins with a line',
    of([1, 0]),
    'A list of lines in it does not begin with null, the place before line 1.',
  ],
  ['a line that is no number', of({ 1: 1, a: 1 }), 'It has an impossible line number: "a".'],
  ['a line below 0', of({ '-1': 1 }), 'It has an impossible line number: "-1".'],
  ['a line beyond all', of({ 9999999999: 1 }), 'It has an impossible line number: 9999999999.'],
  ['a count that is text', of({ 1: '1' }), 'It has an unreadable count: "1".'],
  ['a count that is false', of({ 1: false }), 'It has an unreadable count: false.'],
  ['a branch that is none', of({ 1: '1/x' }), 'It has an unreadable count: "1/x".'],
  ['a file without a path', of({}, ''), 'It names a file without a path.'],
])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(new UnreadableReport(why)))
