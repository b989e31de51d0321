import { execFileSync, spawn } from 'node:child_process'

/** A git command that did not succeed, with what it said. */
export class GitError extends Error {
  readonly status: number | null
  readonly output: string

  constructor(args: readonly string[], status: number | null, stderr: string, output = '') {
    super(`git ${args.join(' ')} ended with ${status ?? 'a signal'}: ${stderr.trim()}`)
    this.status = status
    this.output = output
  }
}

export interface GitOptions {
  input?: string | Uint8Array
  env?: Record<string, string>
}

/** A person as a commit names them. */
export interface Signature {
  name: string
  email: string
}

const MAX_RUN_LENGTH = 20_000
const LARGEST_OUTPUT = 256 * 1024 * 1024

/** Nothing of the user's own configuration may change what the stand-in answers. */
const QUIET = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
  TZ: 'UTC',
}

/** Runs one git command in a bare repository, bounded in time and output. */
export function git(repository: string, args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['-c', 'safe.directory=*', ...args], {
      cwd: repository,
      env: { ...cleanEnvironment(), ...QUIET, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: MAX_RUN_LENGTH,
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    let size = 0
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > LARGEST_OUTPUT) child.kill()
      else out.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', status => {
      if (status === 0) resolve(Buffer.concat(out))
      else reject(new GitError(args, status, Buffer.concat(err).toString(), Buffer.concat(out).toString()))
    })
    // git may end before it has read everything; its exit status says all there is to know.
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
  })
}

/** The same, for the rare caller that cannot wait. */
export function gitNow(repository: string, args: readonly string[]): Buffer {
  const env = { ...cleanEnvironment(), ...QUIET }
  return execFileSync('git', ['-c', 'safe.directory=*', ...args], {
    cwd: repository,
    env,
    stdio: 'pipe',
    timeout: MAX_RUN_LENGTH,
  })
}

/** The same, for output that is one short text. */
export async function gitText(repository: string, args: readonly string[], options: GitOptions = {}): Promise<string> {
  return (await git(repository, args, options)).toString().trimEnd()
}

/** The same, with `undefined` for an answer that git refuses, such as a merge base that does not exist. */
export async function gitMaybe(repository: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return await gitText(repository, args)
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}

/** A variable such as GIT_DIR, set while a hook runs, would point every command at another repository. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
}
