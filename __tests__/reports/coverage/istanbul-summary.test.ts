import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { istanbulSummary } from '../../../src/reports/coverage/istanbul/summary.ts'
import { lesserTotals, type Totals } from '../../../src/reports/coverage/totals.ts'
import { cutEverywhere, fixture, reading, refusesCuts, totals } from '../coverage-formats.ts'

const sum = (covered: unknown, total: unknown) => ({ covered, total, skipped: 0, pct: 1 })
const file = (part: object = {}) => ({
  ...{ lines: sum(2, 3), branches: sum(0, 0), functions: sum(1, 1), statements: sum(2, 4) },
  ...part,
})
const report = (files: object, total: object = file()) => JSON.stringify({ total, ...files })

test('what nyc wrote is read as the tool prints it', () => {
  const read = reading(istanbulSummary, fixture('nyc-summary.json'))
  expect(totals(read)).toEqual({ lines: [4, 7], branches: [5, 10], functions: [2, 4], statements: [6, 10] })
  expect([...(read.totals?.keys() ?? [])]).toEqual([
    '/home/runner/work/shop/shop/src/__proto__.js',
    '/home/runner/work/shop/shop/src/price.js',
  ])
  expect([read.files.size, read.anomalies.size]).toEqual([0, 0])
})

test('it is the same wherever it is cut into pieces, and refused when its end is missing', () => {
  expect(cutEverywhere(istanbulSummary, Buffer.from(report({ a: file() })))).toBe(true)
  expect(refusesCuts(istanbulSummary, fixture('nyc-summary.json'))).toBe(true)
})

test('A8: the total of all files is not believed', () => {
  const read = reading(istanbulSummary, report({ 'a.js': file() }, file({ lines: sum(300, 300) })))
  expect(totals(read).lines).toEqual([2, 3])
  expect([...read.anomalies]).toEqual([['summary_mismatch', 1]])
})

describe('A7: what is no sum is refused', () => {
  test.each<[string, object, string]>([
    ['more covered than there is', { lines: sum(4, 3) }, 'It has 4 covered of 3.'],
    ['a negative number', { lines: sum(-1, 3) }, 'It has an invalid total: -1 of 3.'],
    ['a fraction', { lines: sum(1.5, 3) }, 'It has an invalid total: 1.5 of 3.'],
    [
      'more lines than a file can have',
      { lines: sum(1, 2 ** 53 - 1) },
      'It has an invalid total: 1 of 9007199254740991.',
    ],
    ['a word', { lines: sum('Unknown', 3) }, 'It has an invalid total: "Unknown" of 3.'],
    ['nothing', { lines: {} }, 'It has an invalid total: none of none.'],
    ['no metric', { lines: undefined }, 'The total of lines must be an object.'],
    ['a list', { lines: [1, 2] }, 'The total of lines must be an object.'],
  ])('%s', (_, part, message) => {
    expect(() => reading(istanbulSummary, report({ 'a.js': file(part) }))).toThrow(message)
  })

  test('also without the total of all files', () => {
    expect(() => reading(istanbulSummary, JSON.stringify({ 'a.js': file() }))).toThrow(
      'The totals of all files must be an object.',
    )
  })
})

test('of two totals the lesser counts, in any order and of the same twice', () => {
  const any = fc.nat(30).chain(total => fc.record({ total: fc.constant(total), covered: fc.nat(total) }))
  const totals: fc.Arbitrary<Totals> = fc.record({ lines: any, branches: any, functions: any, statements: any })
  fc.assert(
    fc.property(totals, totals, totals, (a, b, c) => {
      expect(lesserTotals(a, b)).toEqual(lesserTotals(b, a))
      expect(lesserTotals(a, a)).toEqual(a)
      expect(lesserTotals(lesserTotals(a, b), c)).toEqual(lesserTotals(a, lesserTotals(b, c)))
    }),
  )
  expect(
    lesserTotals({ ...zero, lines: { covered: 8, total: 10 } }, { ...zero, lines: { covered: 5, total: 10 } }).lines
      .covered,
  ).toBe(5)
})

const zero: Totals = { ...{ lines: none(), branches: none() }, ...{ functions: none(), statements: none() } }

function none() {
  return { covered: 0, total: 0 }
}
