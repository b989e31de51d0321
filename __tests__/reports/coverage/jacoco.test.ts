import { describe, expect, test } from '@jest/globals'
import { jacoco } from '../../../src/reports/coverage/jacoco.ts'
import { coverageFormats } from '../../../src/reports/formats.ts'
import { cutEverywhere, fixture, fixtures, reading, refusesCuts, shown, totals } from '../coverage-formats.ts'

const read = (...chunks: (string | Uint8Array)[]) => reading(jacoco, ...chunks)
const of = (inner: string, name = 'shop') => `<report name="x"><package name="${name}">${inner}</package></report>`
const one = (inner: string) => of(`<sourcefile name="A.java">${inner}</sourcefile>`)
const line = (nr: number | string, ci: number | string, more = 'mi="0" mb="0" cb="0"') =>
  `<line nr="${nr}" ci="${ci}" ${more}/>`
const method = (inner: string, attributes = 'name="f" desc="()V" line="2"') =>
  of(`<class name="shop/A" sourcefilename="A.java"><method ${attributes}>${inner}</method></class>`)
const counter = (type: string, covered: number | string) => `<counter type="${type}" missed="1" covered="${covered}"/>`

describe('a report of a real tool', () => {
  // Summed by hand from the counters of LINE, BRANCH and METHOD that the tool itself writes at the end of each report.
  test.each([
    ['jacoco.xml', { lines: [4, 9], branches: [2, 6], functions: [3, 6], statements: [0, 0] }],
    ['jacoco-aggregate.xml', { lines: [2, 8], branches: [2, 8], functions: [1, 4], statements: [0, 0] }],
  ])('%s says what the tool itself counts', (name, expected) => {
    const report = read(fixture(name))
    expect(totals(report)).toEqual(expected)
    expect([...report.anomalies]).toEqual([])
    expect(report.sources).toEqual([])
  })

  test('lines and hits are those that the tool wrote; a file without code is there, with no line', () => {
    expect(shown(read(fixture('jacoco.xml')))).toEqual({
      'Main.java': '3:0 5:1 6:1 10:0 11:0',
      'shop/Currency.java': '',
      'shop/Price.java': '8:1 9:0 11:1 15:0',
    })
  })

  test('of several modules has the files of all of them', () => {
    expect(shown(read(fixture('jacoco-aggregate.xml')))).toEqual({
      'shop/Price.java': '8:1 9:0 11:1 15:0',
      'shop/Cart.java': '3:0 5:0 6:0 7:0',
    })
  })

  test.each(['jacoco.xml', 'jacoco-aggregate.xml'])('%s reads the same wherever the stream is cut', name => {
    expect(cutEverywhere(jacoco, fixture(name))).toBe(true)
  })

  test.each(['jacoco.xml', 'jacoco-aggregate.xml'])('%s cut short anywhere is refused (A9)', name => {
    expect(refusesCuts(jacoco, fixture(name))).toBe(true)
  })
})

describe('a line', () => {
  test('ran when one instruction of it did, though others did not', () => {
    const report = read(one(line(1, 1, 'mi="9" mb="3" cb="1"') + line(2, 0, 'mi="9" mb="0" cb="0"')))
    expect(shown(report)).toEqual({ 'shop/A.java': '1:1 2:0' })
    expect(totals(report).branches).toEqual([1, 4])
  })

  test('of a file that comes again counts as the one that was hit', () => {
    const file = (ci: number) => `<sourcefile name="A.java">${line(2, ci)}</sourcefile>`
    expect(shown(read(of(file(1) + file(0))))).toEqual({ 'shop/A.java': '2:1' })
  })

  test.each<[string, string, string, Record<string, number>]>([
    ['less than once', '-3', '1:0', { negative_count: 1 }],
    ['more than can be counted', '18446744073709551151', '1:1', { huge_count: 1 }],
    ['as a float', '2.0', '1:1', { fractional_count: 1 }],
    ['not at all', '0', '1:0', {}],
  ])('that was hit %s', (_, ci, expected, odd) => {
    const report = read(one(line(1, ci)))
    expect([shown(report)['shop/A.java'], Object.fromEntries(report.anomalies)]).toEqual([expected, odd])
  })

  test.each<[string, string, string]>([
    ['without a number', '<line ci="1"/>', 'A line in it has no number or no instructions.'],
    ['without instructions', '<line nr="1" mi="0"/>', 'A line in it has no number or no instructions.'],
    ['with a number that is none', line('1e3', 1), 'A line in it has no number or no instructions.'],
    ['with instructions that are none', line(1, 'many'), 'It has an unreadable count: "many".'],
    ['with branches that are none', line(1, 1, 'mb="NaN" cb="0"'), 'It has an unreadable count: "NaN".'],
    ['with a float of branches', line(1, 1, 'mb="0" cb="1.5"'), 'It has an unreadable count: "1.5".'],
    ['beyond every file', line(4_294_967_296, 1), 'It has an impossible line number: 4294967296.'],
  ])('%s makes the report unreadable', (_, text, why) => expect(() => read(one(text))).toThrow(`Line 1: ${why}`))

  test('0 is left out, and reported', () => {
    const report = read(one(line(0, 1) + line(1, 1)))
    expect([shown(report)['shop/A.java'], Object.fromEntries(report.anomalies)]).toEqual(['1:1', { line_zero: 1 }])
  })
})

describe('branches', () => {
  test.each<[string, string, number[], Record<string, number>]>([
    ['are those that were taken, of all', 'mb="1" cb="2"', [2, 3], {}],
    ['are none where they are not written', '', [0, 0], {}],
    ['missed less than never are none, and said', 'mb="-1" cb="2"', [0, 0], { branch_impossible: 1 }],
    ['taken less than never are none, and said', 'mb="3" cb="-1"', [0, 0], { branch_impossible: 1 }],
  ])('%s', (_, counts, expected, odd) => {
    const report = read(one(line(1, 1, counts)))
    expect([totals(report).branches, Object.fromEntries(report.anomalies)]).toEqual([expected, odd])
  })
})

describe('a method', () => {
  test.each<[string, string, number[]]>([
    ['ran', counter('INSTRUCTION', 5) + counter('METHOD', 1), [1, 1]],
    ['did not run', counter('INSTRUCTION', 0) + counter('METHOD', 0), [0, 1]],
    ['ran by its instructions, where it has no count of its own', counter('INSTRUCTION', 5), [1, 1]],
    ['does not run by its lines', counter('LINE', 5) + counter('METHOD', 0), [0, 1]],
  ])('%s', (_, counters, expected) => expect(totals(read(method(counters))).functions).toEqual(expected))

  test('is distinguished from another of its name and line by what it takes and where it is', () => {
    const two = ['()V', '(I)V'].map(desc => `<method name="f" desc="${desc}" line="2">${counter('METHOD', 0)}</method>`)
    const classes = ['A', 'A$1'].map(name => `<class name="${name}" sourcefilename="A.java">${two.join('')}</class>`)
    expect(totals(read(of(classes.join('')))).functions).toEqual([0, 4])
  })

  test('need not have a line', () => {
    expect(totals(read(method(counter('METHOD', 1), 'name="f" desc="()V"'))).functions).toEqual([1, 1])
  })

  test('of a class without a source lies nowhere', () => {
    const report = read(of(`<class name="shop/A"><method name="f" desc="()V">${counter('METHOD', 1)}</method></class>`))
    expect([report.files.size, report.details.size]).toEqual([0, 0])
  })

  test.each<[string, string, string]>([
    ['that says nothing', method(counter('LINE', 1)), 'A method in it has no coverage counter.'],
    ['with a counter that says nothing', method('<counter type="METHOD"/>'), 'A counter in it has no covered count.'],
    ['with a count that is none', method(counter('METHOD', 'x')), 'It has an unreadable count: "x".'],
    ['with a line that is none', method('', 'name="f" line="x"'), 'A method in it has an unreadable line number.'],
  ])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(`Line 1: ${why}`))
})

describe('a file', () => {
  test.each<[string, string, string]>([
    ['in a package', 'com/shop', 'com/shop/A.java'],
    ['in the package without a name', '', 'A.java'],
    ['that leads out of the project is compared, never opened (A13)', '../../etc', '../../etc/A.java'],
    ['in a package called like a property of every object (A32)', '__proto__', '__proto__/A.java'],
  ])('%s', (_, name, path) => {
    expect([...read(of('<sourcefile name="A.java"/>', name)).files.keys()]).toEqual([path])
  })

  test('lies in a package, however deep the modules are', () => {
    const inner = `<package name="p"><sourcefile name="A.java">${line(1, 1)}</sourcefile></package>`
    const report = read(`<report name="x"><group name="a"><group name="../b">${inner}</group></group></report>`)
    expect(shown(report)).toEqual({ 'p/A.java': '1:1' })
  })

  test.each<[string, string, string]>([
    ['without a name', of('<sourcefile/>'), 'A source file in it has no name.'],
    ['with the empty name', of('<sourcefile name=""/>'), 'A source file in it has no name.'],
    ['of a class with the empty name', of('<class name="A" sourcefilename=""/>'), 'A source file in it has no name.'],
    ['in no package', '<report><sourcefile name="A"/></report>', 'A source file in it is outside all packages.'],
    ['in a package without a name', '<report><package/></report>', 'A package in it has no name.'],
    ['that a line does not lie in', of(line(1, 1)), 'A line in it is outside all source files.'],
    ['of another kind of report', '<reports><report/></reports>', 'Its root element is not a JaCoCo report.'],
  ])('%s makes the report unreadable', (_, text, why) => expect(() => read(text)).toThrow(`Line 1: ${why}`))
})

test('counters without a line are a claim, and no measurement (A8)', () => {
  const counters = counter('LINE', 100) + counter('METHOD', 100)
  const report = read(`<report name="x">${counters}<package name="p">${counters}</package></report>`)
  expect([report.files.size, totals(report)]).toEqual([
    0,
    { lines: [0, 0], branches: [0, 0], functions: [0, 0], statements: [0, 0] },
  ])
})

describe('it is recognised', () => {
  test.each<[string, string, boolean]>([
    ['by a package', '<report name="x"><package name=""/></report>', true],
    ['by a group', '<report name="x"><group name="a"/></report>', true],
    ['by a session', '<report name="x"><sessioninfo id="a" start="1" dump="2"/></report>', true],
    ['not by its root alone', '<report name="JaCoCo"/>', false],
    ['not by what comes late', `<report><!--${' '.repeat(65_536)}--><package name=""/></report>`, false],
    ['not by something like a package', '<report><packages/></report>', false],
    ['not by another root', '<reports><package name=""/></reports>', false],
  ])('%s', (_, text, expected) => expect(jacoco.recognises(Buffer.from(text))).toBe(expected))

  test.each(fixtures)('and no other report is: %s', name => {
    const taken = coverageFormats.filter(format => format.recognises(fixture(name)))
    expect(taken.includes(jacoco)).toBe(name.startsWith('jacoco'))
    expect(taken.length).toBe(1)
  })
})
