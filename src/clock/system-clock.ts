import type { Clock } from './clock.ts'

/** The clock of the machine. Only entry points take it. */
export const systemClock: Clock = {
  // Whoever sets the machine's time during a run must not make a wait endless.
  now: () => performance.timeOrigin + performance.now(),
  sleep: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
  timeLimit: milliseconds => AbortSignal.timeout(milliseconds),
  random: () => Math.random(),
}
