import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { builtCommand, DIST, PROJECT } from '../bundle.ts'

export { PROJECT }

const CLI = fileURLToPath(new URL('cli.js', DIST))

export interface Ended {
  status: number
  out: string
  err: string
}

/** Runs the built command in the test's process, in a folder. */
export async function gatebook(args: readonly string[], cwd: string = PROJECT): Promise<Ended> {
  const ended = { out: '', err: '' }
  const status = await builtCommand(args, {
    cwd,
    path: process.env['PATH'] ?? '',
    colour: false,
    now: () => Date.parse('2026-11-28T12:00:00Z'),
    out: text => {
      ended.out += `${text}\n`
    },
    err: text => {
      ended.err += `${text}\n`
    },
  })
  return { status, ...ended }
}

/** Runs the built command as a person would, as a process. One that hangs or is killed has status -1. */
export function gatebookProcess(
  args: readonly string[],
  cwd: string = PROJECT,
  env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' },
): Promise<Ended> {
  return run([CLI, ...args], cwd, env)
}

export function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise(resolve => {
    execFile(process.execPath, args, { cwd, env, timeout: 30_000, maxBuffer: 2 ** 24 }, (error, out, err) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      resolve({ status, out, err })
    })
  })
}

/** The inside of a program is nothing that a user should see. */
export const STACK_TRACE = /^\s+at .+:\d+:\d+|Node\.js v\d|\.js:\d+$/m
