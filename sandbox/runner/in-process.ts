import { PassThrough } from 'node:stream'
import { inspect } from 'node:util'
import { readLines } from './lines.ts'
import type { ProcessOptions, ProcessResult } from './process.ts'

/** An action that can run inside a process that is there already. */
export interface InProcess {
  /** Runs the action to its end. */
  main(env: Record<string, string>): Promise<unknown>
  /** The process that lends its environment, streams and exit code: the toolkit of an action uses those and no others. */
  host: NodeJS.Process
}

/** What is read when a program is loaded is read once for all its runs. */
const READ_AT_START = /^https?_proxy$|^no_proxy$|^NODE_/i
/** Of a process that SIGINT ended. */
const INTERRUPTED = 130

let taken = false

/**
 * Runs an action without a process of its own, which saves the start of one. It sees the same environment and its lines
 * are read the same way. Only one at a time: a process has one environment. What only a process has is not there:
 * signals, a working directory of its own, and an end that waits for whatever the action left running.
 */
export async function runInProcess(
  { main, host }: InProcess,
  { env, timeoutMs, onLine }: Omit<ProcessOptions, 'command' | 'args' | 'cwd'>,
): Promise<ProcessResult> {
  const unfit = needsOwnProcess(env)
  if (unfit.length > 0) throw new Error(`With ${unfit.join(', ')} an action needs its own process.`)
  if (taken) throw new Error('Another action runs in this process: two at a time need separate processes.')
  taken = true
  const loan = borrow(host, env, onLine)
  try {
    const timedOut = await Promise.race([main(env).then(() => false, loan.crash), after(timeoutMs)])
    return { exitCode: timedOut ? INTERRUPTED : loan.exitCode(), timedOut }
  } finally {
    await loan.giveBack()
    taken = false
  }
}

/** The variables that take effect only where a program starts. */
export function needsOwnProcess(env: Readonly<Record<string, string>>): string[] {
  return Object.keys(env).filter(name => READ_AT_START.test(name))
}

function after(milliseconds: number): Promise<true> {
  return new Promise(resolve => setTimeout(resolve, milliseconds, true).unref())
}

function borrow(host: NodeJS.Process, env: Record<string, string>, onLine: (line: string) => void) {
  const { env: own, exitCode } = host
  const streams = [capture(host.stdout, onLine), capture(host.stderr, onLine)]
  host.env = { ...env }
  host.exitCode = undefined
  return {
    exitCode: () => Number(host.exitCode ?? 0),
    /** What Node does with an error that nobody catches. */
    crash: (error: unknown) => {
      host.stderr.write(`${inspect(error)}\n`)
      host.exitCode = 1
      return false
    },
    giveBack: async () => {
      host.env = own
      host.exitCode = exitCode
      await Promise.all(streams.map(stream => stream.end()))
    },
  }
}

/** Reads what is written to a stream instead of sending it on. */
function capture(stream: NodeJS.WriteStream, onLine: (line: string) => void): { end(): Promise<void> } {
  const { write } = stream
  const lines = new PassThrough()
  readLines(lines, onLine)
  stream.write = lines.write.bind(lines) as typeof stream.write
  return {
    end: () => {
      stream.write = write
      return new Promise(resolve => lines.on('end', resolve).end())
    },
  }
}
