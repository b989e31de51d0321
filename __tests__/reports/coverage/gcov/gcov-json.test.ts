import { describe, expect, test } from '@jest/globals'
import { gcovJson } from '../../../../src/reports/coverage/gcov/gcov-json.ts'
import { UnreadableReport } from '../../../../src/reports/text/format.ts'
import { cutEverywhere, fixture, reading, refusesCuts, shown, totals } from '../../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(gcovJson, ...chunks)
const of = (...files: unknown[]) => JSON.stringify({ gcc_version: '12.2.0', files, format_version: '1' })
const file = (more: object, path = 'a.c') => of({ file: path, lines: [], functions: [], ...more })
const line = (number: unknown, count: unknown, ...branches: unknown[]) => ({ line_number: number, count, branches })
const way = (count: unknown, thrown = false) => ({ count, throw: thrown, fallthrough: false })

describe('a report of the real tool', () => {
  // Lines as `gcov` totals them; branches as `gcov -b` lists them, without those marked as throw; functions by hand.
  test.each([
    ['gcov.json', { lines: [9, 11], branches: [6, 12], functions: [5, 6], statements: [0, 0] }],
    ['gcov-throw.json', { lines: [5, 5], branches: [4, 5], functions: [2, 2], statements: [0, 0] }],
  ])('%s says what the tool itself counts', (name, expected) => {
    const report = read(fixture(name))
    expect(totals(report)).toEqual(expected)
    expect(report.sources).toEqual(['/home/runner/work/shop/shop'])
    expect([...report.anomalies]).toEqual([])
  })

  test('lines and hits are those that the tool wrote', () => {
    expect(shown(read(fixture('gcov.json')))).toEqual({
      'price.cpp': '1:1 2:1 3:0 4:1 7:1 8:1 11:0 15:1 16:1 17:1 20:1',
    })
  })

  test.each(['gcov.json', 'gcov-throw.json'])('%s reads the same wherever the stream is cut', name => {
    expect(cutEverywhere(gcovJson, fixture(name))).toBe(true)
  })

  test.each(['gcov.json', 'gcov-throw.json'])('%s cut short anywhere is refused (A9)', name => {
    expect(refusesCuts(gcovJson, fixture(name))).toBe(true)
  })
})

test.each<[string, string, string]>([
  ['of two instances ran when one of them did', file({ lines: [line(1, 0), line(1, 2), line(1, 0)] }), '1:1'],
  [
    'of a header that comes again is the same',
    of({ file: 'a.c', lines: [line(1, 1)] }, { file: 'a.c', lines: [line(1, 0)] }),
    '1:1',
  ],
  ['that ran less than never did not run', file({ lines: [line(1, -3)] }), '1:0'],
])('a line %s', (_, text, expected) => expect(shown(read(text))).toEqual({ 'a.c': expected }))

describe('branches', () => {
  test.each<[string, unknown[], number[]]>([
    ['are taken or not', [line(1, 1, way(1), way(0))], [1, 2]],
    ['of two instances are of both', [line(1, 1, way(1), way(0)), line(1, 1, way(1), way(0))], [2, 4]],
    ['that an exception takes are none', [line(1, 1, way(1), way(0, true))], [1, 1]],
    ['are none in a report without them', [{ line_number: 1, count: 1 }], [0, 0]],
  ])('%s', (_, lines, expected) => expect(totals(read(file({ lines }))).branches).toEqual(expected))
})

test.each<[string, object, boolean]>([
  ['by its compiler', { gcc_version: '12.2.0', files: [] }, true],
  [
    'by its lines, where the compiler comes behind all files',
    { files: [{ lines: [{ unexecuted_block: false }] }] },
    true,
  ],
  ['not by the files alone', { files: [{ file: 'a.c', lines: [{ line_number: 1, count: 1 }] }] }, false],
])('a report is known %s', (_, report, expected) => {
  expect(gcovJson.recognises(Buffer.from(JSON.stringify(report)))).toBe(expected)
})

test('a line 0 is left out, and reported', () => {
  const report = read(file({ lines: [line(0, 1), line(1, 1)] }))
  expect([shown(report)['a.c'], Object.fromEntries(report.anomalies)]).toEqual(['1:1', { line_zero: 1 }])
})

test.each(['__proto__', 'constructor', 'C:\\shop\\a.c'])('a file may be called %s (A32)', path => {
  expect([...read(file({}, path)).files.keys()]).toEqual([path])
})

test.each<[string, string, string]>([
  ['no object', '[]', 'The report must be an object.'],
  ['no version', '{"gcc_version":"12","files":[]}', 'The version of the format must be text.'],
  ['no files', '{"format_version":"1"}', 'The files must be a list.'],
  ['a file that is none', of(null), 'A file must be an object.'],
  ['a file without a name', of({ lines: [] }), 'The name of a file must be text.'],
  ['a file without lines', of({ file: 'a.c' }), 'The lines of a file must be a list.'],
  ['a line that is none', file({ lines: [1] }), 'A line must be an object.'],
  ['a line without a number', file({ lines: [line(undefined, 1)] }), 'It has an impossible line number: none.'],
  ['a line without a count', file({ lines: [line(1, null)] }), 'It has an unreadable count: null.'],
  ['a count that is text', file({ lines: [line(1, 'Unknown')] }), 'It has an unreadable count: "Unknown".'],
  ['a branch without a count', file({ lines: [line(1, 1, {})] }), 'It has an unreadable count: none.'],
  ['a throw without a count', file({ lines: [line(1, 1, way(null, true))] }), 'It has an unreadable count: null.'],
  ['a function without a name', file({ functions: [{}] }), 'The name of a function must be text.'],
  ['a function nowhere', file({ functions: [{ name: 'f' }] }), 'It has an impossible line number: none.'],
  ['two reports in one', `${file({})}\n${file({})}`, 'It is not valid JSON. It may be truncated.'],
  ['a file without a path', file({}, ''), 'It names a file without a path.'],
])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(new UnreadableReport(why)))
