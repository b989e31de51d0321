import { isAscii } from 'node:buffer'
import { UnreadableReport } from './format.ts'

/** What stands in `<?xml` … `?>`, from the word `xml` on. */
export const DECLARATION =
  /^(?!.*[^\t\n\r -~])xml\s+version\s*=\s*(["'])1\.\d\1(?:\s+encoding\s*=\s*(["'])([A-Za-z][\w.-]*)\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\4)?\s*$/s

/** No declaration is longer, in characters. */
const MAX_DECLARATION = 260
const SUPPORTED = 'UTF-8, UTF-16, ISO-8859-1, Windows-1252 and US-ASCII'

type Wide = 'utf-16le' | 'utf-16be'
type Encoding = 'utf-8' | 'us-ascii' | 'windows-1252' | 'utf-16' | Wide

/** The names that an encoding goes by, in lower case. */
const ENCODINGS: ReadonlyMap<string, Encoding> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'us-ascii'],
  ['ascii', 'us-ascii'],
  // The difference is 27 characters in the place of control characters that nobody means: the Encoding Standard of
  // browsers has one decoder for both.
  ['iso-8859-1', 'windows-1252'],
  ['iso8859-1', 'windows-1252'],
  ['iso_8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['utf-16', 'utf-16'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
])

const MARKS: readonly (readonly [encoding: 'UTF-8' | 'UTF-32' | 'UTF-16', bytes: readonly number[]])[] = [
  ['UTF-8', [0xef, 0xbb, 0xbf]],
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-32', [0, 0, 0xfe, 0xff]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
]

const begins = (start: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => start[index] === byte)

/** Whether two bytes are one character, by a byte order mark or by how a `<` looks. */
export function wideEncoding(start: Uint8Array): Wide | undefined {
  if (begins(start, [0xff, 0xfe]) || (begins(start, [0x3c, 0]) && start[2] !== 0)) return 'utf-16le'
  return begins(start, [0xfe, 0xff]) || begins(start, [0, 0x3c]) ? 'utf-16be' : undefined
}

/**
 * Gives the bytes of a document as UTF-8, for a reader that knows nothing else. What the document states and how it begins
 * must agree: nothing is guessed. UTF-8 itself is passed on as it comes.
 */
export class XmlDecoder {
  /** What came before the encoding was known. */
  private held = Buffer.alloc(0)
  private decode: Decode | undefined

  push(chunk: Uint8Array): Uint8Array {
    if (this.decode !== undefined) return this.decode(chunk, false)
    this.held = Buffer.concat([this.held, chunk])
    const known = encodingOf(this.held)
    return known === undefined ? NOTHING : this.begin(known, false)
  }

  end(): Uint8Array {
    if (this.decode !== undefined) return this.decode(NOTHING, true)
    return this.begin(encodingOf(this.held, true) ?? 'utf-8', true)
  }

  private begin(encoding: Exclude<Encoding, 'utf-16'>, isLast: boolean): Uint8Array {
    this.decode = decoders[encoding]()
    const { held } = this
    this.held = Buffer.alloc(0)
    return this.decode(held, isLast)
  }
}

const NOTHING = new Uint8Array(0)

/** Undefined while more bytes are needed to tell. */
function encodingOf(start: Buffer, isWhole = false): Exclude<Encoding, 'utf-16'> | undefined {
  const wide = wideEncoding(start)
  const text = headOf(start, wide)
  if (!isWhole && (start.length < 4 || isOpen(text))) return undefined
  const mark = MARKS.find(([, bytes]) => begins(start, bytes))?.[0]
  if (mark === 'UTF-32') throw refused('It is UTF-32 text.')
  const stated = statedIn(text)
  const encoding = stated === undefined ? undefined : ENCODINGS.get(stated.toLowerCase())
  if (stated !== undefined && encoding === undefined) throw refused(`It states the encoding ${stated.slice(0, 40)}.`)
  const seen = { wide, mark }
  if (stated === undefined) return unstated(seen)
  if (!agrees(encoding, seen)) throw contradiction(stated, seen)
  return wide ?? (encoding as Exclude<Encoding, 'utf-16'>)
}

interface Seen {
  wide: Wide | undefined
  mark: string | undefined
}

/** The longest declaration that there may be, and what comes before it. */
function headOf(start: Buffer, wide: Wide | undefined): string {
  const units = start.subarray(0, (MAX_DECLARATION + 2) * (wide === undefined ? 1 : 2))
  if (wide === undefined) return units.toString('latin1').replace(/^\xef\xbb\xbf/, '')
  return new TextDecoder(wide).decode(units.subarray(0, units.length & ~1))
}

/** Whether it may be a declaration, whose end is still to come. */
function isOpen(text: string): boolean {
  if (text.length >= MAX_DECLARATION || text.includes('?>')) return false
  return '<?xml'.startsWith(text.slice(0, 5))
}

function statedIn(text: string): string | undefined {
  const end = text.indexOf('?>')
  return text.startsWith('<?') && end !== -1 ? DECLARATION.exec(text.slice(2, end))?.[3] : undefined
}

function unstated({ wide, mark }: Seen): 'utf-8' | Wide {
  if (wide === undefined) return 'utf-8'
  if (mark !== undefined) return wide
  throw refused('It is UTF-16 text, but has neither a byte order mark nor a declaration that says so.')
}

function agrees(encoding: Encoding | undefined, { wide, mark }: Seen): boolean {
  if (wide !== undefined) return encoding === 'utf-16' || encoding === wide
  return mark === undefined ? !encoding?.startsWith('utf-16') : encoding === 'utf-8'
}

function contradiction(stated: string, { wide, mark }: Seen): UnreadableReport {
  const name = wide === undefined ? mark : wide.toUpperCase()
  const seen =
    mark === undefined ? `is written in ${name ?? 'another one'}` : `begins with the byte order mark of ${name}`
  const why = `Line 1: It states the encoding ${stated.slice(0, 40)}, but ${seen}.`
  return new UnreadableReport(why, wide === undefined ? STATE_TRULY : WRITE_DIRECTLY)
}

const STATE_TRULY = 'Write the report in the encoding that its declaration states.'
const WRITE_DIRECTLY = 'Let the tool write the file itself: a redirection of PowerShell writes UTF-16.'

const refused = (why: string): UnreadableReport =>
  new UnreadableReport(`Line 1: ${why} Only ${SUPPORTED} are supported.`, 'Write the report in UTF-8.')

type Decode = (chunk: Uint8Array, isLast: boolean) => Uint8Array

const decoders: Readonly<Record<Exclude<Encoding, 'utf-16'>, () => Decode>> = {
  'utf-8': () => chunk => chunk,
  'us-ascii': () => asciiOnly,
  'windows-1252': () => fromSingleBytes,
  'utf-16le': () => fromWide('utf-16le'),
  'utf-16be': () => fromWide('utf-16be'),
}

function asciiOnly(chunk: Uint8Array): Uint8Array {
  if (!isAscii(chunk)) throw new UnreadableReport('It is not US-ASCII text, although it says so.')
  return chunk
}

/** Of the bytes 0x80 to 0x9f. Those without a character stay the control characters that they are in ISO-8859-1. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Not by TextDecoder, which decodes this one wrongly in versions of Node.js 20, 22 and 24 (nodejs/node#56542). */
function fromSingleBytes(chunk: Uint8Array): Uint8Array {
  if (isAscii(chunk)) return chunk
  const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
  return Buffer.from(text.replace(/[\x80-\x9f]/g, character => HIGH.charAt(character.charCodeAt(0) - 0x80)))
}

/** Keeps half a character for the next chunk, and takes away the mark. */
function fromWide(encoding: Wide): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return (chunk, isLast) => {
    try {
      return Buffer.from(decoder.decode(chunk, { stream: !isLast }))
    } catch {
      throw new UnreadableReport(`It is not ${encoding.toUpperCase()} text.`)
    }
  }
}
