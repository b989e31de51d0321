import { PLAIN, REFERRING, type TagAttributes, type ValueKind } from './xml-attributes.ts'
import { LESS } from './xml-bytes.ts'
import { IN_NAME, type XmlNames } from './xml-names.ts'

const SPACE = 0x20
const DOUBLE = 0x22
const AMPERSAND = 0x26
const SINGLE = 0x27
const SLASH = 0x2f
const SEMICOLON = 0x3b
const EQUALS = 0x3d
const GREATER = 0x3e

const MAX_ATTRIBUTES = 32
const MAX_VALUE_LENGTH = 65_536

/** By byte: whether it may stand in a value without anything to be done. */
const IN_VALUE = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < SPACE || [DOUBLE, SINGLE, AMPERSAND, LESS].includes(byte) ? 0 : 1,
)

export type TagKind = 'open' | 'close' | 'empty'

/**
 * Reads tags as nearly all are, in one pass: names that came before, one line, spaces between attributes, no references
 * but the five of XML. It refuses nothing: any other tag is for whoever reads all there can be. A NUL stands behind the
 * last byte, where each step stops at the latest: asking for a byte behind the last would make all steps slow.
 */
export class UsualTags {
  private readonly names: XmlNames
  private readonly attributes: TagAttributes
  name = ''
  kind: TagKind = 'open'
  private valueKind: ValueKind = PLAIN

  constructor(names: XmlNames, attributes: TagAttributes) {
    this.names = names
    this.attributes = attributes
  }

  /** The tag whose `<` is at `start`. Gives the place of its `>`; -1: it is not as usual. */
  read(buffer: Buffer, start: number): number {
    if (buffer[start + 1] === SLASH) return this.readClosing(buffer, start + 2)
    this.attributes.begin(buffer)
    const length = this.names.next(buffer, start + 1)
    if (length === 0) return -1
    this.name = this.names.latest
    let at = start + 1 + length
    while (at !== -1 && buffer[at] === SPACE) {
      at = behindSpaces(buffer, at)
      if (IN_NAME[buffer[at] as number] === 1) at = this.readAttribute(buffer, at)
    }
    if (at === -1) return -1
    const isEmpty = buffer[at] === SLASH
    this.kind = isEmpty ? 'empty' : 'open'
    if (isEmpty) at += 1
    return buffer[at] === GREATER ? at : -1
  }

  private readClosing(buffer: Buffer, start: number): number {
    const length = this.names.next(buffer, start)
    this.name = this.names.latest
    this.kind = 'close'
    return length > 0 && buffer[start + length] === GREATER ? start + length : -1
  }

  /** Gives the place behind the closing quote. */
  private readAttribute(buffer: Buffer, start: number): number {
    const length = this.names.next(buffer, start)
    const equals = start + length
    if (length === 0 || buffer[equals] !== EQUALS) return -1
    const { attributes } = this
    const name = this.names.latest
    const end = this.readValue(buffer, equals + 1)
    if (end === -1 || attributes.length === MAX_ATTRIBUTES || attributes.has(name)) return -1
    attributes.push(name, equals + 2, end, this.valueKind)
    return end + 1
  }

  /** Gives the place of the closing quote. */
  private readValue(buffer: Buffer, open: number): number {
    const quote = buffer[open] as number
    if (quote !== DOUBLE && quote !== SINGLE) return -1
    this.valueKind = PLAIN
    let at = behindPlain(buffer, open + 1)
    while (buffer[at] !== quote) {
      const behind = this.behindOther(buffer, at)
      if (behind === -1) return -1
      at = behindPlain(buffer, behind)
    }
    return at - open > MAX_VALUE_LENGTH ? -1 : at
  }

  /** A reference, or the quote that this value is not in; -1: something else. */
  private behindOther(buffer: Buffer, at: number): number {
    const byte = buffer[at]
    if (byte === DOUBLE || byte === SINGLE) return at + 1
    this.valueKind = REFERRING
    return byte === AMPERSAND ? behindReference(buffer, at) : -1
  }
}

function behindPlain(buffer: Buffer, start: number): number {
  let at = start
  while (IN_VALUE[buffer[at] as number] === 1) at += 1
  return at
}

export function behindSpaces(buffer: Buffer, start: number): number {
  let at = start
  while (buffer[at] === SPACE) at += 1
  return at
}

const REFERENCES = ['amp', 'lt', 'gt', 'quot', 'apos'].map(name => Buffer.from(name))

/** Gives the place behind one of the five that XML itself has; -1: it is another one, which may stand for nothing. */
function behindReference(buffer: Buffer, ampersand: number): number {
  for (const name of REFERENCES) {
    const end = ampersand + 1 + name.length
    if (isThere(name, buffer, ampersand + 1) && buffer[end] === SEMICOLON) return end + 1
  }
  return -1
}

function isThere(name: Buffer, buffer: Buffer, start: number): boolean {
  for (let at = 0; at < name.length; at++) if (buffer[start + at] !== name[at]) return false
  return true
}
