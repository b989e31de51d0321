import { expect, test } from '@jest/globals'
import { pathsOfOtherChange } from '../../../src/github/contents/other-change.ts'
import { scriptedClient, unasked } from '../scripted-client.ts'

const REPOSITORY = { owner: 'acme', name: 'shop' }
const FILE = 0o100644
const EXECUTABLE = 0o100755

/** Files of one folder each: id and mode. */
type Folder = Readonly<Record<string, readonly [oid: string, mode: number]>>

function compare(mergeBase: Folder, head: Folder, parent: Folder, commit: Folder) {
  const all: Record<string, Folder> = { mergeBase, head, parent, commit }
  const client = scriptedClient(unasked, ({ document, variables }) => {
    if (document.includes('query Sides')) {
      const side = (oid: string) => ({ tree: { oid: JSON.stringify(all[oid]) }, signature: null })
      return { repository: Object.fromEntries(Object.keys(all).map(name => [name, side(name)])) }
    }
    const ids = Object.entries(variables).filter(([name]) => name.startsWith('tree'))
    const entriesOf = (folder: Folder) =>
      Object.entries(folder).map(([name, [oid, mode]]) => ({ name, type: 'blob', mode, oid }))
    return {
      repository: Object.fromEntries(ids.map(([name, id]) => [name, { entries: entriesOf(JSON.parse(String(id))) }])),
    }
  })
  return pathsOfOtherChange(
    client,
    REPOSITORY,
    { head: 'h', mergeBase: 'm', paths: undefined, patches: new Map() },
    { head: 'c', mergeBase: 'p', paths: undefined, patches: new Map() },
  )
}

test.each<[string, Folder, Folder, Folder, Folder, string[]]>([
  ['the same on the same', {}, { a: ['1', FILE] }, {}, { a: ['1', FILE] }, []],
  [
    'the same on a base that moved elsewhere',
    {},
    { a: ['1', FILE] },
    { b: ['2', FILE] },
    { a: ['1', FILE], b: ['2', FILE] },
    [],
  ],
  ['another content', {}, { a: ['1', FILE] }, {}, { a: ['2', FILE] }, ['a']],
  ['another mode', {}, { a: ['1', FILE] }, {}, { a: ['1', EXECUTABLE] }, ['a']],
  ['a file more', {}, { a: ['1', FILE] }, {}, { a: ['1', FILE], b: ['1', FILE] }, ['b']],
  ['a file fewer', {}, { a: ['1', FILE], b: ['1', FILE] }, {}, { a: ['1', FILE] }, ['b']],
  [
    'the same content in place of another',
    { a: ['0', FILE] },
    { a: ['1', FILE] },
    { a: ['9', FILE] },
    { a: ['1', FILE] },
    ['a'],
  ],
])(
  'a change too large to be listed is compared by its folders: %s',
  async (_, mergeBase, head, parent, commit, expected) => {
    expect(await compare(mergeBase, head, parent, commit)).toEqual(expected)
  },
)

test('nothing is known without the commits at which the changes left the base', async () => {
  const one = { head: 'h', mergeBase: undefined, paths: undefined, patches: new Map() }
  expect(await pathsOfOtherChange(scriptedClient(unasked), REPOSITORY, one, { ...one, head: 'c' })).toBeUndefined()
})
