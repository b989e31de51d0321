import { describe, expect, test } from '@jest/globals'
import { type Attempt, waitAfter } from '../../../src/github/client/retry-policy.ts'

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
      'never when more than a minute is asked for',
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
