import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Commit, Identity, Review } from '../../../src/facts/change.ts'
import type { ChangeRecord } from '../../../src/facts/links.ts'
import { isLower, RISKS } from '../../../src/gates/shared/risk.ts'
import { account, change, commit, digest, HEAD, identity, oid } from '../../builders.ts'
import { FILLED, fields, file, judged, record, type Scene } from './scene.ts'

const NAMES = ['mallory', 'carol', 'dave', 'erin', 'alice']
const name = fc.constantFrom(...NAMES)

const review = fc
  .record({
    who: fc.option(name, { freq: 12 }),
    state: fc.constantFrom<Review['state']>(
      'APPROVED',
      'APPROVED',
      'APPROVED',
      'CHANGES_REQUESTED',
      'COMMENTED',
      'DISMISSED',
    ),
    kind: fc.constantFrom<'User' | 'Bot'>('User', 'User', 'User', 'User', 'Bot'),
    canWrite: fc.constantFrom(true, true, true, false),
    commit: fc.constantFrom(HEAD, HEAD, HEAD, oid('01d'), null),
    content: fc.constantFrom(digest('c0'), digest('c1'), null),
    second: fc.integer({ min: 0, max: 5 }),
  })
  .map(
    ({ who, kind, second, ...rest }): Omit<Review, 'id'> => ({
      ...rest,
      author: who === null ? null : account(who, { kind }),
      submittedAt: `2026-03-01T10:00:0${second}Z`,
      edited: false,
      differing: null,
      dismissal: null,
    }),
  )
const reviews = fc
  .array(review, { maxLength: 8 })
  .map(list => list.map((entry, index): Review => ({ ...entry, id: String(index + 1) })))

const someone: fc.Arbitrary<Identity> = fc.option(
  fc.constantFrom('mallory', 'mallory', 'mallory', 'carol', 'erin').map(identity),
  { freq: 15 },
)
const commits = fc.array(
  fc
    .record({ authors: fc.array(someone, { minLength: 1, maxLength: 2 }), committer: someone })
    .map((part): Commit => commit(part)),
  { minLength: 1, maxLength: 2 },
)

const authorised = fc
  .record({
    count: fc.integer({ min: 1, max: 2 }),
    from: fc.subarray(['release-manager', 'oncall'], { minLength: 1 }),
    not: fc.subarray(['author', 'committers', 'co-authors']),
  })
  .map(by => ({ 'authorised-by': by }))

const scene = fc.record({
  policy: authorised,
  commits,
  reviews,
  change: fc.constantFrom(change(), change({ content: null }), change({ baseChangedAt: '2026-03-01T10:00:02Z' })),
}) satisfies fc.Arbitrary<Scene>

const SILENT = ['', 'TODO', 'n/a', '\u200b']
const TEXTS = [...SILENT, 'All of it', 'low', 'medium, see below', 'high', 'emergency', 'normal']
const written: fc.Arbitrary<ChangeRecord['fields']> = fc
  .array(
    fc.record({
      name: fc.constantFrom('reason', 'risk', 'risk.level', 'impact', 'impact.users', 'rollback', 'type', 'incident'),
      text: fc.constantFrom(...TEXTS),
      untouched: fc.constantFrom(false, false, false, true),
    }),
    { maxLength: 9 },
  )
  .map(list => list.map((field, index) => ({ ...field, line: index + 1 })))

fc.configureGlobal({ numRuns: 500 })

describe('whatever was reviewed', () => {
  test('leaving out all approvals of one person never turns a fail into a pass', () => {
    fc.assert(
      fc.property(scene, name, (one, login) => {
        const { id } = account(login)
        const without = one.reviews.filter(({ author, state }) => state !== 'APPROVED' || author?.id !== id)
        if (judged(one).outcome === 'fail') expect(judged({ ...one, reviews: without }).outcome).toBe('fail')
      }),
    )
  })

  test('leaving out any one approval never does, when everybody has reviewed once', () => {
    const once = scene.map(one => ({
      ...one,
      reviews: one.reviews.filter(
        ({ author }, index) => one.reviews.findIndex(other => other.author?.id === author?.id) === index,
      ),
    }))
    fc.assert(
      fc.property(once, one => {
        if (judged(one).outcome !== 'fail') return
        for (const { id } of one.reviews.filter(({ state }) => state === 'APPROVED')) {
          const rest = one.reviews.filter(other => other.id !== id)
          expect(judged({ ...one, reviews: rest }).outcome).toBe('fail')
        }
      }),
    )
  })

  test('a pass rests on as many different people as required, with the role, who did not contribute', () => {
    const roles = { 'release-manager': ['carol', 'dave'], oncall: ['erin'] }
    let passes = 0
    fc.assert(
      fc.property(scene, one => {
        const judgement = judged(one)
        if (judgement.outcome !== 'pass') return
        passes += 1
        const { count, from, not } = one.policy['authorised-by']
        const evidence = judgement.children[2]?.evidence ?? []
        const givers = evidence.map(id => one.reviews.find(found => found.id === id))
        expect(new Set(givers.map(giver => giver?.author?.id)).size).toBe(count)
        const may = from.flatMap(role => roles[role as keyof typeof roles])
        const makers = one.commits.flatMap(({ authors: [first, ...more], committer }) => [
          ...(not.includes('committers') ? [first, committer] : []),
          ...(not.includes('co-authors') ? more : []),
        ])
        expect(makers).not.toContain(null)
        for (const giver of givers) {
          expect(may).toContain(giver?.author?.login)
          expect(giver).toMatchObject({ state: 'APPROVED', canWrite: true, author: { kind: 'User' } })
          expect(makers.map(maker => maker?.id)).not.toContain(giver?.author?.id)
          expect(giver?.commit === HEAD || giver?.content === one.change.content).toBe(true)
        }
        expect(judgement.measured).toMatchObject({ authorised: count, required: count })
      }),
    )
    // A property of passes that met none would say nothing.
    expect(passes).toBeGreaterThan(20)
  })

  test('the order in which reviews were listed changes nothing', () => {
    const shuffled = scene.chain(one =>
      fc.shuffledSubarray(one.reviews, { minLength: one.reviews.length }).map(other => ({ one, other })),
    )
    fc.assert(
      fc.property(shuffled, ({ one, other }) => expect(judged({ ...one, reviews: other })).toEqual(judged(one))),
    )
  })
})

describe('whatever was written', () => {
  const types = { types: { emergency: { incident: 'required' } } }

  test('a pass has every required field, once, with words in it that are not those of the template', () => {
    const says = (text: string) => !SILENT.includes(text)
    const complete: ChangeRecord['fields'] = fields(FILLED)
    const mostly = fc
      .tuple(written, fc.boolean())
      .map(([more, all]) => (all ? [...complete, ...more.slice(0, 2)] : more))
    let passes = 0
    fc.assert(
      fc.property(mostly, list => {
        const judgement = judged({ policy: types, records: [record({ fields: list })] })
        if (judgement.outcome !== 'pass') return
        passes += 1
        const type = list.filter(field => field.name === 'type').map(({ text }) => text)
        expect(type.length).toBeLessThan(2)
        const needed = ['reason', 'risk', 'impact', 'rollback', ...(type.includes('emergency') ? ['incident'] : [])]
        for (const wanted of needed) {
          const group = list.filter(field => field.name === wanted || field.name.startsWith(`${wanted}.`))
          expect(new Set(group.map(field => field.name)).size).toBe(group.length)
          expect(group.some(({ text, untouched }) => says(text) && !untouched)).toBe(true)
        }
      }),
    )
    expect(passes).toBeGreaterThan(20)
  })

  test('a pass declares a risk no lower than that of the files', () => {
    const changed = fc.subarray(['docs/a.md', 'src/a.js', 'src/payments/pay.js'], { minLength: 1 })
    const declared = fc.constantFrom(...RISKS, 'none', 'Lowest')
    fc.assert(
      fc.property(changed, declared, (paths, risk) => {
        const computed = paths.includes('src/payments/pay.js') ? 'high' : paths.includes('src/a.js') ? 'medium' : 'low'
        const level = RISKS.find(known => known === risk)
        const { outcome } = judged({ files: paths.map(path => file(path)), texts: { risk } })
        expect(outcome).toBe(level !== undefined && !isLower(level, computed) ? 'pass' : 'fail')
      }),
    )
  })

  test('a fail always gives a reason, a pass gives none, and what is measured is whole numbers', () => {
    const all = fc.tuple(scene, fc.option(fc.array(written, { maxLength: 2 }), { freq: 2 }))
    fc.assert(
      fc.property(all, ([one, lists]) => {
        const records = lists?.map((list, index) => record({ path: `changes/${index}.yml`, fields: list }))
        const policy = { ...one.policy, ...types }
        const judgement = judged({ ...one, policy, ...(records ? { records } : {}) })
        expect(judgement.reasons.length > 0).toBe(judgement.outcome !== 'pass')
        expect(Object.values(judgement.measured).every(value => Number.isInteger(value))).toBe(true)
        expect(judgement.children.some(({ outcome }) => outcome !== 'pass')).toBe(judgement.outcome !== 'pass')
      }),
    )
  })
})
