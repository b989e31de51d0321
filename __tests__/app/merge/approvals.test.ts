import { describe, expect, test } from '@jest/globals'
import { approvalsSeen } from '../../../src/app/merge/approvals.ts'
import type { Review } from '../../../src/facts/change.ts'
import { loadPolicy } from '../../../src/policy/load/load.ts'
import type { GateVerdict } from '../../../src/verdict/verdict.ts'
import { approval, complete, facts, gate, verdict } from '../../builders.ts'

const POLICY = `version: 1
roles: { maintainer: { users: [bob] } }
gates: { peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] } }
`
const loaded = loadPolicy(Buffer.from(POLICY), 'policy.yml', [])
if (!loaded.ok) throw new Error('The policy is not accepted.')
const { policy } = loaded

const byBob = (id: string, part: Partial<Review> = {}) => approval('bob', { id, ...part })

/** Of each review its id and why it did not count. */
function seen(reviews: readonly Review[], ...gates: readonly Partial<GateVerdict>[]): [string, string | null][] {
  const judged = verdict({ gates: gates.map(part => gate(part)) })
  const recorded = approvalsSeen(policy, judged, facts({ reviews: complete([...reviews]) }))
  return recorded.map(({ review, why }) => [review.id, why])
}

const weighed = (review: string, why: string | null) => ({ approvals: [{ review, why }] })

describe('the approvals of a merge record', () => {
  test('are those that a gate counted, whichever type it is of', () => {
    for (const type of ['approvals', 'protected-paths', 'change-record'])
      expect(seen([byBob('1')], { type, ...weighed('1', null) })).toEqual([['1', null]])
  })

  test('count where one gate counted them and another did not', () => {
    const gates = [weighed('1', 'approval_not_eligible'), weighed('1', null), weighed('1', 'approval_stale')]
    expect(seen([byBob('1')], ...gates)).toEqual([['1', null]])
  })

  test('say why a gate did not count them, those that counted first', () => {
    const gates = [weighed('1', 'approval_stale'), weighed('2', null)]
    expect(seen([byBob('1'), byBob('2')], ...gates)).toEqual([
      ['2', null],
      ['1', 'approval_stale'],
    ])
  })

  test('that no gate weighed were replaced by a later review of the same person, or not needed', () => {
    expect(seen([byBob('1'), byBob('2')], {})).toEqual([
      ['1', 'approval_superseded'],
      ['2', 'approval_not_needed'],
    ])
  })

  test('are no comments, and a review that a gate weighed whatever it is now', () => {
    const reviews = [byBob('1', { state: 'COMMENTED' }), byBob('2', { state: 'DISMISSED' })]
    expect(seen(reviews, weighed('2', 'approval_dismissed'))).toEqual([['2', 'approval_dismissed']])
  })

  test('are not known where the reviews are not', () => {
    expect(approvalsSeen(policy, verdict({ gates: [gate(weighed('1', null))] }), facts({ reviews: UNKNOWN }))).toEqual(
      [],
    )
  })

  test('carry the roles that the policy gives', () => {
    const [recorded] = approvalsSeen(policy, verdict({ gates: [gate({})] }), facts({ reviews: complete([byBob('1')]) }))
    expect(recorded?.roles).toEqual(['maintainer'])
  })
})

const UNKNOWN = { state: 'unavailable', why: 'forbidden', detail: 'Not readable.', next: 'Grant it.' } as const
