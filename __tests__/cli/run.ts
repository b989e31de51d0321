import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

export interface Ended {
  status: number
  out: string
  err: string
}

/** Runs the built command as a person would. One that hangs or is killed has status -1. */
export function gatebook(args: readonly string[], cwd: string = PROJECT): Promise<Ended> {
  return run([CLI, ...args], cwd, { ...process.env, NO_COLOR: '1' })
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
