import { describe, expect, test } from '@jest/globals'
import type { Change, Review } from '../../../src/facts/change.ts'
import { account, approval, change, digest, HEAD, oid } from '../../builders.ts'
import { judged, type Scene } from './scene.ts'

// A change of a stack that GitHub moves to another base, since the branch below it was merged.

const AT = '2026-03-01T11:00:00Z'
const RETARGET = { at: AT, from: 'feature-a', to: 'main', since: null, same: [HEAD] }
const moved = (part: Partial<NonNullable<Change['retarget']>> = {}, of: Partial<Change> = {}): Change =>
  change({ baseChangedAt: AT, retarget: { ...RETARGET, ...part }, ...of })
const KEEP = { 'on-retarget': 'keep' }
const OLD = oid('01d')
const old: Partial<Review> = { commit: OLD, content: digest('01d'), differing: ['a'] }

describe('an approval from before GitHub moved the change (Mergifyio/mergify#5093)', () => {
  test.each<[string, Scene, Partial<Review>, string]>([
    ['of the same change counts where the policy says so', { ...KEEP, change: moved() }, {}, 'pass'],
    ['does not by default', { change: moved() }, {}, 'fail'],
    ['of another change does not', { ...KEEP, change: moved({ same: [] }) }, {}, 'fail'],
    ['of a commit that is gone does not', { ...KEEP, change: moved() }, { commit: null }, 'fail'],
    [
      'does not where somebody changed the base since',
      { ...KEEP, change: moved({}, { baseChangedAt: '2026-03-01T11:30:00Z' }) },
      {},
      'fail',
    ],
    [
      'does not where somebody had changed the base after it',
      { ...KEEP, change: moved({ since: '2026-03-01T10:30:00Z' }) },
      {},
      'fail',
    ],
    [
      'does where somebody had changed the base before it',
      { ...KEEP, change: moved({ since: '2026-03-01T09:00:00Z' }) },
      {},
      'pass',
    ],
    [
      'does not where nobody knows who changed the base',
      { ...KEEP, change: change({ baseChangedAt: AT }) },
      {},
      'fail',
    ],
    ['of another commit with the same change counts', { ...KEEP, change: moved({ same: [OLD] }) }, old, 'pass'],
    [
      'of another commit does not under `stale: commit`',
      { ...KEEP, 'on-push': { stale: 'commit' }, change: moved({ same: [OLD] }) },
      old,
      'fail',
    ],
    [
      'of the head counts under `stale: commit`',
      { ...KEEP, 'on-push': { stale: 'commit' }, change: moved() },
      {},
      'pass',
    ],
    ['by the author does not', { ...KEEP, change: moved() }, { author: account('mallory') }, 'fail'],
  ])('%s', (_, scene, part, expected) => {
    expect(judged({ ...scene, reviews: [approval('alice', part)] }).outcome).toBe(expected)
  })

  test('is told as that', () => {
    const { findings } = judged({ ...KEEP, change: moved(), reviews: [approval('alice')] })
    expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'approval_kept_on_retarget: The approval by alice was given before GitHub moved the change from feature-a to main. It is exactly the same change on both.',
    ])
  })

  test('is not told of one that came after', () => {
    const late = approval('alice', { submittedAt: '2026-03-01T12:00:00Z' })
    expect(judged({ ...KEEP, change: moved(), reviews: [late] }).findings).toEqual([])
  })
})
