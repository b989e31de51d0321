import { UnreadableReport } from './format.ts'
import { OTHER, PLAIN, TagAttributes } from './xml-attributes.ts'
import { LESS } from './xml-bytes.ts'
import { XmlNames } from './xml-names.ts'
import { isLabel, resolved } from './xml-references.ts'
import { type TagKind, UsualTags } from './xml-usual-tag.ts'

const MAX_VALUE_LENGTH = 65_536

const AMPERSAND = 0x26
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

/** Reads tags: usual ones in one pass, and any that is whole step by step. Throws what is wrong with it. */
export class TagReader {
  private readonly names = new XmlNames()
  readonly attributes = new TagAttributes()
  private readonly usual = new UsualTags(this.names, this.attributes)
  private buffer: Buffer = Buffer.alloc(0)
  /** Of the tag that was read last: `</a>` closes, `<a/>` opens and closes. */
  kind: TagKind = 'open'
  name = ''

  /** The tag whose `<` is at `start`, when it is as usual. Gives the place of its `>`; -1: it is not. */
  readUsual(buffer: Buffer, start: number): number {
    const end = this.usual.read(buffer, start)
    if (end === -1) return -1
    this.kind = this.usual.kind
    this.name = this.usual.name
    return end
  }

  /** The tag between `<` at `start` and `>` at `end`. */
  read(buffer: Buffer, start: number, end: number): void {
    this.buffer = buffer
    this.attributes.begin(buffer)
    if (buffer[start + 1] === SLASH) this.readClosing(start + 2, end)
    else this.readOpening(start, end)
  }

  private readOpening(start: number, end: number): void {
    const isEmpty = this.buffer[end - 1] === SLASH
    const last = isEmpty ? end - 1 : end
    const nameEnd = endOfName(this.buffer, start + 1, last)
    this.kind = isEmpty ? 'empty' : 'open'
    this.name = this.names.at(this.buffer, start + 1, nameEnd)
    for (let at = nameEnd; at < last; ) at = this.readAttribute(at, last)
  }

  private readClosing(start: number, end: number): void {
    const nameEnd = endOfName(this.buffer, start, end)
    if (skipBlank(this.buffer, nameEnd, end) !== end)
      throw new UnreadableReport('A closing tag contains more than a name.')
    this.kind = 'close'
    this.name = this.names.at(this.buffer, start, nameEnd)
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
    const { close, isPlain } = this.readValue(quote, open + 1)
    const name = this.names.at(buffer, begin, nameEnd)
    // Whatever is wrong with it is found now, whether somebody asks for it or not.
    if (!isPlain) resolved(buffer.toString('utf8', open + 1, close), isLabel(name))
    this.attributes.add(name, open + 1, close, isPlain ? PLAIN : OTHER)
    return close + 1
  }

  /** Gives the place of the closing quote. */
  private readValue(quote: number, start: number): { close: number; isPlain: boolean } {
    const { buffer } = this
    let isPlain = true
    let close = start
    for (let byte = buffer[close]; byte !== quote; byte = buffer[++close]) {
      if (byte === undefined) throw new UnreadableReport('The attributes of an element cannot be read.')
      if (byte === AMPERSAND || byte === LESS || byte < 0x20) isPlain = false
    }
    if (close - start > MAX_VALUE_LENGTH)
      throw new UnreadableReport(`An attribute is longer than ${MAX_VALUE_LENGTH} bytes.`)
    return { close, isPlain }
  }
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
