import { describe, expect, test } from '@jest/globals'
import type { Review } from '../../../src/facts/change.ts'
import type { RiskRule } from '../../../src/gates/shared/risk.ts'
import { account, approval, change, commit, digest, oid } from '../../builders.ts'
import { codes, judged, type Scene, told } from './scene.ts'

// Which requirements are asked of a change, in which ways and in which order they are met, and for how long.

const OLD = oid('01d')
const outcome = (scene: Scene) => [judged(scene).outcome, judged(scene).title]

describe('a requirement with conditions', () => {
  const RULES: RiskRule[] = [
    { level: 'high', paths: ['src/payments/**'] },
    { level: 'low', 'only-paths': ['docs/**'] },
  ]
  const asked = (conditions: object) => [{ count: 1 }, { count: 1, from: ['quality-owner'], ...conditions }]
  const bob = [approval('bob')]

  test.each<[string, object, Scene, string]>([
    ['by path applies when a file matches', { when: { paths: ['src/**'] } }, {}, '1 of 2 approvals'],
    ['by path does not apply otherwise', { when: { paths: ['lib/**'] } }, {}, '1 of 1 approval'],
    [
      'by risk applies at that risk',
      { when: { risk: ['high'] } },
      { files: ['src/payments/a.ts'] },
      '1 of 2 approvals',
    ],
    ['by risk does not apply below', { when: { risk: ['high'] } }, {}, '1 of 1 approval'],
    ['by branch applies there', { when: { branches: ['main'] } }, {}, '1 of 2 approvals'],
    ['by branch does not apply elsewhere', { when: { branches: ['release/*'] } }, {}, '1 of 1 approval'],
    [
      'by number of files applies above it',
      { when: { 'more-than': { files: 1 } } },
      { files: ['a', 'b'] },
      '1 of 2 approvals',
    ],
    [
      'by number of files does not apply at it',
      { when: { 'more-than': { files: 2 } } },
      { files: ['a', 'b'] },
      '1 of 1 approval',
    ],
    ['by number of lines applies above it', { when: { 'more-than': { lines: 11 } } }, {}, '1 of 2 approvals'],
    ['by number of lines does not apply at it', { when: { 'more-than': { lines: 12 } } }, {}, '1 of 1 approval'],
    ['by signatures applies when one is missing', { when: { 'unverified-commits': true } }, {}, '1 of 2 approvals'],
    [
      'by signatures does not apply when all are valid',
      { when: { 'unverified-commits': true } },
      { commits: [commit({ verified: true })] },
      '1 of 1 approval',
    ],
    ['by label applies with it', { when: { 'or-labels': ['Risky'] } }, { labels: ['risky'] }, '1 of 2 approvals'],
    [
      'that is not needed for some files applies to others',
      { 'not-needed-when': { 'only-paths': ['docs/**'] } },
      {},
      '1 of 2 approvals',
    ],
    [
      'that is not needed for some files does not apply to these alone',
      { 'not-needed-when': { 'only-paths': ['docs/**'] } },
      { files: ['docs/a.md'] },
      '1 of 1 approval',
    ],
    [
      'that is not needed at low risk does not apply then',
      { 'not-needed-when': { risk: ['low'] } },
      { files: ['docs/a.md'] },
      '1 of 1 approval',
    ],
    ['that is not needed at low risk applies above', { 'not-needed-when': { risk: ['low'] } }, {}, '1 of 2 approvals'],
    [
      'that is not needed for signed commits applies to an unsigned one',
      { 'not-needed-when': { 'verified-commits': true } },
      { commits: [commit({ verified: true }), commit({ oid: oid('c') })] },
      '1 of 2 approvals',
    ],
    [
      'is not needed only when all its conditions hold',
      { 'not-needed-when': { 'verified-commits': true, 'only-paths': ['docs/**'] } },
      { files: ['docs/a.md'] },
      '1 of 2 approvals',
    ],
    [
      'with no file at all still applies',
      { 'not-needed-when': { 'only-paths': ['**'] } },
      { files: [] },
      '1 of 2 approvals',
    ],
  ])('%s', (_, conditions, scene, title) => {
    expect(judged({ require: asked(conditions), reviews: bob, risk: RULES, ...scene }).title).toBe(title)
  })

  test('says why it does not apply', () => {
    const { findings } = judged({ require: asked({ when: { paths: ['lib/**'] } }), reviews: bob })
    expect(findings).toEqual([{ code: 'requirement_not_asked', message: 'No changed file matches lib/**.' }])
  })

  test('fails when none of them applies, unless the policy says otherwise', () => {
    const require = [{ count: 1, when: { paths: ['lib/**'] } }]
    const judgement = judged({ require, reviews: bob })
    expect([judgement.outcome, judgement.title]).toEqual(['fail', 'No review is required'])
    expect(judgement.reasons).toEqual([
      {
        code: 'no_requirement_applies',
        message: 'No requirement applies to this change, so nobody would have to review it.',
        next: 'Add a requirement for all other changes, or set `on-none: pass` in the policy.',
      },
    ])
    const passed = judged({ require, reviews: bob, 'on-none': 'pass' })
    expect([passed.outcome, passed.title, passed.reasons]).toEqual(['pass', 'No review is required', []])
    expect(passed.findings).toEqual([{ code: 'requirement_not_asked', message: 'No changed file matches lib/**.' }])
  })
})

describe('a choice', () => {
  const require = [{ any: [{ count: 2, from: ['maintainer'] }, { from: ['quality-owner'] }] }]

  test.each<[string, string[], string, string]>([
    ['is met in its first way', ['alice', 'bob'], 'pass', '2 of 2 approvals'],
    ['is met in its second way', ['carol'], 'pass', '1 of 1 approval'],
    ['is not met by half of the first', ['bob'], 'fail', '1 of 2 approvals'],
  ])('%s', (_, people, expected, title) => {
    expect(outcome({ require, reviews: people.map(name => approval(name)) })).toEqual([expected, title])
  })

  test('shows the nearest alternative, and that there is another', () => {
    const judgement = judged({ require, reviews: [approval('bob')] })
    expect(told(judgement)).toEqual([
      'approvals_missing: 2 approvals from maintainer required; 1 of 2 given.',
      'approvals_alternative: Alternatively, 1 approval from quality-owner would be enough.',
    ])
    expect(judgement.children).toHaveLength(1)
  })

  test.each<[string, string[], string]>([
    ['is met by all parts of a way', ['alice', 'carol'], 'pass'],
    ['is not met by one of them', ['carol'], 'fail'],
    ['is not met by one person for two parts', ['alice'], 'fail'],
  ])('of several together %s', (_, people, expected) => {
    const ways = [{ any: [{ all: [{ from: ['lead'] }, { from: ['abc'] }] }, { count: 3 }] }]
    expect(judged({ require: ways, reviews: people.map(name => approval(name)) }).outcome).toBe(expected)
  })

  test('is made together with the other requirements: nobody is counted twice for want of trying', () => {
    const both = [{ from: ['lead'] }, { any: [{ from: ['lead'] }, { from: ['quality-owner'] }] }]
    expect(outcome({ require: both, reviews: [approval('alice'), approval('carol')] })).toEqual([
      'pass',
      '2 of 2 approvals',
    ])
    expect(outcome({ require: both, reviews: [approval('alice')] })).toEqual(['fail', '1 of 2 approvals'])
  })
})

describe('people', () => {
  const require = [{ from: ['maintainer'] }, { from: ['lead'] }]

  test('are different ones for every requirement, and the reason says why one is not enough', () => {
    const judgement = judged({ require, reviews: [approval('alice')] })
    expect(told(judgement)).toEqual([
      'approvals_missing: 1 approval from lead required; no valid approval yet. alice could give it, but is already counted for another requirement, and each person counts once.',
    ])
    expect(judged({ require, reviews: [approval('alice'), approval('bob')] }).outcome).toBe('pass')
  })

  test('may be the same where the policy says so', () => {
    expect(outcome({ require, people: 'shared', reviews: [approval('alice')] })).toEqual(['pass', '2 of 2 approvals'])
  })

  test('of one requirement are different ones all the same', () => {
    const two = [{ count: 2, from: ['maintainer'] }]
    expect(outcome({ require: two, people: 'shared', reviews: [approval('alice')] })).toEqual([
      'fail',
      '1 of 2 approvals',
    ])
  })
})

describe('an order', () => {
  const require = [
    { name: 'first', from: ['maintainer'] },
    { after: 'first', from: ['quality-owner'] },
  ]
  const at = (login: string, id: string, minute: string) =>
    approval(login, { id, submittedAt: `2026-03-01T10:${minute}:00Z` })

  test.each<[string, ReturnType<typeof at>[], string, string[]]>([
    ['is kept', [at('bob', '1', '01'), at('carol', '2', '02')], 'pass', []],
    [
      'is not kept the other way round',
      [at('carol', '1', '01'), at('bob', '2', '02')],
      'fail',
      ['approvals_missing', 'approval_too_early'],
    ],
    [
      'is not kept in the same second',
      [at('bob', '1', '01'), at('carol', '2', '01')],
      'fail',
      ['approvals_missing', 'approval_too_early'],
    ],
    [
      'waits for the first',
      [at('carol', '1', '01')],
      'fail',
      ['approvals_missing', 'approvals_missing', 'approval_too_early'],
    ],
    [
      'is kept by an approval that is given again',
      [at('carol', '1', '01'), at('bob', '2', '02'), at('carol', '3', '03')],
      'pass',
      [],
    ],
  ])('%s', (_, reviews, expected, reasons) => {
    const judgement = judged({ require, reviews })
    expect([judgement.outcome, codes(judgement)]).toEqual([expected, reasons])
  })

  test('is kept although the one who came first approves once more', () => {
    const again = [at('bob', '1', '01'), at('carol', '2', '02'), at('bob', '3', '03')]
    expect(judged({ require, reviews: again }).outcome).toBe('pass')
  })

  test.each<[string, Partial<Review>]>([
    ['requested changes', { state: 'CHANGES_REQUESTED' }],
    ['approved something else', { commit: OLD, content: digest('01d') }],
    ['was dismissed', { state: 'DISMISSED' }],
  ])('counts from the second approval of somebody who between two of them %s', (_, part) => {
    const between = approval('bob', { id: '3', submittedAt: '2026-03-01T10:03:00Z', ...part })
    const reviews = [at('bob', '1', '01'), at('carol', '2', '02'), between, at('bob', '4', '04')]
    expect(codes(judged({ require, reviews }))).toContain('approval_too_early')
  })

  test('is kept by whoever has approved longest, although another approved later', () => {
    const two = [
      { name: 'first', from: ['ab'] },
      { after: 'first', from: ['quality-owner'] },
    ]
    const reviews = [at('alice', '1', '01'), at('carol', '2', '03'), at('bob', '3', '04'), at('alice', '4', '05')]
    expect(judged({ require: two, reviews }).outcome).toBe('pass')
  })

  test('asks a premature approver to approve again', () => {
    const reviews = [at('carol', '1', '01'), at('bob', '2', '02')]
    expect(judged({ require, reviews }).reasons[0]).toMatchObject({
      next: 'Ask carol to approve commit beef000.',
      data: { could: ['carol'] },
    })
  })

  test('is kept when whoever came first is needed for something else as well', () => {
    const three = [{ from: ['ab'] }, { name: 'first', from: ['ab'] }, { after: 'first', from: ['quality-owner'] }]
    const reviews = [at('alice', '1', '01'), at('carol', '2', '02'), at('bob', '3', '03')]
    expect(outcome({ require: three, reviews })).toEqual(['pass', '3 of 3 approvals'])
  })

  test('of three is kept, or not', () => {
    const three = [
      { name: 'first', from: ['lead'] },
      { name: 'second', after: 'first', from: ['maintainer'] },
      { after: 'second', from: ['quality-owner'] },
    ]
    const inOrder = [at('alice', '1', '01'), at('bob', '2', '02'), at('carol', '3', '03')]
    expect(judged({ require: three, reviews: inOrder }).outcome).toBe('pass')
    // Before it was his turn, bob's word did not count for the order, and carol's came before his next one.
    const early = [at('bob', '1', '01'), at('alice', '2', '02'), at('carol', '3', '03'), at('bob', '4', '04')]
    expect(codes(judged({ require: three, reviews: early }))).toContain('approval_too_early')
  })

  test('does not wait for what does not apply to the change', () => {
    const [first, second] = require
    const unasked = [{ ...first, when: { paths: ['lib/**'] } }, { ...second }]
    expect(outcome({ require: unasked, reviews: [at('carol', '1', '01')] })).toEqual(['pass', '1 of 1 approval'])
  })

  test('may begin with a choice, of which all parts of one way come first', () => {
    const choice = [
      { name: 'first', any: [{ all: [{ from: ['lead'] }, { from: ['ab'] }] }, { count: 3 }] },
      { after: 'first', from: ['quality-owner'] },
    ]
    const inOrder = [at('alice', '1', '01'), at('bob', '2', '03'), at('carol', '3', '04')]
    expect(judged({ require: choice, reviews: inOrder }).outcome).toBe('pass')
    const tooEarly = [at('alice', '1', '01'), at('carol', '2', '02'), at('bob', '3', '03')]
    expect(codes(judged({ require: choice, reviews: tooEarly }))).toContain('approval_too_early')
  })

  test('says what comes first, and what to do', () => {
    const { reasons } = judged({ require, reviews: [at('carol', '1', '01')] })
    expect(reasons.map(({ message }) => message)).toEqual([
      '1 approval from maintainer required; no valid approval yet.',
      '1 approval from quality-owner required; no valid approval yet. It must follow 1 approval from maintainer.',
      'The approval by carol does not count: it was given before the approval that it must follow.',
    ])
    expect(reasons[2]?.next).toBe('Ask carol to approve again once the earlier requirement is filled.')
    const turn = judged({ require, reviews: [at('carol', '1', '01'), at('bob', '2', '02')] })
    expect(turn.reasons[1]?.next).toBe('Ask carol to review beef000 and approve again.')
  })
})

describe('an approval of an earlier commit', () => {
  const earlier = (differing: string[] | null, login = 'carol') =>
    approval(login, { commit: OLD, content: digest('01d'), differing })
  const require = [{ from: ['quality-owner'], when: { paths: ['src/**'] } }]

  test.each<[string, Scene, string]>([
    ['holds while none of the files that it covers differs', { reviews: [earlier(['docs/a.md'])] }, 'pass'],
    ['falls with one of them', { reviews: [earlier(['docs/a.md', 'src/a.ts'])] }, 'fail'],
    ['falls where the differences are not known', { reviews: [earlier(null)] }, 'fail'],
    [
      'falls where the policy binds to the commit',
      { reviews: [earlier(['docs/a.md'])], 'on-push': { stale: 'commit' } },
      'fail',
    ],
    [
      'falls for a requirement of the whole change',
      { require: [{ from: ['quality-owner'] }], reviews: [earlier(['docs/a.md'])] },
      'fail',
    ],
  ])('%s', (_, scene, expected) => expect(judged({ require, ...scene }).outcome).toBe(expected))

  test('that is valid for a part is never said to contain exactly the same change', () => {
    expect(judged({ require, reviews: [earlier(['docs/a.md'])] }).findings).toEqual([])
    const same = approval('carol', { commit: OLD })
    expect(judged({ require, reviews: [same] }).findings.map(({ code }) => code)).toEqual(['approval_carried_over'])
  })

  test('says where the change is another one since', () => {
    expect(told(judged({ require, reviews: [earlier(['docs/a.md', 'src/a.ts'])] }))).toEqual([
      'approvals_missing: 1 approval from quality-owner required; no valid approval yet.',
      'approval_stale: The approval by carol does not count: it was given for 01d0000, and the change now differs in docs/a.md, src/a.ts.',
    ])
  })
})

describe('an age', () => {
  const aged = (submittedAt: string) => ({ 'max-age': 'P7D', reviews: [approval('bob', { submittedAt })] })

  test.each<[string, Scene, string]>([
    ['that is reached counts', aged('2026-02-22T12:00:00Z'), 'pass'],
    ['that is exceeded by a second does not', aged('2026-02-22T11:59:59Z'), 'fail'],
    ['that is unknown does not', aged(''), 'fail'],
  ])('%s', (_, scene, expected) => expect(judged(scene).outcome).toBe(expected))

  test('says how old it is', () => {
    expect(judged(aged('2026-02-01T00:00:00Z')).reasons[1]).toMatchObject({
      code: 'approval_expired',
      message:
        'The approval by bob does not count: it was given on 2026-02-01, and the policy accepts none older than P7D.',
      next: 'Ask bob to review beef000 and approve again.',
    })
  })
})

describe('who had a hand in a change beside its commits', () => {
  test('is whoever pushed it last, under whatever name its commits are', () => {
    const judgement = judged({ reviews: [approval('bob')], lastPushers: [account('bob')] })
    expect(told(judgement)[1]).toBe(
      'approval_by_last_pusher: The approval by bob does not count: bob pushed to the change.',
    )
    expect(judged({ reviews: [approval('bob')], lastPushers: [account('bob')], exclude: ['author'] }).outcome).toBe(
      'pass',
    )
  })

  test('is whoever had an app make it', () => {
    const byApp = change({
      author: account('copilot[bot]', { id: '50', kind: 'Bot' }),
      assignees: [account('bob')],
      requestedBy: [account('bob')],
    })
    const judgement = judged({ change: byApp, reviews: [approval('bob')] })
    expect(told(judgement)[1]).toBe(
      'approval_by_requester: The approval by bob does not count: an app opened this change for bob, who is assigned to it.',
    )
    expect(judged({ change: byApp, reviews: [approval('alice')] }).outcome).toBe('pass')
  })

  test('is not somebody who is assigned to the change of a person', () => {
    expect(judged({ change: change({ assignees: [account('bob')] }), reviews: [approval('bob')] }).outcome).toBe('pass')
  })
})

test('an approval of an earlier commit falls with every file where a label requires it', () => {
  const when = { paths: ['src/**'], 'or-labels': ['quality'] }
  const earlier = approval('carol', { commit: OLD, content: digest('01d'), differing: ['docs/a.md'] })
  const scene = { require: [{ from: ['quality-owner'], when }], reviews: [earlier], labels: ['quality'] }
  expect(judged({ ...scene, 'on-push': { stale: 'content' } }).outcome).toBe('fail')
})

test('nobody is asked to approve before it is their turn', () => {
  const require = [
    { name: 'first', from: ['maintainer'] },
    { after: 'first', from: ['quality-owner'] },
  ]
  expect(judged({ require }).reasons.map(({ next, data }) => [next, data?.['could']])).toEqual([
    ['Ask alice or bob to approve commit beef000.', ['alice', 'bob']],
    ['Wait for the requirement that must be filled first.', undefined],
  ])
})
