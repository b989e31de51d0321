import { describe, expect, test } from '@jest/globals'
import { clover } from '../../../src/reports/coverage/clover.ts'
import { cobertura } from '../../../src/reports/coverage/cobertura.ts'
import { coverageFormats } from '../../../src/reports/formats.ts'
import { cutEverywhere, fixture, fixtures, reading, refusesCuts, shown, totals } from '../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(clover, ...chunks)
const of = (inner: string) => `<coverage generated="1"><project timestamp="1">${inner}</project></coverage>`
const file = (inner: string, path = 'a.php') => `<file name="${path}">${inner}</file>`
const one = (...lines: string[]) => of(file(lines.join('')))
const stmt = (num: number | string, count: number | string) => `<line num="${num}" type="stmt" count="${count}"/>`
const method = (num: number, count: number | string, name = 'f') =>
  `<line num="${num}" type="method" name="${name}" count="${count}"/>`
/** As OpenClover writes it, and as istanbul does. */
const cond = (num: number, yes: number | string, no: number | string, count = '') =>
  `<line num="${num}" ${count} type="cond" truecount="${yes}" falsecount="${no}"/>`

const REAL = ['clover-nyc.xml', 'clover-phpunit.xml', 'clover-openclover.xml']

describe('a report of a real tool', () => {
  test.each([
    // As nyc's own summary says; it counts functions, too, but this format does not say which.
    ['clover-nyc.xml', { lines: [10, 15], branches: [3, 9], functions: [0, 0], statements: [0, 0] }],
    // Lines as PHPUnit's own summary says. The tool calls 2 of 5 methods covered, those that ran as a whole; 3 were called.
    ['clover-phpunit.xml', { lines: [4, 7], branches: [0, 0], functions: [3, 5], statements: [0, 0] }],
    // Branches and methods as OpenClover sums them up. Its 8 statements, of which 5 ran, are on 7 lines, of which 4 ran
    // (counted by hand), and an empty method that nobody called is a line, too.
    ['clover-openclover.xml', { lines: [4, 8], branches: [2, 8], functions: [2, 5], statements: [0, 0] }],
  ])('%s says what the tool itself counts', (name, expected) => {
    const report = read(fixture(name))
    expect(totals(report)).toEqual(expected)
    expect([...report.anomalies]).toEqual([])
    expect(report.sources).toEqual([])
  })

  test.each<[string, Record<string, string>]>([
    [
      'clover-nyc.xml',
      { 'src/price.js': '2:1 3:0 5:1 8:0 10:1', 'src/cart/cart.js': '1:1 3:1 4:1 5:1 6:1 8:1 10:1 11:0 13:0 15:0' },
    ],
    ['clover-phpunit.xml', { 'src/Named.php': '', 'src/Price.php': '11:1 12:0 14:1 19:1 24:0 27:0 29:1' }],
    [
      'clover-openclover.xml',
      {
        'src/main/java/Main.java': '5:1 6:1 10:0',
        'src/main/java/shop/Currency.java': '',
        'src/main/java/shop/Price.java': '4:0 8:1 9:0 11:1 15:0',
      },
    ],
  ])('%s has the lines and hits that the tool wrote, by whole paths, and files without code', (name, expected) => {
    const whole = Object.entries(expected).map(([path, lines]) => [`/home/runner/work/shop/shop/${path}`, lines])
    expect(shown(read(fixture(name)))).toEqual(Object.fromEntries(whole))
  })

  test.each(REAL)('%s reads the same wherever the stream is cut', name => {
    expect(cutEverywhere(clover, fixture(name))).toBe(true)
  })

  test.each(REAL)('%s cut short anywhere is refused (A9)', name => {
    expect(refusesCuts(clover, fixture(name))).toBe(true)
  })
})

describe('a line', () => {
  test.each<[string, string[], string]>([
    ['with several statements ran when one of them did', [stmt(2, 0), stmt(2, 1), stmt(2, 0)], '2:1'],
    ['where a method begins is none, when its statements are below', [method(2, 1), stmt(3, 1)], '3:1'],
    ['where a method begins is one, when a statement is there, too', [method(2, 1), stmt(2, 0)], '2:0'],
    ['of a method of one line is one, at the end', [stmt(1, 1), method(2, 1)], '1:1 2:1'],
    ['of a method of one line is one, before another', [method(2, 0), method(3, 1), stmt(4, 1)], '2:0 4:1'],
    ['of a condition alone ran when that was true', [cond(2, 1, 0)], '2:1'],
    ['of a condition alone ran when that was false', [cond(2, 0, 1)], '2:1'],
    ['of a condition alone did not run when that was neither', [cond(2, 0, 0)], '2:0'],
    ['with a count of its own ran by that', [cond(2, 0, 2, 'count="1"')], '2:1'],
    ['with a count of its own did not run by that', [cond(2, 1, 1, 'count="0"')], '2:0'],
  ])('%s', (_, lines, expected) => expect(shown(read(one(...lines)))).toEqual({ 'a.php': expected }))

  test('of a file that comes again counts as the one that was hit', () => {
    expect(shown(read(of(file(stmt(2, 1)) + file(stmt(2, 0)))))).toEqual({ 'a.php': '2:1' })
  })

  test.each<[string, string, string, Record<string, number>]>([
    ['less than once', '-3', '1:0', { negative_count: 1 }],
    ['more than can be counted', '18446744073709551151', '1:1', { huge_count: 1 }],
    ['as a float', '2.0', '1:1', { fractional_count: 1 }],
    ['not at all', '0', '1:0', {}],
  ])('that was hit %s', (_, hits, expected, odd) => {
    const report = read(one(stmt(1, hits)))
    expect([shown(report)['a.php'], Object.fromEntries(report.anomalies)]).toEqual([expected, odd])
  })

  test.each<[string, string, string]>([
    ['without a number', '<line type="stmt" count="1"/>', 'A line in it has no number.'],
    ['with a number that is none', stmt('1e3', 1), 'A line in it has no number.'],
    ['without a count', '<line num="1" type="stmt"/>', 'A line in it has no count.'],
    ['of a method without a count', '<line num="1" type="method"/>', 'A line in it has no count.'],
    ['with a count that is none', stmt(1, 'many'), 'It has an unreadable count: "many".'],
    ['of a method with a count that is none', method(1, 'NaN'), 'It has an unreadable count: "NaN".'],
    ['without a type', '<line num="1" count="1"/>', 'It has a line of an unsupported type: "".'],
    ['of another type', '<line num="1" type="x" count="1"/>', 'It has a line of an unsupported type: "x".'],
    ['of half a condition', '<line num="1" type="cond" truecount="1"/>', 'A line in it has no falsecount.'],
    ['of the other half', '<line num="1" type="cond" falsecount="1"/>', 'A line in it has no truecount.'],
    ['of a condition that is none', cond(1, 'x', 1), 'It has an unreadable count: "x".'],
    ['with ways that are none', cond(1, 1, '1.5', 'count="1"'), 'It has an unreadable count: "1.5".'],
    ['beyond every file', stmt(4_294_967_296, 1), 'It has an impossible line number: 4294967296.'],
  ])('%s makes the report unreadable', (_, text, why) => expect(() => read(one(text))).toThrow(`Line 1: ${why}`))

  test('0 is left out, and reported', () => {
    const report = read(one(stmt(0, 1), stmt(1, 1)))
    expect([shown(report)['a.php'], Object.fromEntries(report.anomalies)]).toEqual(['1:1', { line_zero: 1 }])
  })
})

describe('branches', () => {
  test.each<[string, string, number[]]>([
    ['of a condition are two, each taken or not, however often', cond(1, 9, 0), [1, 2]],
    ['of a condition that was both are taken', cond(1, 9, 1), [2, 2]],
    ['of several conditions in one line are added up', cond(1, 1, 1) + cond(1, 0, 0), [2, 4]],
    ['beside a count are all that lead on, taken and not taken', cond(1, 3, 1, 'count="1"'), [3, 4]],
    ['beside a count may all be taken', cond(1, 2, 0, 'count="1"'), [2, 2]],
  ])('%s', (_, lines, expected) => {
    expect(totals(read(one(lines))).branches).toEqual(expected)
    expect(totals(read(of(file(lines) + file(lines)))).branches).toEqual(expected)
  })

  test.each<[string, string, Record<string, number>]>([
    ['never', cond(1, -1, 5, 'count="1"'), { branch_impossible: 1 }],
    ['not', cond(1, 1, -5, 'count="1"'), { branch_impossible: 1 }],
    ['false', cond(1, 1, -5), { branch_impossible: 1, negative_count: 1 }],
  ])('less than %s are none, and reported', (_, lines, odd) => {
    const report = read(one(lines))
    expect([totals(report).branches, Object.fromEntries(report.anomalies)]).toEqual([[0, 0], odd])
  })
})

test('methods of one name are distinguished by their lines, and by what they take', () => {
  const signed = (text: string) => `<line num="1" type="method" signature="${text}" count="0"/>`
  expect(totals(read(one(method(1, 1), method(5, 0), signed('f(int)'), signed('f()')))).functions).toEqual([1, 4])
})

describe('a file', () => {
  test.each<[string, string, string]>([
    ['is called by its path', '<file name="a.js" path="/x/src/a.js"/>', '/x/src/a.js'],
    ['is called by its name, where that is all', '<file name="/x/src/a.php"/>', '/x/src/a.php'],
    ['may lie in a package', `<package name="p">${file('')}</package>`, 'a.php'],
    ['may have classes', file('<class name="A" namespace="global"><metrics statements="9"/></class>'), 'a.php'],
    ['of Windows stays as it is', file('', 'C:\\shop\\a.php'), 'C:\\shop\\a.php'],
    ['that leads out of the project is compared, never opened (A13)', file('', '../../etc/passwd'), '../../etc/passwd'],
    ['may be called like a property of every object (A32)', file('', '__proto__'), '__proto__'],
  ])('%s', (_, text, path) => expect([...read(of(text)).files.keys()]).toEqual([path]))

  test.each<[string, string, string]>([
    ['without a name', of('<file/>'), 'A file in it has no name.'],
    ['with the empty name', of(file('', '')), 'It names a file without a path.'],
    ['in a file', of(file(file(''))), 'A file in it is inside another one.'],
    ['that a line does not lie in', of(stmt(1, 1)), 'A line in it is outside all files.'],
  ])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(`Line 1: ${why}`))

  test('of tests is not counted, as OpenClover does not', () => {
    const tests = `<testproject>${file(stmt(1, 1), 'ATest.java')}</testproject>`
    expect(shown(read(`<coverage><project/>${tests}</coverage>`))).toEqual({})
    expect(shown(read(`<coverage>${tests}<project>${file(stmt(1, 1))}</project></coverage>`))).toEqual({
      'a.php': '1:1',
    })
  })
})

test('metrics without a line are a claim, and no measurement (A8)', () => {
  const metrics = '<metrics statements="100" coveredstatements="100" methods="9" coveredmethods="9"/>'
  expect(read(of(metrics)).files.size).toBe(0)
  expect(totals(read(one(metrics)))).toEqual({ lines: [0, 0], branches: [0, 0], functions: [0, 0], statements: [0, 0] })
})

test.each([
  ['<coverage/>'],
  ['<coverage><testproject/></coverage>'],
  ['<report><project/></report>'],
  ['<coverage><a><project/></a></coverage>'],
])('without a project it is nothing: %s', text => expect(() => read(text)).toThrow('It has no project.'))

describe('it is recognised', () => {
  test.each<[string, string, boolean]>([
    ['by a project', '<?xml version="1.0"?>\n<coverage generated="1">\n  <project timestamp="1">', true],
    ['not by its root alone', '<coverage generated="1" clover="3.2.0"/>', false],
    ['not by packages', '<coverage line-rate="1"><packages/></coverage>', false],
    ['not by a project somewhere', '<coverage line-rate="1"><packages/><project/></coverage>', false],
    ['not by something like a project', '<coverage><projects/></coverage>', false],
    ['not by another root', '<report><coverage><project/></coverage></report>', false],
  ])('%s', (_, text, expected) => expect(clover.recognises(Buffer.from(text))).toBe(expected))

  test.each(fixtures)('and no other report is: %s', name => {
    const taken = coverageFormats.filter(format => format.recognises(fixture(name)))
    expect(taken.includes(clover)).toBe(name.startsWith('clover'))
    expect(taken.length).toBe(1)
  })

  test.each(REAL)('and not taken for Cobertura, which has the same root: %s', name => {
    expect(cobertura.recognises(fixture(name))).toBe(false)
  })
})
