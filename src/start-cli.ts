#!/usr/bin/env node
// What a person starts, as dist/cli.js. The program itself can be imported without running.
import { runCommandLine } from './cli.ts'
import { systemClock } from './clock/system-clock.ts'

// Whoever reads only the beginning, as `head` does, closes the pipe: that is no fault of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

process.exitCode = await runCommandLine(process.argv.slice(2), {
  cwd: currentFolder(),
  path: process.env['PATH'] ?? '',
  colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  now: systemClock.now,
  out: text => console.log(text),
  err: text => console.error(text),
})

/** Asking for a folder that was removed meanwhile throws. */
function currentFolder(): string | undefined {
  try {
    return process.cwd()
  } catch {
    return undefined
  }
}
