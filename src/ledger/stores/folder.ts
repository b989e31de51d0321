import { type Dirent, lstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../../record/canonical.ts'
import { ENTRY_PATH } from '../entry.ts'
import { HEAD_PATH } from '../head.ts'
import { type LedgerContents, type ListedRecord, listedAt, type StoredFile, unexpectedSize } from './contents.ts'
import { busy, isAtWork, LOCK, locked, put, putBack, removeAll, TEMPORARY, translated } from './folder-files.ts'
import type { NewFile, RecordStore, Snapshot } from './store.ts'

/**
 * A ledger as a plain folder, such as a download or an unpacked archive. Links are not followed. It has no history, and
 * reading all of it is not reading of one moment: verify it while nobody appends. Files are read synchronously: for a
 * hundred thousand small ones that takes half the time, and nothing else is waiting.
 */
export function folderStore(root: string): RecordStore {
  return {
    read: async paths => (isAbsent(root) ? undefined : paths.map(path => fileAt(root, path))),
    list: async () => (isAbsent(root) ? undefined : [...recordsIn(root, '')]),
    contents: async () => (isAbsent(root) ? undefined : contentsOf(root)),

    snapshot: async path => translated(root, () => snapshotOf(root, path)),

    create: async files =>
      translated(root, () =>
        locked(root, () => {
          if (!isAbsent(root)) return 'exists'
          // Whoever looks in between must not find a ledger without a head.
          for (const file of headFirst(files)) put(root, file)
          return 'created'
        }),
      ),

    commit: async ({ expected, files }) =>
      translated(root, () =>
        locked(root, () => {
          if (tipOf(fileAt(root, HEAD_PATH)) !== expected) return 'moved'
          const records = files.filter(({ path }) => ENTRY_PATH.test(path))
          // A record that lies there already was put there by somebody who did not look: let the caller read it.
          if (records.some(({ path }) => fileAt(root, path) !== null)) return 'moved'
          const others = files.filter(({ path }) => path !== HEAD_PATH && !ENTRY_PATH.test(path))
          const head = files.filter(({ path }) => path === HEAD_PATH)
          putAll(root, [...records, ...others, ...head], [...records, ...others])
          return 'committed'
        }),
      ),
  }
}

/** What may lie in a folder before a ledger does. */
const NO_LEDGER: readonly string[] = ['.git', LOCK, `${HEAD_PATH}${TEMPORARY}`]

function isAbsent(root: string): boolean {
  if (lstatSync(root, { throwIfNoEntry: false }) === undefined) return true
  return readdirSync(root).every(name => NO_LEDGER.includes(name))
}

/** `tip` is the digest of the head: a folder has no other name for its state, and every append changes the head. */
function tipOf(head: StoredFile | null): string {
  return head !== null && 'bytes' in head ? sha256(head.bytes).toString('hex') : 'none'
}

/**
 * A writer puts the record, then the head, and holds the lock around both. Read in this order, a record that is there
 * without a lock is one that the head counts.
 */
function snapshotOf(root: string, path: string): Snapshot {
  if (isAbsent(root)) return { state: 'absent' }
  const record = fileAt(root, path)
  if (record !== null && isAtWork(root)) throw busy()
  const head = fileAt(root, HEAD_PATH)
  return { state: 'present', tip: tipOf(head), head, record }
}

function headFirst(files: readonly NewFile[]): NewFile[] {
  return [...files].sort((left, right) => Number(right.path === HEAD_PATH) - Number(left.path === HEAD_PATH))
}

/** All or, as long as this process lives, nothing: what was replaced is put back. */
function putAll(root: string, files: readonly NewFile[], added: readonly NewFile[]): void {
  const before = added.flatMap(({ path }) => fileAt(root, path) ?? [])
  try {
    for (const file of files) put(root, file)
  } catch (error) {
    removeAll(root, added)
    for (const file of before) if ('bytes' in file) putBack(root, file.path, file.bytes)
    throw error
  }
}

function fileAt(root: string, path: string): StoredFile | null {
  const parts = path.split('/')
  for (const [index] of parts.entries()) {
    const found = lstatSync(join(root, ...parts.slice(0, index + 1)), { throwIfNoEntry: false })
    if (found === undefined) return null
    if (index === parts.length - 1) return fileOf(root, path, found)
    if (found.isSymbolicLink()) return { path, unexpected: 'behind a link' }
  }
  return null
}

function fileOf(root: string, path: string, found: Dirent | Stats): StoredFile {
  const unexpected = unexpectedIn(root, path, found)
  return unexpected === undefined ? { path, bytes: readFileSync(join(root, path)) } : { path, unexpected }
}

function unexpectedIn(root: string, path: string, found: Dirent | Stats): string | undefined {
  if (found.isDirectory()) return 'a folder'
  return found.isFile() ? unexpectedSize(statSync(join(root, path)).size) : 'a link or a device'
}

function contentsOf(root: string): LedgerContents {
  return {
    async *files() {
      yield* filesIn(root, '')
    },
    history: async () => ({ state: 'unknown', why: 'a folder has none' }),
  }
}

function* filesIn(root: string, folder: string): Iterable<StoredFile> {
  for (const { path, entry } of entriesIn(root, folder)) {
    if (path === '.git') continue
    if (entry.isDirectory()) yield* filesIn(root, path)
    else yield fileOf(root, path, entry)
  }
}

/** Goes only where a record can be, so that a large folder which is no ledger costs nothing. */
function* recordsIn(root: string, folder: string): Iterable<ListedRecord> {
  for (const { path, entry } of entriesIn(root, folder)) {
    if (entry.isDirectory() && DAY_FOLDER.test(path)) yield* recordsIn(root, path)
    else if (ENTRY_PATH.test(path)) yield* listedAt(path, unexpectedIn(root, path, entry))
  }
}

const DAY_FOLDER = /^\d{4}(?:\/\d{2}){0,2}$/

function entriesIn(root: string, folder: string): { path: string; entry: Dirent }[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  entries.sort((left, right) => (left.name < right.name ? -1 : 1))
  return entries.map(entry => ({ path: folder === '' ? entry.name : `${folder}/${entry.name}`, entry }))
}
