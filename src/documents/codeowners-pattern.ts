import { shown } from './wording.ts'

/**
 * The patterns of CODEOWNERS: those of gitignore with exceptions, by GitHub's page "About code owners". What that page
 * leaves open is taken only where independent readers and experiments agree on it (hmarr/codeowners; the tests on GitHub
 * itself in Azure/azure-sdk-tools#5308). Everything else is refused: on GitHub it may protect other files than here.
 */

/** Why a pattern cannot be relied on, as a sentence, and what to do about it. */
export interface Refusal {
  message: string
  next: string
}

/** A path, taken apart once for all patterns. */
export type Path = readonly Segment[]

interface Segment {
  name: string
  /** Whole characters, not halves of them: `?` stands for one. */
  letters: readonly string[]
}

/** Longer than any path worth spelling out, short enough to bound the work on one path. */
const MAX_LENGTH = 1024

type Rule = readonly [applies: (pattern: string) => boolean, wrong: string, next: string]

const RULES: readonly Rule[] = [
  [pattern => pattern === '', 'is empty.', 'Write a path, or "*" for all files.'],
  [
    pattern => pattern.length > MAX_LENGTH,
    `is longer than ${MAX_LENGTH} characters.`,
    'Shorten it, for example to the parent folder.',
  ],
  [
    // It shows as nothing, as a space or as a question mark: the line would look like one that protects other files.
    pattern => /[\p{Cf}\p{Cs}\uFFFD]|[^\P{Zs} ]/u.test(pattern),
    'contains an invisible or misleading character.',
    'Remove it. If the path itself contains it, write "?".',
  ],
  [
    pattern => pattern.startsWith('!'),
    'begins with "!", but GitHub does not support negated patterns.',
    'Remove the line. To exclude files from a pattern, add a later line for them without owners.',
  ],
  [
    // A line of owners alone. GitHub skips it, and other readers take the first owner for a file's name.
    pattern => pattern.startsWith('@'),
    'begins with "@", which marks an owner.',
    'Put the pattern first, as in "* @owner". For a folder whose name begins with "@", begin with "/" or "**/".',
  ],
  [
    // GitHub's page says that `\#` does not work; `a#b` is a path for some readers and ends the pattern for others.
    pattern => pattern.includes('#'),
    'contains "#", which may start a comment on GitHub.',
    'Put a space before a comment. If the path itself contains "#", write "?".',
  ],
  [
    // GitHub skips the line: "both `[` and `]` must be escaped with a `\`" (open-sauced/pizza-cli#100), while readers of
    // the file take it for a range or for the very characters.
    pattern => /[[\]]/.test(withoutEscapes(pattern)),
    'contains "[" or "]", but GitHub supports no ranges and rejects unescaped brackets.',
    'If the path itself contains brackets, write "\\[" and "\\]". Instead of a range, write a line for each character.',
  ],
  [
    pattern => /\\(?![ *?\\[\]])/.test(pattern.replaceAll('\\\\', '')),
    'contains a backslash that escapes nothing.',
    'Separate folders with "/". Only a space, "*", "?", "\\", "[" and "]" can be escaped.',
  ],
  [
    pattern => pattern.includes('***'),
    'contains "***", which has no meaning.',
    'Write "**" between slashes for folders of any depth, or "*" within a name.',
  ],
  [
    // gitignore has it stand for letters of one name, and so do some readers; others cross folders (sbdchd/codeowners#43,
    // bors-ng/bors-ng#753), and libgit2 once matched nothing (libgit2/libgit2#5093). GitHub's page does not say.
    pattern => pattern.split('/').some(name => name !== '**' && name.replace(/\\./g, 'x').includes('**')),
    'has "**" beside other characters of a name, which may or may not match across folders on GitHub.',
    'Write "*" for any characters within a name, or "**" between slashes for folders of any depth, as in "src/**/*.ts".',
  ],
  [
    // `**/**` and `a/**/` match everything below, only what lies two folders deep, or nothing: each reader its own.
    pattern => /(?:^|\/)\*\*\/(?:$|\*\*(?:$|\/))/.test(pattern),
    'has a "**" followed by another one or by the last slash, which is ambiguous.',
    'Write "**" once, and end the pattern with either "/" or "/**".',
  ],
  [pattern => pattern.includes('//'), 'contains "//", but no folder has an empty name.', 'Write one slash.'],
  [
    pattern => pattern.split('/').some(name => name === '.' || name === '..'),
    'contains a "." or ".." folder, which no path in a repository has.',
    'Write the path from the root of the repository.',
  ],
  [
    // In gitignore they are the very characters, and so whoever wrote this protects nothing.
    pattern => (pattern.match(/\{[^{}]*\}/g) ?? []).some(group => group.includes(',')),
    'lists alternatives in braces, which GitHub does not support.',
    'Write a line for each alternative.',
  ],
]

/** What makes the meaning of a pattern uncertain; undefined when it can be used. */
export function refusalOf(pattern: string): Refusal | undefined {
  const rule = RULES.find(([applies]) => applies(pattern))
  return rule && { message: `The pattern ${spelt(pattern)} ${rule[1]}`, next: rule[2] }
}

/** With its backslashes as they stand in the file, where people look for it. */
const spelt = (pattern: string): string => shown(pattern).replaceAll('\\\\', '\\')

const withoutEscapes = (pattern: string): string => pattern.replace(/\\./g, '')

/** Takes a path apart that git could have: others, such as one with a leading slash, would quietly be nobody's. */
export function pathOf(text: string): Path {
  const names = text.split('/')
  if (names.includes('')) throw new RangeError(`${shown(text)} is not a path relative to the root of a repository.`)
  return names.map(name => ({ name, letters: [...name] }))
}

/** Whether a pattern matches a path; the pattern is read once. */
export function patternMatcher(pattern: string): (path: Path) => boolean {
  const refusal = refusalOf(pattern)
  if (refusal) throw new RangeError(refusal.message)
  const parts = partsOf(pattern)
  return path => covers(parts, path)
}

/** Stands for any number of items, also none: folders in a path, letters in a name. */
const MANY = 'many'

type Part<Item> = typeof MANY | ((item: Item) => boolean)

const ANY = (): boolean => true

function partsOf(pattern: string): Part<Segment>[] {
  // GitHub: "The pattern `/` will never match anything".
  if (pattern === '/') return []
  const isAnchored = pattern.startsWith('/')
  const names = pattern.slice(isAnchored ? 1 : 0).split('/')
  const isFolder = names.at(-1) === ''
  if (isFolder) names.pop()
  // A slash at its end does not tie a pattern to the root: `apps/` is any folder of that name.
  const start: Part<Segment>[] = !isAnchored && names.length === 1 ? [MANY] : []
  const last = isFolder ? '**' : names.at(-1)
  if (!isFolder && last === '**') names.pop()
  return [...start, ...names.map(partOf), ...below(last)]
}

/** What a pattern matches below what it names, as given by its last name. */
function below(last: string | undefined): Part<Segment>[] {
  // At least one thing below: the trailing `**` and the trailing slash mean what is in a folder, never a file.
  if (last === '**') return [ANY, MANY]
  // Unlike in gitignore, `docs/*` ends here. `docs/a*` does not: it also means the folder `docs/api` and all in it.
  return last === '*' ? [] : [MANY]
}

function partOf(name: string): Part<Segment> {
  if (name === '**') return MANY
  const letters = (name.match(/\\?./gsu) ?? []).map(letterOf)
  const first = letters.findIndex(isWildcard)
  if (first === -1) {
    const literal = letters.join('')
    return segment => segment.name === literal
  }
  // Nearly every name differs at one of its ends, as a glance shows.
  const head = letters.slice(0, first).join('')
  const tail = letters.slice(letters.findLastIndex(isWildcard) + 1).join('')
  const parts = letters.map(letter => (isWildcard(letter) ? letter.part : (other: string) => other === letter))
  return ({ name, letters }) => name.startsWith(head) && name.endsWith(tail) && covers(parts, letters)
}

interface Wildcard {
  part: Part<string>
}

const isWildcard = (letter: string | Wildcard): letter is Wildcard => typeof letter !== 'string'

/** A letter to be found as it is, or what a wildcard stands for. */
function letterOf(token: string): string | Wildcard {
  if (token === '*') return { part: MANY }
  if (token === '?') return { part: ANY }
  return token.startsWith('\\') ? token.slice(1) : token
}

/**
 * Whether the parts cover all items, in their order. When one does not fit, only the last `MANY` takes one item more:
 * what an earlier one could take in addition, the last one can as well. No part therefore meets an item twice, and the
 * work is bounded by parts times items; a pattern as a whole costs at most its letters times those of the path. A regular
 * expression tries all ways to share the items among the wildcards instead, whose number is exponential.
 */
function covers<Item>(parts: readonly Part<Item>[], items: readonly Item[]): boolean {
  let [part, item] = [0, 0]
  let [resume, taken] = [-1, 0]
  while (item < items.length) {
    const now = parts[part]
    if (now === MANY) {
      part += 1
      if (part === parts.length) return true
      resume = part
      taken = item
    } else if (now?.(items[item] as Item)) {
      part += 1
      item += 1
    } else if (resume === -1) {
      return false
    } else {
      taken += 1
      part = resume
      item = taken
    }
  }
  while (parts[part] === MANY) part += 1
  return part === parts.length
}
