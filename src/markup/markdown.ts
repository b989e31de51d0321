import MarkdownIt from 'markdown-it'

/**
 * Where a piece of a description stands. Only `text` is said by the author to everybody: code is quoted from somewhere,
 * a quote is somebody else's, and comments and raw HTML may show nothing at all.
 */
export type Place = 'text' | 'comment' | 'code' | 'quote' | 'html'

export interface Piece {
  /** From 1. */
  line: number
  place: Place
  text: string
}

export interface Heading {
  line: number
  text: string
  /** How many pieces come before those below it. */
  before: number
}

export interface Markdown {
  pieces: readonly Piece[]
  /** Headings that are in nothing else, such as a list or a quote. */
  headings: readonly Heading[]
}

/** GitHub takes at most 65,536 characters; a little more for what it counts otherwise. */
export const MAX_CHARACTERS = 70_000

/**
 * CommonMark with tables and strikethrough, as GitHub shows it. `html`: recognised, so that it can be distinguished
 * from text.
 */
const parser = new MarkdownIt('default', { html: true, linkify: false, typographer: false })

type Token = ReturnType<typeof parser.parse>[number]

/** Reads a text as a reader of the page would see it. Linear in its length; deeper nesting than 100 is not looked into. */
export function readMarkdown(text: string): Markdown {
  if (text.length > MAX_CHARACTERS) throw new RangeError(`a text of ${text.length} characters`)
  const reading: Reading = { pieces: [], headings: [], quotes: 0, folded: 0, line: 1 }
  let heading = false
  for (const token of parser.parse(text.replaceAll('\r\n', '\n'), {})) {
    // Cells of a table have no place of their own, only their row has.
    if (token.map) reading.line = token.map[0] + 1
    if (token.type === 'blockquote_open') reading.quotes += 1
    if (token.type === 'blockquote_close') reading.quotes -= 1
    if (token.type === 'heading_open') heading = token.level === 0
    else if (token.type === 'inline' && heading) readHeading(token, reading)
    else readBlock(token, reading)
    if (token.type === 'heading_close') heading = false
  }
  return reading
}

interface Reading {
  pieces: Piece[]
  headings: Heading[]
  /** How many quotes are around. */
  quotes: number
  /** How many `<details>` are open: GitHub shows their inside to nobody who does not ask for it. */
  folded: number
  /** Of the block that is read. */
  line: number
}

function readHeading(token: Token, reading: Reading): void {
  const from = reading.pieces.length
  readInline(token, reading)
  const seen = reading.pieces.slice(from).filter(({ place }) => place === 'text' || place === 'code')
  const text = seen.map(piece => piece.text).join('')
  reading.headings.push({ line: reading.line, text: text.trim(), before: reading.pieces.length })
}

function readBlock(token: Token, reading: Reading): void {
  if (token.type === 'inline') readInline(token, reading)
  else if (token.type === 'html_block') readHtml(token.content, reading.line, reading)
  // The line of a fence is its mark; what is in it begins one further down.
  else if (token.type === 'fence') readLines(token.content, reading.line + 1, 'code', reading)
  else if (token.type === 'code_block') readLines(token.content, reading.line, 'code', reading)
}

function readLines(text: string, line: number, place: Place, { pieces }: Reading): void {
  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() !== '') pieces.push({ line: line + index, place, text: content })
  }
}

function readInline(token: Token, reading: Reading): void {
  let { line } = reading
  const place = (): Place => (reading.quotes > 0 ? 'quote' : reading.folded > 0 ? 'html' : 'text')
  for (const child of token.children ?? []) {
    if (child.type === 'softbreak' || child.type === 'hardbreak') line += 1
    else if (child.type === 'text') reading.pieces.push({ line, place: place(), text: child.content })
    else if (child.type === 'code_inline') reading.pieces.push({ line, place: 'code', text: child.content })
    else if (child.type === 'link_open') readLink(String(child.attrGet('href') ?? ''), line, place(), reading)
    else if (child.type === 'html_inline') {
      readHtml(child.content, line, reading)
      line += child.content.split('\n').length - 1
    }
  }
}

/** A link to an issue names it, whatever is written on it. */
const ISSUE_LINK = /^https?:\/\/[^/\s]{1,255}\/[\w.-]{1,100}\/[\w.-]{1,100}\/(?:issues|pull)\/\d{1,10}$/

function readLink(href: string, line: number, place: Place, { pieces }: Reading): void {
  if (ISSUE_LINK.test(href)) pieces.push({ line, place, text: ` ${href} ` })
}

function readHtml(html: string, line: number, reading: Reading): void {
  const isComment = html.trimStart().startsWith('<!--')
  readLines(html, line, isComment ? 'comment' : 'html', reading)
  if (isComment) return
  const opened = html.match(/<details\b/gi)?.length ?? 0
  const closed = html.match(/<\/details\b/gi)?.length ?? 0
  reading.folded = Math.max(0, reading.folded + opened - closed)
}
