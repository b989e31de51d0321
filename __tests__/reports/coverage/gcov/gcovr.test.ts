import { describe, expect, test } from '@jest/globals'
import { gcovr } from '../../../../src/reports/coverage/gcov/gcovr.ts'
import { UnreadableReport } from '../../../../src/reports/text/format.ts'
import { cutEverywhere, fixture, reading, refusesCuts, shown, totals } from '../../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(gcovr, ...chunks)
const of = (...files: unknown[]) => JSON.stringify({ 'gcovr/format_version': '0.15', files })
const file = (more: object, path = 'a.c') => of({ file: path, lines: [], functions: [], ...more })
const line = (number: unknown, count: unknown, more: object = {}) => ({ line_number: number, count, ...more })
const way = (count: unknown, more: object = {}) => ({ count, throw: false, fallthrough: false, ...more })
const excluded = { 'gcovr/excluded': true }

describe('a report of the real tool', () => {
  // `gcovr --json-summary`: 14 of 17 lines, 9 of 20 branches; 3 of 4 functions by version 8, which leaves out
  // those whose name gcov does not give and those in excluded lines, and 3 of 5 by version 5.
  test.each([
    ['gcovr-8.json', { lines: [14, 17], branches: [9, 20], functions: [3, 4], statements: [0, 0] }],
    ['gcovr-5.json', { lines: [14, 17], branches: [9, 20], functions: [3, 5], statements: [0, 0] }],
  ])('%s says what the tool itself counts', (name, expected) => {
    const report = read(fixture(name))
    expect(totals(report)).toEqual(expected)
    expect([...report.anomalies]).toEqual([])
  })

  test.each(['gcovr-8.json', 'gcovr-5.json'])('%s has the lines that the tool lists', name => {
    // Missing by `gcovr --txt`: 6 and 15 to 16 of price.cpp; lines 19 and 20 are excluded.
    expect(shown(read(fixture(name)))).toEqual({
      'src/main.cpp': '4:1 5:1 6:1 7:1 8:1',
      'src/price.cpp': '4:1 5:1 6:0 8:1 11:1 12:1 15:0 16:0',
      'src/price.h': '6:1 7:1 8:1 9:1',
    })
  })

  test.each(['gcovr-8.json', 'gcovr-5.json'])('%s reads the same wherever the stream is cut', name => {
    expect(cutEverywhere(gcovr, fixture(name))).toBe(true)
  })

  test.each(['gcovr-8.json', 'gcovr-5.json'])('%s cut short anywhere is refused (A9)', name => {
    expect(refusesCuts(gcovr, fixture(name))).toBe(true)
  })
})

test.each<[string, unknown]>([
  ['by its version', { 'gcovr/format_version': '0.15', files: [] }],
  ['by lines that are no code, before version 6', { files: [{ lines: [{ 'gcovr/noncode': false }] }] }],
  ['by the digests of lines', { files: [{ lines: [{ 'gcovr/md5': 'c2' }] }] }],
  ['by where functions begin', { files: [{ functions: [{ lineno: 4 }] }] }],
])('a report is known %s', (_, report) => expect(gcovr.recognises(Buffer.from(JSON.stringify(report)))).toBe(true))

describe('lines', () => {
  test.each<[string, object[], string]>([
    ['ran or did not', [line(1, 2), line(2, 0)], '1:1 2:0'],
    ['of two instances ran when one of them did', [line(1, 0), line(1, 2), line(1, 0)], '1:1'],
    ['that are excluded are none', [line(1, 0, excluded), line(2, 1)], '2:1'],
    ['that are no code are none', [line(1, 0, { 'gcovr/noncode': true }), line(2, 1)], '2:1'],
    ['that ran less than never did not run', [line(1, -3)], '1:0'],
  ])('%s', (_, lines, expected) => expect(shown(read(file({ lines })))).toEqual({ 'a.c': expected }))
})

describe('branches', () => {
  test.each<[string, object, number[]]>([
    ['are taken or not', line(1, 1, { branches: [way(1), way(0)] }), [1, 2]],
    ['that are excluded are none', line(1, 1, { branches: [way(1), way(0, excluded)] }), [1, 1]],
    [
      'that an exception takes count as gcovr counts them',
      line(1, 1, { branches: [way(1), way(0, { throw: true })] }),
      [1, 2],
    ],
    ['of an excluded line are none', line(1, 1, { ...excluded, branches: [way(0)] }), [0, 0]],
    ['are none in a report without them', line(1, 1), [0, 0]],
  ])('%s', (_, one, expected) => expect(totals(read(file({ lines: [one] }))).branches).toEqual(expected))
})

test('functions have the name of the source, where gcovr has it', () => {
  const functions = [
    { name: '_Z1fv', demangled_name: 'f()', lineno: 1, execution_count: 1 },
    { name: 'main', lineno: 5, execution_count: 0 },
    { name: '<unknown function 6>', lineno: 6, ...excluded },
  ]
  expect([...(read(file({ functions })).details.get('a.c')?.functions ?? [])]).toEqual([
    ['1 f()', true],
    ['5 main', false],
  ])
})

test.each(['__proto__', 'constructor', 'C:\\shop\\a.c'])('a file may be called %s (A32)', path => {
  expect([...read(file({}, path)).files.keys()]).toEqual([path])
})

test.each<[string, string, string]>([
  ['no object', '[]', 'The report must be an object.'],
  ['no version', '{"files":[]}', 'The version of the format must be text.'],
  ['no files', '{"gcovr/format_version":"0.1"}', 'The files must be a list.'],
  ['a file that is none', of(null), 'A file must be an object.'],
  ['a file without a name', of({ lines: [] }), 'The name of a file must be text.'],
  ['a file without lines', of({ file: 'a.c' }), 'The lines of a file must be a list.'],
  ['a line that is none', file({ lines: [1] }), 'A line must be an object.'],
  ['a line without a number', file({ lines: [line(undefined, 1)] }), 'It has an impossible line number: none.'],
  ['a line without a count', file({ lines: [line(1, undefined)] }), 'It has an unreadable count: none.'],
  ['a branch without a count', file({ lines: [line(1, 1, { branches: [{}] })] }), 'It has an unreadable count: none.'],
  ['a function without a name', file({ functions: [{}] }), 'The name of a function must be text.'],
  ['a function nowhere', file({ functions: [{ name: 'f' }] }), 'It has an impossible line number: none.'],
  ['a function without a count', file({ functions: [{ name: 'f', lineno: 1 }] }), 'It has an unreadable count: none.'],
  ['a file without a path', file({}, ''), 'It names a file without a path.'],
])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(new UnreadableReport(why)))
