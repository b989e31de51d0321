import { describe, expect, test } from '@jest/globals'
import type { Review } from '../../../src/facts/change.ts'
import { account, approval, change, commit, digest, HEAD, identity, oid } from '../../builders.ts'
import { codes, finding, judged, type Scene } from './scene.ts'

const BY = { from: ['release-manager'] }
const OLD = oid('01d')
const ELSEWHERE = { commit: OLD, content: digest('c1') }

const authorised = (scene: Scene, by: object = {}) =>
  judged({ ...scene, policy: { 'authorised-by': { ...BY, ...by }, ...scene.policy } })

describe('an authorisation', () => {
  test('is an approval of one who holds the role, on exactly this content', () => {
    const judgement = authorised({ reviews: [approval('carol')] })
    expect([judgement.outcome, judgement.title, judgement.reasons]).toEqual([
      'pass',
      'Change record complete, risk medium',
      [],
    ])
    expect(judgement.measured).toEqual({ computedRisk: 2, declaredRisk: 2, authorised: 1, required: 1 })
    expect(judgement.children[2]).toEqual({
      outcome: 'pass',
      required: 'Authorised by release-manager',
      found: '1: carol',
      evidence: ['100'],
    })
  })

  test('is not required when the policy requires none', () => {
    const judgement = judged({ commits: [commit({ authors: [null] })] })
    expect([judgement.outcome, judgement.children.length]).toEqual(['pass', 2])
    expect(judgement.measured).not.toHaveProperty('required')
  })

  test('that is missing says who could give it', () => {
    const judgement = authorised({})
    expect([judgement.outcome, judgement.title]).toEqual(['fail', 'Not authorised'])
    expect(judgement.reasons).toEqual([
      {
        code: 'authorisation_missing',
        message: 'The change must be authorised by an approval from release-manager; no valid approval yet.',
        next: 'Ask one of carol, dave to approve commit beef000.',
        data: { required: 1, approved: 0, from: ['release-manager'], could: ['carol', 'dave'] },
      },
    ])
    expect(judgement.children[2]).toEqual({
      outcome: 'fail',
      required: 'Authorised by release-manager',
      found: 'no valid approval',
      evidence: [],
    })
    expect(judgement.measured).toMatchObject({ authorised: 0, required: 1 })
  })

  test('by two is not given by one', () => {
    const judgement = authorised({ reviews: [approval('carol')] }, { count: 2 })
    expect(judgement.reasons.map(({ message }) => message)).toEqual([
      'The change must be authorised by 2 approvals from release-manager; 1 of 2 given.',
    ])
    expect(judgement.children[2]).toMatchObject({ required: 'Authorised by 2 of release-manager', found: '1: carol' })
    expect(judgement.measured).toMatchObject({ authorised: 1, required: 2 })
  })

  test('by two is given by two people, and not by one of them twice', () => {
    const twice = [approval('carol'), approval('carol', { id: '101' })]
    expect(authorised({ reviews: twice }, { count: 2 }).outcome).toBe('fail')
    const both = authorised({ reviews: [approval('carol'), approval('dave', { id: '101' })] }, { count: 2 })
    expect([both.outcome, both.title]).toEqual(['pass', 'Change record complete, risk medium'])
  })

  test('is that of any of several roles', () => {
    const judgement = authorised({ reviews: [approval('erin')] }, { from: ['release-manager', 'oncall'] })
    expect([judgement.outcome, judgement.children[2]?.required]).toEqual([
      'pass',
      'Authorised by release-manager or oncall',
    ])
  })

  test('is not undone by a request for changes of somebody else', () => {
    const no: Review = approval('alice', { id: '101', state: 'CHANGES_REQUESTED' })
    const judgement = authorised({ reviews: [approval('carol'), no] })
    expect([judgement.outcome, finding(judgement, 'changes_requested')]).toEqual(['pass', undefined])
  })
})

describe('an approval authorises nothing', () => {
  test.each<[string, Scene, string, string]>([
    [
      'from whoever opened the change',
      { change: change({ author: account('carol') }) },
      'approval_by_author',
      'The approval by carol does not count: carol opened this change.',
    ],
    [
      'from an author of a commit',
      { commits: [commit({ authors: [identity('carol')] })] },
      'approval_by_committer',
      'The approval by carol does not count: carol is an author or committer of a commit in this change.',
    ],
    [
      'from a committer',
      { commits: [commit({ committer: identity('carol') })] },
      'approval_by_committer',
      'The approval by carol does not count: carol is an author or committer of a commit in this change.',
    ],
    [
      'from a co-author',
      { commits: [commit(), commit({ oid: OLD, authors: [identity('mallory'), identity('carol')] })] },
      'approval_by_co_author',
      'The approval by carol does not count: carol is a co-author of a commit in this change.',
    ],
    [
      'from an app',
      { reviews: [approval('carol', { author: account('carol', { kind: 'Bot' }) })] },
      'approval_by_bot',
      'The approval by carol does not count: carol is not a person.',
    ],
    [
      'from one who may not push',
      { reviews: [approval('carol', { canWrite: false })] },
      'approval_without_write',
      'The approval by carol does not count: carol has no write access to this repository.',
    ],
    [
      'for other content',
      { reviews: [approval('carol', ELSEWHERE)] },
      'approval_stale',
      'The approval by carol does not count: it was given for 01d0000, not for beef000, and the change differs between the two.',
    ],
    [
      'for content that is not known',
      { reviews: [approval('carol', { commit: OLD, content: null })], change: change({ content: null }) },
      'approval_stale',
      'The approval by carol does not count: it was given for 01d0000, not for beef000, and the local clone does not show whether the change is the same.',
    ],
    [
      'for another base',
      { change: change({ baseChangedAt: '2026-03-01T10:00:00Z' }) },
      'approval_before_base_change',
      'The approval by carol does not count: it was given before the base branch of the change was changed.',
    ],
    [
      'that was dismissed',
      { reviews: [approval('carol', { state: 'DISMISSED' })] },
      'approval_dismissed',
      'The review by carol does not count: it was dismissed.',
    ],
    [
      'of somebody without the role',
      { reviews: [approval('alice')] },
      'approval_not_eligible',
      'The approval by alice does not count: alice does not hold the role release-manager.',
    ],
  ])('%s', (_, scene, code, message) => {
    const judgement = authorised({ reviews: [approval('carol')], ...scene })
    expect([judgement.outcome, judgement.title]).toEqual(['fail', 'Not authorised'])
    expect(judgement.reasons.map(reason => reason.code)).toEqual(['authorisation_missing', code])
    expect(judgement.reasons[1]?.message).toBe(message)
    expect(judgement.children[2]?.evidence).toEqual([])
  })

  test('whose giver requested changes afterwards', () => {
    const later = approval('carol', { id: '101', state: 'CHANGES_REQUESTED', submittedAt: '2026-03-01T11:00:00Z' })
    expect(codes(authorised({ reviews: [approval('carol'), later] }))).toEqual([
      'authorisation_missing',
      'approval_superseded',
    ])
  })

  test('whose giver has gone', () => {
    const judgement = authorised({ reviews: [approval('carol', { author: null })] })
    expect(codes(judgement)).toEqual(['authorisation_missing', 'approval_account_gone'])
  })

  test.each<[string, Scene]>([
    ['an author', { commits: [commit({ authors: [null] })] }],
    ['a committer', { commits: [commit({ committer: null })] }],
    ['a co-author', { commits: [commit({ authors: [identity('mallory'), null] })] }],
  ])('while nobody knows %s of a commit', (_, scene) => {
    const judgement = authorised({ reviews: [approval('carol')], ...scene })
    expect([judgement.outcome, judgement.title]).toEqual(['fail', 'Commits with an unknown author'])
    expect(judgement.reasons).toEqual([
      {
        code: 'commit_unattributed',
        message:
          'Commit beef000 names an author, committer or co-author whose e-mail belongs to no GitHub account, so it is unknown whether an approver wrote it.',
        next: 'The person must add the e-mail to their GitHub account. Otherwise, rewrite the commit with a known e-mail.',
        data: { commit: HEAD },
      },
    ])
    expect(judgement.children[2]?.outcome).toBe('fail')
  })
})

describe('an approval authorises', () => {
  test('when it was given for another commit with exactly this content, and that is reported', () => {
    const judgement = authorised({ reviews: [approval('carol', { commit: OLD })] })
    expect(judgement.outcome).toBe('pass')
    expect(finding(judgement, 'approval_carried_over')?.message).toBe(
      'The approval by carol was given for 01d0000, which contains exactly the same change.',
    )
  })

  test.each<[string, string[], Scene]>([
    ['the author', ['committers', 'co-authors'], { change: change({ author: account('carol') }) }],
    ['a committer', ['author', 'co-authors'], { commits: [commit({ committer: identity('carol') })] }],
    [
      'a co-author',
      ['author', 'committers'],
      { commits: [commit({ authors: [identity('mallory'), identity('carol')] })] },
    ],
    ['a stranger among the committers', ['author', 'co-authors'], { commits: [commit({ committer: null })] }],
  ])('although its giver is, or could be, %s, when the policy excludes only %j', (_, not, scene) => {
    expect(authorised({ reviews: [approval('carol')], ...scene }, { not }).outcome).toBe('pass')
  })

  test('never when an app gave it, whatever the policy leaves out', () => {
    const reviews = [approval('carol', { author: account('carol', { kind: 'Bot' }) })]
    expect(codes(authorised({ reviews }, { not: [] }))).toEqual(['authorisation_missing', 'approval_by_bot'])
  })
})

describe('a type with an authorisation of its own', () => {
  const types = { emergency: { 'authorised-by': { from: ['oncall'] } }, standard: {} }

  test.each<[string, string | undefined, string, string]>([
    ['is authorised by that', 'emergency', 'erin', 'pass'],
    ['is not authorised by the others', 'emergency', 'carol', 'fail'],
    ['leaves the other types to the others', 'standard', 'carol', 'pass'],
    ['leaves normal changes to the others', undefined, 'carol', 'pass'],
    ['authorises no normal change', undefined, 'erin', 'fail'],
    ['authorises no change of a type that is not known', 'constructor', 'erin', 'fail'],
  ])('%s', (_, type, login, outcome) => {
    const judgement = authorised({ policy: { types }, texts: { type }, reviews: [approval(login)] })
    expect(judgement.outcome).toBe(outcome)
  })

  test('needs none for other types when the policy has no general one', () => {
    expect(judged({ policy: { types }, texts: { type: 'standard' } }).outcome).toBe('pass')
    expect(codes(judged({ policy: { types }, texts: { type: 'emergency' } }))).toEqual(['authorisation_missing'])
  })
})
