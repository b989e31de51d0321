import type { Concession } from '../../facts/concessions.ts'
import { patternProblem } from '../../facts/glob.ts'
import { answered, type Section, sectionsOf } from './sections.ts'

type Statement = Pick<Concession, 'gates' | 'pulls' | 'paths' | 'unreadable' | 'reasonLength' | 'expires'>

/**
 * What an issue says under the headings of the form. Where it decides something it is read as it was typed, and as
 * nothing but that: a text can be written so that what a reader sees of it is not what is read.
 */
export function concessionText(body: string): Statement {
  const under = sectionsOf(body)
  const [requestedGates, requestedScope] = [under('gates'), under('scope')]
  const gates = wordsOf(answered(requestedGates?.typed))
  const scope = wordsOf(answered(requestedScope?.typed))
  const isScope = (word: string) => PULL.test(word) || isPattern(word)
  return {
    gates: gates.filter(word => GATE.test(word)).slice(0, MAX_NAMED),
    pulls: scope.flatMap(word => (PULL.test(word) ? [Number(word.slice(1))] : [])).slice(0, MAX_NAMED),
    paths: scope.filter(isPattern).slice(0, MAX_NAMED),
    unreadable: [
      ...(isSeen(gates, requestedGates) && gates.every(word => GATE.test(word)) ? [] : ['Gates']),
      ...(isSeen(scope, requestedScope) && scope.every(isScope) ? [] : ['Scope']),
    ],
    reasonLength: answered(under('reason')?.text).length,
    expires: dayIn(under('expires')),
  }
}

const MAX_NAMED = 50
const GATE = /^[a-z][a-z0-9-]{0,39}$/
const PULL = /^#[1-9]\d{0,8}$/
const PATTERN = /^[A-Za-z0-9_./*?{}@+-]+$/

/** A name alone would match files of that name only, and is rather a slip. */
const isPattern = (word: string): boolean =>
  PATTERN.test(word) && /[/*.]/.test(word) && patternProblem(word) === undefined

function wordsOf(text: string): string[] {
  const words = text.split(/[ \t\n,]+/)
  return [...new Set(words.filter(word => word !== '').map(word => word.replace(/^`([^`]+)`$/, '$1')))]
}

/** Whether a reader sees the words that were typed: `**` may be a pattern, or a line across the page. */
function isSeen(words: readonly string[], section: Section | undefined): boolean {
  const seen = wordsOf(answered(section?.text))
  return words.length <= MAX_NAMED && seen.length === words.length && words.every((word, place) => seen[place] === word)
}

/** A day that the calendar has, alone. */
function dayIn(section: Section | undefined): string | null {
  const day = answered(section?.typed)
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null
}
