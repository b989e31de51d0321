/** What time it is, waiting, and chance. Made once, where the program starts, and passed down: a test decides all of it. */
export interface Clock {
  /** Milliseconds since 1970 by the machine's clock when the program started, and from then on only growing. */
  now(): number
  sleep(milliseconds: number): Promise<void>
  /** Aborts after so long, with a `TimeoutError`. */
  timeLimit(milliseconds: number): AbortSignal
  /** From 0 up to 1. */
  random(): number
}
