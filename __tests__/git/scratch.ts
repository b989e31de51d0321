import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from '@jest/globals'

export const PATH = process.env['PATH'] ?? ''

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export function scratchFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gatebook-')))
  folders.push(folder)
  return folder
}

const IDENTITY = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'protocol.file.allow=always']
const QUIETLY = ['--quiet', '--no-verify', '--allow-empty']
/** Three commands for the price of one: what is dear is to leave a process as large as that of a test. */
const COMMIT = 'git add --all && git "$@" && git rev-parse HEAD'

/** A real repository in a temporary folder. */
export class Scratch {
  readonly folder: string

  /** With a new repository in the folder, one that a command makes, or the one that is there already. */
  constructor(folder = scratchFolder(), init: readonly string[] | undefined = undefined) {
    this.folder = folder
    if (init === undefined) emptyRepository(join(folder, '.git'))
    else if (init.length > 0) this.git(...init)
  }

  git(...args: string[]): string {
    return this.#run('git', [...IDENTITY, ...args])
  }

  #run(program: string, args: readonly string[]): string {
    const env = { PATH, HOME: this.folder, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }
    return execFileSync(program, args, { cwd: this.folder, env, stdio: 'pipe' }).toString().trim()
  }

  write(path: string, content: string | Buffer): this {
    const file = join(this.folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
    return this
  }

  /** Writes a file whose name is no text. */
  writeBytes(name: Buffer, content: string): this {
    writeFileSync(Buffer.concat([Buffer.from(`${this.folder}/`), name]), content)
    return this
  }

  link(path: string, target: string): this {
    rmSync(join(this.folder, path), { force: true })
    symlinkSync(target, join(this.folder, path))
    return this
  }

  remove(path: string): this {
    rmSync(join(this.folder, path), { recursive: true })
    return this
  }

  mode(path: string, mode: number): this {
    chmodSync(join(this.folder, path), mode)
    return this
  }

  /** Sets when a file was last written, in seconds from now. */
  age(path: string, seconds: number): this {
    const time = Date.now() / 1000 - seconds
    utimesSync(join(this.folder, path), time, time)
    return this
  }

  commit(message = 'change'): string {
    return this.#run('sh', ['-c', COMMIT, 'sh', ...IDENTITY, 'commit', ...QUIETLY, '--message', message])
  }

  head(): string {
    return this.git('rev-parse', 'HEAD')
  }
}

/** What `git init` makes, without what nobody needs of it. */
function emptyRepository(git: string): void {
  for (const part of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags'])
    mkdirSync(join(git, part), { recursive: true })
  writeFileSync(join(git, 'HEAD'), 'ref: refs/heads/main\n')
  writeFileSync(
    join(git, 'config'),
    '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n',
  )
}

export function lines(count: number, text = 'line'): string {
  return Array.from({ length: count }, (_, index) => `${text} ${index + 1}\n`).join('')
}
