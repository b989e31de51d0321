import { describe, expect, test } from '@jest/globals'
import type { Activity } from '../../../src/github/activities.ts'
import { pushersIn } from '../../../src/github/branch/pushers.ts'
import { oid } from '../../builders.ts'

const NONE = '0'.repeat(40)

/** Moves as `who: before → after`, newest first; `!` is a forced push. */
function moves(...all: string[]): Activity[] {
  return all.map(text => {
    const [login = '', before = '', arrow = '', after = ''] = text.split(' ')
    return {
      before: before === '-' ? NONE : oid(before),
      after: oid(after),
      timestamp: '2026-03-01T10:00:00Z',
      activity_type: arrow === '!' ? 'force_push' : 'push',
      actor: { id: login.length, login, type: 'User' },
    }
  })
}

const pushers = (list: Activity[], commits: string[], isWhole = true) =>
  pushersIn({ moves: list, isWhole }, oid('c3'), new Set(commits.map(oid)))?.map(actor => actor?.login)

describe('who pushed to a change', () => {
  test.each<[string, Activity[], string[], string[] | undefined]>([
    [
      'is everybody since the branch was made',
      moves('bot c2 > c3', 'bob c1 > c2', 'al - > c1'),
      ['c1', 'c2', 'c3'],
      ['bot', 'bob', 'al'],
    ],
    [
      'is nobody who pushed what the base has',
      moves('bot c2 > c3', 'bob c1 > c2', 'al - > c1'),
      ['c2', 'c3'],
      ['bot', 'bob'],
    ],
    [
      'is also whoever pushed what was written anew',
      moves('bot c2 ! c3', 'bob c1 > c2', 'al - > c1'),
      ['c3'],
      ['bot', 'bob', 'al'],
    ],
    [
      'is also whoever pushed it under that name before',
      moves('bot - > c3', 'x c3 > 0', 'bob c1 > c3', 'al - > c1'),
      ['c1', 'c3'],
      ['bot', 'bob', 'al'],
    ],
    ['does not begin with what came after the head', moves('x c3 > c4', 'bob - > c3'), ['c3'], ['bob']],
    ['is unknown where the head is not listed', moves('al - > c1'), ['c1', 'c3'], undefined],
    ['is unknown where a move is missing', moves('bot c2 > c3', 'al - > c1'), ['c1', 'c2', 'c3'], undefined],
    ['is unknown where the first pushes are not listed', moves('bot c2 > c3'), ['c1', 'c2', 'c3'], undefined],
    ['is whoever is listed where a fork began with the base', moves('bob b0 > c3'), ['c3'], ['bob']],
    [
      'is only whoever made the branch, where it was copied from another one',
      moves('bob - > c3'),
      ['c1', 'c2', 'c3'],
      ['bob'],
    ],
  ])('%s', (_, list, commits, expected) => expect(pushers(list, commits)).toEqual(expected))

  test('is not known of a list that goes on', () => {
    expect(pushers(moves('bob b0 > c3'), ['c3'], false)).toBeUndefined()
    expect(pushers(moves('bob c1 > c3', 'al - > c1'), ['c1', 'c3'], false)).toEqual(['bob', 'al'])
  })
})
