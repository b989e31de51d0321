import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Git } from '../../src/ledger/git-branch.ts'
import type { MemoryStore } from './memory-store.ts'

const env = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.org',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.org',
  GIT_AUTHOR_DATE: '2026-11-22T12:00:00Z',
  GIT_COMMITTER_DATE: '2026-11-22T12:00:00Z',
}

/** Git in a folder, as the reader of a branch wants it. */
export function gitIn(folder: string): Git {
  return async function* (args, input = []) {
    const child = spawn('git', args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] })
    const closed = once(child, 'close')
    let errors = ''
    child.stderr.on('data', chunk => {
      errors += chunk
    })
    child.stdin.on('error', () => {})
    Readable.from(input).pipe(child.stdin)
    yield* child.stdout
    const [status] = await closed
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${errors}`)
  }
}

/** A real repository in a folder of its own. */
export class Repository {
  readonly folder = mkdtempSync(join(tmpdir(), 'gatebook-ledger-'))
  readonly git = gitIn(this.folder)

  static async with(store: MemoryStore): Promise<Repository> {
    const repository = new Repository()
    await repository.run('init', '-q', '-b', 'quality-records')
    for (const { files } of store.commits) await repository.commit(Object.fromEntries(files))
    return repository
  }

  async run(...args: string[]): Promise<string> {
    const chunks: Uint8Array[] = []
    for await (const chunk of this.git(args)) chunks.push(chunk)
    return Buffer.concat(chunks).toString().trim()
  }

  /** Writes the files (`null` removes one) and commits everything. Gives the commit. */
  async commit(files: Record<string, string | null>): Promise<string> {
    for (const [path, text] of Object.entries(files)) {
      const full = join(this.folder, path)
      mkdirSync(dirname(full), { recursive: true })
      if (text === null) rmSync(full)
      else writeFileSync(full, text)
    }
    await this.run('add', '-A')
    await this.run('commit', '-q', '--allow-empty', '-m', 'change')
    return this.run('rev-parse', 'HEAD')
  }

  remove(): void {
    rmSync(this.folder, { recursive: true })
  }
}
