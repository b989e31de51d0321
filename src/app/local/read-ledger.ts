import { GitError } from '../../git/errors.ts'
import { ENTRY_PATH } from '../../ledger/entry.ts'
import { HEAD_PATH, readHead } from '../../ledger/head.ts'
import { type Damaged, type Row, readRow } from '../../ledger/rows.ts'
import type { StoredFile } from '../../ledger/stores/contents.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import type { QualityRecord } from '../../record/record.ts'
import { ledgersAt } from './open-ledger.ts'

export { csvLines, recordLines, tableLines } from '../../book/ledger-lines.ts'

/** Which entries are wanted. Left out: all. */
export interface Wanted {
  kind?: string | undefined
  outcome?: string | undefined
  /** Days in UTC, both of them counted: of what was recorded. */
  since?: string | undefined
  until?: string | undefined
}

/** Entries in their order, and files that should be entries and cannot be read. */
export interface Listing {
  rows: readonly Row[]
  damaged: readonly Damaged[]
}

/** What a ledger holds. A sentence: why it cannot be read. */
export async function listLedger(
  folder: string,
  branch: string,
  path: string,
  wanted: Wanted,
): Promise<Listing | string> {
  return withStore(folder, branch, path, store => listing(store, wanted))
}

/** The same with what each file holds: one line of canonical JSON. */
export async function exportLedger(
  folder: string,
  branch: string,
  path: string,
  wanted: Wanted,
  line: (text: string) => void,
): Promise<Listing | string> {
  return withStore(folder, branch, path, async store => {
    const found = await listing(store, wanted)
    const damaged = [...found.damaged]
    for (let from = 0; from < found.rows.length; from += BATCH) {
      const paths = found.rows.slice(from, from + BATCH).map(row => row.path)
      const files = await store.read(paths)
      for (const [place, path] of paths.entries()) {
        const file = files?.[place]
        if (file && 'bytes' in file) line(Buffer.from(file.bytes).toString('utf8').trimEnd())
        else damaged.push({ path, why: 'it was listed, and could not be read again.' })
      }
    }
    return { ...found, damaged }
  })
}

/** How many files are held at a time. */
const BATCH = 500

/** An entry, and all that was said about it since. */
export interface Shown {
  entries: readonly { row: Row; record: QualityRecord | undefined }[]
  damaged: readonly Damaged[]
}

/** One entry by its id, the beginning of it, its number or its path. A sentence: why there is not exactly one. */
export async function showEntry(folder: string, branch: string, path: string, name: string): Promise<Shown | string> {
  return withStore(folder, branch, path, async store => {
    const { found: all, damaged } = await gathered(store, row => isNamed(row, name) || row.about !== null)
    const [found, ...others] = all.filter(({ row }) => isNamed(row, name))
    if (!found) return `The ledger has no record ${name}.${damaged.length > 0 ? ' Some of its files are damaged.' : ''}`
    if (others.length > 0) return `${others.length + 1} records begin with ${name}. Give more of the id.`
    const about = all.filter(({ row }) => row.about === found.row.id)
    return { entries: [found, ...about], damaged }
  })
}

function isNamed({ seq, id, path }: Row, name: string): boolean {
  if (/^[1-9]\d{0,6}$/.test(name)) return seq === Number(name)
  return path === name || id === name || (/^[0-9a-f]{8,64}$/.test(name) && id.startsWith(`sha256:${name}`))
}

async function withStore<Found>(
  folder: string,
  branch: string,
  path: string,
  read: (store: RecordStore) => Promise<Found | string>,
): Promise<Found | string> {
  try {
    const found = await ledgersAt(folder, branch, path)
    if (typeof found === 'string') return found
    for (const store of found.stores) if ((await store.contents()) !== undefined) return await read(store)
    return found.absent
  } catch (error) {
    if (error instanceof GitError) return `${error.detail} ${error.next}`
    throw error
  }
}

/** The entries that are wanted, in their order. */
async function gathered(store: RecordStore, isHere: (row: Row) => boolean) {
  const found: Shown['entries'][number][] = []
  const damaged: Damaged[] = []
  const contents = await store.contents()
  let head: string | undefined = 'it is missing.'
  for await (const file of contents?.files() ?? []) {
    if (file.path === HEAD_PATH) head = whyNoHead(file)
    const one = ENTRY_PATH.test(file.path) ? readRow(file) : undefined
    if (one && 'why' in one) damaged.push(one)
    else if (one && isHere(one.row)) found.push(one)
  }
  if (head !== undefined) damaged.push({ path: HEAD_PATH, why: head })
  return { found: found.sort((left, right) => left.row.seq - right.row.seq), damaged }
}

/** A ledger whose head is damaged may be short of any number of records. Undefined: it is sound. */
function whyNoHead(file: StoredFile): string | undefined {
  if ('unexpected' in file) return `it is ${file.unexpected}.`
  const reading = readHead(Buffer.from(file.bytes).toString('utf8'))
  return reading.state === 'sound' ? undefined : reading.message
}

async function listing(store: RecordStore, wanted: Wanted): Promise<Listing> {
  const { found, damaged } = await gathered(store, row => isWanted(row, wanted))
  return { rows: found.map(({ row }) => row), damaged }
}

function isWanted({ kind, outcome, at }: Row, wanted: Wanted): boolean {
  const day = at.slice(0, 10)
  return (
    (wanted.kind === undefined || kind === wanted.kind) &&
    (wanted.outcome === undefined || outcome === wanted.outcome) &&
    (wanted.since === undefined || day >= wanted.since) &&
    (wanted.until === undefined || day <= wanted.until)
  )
}
