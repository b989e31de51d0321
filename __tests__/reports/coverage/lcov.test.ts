import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { lcov } from '../../../src/reports/coverage/lcov/lcov.ts'
import { isHit, type Lines, lineNumber, mergeLines, within } from '../../../src/reports/coverage/lines.ts'
import type { CoverageReport } from '../../../src/reports/coverage/report.ts'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { totals } from '../coverage-formats.ts'

const FIXTURES = join(import.meta.dirname, '../../../__fixtures__/coverage')
const fixtures = readdirSync(FIXTURES).filter(name => name.endsWith('.info'))

function read(...chunks: (string | Uint8Array)[]): CoverageReport {
  const reader = lcov.reader()
  for (const chunk of chunks) reader.push(Buffer.from(chunk as string))
  return reader.end()
}

/** `1:0 2:1` for two lines of which the second was hit. */
const shown = (lines: Lines) => Array.from(lines, code => `${lineNumber(code)}:${isHit(code) ? 1 : 0}`).join(' ')
const files = ({ files }: CoverageReport) =>
  Object.fromEntries(Array.from(files, ([path, lines]) => [path, shown(lines)]))
const anomalies = ({ anomalies }: CoverageReport) => Object.fromEntries(anomalies)
const record = (...lines: string[]) => `TN:\nSF:a.ts\n${lines.map(line => `${line}\n`).join('')}end_of_record\n`

describe('a report of a real tool', () => {
  test.each([
    ['node.info', ['src/cart.js', 'src/price.js']],
    ['c8.info', ['src/cart.js', 'src/price.js']],
    ['jest.info', ['src/__proto__.js', 'src/price.js']],
    ['nyc.info', ['src/__proto__.js', 'src/price.js']],
    ['node24.info', ['src/price.js']],
    ['vitest-v8.info', ['src/cart.js', 'src/price.js']],
    ['coveragepy.info', ['src/shop/__init__.py', 'src/shop/price.py']],
  ])('%s names its files, without an oddity', (name, paths) => {
    const report = read(readFileSync(join(FIXTURES, name)))
    expect([...report.files.keys()].filter(path => path.startsWith('src')).sort()).toEqual(paths)
    expect(anomalies(report)).toEqual({})
  })

  // As the tools count in their own words, but for what is said beside them.
  test.each([
    ['node24.info', { lines: [9, 15], branches: [3, 6], functions: [2, 3] }],
    ['vitest-v8.info', { lines: [3, 10], branches: [5, 12], functions: [2, 5] }],
    ['coveragepy.info', { lines: [7, 9], branches: [1, 2], functions: [2, 3] }],
    ['lcov2.info', { lines: [11, 14], branches: [6, 14], functions: [6, 7] }],
    // Its sums say 25 of 28 lines, of which it lists 27, and 6 functions, of which it lists 10 instances.
    ['cargo-llvm-cov.info', { lines: [24, 27], branches: [0, 0], functions: [9, 10] }],
  ])('%s says what the tool itself counts', (name, expected) => {
    expect(totals(read(readFileSync(join(FIXTURES, name))))).toEqual({ ...expected, statements: [0, 0] })
  })

  test('lines and hits are those that the tool wrote', () => {
    const report = read(readFileSync(join(FIXTURES, 'jest.info')))
    expect(shown(report.files.get('src/price.js') ?? new Uint32Array())).toBe('1:1 2:1 3:0 5:1 6:1 8:1 9:0')
    // A file may be called like a property of every object (A32).
    expect(shown(report.files.get('src/__proto__.js') ?? new Uint32Array())).toBe('1:0 2:0 3:0 5:0 6:0 8:0 9:0')
  })

  test.each(fixtures)('%s reads the same wherever the stream is cut', name => {
    const bytes = readFileSync(join(FIXTURES, name))
    const whole = files(read(bytes))
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(files(read(bytes.subarray(0, cut), bytes.subarray(cut)))).toEqual(whole)
    }
    expect(files(read(...Array.from(bytes, byte => Uint8Array.of(byte))))).toEqual(whole)
  })

  test.each(fixtures)('%s cut short anywhere is refused, or ends with a whole record (A9)', name => {
    const text = readFileSync(join(FIXTURES, name), 'utf8')
    for (let cut = 0; cut < text.length; cut++) {
      const part = text.slice(0, cut)
      if (/end_of_record\n*$/.test(part)) expect(files(read(part))).toBeDefined()
      else expect(() => read(part)).toThrow(UnreadableReport)
    }
  })
})

describe('a count', () => {
  test.each<[string, string[], string, Record<string, number>]>([
    ['of a line named twice is the larger one', ['DA:1,0', 'DA:1,3', 'DA:2,1', 'DA:2,0'], '1:1 2:1', {}],
    ['may come in any order', ['DA:9,1', 'DA:2,0', 'DA:5,1'], '2:0 5:1 9:1', {}],
    ['below zero is no hit (A26)', ['DA:5,-3'], '5:0', { negative_count: 1 }],
    ['of minus zero is nothing special', ['DA:5,-0'], '5:0', {}],
    ['that wrapped round is a hit (A26)', ['DA:5,18446744073709551151'], '5:1', { huge_count: 1 }],
    ['in scientific notation is a hit', ['DA:5,1e+20'], '5:1', { huge_count: 1 }],
    ['of zero in scientific notation is none', ['DA:5,0e+00'], '5:0', {}],
    ['that is not whole is a hit', ['DA:5,0.5'], '5:1', { fractional_count: 1 }],
    ['may be followed by a checksum', ['DA:5,1,PF4Rz2r7RTliO9u6bZ7h6g', 'DA:6,0,abc'], '5:1 6:0', {}],
    ['of line 0 is left out', ['DA:0,1', 'DA:1,1'], '1:1', { line_zero: 1 }],
    ['of the last line there can be', ['DA:2147483647,1'], '2147483647:1', {}],
    [
      'is what counts when the summary says otherwise (A8)',
      ['DA:1,0', 'LF:100', 'LH:100'],
      '1:0',
      { summary_mismatch: 1 },
    ],
    ['agrees with a true summary', ['DA:1,0', 'DA:1,1', 'DA:2,0', 'LF:2', 'LH:1'], '1:1 2:0', {}],
    [
      'stands beside directives that nobody knows',
      ['VER:1', 'MCDC:1,2,t,1,0,1', 'FN:1,operator,(int, char)', 'FNL:0,1', 'BRDA:1,e0,0,-', 'DA:1,1'],
      '1:1',
      {},
    ],
  ])('%s', (_, lines, expected, odd) => {
    for (const text of [record(...lines), record(...lines).replaceAll('\n', '\r\n'), `\ufeff${record(...lines)}`]) {
      const report = read(text)
      expect(files(report)).toEqual({ 'a.ts': expected })
      expect(anomalies(report)).toEqual(odd)
    }
  })

  test.each([
    ['is no number', ['DA:5,undefined'], 'Line 3 has an unreadable count: DA:5,undefined.'],
    ['is a placeholder', ['DA:4,1', 'DA:5,====='], 'Line 4 has an unreadable count: DA:5,=====.'],
    ['has no number of hits', ['DA:5,'], 'Line 3 has an unreadable count: DA:5,.'],
    ['has no line', ['DA:,5'], 'Line 3 has an unreadable count: DA:,5.'],
    ['has a line below zero', ['DA:-5,1'], 'Line 3 has an unreadable count: DA:-5,1.'],
    ['has a line that no file has', ['DA:2147483648,1'], 'Line 3 has an unreadable count: DA:2147483648,1.'],
  ])('that %s makes the report unreadable', (_, lines, message) => {
    expect(() => read(record(...lines))).toThrow(message)
  })
})

describe('records', () => {
  test('of one file are merged (A25)', () => {
    expect(files(read(record('DA:1,0', 'DA:2,1'), record('DA:1,1', 'DA:3,0')))).toEqual({ 'a.ts': '1:1 2:1 3:0' })
  })

  test('of a Windows path keep the whole path', () => {
    expect(files(read(record('DA:1,1').replace('a.ts', 'C:\\x\\a.ts')))).toEqual({ 'C:\\x\\a.ts': '1:1' })
  })

  test('with a summary but without a line do not measure their file', () => {
    expect(files(read(record('LF:100', 'LH:100')))).toEqual({})
    expect(files(read(record('LF:0', 'LH:0')))).toEqual({ 'a.ts': '' })
  })

  test('with an enormous line number cost next to nothing', () => {
    const before = process.memoryUsage().arrayBuffers
    const many = Array.from({ length: 1000 }, (_, index) => `SF:${index}.ts\nDA:2000000000,1\nend_of_record\n`).join('')
    expect(read(many).files.size).toBe(1000)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
  })

  test.each([
    [
      'that begin before the last has ended',
      'SF:a\nDA:1,1\nSF:b\nend_of_record\n',
      'Line 3 starts a record before the record of "a" has ended.',
    ],
    ['that never began', 'TN:\nend_of_record\n', 'Line 2 ends a record that was not started.'],
    ['whose counts stand outside', 'TN:\nDA:1,1\n', 'Line 2 has DA outside a record.'],
    ['without a name', 'SF:\nend_of_record\n', 'Line 1 names no file.'],
    ['with lines of another kind', 'SF:a\n<html>\nend_of_record\n', 'Line 2 does not have the form NAME:value.'],
    ['without an end', 'SF:a\nDA:1,1\n', 'It is truncated: the record of "a" has no end.'],
    ['of which there is none', 'TN:x\n\n', 'It is truncated: it ends with a test name without a record.'],
    ['with a line of a megabyte', `SF:a\nFN:1,${'x'.repeat(1_100_000)}`, 'Line 2 has more than 1048576 bytes.'],
  ])('%s make the report unreadable', (_, text, message) => {
    expect(() => read(text)).toThrow(new UnreadableReport(message))
  })
})

describe('LCOV is known by its content', () => {
  test.each([
    ['TN:\nSF:a\n', true],
    ['\ufeff\r\n\nSF:a\n', true],
    ['<?xml version="1.0"?>', false],
    ['mode: set\n', false],
    ['', false],
    ['  {"SF:": 1}', false],
  ])('%j: %s', (text, expected) => {
    expect(lcov.recognises(Buffer.from(text))).toBe(expected)
  })
})

describe('merging', () => {
  const someLines = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 2 })), { minLength: 1, maxLength: 40 })
    .map(counts => counts.map(([line, hits]) => `DA:${line},${hits}`))
  const lines = someLines.map(counts => read(record(...counts)).files.get('a.ts') ?? new Uint32Array())

  test('does not depend on order, and merging again changes nothing', () => {
    fc.assert(
      fc.property(lines, lines, lines, (a, b, c) => {
        expect(shown(mergeLines([a, b]))).toBe(shown(mergeLines([b, a])))
        expect(shown(mergeLines([mergeLines([a, b]), c]))).toBe(shown(mergeLines([a, b, c])))
        expect(shown(mergeLines([a, a]))).toBe(shown(a))
      }),
    )
  })

  test('is the same inside one report and between two', () => {
    fc.assert(
      fc.property(someLines, someLines, (a, b) => {
        const apart = [read(record(...a)), read(record(...b))].map(
          report => report.files.get('a.ts') ?? new Uint32Array(),
        )
        expect(files(read(record(...a), record(...b)))['a.ts']).toBe(shown(mergeLines(apart)))
      }),
    )
  })

  test('copes with a record for every test', () => {
    const one = record(...Array.from({ length: 3000 }, (_, index) => `DA:${index + 1},${index % 2}`))
    const report = read(one.repeat(100))
    expect(report.files.get('a.ts')?.length).toBe(3000)
    expect(files(read(record().repeat(300_000)))).toEqual({ 'a.ts': '' })
  })
})

describe('the lines of a report within a change', () => {
  test.each<[string, string[], [number, number][], number[][], number[][]]>([
    [
      'are compact ranges',
      ['DA:1,1', 'DA:2,1', 'DA:3,0', 'DA:4,0', 'DA:5,1'],
      [[1, 5]],
      [
        [1, 2],
        [5, 5],
      ],
      [[3, 4]],
    ],
    [
      'never span a line that is not instrumented',
      ['DA:1,1', 'DA:3,1'],
      [[1, 3]],
      [
        [1, 1],
        [3, 3],
      ],
      [],
    ],
    [
      'stop where the change stops',
      ['DA:1,1', 'DA:2,1', 'DA:3,1', 'DA:9,0'],
      [
        [2, 2],
        [4, 8],
      ],
      [[2, 2]],
      [],
    ],
    ['are none when nothing was written', ['DA:1,1'], [], [], []],
  ])('%s', (_, counts, added, covered, uncovered) => {
    const lines = read(record(...counts)).files.get('a.ts') ?? new Uint32Array()
    expect(within(lines, added)).toEqual({ covered, uncovered })
  })
})
