import { UnreadableReport } from './format.ts'

/** One tag of an element. `</a>` closes, `<a/>` opens and closes. */
export interface Tag {
  kind: 'open' | 'close' | 'empty'
  name: string
  attributes: ReadonlyMap<string, string>
}

const LONGEST_NAME = 256
const LONGEST_VALUE = 65_536
const MOST_ATTRIBUTES = 256

const SLASH = 0x2f
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

/** Reads tags. Names are few and come again and again, so each is checked and made a string once. */
export class TagReader {
  private readonly names = new Map<number, string>()

  /** The tag between `<` at `start` and `>` at `end`. */
  read(buffer: Buffer, start: number, end: number): Tag {
    if (buffer[start + 1] === SLASH) return this.closing(buffer, start + 2, end)
    const isEmpty = buffer[end - 1] === SLASH
    const last = isEmpty ? end - 1 : end
    const nameEnd = endOfName(buffer, start + 1, last)
    const name = this.name(buffer, start + 1, nameEnd)
    return { kind: isEmpty ? 'empty' : 'open', name, attributes: this.attributes(buffer, nameEnd, last) }
  }

  private closing(buffer: Buffer, start: number, end: number): Tag {
    const nameEnd = endOfName(buffer, start, end)
    if (skipBlank(buffer, nameEnd, end) !== end) throw new UnreadableReport('A closing tag holds more than a name.')
    return { kind: 'close', name: this.name(buffer, start, nameEnd), attributes: NONE }
  }

  private attributes(buffer: Buffer, start: number, end: number): ReadonlyMap<string, string> {
    if (start === end) return NONE
    const attributes = new Map<string, string>()
    for (let at = start; ; ) {
      const begin = skipBlank(buffer, at, end)
      if (begin === end) return attributes
      const nameEnd = endOfName(buffer, begin, end)
      const equals = skipBlank(buffer, nameEnd, end)
      const open = skipBlank(buffer, equals + 1, end)
      const close = closingQuote(buffer, open, end)
      if (begin === at || buffer[equals] !== EQUALS || close === -1)
        throw new UnreadableReport('The attributes of an element cannot be read.')
      addTo(attributes, this.name(buffer, begin, nameEnd), valueAt(buffer, open + 1, close))
      at = close + 1
    }
  }

  private name(buffer: Buffer, start: number, end: number): string {
    const hash = hashOf(buffer, start, end)
    const known = this.names.get(hash)
    if (known !== undefined && isThere(known, buffer, start, end)) return known
    const name = buffer.toString('utf8', start, Math.min(end, start + 4 * LONGEST_NAME))
    if (!NAME.test(name)) throw new UnreadableReport('An element or attribute has no readable name.')
    if (this.names.size < 1000) this.names.set(hash, name)
    return name
  }
}

const NONE: ReadonlyMap<string, string> = new Map()

const NAME = /^[A-Za-z_:\u0080-\uffff][\w:.\u0080-\uffff-]{0,255}$/

function addTo(attributes: Map<string, string>, name: string, value: string): void {
  if (attributes.has(name)) throw new UnreadableReport(`An element has the attribute "${name.slice(0, 60)}" twice.`)
  if (attributes.size >= MOST_ATTRIBUTES)
    throw new UnreadableReport(`An element has more than ${MOST_ATTRIBUTES} attributes.`)
  attributes.set(name, value)
}

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

/** -1 when no quoted value begins at `open`. */
function closingQuote(buffer: Buffer, open: number, end: number): number {
  const quote = buffer[open]
  if (open >= end || (quote !== DOUBLE && quote !== SINGLE)) return -1
  const close = buffer.indexOf(quote, open + 1)
  return close < end ? close : -1
}

function valueAt(buffer: Buffer, start: number, end: number): string {
  if (end - start > LONGEST_VALUE) throw new UnreadableReport(`An attribute is longer than ${LONGEST_VALUE} bytes.`)
  const value = buffer.toString('utf8', start, end)
  return PLAIN.test(value) ? value : resolved(value)
}

/** Most values are as they stand. */
const PLAIN = /^[^&<\0\t\n\r]*$/

/** White space counts as a space, and references as what they stand for. */
function resolved(value: string): string {
  if (value.includes('<')) throw new UnreadableReport('An attribute holds a "<", so the end of another one is missing.')
  // Other control characters are as forbidden, but Node's test runner writes the colours of a message with them.
  if (value.includes('\0')) throw new UnreadableReport('An attribute holds a NUL character.')
  return value.replace(/\r\n|[\t\n\r]/g, ' ').replace(/&([^;&]{0,12};?)/g, (_, reference: string) => meaning(reference))
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
