import { expect, test } from '@jest/globals'
import { changesWithHead } from '../../src/github/with-head.ts'
import { scriptedClient, unasked } from './scripted-client.ts'

const HEAD = 'a'.repeat(40)
const OTHER = 'b'.repeat(40)
const REPOSITORY = { owner: 'acme', name: 'shop' }

const node = (number: number, headRefOid: string) => ({
  number,
  state: 'OPEN',
  headRefOid,
  baseRefName: 'main',
  repository: { databaseId: 1 },
})
const list = (nodes: readonly unknown[], totalCount = nodes.length) => ({ totalCount, nodes })

/** Neither list of the commit's changes has one; `pages`: the open changes. */
function asking(pages: readonly (readonly unknown[])[], { named = list([]), total = pages.flat().length } = {}) {
  const asked: string[] = []
  const client = scriptedClient(unasked, ({ document, variables }) => {
    const [, operation = ''] = /query (\w+)/.exec(document) ?? []
    asked.push(operation)
    if (operation === 'WithHead')
      return { repository: { databaseId: 1, commit: { associatedPullRequests: list([]) }, pullRequests: named } }
    const page = Number(variables['after'] ?? 0)
    const pageInfo = { hasNextPage: page + 1 < pages.length, endCursor: String(page + 1) }
    return { repository: { pullRequests: { ...list(pages[page] ?? [], total), pageInfo } } }
  })
  return { asked, find: (branch: string) => changesWithHead(client, REPOSITORY, HEAD, branch) }
}

test('all open changes are looked at where the event tells no branch', async () => {
  const { asked, find } = asking([[node(9, OTHER), node(8, HEAD)], [node(3, HEAD)]])
  expect(await find('')).toEqual([3, 8])
  expect(asked).toEqual(['WithHead', 'OpenChanges', 'OpenChanges'])
})

test('so they are where more changes come from branches of that name than are listed', async () => {
  const { find } = asking([[node(8, HEAD)]], { named: list([node(9, OTHER)], 2) })
  expect(await find('main')).toEqual([8])
})

test('a branch that no open change comes from settles it', async () => {
  const { asked, find } = asking([])
  expect(await find('main')).toEqual([])
  expect(asked).toEqual(['WithHead'])
})

test('that it is not among those that are listed says nothing where there are more', async () => {
  const { find } = asking([[node(9, OTHER)]], { total: 1001 })
  await expect(find('')).rejects.toThrow('GitHub does not list every open change that could have the head aaaaaaa.')
})
