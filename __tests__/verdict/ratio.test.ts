import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatShare, parsePercent, reaches } from '../../src/verdict/ratio.ts'

describe('a percentage', () => {
  test.each<[string, bigint | undefined]>([
    ['0', 0n],
    ['80', 800_000n],
    ['80.5', 805_000n],
    ['99.9999', 999_999n],
    ['100', 1_000_000n],
    ['100.0000', 1_000_000n],
    ['100.0001', undefined],
    ['101', undefined],
    ['-1', undefined],
    ['80.12345', undefined],
    ['80.', undefined],
    ['.5', undefined],
    ['8e1', undefined],
    [' 80', undefined],
    ['80 %', undefined],
    ['80,5', undefined],
    ['', undefined],
    ['٨٠', undefined],
  ])('written as %j is %s', (text, expected) => expect(parsePercent(text)).toBe(expected))
})

describe('a share', () => {
  test.each<[number, number, string, boolean]>([
    [29, 50, '58', true],
    [79_996, 100_000, '80', false],
    [79_996, 100_000, '79.996', true],
    [2, 3, '66.6666', true],
    [2, 3, '66.6667', false],
    [0, 1, '0', true],
    [1, 1, '100', true],
    [9_007_199_254_740_990, 9_007_199_254_740_991, '100', false],
    [9_007_199_254_740_990, 9_007_199_254_740_991, '99.9999', true],
  ])('of %i of %i reaches %s %%: %s', (covered, total, minimum, expected) => {
    expect(reaches(covered, total, parsePercent(minimum) ?? -1n)).toBe(expected)
  })

  test('of nothing cannot be compared', () => {
    expect(() => reaches(0, 0, 0n)).toThrow('a share of nothing cannot be compared')
  })

  test.each<[number, number, string]>([
    [2, 3, '66.66 %'],
    [79_999, 100_000, '79.99 %'],
    [1, 1, '100.00 %'],
    [999_999, 1_000_000, '99.99 %'],
    [1, 100_000, '0.00 %'],
    [0, 0, 'nothing measured'],
  ])('of %i of %i is shown as %s', (covered, total, expected) => expect(formatShare(covered, total)).toBe(expected))

  test('more covered lines never turn a share that reaches into one that does not', () => {
    const counts = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1 }), fc.bigInt({ min: 0n, max: 1_000_000n }))
    fc.assert(
      fc.property(counts, ([covered, more, total, minimum]) => {
        if (reaches(covered, total, minimum)) expect(reaches(covered + more, total, minimum)).toBe(true)
      }),
    )
  })
})
