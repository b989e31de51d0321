import { describe, expect, test } from '@jest/globals'
import { istanbul } from '../../../src/reports/coverage/istanbul/istanbul.ts'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { cutEverywhere, fixture, reading, refusesCuts, shown, totals } from '../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(istanbul, ...chunks)
const at = (line: unknown, column = 0) => ({ start: { line, column }, end: { line, column: 9 } })
const none = { statementMap: {}, fnMap: {}, branchMap: {}, s: {}, f: {}, b: {} }
const file = (more: object, path = 'a.js') => JSON.stringify({ [path]: { path, ...none, ...more } })

describe('a report of a real tool', () => {
  // As the tools' own text reporters have it: percentages of these counts.
  test.each([
    ['nyc.json', { lines: [4, 7], branches: [5, 10], functions: [2, 4], statements: [6, 10] }],
    ['jest.json', { lines: [4, 7], branches: [5, 10], functions: [2, 4], statements: [6, 10] }],
    ['vitest.json', { lines: [3, 5], branches: [5, 10], functions: [2, 3], statements: [5, 7] }],
    ['vitest-v8.json', { lines: [3, 10], branches: [5, 12], functions: [2, 5], statements: [5, 13] }],
  ])('%s says what the tool itself counts', (name, expected) => {
    const report = read(fixture(name))
    expect(totals(report)).toEqual(expected)
    expect([...report.anomalies]).toEqual([])
  })

  test('lines are those on which a statement begins', () => {
    expect(shown(read(fixture('nyc.json')))).toEqual({
      '/home/runner/work/shop/shop/src/__proto__.js': '1:0',
      '/home/runner/work/shop/shop/src/price.js': '2:1 3:0 5:1 8:1 11:0 15:1',
    })
  })

  test.each(['nyc.json', 'jest.json', 'vitest.json', 'vitest-v8.json'])(
    '%s reads the same wherever the stream is cut',
    name => {
      expect(cutEverywhere(istanbul, fixture(name))).toBe(true)
    },
  )

  test.each(['nyc.json', 'jest.json', 'vitest.json', 'vitest-v8.json'])(
    '%s cut short anywhere is refused (A9)',
    name => {
      expect(refusesCuts(istanbul, fixture(name))).toBe(true)
    },
  )
})

describe('a line', () => {
  test('counts as the most that a statement which begins on it did', () => {
    const report = read(file({ statementMap: { 0: at(1), 1: at(1, 5), 2: at(2) }, s: { 0: 0, 1: 2, 2: 0 } }))
    expect([shown(report), totals(report).statements]).toEqual([{ 'a.js': '1:1 2:0' }, [1, 3]])
  })

  test.each<[string, string, string, Record<string, number>]>([
    ['less than never', '-3', '1:0', { negative_count: 1 }],
    ['more than can be counted', '18446744073709551151', '1:1', { huge_count: 1 }],
    ['in part', '0.5', '1:1', { fractional_count: 1 }],
    ['not at all', '0', '1:0', {}],
  ])('that ran %s', (_, count, expected, odd) => {
    const report = read(file({ statementMap: { 0: at(1) }, s: { 0: 'COUNT' } }).replace('"COUNT"', count))
    expect([shown(report)['a.js'], Object.fromEntries(report.anomalies)]).toEqual([expected, odd])
  })
})

describe('a branch', () => {
  const loc = at(1)
  test.each<[string, object, object, number[]]>([
    ['has as many ways as it has counts', { 0: { loc, locations: [at(1), {}] } }, { 0: [3, 0] }, [1, 2]],
    ['adds to another one on its line', { 0: { loc }, 1: { loc } }, { 0: [1, 0], 1: [0, 0, 1] }, [2, 5]],
    ['may only have a line', { 0: { line: 4 } }, { 0: [1, 1] }, [2, 2]],
    ['may have no way', { 0: { loc } }, { 0: [] }, [0, 0]],
  ])('%s', (_, branchMap, b, expected) => expect(totals(read(file({ branchMap, b }))).branches).toEqual(expected))
})

describe('a function', () => {
  test.each<[string, object]>([
    ['is identified by its name and where it is declared', { name: 'f', decl: at(1), loc: at(2) }],
    ['may only have a line', { name: 'f', line: 1 }],
  ])('%s', (_, place) => {
    const { details } = read(file({ fnMap: { 0: place }, f: { 0: 1 } }))
    expect([...(details.get('a.js')?.functions ?? [])]).toEqual([['1 f', true]])
  })
})

describe('a file', () => {
  test.each(['__proto__', 'constructor', 'toString', 'data', 'C:\\shop\\a.js'])('may be called %s (A32)', path => {
    const text = `{${JSON.stringify(path)}:${JSON.stringify({ ...none, statementMap: { 0: at(1) }, s: { 0: 1 } })}}`
    expect(istanbul.recognises(Buffer.from(text))).toBe(true)
    expect([...read(text).files.keys()]).toEqual([path])
  })

  test('may be wrapped in what a tool wrote of its own object', () => {
    const data = { path: 'a.js', ...none, statementMap: { 0: at(1) }, s: { 0: 1 } }
    const text = JSON.stringify({ 'a.js': { data } })
    expect(istanbul.recognises(Buffer.from(text))).toBe(true)
    expect(shown(read(text))).toEqual({ 'a.js': '1:1' })
  })

  test('that comes again in other letters of its key is the same file, by its path', () => {
    const entry = (count: number) => ({ path: 'a.js', ...none, statementMap: { 0: at(1) }, s: { 0: count } })
    expect(shown(read(JSON.stringify({ 'A.js': entry(0), 'a.js': entry(2) })))).toEqual({ 'a.js': '1:1' })
  })
})

const UNPAIRED = 'Its "statementMap" and the counts "s" do not match.'

test.each<[string, string, string]>([
  ['no object', '[]', 'The list of files must be an object.'],
  ['a file that is none', '{"a.js":null}', 'A file must be an object.'],
  ['a file without counts', '{"a.js":{"statementMap":{}}}', 'The counts "s" must be an object.'],
  ['a summary', '{"total":{"lines":{"pct":100}}}', 'A file must be an object.'],
  ['a statement without a count', file({ statementMap: { 0: at(1) } }), UNPAIRED],
  ['a count without a statement', file({ s: { 0: 1 } }), UNPAIRED],
  ['a count of something else', file({ statementMap: { 0: at(1) }, s: { constructor: 1 } }), UNPAIRED],
  ['no count', file({ statementMap: { 0: at(1) }, s: { 0: null } }), 'It has an unreadable count: null.'],
  [
    '"Unknown" (A7)',
    file({ statementMap: { 0: at(1) }, s: { 0: 'Unknown' } }),
    'It has an unreadable count: "Unknown".',
  ],
  [
    'infinity (A7)',
    file({ statementMap: { 0: at(1) }, s: { 0: 0 } }).replace('"s":{"0":0}', '"s":{"0":1e999}'),
    'It has an unreadable count: Infinity.',
  ],
  ['a list as a count', file({ fnMap: { 0: { line: 1 } }, f: { 0: [1] } }), 'It has an unreadable count: a list.'],
  [
    'a statement nowhere',
    file({ statementMap: { 0: at(null) }, s: { 0: 1 } }),
    'It has an impossible line number: null.',
  ],
  ['a line in part', file({ statementMap: { 0: at(1.5) }, s: { 0: 1 } }), 'It has an impossible line number: 1.5.'],
  [
    'a line before the first',
    file({ statementMap: { 0: at(-1) }, s: { 0: 1 } }),
    'It has an impossible line number: -1.',
  ],
  [
    'a line beyond every file',
    file({ statementMap: { 0: at(2 ** 32) }, s: { 0: 1 } }),
    'It has an impossible line number: 4294967296.',
  ],
  ['a branch without ways', file({ branchMap: { 0: { line: 1 } }, b: { 0: 1 } }), 'A branch must be a list.'],
  ['a branch nowhere', file({ branchMap: { 0: {} }, b: { 0: [1] } }), 'It has an impossible line number: none.'],
  ['a file without a path', file({}, ''), 'It names a file without a path.'],
])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(new UnreadableReport(why)))

test('a line 0 is left out, and reported', () => {
  const report = read(file({ statementMap: { 0: at(0), 1: at(1) }, s: { 0: 1, 1: 1 } }))
  expect([shown(report)['a.js'], Object.fromEntries(report.anomalies)]).toEqual(['1:1', { line_zero: 1 }])
})
