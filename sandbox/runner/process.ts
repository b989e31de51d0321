import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { readLines } from './lines.ts'

export interface ProcessOptions {
  command: string
  args: readonly string[]
  cwd: string
  env: Record<string, string>
  timeoutMs: number
  onLine(line: string): void
}

export interface ProcessResult {
  exitCode: number
  timedOut: boolean
}

/**
 * Runs a process to its end, or for as long as it may take. It is asked to stop, then told, then its whole group is
 * killed, with the runner's own delays. actions/runner, src/Runner.Sdk/ProcessInvoker.cs, CancelAndKillProcessTree
 */
export function runProcess({ command, args, cwd, env, timeoutMs, onLine }: ProcessOptions): Promise<ProcessResult> {
  // A group of its own, so that what the process started can be ended with it.
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  readLines(child.stdout, onLine)
  readLines(child.stderr, onLine)
  let timedOut = false
  const timers = [
    setTimeout(() => {
      timedOut = true
      child.kill('SIGINT')
    }, timeoutMs),
    setTimeout(() => child.kill('SIGTERM'), timeoutMs + 7_500),
    setTimeout(() => killGroup(child), timeoutMs + 10_000),
  ]
  return new Promise((resolve, reject) => {
    const settle = () => {
      for (const timer of timers) clearTimeout(timer)
    }
    child.on('error', error => {
      settle()
      reject(error)
    })
    // A process left behind may hold the pipes open: the runner waits five seconds for it.
    child.on('exit', () => timers.push(setTimeout(() => killGroup(child), 5_000)))
    child.on('close', (code, signal) => {
      settle()
      resolve({ exitCode: code ?? 128 + (signal ? constants.signals[signal] : 0), timedOut })
    })
  })
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing of the group is left.
  }
}
