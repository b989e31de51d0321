import type { NamedCase, TestRun } from '../../facts/reports.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import { whereFrom } from '../shared/baseline.ts'
import type { Before, Shrunk } from './before.ts'
import { calledIn, listed, some } from './messages.ts'
import type { Settings } from './settings.ts'

/** What is stated about the tests beside those at the base of the change. */

type Cases = Pick<TestRun['cases'], 'total' | 'skipped'>
type Skips = Pick<TestRun['cases'], 'skipped'> & { newlySkipped: number }

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

export const skippedFound = ({ skipped }: Skips, was: Before): string =>
  `${skipped} skipped, and ${was.skipped} ${whereFrom(was.of)}`

export const unknownBefore = ({ total, skipped }: Cases): string =>
  `${some(total)}, ${skipped} skipped, and base not known`

export const countDropped = ({ total }: Cases, was: Before, most: number): Reason => ({
  code: 'tests_dropped',
  message: `There are ${some(total)}, ${was.cases - total} fewer than the ${was.cases} ${whereFrom(was.of)}; the policy allows ${most === 0 ? 'no fewer' : `${most} fewer`}.`,
  next: 'Check that every suite ran and loaded; if tests were removed on purpose, get a concession or raise `max-count-drop`.',
  data: { total, baseTotal: was.cases, base: was.of.commit, allowed: most },
})

export const newlySkipped = ({ skipped, newlySkipped: count }: Skips, was: Before, most: number): Reason => ({
  code: 'tests_newly_skipped',
  message:
    count === skipped - was.skipped
      ? `${skipped} of the cases were skipped, ${count} more than the ${was.skipped} ${whereFrom(was.of)}; the policy allows ${most === 0 ? 'no more' : `${most} more`}.`
      : `${some(count)} that ${count === 1 ? 'was' : 'were'} not skipped ${whereFrom(was.of)} ${count === 1 ? 'is' : 'are'} skipped now; the policy allows ${most === 0 ? 'none' : most}.`,
  next: 'Run them, or remove tests that are no longer needed.',
  data: { skipped, baseSkipped: was.skipped, base: was.of.commit, allowed: most },
})

/** The record is of a version that distinguished cases by less. */
export const countedByName = (was: Before): Reason => ({
  code: 'base_counted_by_name',
  message: `The record ${whereFrom(was.of)} counts cases of one suite, class and name once, so this comparison does, too. Later records count every case.`,
})

/** At most a few: the largest first. */
const MAX_FILES = 5

export function shrunk(files: readonly Shrunk[]): Reason[] {
  return files.slice(0, MAX_FILES).map(({ file, was }) => ({
    code: 'report_file_smaller',
    message: file
      ? `"${file.in}" of the report "${file.report}" has ${some(file.total)}, ${was - file.total} fewer than at the base.`
      : `A file of a report with ${some(was)} at the base is missing.`,
  }))
}

interface Named {
  count: number
  first: readonly NamedCase[]
}

export const gone = ({ count, first }: Named): Reason[] =>
  listed(
    'test_gone',
    first.map(found => `No longer there: ${calledIn(found)}`),
    count,
  )

export const skippedNow = ({ count, first }: Named): Reason[] =>
  listed(
    'test_newly_skipped',
    first.map(found => `Newly skipped: ${calledIn(found)}`),
    count,
  )

/** For the title of a run that is worse. */
export const title = ({ cases, skipped }: Before): string =>
  `was ${some(cases)}${skipped > 0 ? `, ${skipped} skipped` : ''}`

export const numbers = ({ cases, skipped }: Before, place: Judgement['measured']): Judgement['measured'] => ({
  ...place,
  baseCases: cases,
  baseSkipped: skipped,
})
