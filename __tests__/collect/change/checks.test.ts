import { describe, expect, test } from '@jest/globals'
import { checksFact } from '../../../src/collect/change/checks.ts'
import { HEAD } from '../../builders.ts'
import { problem, scriptedClient } from '../../github/scripted-client.ts'

const SHOP = { owner: 'acme', name: 'shop' }
const MERGED = '2026-03-02T10:00:00Z'
const run = (id: number, part: object = {}) => ({
  id,
  name: 'CI',
  head_sha: HEAD,
  status: 'completed',
  conclusion: 'success',
  external_id: null,
  completed_at: '2026-03-02T09:30:00Z',
  app: { slug: 'github-actions' },
  output: { text: null },
  ...part,
})
const listed = (...runs: readonly object[]) => scriptedClient(() => ({ total_count: runs.length, check_runs: runs }))
async function ids(runs: readonly object[], until: string | null) {
  const fact = await checksFact(listed(...runs), SHOP, HEAD, until)
  return fact.state === 'complete' ? fact.value.map(({ id }) => id) : fact.why
}

describe('the checks of a change', () => {
  const runs = [
    run(1),
    run(2, { status: 'in_progress', conclusion: null, completed_at: null }),
    run(3, { completed_at: MERGED }),
    run(4, { completed_at: '2026-03-02T10:00:01Z' }),
  ]

  test('are all that are there while it is open: the gate weighs what has not finished', async () => {
    expect(await ids(runs, null)).toEqual(['1', '2', '3', '4'])
  })

  test('are those that had finished when it was merged', async () => {
    expect(await ids(runs, MERGED)).toEqual(['1', '3'])
  })

  test('say of each what it is and how far it is', async () => {
    const fact = await checksFact(
      listed(run(2, { status: 'in_progress', conclusion: null, app: null })),
      SHOP,
      HEAD,
      null,
    )
    expect(fact).toMatchObject({
      value: [{ id: '2', name: 'CI', app: null, commit: HEAD, status: 'in_progress', conclusion: null }],
    })
  })

  test.each([
    ['forbidden', 'forbidden', 'Grant the job `checks: read` under `permissions:` in the workflow.'],
    ['not_found', 'forbidden', 'Grant the job `checks: read` under `permissions:` in the workflow.'],
    ['unavailable', 'unreachable', 'Do something about it.'],
  ] as const)('are not known when GitHub says %s', async (code, why, next) => {
    const client = scriptedClient(() => {
      throw problem(code)
    })
    expect(await checksFact(client, SHOP, HEAD, null)).toMatchObject({ state: 'unavailable', why, next })
  })
})

test.each([
  [1000, 'complete'],
  [1001, 'truncated'],
])('of %i checks on a commit the fact is %s', async (total, state) => {
  const client = scriptedClient(({ parameters: { page } }) => ({
    total_count: total,
    check_runs: Array.from({ length: 100 }, (_, at) => run(Number(page) * 100 + at)),
  }))
  const fact = await checksFact(client, SHOP, HEAD, null)
  expect(fact.state === 'complete' ? fact.state : fact.why).toBe(state)
})
