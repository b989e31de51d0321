import { describe, expect, test } from '@jest/globals'
import { findJudgements } from '../../../src/app/reuse/previous-verdict.ts'
import { block, embeddedVerdictOf } from '../../../src/publish/verdict-block.ts'
import { HEAD, verdict } from '../../builders.ts'
import { scriptedClient } from '../../github/scripted-client.ts'

const MERGED = '2026-03-02T10:00:00Z'
const SUCCESS = { id: 1, status: 'completed', conclusion: 'success', completed_at: '2026-03-02T09:30:00Z' }
const RUNNING = { id: 2, status: 'in_progress', conclusion: null, completed_at: null }

const TEXT = block(embeddedVerdictOf(verdict(), undefined))

/** What is made of check runs on the head, as GitHub lists them, each with a verdict of its own. */
async function found(runs: readonly object[], until: string | null = MERGED) {
  const client = scriptedClient(({ parameters: { page, per_page: size } }) => ({
    total_count: runs.length,
    check_runs: runs.slice((Number(page) - 1) * Number(size), Number(page) * Number(size)).map(run => ({
      ...SUCCESS,
      name: 'Gatebook: verdict',
      head_sha: HEAD,
      external_id: 'gatebook:12',
      app: { slug: 'github-actions' },
      output: { text: TEXT },
      ...run,
    })),
  }))
  const { previous, attempts } = await findJudgements(
    client,
    { owner: 'acme', name: 'shop' },
    {
      head: HEAD,
      commits: [HEAD],
      reviewed: [],
      pull: 12,
      checkName: 'Gatebook',
      viewer: 'github-actions[bot]',
      until,
    },
  )
  return [previous?.checkRun, attempts?.count, attempts?.firstPass]
}

describe('a check run has judged nothing', () => {
  test.each<[string, object]>([
    ['while it runs', RUNNING],
    ['while it waits for its turn', { ...RUNNING, status: 'queued' }],
    ['while it runs again, whenever it ended before', { ...RUNNING, completed_at: '2026-03-02T09:40:00Z' }],
    ['where nobody knows when it ended', { ...RUNNING, status: 'completed', conclusion: 'failure' }],
  ])('%s: the one before it is the newest, whenever the merge was', async (_, run) => {
    expect(await found([run])).toEqual([undefined, undefined, undefined])
    expect(await found([SUCCESS, run])).toEqual(['1', 1, true])
    expect(await found([SUCCESS, run], null)).toEqual(['1', 1, true])
  })

  test('that led to the merge when it ended a second after it', async () => {
    expect(await found([{ completed_at: MERGED }])).toEqual(['1', 1, true])
    expect(await found([{ completed_at: '2026-03-02T10:00:01Z' }])).toEqual([undefined, undefined, undefined])
    expect(await found([{ completed_at: '2026-03-02T10:00:01Z' }], null)).toEqual(['1', 1, true])
  })
})

test('of several that have ended, the newest by its number is reused, and the oldest shows the first attempt', async () => {
  const failure = { id: 3, conclusion: 'failure' }
  expect(await found([SUCCESS, failure])).toEqual(['3', 2, true])
  expect(await found([failure, SUCCESS])).toEqual(['3', 2, true])
  expect(await found([failure, { id: 4 }])).toEqual(['4', 2, false])
})

test('a head that was judged more than a thousand times has no verdict that could be found', async () => {
  const runs = (count: number) => Array.from({ length: count }, (_, at) => ({ id: at + 1 }))
  expect([await found(runs(1000)), await found(runs(1001))]).toEqual([
    ['1000', 1000, true],
    [undefined, undefined, undefined],
  ])
})
