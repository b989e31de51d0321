import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Client, createClient } from '../../../src/github/client/client.ts'
import { GitHubError } from '../../../src/github/client/errors.ts'
import { type TestClock, testClock } from '../../clock.ts'

// The client against a server that answers as a test says, on a clock on which waiting takes no time.

type Answer = (response: ServerResponse, request: IncomingMessage) => void

const NOW = Date.parse('2026-03-02T09:00:00Z')
const DATE = { date: new Date(NOW).toUTCString() }

let server: Server
let answers: Answer[] = []
let requests: { method: string; url: string; authorization: string | undefined }[] = []
let clock: TestClock
let client: Client

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push({
      method: request.method ?? '',
      url: request.url ?? '',
      authorization: request.headers.authorization,
    })
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    answer?.(response, request)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})
beforeEach(() => {
  requests = []
  begin()
})

const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

function begin(part: Parameters<typeof testClock>[0] = {}): void {
  clock = testClock(part)
  client = createClient({ token: 'secret', apiUrl: address(), userAgent: 'test', clock })
}

const says =
  (status: number, body: unknown = {}, headers: Record<string, string> = {}): Answer =>
  response => {
    response.writeHead(status, { 'content-type': 'application/json', ...DATE, ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
const hangsUp: Answer = (_, request) => void request.socket.destroy()
const isSilent: Answer = () => {}

async function asked(route = 'GET /thing', retries?: number): Promise<unknown> {
  const options = { what: 'asking', ...(retries === undefined ? {} : { retries }) }
  try {
    return (await client.rest(route, {}, options)).data
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    return error.code
  }
}

describe('a request', () => {
  test.each<[string, Answer[], number[], unknown]>([
    ['that is answered is not repeated', [says(200, 'x')], [], 'x'],
    ['is repeated after a second when the platform failed', [says(502), says(200, 'x')], [1000], 'x'],
    ['is repeated after four more when it failed again', [says(500), says(503), says(200, 'x')], [1000, 4000], 'x'],
    ['is given up after three failures', [says(502)], [1000, 4000], 'unavailable'],
    ['is repeated when the connection was cut', [hangsUp, says(200, 'x')], [1000], 'x'],
    ['is given up after three cut connections', [hangsUp], [1000, 4000], 'unavailable'],
    [
      'is repeated when it may be, as GitHub says',
      [says(429, {}, { 'retry-after': '7' }), says(200, 'x')],
      [7000],
      'x',
    ],
    [
      'is repeated after the reset of a limit, by GitHub’s clock',
      [says(403, {}, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 20) }), says(200, 'x')],
      [21_000],
      'x',
    ],
    [
      'is not repeated when it would have to wait too long',
      [says(429, {}, { 'retry-after': '61' })],
      [],
      'rate_limited',
    ],
    ['that is refused is not repeated', [says(403)], [], 'forbidden'],
    ['that times out on the server is not repeated', [says(408)], [], 'unavailable'],
  ])('%s', async (_, script, slept, expected) => {
    answers = script.slice()
    expect(await asked()).toBe(expected)
    expect(clock.slept).toEqual(slept)
    expect(requests).toHaveLength(slept.length + 1)
  })

  test('to write is repeated like any other', async () => {
    answers = [says(502), says(200, 'x')]
    expect(await asked('POST /thing')).toBe('x')
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'POST'])
  })

  test.each(['GET /thing', 'POST /thing'])('that must not be repeated is not, whatever happens: %s', async route => {
    for (const answer of [says(502), says(429, {}, { 'retry-after': '1' }), hangsUp]) {
      requests = []
      answers = [answer]
      await asked(route, 0)
      expect([requests.length, clock.slept]).toEqual([1, []])
    }
  })

  test('that nobody answers ends at its time limit, of which every try has its own', async () => {
    begin({ timeLimit: () => AbortSignal.timeout(20) })
    answers = [isSilent]
    expect(await asked()).toBe('unavailable')
    expect([clock.limits, clock.slept]).toEqual([
      [30_000, 30_000, 30_000],
      [1000, 4000],
    ])
  })

  test('that fails names neither the token nor the address', async () => {
    answers = [hangsUp]
    const error: unknown = await client.rest('GET /thing', {}, { what: 'asking' }).catch((error: unknown) => error)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/secret|127\.0\.0\.1/)
    expect(requests[0]?.authorization).toBe('token secret')
  })
})

test('a request whose response reports a limit is sent again when allowed', async () => {
  const limited = { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] }
  const usedUp = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 2) }
  answers = [says(200, limited, usedUp), says(200, { data: { a: 1 } })]
  expect((await client.graphql('query { a }', {}, { what: 'asking' })).data).toEqual({ a: 1 })
  expect(clock.slept).toEqual([3000])
  answers = [says(200, limited, usedUp)]
  const error: unknown = await client.graphql('query { a }', {}, { what: 'asking', retries: 0 }).catch(e => e)
  expect(error).toMatchObject({ code: 'rate_limited', retryAfter: 3 })
})

test.each([
  { type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' },
  { message: 'Something went wrong while executing your query. Please include `0:0` when reporting this issue.' },
])('a query that GitHub gave up is sent again, and then an error: $message', async error => {
  const gaveUp = says(200, { data: null, errors: [error] })
  const ask = () => client.graphql('query { a }', {}, { what: 'asking' })
  answers = [gaveUp, says(200, { data: { a: 1 } })]
  expect((await ask()).data).toEqual({ a: 1 })
  answers = [gaveUp]
  const refused: unknown = await ask().catch(e => e)
  expect(refused).toMatchObject({ code: 'unavailable', status: 502 })
  expect(String(refused)).toContain(error.message)
})

describe('an answer of GraphQL without data', () => {
  const asked = (error: object, headers: Record<string, string> = {}) => {
    answers = [says(200, { errors: [error] }, headers)]
    return client.graphql('query { a }', {}, { what: 'asking', retries: 0 }).catch((e: unknown) => e)
  }
  const usedUp = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 1799) }

  test.each(['RATE_LIMITED', 'RATE_LIMIT'])('is told as the limit that it is: %s, with its end', async type => {
    expect(await asked({ type, message: 'API rate limit already exceeded for user ID 7.' }, usedUp)).toMatchObject({
      code: 'rate_limited',
      retryAfter: 1800,
      next: expect.stringContaining('after 2026-03-02T09:30:00.000Z'),
    })
  })

  test.each([
    [
      { type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' },
      'The query exceeds a resource limit of GitHub (asking): Resource limits for this query exceeded.',
      'unavailable',
    ],
    [
      { type: 'MAX_NODE_LIMIT_EXCEEDED', message: 'This query requests up to 600,000 possible nodes.' },
      'The query exceeds the node limit of GitHub (asking): This query requests up to 600,000 possible nodes.',
      'invalid',
    ],
    [
      { message: 'Something went wrong while executing your query. Please include `0:0`.' },
      'GitHub returned an error (asking): Something went wrong while executing your query. Please include `0:0`.',
      'unavailable',
    ],
    [{ type: 'NEW', message: 'Not today.' }, 'GitHub reported an error (asking): Not today.', 'unavailable'],
  ])('is told as the limit that it is: %j', async (error, message, code) => {
    expect(await asked(error)).toMatchObject({ message, code })
  })
})

describe('an older Enterprise Server', () => {
  const version = (number: string) => ({ 'x-github-enterprise-version': number })
  const next = 'Update GitHub Enterprise Server: Gatebook needs version 3.13 or newer.'

  test('is named with what it lacks', async () => {
    answers = [says(404, { message: 'Not Found' }, version('3.9.2'))]
    const message = 'GitHub Enterprise Server 3.9.2 is too old for this (asking).'
    expect(await client.rest('GET /thing', {}, { what: 'asking' }).catch(e => e)).toMatchObject({ message, next })
    answers = [says(200, { errors: [{ message: "Field 'a' doesn't exist on type 'B'" }] }, version('3.12.0'))]
    expect(await client.graphql('query { a }', {}, { what: 'asking' }).catch(e => e)).toMatchObject({
      message: "GitHub Enterprise Server 3.12.0 is too old for this (asking): Field 'a' doesn't exist on type 'B'.",
      next,
    })
  })

  test.each(['3.13.0', '3.20.1', '4.0.0'])('is no reason where the version is %s', async number => {
    answers = [says(404, { message: 'Not Found' }, version(number))]
    expect(await asked()).toBe('not_found')
  })
})

test('a limit that says how long to wait is not told of with the end of another one', async () => {
  const headers = {
    'retry-after': '90',
    'x-ratelimit-remaining': '4000',
    'x-ratelimit-reset': String(NOW / 1000 + 3000),
  }
  answers = [says(403, { message: 'You have exceeded a secondary rate limit.' }, headers)]
  const error: unknown = await client.rest('GET /thing', {}, { what: 'asking' }).catch(e => e)
  expect(error).toMatchObject({ code: 'rate_limited', next: expect.stringContaining('after 2026-03-02T09:01:30.000Z') })
})

test('the time is GitHub’s, as of its latest answer; before the first there is none', async () => {
  expect(client.time()).toBe('1970-01-01T00:00:00Z')
  answers = [says(200), says(200, {}, { date: new Date(NOW + 61_000).toUTCString() }), says(502, {}, { date: 'soon' })]
  await asked()
  expect(client.time()).toBe('2026-03-02T09:00:00Z')
  await asked()
  await asked('GET /thing', 0)
  expect(client.time()).toBe('2026-03-02T09:01:01Z')
})

describe('a download', () => {
  const download = (mostBytes: number) =>
    client
      .download(`${address()}/file?key=1`, { what: 'fetching', mostBytes })
      .catch((error: GitHubError) => error.code)

  test.each([
    [4, 'whole'],
    [5, 'whole'],
    [3, 'invalid'],
  ])('of four bytes, where %i are read, is %s', async (mostBytes, expected) => {
    answers = [says(200, 'four')]
    const bytes = await download(mostBytes)
    expect(Buffer.isBuffer(bytes) ? (bytes.toString() === 'four' ? 'whole' : 'cut') : bytes).toBe(expected)
  })

  test('sends no token, and has one time limit for all of it', async () => {
    answers = [says(200, 'four')]
    await download(4)
    expect([requests[0]?.authorization, clock.limits]).toEqual([undefined, [120_000]])
  })

  test.each<[string, Answer]>([
    ['is refused', says(403)],
    ['is cut off', hangsUp],
    [
      'ends before it is whole',
      response => {
        response.writeHead(200, { 'content-length': '9' })
        response.write('four', () => response.destroy())
      },
    ],
  ])('that %s is none, and is not repeated', async (_, answer) => {
    answers = [answer]
    expect(await download(9)).toBe('unavailable')
    expect([requests.length, clock.slept]).toEqual([1, []])
  })

  test('that nobody answers ends at its time limit', async () => {
    begin({ timeLimit: () => AbortSignal.timeout(20) })
    answers = [isSilent]
    expect(await download(9)).toBe('unavailable')
  })
})
