import { describe, expect, test } from '@jest/globals'
import { approval, digest, oid } from '../../builders.ts'
import { codes, judged, owners, type Scene, told } from './scene.ts'

// Approvals by the owners of code. How lines of CODEOWNERS match paths is in __tests__/documents/codeowners.test.ts.

const EACH = { require: [{ 'code-owners': 'each' }] }
const TWO = owners([
  ['/src/', ['@alice'], ['src/a.ts']],
  ['/docs/', ['@bob', '@carol'], ['docs/a.md', 'docs/b.md']],
])
const by = (...people: string[]) => people.map(name => approval(name))
const title = (scene: Scene) => [judged(scene).outcome, judged(scene).title]

describe('owners', () => {
  test.each<[string, Scene, string, string]>([
    [
      'of every part must approve',
      { ...EACH, codeOwners: TWO, reviews: by('alice', 'bob') },
      'pass',
      '2 of 2 approvals',
    ],
    [
      'of one part are not enough',
      { ...EACH, codeOwners: TWO, reviews: by('bob', 'carol') },
      'fail',
      '1 of 2 approvals',
    ],
    [
      'of any part are enough where the policy says so',
      { require: [{ 'code-owners': 'any' }], codeOwners: TWO, reviews: by('carol') },
      'pass',
      '1 of 1 approval',
    ],
    [
      'are nobody else',
      { require: [{ 'code-owners': 'any' }], codeOwners: TWO, reviews: by('dave') },
      'fail',
      '0 of 1 approval',
    ],
    [
      'of several lines are one set when they are the same people',
      {
        ...EACH,
        codeOwners: owners([
          ['/src/', ['@alice', '@bob'], ['src/a.ts']],
          ['*.sql', ['@bob', '@alice'], ['x.sql']],
        ]),
        reviews: by('bob'),
      },
      'pass',
      '1 of 1 approval',
    ],
    [
      'of several parts may be one person',
      {
        ...EACH,
        codeOwners: owners([
          ['/src/', ['@alice', '@bob'], ['src/a.ts']],
          ['/docs/', ['@bob', '@carol'], ['docs/a.md']],
        ]),
        reviews: by('bob'),
      },
      'pass',
      '2 of 2 approvals',
    ],
    [
      'and others are different people',
      { require: [{ 'code-owners': 'any' }, { from: ['lead'] }], codeOwners: TWO, reviews: by('alice') },
      'fail',
      '1 of 2 approvals',
    ],
    [
      'leave to others whom these need',
      {
        require: [{ 'code-owners': 'any' }, { from: ['lead'] }],
        codeOwners: owners([['*', ['@alice', '@bob'], ['src/a.ts']]]),
        reviews: by('alice', 'bob'),
      },
      'pass',
      '2 of 2 approvals',
    ],
    [
      'of a team are its members',
      {
        ...EACH,
        codeOwners: owners([['*', ['@acme/core'], ['a']]]),
        memberships: { 'team acme/core': ['3'] },
        reviews: by('bob'),
      },
      'pass',
      '1 of 1 approval',
    ],
    [
      'of a team are nobody outside of it',
      {
        ...EACH,
        codeOwners: owners([['*', ['@acme/core'], ['a']]]),
        memberships: { 'team acme/core': ['3'] },
        reviews: by('carol'),
      },
      'fail',
      '0 of 1 approval',
    ],
    [
      'by address match no account',
      { ...EACH, codeOwners: owners([['*', ['bob@example.com'], ['a']]]), reviews: by('bob') },
      'fail',
      '0 of 1 approval',
    ],
    [
      'may be one way among others',
      {
        require: [{ any: [{ 'code-owners': 'each' }, { count: 2, from: ['maintainer'] }] }],
        codeOwners: TWO,
        reviews: by('alice', 'bob'),
      },
      'pass',
      '2 of 2 approvals',
    ],
  ])('%s', (_, scene, outcome, expected) => expect(title(scene)).toEqual([outcome, expected]))

  test('are named with what they own, and who could approve', () => {
    const judgement = judged({ ...EACH, codeOwners: TWO, reviews: by('alice') })
    expect(judgement.reasons).toEqual([
      {
        code: 'approvals_missing',
        message: '1 approval from an owner of /docs/ required; no valid approval yet.',
        next: 'Ask one of bob, carol to approve commit beef000.',
        data: { required: 1, approved: 0, from: ['owner of /docs/'], could: ['bob', 'carol'] },
      },
    ])
    expect(judgement.children.map(({ required, found }) => `${required}: ${found}`)).toEqual([
      '1 approval from an owner of /src/: 1: alice',
      '1 approval from an owner of /docs/: no valid approval',
    ])
  })

  test('who made the change cannot approve it, and the next step says that nobody is left', () => {
    const only = owners([['*', ['@mallory'], ['a']]])
    expect(judged({ ...EACH, codeOwners: only }).reasons[0]?.next).toBe(
      'Of its owners, nobody can still approve this change, but 1 person must. Add owners to CODEOWNERS on the base branch.',
    )
  })

  test('do not include everybody else, which the reason says', () => {
    expect(told(judged({ ...EACH, codeOwners: TWO, reviews: by('alice', 'mallet') }))).toEqual([
      'approvals_missing: 1 approval from an owner of /docs/ required; no valid approval yet.',
      'approval_not_eligible: The approval by mallet does not count: a missing approval must come from an owner of /docs/.',
    ])
  })

  test('of whom only addresses are known are to be named otherwise', () => {
    const only = owners([['*', ['bob@example.com'], ['a']]])
    expect(judged({ ...EACH, codeOwners: only }).reasons[0]?.next).toBe(
      'Name its owners by account or team in CODEOWNERS on the base branch: an e-mail address cannot be matched to an account.',
    )
  })

  test('approve their part, which holds while another part is pushed', () => {
    const earlier = (differing: string[]) =>
      approval('alice', { commit: oid('01d'), content: digest('01d'), differing })
    expect(title({ ...EACH, codeOwners: TWO, reviews: [earlier(['docs/a.md']), approval('bob')] })).toEqual([
      'pass',
      '2 of 2 approvals',
    ])
    expect(title({ ...EACH, codeOwners: TWO, reviews: [earlier(['src/a.ts']), approval('bob')] })).toEqual([
      'fail',
      '1 of 2 approvals',
    ])
  })
})

describe('files that nobody owns', () => {
  const SOME = owners([['/src/', ['@alice'], ['src/a.ts']]], ['Makefile', 'new/x.ts'])

  test('fail, with their names', () => {
    const judgement = judged({ ...EACH, codeOwners: SOME, reviews: by('alice') })
    expect([judgement.outcome, judgement.title]).toEqual(['fail', '1 of 2 approvals'])
    expect(told(judgement)).toEqual([
      'files_unowned: CODEOWNERS on the base branch names no owner for Makefile, new/x.ts.',
    ])
  })

  test('keep nobody from another way, which is open all the same', () => {
    const require = [{ any: [{ 'code-owners': 'each' }, { from: ['quality-owner'] }] }]
    expect(title({ require, codeOwners: SOME, reviews: by('carol') })).toEqual(['pass', '1 of 1 approval'])
  })

  test('fail alone as well', () => {
    expect(codes(judged({ ...EACH, codeOwners: owners([], ['x']) }))).toEqual(['files_unowned'])
  })

  test('may be allowed', () => {
    const allow = { require: [{ 'code-owners': 'each', unowned: 'allow' }] }
    expect(title({ ...allow, codeOwners: SOME, reviews: by('alice') })).toEqual(['pass', '1 of 1 approval'])
  })

  test('that are allowed are no reason to require nobody at all', () => {
    const allow = { require: [{ 'code-owners': 'each', unowned: 'allow' }] }
    expect(codes(judged({ ...allow, codeOwners: owners([], ['x']), reviews: by('alice') }))).toEqual([
      'no_requirement_applies',
    ])
  })

  test('that are allowed open no way in which nobody approves', () => {
    const require = [{ any: [{ 'code-owners': 'each', unowned: 'allow' }, { from: ['quality-owner'] }] }]
    expect(title({ require, codeOwners: owners([], ['x']), reviews: by('alice') })).toEqual(['fail', '0 of 1 approval'])
  })

  test('may be given to a role', () => {
    const given = { require: [{ 'code-owners': 'each', unowned: { from: ['quality-owner'] } }] }
    expect(title({ ...given, codeOwners: SOME, reviews: by('alice', 'carol') })).toEqual(['pass', '2 of 2 approvals'])
    expect(told(judged({ ...given, codeOwners: SOME, reviews: by('alice') }))).toEqual([
      'approvals_missing: 1 approval from quality-owner, for files without an owner required; no valid approval yet.',
    ])
  })
})
