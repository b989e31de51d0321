import { describe, expect, test } from '@jest/globals'
import type { Review } from '../../../src/facts/change.ts'
import type { Settings } from '../../../src/gates/approvals/settings.ts'
import { account, approval, change, commit, digest, HEAD, identity, oid } from '../../builders.ts'
import { codes, judged, type Scene } from './scene.ts'

const ASK = 'Ask 1 person with write access who did not contribute to the change to approve commit beef000.'
const OLD = oid('01d')

describe('a count', () => {
  test.each<[string, number, string[], string, string]>([
    ['is reached by as many approvals', 1, ['alice'], 'pass', '1 of 1 approval'],
    ['is reached by more', 1, ['alice', 'bob'], 'pass', '1 of 1 approval'],
    ['is not reached by fewer', 2, ['alice'], 'fail', '1 of 2 approvals'],
    ['is not reached by none', 1, [], 'fail', '0 of 1 approval'],
    ['is reached by two people', 2, ['alice', 'bob'], 'pass', '2 of 2 approvals'],
  ])('%s', (_, count, people, outcome, title) => {
    const judgement = judged({ require: [{ count }], reviews: people.map(name => approval(name)) })
    expect([judgement.outcome, judgement.title]).toEqual([outcome, title])
    expect(judgement.measured).toEqual({ required: count, approved: Math.min(count, people.length) })
  })

  test('counts a person once, however often they approve', () => {
    const reviews = [approval('alice'), approval('alice', { id: '101' }), approval('alice', { id: '102' })]
    expect(judged({ require: [{ count: 2 }], reviews }).title).toBe('1 of 2 approvals')
  })

  test('says what is there, what is missing, and the next step', () => {
    const judgement = judged({ require: [{ count: 2 }], reviews: [approval('alice')] })
    expect(judgement.children).toEqual([
      { outcome: 'fail', required: '2 approvals from people with write access', found: '1: alice', evidence: ['100'] },
    ])
    expect(judgement.reasons).toEqual([
      {
        code: 'approvals_missing',
        message: '2 approvals from people with write access required; 1 of 2 given.',
        next: ASK,
        data: { required: 2, approved: 1, from: [] },
      },
    ])
    expect(judgement.findings).toEqual([])
  })
})

describe('a role', () => {
  test.each<[string, Settings['require'], string[], string]>([
    ['is filled by one who holds it', [{ count: 1, from: ['maintainer'] }], ['alice'], '1 of 1 approval'],
    ['does not mind the case of a login', [{ count: 1, from: ['maintainer'] }], ['ALICE'], '1 of 1 approval'],
    ['is not filled by one who does not', [{ count: 1, from: ['maintainer'] }], ['dave'], '0 of 1 approval'],
    ['of several is enough', [{ count: 1, from: ['maintainer', 'quality-owner'] }], ['carol'], '1 of 1 approval'],
    [
      'and another need two people',
      [
        { count: 1, from: ['maintainer'] },
        { count: 1, from: ['lead'] },
      ],
      ['alice'],
      '1 of 2 approvals',
    ],
    ['and anybody need two people', [{ count: 1, from: ['maintainer'] }, { count: 1 }], ['alice'], '1 of 2 approvals'],
    [
      'and anybody are filled by two',
      [{ count: 1 }, { count: 1, from: ['maintainer'] }],
      ['alice', 'dave'],
      '2 of 2 approvals',
    ],
    [
      'is given to whom it must be, when one could fill all',
      [
        { count: 1, from: ['abc'] },
        { count: 1, from: ['ab'] },
        { count: 1, from: ['a'] },
      ],
      ['alice', 'bob', 'carol'],
      '3 of 3 approvals',
    ],
    [
      'is given to whom it must be, in whatever order they came',
      [
        { count: 1, from: ['a'] },
        { count: 1, from: ['ab'] },
        { count: 1, from: ['abc'] },
      ],
      ['carol', 'bob', 'alice'],
      '3 of 3 approvals',
    ],
    [
      'is given to as many as can be',
      [
        { count: 2, from: ['abc'] },
        { count: 1, from: ['ab'] },
        { count: 1, from: ['a'] },
      ],
      ['alice', 'bob', 'carol'],
      '3 of 4 approvals',
    ],
  ])('%s', (_, require, people, title) => {
    expect(judged({ require, reviews: people.map(name => approval(name)) }).title).toBe(title)
  })

  test.each<[string, Scene, string]>([
    [
      'those who hold it',
      { require: [{ count: 1, from: ['maintainer'] }] },
      'Ask alice or bob to approve commit beef000.',
    ],
    [
      'all of them when all are needed',
      { require: [{ count: 2, from: ['maintainer'] }] },
      'Ask alice and bob to approve commit beef000.',
    ],
    [
      'not those who have approved',
      { require: [{ count: 2, from: ['maintainer'] }], reviews: [approval('alice')] },
      'Ask bob to approve commit beef000.',
    ],
    [
      'not those who wrote a commit',
      { require: [{ count: 1, from: ['maintainer'] }], commits: [commit({ authors: [identity('Alice')] })] },
      'Ask bob to approve commit beef000.',
    ],
    [
      'not those who helped with a commit',
      {
        require: [{ count: 1, from: ['maintainer'] }],
        commits: [commit({ authors: [identity('mallory'), identity('bob')] })],
      },
      'Ask alice to approve commit beef000.',
    ],
    [
      'not whoever opened the change',
      { require: [{ count: 1, from: ['maintainer'] }], change: change({ author: account('alice') }) },
      'Ask bob to approve commit beef000.',
    ],
    [
      'not those who may not push',
      { require: [{ count: 1, from: ['maintainer'] }], reviews: [approval('bob', { canWrite: false })] },
      'Ask alice to approve commit beef000.',
    ],
    [
      'those whose approval is stale',
      {
        require: [{ count: 1, from: ['quality-owner'] }],
        reviews: [approval('carol', { commit: OLD, content: null })],
      },
      'Ask carol to approve commit beef000.',
    ],
    [
      'at most ten of them',
      { require: [{ count: 1, from: ['crowd'] }] },
      'Ask one of user1, user2, user3, user4, user5, user6, user7, user8, user9, user10 and 20 more to approve commit beef000.',
    ],
    [
      'that nobody is left',
      { require: [{ count: 1, from: ['quality-owner'] }], commits: [commit({ committer: identity('carol') })] },
      'With the role quality-owner, nobody can still approve this change, but 1 person must. Add people to the role in the policy on the base branch.',
    ],
    [
      'that too few are left',
      { require: [{ count: 3, from: ['maintainer'] }] },
      'With the role maintainer, only alice and bob can still approve this change, but 3 people must. Add people to the role in the policy on the base branch.',
    ],
    [
      'no robots',
      { require: [{ count: 1, from: ['robot'] }] },
      'With the role robot, nobody can still approve this change, but 1 person must. Add people to the role in the policy on the base branch.',
    ],
  ])('says whom to ask: %s', (_, scene, next) => {
    expect(judged(scene).reasons[0]?.next).toBe(next)
  })

  test('says whose approval found no place', () => {
    const { reasons, children } = judged({
      require: [{ count: 1, from: ['quality-owner'] }],
      reviews: [approval('alice')],
    })
    expect(children).toEqual([
      { outcome: 'fail', required: '1 approval from quality-owner', found: 'no valid approval', evidence: [] },
    ])
    expect(reasons[1]).toEqual({
      code: 'approval_not_eligible',
      message: 'The approval by alice does not count: alice does not hold the role quality-owner.',
      data: { review: '100', account: '2', commit: HEAD },
    })
  })

  test('says where a role may name the person with a typing error', () => {
    const { reasons } = judged({
      require: [{ count: 1, from: ['maintainer'] }],
      reviews: [approval('bbo', { author: account('bbo') })],
    })
    expect(reasons[1]?.message).toBe(
      'The approval by bbo does not count: bbo does not hold the role maintainer, but the policy names bob. If bbo is meant, correct the policy.',
    )
  })

  test('says nothing of an approval that was not needed', () => {
    const judgement = judged({
      require: [{ count: 1, from: ['maintainer'] }],
      reviews: [approval('alice'), approval('dave')],
    })
    expect([judgement.outcome, judgement.reasons, judgement.findings]).toEqual(['pass', [], []])
  })
})

describe('the latest review of an account', () => {
  const at = (state: Review['state'], id: string, minute: number, part: Partial<Review> = {}) =>
    approval('alice', { id, state, submittedAt: `2026-03-01T10:${String(minute).padStart(2, '0')}:00Z`, ...part })

  test.each<[string, Review[], string, string[]]>([
    ['approval counts', [at('APPROVED', '1', 0)], 'pass', []],
    ['a comment afterwards takes nothing back', [at('APPROVED', '1', 0), at('COMMENTED', '2', 1)], 'pass', []],
    [
      'a review that is not sent is nothing',
      [at('PENDING', '1', 0, { submittedAt: '' })],
      'fail',
      ['approvals_missing'],
    ],
    ['a comment is no approval', [at('COMMENTED', '1', 0)], 'fail', ['approvals_missing']],
    [
      'a request for changes afterwards takes it back',
      [at('APPROVED', '1', 0), at('CHANGES_REQUESTED', '2', 1)],
      'fail',
      ['approvals_missing', 'approval_superseded'],
    ],
    ['a request for changes before it does not', [at('CHANGES_REQUESTED', '1', 0), at('APPROVED', '2', 1)], 'pass', []],
    ['a dismissal stands in its place', [at('DISMISSED', '1', 0)], 'fail', ['approvals_missing', 'approval_dismissed']],
    [
      'a dismissal does not bring back an older approval',
      [at('APPROVED', '1', 0), at('DISMISSED', '2', 1)],
      'fail',
      ['approvals_missing', 'approval_superseded', 'approval_dismissed'],
    ],
    ['an approval after a dismissal counts', [at('DISMISSED', '1', 0), at('APPROVED', '2', 1)], 'pass', []],
    [
      'two in one second are distinguished by their ids, as numbers',
      [at('CHANGES_REQUESTED', '10', 0), at('APPROVED', '9', 0)],
      'fail',
      ['approvals_missing', 'approval_superseded'],
    ],
    [
      'a new name is no new account',
      [at('APPROVED', '1', 0), at('CHANGES_REQUESTED', '2', 1, { author: account('alice', { login: 'alice-new' }) })],
      'fail',
      ['approvals_missing', 'approval_superseded'],
    ],
    [
      'an old name taken by somebody else is another account',
      [at('APPROVED', '1', 0), at('CHANGES_REQUESTED', '2', 1, { author: account('alice', { id: '77' }) })],
      'pass',
      [],
    ],
  ])('%s', (_, reviews, outcome, reasons) => {
    const judgement = judged({ reviews })
    expect([judgement.outcome, codes(judgement)]).toEqual([outcome, reasons])
  })

  test('that requests changes is shown, and blocks nothing of itself', () => {
    const judgement = judged({ reviews: [approval('alice'), approval('bob', { state: 'CHANGES_REQUESTED' })] })
    expect(judgement.outcome).toBe('pass')
    expect(judgement.findings).toEqual([
      { code: 'changes_requested', message: 'bob requested changes.', data: { review: '100', account: '3' } },
    ])
  })
})

describe('an approval that does not count says why', () => {
  const only = { require: [{ count: 1 }] }
  test.each<[string, Scene, string, string, string | undefined]>([
    [
      'by whoever opened the change',
      { reviews: [approval('mallory')] },
      'approval_by_author',
      'The approval by mallory does not count: mallory opened this change.',
      undefined,
    ],
    [
      'by the author of a commit',
      { reviews: [approval('alice')], commits: [commit({ authors: [identity('alice')] })] },
      'approval_by_committer',
      'The approval by alice does not count: alice is an author or committer of a commit in this change.',
      undefined,
    ],
    [
      'by the committer of a commit',
      { reviews: [approval('alice')], commits: [commit({ committer: identity('alice') })] },
      'approval_by_committer',
      'The approval by alice does not count: alice is an author or committer of a commit in this change.',
      undefined,
    ],
    [
      'by the third of several co-authors',
      {
        reviews: [approval('alice')],
        commits: [commit({ authors: ['mallory', 'dave', 'erin', 'alice'].map(identity) })],
      },
      'approval_by_co_author',
      'The approval by alice does not count: alice is a co-author of a commit in this change.',
      undefined,
    ],
    [
      'by the author of a commit on a merged side branch',
      {
        reviews: [approval('alice')],
        commits: [commit({ parents: [oid('a'), oid('b')] }), commit({ oid: oid('b'), authors: [identity('alice')] })],
      },
      'approval_by_committer',
      'The approval by alice does not count: alice is an author or committer of a commit in this change.',
      undefined,
    ],
    [
      'by a bot',
      { reviews: [approval('renovate[bot]', { author: account('renovate[bot]', { kind: 'Bot' }) })] },
      'approval_by_bot',
      'The approval by renovate[bot] does not count: renovate[bot] is not a person.',
      undefined,
    ],
    [
      'by an account that an import made up',
      { reviews: [approval('alice', { author: account('alice', { kind: 'Mannequin' }) })] },
      'approval_by_bot',
      'The approval by alice does not count: alice is not a person.',
      undefined,
    ],
    [
      'by somebody who may not push',
      { reviews: [approval('alice', { canWrite: false })] },
      'approval_without_write',
      'The approval by alice does not count: alice has no write access to this repository.',
      undefined,
    ],
    [
      'by a deleted account',
      { reviews: [approval('alice', { author: null })] },
      'approval_account_gone',
      'The approval by a deleted account does not count: the account that gave it no longer exists.',
      undefined,
    ],
    [
      'for another commit',
      { reviews: [approval('alice', { commit: OLD, content: digest('01d') })] },
      'approval_stale',
      'The approval by alice does not count: it was given for 01d0000, not for beef000, and the change differs between the two.',
      'Ask alice to review beef000 and approve again.',
    ],
    [
      'for a deleted commit',
      { reviews: [approval('alice', { commit: null, content: null })] },
      'approval_stale',
      'The approval by alice does not count: it was given for a deleted commit, not for beef000, and the local clone does not show whether the change is the same.',
      'Ask alice to review beef000 and approve again.',
    ],
    [
      'for the head, before the change was pointed at another base',
      { reviews: [approval('alice')], change: change({ baseChangedAt: '2026-03-01T10:00:01Z' }) },
      'approval_before_base_change',
      'The approval by alice does not count: it was given before the base branch of the change was changed.',
      'Ask alice to review and approve it again.',
    ],
    [
      'that was dismissed',
      { reviews: [approval('alice', { state: 'DISMISSED' })] },
      'approval_dismissed',
      'The review by alice does not count: it was dismissed.',
      'Ask alice to review again.',
    ],
    [
      'that was taken back',
      { reviews: [approval('alice'), approval('alice', { id: '101', state: 'CHANGES_REQUESTED' })] },
      'approval_superseded',
      'The approval by alice does not count: alice requested changes after it.',
      'Resolve the requested changes with alice, who can then approve commit beef000.',
    ],
  ])('%s', (_, scene, code, message, next) => {
    const judgement = judged({ ...only, ...scene })
    expect([judgement.outcome, judgement.title]).toEqual(['fail', '0 of 1 approval'])
    expect(codes(judgement)).toEqual(['approvals_missing', code])
    expect(judgement.reasons[1]?.message).toBe(message)
    expect(judgement.reasons[1]?.next).toBe(next)
  })

  test('also beside a pass, as a finding', () => {
    const judgement = judged({ reviews: [approval('alice'), approval('mallory')] })
    expect([judgement.outcome, judgement.reasons]).toEqual(['pass', []])
    expect(judgement.findings.map(({ code }) => code)).toEqual(['approval_by_author'])
  })

  test('deleted accounts are not taken for one another', () => {
    const ghost = (id: string, state: Review['state']) => approval('x', { id, state, author: null })
    const judgement = judged({ reviews: [ghost('1', 'APPROVED'), ghost('2', 'CHANGES_REQUESTED')] })
    expect(codes(judgement)).toEqual(['approvals_missing', 'approval_account_gone'])
  })
})

describe('an exclusion that the policy leaves out', () => {
  const bot = approval('renovate[bot]', { author: account('renovate[bot]', { kind: 'Bot' }) })
  test.each<[string, Settings['exclude'], Scene, string]>([
    ['bots: a bot may approve', ['author'], { reviews: [bot] }, 'pass'],
    ['bots: a bot may fill a role', ['author'], { require: [{ count: 1, from: ['robot'] }], reviews: [bot] }, 'pass'],
    [
      'bots: a bot is not the user of its name',
      ['author'],
      { require: [{ count: 1, from: ['renovate'] }], reviews: [bot] },
      'fail',
    ],
    ['bots: and must still be allowed to push', ['author'], { reviews: [{ ...bot, canWrite: false }] }, 'fail'],
    [
      'committers: whoever committed may approve',
      ['author'],
      { reviews: [approval('alice')], commits: [commit({ committer: identity('alice') })] },
      'pass',
    ],
    [
      'co-authors: whoever helped may approve',
      ['author', 'committers'],
      { reviews: [approval('alice')], commits: [commit({ authors: ['mallory', 'alice'].map(identity) })] },
      'pass',
    ],
    [
      'committers: a co-author may still not',
      ['co-authors'],
      { reviews: [approval('alice')], commits: [commit({ authors: ['mallory', 'alice'].map(identity) })] },
      'fail',
    ],
    [
      'committers: unknown authors do not matter',
      ['author', 'co-authors'],
      { reviews: [approval('alice')], commits: [commit({ authors: [null], committer: null })] },
      'pass',
    ],
    [
      'co-authors: unknown co-authors do not matter',
      ['committers'],
      { reviews: [approval('alice')], commits: [commit({ authors: [identity('mallory'), null] })] },
      'pass',
    ],
    [
      'co-authors: an unknown author does',
      ['committers'],
      { reviews: [approval('alice')], commits: [commit({ authors: [null] })] },
      'fail',
    ],
    [
      'committers: an unknown co-author does',
      ['co-authors'],
      { reviews: [approval('alice')], commits: [commit({ authors: [identity('mallory'), null] })] },
      'fail',
    ],
  ])('%s', (_, exclude, scene, outcome) => {
    expect(judged({ ...scene, exclude }).outcome).toBe(outcome)
  })
})

describe('a commit with an unknown author', () => {
  test.each<[string, Scene]>([
    ['author', { commits: [commit({ authors: [null] })] }],
    ['committer', { commits: [commit({ committer: null })] }],
    ['co-author', { commits: [commit({ authors: [identity('mallory'), null] })] }],
    ['author at all', { commits: [commit({ authors: [] })] }],
  ])('fails the gate although all approvals are there: no known %s', (_, scene) => {
    const judgement = judged({ ...scene, reviews: [approval('alice')] })
    expect([judgement.outcome, judgement.title]).toEqual(['fail', '1 of 1 approval, 1 commit with an unknown author'])
    expect(judgement.reasons).toEqual([
      {
        code: 'commit_unattributed',
        message:
          'Commit beef000 names an author, committer or co-author whose e-mail belongs to no GitHub account, so it is unknown whether an approver wrote it.',
        next: 'The person must add the e-mail to their GitHub account. Otherwise, rewrite the commit with a known e-mail.',
        data: { commit: HEAD },
      },
    ])
  })

  test('is reported for each commit', () => {
    const commits = ['a', 'b', 'c'].map(start => commit({ oid: oid(start), committer: null }))
    expect(judged({ commits, reviews: [approval('alice')] }).title).toBe(
      '1 of 1 approval, 3 commits with an unknown author',
    )
  })
})

describe('an approval for another commit', () => {
  const C0 = digest('c0')
  test.each<[string, 'content' | 'commit', Partial<Review>, string | null, string]>([
    ['counts when that carries exactly the same change', 'content', { commit: OLD, content: C0 }, C0, 'pass'],
    ['does not when it carries another', 'content', { commit: OLD, content: digest('c1') }, C0, 'fail'],
    ['does not when what it carries is not known', 'content', { commit: OLD, content: null }, C0, 'fail'],
    ['does not when what the head carries is not known', 'content', { commit: OLD, content: C0 }, null, 'fail'],
    ['does not when neither is known: null is not null', 'content', { commit: OLD, content: null }, null, 'fail'],
    ['does not when the policy binds to the commit', 'commit', { commit: OLD, content: C0 }, C0, 'fail'],
    ['and for the head itself needs no content', 'content', { commit: HEAD, content: null }, null, 'pass'],
    ['and for the head itself counts under `commit` too', 'commit', { commit: HEAD, content: null }, null, 'pass'],
  ])('%s', (_, stale, review, content, outcome) => {
    const scene = { reviews: [approval('alice', review)], change: change({ content }), 'on-push': { stale } }
    expect(judged(scene).outcome).toBe(outcome)
  })

  test('is named when it was given for another commit', () => {
    expect(judged({ reviews: [approval('alice', { commit: OLD })] }).findings).toEqual([
      {
        code: 'approval_carried_over',
        message: 'The approval by alice was given for 01d0000, which contains exactly the same change.',
        data: { review: '100', account: '2', commit: OLD },
      },
    ])
  })

  test('is reported without mentioning content when the policy binds to the commit', () => {
    const judgement = judged({ reviews: [approval('alice', { commit: OLD })], 'on-push': { stale: 'commit' } })
    expect(judgement.reasons[1]?.message).toBe(
      'The approval by alice does not count: it was given for 01d0000, not for beef000.',
    )
  })
})

describe('a change that was pointed at another base', () => {
  const AT = '2026-03-01T10:00:00Z'
  const moved = change({ baseChangedAt: AT })
  test.each<[string, Partial<Review>, string]>([
    ['takes no approval from before', { submittedAt: '2026-03-01T09:59:59Z' }, 'fail'],
    ['takes none of the same second, which may be from before', { submittedAt: AT }, 'fail'],
    ['takes none whose time is not known', { submittedAt: '' }, 'fail'],
    ['takes one from afterwards', { submittedAt: '2026-03-01T10:00:01Z' }, 'pass'],
    [
      'takes a later one that was given for another commit',
      { submittedAt: '2026-03-01T10:00:01Z', commit: OLD },
      'pass',
    ],
    [
      'takes no earlier one that was given for another commit',
      { submittedAt: '2026-03-01T09:59:59Z', commit: OLD },
      'fail',
    ],
  ])('%s', (_, review, outcome) => {
    expect(judged({ reviews: [approval('alice', review)], change: moved }).outcome).toBe(outcome)
  })

  test('asks earlier approvers again', () => {
    const scene = { require: [{ count: 1, from: ['quality-owner'] }], reviews: [approval('carol')], change: moved }
    expect(judged(scene).reasons.map(({ next }) => next)).toEqual([
      'Ask carol to approve commit beef000.',
      'Ask carol to review and approve it again.',
    ])
  })
})

describe('an attack', () => {
  const pass = { reviews: [approval('alice')] }
  test('the scene passes before it', () => expect(judged(pass).outcome).toBe('pass'))

  test.each<[string, Scene]>([
    ['push after the approval', { ...pass, change: change({ head: oid('bad'), content: digest('bad') }) }],
    [
      'a commit that was pushed elsewhere before the approval',
      { reviews: [approval('alice', { submittedAt: '2099-01-01T00:00:00Z', commit: OLD, content: digest('01d') })] },
    ],
    [
      'approved into a harmless branch, then pointed at another',
      { ...pass, change: change({ baseChangedAt: '2026-03-01T11:00:00Z' }) },
    ],
    ['a co-author approves', { ...pass, commits: [commit({ authors: ['mallory', 'alice'].map(identity) })] }],
    ['a committer approves', { ...pass, commits: [commit({ committer: identity('alice') })] }],
    [
      'commits under an address that belongs to nobody',
      { ...pass, commits: [commit({ authors: [null], committer: null })] },
    ],
    [
      'the real author hides behind a merge',
      { ...pass, commits: [commit(), commit({ oid: oid('51de'), authors: [identity('alice')] })] },
    ],
    [
      'approve, then request changes',
      { reviews: [approval('alice'), approval('alice', { id: '101', state: 'CHANGES_REQUESTED' })] },
    ],
    [
      'a dismissal that should bring back an older approval',
      { reviews: [approval('alice'), approval('alice', { id: '101', state: 'DISMISSED' })] },
    ],
    [
      'an app approves',
      { reviews: [approval('github-actions[bot]', { author: account('github-actions[bot]', { kind: 'Bot' }) })] },
    ],
    [
      'an app with the name of a maintainer approves',
      {
        require: [{ count: 1, from: ['maintainer'] }],
        exclude: ['author'],
        reviews: [approval('alice[bot]', { author: account('alice[bot]', { id: '900', kind: 'Bot' }) })],
      },
    ],
    ['somebody with read access approves', { reviews: [approval('alice', { canWrite: false })] }],
    [
      'one person with two reviews fills two places',
      { require: [{ count: 2 }], reviews: [approval('alice'), approval('alice', { id: '101' })] },
    ],
    [
      'one person under two names fills two places',
      {
        require: [{ count: 2 }],
        reviews: [approval('alice'), approval('alice', { id: '101', author: account('alice', { login: 'alice2' }) })],
      },
    ],
    [
      'one person with two roles fills both',
      {
        require: [
          { count: 1, from: ['maintainer'] },
          { count: 1, from: ['lead'] },
        ],
        reviews: [approval('alice')],
      },
    ],
    ['the author approves under another case of the name', { reviews: [approval('Mallory')] }],
    [
      'the author approves after a change of name',
      { reviews: [approval('mallory', { author: account('mallory', { login: 'nice-person' }) })] },
    ],
  ])('%s: does not pass', (_, scene) => {
    expect(judged(scene).outcome).toBe('fail')
  })
})
