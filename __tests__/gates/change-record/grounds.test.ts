import { describe, expect, test } from '@jest/globals'
import { changeRecord } from '../../../src/gates/change-record/index.ts'
import type { RecalledVerdict } from '../../../src/gates/gate.ts'

/** A verdict as a check run keeps it: codes and numbers. */
const recalled = (part: Partial<RecalledVerdict> = {}) =>
  changeRecord.recall({
    outcome: 'pass',
    measured: { declaredRisk: 3, computedRisk: 2, reviewWithinSeconds: 172_800 },
    reasons: [],
    findings: ['record_seen', 'review_due'],
    ...part,
  })

describe('of a verdict that a check run kept', () => {
  test('the change record is recalled by its numbers', () => {
    const { changeRecord: record } = recalled()
    expect(record).toEqual({ path: null, blob: null, type: null, declaredRisk: 3, computedRisk: 2 })
  })

  test('no risk is recalled that was not recorded', () => {
    const { changeRecord: record } = recalled({ measured: { declaredRisk: 9, computedRisk: 'high' } })
    expect(record).toMatchObject({ declaredRisk: null, computedRisk: null })
  })

  test('there is no change record where none was seen', () => {
    expect(recalled({ findings: ['review_due'] })).not.toHaveProperty('changeRecord')
  })

  test('the duty to review stays', () => {
    expect(recalled().obligations).toEqual([{ what: 'review', withinSeconds: 172_800 }])
  })

  test('there is no duty that was not recorded', () => {
    expect(recalled({ findings: ['record_seen'] })).not.toHaveProperty('obligations')
  })

  test.each<[string, RecalledVerdict['measured']]>([
    ['says nothing', {}],
    ['is no number', { reviewWithinSeconds: 'P2D' }],
    ['is longer than a policy may give', { reviewWithinSeconds: 8_000_000_000_000_000 }],
    ['lies before the merge', { reviewWithinSeconds: -1 }],
  ])('the review is due at once when the time for it %s', (_, measured) => {
    expect(recalled({ measured }).obligations).toEqual([{ what: 'review', withinSeconds: 0 }])
  })
})
