import { UnreadableReport } from './format.ts'

const MAX_NAME_LENGTH = 256
/** As XML 1.0 has them: white space and marks of other scripts are in none. */
const START =
  ':A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const NAME = new RegExp(`^[${START}][${START}0-9.\\xB7\\u0300-\\u036F\\u203F\\u2040-]{0,255}$`, 'u')
/** A power of two, and more than a document has names. */
const SLOTS = 4096
const MAX_PROBES = 4
const MAX_NAMES = 1000

/** By byte: whether it may stand in a name that is found. Those that are not ASCII are created again each time. */
export const IN_NAME = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9_:.-]/.test(String.fromCharCode(byte)) ? 1 : 0,
)

const nextHash = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0

/**
 * The names of elements and attributes. They are few and come again and again, so each is checked and made a string once.
 * A hash says where to look; the bytes decide.
 */
export class XmlNames {
  /** By hash: the number of a name plus one; 0: free. */
  private readonly slots = new Int32Array(SLOTS)
  private readonly names: string[] = []
  /** The same as bytes, one behind the other, and where each ends. */
  private bytes = new Uint8Array(1024)
  private readonly ends = new Int32Array(MAX_NAMES)

  /** By number: the name that came behind that one the last time. Most tags are like the one before. */
  private readonly following = new Int32Array(MAX_NAMES)
  private last = 0

  /**
   * The length of the name that begins there, if it came before, which `latest` then gives; 0: it did not. Behind the last
   * byte stands one that is in no name.
   */
  next(source: Uint8Array, start: number): number {
    const expected = this.following[this.last] as number
    const length = this.lengthThere(expected, source, start)
    if (length > 0 && IN_NAME[source[start + length] as number] === 0) {
      this.last = expected
      return length
    }
    return this.searched(source, start)
  }

  get latest(): string {
    return this.names[this.last] as string
  }

  private searched(source: Uint8Array, start: number): number {
    let hash = 0
    let end = start
    for (let byte = source[end] as number; IN_NAME[byte] === 1; byte = source[++end] as number)
      hash = nextHash(hash, byte)
    const number = this.numberOf(source, start, end, hash)
    if (number === -1) return 0
    this.following[this.last] = number
    this.last = number
    return end - start
  }

  /** Of the name that these bytes are, if it came before; otherwise -1. */
  private numberOf(source: Uint8Array, start: number, end: number, hash: number): number {
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const number = (this.slots[(hash + probe) & (SLOTS - 1)] as number) - 1
      if (number === -1) return -1
      if (this.lengthThere(number, source, start) === end - start) return number
    }
    return -1
  }

  /** The length of this name, if it stands there; otherwise 0. */
  private lengthThere(number: number, source: Uint8Array, start: number): number {
    const { bytes } = this
    const from = number === 0 ? 0 : (this.ends[number - 1] as number)
    const length = (this.ends[number] as number) - from
    for (let at = 0; at < length; at++) if (bytes[from + at] !== source[start + at]) return 0
    return length
  }

  /** The name that these bytes are. Throws when they are none. */
  at(buffer: Buffer, start: number, end: number): string {
    if (end === start) throw noName()
    let hash = 0
    for (let at = start; at < end; at++) hash = nextHash(hash, buffer[at] as number)
    const number = this.numberOf(buffer, start, end, hash)
    return this.names[number] ?? this.learnt(buffer, start, end, hash)
  }

  private learnt(buffer: Buffer, start: number, end: number, hash: number): string {
    const name = buffer.toString('utf8', start, Math.min(end, start + 4 * MAX_NAME_LENGTH))
    if (!NAME.test(name)) throw noName()
    // As a key it becomes the one string with this content, which the engine compares by its address.
    const [only = name] = Object.keys({ [name]: true })
    for (let probe = 0; probe < MAX_PROBES && this.names.length < MAX_NAMES; probe++) {
      const slot = (hash + probe) & (SLOTS - 1)
      if (this.slots[slot] !== 0) continue
      this.append(only, buffer.subarray(start, end))
      this.slots[slot] = this.names.length
      break
    }
    return only
  }

  private append(name: string, bytes: Uint8Array): void {
    const from = this.ends[this.names.length - 1] ?? 0
    if (from + bytes.length > this.bytes.length) {
      const larger = new Uint8Array((from + bytes.length) * 2)
      larger.set(this.bytes)
      this.bytes = larger
    }
    this.bytes.set(bytes, from)
    this.ends[this.names.length] = from + bytes.length
    this.names.push(name)
  }
}

const noName = (): UnreadableReport => new UnreadableReport('An element or attribute has no readable name.')
