import { describe, expect, test } from '@jest/globals'
import { simplecov } from '../../../src/reports/coverage/simplecov.ts'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { cutEverywhere, fixture, reading, refusesCuts, shown, totals } from '../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(simplecov, ...chunks)
const results = (...all: unknown[]) =>
  JSON.stringify(Object.fromEntries(all.map((coverage, index) => [`unit ${index}`, { coverage, timestamp: 1 }])))
const one = (...files: unknown[]) => results(...files.map(file => ({ 'a.rb': file })))
const formatted = (file: unknown) =>
  JSON.stringify({ meta: { simplecov_version: '0.22.0' }, coverage: { 'a.rb': file }, groups: {} })

describe('a report of the real tool', () => {
  test('says what the tool itself counts', () => {
    // `.last_run.json` after both commands: 77.77% of lines, 40.0% of branches.
    const report = read(fixture('simplecov.json'))
    expect(totals(report)).toEqual({ lines: [7, 9], branches: [2, 5], functions: [0, 0], statements: [0, 0] })
    expect(shown(report)).toEqual({
      '/home/runner/work/shop/shop/lib/price.rb': '1:1 2:1 3:1 4:0 6:1 10:1 12:1 13:1 14:0',
    })
    expect([...report.anomalies]).toEqual([])
  })

  test('reads the same wherever the stream is cut', () => {
    expect(cutEverywhere(simplecov, fixture('simplecov.json'))).toBe(true)
  })

  test('cut short anywhere is refused (A9)', () => {
    expect(refusesCuts(simplecov, fixture('simplecov.json'))).toBe(true)
  })
})

describe('lines', () => {
  test.each<[string, string, string]>([
    ['stand at their place in the list', one({ lines: [null, 2, 0, 'ignored'] }), '2:1 3:0'],
    ['were the file itself before 0.18', one([null, 2, 0]), '2:1 3:0'],
    ['ran when one of the commands ran them', one([1, 0, 0], { lines: [0, 3, 0] }), '1:1 2:1 3:0'],
    ['that one command ran are code, whatever another one says', one([1, null], [null, 1]), '1:1 2:1'],
    ['that no command ran are no code where one says so', one([0, null, 0], [null, 0, 0]), '3:0'],
    ['beyond what another command lists stay', one([0, 0, 1], [0]), '1:0 2:0 3:1'],
    ['of the formatter are those', formatted({ lines: [1, null, 0, 'ignored'] }), '1:1 3:0'],
    ['less than never are not hit', one([-2]), '1:0'],
    ['of nothing are none', one([]), ''],
  ])('%s', (_, text, expected) => expect(shown(read(text))).toEqual({ 'a.rb': expected }))
})

describe('branches', () => {
  const IF = '[:if, 0, 3, 6, 9, 7]'
  const of = (yes: unknown, no: unknown, condition = IF) => ({
    lines: [],
    branches: { [condition]: { '[:then, 1, 4, 8, 4, 9]': yes, '[:else, 2, 6, 8, 6, 9]': no } },
  })
  const way = (line: number, coverage: unknown) => ({ type: 'then', start_line: line, end_line: line, coverage })

  test.each<[string, string, [number, number, number][]]>([
    ['are on the line of their condition', one(of(1, 0)), [[3, 1, 2]]],
    ['are taken when one of the commands took them', one(of(1, 0), of(0, 2)), [[3, 2, 2]]],
    ['may be of a safe navigation', one(of(1, 0, '[:"&.", 5, 8, 0, 8, 9]')), [[8, 1, 2]]],
    [
      'of the formatter are on their own lines',
      formatted({ lines: [], branches: [way(4, 1), way(6, 0)] }),
      [
        [4, 1, 1],
        [6, 0, 1],
      ],
    ],
    ['that are to be ignored are none', formatted({ lines: [], branches: [way(4, 'ignored')] }), []],
    ['are none where they are not counted', one({ lines: [1] }), []],
  ])('%s', (_, text, expected) => {
    const ways = [...(read(text).details.get('a.rb')?.branches ?? [])]
    expect(ways.map(([line, { taken, total }]) => [line, taken, total])).toEqual(expected)
  })
})

test.each(['__proto__', 'constructor', 'coverage', 'C:\\shop\\a.rb'])('a file may be called %s (A32)', path => {
  const text = `{"__proto__":{"coverage":{${JSON.stringify(path)}:[1]},"timestamp":1}}`
  expect(simplecov.recognises(Buffer.from(text))).toBe(true)
  expect([...read(text).files.keys()]).toEqual([path])
})

test.each<[string, string, string]>([
  ['no object', '[]', 'The report must be an object.'],
  ['a result that is none', '{"unit":1}', 'A result must be an object.'],
  ['a result without files', '{"unit":{}}', 'The list of files must be an object.'],
  ['a file that is none', one(1), 'A file must be an object.'],
  ['a file without lines', one({}), 'The lines of a file must be a list.'],
  ['a count that is text', one(['1']), 'It has an unreadable count: "1".'],
  ['a count that is a list', one([[1]]), 'It has an unreadable count: a list.'],
  ['branches that are none', one({ lines: [], branches: 1 }), 'The branches of a file must be an object.'],
  [
    'a branch without ways',
    one({ lines: [], branches: { '[:if, 0, 3, 6, 9, 7]': 1 } }),
    'The outcomes of a branch must be an object.',
  ],
  ['a branch without a place', one({ lines: [], branches: { if: {} } }), 'It has a branch without a location: if.'],
  [
    'a way without a count',
    formatted({ lines: [], branches: [{ start_line: 1 }] }),
    'It has an unreadable count: none.',
  ],
  [
    'a way without a place',
    formatted({ lines: [], branches: [{ coverage: 1 }] }),
    'It has an impossible line number: none.',
  ],
  ['a file without a path', results({ '': [1] }), 'It names a file without a path.'],
])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(new UnreadableReport(why)))

test('is known by its content', () => {
  expect(simplecov.recognises(Buffer.from(formatted({ lines: [] })))).toBe(true)
  expect(simplecov.recognises(Buffer.from('{"meta":{"show_contexts":false},"files":{"coverage":{}}}'))).toBe(false)
})
