import { describe, expect, test } from '@jest/globals'
import { goProfile } from '../../../src/reports/coverage/go/profile.ts'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { cutEverywhere, fixture, reading, shown, totals } from '../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(goProfile, ...chunks)
const profile = (...blocks: string[]) => `mode: count\n${blocks.map(block => `${block}\n`).join('')}`
const one = (...blocks: string[]) => profile(...blocks.map(block => `a.go:${block}`))

describe('a profile of go test', () => {
  // Statements as `go tool cover -func` totals them: 25.0% of 12 with each package by itself, 33.3% with -coverpkg.
  test.each([
    ['go.out', { lines: [7, 21], branches: [0, 0], functions: [0, 0], statements: [3, 12] }],
    ['go-coverpkg.out', { lines: [9, 21], branches: [0, 0], functions: [0, 0], statements: [4, 12] }],
  ])('%s says what the tool itself counts', (name, expected) => {
    const report = read(fixture(name))
    expect(totals(report)).toEqual(expected)
    expect([...report.anomalies]).toEqual([])
  })

  test('lines are those of its blocks, but for a last one that only holds the brace of a function', () => {
    expect(shown(read(fixture('go.out')))).toEqual({
      'example.com/shop/cart/cart.go': '7:1 8:1 9:1 10:1 13:0 14:0 15:0 16:0 17:0',
      'example.com/shop/price/price.go': '4:1 5:1 6:0 7:0 8:1 11:0 12:0 13:0 14:0 15:0 16:0 17:0',
    })
  })

  test.each(['go.out', 'go-coverpkg.out'])('%s reads the same wherever the stream is cut', name => {
    expect(cutEverywhere(goProfile, fixture(name))).toBe(true)
  })

  // A profile has no end mark: one that was cut between two lines is a shorter profile, and no reader can tell.
  test.each(['go.out', 'go-coverpkg.out'])('%s cut short within a line is refused (A9)', name => {
    const bytes = fixture(name)
    for (let cut = 0; cut < bytes.length; cut++)
      if (bytes[cut - 1] !== 10) expect(() => read(bytes.subarray(0, cut))).toThrow(UnreadableReport)
  })
})

describe('a block', () => {
  test.each<[string, string[], string, number[]]>([
    ['counts its statements, not its lines', ['1.1,2.9 5 1', '4.1,4.9 1 0'], '1:1 2:1 4:0', [5, 6]],
    ['that comes again is the same block', ['1.1,1.9 2 0', '3.1,3.9 1 1', '1.1,1.9 2 7'], '1:1 3:1', [3, 3]],
    ['that comes again in another order is, too', ['3.1,3.9 1 1', '1.1,1.9 2 1', '3.1,3.9 1 0'], '1:1 3:1', [3, 3]],
    ['shares a line with one that ran', ['1.1,2.5 1 1', '2.5,3.9 1 0'], '1:1 2:1 3:0', [1, 2]],
    ['ends with the brace of a function', ['1.1,3.2 1 1'], '1:1 2:1', [1, 1]],
    ['ends with a brace further in', ['1.1,3.3 1 1'], '1:1 2:1 3:1', [1, 1]],
    ['on one line has that line, wherever it ends', ['1.1,1.2 1 1'], '1:1', [1, 1]],
    ['without a statement has nothing to run', ['1.14,1.16 0 0', '3.1,3.9 1 1'], '3:1', [1, 1]],
    ['that ran more often than can be counted ran', ['1.1,1.9 1 18446744073709551151'], '1:1', [1, 1]],
    ['that ran less than never did not', ['1.1,1.9 1 -3'], '1:0', [0, 1]],
  ])('%s', (_, blocks, lines, statements) => {
    const report = read(one(...blocks))
    expect([shown(report)['a.go'], totals(report).statements]).toEqual([lines, statements])
  })

  test.each<[string, string, string]>([
    ['without a count', 'a.go:1.1,1.9 1', 'Line 2 is not a readable block: a.go:1.1,1.9 1.'],
    ['with a count that is none', 'a.go:1.1,1.9 1 NaN', 'Line 2 is not a readable block: a.go:1.1,1.9 1 NaN.'],
    ['with a negative line', 'a.go:-1.1,1.9 1 1', 'Line 2 is not a readable block: a.go:-1.1,1.9 1 1.'],
    ['with statements in part', 'a.go:1.1,1.9 1.5 1', 'Line 2 is not a readable block: a.go:1.1,1.9 1.5 1.'],
    ['without a file', ':1.1,1.9 1 1', 'Line 2 is not a readable block: :1.1,1.9 1 1.'],
    ['of something else', 'PASS', 'Line 2 is not a readable block: PASS.'],
    ['backwards', 'a.go:2.1,1.9 1 1', 'Line 2 has a block that ends before it starts.'],
    ['beyond every file', 'a.go:1.1,4294967296.9 1 1', 'Line 2 has an impossible line number: 4294967296.'],
    ['of statements without end', 'a.go:1.1,1.9 1000001 1', 'Line 2 has a block of more than 1000000 statements.'],
    ['without end', 'a.go:1.1,999999999.9 1 1', 'Line 2 exceeds the limit of 100000000 lines that blocks may span.'],
    ['of too many lines', 'a.go:1.1,10000001.9 1 1', 'It has more than 10000000 lines of one file.'],
    ['of a file with a long name', `${'a'.repeat(4097)}:1.1,1.9 1 1`, 'Line 2 has a path of more than 4096 bytes.'],
    ['on a line without end', 'a'.repeat(5000), 'Line 2 has more than 4352 bytes.'],
  ])('%s makes the profile unreadable', (_, block, why) => {
    expect(() => read(profile(block))).toThrow(new UnreadableReport(why))
    // The same in the middle of a file, where lines are read in another way.
    const after = why.replace('Line 2 ', 'Line 3 ')
    expect(() => read(profile('a.go:1.1,1.9 1 1', block))).toThrow(new UnreadableReport(after))
  })

  test('on line 0 is left out, and reported', () => {
    const report = read(one('1.1,1.9 1 1', '0.0,0.9 1 1'))
    expect([shown(report)['a.go'], Object.fromEntries(report.anomalies)]).toEqual(['1:1', { line_zero: 1 }])
  })
})

describe('a file', () => {
  test.each([
    ['C:\\shop\\price.go'],
    ['C:/shop/price.go'],
    ['shop/a:1.2,3.4 5 6.go'],
    ['shop/prix épicés.go'],
    ['__proto__'],
    ['constructor'],
  ])('may be called %s', path => {
    const report = read(profile(`${path}:1.1,1.9 1 1`, `${path}:2.1,2.9 1 0`))
    expect([...report.files.keys()]).toEqual([path])
    expect(totals(report).lines).toEqual([1, 2])
  })

  test('that comes again after another one is the same file', () => {
    const report = read(profile('a.go:1.1,1.9 1 0', 'b.go:1.1,1.9 1 1', 'a.go:1.1,1.9 1 1', 'a.go:5.1,5.9 1 0'))
    expect(shown(report)).toEqual({ 'a.go': '1:1 5:0', 'b.go': '1:1' })
  })
})

describe('the mode', () => {
  test('alone is a profile of nothing', () => {
    expect(read('mode: set\n').files.size).toBe(0)
  })

  test('may come again, where profiles were put together, and lines may end as on Windows', () => {
    const report = read('\ufeffmode: set\r\na.go:1.1,1.9 1 1\r\nmode: set\r\na.go:2.1,2.9 1 0\r\n\r\n')
    expect(shown(report)).toEqual({ 'a.go': '1:1 2:0' })
  })

  test.each<[string, string, string]>([
    ['missing', 'a.go:1.1,1.9 1 1\n', 'Line 1 does not contain the mode of the profile.'],
    ['unknown', 'mode: some\n', 'Line 1 does not contain the mode of the profile.'],
    ['cut off', 'mode: set', 'It is truncated: its last line is incomplete.'],
    ['not there at all', '', 'It has no mode line.'],
  ])('%s makes the profile unreadable', (_, text, why) => expect(() => read(text)).toThrow(new UnreadableReport(why)))

  test.each([
    ['mode: set\n', true],
    ['mode: atomic\r\n', true],
    ['\ufeffmode: count\n', true],
    ['mode: sets\n', false],
    ['\nmode: set\n', false],
  ])('shows the format: %j', (text, expected) => expect(goProfile.recognises(Buffer.from(text))).toBe(expected))
})
