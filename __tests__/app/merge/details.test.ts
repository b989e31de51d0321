import { describe, expect, test } from '@jest/globals'
import { mergeDetails } from '../../../src/app/merge/details.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { GateVerdict, Reason } from '../../../src/verdict/verdict.ts'
import { facts, gate, verdict } from '../../record/builders.ts'

const LANDED = '2026-11-20T10:00:00Z'

const details = (part: Partial<GateVerdict>, known: Partial<Facts> = {}) =>
  mergeDetails(verdict({ gates: [gate(part)] }), facts(known), LANDED)

const seen: Reason = {
  code: 'record_seen',
  message: 'Seen.',
  data: { path: 'changes/7.yml', blob: 'a'.repeat(40), type: 'emergency', risk: 'high', computed: 'medium' },
}
const due: Reason = { code: 'review_due', message: 'Due.', data: { type: 'emergency', seconds: 172_800 } }
const measured = { declaredRisk: 3, computedRisk: 2, reviewWithinSeconds: 172_800 }

/** A gate as a check run carries it: codes, counts and numbers. */
const carried = (part: Partial<GateVerdict> = {}): Partial<GateVerdict> => ({
  type: 'change-record',
  measured,
  findings: ['record_seen', 'review_due'].map(code => ({ code, message: code })),
  ...part,
})

describe('the change record', () => {
  test('is told with its place, its type and both risks', () => {
    expect(details({ type: 'change-record', measured, findings: [seen] }).changeRecord).toEqual({
      path: 'changes/7.yml',
      blob: 'a'.repeat(40),
      type: 'emergency',
      declaredRisk: 3,
      computedRisk: 2,
    })
  })

  test('of a gate that was carried over is told by its numbers', () => {
    const unknown = { path: null, blob: null, type: null }
    expect(details(carried()).changeRecord).toEqual({ ...unknown, declaredRisk: 3, computedRisk: 2 })
  })

  test('has no risk that nobody told', () => {
    const made = details(carried({ measured: { declaredRisk: 9, computedRisk: 'high' } })).changeRecord
    expect(made).toMatchObject({ declaredRisk: null, computedRisk: null })
  })

  test('is none when there was none', () => {
    expect(details({ type: 'change-record' }).changeRecord).toBeNull()
    expect(details({ type: 'approvals', findings: [seen] }).changeRecord).toBeNull()
  })
})

describe('the obligation to review', () => {
  const review = (time: string) => [{ what: 'review', gate: 'peer-review', due: time }]

  test('runs from the landing', () => {
    const made = details({ type: 'change-record', measured, findings: [due] })
    expect(made.obligations).toEqual(review('2026-11-22T10:00:00Z'))
  })

  test('does not go away with a description that is edited after the landing', () => {
    expect(details(carried()).obligations).toEqual(review('2026-11-22T10:00:00Z'))
  })

  test.each<[string, GateVerdict['measured']]>([
    ['says nothing', {}],
    ['is no number', { reviewWithinSeconds: 'P2D' }],
    ['is longer than a policy may give', { reviewWithinSeconds: 8_000_000_000_000_000 }],
    ['lies before the landing', { reviewWithinSeconds: -1 }],
  ])('is due at once when the time for it %s', (_, told) => {
    expect(details(carried({ measured: told })).obligations).toEqual(review(LANDED))
  })

  test('is one, however often a check run counts it', () => {
    const findings = Array.from({ length: 1000 }, () => ({ code: 'review_due', message: 'review_due' }))
    expect(details(carried({ findings })).obligations).toHaveLength(1)
  })
})

describe('the links', () => {
  const provenance = { source: 'github', trust: 'platform' as const, collectedAt: LANDED }
  const item = { state: 'resolved' as const, repository: 'acme/shop', repositoryId: '1296269', type: null, labels: [] }
  const items = [
    { ...item, number: 3, named: 'acme/shop#3', id: '88', kind: 'issue' as const, open: true },
    { ...item, number: 4, named: 'acme/shop#4', id: '99', kind: 'pull-request' as const, open: true },
  ]
  const linked = (evidence: readonly string[], type = 'traceability') =>
    details(
      { type, children: [{ outcome: 'pass', required: 'a work item', found: 'some', evidence: [...evidence] }] },
      { links: { state: 'complete', value: { references: [], items }, provenance } },
    ).links

  test('are the issues and identifiers that counted, once each, and no other text', () => {
    expect(linked(['88', 'ABC-12', '88', 'Octo Cat', '99'])).toEqual([
      { kind: 'issue', repository: '1296269', id: '88', number: 3 },
      { kind: 'id', id: 'ABC-12' },
    ])
  })

  test('are those of traceability only', () => expect(linked(['88'], 'approvals')).toEqual([]))
})
