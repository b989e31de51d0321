import { describe, expect, test } from '@jest/globals'
import { coveralls } from '../../../../src/reports/coverage/services/coveralls.ts'
import { UnreadableReport } from '../../../../src/reports/text/format.ts'
import { cutEverywhere, fixture, reading, refusesCuts, shown, totals } from '../../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(coveralls, ...chunks)
const of = (...files: unknown[]) => JSON.stringify({ repo_token: 'x', source_files: files })
const file = (coverage: unknown, more: object = {}) => of({ name: 'a.rb', coverage, ...more })

describe('a report of the real tool', () => {
  // gcovr: 14 of 17 lines, 9 of 20 branches by its own text report. grcov: as the LCOV of the same run says. coverage.py:
  // 6 of 8 statements, 1 of 2 branches by `coverage report`.
  test.each([
    ['coveralls-gcovr.json', { lines: [14, 17], branches: [9, 20], functions: [0, 0], statements: [0, 0] }],
    ['coveralls-grcov.json', { lines: [13, 19], branches: [10, 22], functions: [0, 0], statements: [0, 0] }],
    ['coveralls-python.json', { lines: [6, 8], branches: [1, 2], functions: [0, 0], statements: [0, 0] }],
  ])('%s says what the tool itself counts', (name, expected) => {
    const report = read(fixture(name))
    expect(totals(report)).toEqual(expected)
    expect([...report.anomalies]).toEqual([])
  })

  test('lines and hits are those that the tool wrote', () => {
    expect(shown(read(fixture('coveralls-python.json')))).toEqual({
      'shop/__init__.py': '',
      'shop/price.py': '1:1 2:1 3:0 4:1 7:1 8:1 11:1 12:0',
    })
  })

  test.each(['coveralls-gcovr.json', 'coveralls-python.json'])('%s reads the same wherever the stream is cut', name => {
    expect(cutEverywhere(coveralls, fixture(name))).toBe(true)
  })

  test.each(['coveralls-gcovr.json', 'coveralls-python.json'])('%s cut short anywhere is refused (A9)', name => {
    expect(refusesCuts(coveralls, fixture(name))).toBe(true)
  })
})

describe('lines', () => {
  test.each<[string, string, string]>([
    ['stand at their place in the list', file([null, 2, 0]), '2:1 3:0'],
    ['may be JSON inside of a text', file('[null,2,0]'), '2:1 3:0'],
    [
      'of a file that comes twice ran when either says so',
      of({ name: 'a.rb', coverage: [1, 0] }, { name: 'a.rb', coverage: [0, 0] }),
      '1:1 2:0',
    ],
    ['less than never are not hit', file([-2]), '1:0'],
    ['of nothing are none', file([]), ''],
  ])('%s', (_, text, expected) => expect(shown(read(text))).toEqual({ 'a.rb': expected }))
})

test.each<[string, unknown, number[]]>([
  ['are four numbers each', [1, 0, 0, 1, 1, 0, 1, 0], [1, 2]],
  ['may be JSON inside of a text', '[1,0,0,1]', [1, 1]],
  ['that come twice are one', [1, 0, 0, 0, 1, 0, 0, 2, 1, 0, 0, 0], [1, 1]],
  ['of other blocks are others', [1, 0, 0, 1, 1, 1, 0, 0], [1, 2]],
  ['are none where there are none', undefined, [0, 0]],
])('branches %s', (_, branches, expected) => expect(totals(read(file([1], { branches }))).branches).toEqual(expected))

test.each(['__proto__', 'constructor', 'C:\\shop\\a.rb'])('a file may be called %s (A32)', name => {
  expect([...read(of({ name, coverage: [] })).files.keys()]).toEqual([name])
})

test('an error of the same service is no report', () => {
  expect(coveralls.recognises(Buffer.from('{"message":"Couldn\'t find a repository","error":true}'))).toBe(false)
})

test.each<[string, string, string]>([
  ['no list of files', '{"source_files":{}}', 'The source files must be a list.'],
  ['a file that is none', of(1), 'A source file must be an object.'],
  ['a file without a name', of({ coverage: [] }), 'The name of a file must be text.'],
  ['a file without coverage', of({ name: 'a.rb' }), 'The coverage of a file must be a list.'],
  ['coverage that is no JSON', file('[1,'), 'It is not valid JSON. It may be truncated.'],
  ['coverage that is JSON in JSON in JSON', file('"[1]"'), 'The coverage of a file must be a list.'],
  ['a count that is text', file(['1']), 'It has an unreadable count: "1".'],
  ['a count that is nothing else', file([true]), 'It has an unreadable count: true.'],
  [
    'a branch cut off',
    file([1], { branches: [1, 0, 0] }),
    'The branches of a file are 3 numbers, not four for each branch.',
  ],
  ['a branch nowhere', file([1], { branches: [null, 0, 0, 1] }), 'It has an impossible line number: null.'],
  ['a branch without hits', file([1], { branches: [1, 0, 0, null] }), 'It has an unreadable count: null.'],
  ['a file without a path', of({ name: '', coverage: [] }), 'It names a file without a path.'],
])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(new UnreadableReport(why)))
