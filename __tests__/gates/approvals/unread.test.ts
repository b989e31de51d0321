import { describe, expect, test } from '@jest/globals'
import type { Review } from '../../../src/facts/change.ts'
import type { Reason } from '../../../src/verdict/verdict.ts'
import { approval } from '../../builders.ts'
import { codes, judged, owners, type Scene } from './scene.ts'

// What cannot be read, and when that matters. The role `core` is the team acme/core, `a` is alice.

const CORE = { count: 1, from: ['core'] }
const ALICE = { count: 1, from: ['a'] }
const UNREAD = { unread: ['acme/core'] }
const HIDDEN: Reason = {
  code: 'fact_forbidden',
  message: 'The members of acme/core cannot be read.',
  next: 'Pass a token.',
  data: { fact: 'memberships' },
}
const NO_OWNERS: Reason = { code: 'fact_missing', message: 'There is no CODEOWNERS file.', next: 'Add one.' }
const by = (...people: string[]) => people.map(name => approval(name))
const outcome = (scene: Scene) => judged(scene).outcome

describe('a team that cannot be read', () => {
  test('is a finding where an alternative is met', () => {
    const judgement = judged({ ...UNREAD, require: [{ any: [ALICE, CORE] }], reviews: by('alice') })
    expect([judgement.outcome, judgement.reasons, judgement.findings]).toEqual(['pass', [], [HIDDEN]])
  })

  test('is a finding where somebody with a name fills the requirement', () => {
    const require = [{ count: 1, from: ['core', 'a'] }]
    const judgement = judged({ ...UNREAD, require, reviews: by('alice') })
    expect([judgement.outcome, judgement.findings]).toEqual(['pass', [HIDDEN]])
  })

  test('is an error where no alternative is met, and whom to ask stands beside it', () => {
    const judgement = judged({ ...UNREAD, require: [{ any: [ALICE, CORE] }], reviews: by('bob') })
    expect([judgement.outcome, judgement.title]).toEqual(['error', 'Required evidence is unavailable'])
    expect(judgement.reasons).toEqual([HIDDEN])
    expect(judgement.findings[0]?.next).toBe('Ask alice to approve commit beef000.')
  })

  test.each<[string, Scene, string]>([
    ['alone', { require: [CORE], reviews: by('alice') }, 'error'],
    ['beside another requirement', { require: [ALICE, CORE], reviews: by('alice', 'bob') }, 'error'],
    ['in all of an alternative', { require: [{ any: [{ all: [ALICE, CORE] }, CORE] }], reviews: by('alice') }, 'error'],
    [
      'of a requirement that does not apply',
      { require: [ALICE, { ...CORE, when: { paths: ['x'] } }], reviews: by('alice') },
      'pass',
    ],
  ])('decides %s: %s', (_, scene, expected) => expect(outcome({ ...UNREAD, ...scene })).toBe(expected))

  test('is an error as owner of code, unless another alternative is met', () => {
    const codeOwners = owners([['*', ['@acme/core'], ['src/a.ts']]])
    const scene = { ...UNREAD, codeOwners, reviews: by('alice') }
    expect(outcome({ ...scene, require: [{ 'code-owners': 'each' }] })).toBe('error')
    expect(outcome({ ...scene, require: [{ any: [{ 'code-owners': 'each' }, ALICE] }] })).toBe('pass')
  })

  test.each<[string, Partial<Review>, string]>([
    ['asks for changes', { state: 'CHANGES_REQUESTED' }, 'error'],
    ['was dismissed, and may have asked for changes', { state: 'DISMISSED' }, 'error'],
    [
      'was dismissed, and was an approval',
      { state: 'DISMISSED', dismissal: { by: null, was: 'APPROVED', at: '2026-03-01T11:00:00Z', canWrite: null } },
      'pass',
    ],
    ['is a comment', { state: 'COMMENTED' }, 'pass'],
  ])('may hold a veto: the review of somebody who could be in it %s', (_, part, expected) => {
    const reviews = [approval('alice'), approval('bob', { id: '101', ...part })]
    expect(outcome({ ...UNREAD, require: [ALICE], veto: ['core'], reviews })).toBe(expected)
  })
})

describe('a missing CODEOWNERS', () => {
  const scene = { lacking: { codeOwners: NO_OWNERS }, reviews: by('alice') }

  test('is a finding where an alternative is met', () => {
    const judgement = judged({ ...scene, require: [{ any: [{ 'code-owners': 'each' }, ALICE] }] })
    expect([judgement.outcome, judgement.title, judgement.findings]).toEqual(['pass', '1 of 1 approval', [NO_OWNERS]])
  })

  test.each<[string, Scene]>([
    ['where none is', { require: [{ any: [{ 'code-owners': 'each' }, { count: 1, from: ['quality-owner'] }] }] }],
    ['where it is required', { require: [{ 'code-owners': 'each' }] }],
    ['where it is required with others', { require: [ALICE, { 'code-owners': 'any' }] }],
    ['where files without an owner are allowed', { require: [{ 'code-owners': 'each', unowned: 'allow' }] }],
  ])('is an error %s', (_, more) => {
    const judgement = judged({ ...scene, ...more })
    expect([judgement.outcome, codes(judgement)]).toEqual(['error', ['fact_missing']])
  })
})
