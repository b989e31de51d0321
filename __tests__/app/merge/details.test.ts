import { describe, expect, test } from '@jest/globals'
import { mergeDetails } from '../../../src/app/merge/details.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { GateVerdict } from '../../../src/verdict/verdict.ts'
import { facts, gate, verdict } from '../../record/builders.ts'

const MERGED = '2026-11-20T10:00:00Z'

const details = (part: Partial<GateVerdict>, known: Partial<Facts> = {}) =>
  mergeDetails(verdict({ gates: [gate(part)] }), facts(known), MERGED)

const CHANGE_RECORD = {
  path: 'changes/7.yml',
  blob: 'a'.repeat(40),
  type: 'emergency',
  declaredRisk: 3,
  computedRisk: 2,
}

describe('the change record', () => {
  test('is reported with its place, its type and both risks', () => {
    expect(details({ changeRecord: CHANGE_RECORD }).changeRecord).toEqual({ ...CHANGE_RECORD, source: null })
  })

  test('has no type that is any text somebody wrote', () => {
    const made = details({ changeRecord: { ...CHANGE_RECORD, type: 'Octo Cat' } }).changeRecord
    expect(made).toEqual({ ...CHANGE_RECORD, type: null, source: null })
  })

  test('is none when no gate judged one', () => {
    expect(details({ type: 'change-record' }).changeRecord).toBeNull()
  })
})

describe('the obligation to review', () => {
  const review = (due: string) => [{ what: 'review', gate: 'peer-review', due, listed: true }]

  test('runs from the merge', () => {
    const made = details({ obligations: [{ what: 'review', withinSeconds: 172_800 }] })
    expect(made.obligations).toEqual(review('2026-11-22T10:00:00Z'))
  })

  test('is due at once when there is no time for it', () => {
    const made = details({ obligations: [{ what: 'review', withinSeconds: 0 }] })
    expect(made.obligations).toEqual(review(MERGED))
  })
})

describe('the links', () => {
  const provenance = { source: 'github', trust: 'platform' as const, collectedAt: MERGED }
  const item = { state: 'resolved' as const, repository: 'acme/shop', repositoryId: '1296269', type: null, labels: [] }
  const items = [
    { ...item, number: 3, named: 'acme/shop#3', id: '88', kind: 'issue' as const, open: true },
    { ...item, number: 4, named: 'acme/shop#4', id: '99', kind: 'pull-request' as const, open: true },
  ]
  const linked = (part: Partial<GateVerdict>) =>
    details(part, { links: { state: 'complete', value: { references: [], items }, provenance } }).links

  test('are the issues and identifiers that counted, once each, and no other text', () => {
    expect(linked({ links: ['88', 'ABC-12', '88', 'Octo Cat', '99'] })).toEqual([
      { kind: 'issue', repository: '1296269', id: '88', number: 3 },
      { kind: 'id', id: 'ABC-12' },
    ])
  })

  test('are no other evidence of a gate', () => {
    const children = [{ outcome: 'pass' as const, required: 'a work item', found: 'some', evidence: ['88'] }]
    expect(linked({ children })).toEqual([])
  })
})
