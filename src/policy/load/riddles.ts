import { toPaste } from '../../documents/wording.ts'
import { type Diagnostic, parseYaml, type YamlDocument } from '../../documents/yaml.ts'

import { uncommented } from './glued-comments.ts'

/** A text of YAML, or what is wrong with it. */
type Read = YamlDocument | readonly Diagnostic[]

/** A line as it was meant; `column`: where the first difference is, from 1. */
interface Mend {
  line: string
  column: number
  why: string
}

/** Lines before the place of an error in which its cause may be: a bracket is missed only where the next key begins. */
const MAX_LINES = 20
/** Characters that are parsed to find out. */
const MAX_PARSED = 2 ** 21

/**
 * Reads YAML, and explains in words of policies what is special in YAML only. Whether a guess is right is not guessed: a
 * line counts as the cause when the text can be read past the error with the other line in its place.
 */
export function readYaml(text: string, file: string, empty?: string): Read {
  const read = parseYaml(text, file, empty)
  if ('locate' in read) return read
  const [error] = read
  return error ? [explained(error, text, file) ?? error, ...read.slice(1)] : read
}

function explained(error: Diagnostic, text: string, file: string): Diagnostic | undefined {
  const lines = text.split('\n')
  const from = Math.min(error.line, lines.length) - 1
  let left = MAX_PARSED
  for (let at = from; at >= 0 && at > from - MAX_LINES; at--) {
    for (const mend of mendsOf(lines, at)) {
      left -= text.length
      if (left < 0) return undefined
      const mended = lines.with(at, mend.line).join('\n')
      if (isPast(parseYaml(mended, file), error, at, mend.line.length - (lines[at]?.length ?? 0)))
        return { file, line: at + 1, column: mend.column, message: sentence(mend) }
    }
  }
  return undefined
}

/** Whether a text is read, or read further than before; `more`: characters that the line has now. */
function isPast(read: Read, { line, column }: Diagnostic, at: number, more: number): boolean {
  if ('locate' in read) return true
  const [error] = read
  if (!error) return false
  const was = at + 1 === line ? column + more : column
  return error.line > line || (error.line === line && error.column > was)
}

function sentence({ line, why }: Mend): string {
  return `This is not valid YAML: ${why}.${toPaste(line.trim())}`
}

function mendsOf(lines: readonly string[], at: number): Mend[] {
  const line = (lines[at] ?? '').replace(/\r$/, '')
  return MENDS.flatMap(mend => {
    const mended = mend(line, lines.slice(Math.max(0, at - MAX_LINES), at))
    return mended && mended.line !== line ? [mended] : []
  })
}

type Mender = (line: string, above: readonly string[]) => Mend | undefined

/** What stands before a value: the dash of an entry, a bracket, a comma, or a key. */
const BEFORE = String.raw`(^\s*-\s+|[[,{]\s*|:\s+)`
/** A text without quotes, perhaps with alternatives such as `{a,b}` in it. */
const BARE = String.raw`((?:\{[^{}\s]*\}|:(?!\s)|[^\s,[\]{}"':])+)`
const VALUE = new RegExp(BEFORE + BARE, 'g')
/** An entry in brackets, or the value of a key in braces, up to its end. */
const ENTRY = /([[,{]\s*(?:[\w-]+:\s+)?)([^\s"',[\]{}|>&*!][^"',[\]{}]*?)(?=\s*[,\]}])/g

/** The value of a key in braces, with a colon in it. */
const OF_KEY = /([[,{]\s*[\w-]+:\s+)([^\s"',[\]{}|>&*!][^"',[\]{}]*?:\s[^"',[\]{}]*?)(?=\s*[,\]}])/g

/** `*name` may well be an alias whose anchor is missing. */
const isPattern = (text: string): boolean =>
  text === '*' || (text.startsWith('*') && /^.[^\w-]/.test(text)) || (text.includes('{') && /[*/]/.test(text))

/** Replaces values of a line, each by what it should be. */
function replaced(
  line: string,
  values: RegExp,
  meant: (text: string) => string | undefined,
  why: string,
): Mend | undefined {
  let column = 0
  const mended = line.replace(values, (whole: string, before: string, text: string, offset: number) => {
    const other = meant(text)
    if (other === undefined) return whole
    column ||= offset + before.length + 1
    return before + other
  })
  return column === 0 ? undefined : { line: mended, column, why }
}

const MENDS: readonly Mender[] = [
  line =>
    replaced(
      line,
      VALUE,
      text => (isPattern(text) ? JSON.stringify(text) : undefined),
      'a pattern that begins with "*" or contains "{" must be in quotes',
    ),
  line =>
    replaced(
      line,
      VALUE,
      text => (/^@[\w-]+[/*]/.test(text) && !/\b(?:users|teams):/.test(line) ? JSON.stringify(text) : undefined),
      'a pattern that begins with "@" must be in quotes',
    ),
  line =>
    replaced(
      line,
      VALUE,
      text => (/^@[\w-]/.test(text) ? text.slice(1) : undefined),
      'no text begins with "@" in YAML, and users and teams are named without it',
    ),
  line =>
    replaced(
      line,
      ENTRY,
      text => (text.includes(' #') ? uncommented(text, /\busers:/.test(line)) : undefined),
      '" #" begins a comment, which hides the rest of the line',
    ),
  line => replaced(line, OF_KEY, text => JSON.stringify(text), 'a value that contains ": " must be in quotes'),
  line =>
    replaced(
      line,
      VALUE,
      text => (/^%\d/.test(text) ? text.slice(1) : undefined),
      'no text begins with "%" in YAML, and percentages are written without it',
    ),
  line =>
    replaced(
      line,
      VALUE,
      text => /^`([^`]+)`$/.exec(text)?.[1],
      'no text begins with "`" in YAML, and names are written without it',
    ),
  colonInValue,
  spaceAfterColon,
  tabs,
]

function colonInValue(line: string): Mend | undefined {
  const [, before = '', value = '', comment = ''] =
    /^(\s*(?:-\s+)?[\w-]+:\s+)([^\s"'[{|>#&*!].*?:\s.*?)(\s+#\s.*)?$/.exec(line) ?? []
  if (value === '') return undefined
  const why = 'a value that contains ": " must be in quotes'
  return { line: `${before}${JSON.stringify(value)}${comment}`, column: before.length + 1, why }
}

function spaceAfterColon(line: string): Mend | undefined {
  const [, before = '', key = '', value = ''] = /^(\s*(?:-\s+)?)([A-Za-z][\w-]*):([^\s:].*)$/.exec(line) ?? []
  if (key === '') return undefined
  const column = before.length + key.length + 2
  return { line: `${before}${key}: ${value}`, column, why: `a space is missing after the colon of "${key}"` }
}

/** Below a key that has no value yet it is one step deeper, otherwise as deep as the line above. */
function tabs(line: string, above: readonly string[]): Mend | undefined {
  const [, indent = '', rest = ''] = /^([ \t]*)(\S.*)$/.exec(line) ?? []
  if (!indent.includes('\t')) return undefined
  const last = above.findLast(one => one.trim() !== '' && !one.trim().startsWith('#')) ?? ''
  const depth = last.search(/\S|$/) + (/:\s*(?:#.*)?$/.test(last) ? 2 : 0)
  const why = `a tab indents this line; indent it with ${depth} spaces`
  return { line: ' '.repeat(depth) + rest, column: 1, why }
}
