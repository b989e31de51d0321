import { describe, expect, test } from '@jest/globals'
import { lcov } from '../../../src/reports/coverage/lcov/lcov.ts'
import { llvmCov } from '../../../src/reports/coverage/llvm/llvm-cov.ts'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { cutEverywhere, fixture, reading, refusesCuts, shown, totals } from '../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(llvmCov, ...chunks)
const of = (files: unknown, functions?: unknown) =>
  JSON.stringify({ data: [{ files, functions }], type: 'llvm.coverage.json.export', version: '2.0.1' })
const file = (more: object, filename = 'a.c') => of([{ filename, segments: [], ...more }])
const lines = (...segments: unknown[]) => file({ segments })

describe('a report of the real tool', () => {
  test('says what the tool itself counts', () => {
    // Lines as `llvm-cov export -format=lcov` lists them; branches and functions as `llvm-cov report` totals them.
    const report = read(fixture('llvm-cov.json'))
    expect(totals(report)).toEqual({ lines: [13, 15], branches: [6, 12], functions: [4, 5], statements: [0, 0] })
    expect(shown(report)).toEqual({
      '/home/runner/work/shop/shop/price.cpp': '1:1 2:1 3:0 4:1 5:1 7:1 8:1 9:1 11:0 13:1 15:1 16:1 17:1 18:1 20:1',
    })
    expect([...report.anomalies]).toEqual([])
  })

  test('of Rust says the same lines as the LCOV of the same run, and functions as the tool counts them', () => {
    const report = read(fixture('cargo-llvm-cov.json'))
    expect(totals(report)).toEqual({ lines: [24, 27], branches: [0, 0], functions: [6, 6], statements: [0, 0] })
    expect(shown(report)).toEqual(shown(reading(lcov, fixture('cargo-llvm-cov.info'))))
  })

  test.each(['llvm-cov.json', 'cargo-llvm-cov.json'])('%s reads the same wherever the stream is cut', name => {
    expect(cutEverywhere(llvmCov, fixture(name))).toBe(true)
  })

  test.each(['llvm-cov.json', 'cargo-llvm-cov.json'])('%s cut short anywhere is refused (A9)', name => {
    expect(refusesCuts(llvmCov, fixture(name))).toBe(true)
  })
})

describe('lines', () => {
  test.each<[string, unknown[], string]>([
    [
      'go on to the end of their region',
      [
        [1, 1, 2, true, true, false],
        [3, 2, 0, false, false, false],
      ],
      '1:1 2:1 3:1',
    ],
    [
      'are the same with five fields',
      [
        [1, 1, 2, true, true],
        [3, 2, 0, false, false],
      ],
      '1:1 2:1 3:1',
    ],
    [
      'between regions are none',
      [
        [1, 1, 2, true, true],
        [1, 9, 0, false, false],
        [5, 1, 0, true, true],
        [5, 9, 0, false, false],
      ],
      '1:1 5:0',
    ],
    [
      'count as the most that begins or goes on there',
      [
        [1, 1, 1, true, true],
        [2, 5, 0, true, true],
        [2, 9, 1, true, false],
        [3, 2, 0, false, false],
      ],
      '1:1 2:1 3:1',
    ],
    [
      'where something not run goes on are hit by what begins',
      [
        [1, 1, 0, true, true],
        [2, 5, 4, true, true],
        [2, 9, 0, true, false],
        [3, 2, 0, false, false],
      ],
      '1:0 2:1 3:0',
    ],
    [
      'are not hit by where a region goes on again',
      [
        [1, 1, 0, true, true],
        [2, 9, 7, true, false],
        [2, 12, 0, false, false],
      ],
      '1:0 2:0',
    ],
    [
      'are not hit by a gap',
      [
        [1, 1, 0, true, true],
        [2, 1, 7, true, true, true],
        [2, 9, 0, false, false],
      ],
      '1:0 2:0',
    ],
    [
      'that are skipped are none',
      [
        [1, 1, 1, true, true],
        [2, 1, 0, false, true],
        [4, 1, 1, true, false],
        [5, 2, 0, false, false],
      ],
      '1:1 5:1',
    ],
    [
      'ran however often',
      [
        [1, 1, 18446744073709552000, true, true],
        [1, 9, 0, false, false],
      ],
      '1:1',
    ],
    ['of no segment are none', [], ''],
  ])('%s', (_, segments, expected) => expect(shown(read(lines(...segments)))).toEqual({ 'a.c': expected }))
})

describe('branches', () => {
  const branch = (line: number, column: number, yes: number, no: number) => [line, column, line, 20, yes, no, 0, 0, 4]
  const used = (line: number, ...branches: unknown[]) => ({ source_region: [line, 3, line, 9, 1, 0, 1, 1], branches })

  test.each<[string, object, [number, number, number][]]>([
    ['have two ways', { branches: [branch(1, 1, 3, 0)] }, [[1, 1, 2]]],
    ['on one line add up', { branches: [branch(1, 1, 3, 0), branch(1, 9, 1, 1)] }, [[1, 3, 4]]],
    ['of another instance are the same', { branches: [branch(1, 1, 3, 0), branch(1, 1, 0, 1)] }, [[1, 2, 2]]],
    [
      'of a macro are where it is used, each time',
      { expansions: [used(5, branch(1, 1, 1, 0)), used(6, branch(1, 1, 0, 0))] },
      [
        [5, 1, 2],
        [6, 0, 2],
      ],
    ],
    [
      'of a macro that is used twice in another one are two',
      {
        expansions: [used(5, branch(1, 1, 1, 0), branch(1, 1, 0, 1)), used(5, branch(1, 1, 1, 0), branch(1, 1, 0, 0))],
      },
      [[5, 2, 4]],
    ],
    ['are none in old versions', {}, []],
  ])('%s', (_, more, expected) => {
    const ways = [...(read(file(more)).details.get('a.c')?.branches ?? [])]
    expect(ways.map(([line, { taken, total }]) => [line, taken, total])).toEqual(expected)
  })
})

describe('functions', () => {
  const one = (name: string, count: number, column = 1, path = 'a.c') => ({
    name,
    count,
    filenames: [path],
    regions: [[3, column, 5, 2, count, 0, 0, 0]],
  })

  test.each<[string, unknown[], number[]]>([
    ['are called or not', [one('f', 1), one('g', 0, 40)], [1, 2]],
    ['at one place are instances of one', [one('f<int>', 0), one('f<double>', 2)], [1, 1]],
    ['of a file that is left out are none', [one('f', 1, 1, 'b.c')], [0, 0]],
  ])('%s', (_, functions, expected) => {
    const report = read(of([{ filename: 'a.c', segments: [] }], functions))
    expect([totals(report).functions, [...report.files.keys()]]).toEqual([expected, ['a.c']])
  })
})

test.each(['__proto__', 'constructor', 'C:\\shop\\a.c'])('a file may be called %s (A32)', path => {
  expect([...read(file({}, path)).files.keys()]).toEqual([path])
})

test.each<[string, string, string]>([
  ['no object', '[]', 'The report must be an object.'],
  ['another type', '{"type":"x","data":[]}', 'It does not state the type llvm.coverage.json.export.'],
  ['no data', '{"type":"llvm.coverage.json.export"}', 'The data must be a list.'],
  ['no files', of(undefined), 'The files must be a list.'],
  ['a file without a name', of([{ segments: [] }]), 'The name of a file must be text.'],
  ['a summary', of([{ filename: 'a.c', summary: {} }]), 'It has only totals of its files, and no lines.'],
  ['a segment that is none', lines(1), 'A segment must be a list.'],
  ['a segment with half of its fields', lines([1, 1, 1]), 'It has an incomplete segment.'],
  ['a segment without a count', lines([1, 1, null, true, true]), 'It has an unreadable count: null.'],
  ['a segment nowhere', lines([-1, 1, 1, true, true]), 'It has an impossible line number: -1.'],
  ['lines backwards', lines([2, 1, 1, true, true], [1, 1, 0, false, false]), 'It has unordered segments on line 1.'],
  ['columns backwards', lines([2, 5, 1, true, true], [2, 1, 0, false, false]), 'It has unordered segments on line 2.'],
  [
    'lines without end',
    lines([1, 1, 1, true, true], [2e9, 1, 0, false, false]),
    'Its segments span more than 100000000 lines.',
  ],
  [
    'too many lines',
    lines([1, 1, 1, true, true], [2e7, 1, 0, false, false]),
    'It has more than 10000000 lines of one file.',
  ],
  ['a branch without counts', file({ branches: [[1, 1, 1, 9]] }), 'It has an unreadable count: none.'],
  ['a file without a path', file({}, ''), 'It names a file without a path.'],
])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(new UnreadableReport(why)))

test.each([
  ['{"data":[{"files":[{"branches":[[', true],
  ['{"data":[{"files":[{"filename":"a', true],
  ['{"data":[{"files":[', false],
  ['{"data":{"statementMap":{', false],
])('is reported by how its first file begins, since its type is at the end: %s', (text, expected) => {
  expect(llvmCov.recognises(Buffer.from(text))).toBe(expected)
})
