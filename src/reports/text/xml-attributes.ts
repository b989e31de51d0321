import { UnreadableReport } from './format.ts'
import type { KeyBytes } from './key-bytes.ts'
import { addResolved, isLabel, resolved } from './xml-references.ts'

/** Of one element, and only while it is being told: the next one has them, too. */
export interface Attributes {
  get(name: string): string | undefined
  /** A whole number of at most fifteen digits; undefined for anything else. */
  number(name: string): number | undefined
  /** The same, or the text of anything else. */
  numberOrText(name: string): number | string | undefined
  has(name: string): boolean
  /** Adds the value as bytes; nothing when there is none. */
  addTo(key: KeyBytes, name: string): void
  /** Whether a key has the value, as it stands in the document, from there to its end. */
  endsKey(key: KeyBytes, from: number, name: string): boolean
}

/** What is to be done with a value before it is what it says. */
export type ValueKind = typeof PLAIN | typeof REFERRING | typeof OTHER
/** Nothing. */
export const PLAIN = 0
/** References are resolved, of which it has none but the five of XML. */
export const REFERRING = 1
/** All there can be. */
export const OTHER = 2

const MAX_ATTRIBUTES = 256
const MAX_DIGITS = 15
const ZERO = 0x30

/**
 * Of a value only the place is kept until somebody asks: most are never requested, and strings are what makes readers
 * slow.
 */
export class TagAttributes implements Attributes {
  private buffer: Buffer = Buffer.alloc(0)
  private readonly names: string[] = new Array<string>(MAX_ATTRIBUTES).fill('')
  private readonly starts = new Int32Array(MAX_ATTRIBUTES)
  private readonly ends = new Int32Array(MAX_ATTRIBUTES)
  private readonly kinds = new Uint8Array(MAX_ATTRIBUTES)
  length = 0

  begin(buffer: Buffer): void {
    this.buffer = buffer
    this.length = 0
  }

  add(name: string, start: number, end: number, kind: ValueKind): void {
    if (this.has(name)) throw new UnreadableReport(`An element has the attribute "${name.slice(0, 60)}" twice.`)
    if (this.length === MAX_ATTRIBUTES)
      throw new UnreadableReport(`An element has more than ${MAX_ATTRIBUTES} attributes.`)
    this.push(name, start, end, kind)
  }

  /** One that the element does not have yet, and has room for. */
  push(name: string, start: number, end: number, kind: ValueKind): void {
    const index = this.length++
    this.names[index] = name
    this.starts[index] = start
    this.ends[index] = end
    this.kinds[index] = kind
  }

  has(name: string): boolean {
    return this.indexOf(name) !== -1
  }

  get(name: string): string | undefined {
    const index = this.indexOf(name)
    return index === -1 ? undefined : this.text(index)
  }

  number(name: string): number | undefined {
    const index = this.indexOf(name)
    const number = index === -1 ? -1 : this.digits(index)
    return number === -1 ? undefined : number
  }

  numberOrText(name: string): number | string | undefined {
    const index = this.indexOf(name)
    if (index === -1) return undefined
    const number = this.digits(index)
    return number === -1 ? this.text(index) : number
  }

  addTo(key: KeyBytes, name: string): void {
    const index = this.indexOf(name)
    if (index === -1) return
    const start = this.starts[index] as number
    const end = this.ends[index] as number
    if (this.kinds[index] === PLAIN) key.add(this.buffer, start, end)
    else if (this.kinds[index] === REFERRING) addResolved(key, this.buffer, start, end)
    else key.addText(this.text(index))
  }

  endsKey(key: KeyBytes, from: number, name: string): boolean {
    const index = this.indexOf(name)
    if (index === -1 || this.kinds[index] !== PLAIN) return false
    const { buffer } = this
    const start = this.starts[index] as number
    const length = (this.ends[index] as number) - start
    if (key.length - from !== length) return false
    for (let at = 0; at < length; at++) if (buffer[start + at] !== key.bytes[from + at]) return false
    return true
  }

  private indexOf(name: string): number {
    for (let index = 0; index < this.length; index++) if (this.names[index] === name) return index
    return -1
  }

  private text(index: number): string {
    const text = this.buffer.toString('utf8', this.starts[index], this.ends[index])
    return this.kinds[index] === PLAIN ? text : resolved(text, isLabel(this.names[index] as string))
  }

  /** -1: it is not made of digits alone, or of too many. */
  private digits(index: number): number {
    const start = this.starts[index] as number
    const end = this.ends[index] as number
    if (end === start || end - start > MAX_DIGITS) return this.referredDigits(index)
    let number = 0
    for (let at = start; at < end; at++) {
      // What is no digit comes out larger than any.
      const digit = (this.buffer[at] as number) ^ ZERO
      if (digit > 9) return this.referredDigits(index)
      number = number * 10 + digit
    }
    return number
  }

  /** Nobody writes digits as references, but whoever does means them. */
  private referredDigits(index: number): number {
    if (this.kinds[index] === PLAIN) return -1
    const text = this.text(index)
    return /^\d{1,15}$/.test(text) ? Number(text) : -1
  }
}
