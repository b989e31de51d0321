import { describe, expect, test } from '@jest/globals'
import { contentsByTrees } from '../../../src/github/contents/by-trees.ts'
import type { Ends } from '../../../src/github/contents/sides.ts'
import { scriptedClient, unasked } from '../scripted-client.ts'

interface Entry {
  name: string
  type: string
  mode: number
  oid: string
}
/** The entries of each folder by its id; `null` where GitHub leaves them out. */
type Trees = Record<string, Entry[] | null>

const ENDS: Ends = { mergeBase: 'm', head: 'h', parent: 'p', commit: 'c' }
const REPOSITORY = { owner: 'acme', name: 'shop' }

const file = (name: string, oid: string, mode = 0o100644): Entry => ({ name, type: 'blob', mode, oid })
const folder = (name: string, oid: string): Entry => ({ name, type: 'tree', mode: 0o040000, oid })

/** Four commits whose folders are `root-m`, … unless they are named otherwise. */
async function walk(trees: Trees, roots: Partial<Ends> = {}, signature: object | null = null) {
  const sent: string[] = []
  const client = scriptedClient(unasked, ({ document, variables }) => {
    const [, operation = ''] = /query (\w+)/.exec(document) ?? []
    sent.push(operation)
    if (operation === 'Sides') {
      const side = (name: keyof Ends) => ({ tree: { oid: roots[name] ?? `root-${ENDS[name]}` } })
      const commit = { ...side('commit'), signature }
      return { repository: { mergeBase: side('mergeBase'), head: side('head'), parent: side('parent'), commit } }
    }
    const ids = Object.entries(variables).filter(([name]) => /^tree\d+$/.test(name))
    const found = ids.map(([name, id]) => [name, String(id) in trees ? { entries: trees[String(id)] } : null])
    return { repository: Object.fromEntries(found) }
  })
  const contents = await contentsByTrees(client, REPOSITORY, ENDS)
  return { sent, contents, rows: contents && Object.fromEntries(contents.rows) }
}

/** What the change did, merged as it is. */
const changed = (before: Entry[], after: Entry[], below: Trees = {}) =>
  walk({ before, after, ...below }, { mergeBase: 'before', head: 'after', parent: 'before', commit: 'after' })

const row = (before: string, after: string) => ({ mergeBase: before, head: after, parent: before, commit: after })
const PLAIN = 0o100644

describe('the paths that differ', () => {
  test.each<[string, Entry[], Entry[], Record<string, object>]>([
    ['a file that was added', [], [file('a', '1')], { a: row('none', `${PLAIN} 1`) }],
    ['a file that was removed', [file('a', '1')], [], { a: row(`${PLAIN} 1`, 'none') }],
    ['a file that was written', [file('a', '1')], [file('a', '2')], { a: row(`${PLAIN} 1`, `${PLAIN} 2`) }],
    [
      'a file that was made executable',
      [file('a', '1')],
      [file('a', '1', 0o100755)],
      { a: row(`${PLAIN} 1`, `${0o100755} 1`) },
    ],
    [
      'a file that became a symbolic link',
      [file('a', '1')],
      [file('a', '1', 0o120000)],
      { a: row(`${PLAIN} 1`, `${0o120000} 1`) },
    ],
    [
      'a renamed file, which is two',
      [file('a', '1')],
      [file('b', '1')],
      { a: row(`${PLAIN} 1`, 'none'), b: row('none', `${PLAIN} 1`) },
    ],
    [
      'a submodule that moved on',
      [{ name: 'sub', type: 'commit', mode: 0o160000, oid: '1' }],
      [{ name: 'sub', type: 'commit', mode: 0o160000, oid: '2' }],
      { sub: row(`${0o160000} 1`, `${0o160000} 2`) },
    ],
    ['none where nothing differs', [file('a', '1')], [file('a', '1')], {}],
    ['a name that every object has', [], [file('__proto__', '1')], { ['__proto__']: row('none', `${PLAIN} 1`) }],
  ])('are %s', async (_, before, after, expected) => {
    expect(Object.entries((await changed(before, after)).rows ?? {})).toEqual(Object.entries(expected))
  })

  test('are all that lies in a folder that took the place of a file', async () => {
    const { rows } = await changed([file('a', '1')], [folder('a', 'in-a')], { 'in-a': [file('b', '2')] })
    expect(rows).toEqual({ a: row(`${PLAIN} 1`, 'none'), 'a/b': row('none', `${PLAIN} 2`) })
  })

  test('are those of the merged commit too', async () => {
    const { rows } = await walk({ 'root-p': [], 'root-c': [file('a', '1')] }, { mergeBase: 'root-p', head: 'root-p' })
    expect(rows).toEqual({ a: { mergeBase: 'none', head: 'none', parent: 'none', commit: `${PLAIN} 1` } })
  })

  test('are not those that only the base gained meanwhile, and their folders are not read', async () => {
    const before = [file('a', '1'), folder('other', 'other-before')]
    const after = [file('a', '2'), folder('other', 'other-before')]
    const parent = [file('a', '1'), folder('other', 'other-moved')]
    const commit = [file('a', '2'), folder('other', 'other-moved')]
    const { rows, sent } = await walk({ 'root-m': before, 'root-h': after, 'root-p': parent, 'root-c': commit })
    expect(rows).toEqual({ a: row(`${PLAIN} 1`, `${PLAIN} 2`) })
    expect(sent).toEqual(['Sides', 'Trees'])
  })
})

describe('nothing is known', () => {
  test.each<[string, Entry[], Trees]>([
    ['of a folder that is gone', [folder('a', 'gone')], {}],
    ['of a folder whose entries are left out', [folder('a', 'cut')], { cut: null }],
    ['where two names look the same', [file('a', '1'), file('a', '2')], {}],
    ['where a name is no text', [file('a\uFFFD', '1')], {}],
  ])('%s', async (_, after, below) => expect((await changed([], after, below)).contents).toBeUndefined())

  test('beyond three thousand paths', async () => {
    const all = Array.from({ length: 3001 }, (_, at) => file(`${at}`, '1'))
    expect((await changed([], all)).contents).toBeUndefined()
    expect((await changed([], all.slice(1))).contents?.rows.size).toBe(3000)
  })

  test('beyond sixty requests', async () => {
    const deep = (depth: number): Trees =>
      Object.fromEntries(Array.from({ length: depth }, (_, at) => [`d${at}`, [folder('d', `d${at + 1}`)]]))
    const of = (depth: number) => changed([], [folder('d', 'd0')], { ...deep(depth), [`d${depth}`]: [file('a', '1')] })
    const least = await of(57)
    expect([least.contents?.rows.size, least.sent.length]).toEqual([1, 60])
    expect((await of(58)).contents).toBeUndefined()
  })

  test('where folders are more than the requests allow, before any of them is read', async () => {
    const all = Array.from({ length: 5801 }, (_, at) => folder(`${at}`, `f${at}`))
    const { contents, sent } = await changed([], all)
    expect([contents, sent]).toEqual([undefined, ['Sides', 'Trees']])
  })
})

test('a folder that lies at several places, or on several sides, is read once', async () => {
  const { sent, rows } = await changed([], [folder('a', 'same'), folder('b', 'same')], { same: [file('c', '1')] })
  expect([sent, Object.keys(rows ?? {})]).toEqual([
    ['Sides', 'Trees', 'Trees'],
    ['a/c', 'b/c'],
  ])
})

test.each([
  [null, false],
  [{ isValid: true, wasSignedByGitHub: true }, true],
  [{ isValid: false, wasSignedByGitHub: true }, false],
  [{ isValid: true, wasSignedByGitHub: false }, false],
])('a signature %j is that of GitHub: %s', async (signature, expected) => {
  const roots = { mergeBase: 'r', head: 'r', parent: 'r', commit: 'r' }
  expect((await walk({}, roots, signature)).contents?.isSigned).toBe(expected)
})
