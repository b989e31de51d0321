import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Change, Commit, Review } from '../../../src/facts/change.ts'
import type { Excludable, ReviewRules } from '../../../src/gates/reviews/rules.ts'
import { unattributed } from '../../../src/gates/reviews/strangers.ts'
import { votes } from '../../../src/gates/reviews/votes.ts'
import { account, approval, change, commit, digest, identity, oid } from '../../builders.ts'

const rules = (exclude: readonly Excludable[], stale: 'content' | 'commit' = 'content'): ReviewRules => ({
  exclude,
  'on-push': { stale },
})
const ALL = rules(['author', 'committers', 'co-authors', 'bots'])

interface Scene {
  change?: Change
  commits?: Commit[]
  reviews: Review[]
}

/** `counted` ids, and each ignored one with why. */
function sorted({ change: of = change(), commits = [commit()], reviews }: Scene, settings = ALL) {
  const { counted, ignored } = votes({ change: of, commits, reviews }, settings)
  return {
    counted: counted.map(({ review }) => review.id),
    ignored: ignored.map(({ review, objection }) => `${review.id} ${objection}`),
  }
}

describe('what gates share about reviews', () => {
  const byAlice = [approval('alice')]

  test.each<[Excludable, Scene, string]>([
    ['author', { change: change({ author: account('alice') }), reviews: byAlice }, 'by_author'],
    ['committers', { commits: [commit({ authors: [identity('alice')] })], reviews: byAlice }, 'by_committer'],
    ['committers', { commits: [commit({ committer: identity('alice') })], reviews: byAlice }, 'by_committer'],
    [
      'co-authors',
      { commits: [commit({ authors: [identity('bob'), identity('alice')] })], reviews: byAlice },
      'by_co_author',
    ],
    ['bots', { reviews: [approval('alice', { author: account('alice', { kind: 'Bot' }) })] }, 'by_bot'],
    ['bots', { reviews: [approval('alice', { author: account('alice', { kind: 'Mannequin' }) })] }, 'by_bot'],
  ])('excluding %s decides whether an approval of one of them counts', (excluded, scene, objection) => {
    expect(sorted(scene, rules([excluded]))).toEqual({ counted: [], ignored: [`100 ${objection}`] })
    const others = ALL.exclude.filter(other => other !== excluded)
    expect(sorted(scene, rules(others))).toEqual({ counted: ['100'], ignored: [] })
  })

  test('people are identified by their ids and not by their names', () => {
    const renamed = approval('alice', { author: account('alice', { id: account('mallory').id }) })
    expect(sorted({ reviews: [renamed] }).ignored).toEqual(['100 by_author'])
    const namesake = approval('mallory', { author: account('mallory', { id: '77' }) })
    expect(sorted({ reviews: [namesake] }).counted).toEqual(['100'])
  })

  test.each<[string, Partial<Review>, 'content' | 'commit', boolean]>([
    ['this commit', {}, 'commit', true],
    ['this commit, whose content nobody knows', { content: null }, 'content', true],
    ['another commit with this content', { commit: oid('01d') }, 'content', true],
    ['another commit with this content, by commit', { commit: oid('01d') }, 'commit', false],
    ['another commit with other content', { commit: oid('01d'), content: digest('c1') }, 'content', false],
    ['another commit whose content nobody knows', { commit: oid('01d'), content: null }, 'content', false],
    ['a deleted commit, with this content', { commit: null }, 'content', true],
    ['a deleted commit', { commit: null, content: null }, 'content', false],
  ])('an approval of %s', (_, part, stale, counts) => {
    const { exclude } = ALL
    expect(sorted({ reviews: [approval('alice', part)] }, rules(exclude, stale))).toEqual(
      counts ? { counted: ['100'], ignored: [] } : { counted: [], ignored: ['100 stale'] },
    )
  })

  test('two contents that nobody knows are not the same', () => {
    const reviews = [approval('alice', { commit: oid('01d'), content: null })]
    expect(sorted({ change: change({ content: null }), reviews }).ignored).toEqual(['100 stale'])
  })

  test.each<[string, string, boolean]>([
    ['after', '2026-03-01T10:00:01Z', true],
    ['in the same second as', '2026-03-01T10:00:00Z', false],
    ['before', '2026-03-01T09:59:59Z', false],
    ['at an unreadable time beside', 'yesterday', false],
  ])('an approval %s a change of the base', (_, submittedAt, counts) => {
    const of = change({ baseChangedAt: '2026-03-01T10:00:00Z' })
    expect(sorted({ change: of, reviews: [approval('alice', { submittedAt })] }).counted).toEqual(counts ? ['100'] : [])
  })

  const someone = fc.option(fc.constantFrom('mallory', 'alice', 'bob').map(identity), { freq: 3 })
  const commits = fc.array(
    fc
      .record({ authors: fc.array(someone, { minLength: 1, maxLength: 3 }), committer: someone })
      .map((part): Commit => commit(part)),
    { maxLength: 3 },
  )

  test('a commit is unattributed exactly when a contributor whom the rules exclude is no account', () => {
    const excluded = fc.subarray<Excludable>(['author', 'committers', 'co-authors', 'bots'])
    fc.assert(
      fc.property(commits, excluded, (list, exclude) => {
        const expected = list.filter(({ authors: [first, ...more], committer }) => {
          const stranger = first === null || committer === null
          return (exclude.includes('committers') && stranger) || (exclude.includes('co-authors') && more.includes(null))
        })
        expect(unattributed(list, rules(exclude))).toEqual(expected)
      }),
    )
  })
})
