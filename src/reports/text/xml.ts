import { isUtf8 } from 'node:buffer'
import { type ReportReader, UnreadableReport } from './format.ts'
import type { Attributes } from './xml-attributes.ts'
import { countLines, LESS, LINE_FEED, lengthOfMark, lengthOfWhole, startOfBroken, textEnd } from './xml-bytes.ts'
import { DECLARATION, XmlDecoder } from './xml-encoding.ts'
import { isBlank, TagReader, tagEnd } from './xml-tag.ts'
import { behindSpaces } from './xml-usual-tag.ts'

export type { Attributes } from './xml-attributes.ts'

/** What is reported of a document, in its order. Text is passed over unread, and so is a comment that is not short. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  /** A comment of at most 250 bytes, without its marks. */
  comment?(text: string): void
  /** Text directly in an element that `wantsText` names, as it stands in the document, in pieces. */
  text?(piece: string): void
  wantsText?(element: string): boolean
}

const MAX_DEPTH = 64
const MAX_TAG = 1024 * 1024
/** Longer comments and instructions are not even held. */
const SHORT = 257

const EXCLAMATION = 0x21
const QUESTION = 0x3f

/** What ends at a mark, whatever stands before it. */
const SECTIONS = [
  { kind: 'comment', start: '<!--', end: '-->' },
  { kind: 'cdata', start: '<![CDATA[', end: ']]>' },
  { kind: 'instruction', start: '<?', end: '?>' },
] as const

const DOCTYPE = '<!DOCTYPE'
const MAX_DOCTYPE_LENGTH = 1000
/** Without a part of its own: that is where entities are. */
const PLAIN_DOCTYPE =
  /^<!DOCTYPE\s+[\w.:-]+(?:\s+(?:SYSTEM|PUBLIC\s+(?:"[^"<]*"|'[^'<]*'))\s+(?:"[^"<]*"|'[^'<]*'))?\s*>$/

type Section = (typeof SECTIONS)[number]

/**
 * Reads XML as it comes and believes none that is not whole: one root, every element closed, no attribute twice. No DTD,
 * so no entities but the five that XML itself has: a document type that names one elsewhere is passed over, and nothing
 * is fetched from elsewhere. Throws `UnreadableReport` with the line, also for what the handler refuses.
 */
export class XmlReader {
  private readonly handler: XmlHandler
  private readonly tags = new TagReader()
  private readonly decoder = new XmlDecoder()
  private readonly open: string[] = []
  /** The section that is being passed over. */
  private inside: Section | undefined
  private begun: 'nothing' | 'mark' | 'content' = 'nothing'
  private hasRoot = false
  private hasDoctype = false
  /** What was not read yet, and how much of it is known to be UTF-8. Behind the last byte stands a NUL. */
  private memory = Buffer.alloc(1)
  private length = 0
  private checked = 0
  /** The line in which the next piece begins. */
  private line = 1

  constructor(handler: XmlHandler) {
    this.handler = handler
  }

  push(chunk: Uint8Array): void {
    this.read(this.decoder.push(chunk))
  }

  private read(chunk: Uint8Array): void {
    this.hold(chunk)
    const whole = this.memory.subarray(0, lengthOfWhole(this.memory.subarray(0, this.length)))
    this.demandUtf8(whole)
    const end = this.readPieces(whole)
    this.checked = whole.length - end
    if (end > 0) this.memory.copyWithin(0, end, this.length)
    this.length -= end
  }

  /** A copy: whoever pushes may write to the chunk again. */
  private hold(chunk: Uint8Array): void {
    const length = this.length + chunk.length
    if (length >= this.memory.length) {
      const larger = Buffer.allocUnsafeSlow(length + this.length + 1024)
      this.memory.copy(larger, 0, 0, this.length)
      this.memory = larger
    }
    this.memory.set(chunk, this.length)
    this.memory[length] = 0
    this.length = length
  }

  end(): void {
    this.read(this.decoder.end())
    const element = this.open.at(-1)
    if (element !== undefined) throw inLine(this.line, `It ends inside <${element.slice(0, 60)}>, so it is truncated.`)
    if (this.inside !== undefined || this.length > 0)
      throw inLine(this.line, 'It ends inside a tag or a comment, so it is truncated.')
    if (!this.hasRoot) throw inLine(this.line, 'It has no element.')
  }

  private demandUtf8(buffer: Buffer): void {
    if (isUtf8(buffer.subarray(this.checked))) return
    const before = buffer.subarray(0, startOfBroken(buffer))
    throw inLine(this.line + countLines(before, 0, before.length), 'It is not UTF-8 text.', STATE_ENCODING)
  }

  /** Gives the place up to which it came. */
  private readPieces(buffer: Buffer): number {
    let place = this.begun === 'nothing' ? lengthOfMark(buffer) : 0
    if (place > 0) this.begun = 'mark'
    try {
      while (place < buffer.length) {
        const next = this.inside === undefined ? this.readUsual(place) : -1
        const after = next === -1 ? this.readPiece(buffer, place) : next
        if (after === place) return place
        this.begun = 'content'
        place = after
      }
      return place
    } catch (error) {
      if (!(error instanceof UnreadableReport)) throw error
      throw inLine(this.line, error.message, error.next)
    }
  }

  /** Gives the place behind a tag or white space, as nearly all are; -1: there is none of those, and nothing was read. */
  private readUsual(start: number): number {
    if (this.memory[start] !== LESS) return this.passSpace(start)
    const end = this.tags.readUsual(this.memory, start)
    if (end === -1 || end - start > MAX_TAG) return -1
    this.emitTag()
    return end + 1
  }

  /** A line's end and the space before the next tag, of which nothing is reported. */
  private passSpace(start: number): number {
    const element = this.open[this.open.length - 1]
    if (element === undefined || this.handler.wantsText?.(element)) return -1
    const { memory } = this
    const indented = memory[start] === LINE_FEED ? start + 1 : start
    const at = behindSpaces(memory, indented)
    if (memory[at] !== LESS) return -1
    this.line += indented - start
    return at
  }

  /** Gives the place behind the piece; the same place when more is needed to tell. */
  private readPiece(buffer: Buffer, start: number): number {
    const end = this.readAnyPiece(buffer, start)
    this.line += countLines(buffer, start, end)
    return end
  }

  private readAnyPiece(buffer: Buffer, start: number): number {
    if (this.inside) return this.passOver(buffer, start, this.inside)
    if (buffer[start] !== LESS) return this.passText(buffer, start)
    const next = buffer[start + 1]
    if (next === undefined) return start
    return next === EXCLAMATION || next === QUESTION ? this.readSection(buffer, start) : this.readTag(buffer, start)
  }

  private passText(buffer: Buffer, start: number): number {
    const element = this.open.at(-1)
    if (element !== undefined) {
      const end = textEnd(buffer, start)
      if (this.handler.wantsText?.(element)) this.handler.text?.(buffer.toString('utf8', start, end))
      return end
    }
    let end = start
    while (isBlank(buffer[end])) end += 1
    if (end === start) throw new UnreadableReport('Text is outside its root element.')
    return end
  }

  private readSection(buffer: Buffer, start: number): number {
    const begun = buffer.toString('latin1', start, start + 9)
    const section = SECTIONS.find(known => begun.startsWith(known.start))
    if (section === undefined) {
      if (begun === DOCTYPE) return this.readDoctype(buffer, start)
      if ([...SECTIONS.map(known => known.start), DOCTYPE].some(known => known.startsWith(begun))) return start
      throw new UnreadableReport('It has an unsupported declaration.')
    }
    const from = start + section.start.length
    const end = buffer.subarray(from, start + SHORT).indexOf(section.end)
    if (end === -1 && buffer.length - start < SHORT) return start
    this.meet(section, end === -1 ? undefined : buffer.toString('utf8', from, from + end), begun)
    if (end !== -1) return from + end + section.end.length
    this.inside = section
    return from
  }

  /** One that names a definition elsewhere, as some tools write, is passed over: nothing is fetched. One that defines is refused. */
  private readDoctype(buffer: Buffer, start: number): number {
    const end = tagEnd(buffer, start)
    if (end === -1 && buffer.length - start <= MAX_DOCTYPE_LENGTH) return start
    const isLong = end === -1 || end - start > MAX_DOCTYPE_LENGTH
    const text = isLong ? '' : buffer.toString('utf8', start, end + 1)
    if (this.hasRoot || this.hasDoctype || !PLAIN_DOCTYPE.test(text))
      throw new UnreadableReport('It has a document type with definitions, or a second one, which is not supported.')
    this.hasDoctype = true
    return end + 1
  }

  /** `text`: what stands in the section, when it is short. */
  private meet({ kind }: Section, text: string | undefined, begun: string): void {
    if (kind === 'comment' && text !== undefined) this.handler.comment?.(text)
    if (kind === 'cdata' && this.open.length === 0) throw new UnreadableReport('Text is outside its root element.')
    if (kind === 'instruction' && /^<\?xml(?![\w.:-])/i.test(begun)) this.demandDeclaration(text)
  }

  private demandDeclaration(text: string | undefined): void {
    if (this.begun === 'content' || !DECLARATION.test(text ?? ''))
      throw new UnreadableReport('It has an unreadable or second XML declaration.')
  }

  private passOver(buffer: Buffer, start: number, { end }: Section): number {
    const found = buffer.indexOf(end, start)
    // The begin of its end is kept.
    if (found === -1) return Math.max(start, buffer.length - end.length + 1)
    this.inside = undefined
    return found + end.length
  }

  private readTag(buffer: Buffer, start: number): number {
    const end = tagEnd(buffer, start)
    if ((end === -1 ? buffer.length : end) - start > MAX_TAG)
      throw new UnreadableReport(`A tag is longer than ${MAX_TAG} bytes.`)
    if (end === -1) return start
    this.tags.read(buffer, start, end)
    this.emitTag()
    return end + 1
  }

  private emitTag(): void {
    const { kind, name } = this.tags
    if (kind === 'close') this.closeElement(name)
    else this.openElement(kind === 'empty', name)
  }

  private openElement(isEmpty: boolean, name: string): void {
    const { open } = this
    if (open.length === 0 && this.hasRoot) throw new UnreadableReport('It has two root elements.')
    if (open.length >= MAX_DEPTH)
      throw new UnreadableReport(`Its elements are nested more than ${MAX_DEPTH} levels deep.`)
    this.hasRoot = true
    this.handler.open(name, this.tags.attributes)
    if (isEmpty) this.handler.close(name)
    else open.push(name)
  }

  private closeElement(name: string): void {
    const { open } = this
    if (open[open.length - 1] !== name) throw new UnreadableReport(`</${name.slice(0, 60)}> closes no open element.`)
    open.pop()
    this.handler.close(name)
  }
}

/** A reader of reports in XML, by what its handler makes of the document. */
export function xmlReport<Content>(handler: XmlHandler & { report(): Content }): ReportReader<Content> {
  const xml = new XmlReader(handler)
  return {
    push: chunk => xml.push(chunk),
    end: () => {
      xml.end()
      return handler.report()
    },
  }
}

const STATE_ENCODING = 'Write it in UTF-8, or state its encoding in the XML declaration.'

const inLine = (line: number, why: string, next?: string): UnreadableReport =>
  new UnreadableReport(`Line ${line}: ${why}`, next)
