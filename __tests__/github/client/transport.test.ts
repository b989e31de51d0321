import { describe, expect, test } from '@jest/globals'
import { refused } from '../../../src/github/client/errors.ts'
import { singleTries } from '../../../src/github/client/transport.ts'
import { problem, scriptedClient } from '../scripted-client.ts'

const NOW = 1_790_000_000
const date = new Date(NOW * 1000).toUTCString()
type Headers = Record<string, string>

/** What a writer learns of an answer that GitHub gave instead of doing what it was asked. */
async function told(status: number, headers: Headers = {}, message = ''): Promise<unknown> {
  const client = scriptedClient(() => {
    throw refused('keeping the ledger', { status, message, headers: { date, ...headers } })
  })
  return singleTries(client)
    .rest('POST', '/x', {})
    .catch((error: unknown) => error)
}

describe('a writer learns how long GitHub requests to wait', () => {
  test.each<[string, number, Headers, string, number]>([
    ['as the answer says', 429, { 'retry-after': '30' }, '', 30],
    ['as the answer says, by a secondary limit', 403, { 'retry-after': '90' }, 'a secondary rate limit', 90],
    [
      'until a second after the limit is reset',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW + 3000) },
      '',
      3001,
    ],
    ['a minute where the answer does not say', 429, {}, '', 60],
  ])('%s', async (_, status, headers, message, retryAfter) => {
    expect(await told(status, headers, message)).toMatchObject({ status, retryAfter })
  })

  test.each([403, 404, 422, 500, 502])('and nothing of it where GitHub answers %i without a limit', async status => {
    expect(await told(status, { 'retry-after': '30' })).toMatchObject({ status, retryAfter: undefined })
  })

  test('and nothing where the answer bears no time that the reset could be compared with', async () => {
    const headers = { date: '', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW + 20) }
    expect(await told(403, headers)).toMatchObject({ status: 403, retryAfter: undefined })
  })
})

test('an answer that never came has no status, whatever the client says of it', async () => {
  const client = scriptedClient(() => {
    throw refused('keeping the ledger', { status: 0, message: 'the connection failed', headers: {} })
  })
  const error: unknown = await singleTries(client)
    .rest('POST', '/x', {})
    .catch((error: unknown) => error)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toHaveProperty('status')
})

test('a writer tries once: it must look at what happened before it tries again', async () => {
  const asked: unknown[] = []
  const client = scriptedClient(() => {
    throw problem('unavailable')
  })
  const counting = {
    ...client,
    rest: (...request: Parameters<typeof client.rest>) => {
      asked.push(request[2].retries)
      return client.rest(...request)
    },
    graphql: (...request: Parameters<typeof client.graphql>) => {
      asked.push(request[2].retries)
      return client.graphql(...request)
    },
  }
  await expect(singleTries(counting).rest('POST', '/x', {})).rejects.toThrow()
  await expect(singleTries(counting).graphql('mutation', {})).rejects.toThrow()
  expect(asked).toEqual([0, 0])
})
