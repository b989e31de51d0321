import { describe, expect, test } from '@jest/globals'
import { checksFact } from '../../../src/collect/change/checks.ts'
import type { News } from '../../../src/collect/change/news.ts'
import { BASE, HEAD } from '../../builders.ts'
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
const NOW = { commit: HEAD, until: null, news: undefined, apps: ['github-actions'] }
async function ids(runs: readonly object[], until: string | null) {
  const fact = await checksFact(listed(...runs), SHOP, { ...NOW, until })
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
    const fact = await checksFact(listed(run(2, { status: 'in_progress', conclusion: null, app: null })), SHOP, NOW)
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
    expect(await checksFact(client, SHOP, NOW)).toMatchObject({ state: 'unavailable', why, next })
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
  const fact = await checksFact(client, SHOP, NOW)
  expect(fact.state === 'complete' ? fact.state : fact.why).toBe(state)
})

const AT = '2026-03-02T09:00:00Z'

describe('a check that the event names', () => {
  const of = (part: object) => ({ id: 7, commit: HEAD, ...part }) as News
  const RUN = of({ kind: 'check-run' })
  const CI = of({ kind: 'workflow-run' })
  const job = (id: number, part: object = {}) => ({
    ...{ name: 'build', head_sha: HEAD, status: 'completed', conclusion: 'failure', started_at: AT },
    ...{ completed_at: AT, runner_name: null },
    ...{ check_run_url: `https://api.github.com/repos/acme/shop/check-runs/${id}`, ...part },
  })

  async function known(news: News, { apps = NOW.apps, one = run(7, { conclusion: 'failure' }) } = {}) {
    const client = scriptedClient(({ route }) => {
      if (route.endsWith('/check-runs/{check_run_id}')) return one
      if (route.endsWith('/jobs')) return { total_count: 2, jobs: [job(8), job(9, { head_sha: BASE })] }
      return { total_count: 2, check_runs: [run(1), run(7)] }
    })
    const fact = await checksFact(client, SHOP, { ...NOW, news, apps })
    const runs = fact.state === 'complete' ? fact.value.map(({ id, conclusion }) => `${id} ${conclusion}`) : []
    return { runs, requests: client.requests.length }
  }

  test('is as it is by its id, whatever the list says of it', async () => {
    expect(await known(RUN)).toEqual({ runs: ['1 success', '7 failure'], requests: 2 })
  })

  test('of another commit is none of this one', async () => {
    expect((await known(RUN, { one: run(7, { head_sha: BASE }) })).runs).toEqual(['1 success', '7 success'])
  })

  test('is the job of a workflow run, where a job is required', async () => {
    expect(await known(CI)).toEqual({ runs: ['1 success', '7 success', '8 failure'], requests: 2 })
    expect(await known(CI, { apps: ['acme-scanner'] })).toEqual({ runs: ['1 success', '7 success'], requests: 1 })
  })

  test('is not known without actions: read, where it is a job', async () => {
    const client = scriptedClient(({ route }) => {
      if (route.endsWith('/jobs')) throw problem('forbidden')
      return { total_count: 1, check_runs: [run(1)] }
    })
    const next = 'Grant the job `actions: read` under `permissions:` in the workflow.'
    expect(await checksFact(client, SHOP, { ...NOW, news: CI })).toMatchObject({ why: 'forbidden', next })
  })
})
