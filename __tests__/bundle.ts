import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { InProcess } from '../sandbox/runner/index.ts'
import type { runAction } from '../src/action.ts'
import type { runCommandLine } from '../src/cli.ts'
import type { Clock } from '../src/clock/clock.ts'

/** What scripts/jest-environment.cjs gives: Node outside the globals of the test. */
declare global {
  var outside: { process: NodeJS.Process; load(url: string): Promise<unknown> }
}

export const PROJECT = fileURLToPath(new URL('..', import.meta.url))
export const DIST = new URL('../dist/', import.meta.url)

/**
 * The built Action in the test's process: the same bundle, environment and lines, without a process and without waits.
 * Its clock is that of the machine and whatever was slept, or the one given.
 */
export const builtAction = (clock: () => Clock = clockWithoutWaits): InProcess => ({
  host: globalThis.outside.process,
  main: async env => {
    // Its entry is loaded anew for every run: @actions/core remembers there which summary it wrote to.
    const entry = new URL(`action.js?run=${randomUUID()}`, DIST)
    const program = (await globalThis.outside.load(entry.href)) as { runAction: typeof runAction }
    await program.runAction({ env, program: new URL('index.js', DIST), clock: clock() })
  },
})

/** A sleep takes no longer than a turn of the event loop. */
function clockWithoutWaits(): Clock {
  let slept = 0
  return {
    now: () => Date.now() + slept,
    sleep: async milliseconds => {
      slept += milliseconds
      await setImmediate()
    },
    timeLimit: milliseconds => AbortSignal.timeout(milliseconds),
    random: Math.random,
  }
}

/** The built command in the test's process. */
export const builtCommand: typeof runCommandLine = async (args, surface) => {
  const program = await globalThis.outside.load(new URL('command.js', DIST).href)
  return (program as { runCommandLine: typeof runCommandLine }).runCommandLine(args, surface)
}
