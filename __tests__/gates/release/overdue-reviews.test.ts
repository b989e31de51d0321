import { describe, expect, test } from '@jest/globals'
import type { OwedReview } from '../../../src/facts/owed-reviews.ts'
import type { Release } from '../../../src/facts/release/release.ts'
import type { Terms } from '../../../src/gates/gate.ts'
import { release as gate } from '../../../src/gates/release/index.ts'
import { account, digest, HEAD, oid, release, terms } from '../../builders.ts'

const AT = '2026-12-24T12:00:00Z'
const ROLES = { 'release-manager': ['carol'] }
const OVERDUE: OwedReview = {
  record: digest('e1'),
  path: '2026/12/20/e1.json',
  commit: oid('ab'),
  pull: 12,
  release: null,
  due: '2026-12-22T12:00:00Z',
}
const INCIDENT = { incident: '#7', reason: 'Orders are lost' }
const before = { commit: HEAD, tag: 'v1.0.0', record: digest('aa'), at: '2026-12-01T00:00:00Z' }

function judged(
  settings: Record<string, unknown>,
  part: Partial<Release>,
  { owedReviews = [OVERDUE] as OwedReview[] | null, more = {} as Partial<Terms> } = {},
) {
  const parsed = gate.settings.parse({ 'authorised-by': { from: ['release-manager'] }, ...settings })
  const authorisations = [
    {
      via: 'environment' as const,
      account: account('carol'),
      environment: 'production',
      state: 'approved' as const,
      at: AT,
      precision: 'captured' as const,
    },
  ]
  const known = { release: release({ environment: 'production', ...part }), authorisations, time: AT }
  const owed = owedReviews ? { owedReviews: { asOf: AT, open: owedReviews } } : {}
  return gate.judge(parsed, { ...known, ...owed }, terms(ROLES, { retrospectives: { 'done-by': ['qm'] }, ...more }))
}

const codes = (judgement: ReturnType<typeof judged>): string[] => judgement.reasons.map(({ code }) => code)
const EMERGENCY = { kinds: { emergency: { 'review-within': 'P2D' } } }

describe('while a retrospective review is overdue', () => {
  test.each<[string, Record<string, unknown>, Partial<Release>, string[]]>([
    ['an emergency is refused', EMERGENCY, { kind: 'emergency', ...INCIDENT }, ['review_overdue']],
    ['a normal release goes out', EMERGENCY, { kind: 'normal' }, []],
    ['a hotfix goes out', {}, { kind: 'hotfix' }, []],
    ['no release goes out, where that is asked', { 'overdue-reviews': 'fail' }, { kind: 'normal' }, ['review_overdue']],
    ['no hotfix goes out, where that is asked', { 'overdue-reviews': 'fail' }, { kind: 'hotfix' }, ['review_overdue']],
    [
      'a rollback goes out all the same',
      { 'overdue-reviews': 'fail' },
      { kind: 'rollback', ...INCIDENT, sameCommit: before, changes: [] },
      [],
    ],
  ])('%s', (_, settings, part, expected) => {
    expect(codes(judged(settings, part))).toEqual(expected)
  })

  test('what does not wait for it is told', () => {
    const { outcome, findings } = judged(EMERGENCY, { kind: 'normal' })
    expect(outcome).toBe('pass')
    expect(findings.map(({ code }) => code)).toContain('review_overdue')
  })

  test('nothing waits where the policy says nobody who reviews', () => {
    const judgement = judged(EMERGENCY, { kind: 'emergency', ...INCIDENT }, { more: { retrospectives: undefined } })
    expect(codes(judgement)).toEqual([])
  })
})

describe('where the reviews could not be read', () => {
  const lacking = { owedReviews: { code: 'owed_reviews_missing', message: 'The list is damaged.' } }
  const unread = { owedReviews: null, more: { lacking } }

  test('an emergency cannot be evaluated', () => {
    const { outcome, reasons } = judged(EMERGENCY, { kind: 'emergency', ...INCIDENT }, unread)
    expect(outcome).toBe('error')
    expect(reasons).toEqual([lacking.owedReviews])
  })

  test('neither can any other, whose record would say that none is open', () => {
    expect(judged(EMERGENCY, { kind: 'normal' }, unread).outcome).toBe('error')
  })

  test('a rollback goes out', () => {
    const rollback = { kind: 'rollback' as const, ...INCIDENT, sameCommit: before, changes: [] }
    expect(judged({}, rollback, unread).outcome).toBe('pass')
  })
})
