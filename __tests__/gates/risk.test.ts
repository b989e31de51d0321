import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isLower, RISKS, type RiskRule, riskOf } from '../../src/gates/risk.ts'
import { file } from './change-record-scene.ts'

const RULES: RiskRule[] = [
  { level: 'high', paths: ['src/payments/**', 'migrations/**'] },
  { level: 'low', 'only-paths': ['docs/**', '**/*.md'] },
]

const risk = (rules: RiskRule[], paths: readonly string[]) =>
  riskOf(
    rules,
    paths.map(path => file(path)),
  )

describe('the risk of a change', () => {
  test.each<[string, RiskRule[], string[], string, number | null]>([
    ['is medium without rules', [], ['a'], 'medium', null],
    ['is medium when no rule applies', RULES, ['src/a.js'], 'medium', null],
    ['is that of a rule when one path matches', RULES, ['src/a.js', 'src/payments/pay.js'], 'high', 1],
    ['is that of an only-paths rule when all paths match', RULES, ['docs/a.txt', 'src/README.md'], 'low', 2],
    ['is not that of an only-paths rule when one path does not', RULES, ['docs/a.txt', 'src/a.js'], 'medium', null],
    ['is that of the first rule that applies', RULES, ['migrations/1.md'], 'high', 1],
    [
      'is that of the first rule, be it the lower one',
      [
        { level: 'low', paths: ['a/**'] },
        { level: 'high', paths: ['a/**'] },
      ],
      ['a/b'],
      'low',
      1,
    ],
    [
      'is that of a rule with both conditions when both hold',
      [{ level: 'low', paths: ['a/**'], 'only-paths': ['a/**', 'b/**'] }],
      ['a/1', 'b/1'],
      'low',
      1,
    ],
    [
      'is not that of a rule with both conditions when one does not hold',
      [{ level: 'low', paths: ['a/**'], 'only-paths': ['a/**', 'b/**'] }],
      ['b/1'],
      'medium',
      null,
    ],
    ['is not low for a change of nothing that is known', RULES, [], 'medium', null],
    ['sees files whose names begin with a point', RULES, ['docs/.hidden'], 'low', 2],
    ['minds the case of a path', RULES, ['SRC/PAYMENTS/pay.js'], 'medium', null],
    ['is anchored at the root', RULES, ['x/src/payments/pay.js'], 'medium', null],
  ])('%s', (_, rules, paths, level, rule) => expect(risk(rules, paths)).toEqual({ level, rule }))

  test('is told by the old place of a moved file too', () => {
    const out = file('src/pay.js', { previousPath: 'src/payments/pay.js', status: 'renamed' })
    expect(riskOf(RULES, [out])).toEqual({ level: 'high', rule: 1 })
    const intoDocs = file('docs/a.js', { previousPath: 'src/a.js', status: 'renamed' })
    expect(riskOf(RULES, [intoDocs])).toEqual({ level: 'medium', rule: null })
  })

  test('is told by what is removed', () => {
    expect(riskOf(RULES, [file('src/payments/pay.js', { status: 'removed' })])).toEqual({ level: 'high', rule: 1 })
  })

  const path = fc.constantFrom('docs/a.md', 'src/a.js', 'src/payments/pay.js', 'migrations/1.sql', 'README.md')

  test('does not mind the order of the files', () => {
    const orders = fc
      .uniqueArray(path)
      .chain(paths => fc.tuple(fc.constant(paths), fc.shuffledSubarray(paths, { minLength: paths.length })))
    fc.assert(fc.property(orders, ([paths, other]) => expect(risk(RULES, other)).toEqual(risk(RULES, paths))))
  })

  test('never falls by changing more files, as long as high rules come first and low ones ask for all', () => {
    fc.assert(
      fc.property(fc.array(path, { minLength: 1 }), path, (paths, more) => {
        expect(isLower(risk(RULES, [...paths, more]).level, risk(RULES, paths).level)).toBe(false)
      }),
    )
  })
})

describe('one risk', () => {
  test('is lower than those after it, and not than itself', () => {
    const pairs = RISKS.flatMap(a => RISKS.map(b => [a, b] as const)).filter(([a, b]) => isLower(a, b))
    expect(pairs).toEqual([
      ['low', 'medium'],
      ['low', 'high'],
      ['medium', 'high'],
    ])
  })
})
