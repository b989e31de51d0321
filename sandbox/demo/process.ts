import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'

export interface Place {
  cwd: string
  /** The search path for programs. */
  path: string
  /** Stands in for the home folder, so that nobody's own settings take part. */
  home: string
}

export interface Ended {
  status: number
  out: string
  err: string
}

const MAX_RUN_LENGTH = 60_000
const LARGEST_OUTPUT = 64 * 1024 * 1024

/**
 * Runs a program to its end, in an environment made from nothing: a NODE_TEST_CONTEXT or a GIT_DIR that the demo itself
 * was started with would turn the project's tests into a silent part of another run, or git to another repository.
 */
export function runProgram(program: string, args: readonly string[], { cwd, path, home }: Place): Promise<Ended> {
  const env = {
    PATH: path,
    HOME: home,
    TMPDIR: tmpdir(),
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
  }
  const options = { cwd, env, timeout: MAX_RUN_LENGTH, maxBuffer: LARGEST_OUTPUT }
  return new Promise((resolve, reject) => {
    execFile(program, [...args], options, (error, out, err) => {
      if (error === null) resolve({ status: 0, out, err })
      else if (typeof error.code === 'number') resolve({ status: error.code, out, err })
      else reject(new Error(`${program} could not be run: ${error.message.trim()}`))
    })
  })
}

/** What git says, or an error with what it said instead. */
export async function runGit(args: readonly string[], place: Place): Promise<string> {
  const { status, out, err } = await runProgram('git', ['-c', 'safe.directory=*', ...args], place)
  if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${status}: ${err.trim()}`)
  return out.trim()
}
