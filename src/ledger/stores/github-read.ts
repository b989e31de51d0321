import { createHash } from 'node:crypto'
import { FILES_BATCH } from '../../github/client/batches.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import {
  type LedgerFile,
  type ListedFile,
  listLedgerFiles,
  notShown,
  readLedgerFiles,
} from '../../github/ledger-files.ts'
import { HEAD_PATH } from '../head.ts'
import { type LedgerContents, type ListedRecord, listedAt, type StoredFile, unexpectedEntry } from './contents.ts'

export interface LedgerPlace {
  owner: string
  name: string
  /** Without `refs/heads/`. */
  branch: string
}

export async function readFiles(
  client: Client,
  place: LedgerPlace,
  paths: readonly string[],
): Promise<(StoredFile | null)[] | undefined> {
  const files: (StoredFile | null)[] = []
  for (const part of batches(paths)) {
    const found = await readLedgerFiles(client, place, place.branch, part)
    if (!found) return undefined
    files.push(...part.map((path, at) => storedFile(path, found.files[at] ?? null)))
  }
  return files
}

function storedFile(path: string, file: LedgerFile | null): StoredFile | null {
  if (file === null) return null
  const { mode, text } = file
  const bytes = text === null ? undefined : Buffer.from(text)
  const unexpected = unexpectedEntry(mode, bytes?.length ?? 0)
  if (unexpected) return { path, unexpected }
  if (bytes === undefined) throw notShown(path)
  return { path, bytes }
}

export async function listRecords(client: Client, place: LedgerPlace): Promise<ListedRecord[] | undefined> {
  const listed = await listLedgerFiles(client, place, place.branch)
  return listed?.flatMap(({ path, mode, size = 0 }) => listedAt(path, unexpectedEntry(mode, size)))
}

/** All files of one commit: three requests, and one more for each further hundred files. */
export async function readContents(client: Client, place: LedgerPlace): Promise<LedgerContents | undefined> {
  const found = await readLedgerFiles(client, place, place.branch, [HEAD_PATH])
  if (!found) return undefined
  const listed = (await listLedgerFiles(client, place, place.branch, found.tip)) ?? []
  return {
    files: () => filesOf(client, place, found.tip, listed),
    history: async () => ({ state: 'unknown', why: 'GitHub reports it only commit by commit; verify a clone instead' }),
  }
}

async function* filesOf(
  client: Client,
  place: LedgerPlace,
  tip: string,
  listed: readonly ListedFile[],
): AsyncIterable<StoredFile> {
  const plain: ListedFile[] = []
  for (const file of listed.filter(({ type }) => type !== 'tree')) {
    const unexpected = unexpectedEntry(file.mode, file.size ?? 0)
    if (unexpected) yield { path: file.path, unexpected }
    else plain.push(file)
  }
  for (const part of batches(plain)) {
    const paths = part.map(({ path }) => path)
    const found = await readLedgerFiles(client, place, place.branch, paths)
    // Records are never removed, but the head would be of another moment than the list.
    if (found?.tip !== tip) throw movedOn(place)
    yield* part.map((file, at) => exactly(file, found.files[at]?.text ?? null))
  }
}

function movedOn({ branch }: LedgerPlace): GitHubError {
  return new GitHubError('unavailable', `${branch} was appended to while it was being read.`, {
    status: 200,
    next: 'Read it again.',
  })
}

/** GitHub shows text, and what is not UTF-8 as something else: the hash of the file tells whether these are its bytes. */
function exactly({ path, sha }: ListedFile, text: string | null): StoredFile {
  const bytes = Buffer.from(text ?? '')
  const hash = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
  return hash === sha ? { path, bytes } : { path, unexpected: 'a file that GitHub does not return byte for byte' }
}

function* batches<Item>(items: readonly Item[]): Iterable<readonly Item[]> {
  for (let from = 0; from < items.length; from += FILES_BATCH) yield items.slice(from, from + FILES_BATCH)
}
