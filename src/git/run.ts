import { spawn } from 'node:child_process'
import { delimiter, dirname, isAbsolute, sep } from 'node:path'
import { failure, GitError } from './errors.ts'

export interface GitOptions {
  /** Top folder of the work tree, without links. */
  folder: string
  /** The search path for programs, from the entry point. */
  path: string
}

export interface GitLimits {
  bytes: number
  milliseconds: number
}

export const LIMITS: GitLimits = { bytes: 256 * 1024 * 1024, milliseconds: 120_000 }

/**
 * Settings that would otherwise come from the host or from the repository's own configuration, where a step that ran
 * the change's code may have written them. A command-line setting wins over every file.
 */
const PINNED: Readonly<Record<string, string>> = {
  'advice.graftFileDeprecated': 'false',
  'core.attributesFile': '/dev/null',
  'core.bigFileThreshold': '512m',
  'core.commitGraph': 'false',
  'core.fsmonitor': 'false',
  'core.hooksPath': '/dev/null',
  'core.multiPackIndex': 'false',
  'core.quotepath': 'off',
  'core.useReplaceRefs': 'false',
  'diff.algorithm': 'histogram',
  'diff.external': '',
  'diff.ignoreSubmodules': 'none',
  'diff.mnemonicPrefix': 'false',
  'diff.noprefix': 'false',
  'diff.orderFile': '',
  'diff.relative': 'false',
  'diff.renameLimit': '5000',
  'diff.renames': 'true',
  'gc.auto': '0',
  'maintenance.auto': 'false',
  'protocol.allow': 'never',
  'safe.bareRepository': 'explicit',
}

/**
 * Runs git and hands its output on as it comes. No shell, no inherited environment, no prompt, no network.
 * Gives the exit status 0 or 1 (git's "no"); everything above is an error.
 */
export function streamGit(
  options: GitOptions,
  args: readonly string[],
  sink: (chunk: Buffer) => void,
  limits: GitLimits = LIMITS,
): Promise<0 | 1> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...settings(options), ...args], {
      cwd: options.folder,
      env: environment(options),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      timeout: limits.milliseconds,
      killSignal: 'SIGKILL',
    })
    const stop = (error: unknown) => {
      child.kill('SIGKILL')
      reject(error)
    }
    let bytes = 0
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > limits.bytes) return stop(tooLarge(limits))
      try {
        sink(chunk)
      } catch (error) {
        stop(error)
      }
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 65_536) stderr += chunk.toString('utf8')
    })
    child.on('error', error => {
      stop(notStarted(error))
      // Node ends the time limit on `exit`, which a program that never started does not have: it would keep ours running.
      if (child.pid === undefined) child.emit('exit', null, null)
    })
    child.on('close', status => {
      // Nobody stopped it but the time limit: whatever else does has rejected already.
      if (child.killed) reject(tooSlow(limits))
      else if (status === 0 || (status === 1 && !/^(?:fatal|error):/m.test(stderr))) resolve(status)
      else reject(failure(status, stderr))
    })
  })
}

/** Runs git and gives all of its output. */
export async function runGit(
  options: GitOptions,
  args: readonly string[],
  limits: GitLimits = LIMITS,
): Promise<{ status: 0 | 1; output: Buffer }> {
  const chunks: Buffer[] = []
  const status = await streamGit(options, args, chunk => chunks.push(chunk), limits)
  return { status, output: Buffer.concat(chunks) }
}

export function settings({ folder }: GitOptions): string[] {
  const pinned = Object.entries({ ...PINNED, 'safe.directory': folder })
  return ['--no-pager', '--literal-pathspecs', ...pinned.flatMap(([key, value]) => ['-c', `${key}=${value}`])]
}

export function environment({ folder, path }: GitOptions): Record<string, string> {
  return {
    PATH: trustedPath(path, folder),
    HOME: '/nonexistent',
    XDG_CONFIG_HOME: '/nonexistent',
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // A repository around the workspace is another repository.
    GIT_CEILING_DIRECTORIES: dirname(folder),
    // Replacements and grafts show other parents than the commit has.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    // A partial clone would fetch what it lacks, with a transport that the repository's configuration names.
    // `protocol.<name>.allow` there would win over `protocol.allow`; this variable wins over both.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  }
}

/** A program named `git` inside the workspace is the change's own. */
function trustedPath(path: string, folder: string): string {
  return path
    .split(delimiter)
    .filter(entry => isAbsolute(entry) && entry !== folder && !entry.startsWith(folder + sep))
    .join(delimiter)
}

function notStarted(error: Error): GitError {
  return new GitError('git_missing', `git could not be started: ${error.message}.`)
}

function tooLarge({ bytes }: GitLimits): GitError {
  return new GitError('output_too_large', `git returned more than ${bytes} bytes for one command.`)
}

function tooSlow({ milliseconds }: GitLimits): GitError {
  return new GitError('timeout', `git took longer than ${milliseconds / 1000} seconds for one command.`)
}
