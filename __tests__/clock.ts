import type { Clock } from '../src/clock/clock.ts'

export interface TestClock extends Clock {
  /** Milliseconds, in the order of the waits. */
  readonly slept: number[]
  readonly limits: number[]
}

/** A clock that moves only by sleeping, which takes no time; limits are as on a real one, unless a test sets others. */
export function testClock(part: Partial<Clock> = {}): TestClock {
  const slept: number[] = []
  const limits: number[] = []
  let time = Date.parse('2026-03-02T09:00:00Z')
  return {
    slept,
    limits,
    now: () => time,
    async sleep(milliseconds) {
      slept.push(milliseconds)
      time += milliseconds
    },
    timeLimit(milliseconds) {
      limits.push(milliseconds)
      return (part.timeLimit ?? AbortSignal.timeout.bind(AbortSignal))(milliseconds)
    },
    random: part.random ?? (() => 0.5),
  }
}
