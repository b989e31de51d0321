import { describe, expect, test } from '@jest/globals'
import { statusesFact } from '../../../src/collect/change/statuses.ts'
import { HEAD } from '../../builders.ts'
import { problem, scriptedClient } from '../../github/scripted-client.ts'

const SHOP = { owner: 'acme', name: 'shop' }
const MERGED = '2026-03-02T10:00:00Z'
const status = (id: number, part: object = {}) => ({
  ...{ id, context: 'ci', state: 'success', created_at: '2026-03-02T09:30:00Z', target_url: null },
  description: null,
  creator: { id: 700, login: 'jenkins', type: 'User' },
  ...part,
})

const NOW = { commit: HEAD, until: null, news: undefined, contexts: ['ci'], sleep: async () => {} }

/** A client that lists these, a hundred to a page. */
const listing = (all: readonly object[]) =>
  scriptedClient(({ parameters: { page } }) => all.slice((Number(page) - 1) * 100, Number(page) * 100))

describe('the statuses of a change', () => {
  test('are the newest of each context, whatever the order of the list', async () => {
    const all = [status(2, { state: 'failure' }), status(1), status(3, { context: 'docs', creator: null })]
    expect(await statusesFact(listing(all), SHOP, NOW)).toMatchObject({
      state: 'complete',
      value: [
        {
          id: '2',
          context: 'ci',
          state: 'failure',
          creator: { id: '700', login: 'jenkins', kind: 'User' },
          commit: HEAD,
        },
        { id: '3', context: 'docs', creator: null },
      ],
    })
  })

  test('are those that had been posted when it was merged', async () => {
    const all = [status(2, { created_at: '2026-03-02T10:00:01Z', state: 'failure' }), status(1)]
    expect(await statusesFact(listing(all), SHOP, { ...NOW, until: MERGED })).toMatchObject({
      value: [{ id: '1', state: 'success' }],
    })
  })

  test.each([
    ['a full page, after which another is asked for', 100, 'complete', 2],
    ['as many as the pages hold, and it is unknown whether there are more', 3000, 'truncated', 30],
    ['one less', 2999, 'complete', 30],
  ])('are read to their end: %s', async (_, count, state, requests) => {
    const client = listing(Array.from({ length: count }, (_, at) => status(at + 1)))
    const fact = await statusesFact(client, SHOP, NOW)
    expect([fact.state === 'complete' ? fact.state : fact.why, client.requests.length]).toEqual([state, requests])
  })

  test.each([
    ['forbidden', 'forbidden', 'Grant the job `statuses: read` under `permissions:` in the workflow.'],
    ['unavailable', 'unreachable', 'Do something about it.'],
  ] as const)('are not known when GitHub says %s', async (code, why, next) => {
    const client = scriptedClient(() => {
      throw problem(code)
    })
    expect(await statusesFact(client, SHOP, NOW)).toMatchObject({ state: 'unavailable', why, next })
  })
})

describe('a status that the event names', () => {
  const news = (context: string) => ({ kind: 'status', id: 2, commit: HEAD, context }) as const

  /** A list that has it from so many looks on. */
  async function known(context: string, looks: number) {
    let waited = 0
    const sleep = async (milliseconds: number) => {
      waited += milliseconds / 1000
    }
    const client = scriptedClient(() => [
      ...(client.requests.length > looks ? [status(2, { state: 'failure' })] : []),
      status(1),
    ])
    const fact = await statusesFact(client, SHOP, { ...NOW, news: news(context), sleep })
    return [fact.state === 'complete' ? fact.value[0]?.state : fact.why, waited]
  }

  test.each([
    ['is waited for until the list has it', 'ci', 2, ['failure', 15]],
    ['is not known when the list does not get it', 'ci', 99, ['truncated', 135]],
    ['is not waited for where nobody requires it', 'docs', 99, ['success', 0]],
  ])('%s', async (_, context, looks, expected) => expect(await known(context, looks)).toEqual(expected))
})
