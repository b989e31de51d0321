import { GitError } from '../git/errors.ts'
import { MAX_ENTRY_BYTES } from './entry.ts'
import type { History, HistoryChange, HistoryCommit, LedgerSource, SourceFile } from './source.ts'

/** Runs git in a clone: arguments and standard input in, standard output out, as it comes. Throws when git fails. */
export type Git = (args: readonly string[], input?: Iterable<string>) => AsyncIterable<Uint8Array>

/** A ledger as a branch of a local clone, with its history. Plumbing commands only: no setting changes what they say. */
export function gitBranchSource(run: Git, ref: string): LedgerSource {
  // A replacement in the clone could show other commits and files than those that the hashes name.
  const git: Git = (args, input) => run(['--no-replace-objects', ...args], input)
  const tip = lazily(() => commitAt(git, ref))
  return {
    files: () => filesOf(git, tip),
    history: () => historyOf(git, tip),
  }
}

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined
  return () => {
    value ??= make()
    return value
  }
}

async function commitAt(git: Git, ref: string): Promise<string> {
  return text(git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]))
}

async function* filesOf(git: Git, tip: () => Promise<string>): AsyncIterable<SourceFile> {
  const blobs: { oid: string; path: string }[] = []
  for await (const line of split(git(['ls-tree', '-r', '-z', '-l', '--full-tree', await tip()]), 0)) {
    const [mode, , oid = '', size] = line.slice(0, line.indexOf('\t')).split(/ +/)
    const path = line.slice(line.indexOf('\t') + 1)
    const odd = oddity(mode, Number(size))
    if (odd) yield { path, odd }
    else blobs.push({ oid, path })
  }
  if (blobs.length > 0) yield* contentsOf(git, blobs)
}

function oddity(mode: string | undefined, size: number): string | undefined {
  if (mode !== '100644') return `of mode ${mode}, not a plain file`
  return size > MAX_ENTRY_BYTES ? `a file of ${size} bytes, larger than any record` : undefined
}

/** One process for all files; what it prints is `<oid> blob <size>`, a line feed, the bytes, a line feed. */
async function* contentsOf(git: Git, blobs: readonly { oid: string; path: string }[]): AsyncIterable<SourceFile> {
  const output = new Output(git(['cat-file', '--batch'], lines(blobs)))
  for (const { oid, path } of blobs) {
    const header = (await output.until(10)).toString()
    const size = new RegExp(`^${oid} blob (\\d+)$`).exec(header)?.[1]
    if (size === undefined) throw new GitError('history_missing', `The clone lacks ${path}.`)
    const bytes = await output.take(Number(size) + 1)
    yield { path, bytes: bytes.subarray(0, -1) }
  }
}

function* lines(blobs: readonly { oid: string }[]): Iterable<string> {
  for (const { oid } of blobs) yield `${oid}\n`
}

async function historyOf(git: Git, tip: () => Promise<string>): Promise<History> {
  const shallow = await text(git(['rev-parse', '--is-shallow-repository']))
  if (shallow !== 'false') return { state: 'unknown', why: 'this clone is shallow; fetch it with its whole history' }
  return { state: 'known', commits: commitsOf(git, await tip()) }
}

const COMMIT = '\u0001'

async function* commitsOf(git: Git, tip: string): AsyncIterable<HistoryCommit> {
  const oids: string[] = []
  for await (const oid of split(git(['rev-list', '--topo-order', '--reverse', tip]), 10)) oids.push(`${oid}\n`)
  const format = `--format=${COMMIT}%H,%P,%ct`
  const args = [
    'diff-tree',
    '--stdin',
    '--root',
    '--always',
    '-r',
    '-z',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    format,
  ]
  let commit: (HistoryCommit & { changes: HistoryChange[] }) | undefined
  let status: string | undefined
  for await (const raw of split(git(args, oids), 0)) {
    if (status !== undefined) {
      commit?.changes.push({ status, path: raw })
      status = undefined
      continue
    }
    const token = raw.replace(/^\n/, '')
    if (token.startsWith(':')) status = token.split(' ')[4] ?? ''
    else if (token.startsWith(COMMIT)) {
      if (commit) yield commit
      commit = begun(token.slice(1))
    }
  }
  if (commit) yield commit
}

function begun(line: string): HistoryCommit & { changes: HistoryChange[] } {
  const [oid = '', parents = '', seconds = '0'] = line.split(',')
  return { oid, parents: parents === '' ? [] : parents.split(' '), committedAt: instant(Number(seconds)), changes: [] }
}

/** Whoever makes a commit sets its clock, also beyond every calendar. */
function instant(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? `second ${seconds}` : date.toISOString().replace('.000Z', 'Z')
}

async function text(output: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of output) chunks.push(chunk)
  return Buffer.concat(chunks).toString().trim()
}

/** The pieces of an output between separator bytes. */
async function* split(output: AsyncIterable<Uint8Array>, separator: number): AsyncIterable<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of output) {
    rest = Buffer.concat([rest, chunk])
    let from = 0
    for (let end = rest.indexOf(separator); end !== -1; end = rest.indexOf(separator, from)) {
      yield rest.toString('utf8', from, end)
      from = end + 1
    }
    rest = rest.subarray(from)
  }
  if (rest.length > 0) yield rest.toString()
}

/** Takes an output apart by length and by separator, holding one chunk and what is left of the one before. */
class Output {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(output: AsyncIterable<Uint8Array>) {
    this.#chunks = output[Symbol.asyncIterator]()
  }

  async until(separator: number): Promise<Buffer> {
    while (!this.#rest.includes(separator)) await this.#more()
    const line = this.#cut(this.#rest.indexOf(separator))
    this.#cut(1)
    return line
  }

  async take(length: number): Promise<Buffer> {
    while (this.#rest.length < length) await this.#more()
    return this.#cut(length)
  }

  #cut(length: number): Buffer {
    const head = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    return head
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next()
    if (next.done) throw new GitError('git_failed', 'git ended before it had sent everything.')
    this.#rest = Buffer.concat([this.#rest, next.value])
  }
}
