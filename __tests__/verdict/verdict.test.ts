import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { changeRecord } from '../../src/gates/change-record/index.ts'
import { protectedPaths } from '../../src/gates/protected-paths/index.ts'
import { gates } from '../../src/gates/registry.ts'
import { clausesOf } from '../../src/record/clauses.ts'
import { clausesIn, EDITIONS } from '../../src/verdict/clauses.ts'
import { combine, type GateVerdict, type Outcome, verdict as schema } from '../../src/verdict/verdict.ts'
import { gate, verdict } from '../builders.ts'

const OUTCOMES: readonly Outcome[] = ['pass', 'fail', 'waived', 'not_applicable', 'error']
const advisory = (outcome: Outcome) => gate({ outcome, enforce: 'advisory' })
const blocking = (outcome: Outcome) => gate({ outcome })

describe('the overall outcome', () => {
  test.each<[string, GateVerdict[], ReturnType<typeof combine>]>([
    ['of one pass is pass', [blocking('pass')], 'pass'],
    ['of one waived is pass', [blocking('waived')], 'pass'],
    ['of one fail is fail', [blocking('fail')], 'fail'],
    ['of one error is error', [blocking('error')], 'error'],
    ['of pass and fail is fail', [blocking('pass'), blocking('fail')], 'fail'],
    ['of fail and error is error', [blocking('fail'), blocking('error')], 'error'],
    ['of pass and one that does not apply is pass', [blocking('pass'), blocking('not_applicable')], 'pass'],
    ['of none that applies is said apart, never a pass of nothing', [blocking('not_applicable')], 'nothing_applies'],
    ['of no gate at all is said apart', [], 'nothing_applies'],
    ['of an advisory fail beside a pass is pass', [advisory('fail'), blocking('pass')], 'pass'],
    ['of an advisory error beside a pass is pass', [advisory('error'), blocking('pass')], 'pass'],
    ['of an advisory pass alone is said apart: it vouches for nothing', [advisory('pass')], 'nothing_applies'],
    [
      'of an advisory pass beside none that applies is said apart',
      [advisory('pass'), blocking('not_applicable')],
      'nothing_applies',
    ],
    ['of an advisory pass beside a fail is fail', [advisory('pass'), blocking('fail')], 'fail'],
  ])('%s', (_, gates, outcome) => expect(combine(gates)).toBe(outcome))

  const any = fc.array(
    fc.record({
      outcome: fc.constantFrom(...OUTCOMES),
      enforce: fc.constantFrom('blocking' as const, 'advisory' as const),
    }),
  )

  test('does not depend on the order of the gates', () => {
    fc.assert(fc.property(any, gates => expect(combine(gates.map(gate).reverse())).toBe(combine(gates.map(gate)))))
  })

  test('is pass only with a blocking gate that passed or was waived, and none that failed or was not judged', () => {
    fc.assert(
      fc.property(any, gates => {
        const held = gates.filter(({ enforce }) => enforce === 'blocking').map(({ outcome }) => outcome)
        const good = held.includes('pass') || held.includes('waived')
        const bad = held.includes('fail') || held.includes('error')
        expect(combine(gates.map(gate)) === 'pass').toBe(good && !bad)
      }),
    )
  })
})

describe('the schema of a verdict', () => {
  test('takes one', () => expect(schema.parse(verdict())).toEqual(verdict()))

  test.each<[string, object]>([
    ['another outcome', { outcome: 'neutral' }],
    ['another version', { schema: 'gatebook/verdict/2' }],
    ['an unknown key', { approved: true }],
    ['a reason code in other letters', { gates: [gate({ reasons: [{ code: 'No-Good', message: '' }] })] }],
    ['half a line', { gates: [gate({ reasons: [{ code: 'x', message: '', location: { file: 'a', line: 0.5 } }] })] }],
    ['a measured fraction', { gates: [gate({ measured: { share: 0.8 } })] }],
  ])('does not take %s', (_, part) => expect(schema.safeParse({ ...verdict(), ...part }).success).toBe(false))
})

describe('the clauses of a record', () => {
  test.each(EDITIONS)('are listed in the edition of %s for every gate type and every kind of record', edition => {
    for (const { clauses } of [...gates, protectedPaths]) expect(clausesIn(edition, clauses)).not.toEqual([])
    for (const kind of ['merge', 'policy-change', 'release'] as const) expect(clausesOf(edition, kind)).not.toEqual([])
  })

  test('carry their edition', () => {
    expect(clausesIn('2026', changeRecord.clauses)[0]).toEqual({ edition: '2026', id: '6.1.2' })
    expect(clausesIn('2015', changeRecord.clauses)[0]).toEqual({ edition: '2015', id: '6.1' })
  })
})
