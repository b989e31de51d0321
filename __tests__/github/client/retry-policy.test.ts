import { describe, expect, test } from '@jest/globals'
import { type Attempt, nextWait, waitAfter } from '../../../src/github/client/retry-policy.ts'

const NOW = 1_790_000_000

const attempt = (change: Partial<Attempt> = {}): Attempt => ({
  status: 200,
  headers: {},
  message: '',
  errorTypes: [],
  ...change,
})
const usedUp = (reset: number) => ({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) })

describe('another try is made', () => {
  test.each<[string, Attempt, number, number | undefined]>([
    ['never after an answer', attempt(), 1, undefined],
    [
      'never after a refusal',
      attempt({ status: 403, message: 'Resource not accessible by integration' }),
      1,
      undefined,
    ],
    ['never after a request that is wrong', attempt({ status: 422 }), 1, undefined],
    ['a second after the platform failed', attempt({ status: 502 }), 1, 1],
    ['four seconds after it failed again', attempt({ status: 503 }), 2, 4],
    ['a second after the connection was lost', attempt({ status: 0 }), 1, 1],
    [
      'as long as a secondary limit asks',
      attempt({ status: 403, message: 'secondary rate limit', headers: { 'retry-after': '7' } }),
      1,
      7,
    ],
    ['a minute after a secondary limit that names no time', attempt({ status: 429 }), 1, 60],
    ['a second after the limit is reset', attempt({ status: 403, headers: usedUp(NOW + 20) }), 1, 21],
    ['soon after a reset that is past', attempt({ status: 403, headers: usedUp(NOW - 5) }), 1, 1],
    ['never when the limit is reset much later', attempt({ status: 403, headers: usedUp(NOW + 3000) }), 1, undefined],
    [
      'never when more than a minute is requested',
      attempt({ status: 429, headers: { 'retry-after': '61' } }),
      1,
      undefined,
    ],
    [
      'after a limit that GraphQL tells with status 200',
      attempt({ errorTypes: ['RATE_LIMITED'], headers: usedUp(NOW + 2) }),
      1,
      3,
    ],
  ])('%s', (_, failed, tries, seconds) => {
    expect(waitAfter(failed, tries, NOW)).toBe(seconds)
  })
})

test.each([400, 401, 403, 404, 408, 409, 410, 422, 451, 499])('an answer of %i is final', status => {
  expect(waitAfter(attempt({ status }), 1, NOW)).toBeUndefined()
})

test.each([0, 500, 502, 503, 504, 599])('after %i another try is made, whether it was to read or to write', status => {
  expect([1, 2, 7, 8].map(tries => waitAfter(attempt({ status }), tries, NOW))).toEqual([1, 4, 49, undefined])
})

test.each<[string, Attempt['headers'], number | undefined]>([
  ['a second', { 'retry-after': '1' }, 1],
  ['a minute', { 'retry-after': '60' }, 60],
  ['more than a minute', { 'retry-after': '61' }, undefined],
  ['no time at all: then a minute', { 'retry-after': '0' }, 60],
  ['no number: then a minute', { 'retry-after': 'soon' }, 60],
  ['a time, and tells of a later reset', { 'retry-after': '5', ...usedUp(NOW + 3000) }, 5],
  ['until a reset in 59 seconds', usedUp(NOW + 59), 60],
  ['until a reset in a minute, which is too long', usedUp(NOW + 60), undefined],
])('of a limit with a wait of %s, no less is waited', (_, headers, seconds) => {
  expect(waitAfter(attempt({ status: 429, headers }), 1, NOW)).toBe(seconds)
})

describe('a request that is worth patience', () => {
  const limited = attempt({ status: 403, message: 'secondary rate limit', headers: { 'retry-after': '60' } })
  const patient = { retries: 2, patience: 300 }

  test.each([
    [1, 0, 60],
    [5, 240, 60],
    [6, 300, undefined],
    [2, 250, undefined],
  ])('waits for a limit at try %i after %i seconds: %p', (tries, waited, seconds) => {
    expect(nextWait(limited, { tries, waited }, patient, NOW)).toBe(seconds)
  })

  test('is tried no more often than any other where the platform fails', () => {
    expect(nextWait(attempt({ status: 502 }), { tries: 3, waited: 5 }, patient, NOW)).toBeUndefined()
  })

  test('is the only one: others wait as often as they are tried', () => {
    const usual = { retries: 2, patience: undefined }
    expect(nextWait(limited, { tries: 2, waited: 60 }, usual, NOW)).toBe(60)
    expect(nextWait(limited, { tries: 3, waited: 120 }, usual, NOW)).toBeUndefined()
  })
})
