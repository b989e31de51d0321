import { UnreadableReport } from './format.ts'

/** Of one element, and only while it is being told: the next one has them, too. */
export interface Attributes {
  get(name: string): string | undefined
}

/** `</a>` closes, `<a/>` opens and closes. */
export interface Tag {
  kind: 'open' | 'close' | 'empty'
  name: string
}

const LONGEST_NAME = 256
const LONGEST_VALUE = 65_536
const MOST_ATTRIBUTES = 256

const AMPERSAND = 0x26
const SLASH = 0x2f
const LESS = 0x3c
const EQUALS = 0x3d
const GREATER = 0x3e
const DOUBLE = 0x22
const SINGLE = 0x27

/** Where the tag that begins at `from` ends: at its `>`, but not at one in quotes. -1: not in this buffer. */
export function tagEnd(buffer: Buffer, from: number): number {
  let quote = 0
  for (let at = from; at < buffer.length; at++) {
    const byte = buffer[at]
    if (quote !== 0) {
      if (byte === quote) quote = 0
    } else if (byte === GREATER) return at
    else if (byte === DOUBLE || byte === SINGLE) quote = byte
  }
  return -1
}

/**
 * Reads tags. Names are few and come again and again, so each is checked and made a string once. Of a plain value only
 * the place is kept: most are never asked for, and strings are what makes readers slow.
 */
export class TagReader implements Attributes {
  private readonly known = new Map<number, string>()
  private buffer: Buffer = Buffer.alloc(0)
  private names: string[] = []
  private readonly values: (string | undefined)[] = []
  private readonly starts: number[] = []
  private readonly ends: number[] = []

  /** The tag between `<` at `start` and `>` at `end`. */
  read(buffer: Buffer, start: number, end: number): Tag {
    this.buffer = buffer
    this.names = []
    if (buffer[start + 1] === SLASH) return this.readClosing(start + 2, end)
    const isEmpty = buffer[end - 1] === SLASH
    const last = isEmpty ? end - 1 : end
    const nameEnd = endOfName(buffer, start + 1, last)
    const name = this.nameAt(start + 1, nameEnd)
    for (let at = nameEnd; at < last; ) at = this.readAttribute(at, last)
    return { kind: isEmpty ? 'empty' : 'open', name }
  }

  get(name: string): string | undefined {
    const index = this.names.indexOf(name)
    return index === -1 ? undefined : (this.values[index] ?? this.plainValue(index))
  }

  private plainValue(index: number): string {
    return this.buffer.toString('utf8', this.starts[index], this.ends[index])
  }

  private readClosing(start: number, end: number): Tag {
    const nameEnd = endOfName(this.buffer, start, end)
    if (skipBlank(this.buffer, nameEnd, end) !== end)
      throw new UnreadableReport('A closing tag holds more than a name.')
    return { kind: 'close', name: this.nameAt(start, nameEnd) }
  }

  /** Gives the place behind the attribute, which begins with white space; `last` when there is nothing but that. */
  private readAttribute(at: number, last: number): number {
    const { buffer } = this
    const begin = skipBlank(buffer, at, last)
    if (begin === last) return last
    const nameEnd = endOfName(buffer, begin, last)
    const equals = skipBlank(buffer, nameEnd, last)
    const open = skipBlank(buffer, equals + 1, last)
    const quote = buffer[open]
    if (begin === at || buffer[equals] !== EQUALS || open >= last || (quote !== DOUBLE && quote !== SINGLE))
      throw new UnreadableReport('The attributes of an element cannot be read.')
    const close = this.readValue(quote, open + 1)
    this.addName(this.nameAt(begin, nameEnd))
    return close + 1
  }

  private addName(name: string): void {
    if (this.names.includes(name))
      throw new UnreadableReport(`An element has the attribute "${name.slice(0, 60)}" twice.`)
    this.names.push(name)
    if (this.names.length > MOST_ATTRIBUTES)
      throw new UnreadableReport(`An element has more than ${MOST_ATTRIBUTES} attributes.`)
  }

  /** Gives the place of the closing quote. */
  private readValue(quote: number, start: number): number {
    const { buffer } = this
    const index = this.names.length
    let isPlain = true
    let end = start
    for (let byte = buffer[end]; byte !== quote; byte = buffer[++end]) {
      if (byte === undefined) throw new UnreadableReport('The attributes of an element cannot be read.')
      if (byte === AMPERSAND || byte === LESS || byte < 0x20) isPlain = false
    }
    if (end - start > LONGEST_VALUE) throw new UnreadableReport(`An attribute is longer than ${LONGEST_VALUE} bytes.`)
    this.starts[index] = start
    this.ends[index] = end
    this.values[index] = isPlain ? undefined : resolved(buffer.toString('utf8', start, end))
    return end
  }

  private nameAt(start: number, end: number): string {
    const hash = hashOf(this.buffer, start, end)
    const known = this.known.get(hash)
    if (known !== undefined && isThere(known, this.buffer, start, end)) return known
    const name = this.buffer.toString('utf8', start, Math.min(end, start + 4 * LONGEST_NAME))
    if (!NAME.test(name)) throw new UnreadableReport('An element or attribute has no readable name.')
    if (this.known.size < 1000) this.known.set(hash, name)
    return name
  }
}

const NAME = /^[A-Za-z_:\u0080-\uffff][\w:.\u0080-\uffff-]{0,255}$/

/** White space of XML: nothing else that looks like it. */
export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

function skipBlank(buffer: Buffer, from: number, end: number): number {
  let at = from
  while (at < end && isBlank(buffer[at])) at += 1
  return at
}

function endOfName(buffer: Buffer, from: number, end: number): number {
  let at = from
  for (; at < end; at++) {
    const byte = buffer[at]
    if (byte === EQUALS || byte === SLASH || byte === DOUBLE || byte === SINGLE || isBlank(byte)) break
  }
  return at
}

function hashOf(buffer: Buffer, start: number, end: number): number {
  let hash = end - start
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (buffer[at] ?? 0)) | 0
  return hash
}

/** Whether the bytes are this name. One that is not ASCII is never found: it is made anew each time. */
function isThere(name: string, buffer: Buffer, start: number, end: number): boolean {
  if (name.length !== end - start) return false
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) !== buffer[start + at]) return false
  return true
}

/** White space counts as a space, and references as what they stand for. */
function resolved(value: string): string {
  if (value.includes('<')) throw new UnreadableReport('An attribute holds a "<", so the end of another one is missing.')
  // Other control characters are as forbidden, but Node's test runner writes the colours of a message with them.
  if (value.includes('\0')) throw new UnreadableReport('An attribute holds a NUL character.')
  const spaced = /[\t\n\r]/.test(value) ? value.replace(/\r\n|[\t\n\r]/g, ' ') : value
  return spaced.replace(/&([^;&]{0,12};?)/g, (_, reference: string) => meaning(reference))
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt;', '<'],
  ['gt;', '>'],
  ['amp;', '&'],
  ['quot;', '"'],
  ['apos;', "'"],
])

/** What `&` and this stand for. There are no other entities, for there is no document type. */
function meaning(reference: string): string {
  const known = ENTITIES.get(reference) ?? characterOf(reference)
  if (known === undefined) throw new UnreadableReport(`"&${reference}" stands for nothing that XML knows.`)
  return known
}

function characterOf(reference: string): string | undefined {
  const [, decimal, hexadecimal] = /^#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}));$/.exec(reference) ?? []
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  return isCharacter(point) ? String.fromCodePoint(point) : undefined
}

/** The characters that XML 1.0 allows. */
function isCharacter(point: number): boolean {
  if (point < 0x20) return point === 0x09 || point === 0x0a || point === 0x0d
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff)
}
