import { describe, expect, test } from '@jest/globals'
import { opencover } from '../../../src/reports/coverage/opencover.ts'
import { coverageFormats } from '../../../src/reports/formats.ts'
import { cutEverywhere, fixture, fixtures, reading, refusesCuts, shown, totals } from '../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(opencover, ...chunks)
const session = (...modules: string[]) => `<CoverageSession><Modules>${modules.join('')}</Modules></CoverageSession>`
const listed = (uid: string, path: string) => `<File uid="${uid}" fullPath="${path}"/>`
const module = (files: string, ...methods: string[]) =>
  `<Module hash="A"><Files>${files}</Files><Classes><Class><Methods>${methods.join('')}</Methods></Class></Classes></Module>`
const method = (points: string, name = 'f()', ref = '<FileRef uid="1"/>') =>
  `<Method><Name>${name}</Name>${ref}<SequencePoints>${points}</SequencePoints></Method>`
const one = (...methods: string[]) => session(module(listed('1', 'A.cs'), ...methods))
const of = (points: string) => one(method(points))
const point = (vc: number | string, sl: number | string, el = sl, more = 'fileid="1"') =>
  `<SequencePoint vc="${vc}" sl="${sl}" sc="1" el="${el}" ec="2" ${more}/>`
const branch = (vc: number | string, sl: number | string, more = 'fileid="1"') =>
  `<BranchPoint vc="${vc}" sl="${sl}" path="0" ${more}/>`

const HERE = '/home/runner/work/shop/shop/src/'
const WHOLE = ['opencover.xml', 'opencover-coverlet.xml']

describe('a report as the tools write it', () => {
  // Both are written by hand. Points, branches and methods are those of their own summaries; that points span lines makes
  // 9 lines of 5 points in the first one, of which 5 ran (counted by hand).
  test.each([
    ['opencover.xml', { lines: [5, 9], branches: [2, 4], functions: [2, 3], statements: [0, 0] }],
    ['opencover-coverlet.xml', { lines: [7, 10], branches: [2, 6], functions: [3, 4], statements: [0, 0] }],
  ])('%s says what its points are', (name, expected) => {
    const report = read(fixture(name))
    expect(totals(report)).toEqual(expected)
    expect([...report.anomalies]).toEqual([])
    expect(report.sources).toEqual([])
  })

  test.each<[string, Record<string, string>]>([
    [
      'opencover.xml',
      {
        'D:\\a\\shop\\shop\\src\\Price.cs': '5:1 6:0 7:0 8:1 9:1 12:1 13:1 16:0 17:0',
        'D:\\a\\shop\\shop\\src\\Currency.cs': '',
      },
    ],
    [
      'opencover-coverlet.xml',
      {
        [`${HERE}Shop/Price.cs`]: '6:1 7:1 8:0 9:1 10:1 13:0',
        [`${HERE}Shop.Cart/Cart.cs`]: '7:1 8:1 11:1 12:0',
      },
    ],
  ])('%s has every line of a point, and files without code', (name, expected) => {
    expect(shown(read(fixture(name)))).toEqual(expected)
  })

  test.each(WHOLE)('%s reads the same wherever the stream is cut', name => {
    expect(cutEverywhere(opencover, fixture(name))).toBe(true)
  })

  test.each(WHOLE)('%s cut short anywhere is refused (A9)', name => {
    expect(refusesCuts(opencover, fixture(name))).toBe(true)
  })
})

describe('a line', () => {
  test.each<[string, string, string]>([
    ['ran when any point on it did', point(0, 2) + point(1, 2) + point(0, 2), '2:1'],
    ['is each one that a point spans', point(1, 2, 4), '2:1 3:1 4:1'],
    ['where one point ends and another begins ran when either did', point(1, 2, 3) + point(0, 3, 4), '2:1 3:1 4:0'],
  ])('%s', (_, points, expected) => expect(shown(read(of(points)))).toEqual({ 'A.cs': expected }))

  test.each<[string, string, string, Record<string, number>]>([
    ['less than once', '-3', '1:0 2:0', { negative_count: 1 }],
    ['more than can be counted', '18446744073709551151', '1:1 2:1', { huge_count: 1 }],
    ['as a float', '2.0', '1:1 2:1', { fractional_count: 1 }],
    ['not at all', '0', '1:0 2:0', {}],
  ])('that was visited %s, which is reported once a point', (_, visits, expected, odd) => {
    const report = read(of(point(visits, 1, 2)))
    expect([shown(report)['A.cs'], Object.fromEntries(report.anomalies)]).toEqual([expected, odd])
  })

  test.each<[string, string, string]>([
    ['without a begin', '<SequencePoint vc="1" el="1" fileid="1"/>', 'A point in it has no lines.'],
    ['without an end', '<SequencePoint vc="1" sl="1" fileid="1"/>', 'A point in it has no lines.'],
    ['with a number that is none', point(1, '1e3'), 'A point in it has no lines.'],
    ['that ends before it begins', point(1, 5, 4), 'A point in it ends before it starts: 5 to 4.'],
    ['that spans too much', point(1, 1, 5_000_002), 'Its points span more than 5000000 lines.'],
    ['beyond every file', point(1, 4_294_967_296), 'It has an impossible line number: 4294967296.'],
    ['without visits', '<SequencePoint sl="1" el="1" fileid="1"/>', 'A point in it has no visit count.'],
    ['with visits that are none', point('many', 1), 'It has an unreadable count: "many".'],
    ['of a branch without a line', '<BranchPoint vc="1" fileid="1"/>', 'A branch in it has no line.'],
    ['of a branch without visits', '<BranchPoint sl="1" fileid="1"/>', 'A point in it has no visit count.'],
    ['of a branch with visits that are none', branch('NaN', 1), 'It has an unreadable count: "NaN".'],
  ])('%s makes the report unreadable', (_, points, why) => expect(() => read(of(points))).toThrow(`Line 1: ${why}`))

  test('of many points spans no more than that in all', () => {
    const points = Array.from({ length: 3 }, (_, index) => point(1, 1 + index, 2_000_001 + index)).join('')
    expect(() => read(of(points))).toThrow('Line 1: Its points span more than 5000000 lines.')
  })

  test('0 is left out, and reported', () => {
    const report = read(of(point(1, 0) + point(1, 1)))
    expect([shown(report)['A.cs'], Object.fromEntries(report.anomalies)]).toEqual(['1:1', { line_zero: 1 }])
  })
})

describe('branches', () => {
  test.each<[string, string, number[]]>([
    ['are the branch points of a line, taken when visited', branch(0, 2) + branch(7, 2) + branch(1, 3), [2, 3]],
    ['visited less than never are not taken', branch(-1, 2) + branch(1, 2), [1, 2]],
  ])('%s', (_, points, expected) => expect(totals(read(of(points))).branches).toEqual(expected))

  test('of several methods on one line are added up', () => {
    expect(totals(read(one(method(branch(1, 2)), method(branch(0, 2), 'g()')))).branches).toEqual([1, 2])
  })

  test('of a source in several modules are the same ones', () => {
    const built = (vc: number) => module(listed('1', 'A.cs'), method(branch(vc, 2) + branch(0, 2)))
    expect(totals(read(session(built(1), built(0)))).branches).toEqual([1, 2])
  })
})

describe('a method', () => {
  test.each<[string, string, number[]]>([
    ['ran when any of its points did', method(point(0, 1) + point(1, 2)), [1, 1]],
    ['did not run when none did, whatever it says', method(`${point(0, 1)}<MethodPoint vc="9" sl="1"/>`), [0, 1]],
    ['without a point has no code', method(''), [0, 0]],
    ['is distinguished from another by its name', method(point(1, 1)) + method(point(0, 1), 'f(System.Int32)'), [1, 2]],
    ['is distinguished from another by its line', method(point(1, 1)) + method(point(0, 2)), [1, 2]],
    ['of a very long name is read as well', method(point(1, 1), 'f'.repeat(100_000)), [1, 1]],
  ])('%s', (_, methods, expected) => expect(totals(read(one(methods))).functions).toEqual(expected))

  test('that is marked as visited is none for that', () => {
    const text = one(`<Method visited="true" sequenceCoverage="100"><FileRef uid="1"/>${point(0, 1)}</Method>`)
    expect(totals(read(text)).functions).toEqual([0, 1])
  })
})

describe('a file', () => {
  const TWO = listed('1', 'A.cs') + listed('2', 'B.cs')

  test.each<[string, string]>([
    ['is that which the point names', point(1, 1, 1, 'fileid="2"')],
    ['is that of the method, where the point names none', point(1, 1, 1, '')],
    ['is that of the method, where the point names 0', point(1, 1, 1, 'fileid="0"')],
  ])('%s', (_, text) => {
    const report = read(session(module(TWO, method(text, 'f()', '<FileRef uid="2"/>'))))
    expect(shown(report)).toEqual({ 'A.cs': '', 'B.cs': '1:1' })
  })

  test('has its number in one module, and another has it for another file', () => {
    const report = read(
      session(
        module(listed('1', 'A.cs'), method(point(1, 1))),
        module(listed('1', 'B.cs') + listed('2', 'A.cs'), method(point(0, 2))),
      ),
    )
    expect(shown(report)).toEqual({ 'A.cs': '1:1', 'B.cs': '2:0' })
  })

  test.each<[string, string]>([
    ['of Windows stays as it is', 'C:\\shop\\A.cs'],
    ['that leads out of the project is compared, never opened (A13)', '../../etc/passwd'],
    ['may be called like a property of every object (A32)', '__proto__'],
  ])('%s', (_, path) => expect([...read(session(module(listed('1', path)))).files.keys()]).toEqual([path]))

  const UNLISTED = 'A point in it is in a file that its module does not list.'
  test.each<[string, string, string]>([
    ['without a number', session(module('<File fullPath="A.cs"/>')), 'A file in it has no number or no path.'],
    ['without a path', session(module('<File uid="1"/>')), 'A file in it has no number or no path.'],
    ['with the empty path', session(module(listed('1', ''))), 'It names a file without a path.'],
    [
      'with the number of another',
      session(module(listed('1', 'A.cs') + listed('1', 'B.cs'))),
      'Two files of one module have the number "1".',
    ],
    ['in no module', session(`<Files>${listed('1', 'A.cs')}</Files>`), 'A file in it is outside all modules.'],
    ['of another module', session(module(listed('1', 'A.cs')), module('', method(point(1, 1)))), UNLISTED],
    ['of a branch of another module', session(module('', method(branch(1, 1)))), UNLISTED],
    ['that nothing names', one(method(point(1, 1, 1, ''), 'f()', '')), UNLISTED],
    ['of a point in no method', one(point(1, 1)), 'A point in it is outside all methods.'],
    ['of a method in another one', one(method(method(''))), 'A method in it is inside another one.'],
    ['of a module in another one', session(module(module(''))), 'A module in it is inside another one.'],
  ])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(`Line 1: ${why}`))
})

test('summaries without a point are a claim, and no measurement (A8)', () => {
  const summary = '<Summary numSequencePoints="100" visitedSequencePoints="100" visitedMethods="9" numMethods="9"/>'
  expect(read(`<CoverageSession>${summary}<Modules/></CoverageSession>`).files.size).toBe(0)
  expect(() => read(`<CoverageSession>${summary}</CoverageSession>`)).toThrow('It has no list of modules.')
})

describe('it is recognised', () => {
  test.each<[string, string, boolean]>([
    ['by its root', '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<CoverageSession xmlns:x="y">', true],
    ['not by another root', '<coverage><CoverageSession/></coverage>', false],
    ['not by something like it', '<coveragesession/>', false],
  ])('%s', (_, text, expected) => expect(opencover.recognises(Buffer.from(text))).toBe(expected))

  test.each(fixtures)('and no other report is: %s', name => {
    const taken = coverageFormats.filter(format => format.recognises(fixture(name)))
    expect(taken.includes(opencover)).toBe(name.startsWith('opencover'))
    expect(taken.length).toBe(1)
  })
})
