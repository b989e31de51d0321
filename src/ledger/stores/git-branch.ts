import { GitError } from '../../git/errors.ts'
import { HEAD_PATH } from '../head.ts'
import {
  type History,
  type LedgerContents,
  type ListedRecord,
  listedAt,
  type StoredFile,
  unexpectedEntry,
} from './contents.ts'
import { commitFiles, tipOf, translated } from './git-commit.ts'
import { commitsOf } from './git-history.ts'
import { type Git, Output, split, text } from './git-output.ts'
import { FIRST_MESSAGE, type RecordStore } from './store.ts'

/** A ledger as a branch of a local clone, with its history. Plumbing commands only: no setting changes what they say. */
export function gitBranchStore(run: Git, ref: string): RecordStore {
  // A replacement in the clone could show other commits and files than those that the hashes name.
  const git: Git = (args, input) => run(['--no-replace-objects', ...args], input)
  return {
    read: async paths => {
      const tip = await tipOf(git, ref)
      return tip === undefined ? undefined : filesAt(git, tip, paths)
    },

    list: async () => {
      const tip = await tipOf(git, ref)
      return tip === undefined ? undefined : recordsOf(git, tip)
    },

    contents: async () => {
      const tip = await tipOf(git, ref)
      return tip === undefined ? undefined : contentsOf(git, tip)
    },

    snapshot: async path =>
      translated(async () => {
        const tip = await tipOf(git, ref)
        if (tip === undefined) return { state: 'absent' }
        const [head = null, record = null] = await filesAt(git, tip, [HEAD_PATH, path])
        return { state: 'present', tip, head, record }
      }),

    create: async files =>
      translated(async () => {
        const done = await commitFiles(git, ref, { expected: undefined, message: FIRST_MESSAGE, files })
        return done ? 'created' : 'exists'
      }),

    commit: async ({ expected, headline, body, files }) =>
      translated(async () => {
        const done = await commitFiles(git, ref, { expected, message: `${headline}\n\n${body}\n`, files })
        return done ? 'committed' : 'moved'
      }),
  }
}

function contentsOf(git: Git, tip: string): LedgerContents {
  return { files: () => allFiles(git, tip), history: () => historyOf(git, tip) }
}

async function* allFiles(git: Git, tip: string): AsyncIterable<StoredFile> {
  const blobs: TreeEntry[] = []
  for await (const entry of treeEntries(git, ['-r', tip])) {
    const { path, unexpected } = entry
    if (unexpected) yield { path, unexpected }
    else blobs.push(entry)
  }
  yield* bytesOf(git, blobs)
}

async function recordsOf(git: Git, tip: string): Promise<ListedRecord[]> {
  const records: ListedRecord[] = []
  for await (const { path, unexpected } of treeEntries(git, ['-r', '-t', tip]))
    records.push(...listedAt(path, unexpected))
  return records
}

/** How many paths one command line holds. */
const BATCH = 500

async function filesAt(git: Git, tip: string, paths: readonly string[]): Promise<(StoredFile | null)[]> {
  const entries: TreeEntry[] = []
  for (let from = 0; from < paths.length; from += BATCH)
    for await (const entry of treeEntries(git, [tip, ...paths.slice(from, from + BATCH)])) entries.push(entry)
  const found = new Map<string, StoredFile>()
  for (const { path, unexpected } of entries) if (unexpected) found.set(path, { path, unexpected })
  const blobs = entries.filter(({ unexpected }) => unexpected === undefined)
  for await (const file of bytesOf(git, blobs)) found.set(file.path, file)
  return paths.map(path => found.get(path) ?? null)
}

interface TreeEntry {
  path: string
  oid: string
  unexpected: string | undefined
}

async function* treeEntries(git: Git, args: readonly string[]): AsyncIterable<TreeEntry> {
  for await (const line of split(git(['ls-tree', '-z', '-l', '--full-tree', ...args]), 0)) {
    const tab = line.indexOf('\t')
    const [mode = '', , oid = '', size] = line.slice(0, tab).split(/ +/)
    yield { path: line.slice(tab + 1), oid, unexpected: unexpectedEntry(mode, Number(size)) }
  }
}

/** One process for all files; what it prints is `<oid> blob <size>`, a line feed, the bytes, a line feed. */
async function* bytesOf(git: Git, blobs: readonly TreeEntry[]): AsyncIterable<StoredFile> {
  if (blobs.length === 0) return
  const output = new Output(git(['cat-file', '--batch'], lines(blobs)))
  for (const { oid, path } of blobs) {
    const header = (await output.until(10)).toString()
    const size = new RegExp(`^${oid} blob (\\d+)$`).exec(header)?.[1]
    if (size === undefined) throw new GitError('history_missing', `The clone is missing ${path}.`)
    const bytes = await output.take(Number(size) + 1)
    yield { path, bytes: bytes.subarray(0, -1) }
  }
}

function* lines(blobs: readonly { oid: string }[]): Iterable<string> {
  for (const { oid } of blobs) yield `${oid}\n`
}

async function historyOf(git: Git, tip: string): Promise<History> {
  const shallow = await text(git(['rev-parse', '--is-shallow-repository']))
  if (shallow !== 'false') return { state: 'unknown', why: 'this clone is shallow; fetch its whole history' }
  return { state: 'known', commits: commitsOf(git, tip) }
}
