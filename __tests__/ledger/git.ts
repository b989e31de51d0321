import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { pipeGit } from '../../src/git/pipe.ts'
import type { Git } from '../../src/ledger/stores/git-output.ts'
import { newFolder, writeFiles } from './folders.ts'
import type { Ledger } from './ledgers.ts'

const PATH = process.env['PATH'] ?? ''
const env = {
  PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.org',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.org',
  GIT_AUTHOR_DATE: '2026-11-22T12:00:00Z',
  GIT_COMMITTER_DATE: '2026-11-22T12:00:00Z',
}

/** Git in a folder, as the command runs it. */
export function gitIn(folder: string): Git {
  return (args, input) => pipeGit({ folder, path: PATH }, args, input)
}

/** Git in a folder, as a person runs it. */
export function runGit(folder: string, args: readonly string[], input: string | Buffer = ''): string {
  return execFileSync('git', args, { cwd: folder, env, input, encoding: 'utf8', stdio: 'pipe' }).trim()
}

/** Three commands for the price of one: what is dear is to leave a process as large as that of a test. */
const COMMIT = 'git add -A && git commit -q --allow-empty -m change && git rev-parse HEAD'

/** A real repository in a folder of its own. */
export class Repository {
  readonly folder = newFolder()
  readonly git = gitIn(this.folder)

  static async with({ commits }: Ledger): Promise<Repository> {
    const repository = new Repository()
    await repository.run('init', '-q', '-b', 'quality-records')
    for (const files of commits) await repository.commit(Object.fromEntries(files))
    return repository
  }

  async run(...args: string[]): Promise<string> {
    return runGit(this.folder, args)
  }

  /** Writes the files (`null` removes one) and commits everything. Gives the commit. */
  async commit(files: Record<string, string | null>): Promise<string> {
    writeFiles(this.folder, new Map(Object.entries(files)))
    return execFileSync('sh', ['-c', COMMIT], { cwd: this.folder, env, encoding: 'utf8', stdio: 'pipe' }).trim()
  }

  remove(): void {
    rmSync(this.folder, { recursive: true })
  }
}
