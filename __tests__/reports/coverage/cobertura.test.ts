import { describe, expect, test } from '@jest/globals'
import { cobertura } from '../../../src/reports/coverage/cobertura.ts'
import { lcov } from '../../../src/reports/coverage/lcov/lcov.ts'
import { cutEverywhere, fixture, reading, refusesCuts, shown, totals } from '../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(cobertura, ...chunks)
const of = (classes: string, sources = '') =>
  `<coverage line-rate="1">${sources}<packages><package><classes>${classes}</classes></package></packages></coverage>`
const lines = (...all: string[]) => `<lines>${all.join('')}</lines>`
const line = (number: number | string, hits: number | string, more = '') =>
  `<line number="${number}" hits="${hits}" ${more}/>`
const one = (inner: string, file = 'a.py') => of(`<class filename="${file}"><methods/>${inner}</class>`)

const REAL = ['coveragepy.xml', 'gcovr.xml', 'cobertura-nyc.xml', 'cobertura-phpunit.xml', 'cobertura-go.xml']

describe('a report of a real tool', () => {
  test.each([
    ['coveragepy.xml', { lines: [6, 8], branches: [1, 2], functions: [0, 0], statements: [0, 0] }],
    ['gcovr.xml', { lines: [6, 7], branches: [2, 4], functions: [2, 3], statements: [0, 0] }],
    ['cobertura-nyc.xml', { lines: [4, 7], branches: [5, 10], functions: [2, 4], statements: [0, 0] }],
    // Its methods are covered when all of them ran: none of two. One of them was called.
    ['cobertura-phpunit.xml', { lines: [2, 4], branches: [0, 0], functions: [1, 2], statements: [0, 0] }],
    ['cobertura-go.xml', { lines: [8, 22], branches: [0, 0], functions: [2, 4], statements: [0, 0] }],
  ])('%s says what the tool itself counts', (name, expected) => {
    expect(cobertura.recognises(fixture(name))).toBe(true)
    const report = read(fixture(name))
    expect(totals(report)).toEqual(expected)
    expect([...report.anomalies]).toEqual([])
    expect(report.sources).toEqual(['/home/runner/work/shop/shop'])
  })

  test('lines and hits are those that the tool wrote; a file without code is there, with no line', () => {
    expect(shown(read(fixture('coveragepy.xml')))).toEqual({
      'src/shop/__init__.py': '',
      'src/shop/price.py': '1:1 2:1 3:0 4:1 7:1 8:1 11:1 12:0',
    })
  })

  test.each(REAL)('%s reads the same wherever the stream is cut', name => {
    expect(cutEverywhere(cobertura, fixture(name))).toBe(true)
  })

  test.each(REAL)('%s cut short anywhere is refused (A9)', name => {
    expect(refusesCuts(cobertura, fixture(name))).toBe(true)
  })
})

describe('a line', () => {
  test('of several classes in one file counts as the one that was hit (W11)', () => {
    const report = read(
      of(`<class filename="a.py">${lines(line(2, 1))}</class><class filename="a.py">${lines(line(2, 0))}</class>`),
    )
    expect(shown(report)).toEqual({ 'a.py': '2:1' })
  })

  test('of a method is the same as in its class, and counts once', () => {
    const method = `<methods><method name="f">${lines(line(2, 3), line(3, 0))}</method></methods>`
    const report = read(of(`<class filename="a.py">${method}${lines(line(2, 3), line(3, 0))}</class>`))
    expect(shown(report)).toEqual({ 'a.py': '2:1 3:0' })
    expect(totals(report).functions).toEqual([1, 1])
  })

  test.each<[string, string, string, Record<string, number>]>([
    ['less than once', '-3', '1:0', { negative_count: 1 }],
    ['more than can be counted', '18446744073709551151', '1:1', { huge_count: 1 }],
    ['as a float', '2.0', '1:1', { fractional_count: 1 }],
    ['not at all', '0', '1:0', {}],
  ])('that was hit %s', (_, hits, expected, odd) => {
    const report = read(one(lines(line(1, hits))))
    expect([shown(report)['a.py'], Object.fromEntries(report.anomalies)]).toEqual([expected, odd])
  })

  test.each<[string, string, string]>([
    ['without a number', '<line hits="1"/>', 'A line in it has no number or no hits.'],
    ['without hits', '<line number="1"/>', 'A line in it has no number or no hits.'],
    ['with a number that is none', line('1e3', 1), 'A line in it has no number or no hits.'],
    ['with hits that are none', line(1, 'many'), 'It has an unreadable count: "many".'],
    ['beyond every file', line(4_294_967_296, 1), 'It has an impossible line number: 4294967296.'],
  ])('%s makes the report unreadable', (_, text, why) => expect(() => read(one(lines(text)))).toThrow(why))

  test('0 is left out, and reported', () => {
    const report = read(one(lines(line(0, 1), line(1, 1))))
    expect([shown(report)['a.py'], Object.fromEntries(report.anomalies)]).toEqual(['1:1', { line_zero: 1 }])
  })
})

describe('branches', () => {
  const condition = (text: string, flag = 'true') =>
    one(lines(line(1, 1, `branch="${flag}" condition-coverage="${text}"`)))

  test.each<[string, string, string, number[]]>([
    ['are counted, whatever share is given', '99% (1/2)', 'True', [1, 2]],
    ['of a line that has none are none', '50% (1/2)', 'false', [0, 0]],
    ['without a number are none', '50%', 'true', [0, 0]],
    ['less than none are none', '-50% (-1/2)', 'true', [0, 0]],
    ['more than there are are none', '150% (3/2)', 'true', [0, 0]],
  ])('%s', (_, text, flag, expected) => expect(totals(read(condition(text, flag))).branches).toEqual(expected))

  test('that are impossible are reported', () => {
    expect(Object.fromEntries(read(condition('150% (3/2)')).anomalies)).toEqual({ branch_impossible: 1 })
    expect(Object.fromEntries(read(condition('0% (1/1000001)')).anomalies)).toEqual({ branch_impossible: 1 })
  })
})

describe('a file', () => {
  test('is relative to the folders that the report names', () => {
    const sources =
      '<sources><source>/app/src</source><source> /app/lib </source><source></source><source>/R&amp;D</source></sources>'
    expect(read(of('', sources)).sources).toEqual(['/app/src', '/app/lib', '/R&D'])
  })

  test('must have a name', () => {
    expect(() => read(of('<class/>'))).toThrow('A class in it names no file.')
    expect(() => read(of('<class filename=""/>'))).toThrow('It names a file without a path.')
  })

  test('may be called like a property of every object (A32)', () => {
    expect(shown(read(one(lines(line(1, 1)), '__proto__')))['__proto__' as string]).toBe('1:1')
    expect([...read(one(lines(line(1, 1)), '__proto__')).files.keys()]).toEqual(['__proto__'])
  })
})

test('rates without a line are a claim, and no measurement (A8)', () => {
  const report = read('<coverage line-rate="1" lines-covered="100" lines-valid="100"><packages/></coverage>')
  expect(report.files.size).toBe(0)
  expect(() => read('<coverage line-rate="1"/>')).toThrow('It has no list of packages.')
})

test('is distinguished from other formats by its root and what that holds', () => {
  expect(cobertura.recognises(Buffer.from('<coverage generated="1"><project/></coverage>'))).toBe(false)
  expect(cobertura.recognises(Buffer.from('<report name="x"/>'))).toBe(false)
  expect(lcov.recognises(fixture('coveragepy.xml'))).toBe(false)
})
