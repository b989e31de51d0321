import { expect, test } from '@jest/globals'
import { listLedgerFiles } from '../../src/github/ledger-files.ts'
import { scriptedClient } from './scripted-client.ts'

const SHOP = { owner: 'acme', name: 'shop' }
const file = (path: string) => ({ path, type: 'blob', mode: '100644', sha: `of-${path}`, size: 1 })
const folder = (path: string, sha: string) => ({ path, type: 'tree', mode: '040000', sha })

/** Folders by their ids, and how many entries a recursive listing has at most. */
function listing(most: number, isFlatCut = false) {
  const folders: Record<string, ReturnType<typeof folder | typeof file>[]> = {
    root: [file('head.json'), folder('2026', 'year')],
    year: [folder('01', 'january'), folder('02', 'february')],
    january: [file('a.json'), file('b.json')],
    february: [file('c.json')],
  }
  const below = (id: string, path = ''): { path: string }[] =>
    (folders[id] ?? []).flatMap(entry => [
      { ...entry, path: `${path}${entry.path}` },
      ...(entry.type === 'tree' ? below(entry.sha, `${path}${entry.path}/`) : []),
    ])
  return scriptedClient(({ parameters: { tree_sha: name, recursive } }) => {
    const id = name === 'records' ? 'root' : String(name)
    const all = recursive === undefined ? (folders[id] ?? []) : below(id)
    const tree = recursive === undefined && !isFlatCut ? all : all.slice(0, most)
    return { sha: id, tree, truncated: tree.length < all.length }
  })
}

test.each([
  ['whole', 9, 1],
  ['by its folders, where the list of all of it is cut', 5, 3],
  ['by the folders of its folders', 2, 6],
])('a branch is listed %s', async (_, most, requests) => {
  const client = listing(most)
  const listed = await listLedgerFiles(client, SHOP, 'records')
  expect(listed?.map(({ path }) => path)).toEqual([
    ...['head.json', '2026', '2026/01', '2026/01/a.json', '2026/01/b.json', '2026/02', '2026/02/c.json'],
  ])
  expect(client.requests).toHaveLength(requests)
})

test('a folder that is cut by itself is not listed at all', async () => {
  await expect(listLedgerFiles(listing(1, true), SHOP, 'records')).rejects.toMatchObject({ code: 'unavailable' })
})
