import { describe, expect, test } from '@jest/globals'
import { coveragePy } from '../../../src/reports/coverage/coverage-py.ts'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { cutEverywhere, fixture, reading, refusesCuts, shown, totals } from '../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(coveragePy, ...chunks)
const of = (files: unknown) => JSON.stringify({ meta: { version: '7.0', show_contexts: false }, files })
const file = (more: object, path = 'a.py') => of({ [path]: { executed_lines: [], missing_lines: [], ...more } })

describe('a report of the real tool', () => {
  test('says what the tool itself counts', () => {
    // `coverage report`: 9 statements of which 2 are missed, 2 branches of which 1 is. Functions: counted by hand.
    const report = read(fixture('coveragepy.json'))
    expect(totals(report)).toEqual({ lines: [7, 9], branches: [1, 2], functions: [2, 3], statements: [0, 0] })
    expect([...report.anomalies]).toEqual([])
  })

  test('lines that were excluded are none; a file without code is there, with no line', () => {
    expect(shown(read(fixture('coveragepy.json')))).toEqual({
      'src/shop/__init__.py': '',
      'src/shop/price.py': '1:1 2:1 3:0 4:1 7:1 8:1 15:1 16:1 17:0',
    })
  })

  test('reads the same wherever the stream is cut', () => {
    expect(cutEverywhere(coveragePy, fixture('coveragepy.json'))).toBe(true)
  })

  test('cut short anywhere is refused (A9)', () => {
    expect(refusesCuts(coveragePy, fixture('coveragepy.json'))).toBe(true)
  })
})

test('a line both executed and missing was executed', () => {
  expect(shown(read(file({ executed_lines: [1], missing_lines: [1, 2] })))).toEqual({ 'a.py': '1:1 2:0' })
})

test('totals are a claim, and no measurement (A8)', () => {
  const text = of({ 'a.py': { executed_lines: [], missing_lines: [3], summary: { percent_covered: 100 } } })
  expect(totals(read(text)).lines).toEqual([0, 1])
})

describe('branches', () => {
  test.each<[string, object, number[]]>([
    [
      'are added up by the line they lead from',
      {
        executed_branches: [[1, 2]],
        missing_branches: [
          [1, 3],
          [4, 5],
        ],
      },
      [1, 3],
    ],
    ['may lead out of the code', { executed_branches: [[1, -1]], missing_branches: [[2, -2]] }, [1, 2]],
    ['are none without --branch', {}, [0, 0]],
  ])('%s', (_, more, expected) => expect(totals(read(file(more))).branches).toEqual(expected))
})

describe('functions', () => {
  const one = (executed: number[], missing: number[], more: object = {}) =>
    file({ functions: { f: { executed_lines: executed, missing_lines: missing, ...more } } })

  test.each<[string, string, [string, boolean][]]>([
    ['ran when one of their lines did', one([3], [2], { start_line: 1 }), [['1 f', true]]],
    ['did not run when none of them did', one([], [2], { start_line: 1 }), [['1 f', false]]],
    ['begin with their first line where nothing else is said', one([3], [2]), [['2 f', true]]],
    ['without a line that counts are none', one([], []), []],
    ['in a list of what is in no function are none', one([1], []).replace('"f"', '""'), []],
  ])('%s', (_, text, expected) => {
    expect([...(read(text).details.get('a.py')?.functions ?? [])]).toEqual(expected)
  })
})

test.each(['__proto__', 'constructor', 'coverage', 'C:\\shop\\a.py'])('a file may be called %s (A32)', path => {
  const text = `{"meta":{"show_contexts":false},"files":{${JSON.stringify(path)}:{"executed_lines":[1],"missing_lines":[]}}}`
  expect([...read(text).files.keys()]).toEqual([path])
})

test.each<[string, string, string]>([
  ['no object', '[]', 'The report must be an object.'],
  ['no files', '{"meta":{}}', 'The list of files must be an object.'],
  ['a file that is none', of({ 'a.py': [] }), 'A file must be an object.'],
  ['no executed lines', of({ 'a.py': { missing_lines: [] } }), 'The executed lines must be a list.'],
  ['no missing lines', of({ 'a.py': { executed_lines: [1] } }), 'The missing lines must be a list.'],
  ['a line that is text', file({ executed_lines: ['1'] }), 'It has an impossible line number: "1".'],
  ['no line', file({ missing_lines: [null] }), 'It has an impossible line number: null.'],
  ['a line in part', file({ missing_lines: [1.5] }), 'It has an impossible line number: 1.5.'],
  ['a line before the first', file({ missing_lines: [-1] }), 'It has an impossible line number: -1.'],
  ['a branch from nowhere', file({ missing_branches: [[]] }), 'It has an impossible line number: none.'],
  ['a branch that is none', file({ missing_branches: [1] }), 'A branch must be a list.'],
  ['a file without a path', file({}, ''), 'It names a file without a path.'],
])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(new UnreadableReport(why)))
