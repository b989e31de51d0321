import { describe, expect, test } from '@jest/globals'
import { pullFiles } from '../../../src/collect/change/pull-files.ts'
import { oid } from '../../builders.ts'
import { scriptedClient } from '../../github/scripted-client.ts'

/** The files of a change of which GitHub lists so many and counts `total`. */
async function read(listed: readonly object[], total = listed.length) {
  const client = scriptedClient(({ parameters: { page, per_page: size } }) =>
    listed.slice((Number(page) - 1) * Number(size), Number(page) * Number(size)),
  )
  const fact = await pullFiles(client, { owner: 'acme', name: 'shop' }, 12, total)
  return { fact, requests: client.requests.length }
}
const file = (at: number, part: object = {}) => ({
  filename: `${at}.ts`,
  status: 'modified',
  sha: oid('b10b'),
  ...part,
})
const files = (count: number) => Array.from({ length: count }, (_, at) => file(at))

describe('the files of a change, as GitHub lists them', () => {
  test.each([
    [0, 'complete', 0],
    [1, 'complete', 1],
    [100, 'complete', 1],
    [101, 'complete', 2],
    [3000, 'complete', 30],
    [3001, 'truncated', 30],
  ])('are %i: the fact is %s, for %i requests', async (count, state, asked) => {
    const { fact, requests } = await read(files(count))
    expect([fact.state === 'complete' ? fact.state : fact.why, requests]).toEqual([state, asked])
  })

  test.each([
    [2, 3],
    [3, 2],
  ])('are not known when it lists %i and counts %i', async (listed, counted) => {
    expect((await read(files(listed), counted)).fact).toMatchObject({
      state: 'unavailable',
      why: 'truncated',
      detail: `GitHub lists ${listed} files of the change but counts ${counted}.`,
    })
  })

  test('come without modes and lines, in the order of their paths', async () => {
    const { fact } = await read([
      file(2, { status: 'renamed', previous_filename: '1.ts' }),
      file(0, { status: 'removed' }),
      file(3, { status: 'changed', sha: null }),
    ])
    const blob = { mode: null, blob: oid('b10b') }
    expect(fact.state === 'complete' && fact.value).toEqual([
      { path: '0.ts', previousPath: null, status: 'removed', before: blob, after: null, addedLines: null },
      { path: '2.ts', previousPath: '1.ts', status: 'renamed', before: null, after: blob, addedLines: null },
      { path: '3.ts', previousPath: null, status: 'type-changed', before: null, after: null, addedLines: null },
    ])
  })
})
