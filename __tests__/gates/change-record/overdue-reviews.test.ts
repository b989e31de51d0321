import { describe, expect, test } from '@jest/globals'
import type { OwedReview } from '../../../src/facts/owed-reviews.ts'
import { digest, oid } from '../../builders.ts'
import { codes, finding, judged, type Scene } from './scene.ts'

// An emergency leaves a review to be done, and waits while that of an earlier one is overdue.

const TIME = '2026-03-01T12:00:00Z'
const owed = (part: Partial<OwedReview> = {}): OwedReview => ({
  record: digest('e1'),
  path: '2026/02/26/e1.json',
  commit: oid('ab'),
  pull: 12,
  release: null,
  due: '2026-02-28T12:00:00Z',
  ...part,
})

const emergency = (owedReviews: readonly OwedReview[] | undefined, scene: Scene = {}) =>
  judged({
    policy: { types: { emergency: { 'review-within': 'P2D' } } },
    texts: { type: 'emergency' },
    time: TIME,
    terms: { retrospectives: { 'done-by': ['quality-owner'] } },
    ...(owedReviews ? { owedReviews } : {}),
    ...scene,
  })

describe('an emergency', () => {
  test('passes where nothing is to be reviewed', () => {
    const { outcome, measured, children } = emergency([])
    expect(outcome).toBe('pass')
    expect(measured).toMatchObject({ overdueReviews: 0 })
    expect(children).toContainEqual({
      outcome: 'pass',
      required: 'No retrospective review overdue',
      found: 'none overdue',
    })
  })

  test.each<[string, Partial<OwedReview>, string]>([
    ['a change', {}, 'change #12'],
    ['a push', { pull: null }, 'commit ab00000'],
    ['a release', { pull: null, release: 'v1.2.0 to production' }, 'release v1.2.0 to production'],
  ])('fails while the review of %s is overdue', (_, part, name) => {
    const { outcome, reasons } = emergency([owed(part)])
    expect(outcome).toBe('fail')
    expect(reasons).toEqual([
      {
        code: 'review_overdue',
        message: `The retrospective review of ${name} was due on 2026-02-28 at 12:00 UTC, and nobody has reported it.`,
        next: 'Ask somebody with the role quality-owner to carry it out and to report it in an issue. Then run the upkeep, and this job again.',
        data: { review: name, record: digest('e1'), due: '2026-02-28T12:00:00Z' },
      },
    ])
  })

  test.each<[string, string, string]>([
    ['a second after', '2026-03-01T11:59:59Z', 'fail'],
    ['at', TIME, 'pass'],
    ['before', '2026-03-01T12:00:01Z', 'pass'],
  ])('%s the time at which a review is due', (_, due, outcome) => {
    expect(emergency([owed({ due })]).outcome).toBe(outcome)
  })

  test('says which reviews are due later', () => {
    const judgement = emergency([owed({ due: '2026-03-02T09:30:00Z' })])
    expect(codes(judgement)).toEqual([])
    expect(finding(judgement, 'review_owed')?.message).toBe(
      'A retrospective review of change #12 is due on 2026-03-02 at 09:30 UTC.',
    )
  })

  test('is an error where they could not be read: nobody knows whether one is overdue', () => {
    const why = { code: 'owed_reviews_missing', message: 'It cannot be read.' }
    const terms = { retrospectives: { 'done-by': ['quality-owner'] }, lacking: { owedReviews: why } }
    const judgement = emergency(undefined, { terms })
    expect(judgement.outcome).toBe('error')
    expect(judgement.reasons).toEqual([why])
  })

  test('names twenty of many, and how many more there are', () => {
    const { reasons } = emergency(Array.from({ length: 25 }, (_, n) => owed({ pull: n + 1 })))
    expect(reasons).toHaveLength(21)
    expect(reasons.at(-1)?.message).toBe('5 more like this.')
  })
})

test('where the policy says nobody who reviews, nothing follows from a review that is overdue', () => {
  const { outcome, children } = emergency([owed()], { terms: {} })
  expect(outcome).toBe('pass')
  expect(JSON.stringify(children)).not.toContain('retrospective')
})

test.each([undefined, [owed()]])('a change of a type without such a review does not wait for one: %j', owedReviews => {
  expect(emergency(owedReviews, { texts: {} }).outcome).toBe('pass')
})
