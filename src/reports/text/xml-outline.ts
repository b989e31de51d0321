import { wideEncoding } from './xml-encoding.ts'

/** What a format is recognised by, as far as the first bytes of a document tell. */
export interface Outline {
  root: string | undefined
  /** What stands in the tag of the root behind its name. */
  attributes: string
  /** The first element inside of it. */
  first: string | undefined
}

const MAX_DOCTYPE_LENGTH = 1000
const MAX_NAME_LENGTH = 300
const SECTIONS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const
/** A tag, whose attributes may hold a `>`. */
const TAG = /<([^\s<>/!?"'=]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/y

/** The first bytes of a document as text, in whatever encoding they are. Characters beyond ASCII may be others. */
export function startText(start: Uint8Array): string {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.byteLength)
  const wide = wideEncoding(start)
  if (wide === undefined) return bytes.toString('latin1').replace(/^\xef\xbb\xbf/, '')
  return new TextDecoder(wide).decode(bytes.subarray(0, bytes.length & ~1))
}

export function outline(start: Uint8Array): Outline {
  const text = startText(start)
  const at = behindMisc(text, 0)
  const root = nameAt(text, at)
  const tag = tagAt(text, at)
  if (root === undefined || tag === undefined) return { root, attributes: '', first: undefined }
  const attributes = tag.attributes.replace(/\/$/, '')
  if (attributes !== tag.attributes) return { root, attributes, first: undefined }
  return { root, attributes, first: nameAt(text, behindMisc(text, tag.end)) }
}

/** The name of the root element. */
export function rootName(start: Uint8Array): string | undefined {
  const text = startText(start)
  return nameAt(text, behindMisc(text, 0))
}

/** The place behind white space, comments, instructions and a document type that defines nothing. */
function behindMisc(text: string, from: number): number {
  let place = from
  for (;;) {
    while (place < text.length && /\s/.test(text.charAt(place))) place += 1
    const end = endOfMisc(text, place)
    if (end === undefined) return place
    place = end
  }
}

/** The end of what begins there; undefined: it is an element, or has no end. */
function endOfMisc(text: string, at: number): number | undefined {
  const section = SECTIONS.find(([start]) => text.startsWith(start, at))
  if (section === undefined) {
    const doctype = /^<!DOCTYPE[^<>[]*>/.exec(text.slice(at, at + MAX_DOCTYPE_LENGTH))?.[0]
    return doctype === undefined ? undefined : at + doctype.length
  }
  const [start, mark] = section
  const end = text.indexOf(mark, at + start.length)
  return end === -1 ? undefined : end + mark.length
}

const nameAt = (text: string, at: number): string | undefined =>
  /^<([^\s<>/!?]+)/.exec(text.slice(at, at + MAX_NAME_LENGTH))?.[1]

function tagAt(text: string, at: number): { attributes: string; end: number } | undefined {
  TAG.lastIndex = at
  const found = TAG.exec(text)
  return found === null ? undefined : { attributes: found[2] ?? '', end: at + found[0].length }
}
