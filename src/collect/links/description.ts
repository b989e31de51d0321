import { createHash } from 'node:crypto'
import type { Description } from '../../facts/links.ts'
import { MAX_CHARACTERS, type Markdown, type Piece, readMarkdown } from '../../markup/markdown.ts'
import { visibleText } from '../../markup/visible.ts'

/** One piece of a description; `template`: its line stands in the repository's template too. */
export interface DescriptionLine {
  line: number
  place: Piece['place'] | 'template'
  text: string
}

export type Described =
  | { state: 'read'; description: Description; lines: readonly DescriptionLine[] }
  | { state: 'unreadable'; detail: string; next: string }

/** Reads the description of a change, beside the templates that descriptions of this repository begin with. */
export function describe(body: string, templates: readonly string[], editedAt: string | null = null): Described {
  if (body.length > MAX_CHARACTERS) {
    return {
      state: 'unreadable',
      detail: `The description has ${body.length} characters, more than the limit of ${MAX_CHARACTERS}.`,
      next: 'Shorten it.',
    }
  }
  const short = templates.filter(template => template.length <= MAX_CHARACTERS)
  const markdown = readMarkdown(body)
  const description = { ...descriptionOf(body, markdown, short), editedAt }
  return { state: 'read', description, lines: linesOf(body, markdown, short) }
}

function descriptionOf(body: string, markdown: Markdown, templates: readonly string[]): Description {
  const untouched = new Set(templates.flatMap(template => sectionsOf(readMarkdown(template)).map(keyOf)))
  const sections = sectionsOf(markdown).map(section => ({ ...section, untouched: untouched.has(keyOf(section)) }))
  return { digest: `sha256:${createHash('sha256').update(body).digest('hex')}`, sections }
}

type Section = Omit<Description['sections'][number], 'untouched'>

function sectionsOf({ pieces, headings }: Markdown): Section[] {
  return headings.map(({ line, text: heading, before }, index) => {
    const next = headings[index + 1]
    const inside = pieces.slice(before, next?.before ?? pieces.length)
    // The next heading's own words come before what is below it.
    const own = next ? inside.filter(piece => piece.line < next.line) : inside
    return { heading, line, text: visibleText(own) }
  })
}

const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim()
const keyOf = ({ heading, text }: Section): string => `${collapsed(heading).toLowerCase()}\n${collapsed(text)}`

function linesOf(body: string, { pieces }: Markdown, templates: readonly string[]): DescriptionLine[] {
  const known = new Set(templates.flatMap(template => rawLines(template)))
  const raw = rawLines(body)
  return pieces.map(piece => {
    const isTemplate = piece.place === 'text' && known.has(raw[piece.line - 1] ?? '')
    return isTemplate ? { ...piece, place: 'template' } : { ...piece }
  })
}

const rawLines = (text: string): string[] => text.split('\n').map(line => line.trim())
