import { describe } from '../links/description.ts'

/** What stands under a heading of a form. */
export interface Section {
  /** What a reader sees of it. */
  text: string
  /** What somebody wrote. */
  typed: string
}

/**
 * The sections of an issue by their headings, in small letters. A heading that stands twice says two things, and so
 * nothing. `labels`: those of the form, where a section may have headings of its own.
 */
export function sectionsOf(body: string, labels?: readonly string[]): (heading: string) => Section | undefined {
  const described = describe(body, [])
  const all = described.state === 'read' ? described.description.sections : []
  const sections = labels ? within(all, labels) : all
  const lines = body.split(/\r\n|\r|\n/)
  return heading => {
    const found = sections.filter(one => one.heading.toLowerCase() === heading)
    const [one] = found
    if (!one || found.length > 1) return undefined
    const next = sections.find(({ line }) => line > one.line)
    return { text: one.text, typed: lines.slice(one.line, next && next.line - 1).join('\n') }
  }
}

/** Headings that are none of the form belong to the section in which they stand. */
function within(sections: Sections, labels: readonly string[]): Sections {
  const all: { heading: string; line: number; text: string }[] = []
  for (const { heading, line, text } of sections) {
    const last = all.at(-1)
    if (labels.includes(heading.toLowerCase())) all.push({ heading, line, text })
    else if (last) last.text = `${last.text}\n\n${heading}\n\n${text}`.trim()
  }
  return all
}

type Sections = readonly { heading: string; line: number; text: string }[]

/** GitHub writes this where a field of a form is left empty. */
export const answered = (text = ''): string => (/^_?no response_?$/i.test(text.trim()) ? '' : text.trim())
