import { crc32, deflateRawSync } from 'node:zlib'

interface Entry {
  name: Buffer
  content: Buffer
  packed: Buffer
  /** Where its local header begins. */
  offset: number
}

const DEFLATED = 8
/** Bit 3: sizes come after the data. Bit 11: names are UTF-8. */
const FLAGS = 0x0808
const VERSION = 20
/** Made on Unix, as a plain file that its owner may write. */
const MADE_BY = 0x0314
const MODE = (0o100644 << 16) >>> 0
/** The first moment of 1980, where the time of a zip begins. */
const DATE = 0x0021

/** A zip as the uploading action streams it: deflated, with the sizes only behind the data and in the directory. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const parts: Buffer[] = []
  const entries: Entry[] = []
  let offset = 0
  for (const [path, text] of Object.entries(files)) {
    const content = Buffer.from(text)
    const entry = { name: Buffer.from(path), content, packed: deflateRawSync(content), offset }
    const record = Buffer.concat([localHeader(entry), entry.name, entry.packed, descriptor(entry)])
    entries.push(entry)
    parts.push(record)
    offset += record.length
  }
  const directory = Buffer.concat(entries.map(directoryEntry))
  return Buffer.concat([...parts, directory, end(entries.length, directory.length, offset)])
}

function localHeader({ name }: Entry): Buffer {
  return fields([4, 0x04034b50], ...common(), [4, 0], [4, 0], [4, 0], [2, name.length], [2, 0])
}

function descriptor({ content, packed }: Entry): Buffer {
  return fields([4, 0x08074b50], ...sizes(content, packed))
}

function directoryEntry({ name, content, packed, offset }: Entry): Buffer {
  const lengths: Field[] = [
    [2, name.length],
    [2, 0],
    [2, 0],
  ]
  const place: Field[] = [
    [2, 0],
    [2, 0],
    [4, MODE],
    [4, offset],
  ]
  const head = fields([4, 0x02014b50], [2, MADE_BY], ...common(), ...sizes(content, packed), ...lengths, ...place)
  return Buffer.concat([head, name])
}

function end(count: number, size: number, offset: number): Buffer {
  return fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0])
}

function common(): Field[] {
  return [
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
  ]
}

function sizes(content: Buffer, packed: Buffer): Field[] {
  return [
    [4, crc32(content)],
    [4, packed.length],
    [4, content.length],
  ]
}

/** Width in bytes and value; little-endian, as everything in a zip. */
type Field = readonly [2 | 4, number]

function fields(...all: readonly Field[]): Buffer {
  return Buffer.concat(
    all.map(([width, value]) => {
      const bytes = Buffer.alloc(width)
      bytes.writeUIntLE(value, 0, width)
      return bytes
    }),
  )
}
