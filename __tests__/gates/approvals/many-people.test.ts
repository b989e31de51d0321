import { describe, expect, test } from '@jest/globals'
import type { Account } from '../../../src/facts/basics.ts'
import type { Review } from '../../../src/facts/change.ts'
import { approvals } from '../../../src/gates/approvals/index.ts'
import type { Role } from '../../../src/gates/shared/roles.ts'
import type { Judgement } from '../../../src/verdict/verdict.ts'
import { approval, change, changedFile, commit } from '../../builders.ts'
import { growth, LINEAR } from '../../growth.ts'
import { owners } from './scene.ts'

// Who is asked for what is missing, in policies and CODEOWNERS files with very many people.

const people = (from: number, count: number): string[] => Array.from({ length: count }, (_, at) => `u${from + at}`)
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at)
const by = (login: string): Review => {
  const author: Account = { id: `9${login.slice(1)}`, login, kind: 'User' }
  return approval('alice', { id: author.id, author })
}

interface Crowd {
  require: readonly object[]
  /** Logins by role. */
  roles?: readonly string[][]
  /** Logins by owned part. */
  sets?: readonly string[][]
  reviews?: readonly Review[]
}

/** Roles are `r0`, `r1` and so on. */
function judged({ require, roles = [], sets = [], reviews = [] }: Crowd): Judgement {
  const lines = sets.map((set, at): [string, string[], string[]] => [
    `/d${at}/`,
    set.map(login => `@${login}`),
    [`d${at}/a.ts`],
  ])
  const named = roles.map((users, at): [string, Role] => [`r${at}`, { name: `r${at}`, users }])
  const known = {
    change: change(),
    commits: [commit()],
    reviews: [...reviews],
    files: [changedFile({ path: 'd0/a.ts' })],
    labels: [],
    lastPushers: [],
    memberships: {},
    time: '2026-03-01T12:00:00Z',
    codeOwners: owners(lines),
  }
  return approvals.judge(approvals.settings.parse({ require }), known, { roles: new Map(named), risk: [], lacking: {} })
}

const OWNERS = { 'code-owners': 'each' }
const apart = (groups: number, each: number) => numbers(groups).map(at => people(at * each, each))
const overlapping = (groups: number, each: number) => numbers(groups).map(at => people(at * 2, each))

/** Two roles to choose from, so many times: each way to choose is an alternative. */
const choices = (count: number) =>
  numbers(count).map(at => ({
    any: [
      { count: 1, from: [`r${2 * at}`] },
      { count: 1, from: [`r${2 * at + 1}`] },
    ],
  }))

describe('the time to find whom to ask grows with', () => {
  test.each<[string, number, (size: number) => Crowd]>([
    ['the sets of owners', 150, size => ({ require: [OWNERS], sets: apart(size, 5) })],
    [
      'the sets of owners beside another requirement',
      150,
      size => ({ require: [OWNERS, { count: 1, from: ['r0'] }], roles: [people(0, 100)], sets: apart(size, 5) }),
    ],
    [
      'the people of roles that overlap, some of whom have approved',
      500,
      size => ({
        require: numbers(10).map(at => ({ count: 5, from: [`r${at}`] })),
        roles: overlapping(10, size),
        reviews: people(5, 8).map(by),
      }),
    ],
    ['the people of many alternatives', 30, size => ({ require: choices(6), roles: apart(12, size) })],
  ])('%s', async (_, size, crowd) => {
    const scenes = new Map([size, 2 * size].map(one => [one, crowd(one)]))
    expect(await growth(size, one => judged(scenes.get(one) ?? crowd(one)))).toBeLessThan(LINEAR)
  })
})

describe('of very many people', () => {
  const crowd = (reviews: readonly Review[]): Crowd => ({
    require: numbers(10).map(at => ({ count: 5, from: [`r${at}`] })),
    roles: overlapping(10, 200),
    reviews,
  })

  test('those are named who could fill what is missing themselves', () => {
    const { outcome, measured, missingReviews = [] } = judged(crowd(people(0, 8).map(by)))
    expect([outcome, measured]).toEqual(['fail', { required: 50, approved: 8 }])
    expect(missingReviews.map(({ could }) => could[0])).toEqual([
      ...['u8', 'u8', 'u8', 'u8'],
      ...['u10', 'u12', 'u14', 'u16', 'u18'],
    ])
  })

  test('as many as are required make it pass', () => {
    expect(judged(crowd(people(18, 50).map(by))).outcome).toBe('pass')
  })

  test('too few are told', () => {
    const { reasons } = judged({ require: [OWNERS], sets: [['mallory'], ...apart(300, 5)] })
    expect(reasons[0]?.next).toBe(
      'Of its owners, nobody can still approve this change, but 1 person must. Add owners to CODEOWNERS on the base branch.',
    )
    expect(reasons[1]?.next).toBe('Ask u0, u1, u2, u3 or u4 to approve commit beef000.')
  })
})
