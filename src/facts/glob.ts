import { Minimatch } from 'minimatch'

/** Long enough for every real pattern, short enough to be read. */
const MAX_LENGTH = 256
const MAX_ALTERNATIVES = 100

const OPTIONS = {
  dot: true,
  nonegate: true,
  nocomment: true,
  noext: true,
  // A pattern means the same on every runner.
  platform: 'linux',
} as const

/** A question asked of many paths; the pattern is read once. */
export type Matcher = (path: string) => boolean

/** Matches when one of the patterns does. Patterns are anchored at the root of the repository. */
export function matcher(patterns: readonly string[]): Matcher {
  const compiled = patterns.map(compile)
  return path => compiled.some(pattern => pattern.match(path))
}

/** What is wrong with a pattern, as the end of a sentence that begins with it; undefined when it can be used. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern === '') return 'is empty'
  if (pattern.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`
  if (pattern.includes('\0')) return 'contains a NUL character'
  if (pattern.startsWith('/')) return 'begins with a slash: patterns are relative to the root of the repository'
  if (pattern.startsWith('!')) return 'begins with "!": patterns cannot be negated, use `exclude`'
  if (pattern.includes('\\')) return 'contains a backslash: folders are separated by "/"'
  if (pattern.split('/').some(segment => segment === '..' || segment === '.')) return 'contains a "." or ".." folder'
  if (/[!?+*@]\(/.test(pattern)) return 'contains an extended pattern such as "+(…)": list the alternatives as "{a,b}"'
  return bracesProblem(pattern)
}

/** Whether a pattern names exactly one path. */
export function isLiteral(pattern: string): boolean {
  return !/[*?[\]{}]/.test(pattern)
}

function compile(pattern: string): Minimatch {
  const problem = patternProblem(pattern)
  if (problem !== undefined)
    throw new RangeError(`The pattern ${JSON.stringify(pattern.slice(0, MAX_LENGTH))} ${problem}.`)
  return new Minimatch(pattern, OPTIONS)
}

/** `{a,b}{a,b}{a,b}…` doubles with every pair of braces, and `{1..1000000}` is a million patterns. */
function bracesProblem(pattern: string): string | undefined {
  if (/\{[^{}]*\.\.[^{}]*\}/.test(pattern)) return 'contains a range in braces: list the alternatives'
  let alternatives = 1
  const open: number[] = []
  for (const character of pattern) {
    if (character === '{') open.push(1)
    else if (character === ',' && open.length > 0) open.push((open.pop() ?? 0) + 1)
    else if (character === '}') alternatives *= open.pop() ?? 1
  }
  return alternatives > MAX_ALTERNATIVES ? `expands to more than ${MAX_ALTERNATIVES} patterns` : undefined
}
