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
 * nothing.
 */
export function sectionsOf(body: string): (heading: string) => Section | undefined {
  const described = describe(body, [])
  const sections = described.state === 'read' ? described.description.sections : []
  const lines = body.split(/\r\n|\r|\n/)
  return heading => {
    const found = sections.filter(one => one.heading.toLowerCase() === heading)
    const [one] = found
    if (!one || found.length > 1) return undefined
    const next = sections.find(({ line }) => line > one.line)
    return { text: one.text, typed: lines.slice(one.line, next && next.line - 1).join('\n') }
  }
}

/** GitHub writes this where a field of a form is left empty. */
export const answered = (text = ''): string => (/^_?no response_?$/i.test(text.trim()) ? '' : text.trim())
