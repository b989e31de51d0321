import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ChangedFile } from '../../../src/facts/change.ts'
import { isLower, RISKS, type RiskBasis, type RiskRule, riskNeeds, riskOf } from '../../../src/gates/shared/risk.ts'
import { file } from '../change-record/scene.ts'

const RULES: RiskRule[] = [
  { level: 'high', paths: ['src/payments/**', 'migrations/**'] },
  { level: 'low', 'only-paths': ['docs/**', '**/*.md'] },
]

const basis = (files: readonly ChangedFile[], part: Partial<RiskBasis> = {}): RiskBasis => ({
  change: { lines: { added: 10, removed: 2 } },
  files,
  ...part,
})
const risk = (rules: RiskRule[], paths: readonly string[]) => riskOf(rules, basis(paths.map(path => file(path))))

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

  test('is computed from the old place of a moved file too', () => {
    const out = file('src/pay.js', { previousPath: 'src/payments/pay.js', status: 'renamed' })
    expect(riskOf(RULES, basis([out]))).toEqual({ level: 'high', rule: 1 })
    const intoDocs = file('docs/a.js', { previousPath: 'src/a.js', status: 'renamed' })
    expect(riskOf(RULES, basis([intoDocs]))).toEqual({ level: 'medium', rule: null })
  })

  test('is computed from what is removed', () => {
    expect(riskOf(RULES, basis([file('src/payments/pay.js', { status: 'removed' })]))).toEqual({
      level: 'high',
      rule: 1,
    })
  })

  const path = fc.constantFrom('docs/a.md', 'src/a.js', 'src/payments/pay.js', 'migrations/1.sql', 'README.md')

  test('does not mind the order of the files', () => {
    const orders = fc
      .uniqueArray(path)
      .chain(paths => fc.tuple(fc.constant(paths), fc.shuffledSubarray(paths, { minLength: paths.length })))
    fc.assert(fc.property(orders, ([paths, other]) => expect(risk(RULES, other)).toEqual(risk(RULES, paths))))
  })

  test('never falls by changing more files, as long as high rules come first and low ones require all paths', () => {
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

describe('a rule by label or size', () => {
  const RAISING: RiskRule[] = [
    { level: 'medium', labels: ['Breaking'] },
    { level: 'high', 'more-than': { lines: 400 } },
    { level: 'medium', 'more-than': { files: 3 } },
    { level: 'low', 'only-paths': ['docs/**'] },
    { level: 'high', paths: ['src/payments/**'] },
  ]
  const docs = [file('docs/a.md')]
  const lines = (added: number, removed: number) => ({ change: { lines: { added, removed } } })

  test.each<[string, readonly ChangedFile[], Partial<RiskBasis>, string, number | null]>([
    ['does nothing where it does not apply', docs, { labels: ['docs'] }, 'low', 4],
    ['raises the risk by a label, in whatever case', docs, { labels: ['BREAKING'] }, 'medium', 1],
    [
      'never lowers what a path says, though it stands first',
      [file('src/payments/a')],
      { labels: ['breaking'] },
      'high',
      5,
    ],
    ['raises the risk by added and removed lines together', docs, lines(200, 201), 'high', 2],
    ['does not apply to exactly as many', docs, lines(200, 200), 'low', 4],
    ['raises the risk by files', ['1', '2', '3', '4'].map(name => file(`docs/${name}`)), {}, 'medium', 3],
    ['gives way to one that raises it more', docs, { labels: ['breaking'], ...lines(401, 0) }, 'high', 2],
  ])('%s', (_, files, part, level, rule) => expect(riskOf(RAISING, basis(files, part))).toEqual({ level, rule }))

  test('never lowers the risk, whatever else is set', () => {
    const label = fc.constantFrom('breaking', 'docs', 'x')
    const paths = fc.array(fc.constantFrom('docs/a', 'src/payments/a', 'b'), { minLength: 1 })
    fc.assert(
      fc.property(paths, fc.array(label), fc.nat(1000), (named, labels, added) => {
        const files = named.map(name => file(name))
        const placed = riskOf(RAISING, basis(files, lines(0, 0)))
        const raised = riskOf(RAISING, basis(files, { labels, ...lines(added, 0) }))
        expect(isLower(raised.level, placed.level)).toBe(false)
      }),
    )
  })

  test('needs the labels only when a rule goes by one', () => {
    expect(riskNeeds(RAISING)).toEqual({ change: true, files: { decidesBy: 'path' }, labels: true })
    expect(riskNeeds(RULES)).toEqual({ change: true, files: { decidesBy: 'path' } })
  })
})
