import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { plain } from '../text/escape.ts'

const MAX_ENTRIES = 20_000
const MAX_BYTES = 512 * 1024 * 1024

/** Why a zip could not be unpacked. `unsafe`: it holds what no honest upload does. The detail is a sentence about "it". */
export interface Refusal {
  state: 'unreadable' | 'unsafe'
  detail: string
}

/**
 * Unpacks the wanted files of a zip into an empty folder. Whoever made it is not trusted: one entry that leads out of
 * the folder, is a link or a device, or stands twice, and nothing of it is used.
 */
export async function unzip(
  bytes: Buffer,
  folder: string,
  wanted: (path: string) => boolean,
): Promise<Refusal | undefined> {
  try {
    const zip = await fromBufferPromise(bytes, { strictFileNames: true })
    const entries = await entriesOf(zip)
    const files = entries.filter(({ fileName }) => !fileName.endsWith('/') && wanted(fileName))
    const size = files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
    if (size > MAX_BYTES) throw new Refused('unreadable', `It unpacks to more than the limit of ${MAX_BYTES} bytes.`)
    for (const entry of files) await extract(zip, entry, join(folder, entry.fileName))
    return undefined
  } catch (error) {
    return refusal(error)
  }
}

/** All of them are looked at before one is unpacked. */
async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  const names = new Set<string>()
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.normalize('NFC').toLowerCase()
    if (entries.length === MAX_ENTRIES) throw new Refused('unreadable', `It has more than ${MAX_ENTRIES} entries.`)
    if (plain(entry.fileName) !== entry.fileName) throw unsafe(entry, 'has a name with invisible characters')
    // On some disks two names that differ in case are one file, so what is read would depend on the order.
    if (names.has(name)) throw unsafe(entry, 'appears twice')
    if (!isFileOrFolder(entry)) throw unsafe(entry, 'is neither a file nor a folder')
    names.add(name)
    entries.push(entry)
  }
  return entries
}

const UNIX = 3
const KIND = 0o170000

function isFileOrFolder({ versionMadeBy, externalFileAttributes, fileName }: Entry): boolean {
  const kind = versionMadeBy >>> 8 === UNIX ? (externalFileAttributes >>> 16) & KIND : 0
  return kind === 0 || kind === (fileName.endsWith('/') ? 0o040000 : 0o100000)
}

async function extract(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  let sum = 0
  const content = await zip.openReadStreamPromise(entry)
  content.on('data', (chunk: Buffer) => {
    sum = crc32(chunk, sum)
  })
  await pipeline(content, createWriteStream(path, { flags: 'wx' }))
  if (sum !== entry.crc32) throw new Refused('unreadable', `Its entry "${entry.fileName}" is damaged.`)
}

class Refused extends Error {
  readonly state: Refusal['state']

  constructor(state: Refusal['state'], message: string) {
    super(message)
    this.state = state
  }
}

const unsafe = ({ fileName }: Entry, what: string): Refused =>
  new Refused('unsafe', `Its entry "${plain(fileName).slice(0, 100)}" ${what}.`)

/** The library tells names that lead out of a folder only by its message. */
const LEADS_OUT = /^(?:absolute path|invalid relative path|invalid characters in fileName)/

function refusal(error: unknown): Refusal {
  if (error instanceof Refused) return { state: error.state, detail: error.message }
  const { code, message } = fieldsOf(error)
  if (LEADS_OUT.test(message)) return { state: 'unsafe', detail: 'It has an entry whose name leads out of its folder.' }
  // What the system says beside its code would show folders of the runner.
  return { state: 'unreadable', detail: `Not a readable ZIP archive: ${plain(code ?? message).slice(0, 200)}.` }
}

function fieldsOf(error: unknown): { code: string | undefined; message: string } {
  if (typeof error !== 'object' || error === null) return { code: undefined, message: String(error) }
  return {
    code: 'code' in error ? String(error.code) : undefined,
    message: 'message' in error ? String(error.message) : 'unknown error',
  }
}
