import { UnreadableReport } from './format.ts'

/** What is told of a document: elements with their attributes. Text, comments and instructions are passed over. */
export interface XmlHandler {
  open(name: string, attributes: ReadonlyMap<string, string>): void
  close(name: string): void
}

const MAX_DEPTH = 64
const MAX_TAG = 256 * 1024
const MAX_ATTRIBUTES = 256

type State = 'text' | 'tag' | 'comment' | 'cdata' | 'instruction'
const ENDS = { comment: '-->', cdata: ']]>', instruction: '?>' } as const

/**
 * Reads XML as it comes and believes none that is not whole: one root, every element closed, no attribute twice. No DTD,
 * so no entities but the five that XML itself has, and nothing that is fetched from elsewhere. UTF-8 only.
 */
export class XmlReader {
  readonly #handler: XmlHandler
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  readonly #open: string[] = []
  #state: State = 'text'
  #rest = ''
  #line = 1
  #roots = 0

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  push(chunk: Uint8Array): void {
    this.#take(this.#decode(chunk, true))
  }

  end(): void {
    this.#take(this.#decode(new Uint8Array(), false))
    const inside = this.#open.at(-1)
    if (inside !== undefined) throw this.#broken(`It ends inside of <${inside.slice(0, 60)}>, so it is cut off.`)
    if (this.#state !== 'text' || this.#rest !== '')
      throw this.#broken('It ends in the middle of a tag, so it is cut off.')
    if (this.#roots === 0) throw this.#broken('It has no element.')
  }

  #decode(chunk: Uint8Array, stream: boolean): string {
    try {
      return this.#decoder.decode(chunk, { stream })
    } catch {
      throw this.#broken('It is not UTF-8 text.')
    }
  }

  #take(text: string): void {
    const buffer = this.#rest + text
    let at = 0
    for (;;) {
      const next = this.#step(buffer, at)
      if (next === at) break
      at = next
    }
    this.#rest = buffer.slice(at)
  }

  /** Reads one piece and gives the place behind it; the same place when more is needed. */
  #step(buffer: string, at: number): number {
    if (at >= buffer.length) return at
    const from = this.#state === 'text' ? this.#text(buffer, at) : at
    if (this.#state === 'text') return from
    return this.#state === 'tag' ? this.#tag(buffer, from) : this.#passOver(buffer, from, ENDS[this.#state])
  }

  #text(buffer: string, at: number): number {
    const found = buffer.indexOf('<', at)
    const end = found === -1 ? buffer.length : found
    if (this.#open.length === 0 && !isBlank(buffer.slice(at, end))) {
      throw this.#broken('Text stands outside of its root element.')
    }
    this.#count(buffer, at, end)
    if (found !== -1) this.#state = 'tag'
    return end
  }

  /** A comment and the like may be of any length: only what could be the begin of its end is kept. */
  #passOver(buffer: string, at: number, end: string): number {
    const found = buffer.indexOf(end, at)
    const next = found === -1 ? Math.max(at, buffer.length - end.length + 1) : found + end.length
    this.#count(buffer, at, next)
    if (found !== -1) this.#state = 'text'
    return next
  }

  #tag(buffer: string, at: number): number {
    const special = specialAt(buffer, at)
    if (special === 'more') return at
    if (special === 'refused') throw this.#broken('It has a document type or another declaration, which is not read.')
    if (special !== undefined) {
      this.#state = special.state
      return at + special.length
    }
    const end = tagEnd(buffer, at)
    if (end === -1 && buffer.length - at <= MAX_TAG) return at
    if (end === -1 || end - at > MAX_TAG) throw this.#broken(`A tag is longer than ${MAX_TAG} characters.`)
    this.#element(buffer.slice(at + 1, end))
    this.#count(buffer, at, end + 1)
    this.#state = 'text'
    return end + 1
  }

  #element(tag: string): void {
    if (tag.startsWith('/')) {
      this.#close(tag.slice(1).trimEnd())
      return
    }
    const isEmpty = tag.endsWith('/')
    const [name = ''] = /^[^\s/]+/.exec(tag) ?? []
    if (!NAME.test(name)) throw this.#broken('A tag has no readable name.')
    const attributes = this.#attributes(isEmpty ? tag.slice(name.length, -1) : tag.slice(name.length))
    if (this.#open.length === 0 && ++this.#roots > 1) throw this.#broken('It has two root elements.')
    if (this.#open.length >= MAX_DEPTH) throw this.#broken(`Its elements lie more than ${MAX_DEPTH} deep.`)
    this.#handler.open(name, attributes)
    if (isEmpty) this.#handler.close(name)
    else this.#open.push(name)
  }

  #close(name: string): void {
    if (this.#open.at(-1) !== name) throw this.#broken(`</${name.slice(0, 60)}> closes what is not open.`)
    this.#open.pop()
    this.#handler.close(name)
  }

  #attributes(text: string): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>()
    const pattern = /\s+([^\s=<>/"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
    let end = 0
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      const [, name = '', double, single = ''] = found
      if (!NAME.test(name)) throw this.#broken('An attribute has no readable name.')
      if (attributes.has(name)) throw this.#broken(`An element has the attribute "${name.slice(0, 60)}" twice.`)
      if (attributes.size >= MAX_ATTRIBUTES)
        throw this.#broken(`An element has more than ${MAX_ATTRIBUTES} attributes.`)
      attributes.set(name, this.#resolved(double ?? single))
      end = pattern.lastIndex
    }
    if (!isBlank(text.slice(end))) throw this.#broken('The attributes of an element cannot be read.')
    return attributes
  }

  #resolved(value: string): string {
    if (!value.includes('&')) return value
    return value.replace(/&([^;&]{0,12})(;?)/g, (_, name: string, end: string) => {
      const character = end === ';' ? characterOf(name) : undefined
      if (character === undefined) throw this.#broken(`It uses the entity "&${name}", which is not defined.`)
      return character
    })
  }

  #count(buffer: string, from: number, to: number): void {
    for (let at = buffer.indexOf('\n', from); at !== -1 && at < to; at = buffer.indexOf('\n', at + 1)) this.#line += 1
  }

  #broken(why: string): UnreadableReport {
    return new UnreadableReport(`Line ${this.#line}: ${why}`)
  }
}

const NAME = /^[A-Za-z_:\u0080-\uffff][\w:.\u0080-\uffff-]{0,255}$/

const isBlank = (text: string): boolean => !/[^\s\uFEFF]/.test(text)

type Special = { state: Exclude<State, 'text' | 'tag'>; length: number }

const SPECIAL: readonly [start: string, state: Special['state']][] = [
  ['<!--', 'comment'],
  ['<![CDATA[', 'cdata'],
  ['<?', 'instruction'],
]

/** What begins here besides an element; `more`: it cannot be told yet. */
function specialAt(buffer: string, at: number): Special | 'more' | 'refused' | undefined {
  const known = SPECIAL.find(([start]) => buffer.startsWith(start, at))
  if (known) return { state: known[1], length: known[0].length }
  const begun = buffer.slice(at, at + 9)
  if (SPECIAL.some(([start]) => start.startsWith(begun))) return 'more'
  return begun.startsWith('<!') ? 'refused' : undefined
}

/** The `>` that ends a tag: one inside of an attribute's quotes does not. */
function tagEnd(buffer: string, from: number): number {
  let at = from
  for (;;) {
    const end = buffer.indexOf('>', at)
    if (end === -1) return -1
    const quote = firstQuote(buffer, at, end)
    if (quote === -1) return end
    const closing = buffer.indexOf(buffer.charAt(quote), quote + 1)
    if (closing === -1) return -1
    at = closing + 1
  }
}

function firstQuote(buffer: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const unit = buffer.charCodeAt(at)
    if (unit === 0x22 || unit === 0x27) return at
  }
  return -1
}

const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

function characterOf(name: string): string | undefined {
  const [, decimal, hexadecimal] = /^#(?:(\d{1,7})|x([0-9A-Fa-f]{1,6}))$/.exec(name) ?? []
  if (decimal === undefined && hexadecimal === undefined) return ENTITIES.get(name)
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  // Test tools write control characters this way, which XML forbids: they only decorate a name.
  const isForbidden = point < 0x20 || (point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff
  return isForbidden ? '\uFFFD' : String.fromCodePoint(point)
}
