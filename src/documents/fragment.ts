import { readMarkdown } from '../markup/markdown.ts'
import { visibleText } from '../markup/visible.ts'
import type { RecordRead } from './change-record.ts'
import { described } from './wording.ts'
import { parseYaml } from './yaml.ts'

/** Longer ones are no entries of a changelog. */
const MAX_LENGTH = 20_000

/** Files beside fragments that are none: changesets and towncrier leave them out too. */
export const isBeside = (path: string): boolean => /(?:^|\/)readme(?:\.[a-z]+)?$/i.test(path)

/**
 * The text of a fragment of a changelog, as the field `what`: a changeset, which names packages in front of it, or a
 * fragment of towncrier. Of a changeset that names none there is no text, since no changelog gets it.
 * https://github.com/changesets/changesets/blob/main/docs/adding-a-changeset.md
 * https://towncrier.readthedocs.io/en/stable/tutorial.html#creating-news-fragments
 */
export function readFragment(path: string, text: string): RecordRead {
  if (text.length > MAX_LENGTH) return unreadable(null, `It has more than ${MAX_LENGTH} characters.`)
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (lines[0]?.trimEnd() !== '---') return what(lines, 0)
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (end === -1) return unreadable(1, 'The mapping of packages at its beginning has no end: a line `---` is missing.')
  const packages = packagesIn(path, lines.slice(1, end))
  return typeof packages === 'number' ? what(packages === 0 ? [] : lines, end + 1) : packages
}

/** How many packages are named. */
function packagesIn(path: string, lines: readonly string[]): number | RecordRead {
  if (lines.every(line => line.trim() === '')) return 0
  // One line more, in the place of the mark, so that lines are those of the file.
  const document = parseYaml(['', ...lines].join('\n'), path)
  if (!('locate' in document))
    return unreadable(document[0]?.line ?? null, document[0]?.message ?? 'It is not valid YAML.')
  const [mistake] = document.diagnostics
  if (mistake) return unreadable(mistake.line, mistake.message)
  const { value } = document
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.keys(value).length
  return unreadable(2, `A changeset begins with a mapping of packages, but this is ${described(value)}.`)
}

function what(lines: readonly string[], from: number): RecordRead {
  const text = visibleText(readMarkdown(lines.slice(from).join('\n')).pieces)
  const first = lines.findIndex((line, index) => index >= from && line.trim() !== '')
  return { state: 'read', fields: [{ name: 'what', text, line: Math.max(first, 0) + 1, untouched: false }] }
}

const unreadable = (line: number | null, detail: string): RecordRead => ({ state: 'unreadable', detail, line })
