import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Commit, Identity, Review } from '../../../src/facts/change.ts'
import type { Settings } from '../../../src/gates/approvals/settings.ts'
import { EXCLUDABLE } from '../../../src/gates/reviews/rules.ts'
import { account, approval, change, commit, digest, HEAD, identity, oid } from '../../builders.ts'
import { judged, ROLES, type Scene } from './scene.ts'

const NAMES = ['mallory', 'alice', 'bob', 'carol', 'dave', 'erin']
const name = fc.constantFrom(...NAMES)

const review: fc.Arbitrary<Omit<Review, 'id'>> = fc
  .record({
    who: fc.option(name, { freq: 10 }),
    state: fc.constantFrom('APPROVED', 'APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING'),
    kind: fc.constantFrom('User', 'User', 'User', 'Bot'),
    canWrite: fc.boolean(),
    commit: fc.constantFrom(HEAD, HEAD, oid('01d'), null),
    content: fc.constantFrom(digest('c0'), digest('c1'), null),
    differing: fc.constantFrom(null, ['src/a.ts'], []),
    second: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ who, kind, second, ...rest }) => ({
    ...rest,
    author: who === null ? null : account(who, { kind }),
    submittedAt: `2026-03-01T10:00:0${second}Z`,
    edited: false,
    dismissal: null,
  })) as fc.Arbitrary<Omit<Review, 'id'>>

const reviews = fc
  .array(review, { maxLength: 8 })
  .map(list => list.map((entry, index): Review => ({ ...entry, id: String(index + 1) })))

const someone: fc.Arbitrary<Identity> = fc.option(name.map(identity), { freq: 15 })
const commits = fc.array(
  fc
    .record({ authors: fc.array(someone, { minLength: 1, maxLength: 3 }), committer: someone })
    .map((part): Commit => commit(part)),
  { minLength: 1, maxLength: 3 },
)
const require = fc.array(
  fc.record(
    {
      count: fc.integer({ min: 1, max: 2 }),
      from: fc.subarray(['maintainer', 'lead', 'quality-owner', 'abc'], { minLength: 1 }),
    },
    { requiredKeys: ['count'] },
  ),
  { minLength: 1, maxLength: 3 },
) as fc.Arbitrary<Settings['require']>

type Whole = Required<Pick<Scene, 'exclude' | 'on-push' | 'commits' | 'reviews' | 'change'>> & Pick<Settings, 'require'>
const scene: fc.Arbitrary<Whole> = fc.record({
  require,
  exclude: fc.subarray<Settings['exclude'][number]>([...EXCLUDABLE]),
  'on-push': fc.record({ stale: fc.constantFrom<'content' | 'commit'>('content', 'commit') }),
  commits,
  reviews,
  change: fc.constantFrom(change(), change({ content: null }), change({ baseChangedAt: '2026-03-01T10:00:02Z' })),
})

const approvedBy = (judgement: ReturnType<typeof judged>): string[] =>
  judgement.children.flatMap(child => child.evidence ?? [])

const wanted = (require: Settings['require']): number => require.reduce((sum, { count = 0 }) => sum + count, 0)
const holdsOne = (login: string, from: readonly string[] | undefined): boolean =>
  from === undefined || from.some(role => ROLES.get(role)?.users.includes(login))

fc.configureGlobal({ numRuns: 500 })

describe('whatever was reviewed', () => {
  test('the same facts give the same judgement, in whatever order the reviews were listed', () => {
    const shuffled = scene.chain(one =>
      fc.shuffledSubarray([...one.reviews], { minLength: one.reviews.length }).map(reviews => ({ one, reviews })),
    )
    fc.assert(fc.property(shuffled, ({ one, reviews }) => expect(judged({ ...one, reviews })).toEqual(judged(one))))
  })

  test('the order of the commits changes nothing but the order in which they are listed', () => {
    fc.assert(
      fc.property(scene, one => {
        const there = judged(one)
        const back = judged({ ...one, commits: [...one.commits].reverse() })
        const tell = (entries: typeof there.reasons) => entries.map(entry => JSON.stringify(entry)).sort()
        expect(tell(back.reasons)).toEqual(tell(there.reasons))
        expect({ ...back, reasons: [] }).toEqual({ ...there, reasons: [] })
      }),
    )
  })

  test('a pass has as many different people as the policy requires, each with a role that fits', () => {
    fc.assert(
      fc.property(scene, one => {
        const judgement = judged(one)
        if (judgement.outcome !== 'pass') return
        const givers = judgement.children.map(child =>
          (child.evidence ?? []).map(id => one.reviews.find(review => review.id === id)?.author),
        )
        expect(new Set(givers.flat().map(giver => giver?.id)).size).toBe(wanted(one.require))
        for (const [index, { from }] of one.require.entries()) {
          expect(givers[index]?.every(giver => holdsOne(giver?.login ?? '', from))).toBe(true)
        }
      }),
    )
  })

  test('what counts was approved, by somebody who may push and who is not excluded, for this very change', () => {
    fc.assert(
      fc.property(scene, one => {
        for (const id of approvedBy(judged(one))) {
          const found = one.reviews.find(review => review.id === id)
          expect(found).toMatchObject({ state: 'APPROVED', canWrite: true })
          if (one.exclude.includes('author')) expect(found?.author?.id).not.toBe(one.change.author?.id)
          if (one.exclude.includes('bots')) expect(found?.author?.kind).toBe('User')
          const sameContent = found?.content === one.change.content && found?.content !== null
          expect(found?.commit === HEAD || (one['on-push'].stale === 'content' && sameContent)).toBe(true)
        }
      }),
    )
  })

  test('what counts was approved after the change was last pointed at another base', () => {
    fc.assert(
      fc.property(scene, one => {
        const counted = new Set(approvedBy(judged(one)))
        for (const { submittedAt } of one.reviews.filter(({ id }) => counted.has(id)))
          expect(submittedAt > (one.change.baseChangedAt ?? '')).toBe(true)
      }),
    )
  })

  test('an approval of somebody new that qualifies never turns a pass into a fail, nor takes one away', () => {
    fc.assert(
      fc.property(scene, fc.constantFrom('frank', 'alice-two'), (one, login) => {
        const newcomer = approval(login, { id: '1000', author: account(login, { id: '4242' }) })
        const before = judged(one)
        const after = judged({ ...one, reviews: [...one.reviews, newcomer] })
        if (before.outcome === 'pass') expect(after.outcome).toBe('pass')
        expect(Number(after.measured['approved'])).toBeGreaterThanOrEqual(Number(before.measured['approved']))
      }),
    )
  })

  test('a fresh approval of anybody who counts already changes no outcome', () => {
    fc.assert(
      fc.property(scene, one => {
        const before = judged(one)
        const [id] = approvedBy(before)
        const counted = one.reviews.find(review => review.id === id)
        if (!counted) return
        const again = { ...counted, id: '1000', submittedAt: '2026-03-01T11:00:00Z' }
        expect(judged({ ...one, reviews: [...one.reviews, again] }).outcome).toBe(before.outcome)
      }),
    )
  })

  test('leaving out the only approval of one who counted never turns a fail into a pass', () => {
    fc.assert(
      fc.property(scene, one => {
        const before = judged(one)
        if (before.outcome === 'pass') return
        for (const id of approvedBy(before)) {
          const giver = one.reviews.find(review => review.id === id)?.author?.id
          const reviews = one.reviews.filter(review => review.author?.id !== giver)
          expect(judged({ ...one, reviews }).outcome).toBe('fail')
        }
      }),
    )
  })

  test('excluding more people never turns a fail into a pass', () => {
    fc.assert(
      fc.property(scene, one => {
        const strict = judged({ ...one, exclude: ['author', 'committers', 'co-authors', 'bots'] })
        if (judged(one).outcome === 'fail') expect(strict.outcome).toBe('fail')
      }),
    )
  })

  test('binding to the commit never turns a fail into a pass', () => {
    fc.assert(
      fc.property(scene, one => {
        const strict = judged({ ...one, 'on-push': { stale: 'commit' } })
        if (judged({ ...one, 'on-push': { stale: 'content' } }).outcome === 'fail') expect(strict.outcome).toBe('fail')
      }),
    )
  })

  test('a fail always gives a reason, and a pass gives none', () => {
    fc.assert(
      fc.property(scene, one => {
        const { outcome, reasons } = judged(one)
        expect(reasons.length > 0).toBe(outcome === 'fail')
      }),
    )
  })
})
