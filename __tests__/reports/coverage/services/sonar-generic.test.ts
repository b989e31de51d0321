import { describe, expect, test } from '@jest/globals'
import { sonarGeneric } from '../../../../src/reports/coverage/services/sonar-generic.ts'
import { coverageFormats } from '../../../../src/reports/formats.ts'
import { UnreadableReport } from '../../../../src/reports/text/format.ts'
import { cutEverywhere, fixture, reading, refusesCuts, shown, totals } from '../../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(sonarGeneric, ...chunks)
const of = (inside: string) => `<coverage version="1">${inside}</coverage>`
const file = (inside: string, path = 'a.c') => of(`<file path="${path}">${inside}</file>`)
const line = (more: string) => `<lineToCover ${more}/>`

describe('a report of the real tool', () => {
  test('says what the tool itself counts', () => {
    // `gcovr --txt`: 14 of 17 lines; `--txt-metric branch`: 9 of 20 branches.
    const report = read(fixture('sonar-gcovr.xml'))
    expect(totals(report)).toEqual({ lines: [14, 17], branches: [9, 20], functions: [0, 0], statements: [0, 0] })
    expect([...report.anomalies]).toEqual([])
  })

  test('lines and hits are those that the tool wrote', () => {
    expect(shown(read(fixture('sonar-gcovr.xml')))).toEqual({
      'src/main.cpp': '4:1 5:1 6:1 7:1 8:1',
      'src/price.cpp': '4:1 5:1 6:0 8:1 11:1 12:1 15:0 16:0',
      'src/price.h': '6:1 7:1 8:1 9:1',
    })
  })

  test('reads the same wherever the stream is cut', () => {
    expect(cutEverywhere(sonarGeneric, fixture('sonar-gcovr.xml'))).toBe(true)
  })

  test('cut short anywhere is refused (A9)', () => {
    expect(refusesCuts(sonarGeneric, fixture('sonar-gcovr.xml'))).toBe(true)
  })
})

test.each<[string, string, string]>([
  ['are covered or not', line('lineNumber="1" covered="true"') + line('lineNumber="2" covered="false"'), '1:1 2:0'],
  [
    'that come twice are covered when one is',
    line('lineNumber="1" covered="true"') + line('lineNumber="1" covered="false"'),
    '1:1',
  ],
  ['may be none', '', ''],
])('lines %s', (_, inside, expected) => expect(shown(read(file(inside)))).toEqual({ 'a.c': expected }))

test.each<[string, string, number[], number]>([
  ['are those that are covered, of all', 'branchesToCover="3" coveredBranches="2"', [2, 3], 0],
  ['are none covered where it does not say how many', 'branchesToCover="3"', [0, 3], 0],
  ['are none where there are none', '', [0, 0], 0],
  ['more than there are are no branches, and reported', 'branchesToCover="1" coveredBranches="2"', [0, 0], 1],
  ['without a number are no branches, and reported', 'branchesToCover="x"', [0, 0], 1],
])('branches %s', (_, more, expected, anomalies) => {
  const report = read(file(line(`lineNumber="1" covered="true" ${more}`)))
  expect(totals(report).branches).toEqual(expected)
  expect(report.anomalies.get('branch_impossible') ?? 0).toBe(anomalies)
})

test('a line 0 is left out, and reported', () => {
  const report = read(file(line('lineNumber="0" covered="true" branchesToCover="2"')))
  expect([shown(report)['a.c'], totals(report).branches, [...report.anomalies]]).toEqual([
    '',
    [0, 0],
    [['line_zero', 1]],
  ])
})

test.each<[string, string, string[]]>([
  ['with files', file(''), ['SonarQube generic coverage']],
  ['with files behind a comment', of('<!-- <packages> --><file path="a"/>'), ['SonarQube generic coverage']],
  ['with nothing', of(''), ['SonarQube generic coverage']],
  ['with nothing, in one tag', '<coverage version="1"/>', ['SonarQube generic coverage']],
  ['of Cobertura with nothing', '<coverage version="1" line-rate="0"/>', ['Cobertura']],
  ['of Cobertura', '<coverage version="1"><sources/><packages/></coverage>', ['Cobertura']],
  ['of Clover', '<coverage version="1"><!-- <file> --><project/></coverage>', ['Clover']],
])('a report %s is of one format', (_, text, names) => {
  expect(coverageFormats.filter(one => one.recognises(Buffer.from(text))).map(({ name }) => name)).toEqual(names)
})

const where = (name: string) => `It has an element where the format has none: "${name}".`

test.each<[string, string, string]>([
  [
    'another version',
    '<coverage version="2"><file path="a"/></coverage>',
    'It is of version "2" of the format, not 1.',
  ],
  ['no version', '<coverage><file path="a"/></coverage>', 'It is of version "" of the format, not 1.'],
  ['a file without a path', of('<file/>'), 'A file in it has no path.'],
  ['a file with an empty path', file('', ''), 'It names a file without a path.'],
  ['a line without a number', file(line('covered="true"')), 'A line in it has no number.'],
  ['a line that is no number', file(line('lineNumber="a" covered="true"')), 'A line in it has no number.'],
  [
    'a line beyond all',
    file(line('lineNumber="4294967296" covered="true"')),
    'It has an impossible line number: 4294967296.',
  ],
  [
    'a line that says nothing',
    file(line('lineNumber="1"')),
    'A line in it says neither that it is covered nor that it is not.',
  ],
  [
    'a line covered in other words',
    file(line('lineNumber="1" covered="yes"')),
    'A line in it says neither that it is covered nor that it is not.',
  ],
  ['a line outside of files', of(line('lineNumber="1" covered="true"')), where('lineToCover')],
  ['a file in a file', file('<file path="b"/>'), where('file')],
  ['an element of another format', of('<packages/>'), where('packages')],
  ['another root', '<coverages version="1"/>', where('coverages')],
])('%s makes the report unreadable', (_, text, why) => {
  expect(() => read(text)).toThrow(new UnreadableReport(`Line 1: ${why}`))
})
