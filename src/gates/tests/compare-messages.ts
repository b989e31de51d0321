import type { TestRun } from '../../facts/reports.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import { whereFrom } from '../shared/baseline.ts'
import type { Before } from './before.ts'
import { some } from './messages.ts'
import type { Settings } from './settings.ts'

/** What is stated about the tests beside those at the base of the change. */

type Cases = TestRun['cases']

export const countRequired = (most: number): string =>
  most === 0 ? 'No fewer cases than the base' : `At most ${some(most)} fewer than the base`

export const skippedRequired = (most: number): string =>
  most === 0 ? 'No more skipped than the base' : `At most ${some(most)} more skipped than the base`

export const required = (settings: Settings): string[] => {
  const { 'max-count-drop': fewer, 'max-new-skipped': skipped } = settings
  return [
    ...(fewer === undefined ? [] : [countRequired(fewer)]),
    ...(skipped === undefined ? [] : [skippedRequired(skipped)]),
  ]
}

export const countFound = ({ total }: Cases, was: Before): string =>
  `${some(total)}, and ${was.cases} ${whereFrom(was.of)}`

export const skippedFound = ({ skipped }: Cases, was: Before): string =>
  `${skipped} skipped, and ${was.skipped} ${whereFrom(was.of)}`

export const unknownBefore = ({ total, skipped }: Cases): string =>
  `${some(total)}, ${skipped} skipped, and base not known`

export const countDropped = ({ total }: Cases, was: Before, most: number): Reason => ({
  code: 'tests_dropped',
  message: `There are ${some(total)}, ${was.cases - total} fewer than the ${was.cases} ${whereFrom(was.of)}; the policy allows ${most === 0 ? 'no fewer' : `${most} fewer`}.`,
  next: 'Check that every suite ran and loaded; if tests were removed on purpose, get a concession or raise `max-count-drop`.',
  data: { total, baseTotal: was.cases, base: was.of.commit, allowed: most },
})

export const newlySkipped = ({ skipped }: Cases, was: Before, most: number): Reason => ({
  code: 'tests_newly_skipped',
  message: `${skipped} of the cases were skipped, ${skipped - was.skipped} more than the ${was.skipped} ${whereFrom(was.of)}; the policy allows ${most === 0 ? 'no more' : `${most} more`}.`,
  next: 'Run them, or remove tests that are no longer needed.',
  data: { skipped, baseSkipped: was.skipped, base: was.of.commit, allowed: most },
})

/** For the title of a run that is worse. */
export const title = ({ cases, skipped }: Before): string =>
  `was ${some(cases)}${skipped > 0 ? `, ${skipped} skipped` : ''}`

export const numbers = ({ cases, skipped }: Before, place: Judgement['measured']): Judgement['measured'] => ({
  ...place,
  baseCases: cases,
  baseSkipped: skipped,
})
