const MAX_LENGTH = 60
/** Everything that shows nothing or turns the direction of writing: a key that hides one would look like another. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** A word from the file, in quotes, short, with whatever cannot be seen spelt out: `"\u202egates"`. */
export function shown(value: unknown): string {
  const letters = [...String(value)]
  const text = letters.length > MAX_LENGTH ? `${letters.slice(0, MAX_LENGTH - 1).join('')}…` : letters.join('')
  return JSON.stringify(text).replace(
    HIDDEN,
    letter => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}

const MAX_LINE = 120

/** A line of YAML that mends what a sentence is about. None where it is long, or holds what cannot be seen. */
export function toPaste(line: string): string {
  const isPlain = line.search(HIDDEN) === -1 && !line.includes('`')
  return isPlain && [...line].length <= MAX_LINE ? ` Write: \`${line}\`` : ''
}

/** What was found where something else was wanted. */
export function described(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping of keys'
  if (typeof value === 'string') return shown(value)
  return Number.isNaN(value) ? 'not a number' : String(value)
}

const NAMES: Readonly<Record<string, string>> = {
  object: 'a mapping of keys',
  record: 'a mapping of named entries',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

/** What a schema wants, in words. */
export const article = (expected: string): string => NAMES[expected] ?? expected

const PLURALS: Readonly<Record<string, string>> = { entry: 'entries' }

/** `1 entry`, `2 entries`. */
export function plural(count: number | bigint, what: string): string {
  return `${count} ${Number(count) === 1 ? what : (PLURALS[what] ?? `${what}s`)}`
}

/** The YAML library's findings, for somebody who does not know its inside. */
const SYNTAX: readonly [pattern: RegExp, words: string][] = [
  [/^deficient indentation$/, 'a bracket, a brace or a quote is not closed, or a line is not indented far enough'],
  [
    /^bad indentation of a mapping entry$/,
    'this does not continue the line above; check the indentation, and quote a text that contains ": "',
  ],
  [/^bad indentation of a sequence entry$/, 'this does not continue the list above; check the indentation'],
  [/^unidentified alias "(.*)"$/, 'the alias *$1 has no anchor &$1 before it'],
  [/^aliases exceeded maxAliases \((\d+)\)$/, 'it uses more than $1 aliases'],
  [/^nesting exceeded maxDepth \((\d+)\)$/, 'it is nested more than $1 levels deep'],
  [/^the stream contains non-printable characters$/, 'it contains a control character'],
  [/^tab characters must not be used in indentation$/, 'a tab is used for indentation; use spaces'],
  [/^unknown (?:scalar|sequence|mapping) tag .*$/s, 'a text that begins with "!" must be in quotes'],
  [/^unexpected end of the (?:stream|document) within a (\w+) quoted scalar$/, 'a $1 quote is not closed'],
  [/^unexpected end of the stream within a flow collection$/, 'a bracket or a brace is not closed'],
  [
    /^end of the stream or a document separator is expected$/,
    'unexpected text here; check the brackets, the braces and the indentation',
  ],
  [
    /^can not read a block mapping entry; a multiline key may not be an implicit key$/,
    'a line has no ": " after its key, or is not indented far enough',
  ],
]

export function syntaxInWords(reason: string): string {
  const known = SYNTAX.find(([pattern]) => pattern.test(reason))
  return known ? reason.replace(...known) : reason
}
