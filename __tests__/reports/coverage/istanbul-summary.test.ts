import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { istanbulSummary } from '../../../src/reports/coverage/istanbul/summary.ts'
import { lesserSums, type Sums } from '../../../src/reports/coverage/totals.ts'
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
  expect([...(read.sums?.keys() ?? [])]).toEqual([
    '/home/runner/work/shop/shop/src/__proto__.js',
    '/home/runner/work/shop/shop/src/price.js',
  ])
  expect([read.files.size, read.oddities.size]).toEqual([0, 0])
})

test('it is the same wherever it is cut into pieces, and refused when its end is missing', () => {
  expect(cutEverywhere(istanbulSummary, Buffer.from(report({ a: file() })))).toBe(true)
  expect(refusesCuts(istanbulSummary, fixture('nyc-summary.json'))).toBe(true)
})

test('A8: the sum of all files is not believed', () => {
  const read = reading(istanbulSummary, report({ 'a.js': file() }, file({ lines: sum(300, 300) })))
  expect(totals(read).lines).toEqual([2, 3])
  expect([...read.oddities]).toEqual([['summary_mismatch', 1]])
})

describe('A7: what is no sum is refused', () => {
  test.each<[string, object]>([
    ['more covered than there is', { lines: sum(4, 3) }],
    ['a negative number', { lines: sum(-1, 3) }],
    ['a fraction', { lines: sum(1.5, 3) }],
    ['more lines than a file can have', { lines: sum(1, 2 ** 53 - 1) }],
    ['a word', { lines: sum('Unknown', 3) }],
    ['nothing', { lines: {} }],
    ['no metric', { lines: undefined }],
    ['a list', { lines: [1, 2] }],
  ])('%s', (_, part) => {
    expect(() => reading(istanbulSummary, report({ 'a.js': file(part) }))).toThrow('It has')
  })

  test('also without the sum of all files', () => {
    expect(() => reading(istanbulSummary, JSON.stringify({ 'a.js': file() }))).toThrow('the sums of all files')
  })
})

test('of two sums the lesser counts, in any order and of the same twice', () => {
  const any = fc.nat(30).chain(total => fc.record({ total: fc.constant(total), covered: fc.nat(total) }))
  const sums: fc.Arbitrary<Sums> = fc.record({ lines: any, branches: any, functions: any, statements: any })
  fc.assert(
    fc.property(sums, sums, sums, (a, b, c) => {
      expect(lesserSums(a, b)).toEqual(lesserSums(b, a))
      expect(lesserSums(a, a)).toEqual(a)
      expect(lesserSums(lesserSums(a, b), c)).toEqual(lesserSums(a, lesserSums(b, c)))
    }),
  )
  expect(
    lesserSums({ ...zero, lines: { covered: 8, total: 10 } }, { ...zero, lines: { covered: 5, total: 10 } }).lines
      .covered,
  ).toBe(5)
})

const zero: Sums = { ...{ lines: none(), branches: none() }, ...{ functions: none(), statements: none() } }

function none() {
  return { covered: 0, total: 0 }
}
