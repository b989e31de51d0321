import { describe, expect, test } from '@jest/globals'
import { covdir } from '../../../../src/reports/coverage/gcov/covdir.ts'
import { UnreadableReport } from '../../../../src/reports/text/format.ts'
import { cutEverywhere, fixture, reading, refusesCuts, shown, totals } from '../../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(covdir, ...chunks)
const folder = (children: unknown, more: object = {}) => ({ name: '', coveragePercent: 0, children, ...more })
const file = (coverage: unknown, more: object = {}) => ({ name: 'a', coveragePercent: 0, coverage, ...more })
const of = (children: unknown, more: object = {}) => JSON.stringify(folder(children, more))

describe('a report of the real tool', () => {
  test('says what the tool itself counts', () => {
    // `linesCovered` and `linesTotal` of the root: 13 of 19.
    const report = read(fixture('covdir.json'))
    expect(totals(report)).toEqual({ lines: [13, 19], branches: [0, 0], functions: [0, 0], statements: [0, 0] })
    expect([...report.anomalies]).toEqual([])
  })

  test('lines and hits are those that the tool wrote', () => {
    expect(shown(read(fixture('covdir.json')))).toEqual({
      'src/main.cpp': '4:1 5:1 6:1 7:1 8:1',
      'src/price.cpp': '4:1 5:1 6:0 8:1 11:1 12:1 15:0 16:0 19:0 20:0',
      'src/price.h': '6:1 7:1 8:0 9:1',
    })
  })

  test('reads the same wherever the stream is cut', () => {
    expect(cutEverywhere(covdir, fixture('covdir.json'))).toBe(true)
  })

  test('cut short anywhere is refused (A9)', () => {
    expect(refusesCuts(covdir, fixture('covdir.json'))).toBe(true)
  })
})

test.each<[string, string, Record<string, string>]>([
  ['stand at their place in the list', of({ a: file([-1, 2, 0]) }), { a: '2:1 3:0' }],
  ['are in folders of folders', of({ b: folder({ c: folder({ a: file([1]) }) }) }), { 'b/c/a': '1:1' }],
  ['are below the root of the file system', of({ '/': folder({ a: file([1]) }) }), { '/a': '1:1' }],
  ['are of any name', of({ children: folder({ coverage: file([1]) }) }), { 'children/coverage': '1:1' }],
  ['that ran less than never are not hit', of({ a: file([-2]) }), { a: '1:0' }],
  ['of nothing are none', of({ a: file([]) }), { a: '' }],
  ['may be of one file alone', JSON.stringify({ ...folder({}), children: { a: file([0]) } }), { a: '1:0' }],
])('lines %s', (_, text, expected) => expect(shown(read(text))).toEqual(expected))

test.each<[string, string, number]>([
  ['of a file', of({ a: file([1], { linesTotal: 2, linesCovered: 1 }) }), 1],
  ['of a folder', of({ a: file([1, 0]) }, { linesTotal: 2, linesCovered: 2 }), 1],
  ['that agree are no anomaly', of({ a: file([1, 0]) }, { linesTotal: 2, linesCovered: 1 }), 0],
])('totals %s are a claim, and no measurement (A8)', (_, text, mismatches) => {
  expect(read(text).anomalies.get('summary_mismatch') ?? 0).toBe(mismatches)
})

test.each<[string, unknown]>([
  ['at the end, behind a folder', { children: { src: { children: {} } } }],
  ['at the end, behind a file', { children: { 'a.c': { coverage: [1] } } }],
  ['first', { coveragePercent: 100, children: {} }],
])('a report is known with its totals %s', (_, report) => {
  expect(covdir.recognises(Buffer.from(JSON.stringify(report)))).toBe(true)
})

test.each(['__proto__', 'constructor'])('a file may be called %s (A32)', path => {
  const text = `{"coveragePercent":0,"children":{${JSON.stringify(path)}:{"coverage":[1]}}}`
  expect([...read(text).files.keys()]).toEqual([path])
})

const deep = (levels: number): unknown =>
  Array.from({ length: levels }).reduce(child => folder({ a: child }), file([1]))

test('folders may be nested as deeply as any path', () => {
  expect([...read(JSON.stringify(deep(256))).files.keys()]).toEqual([Array(256).fill('a').join('/')])
})

test.each<[string, string, string]>([
  ['no object', '[]', 'The report must be an object.'],
  ['no children and no lines', '{"coveragePercent":1}', 'The coverage of a file must be a list.'],
  ['children that are a list', of([]), 'The children of a folder must be an object.'],
  ['a child that is none', of({ a: 1 }), 'A file or a folder must be an object.'],
  [
    'a folder with lines',
    of({ a: { ...folder({}), coverage: [1] } }),
    'It has something that is both a folder and a file.',
  ],
  ['a count that is none', of({ a: file([null]) }), 'It has an unreadable count: null.'],
  ['a count that is text', of({ a: file(['1']) }), 'It has an unreadable count: "1".'],
  ['a total that is none', of({}, { linesTotal: '3' }), 'It has an invalid total: "3".'],
  ['a file without a name', of({ '': file([1]) }), 'It names a file without a path.'],
  ['a file at its root', JSON.stringify(file([1])), 'It names a file without a path.'],
  ['folders without end', JSON.stringify(deep(257)), 'Its folders are nested more than 256 levels deep.'],
])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(new UnreadableReport(why)))
