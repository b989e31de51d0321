import { execFile } from 'node:child_process'
import { existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { reachableFrom } from '../../../sandbox/github/git/history.ts'
import { ObjectStore } from '../../../sandbox/github/git/objects.ts'
import { readRef, readRefs, writeRef } from '../../../sandbox/github/git/refs.ts'
import { commitIn } from '../../sandbox/github/commit.ts'

const run = promisify(execFile)

/** Commands that look at commits and branches only, never at the files that are checked out. */
const WITHOUT_FILES = ['branch', 'fetch', 'ls-remote', 'ls-tree', 'push', 'rev-parse', 'show', 'tag']

/** What may be before the command. */
const WITH_VALUE = ['-c', '--git-dir']

/**
 * A clone of a repository on the same disk, made without a git process. Commits are made without one too as long as
 * nothing else touched the files; they are checked out when a command needs them. To git it is a clone like every other.
 */
export class Clone {
  readonly folder: string
  readonly #git: string
  readonly #now: () => Date
  /** Whether the checked out files are those of HEAD, something older, or nobody knows what. */
  #files: 'current' | 'behind' | 'touched' = 'behind'

  /** Whose objects are used. */
  #borrowed: string | undefined

  private constructor(folder: string, now: () => Date) {
    this.folder = folder
    this.#now = now
    this.#git = join(folder, '.git')
  }

  /** With the given references, and `main` checked out as soon as it is needed. */
  static async make(
    folder: string,
    origin: string,
    refs: ReadonlyMap<string, string>,
    now: () => Date = () => new Date(),
  ): Promise<Clone> {
    const git = join(folder, '.git')
    for (const part of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags'])
      await mkdir(join(git, part), { recursive: true })
    const rows = [...refs].map(([ref, oid]) => `${oid} ${ref}\n`)
    await writeFile(join(git, 'HEAD'), 'ref: refs/heads/main\n')
    await writeFile(join(git, 'config'), configOf(origin))
    await writeFile(join(git, 'packed-refs'), rows.sort().join(''))
    return new Clone(folder, now)
  }

  /** Takes the objects of origin that are there from now on too, without a copy. */
  async borrow(origin: string): Promise<this> {
    await writeFile(join(this.#git, 'objects/info/alternates'), `${join(origin, 'objects')}\n`)
    this.#borrowed = origin
    return this
  }

  /** Takes the objects of origin that are there now, as `git clone` from the same disk does. */
  copy(origin: string): this {
    linkObjects(origin, this.#git)
    return this
  }

  /** What a reference such as `origin/main` means here. */
  tip(name: string): string | undefined {
    const [remote, branch, tag] = ['remotes', 'heads', 'tags'].map(kind => readRef(this.#git, `refs/${kind}/${name}`))
    return remote ?? branch ?? tag
  }

  async git(...args: string[]): Promise<string> {
    if (args.join(' ').startsWith('checkout -q -B ') && (await this.#switched(args[3] ?? '', args[4]))) return ''
    const pushed = /^push -q( -f)? origin (HEAD|[0-9a-f]{40}):([\w/.-]+)$/.exec(args.join(' '))
    if (pushed !== null && this.#borrowed !== undefined) return this.#pushed(this.#borrowed, pushed)
    if (/^fetch -q( origin)?$/.test(args.join(' ')) && this.#borrowed !== undefined)
      return this.#fetched(this.#borrowed)
    const shown = await this.#shown(args)
    if (shown !== undefined) return shown
    const [command = ''] = args.filter(
      (arg, at) => !WITH_VALUE.includes(arg) && !WITH_VALUE.includes(args[at - 1] ?? ''),
    )
    const withFiles = !WITHOUT_FILES.includes(command)
    if (withFiles) await this.checkOut()
    if (withFiles && command !== 'checkout') this.#files = 'touched'
    return this.#run('git', args)
  }

  /** `show` of a file of a branch, here or in a repository that is named; git tells what is wrong with any other. */
  async #shown(args: readonly string[]): Promise<string | undefined> {
    const [repository = '', ...command] = args[0] === '--git-dir' ? args.slice(1) : [this.#git, ...args]
    const [, name = '', path = ''] = /^show ([\w/-]+):([\w/.-]+)$/.exec(command.join(' ')) ?? []
    const tip = readRef(repository, `refs/${name.startsWith('origin/') ? 'remotes' : 'heads'}/${name}`)
    if (tip === undefined) return undefined
    const objects = new ObjectStore(repository)
    const item = await objects.entry((await objects.commit(tip))?.tree ?? '', path)
    const file = item?.type === 'blob' ? await objects.read(item.oid) : undefined
    return file?.content.toString().trim()
  }

  /** `checkout -B` of files that nobody touched: whoever needs them gets those of the new branch. */
  async #switched(branch: string, start = ''): Promise<boolean> {
    const commit = /^[0-9a-f]{40}$/.test(start) ? start : this.tip(start)
    if (commit === undefined || this.#files === 'touched') return false
    writeRef(this.#git, `refs/heads/${branch}`, commit)
    await writeFile(join(this.#git, 'HEAD'), `ref: refs/heads/${branch}\n`)
    this.#files = 'behind'
    return true
  }

  /** `push` of a commit to a branch: the objects first, then the reference, if it only moves on. */
  async #pushed(origin: string, [, force, source = '', branch = '']: readonly string[]): Promise<string> {
    const head = await this.#branch()
    const commit = source === 'HEAD' && head !== undefined ? this.tip(head) : source
    const ref = `refs/heads/${branch.replace(/^refs\/heads\//, '')}`
    const before = readRef(origin, ref)
    const isNews = commit === undefined || /^refs\/(?!heads\/)/.test(branch)
    const onward =
      before === undefined ||
      force !== undefined ||
      (!isNews && (await reachableFrom(new ObjectStore(this.#git), commit)).has(before))
    if (isNews || !onward) return this.#run('git', ['push', '-q', 'origin', `${source}:${branch}`])
    linkObjects(this.#git, origin)
    writeRef(origin, ref, commit)
    writeRef(this.#git, ref.replace('heads', 'remotes/origin'), commit)
    return ''
  }

  /** `fetch` where the objects are there already. */
  #fetched(origin: string): string {
    for (const [ref, oid] of readRefs(origin)) {
      if (ref.startsWith('refs/heads/')) writeRef(this.#git, ref.replace('heads', 'remotes/origin'), oid)
      // Git takes new tags along, and moves none.
      else if (ref.startsWith('refs/tags/') && readRef(this.#git, ref) === undefined) writeRef(this.#git, ref, oid)
    }
    return ''
  }

  /** Puts the files of HEAD where a person would look for them. */
  async checkOut(): Promise<void> {
    if (this.#files === 'behind') await this.#run('git', ['reset', '-q', '--hard'])
    if (this.#files === 'behind') this.#files = 'current'
  }

  /** Commits files as somebody; `null` removes a file. Without files, commits whatever lies in the folder. */
  async commit(author: string, message: string, files: Readonly<Record<string, string | null>>): Promise<string> {
    const branch = await this.#branch()
    const parent = branch === undefined ? undefined : this.tip(branch)
    if (branch === undefined || parent === undefined || this.#files === 'touched' || Object.keys(files).length === 0)
      return this.#commitFolder(author, message, files)
    const commit = commitIn(this.#git, { parent, author, message: message.trim(), files, date: this.#now() })
    writeRef(this.#git, `refs/heads/${branch}`, commit)
    this.#files = 'behind'
    return commit
  }

  /** Switches to a branch that was made elsewhere, and knows what origin has there. */
  async follow(branch: string, commit: string): Promise<void> {
    if (this.#files === 'touched') await this.#run('git', ['checkout', '-q', '-B', branch, 'origin/main'])
    for (const ref of [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`]) writeRef(this.#git, ref, commit)
    await writeFile(join(this.#git, 'HEAD'), `ref: refs/heads/${branch}\n`)
    this.#files = 'behind'
  }

  /** Puts a symbolic link beside the files. */
  async link(path: string, target: string): Promise<void> {
    await this.checkOut()
    const file = join(this.folder, path)
    await mkdir(dirname(file), { recursive: true })
    await symlink(target, file)
    this.#files = 'touched'
  }

  async #branch(): Promise<string | undefined> {
    const head = await readFile(join(this.#git, 'HEAD'), 'utf8')
    return /^ref: refs\/heads\/(.+)$/m.exec(head)?.[1]
  }

  async #commitFolder(author: string, message: string, files: Readonly<Record<string, string | null>>) {
    await this.checkOut()
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path)
      await mkdir(dirname(file), { recursive: true })
      if (text === null) await rm(file)
      else await writeFile(file, text)
    }
    const identity = ['-c', `user.name=${author}`, '-c', `user.email=${author}@example.com`]
    const commit = await this.#run('sh', ['-c', COMMIT, 'sh', ...identity, 'commit', '-q', '-m', message])
    this.#files = 'current'
    return commit
  }

  async #run(program: string, args: readonly string[]): Promise<string> {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
    const { stdout } = await run(program, args, { cwd: this.folder, env })
    return stdout.trim()
  }
}

/** Gives a repository on the same disk every object of another, without writing one twice. */
function linkObjects(from: string, to: string): void {
  for (const folder of readdirSync(join(from, 'objects')).filter(name => name !== 'info')) {
    mkdirSync(join(to, 'objects', folder), { recursive: true })
    for (const name of readdirSync(join(from, 'objects', folder))) {
      const place = join(to, 'objects', folder, name)
      if (!existsSync(place)) linkSync(join(from, 'objects', folder, name), place)
    }
  }
}

/** Three commands for the price of one: what is dear is to leave a process as large as that of a test. */
const COMMIT = 'git add -A && git "$@" && git rev-parse HEAD'

const configOf = (origin: string) => `[core]
\trepositoryformatversion = 0
\tfilemode = true
\tbare = false
\tlogallrefupdates = true
[gc]
\tauto = 0
[remote "origin"]
\turl = ${origin}
\tfetch = +refs/heads/*:refs/remotes/origin/*
[branch "main"]
\tremote = origin
\tmerge = refs/heads/main
`
