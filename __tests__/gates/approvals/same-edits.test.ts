import { describe, expect, test } from '@jest/globals'
import type { Review } from '../../../src/facts/change.ts'
import { account, approval, digest, oid } from '../../builders.ts'
import { codes, judged, owners, type Scene, told } from './scene.ts'

// `stale: patch`: an approval of another commit that makes the same edits.

const OLD = oid('01d')
const earlier = (part: Partial<Review>): Review =>
  approval('alice', { commit: OLD, content: digest('01d'), differing: ['src/a.ts'], ...part })
const under = (stale: string, part: Partial<Review>, scene: Scene = {}) =>
  judged({ 'on-push': { stale }, reviews: [earlier(part)], ...scene })

describe('an approval of the same edits (palantir/policy-bot#795)', () => {
  test.each<[string, string, Partial<Review>, string]>([
    ['counts under `patch`', 'patch', { differingEdits: [] }, 'pass'],
    ['does not under `content`', 'content', { differingEdits: [] }, 'fail'],
    ['does not under `commit`', 'commit', { differingEdits: [] }, 'fail'],
    ['that differs in one file does not', 'patch', { differingEdits: ['src/a.ts'] }, 'fail'],
    ['of which nobody knows does not', 'patch', { differingEdits: null }, 'fail'],
    ['in facts that do not say so does not', 'patch', {}, 'fail'],
    ['of a commit that is gone does not', 'patch', { commit: null, differingEdits: null }, 'fail'],
    ['by the author does not', 'patch', { differingEdits: [], author: account('mallory') }, 'fail'],
  ])('%s', (_, stale, part, expected) => expect(under(stale, part).outcome).toBe(expected))

  test('is a finding that says what the approver may not have seen', () => {
    const judgement = under('patch', { differingEdits: [] })
    expect(judgement.findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'approval_of_same_edits: The approval by alice was given for 01d0000, which makes exactly the same edits in the same places. The base has changed other parts of the same files since, which alice may not have seen.',
    ])
    expect(judgement.approvals).toEqual([{ review: '100', why: null, otherCommit: true }])
  })

  test('of exactly the same change is told as that, also under `patch`', () => {
    const judgement = under('patch', { content: digest('c0'), differing: [], differingEdits: [] })
    expect(judgement.findings.map(({ code }) => code)).toEqual(['approval_carried_over'])
  })

  test('holds for a part whose edits are the same, and says where others differ', () => {
    const require = [{ 'code-owners': 'each' }]
    const codeOwners = owners([
      ['/src/', ['@alice'], ['src/a.ts']],
      ['/docs/', ['@bob'], ['docs/b.md']],
    ])
    const scene = (differingEdits: string[]): Scene => ({
      'on-push': { stale: 'patch' },
      require,
      codeOwners,
      reviews: [earlier({ differing: ['src/a.ts', 'docs/b.md'], differingEdits }), approval('bob', { id: '101' })],
    })
    expect(judged(scene(['docs/b.md'])).outcome).toBe('pass')
    expect(codes(judged(scene(['src/a.ts'])))).toContain('approval_stale')
    expect(told(judged(scene(['src/a.ts']))).at(-1)).toContain('the change now differs in src/a.ts')
  })

  test('that is unknown, as of very many files, holds for as much as under `content`', () => {
    const scene = (stale: string): Scene => ({
      'on-push': { stale },
      require: [{ 'code-owners': 'each' }],
      codeOwners: owners([
        ['/src/', ['@alice'], ['src/a.ts']],
        ['/docs/', ['@bob'], ['docs/b.md']],
      ]),
      reviews: [earlier({ differing: ['docs/b.md'], differingEdits: null }), approval('bob', { id: '101' })],
    })
    expect([judged(scene('patch')).outcome, judged(scene('content')).outcome]).toEqual(['pass', 'pass'])
    expect(judged(scene('commit')).outcome).toBe('fail')
  })

  test('that is unknown says so', () => {
    expect(told(under('patch', { differing: null, differingEdits: null })).at(-1)).toBe(
      'approval_stale: The approval by alice does not count: it was given for 01d0000, not for beef000, and the change differs between the two; whether it makes the same edits is unknown.',
    )
  })
})
