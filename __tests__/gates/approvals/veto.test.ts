import { describe, expect, test } from '@jest/globals'
import type { Review } from '../../../src/facts/change.ts'
import { account, approval, commit, identity } from '../../builders.ts'
import { judged, type Scene, told } from './scene.ts'

// A request for changes of somebody whose role may hold a change up.

const against = (part: Partial<Review> = {}): Review =>
  approval('alice', { id: '200', state: 'CHANGES_REQUESTED', ...part })
const dismissed = (by: string | null, was: 'APPROVED' | 'CHANGES_REQUESTED' = 'CHANGES_REQUESTED'): Review =>
  against({ state: 'DISMISSED', dismissal: { by: by === null ? null : account(by), was, at: '2026-03-01T11:00:00Z' } })
const approved = approval('carol')
const veto = (scene: Scene) => judged({ veto: ['maintainer'], ...scene })

describe('a request for changes', () => {
  test.each<[string, Scene, string]>([
    ['holds the change up', { reviews: [approved, against()] }, 'fail'],
    ['of somebody without the role does not', { reviews: [approved, against({ author: account('dave') })] }, 'pass'],
    [
      'of somebody without write access does all the same',
      { reviews: [approved, against({ canWrite: false })] },
      'fail',
    ],
    [
      'is settled by an approval of the same person',
      { reviews: [approved, against(), approval('alice', { id: '201' })] },
      'pass',
    ],
    [
      'is not settled by a comment of the same person',
      { reviews: [approved, against(), approval('alice', { id: '201', state: 'COMMENTED' })] },
      'fail',
    ],
    ['is settled when the same person takes it back', { reviews: [approved, dismissed('alice')] }, 'pass'],
    ['is settled when another with the role dismisses it', { reviews: [approved, dismissed('bob')] }, 'pass'],
    ['is not settled when the author dismisses it', { reviews: [approved, dismissed('mallory')] }, 'fail'],
    ['is not settled when somebody without the role does', { reviews: [approved, dismissed('carol')] }, 'fail'],
    ['is not settled when somebody does whose account is gone', { reviews: [approved, dismissed(null)] }, 'fail'],
    ['is not settled when it is unknown who did', { reviews: [approved, against({ state: 'DISMISSED' })] }, 'fail'],
    [
      'is not settled when one with the role does who wrote a commit',
      { reviews: [approved, dismissed('bob')], commits: [commit({ authors: [identity('mallory'), identity('bob')] })] },
      'fail',
    ],
    [
      'is not settled when one with the role does who pushed the change',
      { reviews: [approved, dismissed('bob')], lastPushers: [account('bob')] },
      'fail',
    ],
    [
      'holds also when whoever made it contributed to the change',
      { reviews: [approved, against()], commits: [commit({ authors: [identity('mallory'), identity('alice')] })] },
      'fail',
    ],
    [
      'is settled when the same person takes it back who wrote a commit meanwhile: it was never anybody else’s',
      {
        reviews: [approved, dismissed('alice')],
        commits: [commit({ authors: [identity('mallory'), identity('alice')] })],
      },
      'pass',
    ],
    [
      'is settled when the same person takes it back who pushed the change last',
      { reviews: [approved, dismissed('alice')], lastPushers: [account('alice')] },
      'pass',
    ],
    [
      'of one who made the change is not settled when another who made it dismisses it',
      {
        reviews: [approved, dismissed('bob')],
        commits: [commit({ authors: [identity('alice'), identity('bob')] })],
      },
      'fail',
    ],
    [
      'is something else than an approval that is dismissed',
      { reviews: [approved, dismissed('mallory', 'APPROVED')] },
      'pass',
    ],
    [
      'is shown, and holds nothing up, where another role may',
      { veto: ['quality-owner'], reviews: [approved, against()] },
      'pass',
    ],
  ])('%s', (_, scene, outcome) => expect(veto(scene).outcome).toBe(outcome))

  test('says who holds the change up, and how it can be settled', () => {
    const judgement = veto({ reviews: [approved, against()] })
    expect(judgement.title).toBe('Changes requested')
    expect(judgement.reasons).toEqual([
      {
        code: 'veto_open',
        message: 'alice requested changes and holds the role maintainer, so the request blocks the change.',
        next: 'Resolve it with alice, who can then approve, or ask somebody with the role maintainer who did not contribute to the change to dismiss it.',
        data: { review: '200', account: '2' },
      },
    ])
    expect(judgement.findings).toEqual([])
  })

  test.each<[string, Review, string]>([
    ['who contributed to the change', dismissed('mallory'), 'mallory dismissed it but contributed to the change.'],
    ['without the role', dismissed('carol'), 'carol dismissed it but does not hold the role maintainer.'],
    ['who is not known', against({ state: 'DISMISSED' }), 'it is unknown who dismissed it or what it requested.'],
  ])('that was dismissed by somebody %s says so', (_, review, cause) => {
    expect(told(veto({ reviews: [approved, review] }))[0]).toContain(
      `The review by alice still blocks the change: ${cause}`,
    )
  })

  test('also blocks a change to which nothing else applies', () => {
    const scene = { require: [{ count: 1, when: { paths: ['lib/**'] } }], 'on-none': 'pass', reviews: [against()] }
    expect(veto(scene).outcome).toBe('fail')
  })
})

test('a request for changes of somebody else is reported beside one that blocks the change', () => {
  const others = against({ id: '300', author: account('dave') })
  const { reasons, findings } = veto({ reviews: [approved, against(), others] })
  expect(reasons.map(({ code }) => code)).toEqual(['veto_open'])
  expect(findings.map(({ code, data }) => [code, data?.['review']])).toEqual([['changes_requested', '300']])
})
