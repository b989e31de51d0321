import { UnreadableReport } from '../text/format.ts'
import type { Attributes } from '../text/xml.ts'
import type { Outcome } from './tests.ts'

/** How a test, a suite or a run of NUnit ended, and where, if that is said. */
export interface Result {
  outcome: Outcome
  site: string | undefined
}

/** The words that NUnit 3 has for it. */
const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['Passed', 'passed'],
  ['Failed', 'failed'],
  ['Skipped', 'skipped'],
  ['Inconclusive', 'skipped'],
  // It says that it ended, and not that it was right.
  ['Warning', 'skipped'],
])

/** Of a suite: then its tests tell. */
export const NOTHING_SAID: Result = { outcome: 'passed', site: undefined }

/** Unity writes word, label and site as one: `Failed(Child)`, `Skipped:Ignored`. */
const WORDS = /^(\w{1,20})(?::[\w ]{1,40})?(?:\((\w{1,20})\))?$/

export function resultOf(what: string, attributes: Attributes): Result {
  const said = attributes.get('result')
  const [, word = '', site] = WORDS.exec(said ?? '') ?? []
  const outcome = OUTCOMES.get(word)
  if (outcome === undefined)
    throw new UnreadableReport(`It has a ${what} with an unknown result: "${(said ?? '').slice(0, 40)}".`)
  return { outcome, site: attributes.get('site') ?? site }
}
