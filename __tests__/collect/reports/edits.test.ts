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
    [
      'moved along by lines that the base added above',
      { 2: 'line 2\nmore\nand more' },
      s => s.write('a.txt', text({ 2: 'line 2\nmore\nand more', ...OURS })),
      [],
    ],
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

describe('edits between equal blocks, as of three environments', () => {
  const block = (name: string, lines = ['replicas: 1']) => [
    `${name}:`,
    ...Array(5).fill('  # as below'),
    ...lines.map(line => `  ${line}`),
    ...Array(5).fill('  # as above'),
  ]
  const config = (replicas: Record<string, string> = {}, top: string[] = ['# config']) =>
    [...top, ...['dev', 'test', 'prod'].flatMap(name => block(name, [replicas[name] ?? 'replicas: 1'])), ''].join('\n')

  /** Approved with more replicas in dev. The base stays or goes on; then this is what the change contains. */
  async function edits(base: string | undefined, now: (s: Scratch) => unknown, onto: 'base' | 'begin' = 'base') {
    const scratch = new Scratch()
    const begin = scratch.write('c.yml', config()).commit('begin')
    scratch.git('checkout', '-q', '-b', 'change')
    const reviewed = scratch.write('c.yml', config({ dev: 'replicas: 9' })).commit('more in dev')
    scratch.git('checkout', '-q', '-b', 'base', begin)
    const tip = base === undefined ? begin : scratch.write('c.yml', base).commit('theirs')
    scratch.git('checkout', '-q', '-b', 'now', onto === 'base' ? tip : begin)
    now(scratch)
    const head = scratch.commit('again')
    const asked = { workspace: scratch.folder, head, base: tip, reviewCommits: [reviewed], patches: true }
    const local = await collectLocal({ ...EMPTY_INPUT, ...asked })
    if (local === 'no-clone') throw new Error('There is a clone.')
    return local.contents.patches?.get(reviewed)
  }

  const TOP = ['# config', '# of the shop', '# and its stock']
  test.each<[string, string | undefined, (s: Scratch) => unknown, string[]]>([
    ['moved from dev to prod are others', undefined, s => s.write('c.yml', config({ prod: 'replicas: 9' })), ['c.yml']],
    ['left in dev are the same', undefined, s => s.write('c.yml', config({ dev: 'replicas: 9' })), []],
    [
      'moved from dev to prod are others, also where the base has changed the file',
      config({}, TOP),
      s => s.write('c.yml', config({ prod: 'replicas: 9' }, TOP)),
      ['c.yml'],
    ],
    [
      'left in dev are the same where the base has changed the file',
      config({}, TOP),
      s => s.write('c.yml', config({ dev: 'replicas: 9' }, TOP)),
      [],
    ],
    [
      'made twice are others',
      config({}, TOP),
      s => s.write('c.yml', config({ dev: 'replicas: 9', prod: 'replicas: 9' }, TOP)),
      ['c.yml'],
    ],
    [
      'that undo what the base did are others',
      config({}, TOP),
      s => s.write('c.yml', config({ dev: 'replicas: 9' })),
      ['c.yml'],
    ],
  ])('%s', async (_, base, now, expected) => expect(await edits(base, now)).toEqual(expected))

  test('after a merge of the base are the same', async () => {
    const merge = (s: Scratch) => {
      s.write('c.yml', config({ dev: 'replicas: 9' })).commit('more in dev')
      s.git('merge', '-q', '--no-edit', 'base')
    }
    expect(await edits(config({}, TOP), merge, 'begin')).toEqual([])
  })

  test('of more than 100 files are unknown, and their contents are compared instead', async () => {
    const scratch = new Scratch()
    const all = (text: string) => {
      for (let at = 0; at < 101; at++) scratch.write(`f${at}`, text)
      return scratch.commit('all')
    }
    const base = all('1\n')
    const reviewed = all('2\n')
    const head = all('3\n')
    const asked = { workspace: scratch.folder, head, base, reviewCommits: [reviewed], patches: true }
    const local = await collectLocal({ ...EMPTY_INPUT, ...asked })
    if (local === 'no-clone') throw new Error('There is a clone.')
    expect(local.contents.patches?.get(reviewed)).toBeNull()
    expect(local.contents.differing.get(reviewed)).toHaveLength(101)
  })
})
