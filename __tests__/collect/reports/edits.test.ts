import { describe, expect, test } from '@jest/globals'
import { collectLocal } from '../../../src/collect/reports/workspace.ts'
import { PATH, Scratch } from '../../git/scratch.ts'

const EMPTY_INPUT = {
  path: PATH,
  platformFileCount: undefined,
  requests: {},
  artifacts: new Map(),
  collectedAt: '2026-11-22T20:00:00Z',
  now: 0,
}

describe('the edits of a change, where it matters that they are the same', () => {
  const text = (change: Record<number, string> = {}) =>
    Array.from({ length: 40 }, (_, at) => `${change[at + 1] ?? `line ${at + 1}`}\n`).join('')
  const OURS = { 20: 'ours' }

  /** A change of line 20, reviewed, after which the base and then the change itself went on. */
  async function edits(base: Record<number, string>, now: (s: Scratch) => unknown): Promise<unknown> {
    const scratch = new Scratch()
    scratch.write('a.txt', text()).commit('begin')
    scratch.git('checkout', '-q', '-b', 'change')
    const reviewed = scratch.write('a.txt', text(OURS)).commit('ours')
    scratch.git('checkout', '-q', '-b', 'base', 'HEAD~1')
    const onBase = scratch.write('a.txt', text(base)).commit('theirs')
    scratch.git('checkout', '-q', '-b', 'now')
    now(scratch)
    const head = scratch.commit('again')
    const input = {
      ...EMPTY_INPUT,
      workspace: scratch.folder,
      head,
      base: onBase,
      reviewCommits: [reviewed],
      patches: true,
    }
    const local = await collectLocal(input)
    if (local === 'no-clone') throw new Error('There is a clone.')
    return local.contents.patches?.get(reviewed)
  }

  test.each<[string, Record<number, string>, (s: Scratch) => unknown, unknown]>([
    ['elsewhere in the file than the base', { 2: 'theirs' }, s => s.write('a.txt', text({ 2: 'theirs', ...OURS })), []],
    ['on the next lines', { 22: 'theirs' }, s => s.write('a.txt', text({ 22: 'theirs', ...OURS })), ['a.txt']],
    ['and one more', { 2: 'theirs' }, s => s.write('a.txt', text({ 2: 'theirs', ...OURS, 30: 'more' })), ['a.txt']],
    ['with another space', { 2: 'theirs' }, s => s.write('a.txt', text({ 2: 'theirs', 20: 'ours ' })), ['a.txt']],
    ['at another line', { 2: 'theirs' }, s => s.write('a.txt', text({ 2: 'theirs', 25: 'ours' })), ['a.txt']],
    [
      'and another mode',
      { 2: 'theirs' },
      s => s.write('a.txt', text({ 2: 'theirs', ...OURS })).mode('a.txt', 0o755),
      ['a.txt'],
    ],
    [
      'and another file',
      { 2: 'theirs' },
      s => s.write('a.txt', text({ 2: 'theirs', ...OURS })).write('b.txt', 'x\n'),
      ['b.txt'],
    ],
    ['of a file that is gone', { 2: 'theirs' }, s => s.remove('a.txt'), ['a.txt']],
    [
      'of a file that is not text any more',
      { 2: 'theirs' },
      s => s.write('a.txt', `\0${text({ 2: 'theirs', ...OURS })}`),
      ['a.txt'],
    ],
  ])('%s', async (_, base, now, expected) => {
    expect(await edits(base, now)).toEqual(expected)
  })
})
