/** What a command may use of the outside: nothing else is there, so a test can give it all. */
export interface Terminal {
  args: readonly string[]
  cwd: string
  /** The search path for programs. */
  path: string
  /** Whether colour is wanted and can be shown. */
  colour: boolean
  /** Milliseconds since 1970. No verdict depends on it. */
  now(): number
  out(text: string): void
  err(text: string): void
}

/** Exit statuses, the same for every command. */
export const EXIT = { done: 0, failed: 1, badInput: 2, unjudged: 3, integrity: 4 } as const
export type Exit = (typeof EXIT)[keyof typeof EXIT]

export interface Command {
  /** Words that call it, such as `ledger verify`. */
  name: string
  usage: string
  summary: string
  run(terminal: Terminal): Promise<Exit>
}

/** Wrong arguments: what is wrong, told with the usage of the command. */
export class UsageError extends Error {}
