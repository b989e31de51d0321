import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { countBeyond, isAncestor, simpleHistory } from '../../../../sandbox/github/git/history.ts'
import { readRef } from '../../../../sandbox/github/git/refs.ts'
import { mergedTree } from '../../../../sandbox/github/git/write.ts'
import { git, push, type Stage, stage } from '../stage.ts'

// What the stand-in finds out without a git process is what git says.

let on: Stage
beforeAll(async () => {
  on = await stage()
  const { path } = on.repository
  push(path, { branch: 'one', from: 'main', files: { 'a/b.txt': '1\n' } })
  push(path, { branch: 'one', from: 'one', files: { 'c.txt': '1\n' } })
  push(path, { branch: 'one', from: 'one', files: { 'a/b.txt': null } })
  push(path, { branch: 'one', from: 'one', files: { 'a/b.txt': '2\n' } })
  push(path, { branch: 'other', from: 'main', files: { 'd.txt': '1\n' } })
  push(path, { branch: 'against', from: 'main', files: { 'a/b.txt': 'other\n' } })
})
afterAll(() => on.end())

const own = (...args: string[]) => git(on.repository.path, 'alice', ...args)
const tip = (branch: string) => readRef(on.repository.path, `refs/heads/${branch}`) ?? ''

describe('the history of a path', () => {
  test.each(['a/b.txt', 'a', 'c.txt', 'README.md', 'nowhere.txt'])('is what git lists: %s', async path => {
    const listed = own('rev-list', 'one', '--', path).split('\n').filter(Boolean)
    expect(await simpleHistory(on.repository.objects, tip('one'), path)).toEqual(listed)
  })

  test.each(['*.txt', ':(top)c.txt', './c.txt', 'a/../c.txt', 'c.txt/', ''])(
    'is left to git where a path may mean more than itself: %s',
    async path => {
      expect(await simpleHistory(on.repository.objects, tip('one'), path)).toBeUndefined()
    },
  )
})

describe('two histories', () => {
  test.each([
    ['one', 'other', 4],
    ['other', 'one', 1],
    ['one', 'main', 4],
    ['main', 'one', 0],
  ])('differ as git counts: %s has beyond %s', async (branch, base, count) => {
    expect(Number(own('rev-list', '--count', branch, `^${base}`))).toBe(count)
    expect(await countBeyond(on.repository.objects, tip(branch), tip(base))).toBe(count)
    expect(await isAncestor(on.repository.objects, tip(branch), tip(base))).toBe(count === 0)
  })
})

describe('the tree of a merge', () => {
  test.each([
    ['of a side that has all of the other', 'main', 'one'],
    ['the other way round', 'one', 'main'],
    ['of two sides that both changed something', 'one', 'other'],
  ])('is what git makes: %s', async (_, ours, theirs) => {
    const [tree] = own('merge-tree', '--write-tree', ours, theirs).split('\n')
    expect(await mergedTree(on.repository, tip(ours), tip(theirs))).toBe(tree)
  })

  test('is none where both changed the same', async () => {
    expect(await mergedTree(on.repository, tip('one'), tip('against'))).toBeUndefined()
  })
})

describe('a reference', () => {
  test.each(['heads/one', 'refs/heads/nowhere', 'refs/heads', 'refs/../HEAD', 'refs/heads/one.lock', 'HEAD'])(
    'is none that is called %s',
    name => {
      expect(readRef(on.repository.path, name)).toBeUndefined()
    },
  )

  test('is found whether or not git has packed it', () => {
    const before = tip('one')
    own('pack-refs', '--all')
    expect(before).toBe(own('rev-parse', 'one'))
    expect(tip('one')).toBe(before)
  })
})
