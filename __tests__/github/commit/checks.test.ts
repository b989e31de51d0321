import { expect, test } from '@jest/globals'
import { readCheckRuns } from '../../../src/github/commit/checks.ts'
import { scriptedClient } from '../scripted-client.ts'

const run = (id: number) => ({
  id,
  name: 'CI',
  head_sha: 'head',
  status: 'completed',
  conclusion: 'success',
  external_id: null,
  completed_at: '2026-03-02T09:30:00Z',
  app: null,
  output: { text: null },
})

/** Reads a list of so many check runs, of which GitHub counts `total`. */
async function read(listed: number, { total = listed, pages = 2 }: { total?: number; pages?: number } = {}) {
  const all = Array.from({ length: listed }, (_, at) => run(at + 1))
  const client = scriptedClient(({ parameters }) => {
    const [page, size] = [Number(parameters['page']), Number(parameters['per_page'])]
    return { total_count: total, check_runs: all.slice((page - 1) * size, page * size) }
  })
  const runs = await readCheckRuns(
    client,
    { owner: 'acme', name: 'shop' },
    { commit: 'head', pages, what: 'reading checks' },
  )
  return [runs?.length, client.requests.length]
}

test.each<[string, number, { total?: number; pages?: number }, (number | undefined)[]]>([
  ['none', 0, {}, [0, 1]],
  ['a full page', 100, {}, [100, 1]],
  ['one more than a page', 101, {}, [101, 2]],
  ['as many as the pages hold', 200, {}, [200, 2]],
  ['one more than the pages hold, which are then nothing', 201, {}, [undefined, 2]],
  ['more than GitHub lists, which are then nothing', 3, { total: 4, pages: 9 }, [undefined, 2]],
])('check runs of a commit are read: %s', async (_, listed, of, expected) => {
  expect(await read(listed, of)).toEqual(expected)
})
