import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Review } from '../../../src/facts/change.ts'
import { account, approval, change, commit, identity } from '../../builders.ts'
import { judged, owners, type Scene } from './scene.ts'

// Who is asked for what is missing: nobody who could not help, and everybody who could. In the roles of these tests
// `a` is alice, `ab` is alice and bob, `abc` is alice, bob and carol.

const need = (count: number, ...from: string[]) => ({ count, from })
const by = (...people: string[]) => people.map(name => approval(name))
const open = (scene: Scene) => judged(scene).reasons.filter(({ code }) => code === 'approvals_missing')
const next = (scene: Scene) => open(scene).map(reason => reason.next)
const could = (scene: Scene) => (judged(scene).missingReviews ?? []).map(one => one.could)
const access = (login: string, canWrite: boolean, id: string | null = account(login).id) => ({ login, id, canWrite })

describe('whoever frees a person for another requirement is asked', () => {
  test.each<[string, Scene, string[]]>([
    [
      'by taking the place of the only one who can fill it',
      { require: [need(1, 'ab'), need(1, 'a')], reviews: by('alice') },
      ['Ask bob to approve commit beef000.'],
    ],
    [
      'whichever of the two stands first',
      { require: [need(1, 'a'), need(1, 'ab')], reviews: by('alice') },
      ['Ask bob to approve commit beef000.'],
    ],
    [
      'through two others',
      { require: [need(1, 'abc'), need(1, 'ab'), need(1, 'a')], reviews: by('alice', 'bob') },
      ['Ask carol to approve commit beef000.'],
    ],
    [
      'who is anyone with write access where that frees somebody',
      { require: [{ count: 1 }, need(1, 'a')], reviews: by('alice') },
      ['Ask somebody with write access who did not contribute to the change to approve commit beef000.'],
    ],
    [
      'from an owner of the code as well',
      {
        require: [{ 'code-owners': 'each' }, need(1, 'a')],
        codeOwners: owners([['*', ['@alice', '@bob'], ['src/a.ts']]]),
        reviews: by('alice'),
      },
      ['Ask bob to approve commit beef000.'],
    ],
  ])('%s', (_, scene, expected) => expect(next(scene)).toEqual(expected))

  test('and GitHub asks that person for a review where the policy says so', () => {
    expect(could({ require: [need(1, 'ab'), need(1, 'a')], reviews: by('alice') })).toEqual([['bob']])
  })

  test('but nobody who frees no one', () => {
    const scene = { require: [need(1, 'ab'), need(1, 'quality-owner')], reviews: by('alice') }
    expect(next(scene)).toEqual(['Ask carol to approve commit beef000.'])
    expect(next({ ...scene, change: change({ author: account('carol') }) })).toEqual([
      'With the role quality-owner, nobody can still approve this change, but 1 person must. Add people to the role in the policy on the base branch.',
    ])
  })

  test('and who made the change does not', () => {
    const require = [need(1, 'ab'), need(1, 'a')]
    expect(next({ require, reviews: by('alice'), change: change({ author: account('bob') }) })).toEqual([
      'With the role a, nobody can still approve this change, but 1 person must. Add people to the role in the policy on the base branch.',
    ])
  })

  test('and too few people for all requirements together are told at once', () => {
    expect(next({ require: [need(2, 'ab'), need(1, 'a')] })).toContain(
      'Each person counts once, and too few are left for the role a beside the other requirements. Add people to the role in the policy on the base branch.',
    )
  })

  test('and somebody who has approved too early is asked once more, also where people may fill several', () => {
    const require = [
      { count: 1, from: ['a'], name: 'first' },
      { count: 1, from: ['a'], after: 'first' },
    ]
    expect(next({ require, people: 'shared', reviews: by('alice') })).toEqual(['Ask alice to approve commit beef000.'])
  })
})

test('named are exactly those whose approval brings the gate nearer, whatever the requirements and approvals', () => {
  const people = ['alice', 'bob', 'carol']
  const role = fc.constantFrom('a', 'ab', 'abc', 'quality-owner', 'maintainer')
  const require = fc.array(fc.record({ count: fc.integer({ min: 1, max: 2 }), from: fc.tuple(role) }), {
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(require, fc.subarray(people), (needs, given) => {
      const scene = { require: needs, reviews: by(...given) }
      const approvedBy = (more: string[]) => judged({ ...scene, reviews: by(...given, ...more) }).measured['approved']
      const helpful = people.filter(one => !given.includes(one) && approvedBy([one]) !== approvedBy([]))
      expect([...new Set(could(scene).flat())].sort()).toEqual(helpful)
    }),
    { numRuns: 300 },
  )
})

describe('an alternative that nobody can fill', () => {
  const require = [{ any: [need(1, 'a'), need(1, 'quality-owner')] }]

  test('is not the one that is asked for', () => {
    const scene = { require, change: change({ author: account('alice') }) }
    expect(next(scene)).toEqual(['Ask carol to approve commit beef000.'])
    expect(judged(scene).reasons.map(({ code }) => code)).toEqual(['approvals_missing'])
  })

  test('is told where there is none that anybody can fill', () => {
    const commits = [commit({ authors: [identity('carol')] })]
    expect(next({ require, commits, change: change({ author: account('alice') }) })).toEqual([
      'With the role a, nobody can still approve this change, but 1 person must. Add people to the role in the policy on the base branch.',
    ])
  })
})

describe('somebody without write access', () => {
  const MAINTAINER = { require: [need(1, 'maintainer')] }

  test('is not asked, and it says why: an owner who may only read (lowRISC/opentitan#13469)', () => {
    const scene = {
      require: [{ 'code-owners': 'each' }],
      codeOwners: owners([['*', ['@alice', '@bob'], ['src/a.ts']]]),
      access: [access('alice', false), access('bob', true)],
    }
    expect(next(scene)).toEqual([
      'Ask bob to approve commit beef000. alice has no write access to this repository, so an approval by alice would not count.',
    ])
    expect(could(scene)).toEqual([['bob']])
  })

  test('leaves nobody, and the next step is to give access', () => {
    expect(
      next({
        require: [{ 'code-owners': 'each' }],
        codeOwners: owners([['*', ['@alice'], ['src/a.ts']]]),
        access: [access('alice', false)],
      }),
    ).toEqual([
      'Of its owners, nobody can still approve this change, but 1 person must. Give alice write access, or add owners to CODEOWNERS on the base branch.',
    ])
    expect(next({ ...MAINTAINER, access: [access('alice', false), access('bob', false, null)] })).toEqual([
      'With the role maintainer, nobody can still approve this change, but 1 person must. Give alice and bob write access, or add people to the role in the policy on the base branch.',
    ])
  })

  test('is asked as before while it is not known who has', () => {
    expect(next(MAINTAINER)).toEqual(['Ask alice or bob to approve commit beef000.'])
  })

  test('is not asked to free somebody either', () => {
    const scene = { require: [need(1, 'ab'), need(1, 'a')], reviews: by('alice'), access: [access('bob', false)] }
    expect(next(scene)).toEqual([
      'With the role a, nobody can still approve this change, but 1 person must. Add people to the role in the policy on the base branch.',
    ])
  })
})

test('a committer whom only an account number names is not asked', () => {
  const commits = [commit({ authors: [{ id: account('alice').id, login: null }] })]
  expect(next({ require: [need(1, 'maintainer')], commits, access: [access('alice', true)] })).toEqual([
    'Ask bob to approve commit beef000.',
  ])
  const pinned = { require: [need(1, 'pinned')], commits }
  expect(next(pinned)[0]).toMatch(/^With the role pinned, nobody can still approve this change/)
})

describe('whoever requested changes', () => {
  const asks = (login: string, part: Partial<Review> = {}) =>
    approval(login, { id: '101', state: 'CHANGES_REQUESTED', submittedAt: '2026-03-01T11:00:00Z', ...part })

  test('after an approval is not asked to approve again, but to settle it', () => {
    const { reasons } = judged({ require: [need(1, 'a')], reviews: [approval('alice'), asks('alice')] })
    expect(reasons.map(({ message, next: step }) => [message, step])).toEqual([
      [
        '1 approval from a required; no valid approval yet.',
        'Resolve the requested changes with alice, who can then approve commit beef000.',
      ],
      [
        'The approval by alice does not count: alice requested changes after it.',
        'Resolve the requested changes with alice, who can then approve commit beef000.',
      ],
    ])
  })

  test('comes after those who have nothing against the change', () => {
    expect(next({ require: [need(1, 'maintainer')], reviews: [asks('alice')] })).toEqual([
      'Ask bob to approve commit beef000, or resolve the requested changes with alice, who can then approve it.',
    ])
    expect(next({ require: [need(2, 'maintainer')], reviews: [asks('alice')] })).toEqual([
      'Ask bob to approve commit beef000, and resolve the requested changes with alice, who can then approve it.',
    ])
  })

  test('and took that back is asked like everybody', () => {
    expect(next({ require: [need(1, 'maintainer')], reviews: [asks('alice', { state: 'DISMISSED' })] })).toEqual([
      'Ask alice or bob to approve commit beef000.',
    ])
  })
})

describe('a commit of nobody known', () => {
  const told = (scene: Scene) => judged({ reviews: by('alice'), ...scene }).reasons.map(({ message }) => message)
  const authors = [identity('mallory'), null]

  test.each([
    ['co-author', 'tool@example.com', '`tool@example.com` as a co-author in a trailer'],
    ['author', 'm@example.com', '`m@example.com` as its author'],
    ['committer', null, 'no e-mail as its committer'],
    ['author', `${'a'.repeat(150)}@b.c`, `\`${'a'.repeat(99)}…\` as its author`],
    ['author', 'a`b@c.d', 'a`b@c.d as its author'],
  ] as const)('is told with the address, and as what: %s', (as, email, text) => {
    const part = as === 'co-author' ? { authors } : as === 'author' ? { authors: [null] } : { committer: null }
    expect(told({ commits: [commit({ ...part, strangers: [{ as, email }] })] })).toEqual([
      `Commit beef000 names ${text}, which belongs to no GitHub account, so it is unknown whether an approver wrote it.`,
    ])
  })

  test('names three at most', () => {
    const strangers = [1, 2, 3, 4, 5].map(n => ({ as: 'co-author' as const, email: `x${n}@y.z` }))
    const [message] = told({ commits: [commit({ authors, strangers })] })
    expect(message).toContain('`x3@y.z` as a co-author in a trailer and 2 more, which belongs')
  })

  test('does not name those whom the policy does not exclude', () => {
    const strangers = [
      { as: 'co-author' as const, email: 'tool@example.com' },
      { as: 'committer' as const, email: 'x@y.z' },
    ]
    const [message] = told({ exclude: ['co-authors'], commits: [commit({ authors, committer: null, strangers })] })
    expect(message).toContain('names `tool@example.com` as a co-author in a trailer, which belongs')
  })

  test('is told as before by facts that have no address', () => {
    expect(told({ commits: [commit({ authors })] })).toEqual([
      'Commit beef000 names an author, committer or co-author whose e-mail belongs to no GitHub account, so it is unknown whether an approver wrote it.',
    ])
  })
})
