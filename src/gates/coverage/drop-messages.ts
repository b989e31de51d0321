import { formatPoints } from '../../verdict/ratio.ts'
import type { Outcome, Reason, Requirement } from '../../verdict/verdict.ts'
import { whereFrom } from '../shared/baseline.ts'
import type { Share } from './count.ts'
import { type Before, type Drop, lackingTo } from './drop.ts'
import { dropRequired, share, some, UNITS } from './messages.ts'
import type { Metric } from './settings.ts'

/** What is stated about the share of the project beside that at the base of the change. */

export function dropRequirement(
  outcome: Outcome,
  metric: Metric,
  { text }: Drop,
  now: Share,
  was: Before | undefined,
): Requirement {
  const before = was
    ? `was ${share(was.share, metric)} ${whereFrom(was.of)}, ${formatPoints(now, was.share)} points`
    : 'base not known'
  const found = `${share(now, metric)}, ${before}`
  return { outcome, required: dropRequired(text), found }
}

export function projectDropped(metric: Metric, drop: Drop, now: Share, was: Before): Reason {
  const allowed = Number(drop.text) === 0 ? 'no drop' : `a drop of ${drop.text} percentage points at most`
  return {
    code: 'project_dropped',
    message: `Project coverage fell to ${share(now, metric)}; it was ${share(was.share, metric)} ${whereFrom(was.of)}. The policy allows ${allowed}.`,
    next: `Cover at least ${some(lackingTo(now, was.share, drop), `more ${UNITS[metric]}`)} with tests.`,
    data: {
      covered: now.covered,
      total: now.total,
      baseCovered: was.share.covered,
      baseTotal: was.share.total,
      base: was.of.commit,
      maxDrop: drop.text,
    },
  }
}

/** Tests that are gone can take files out of what is measured, and the share of the rest is better for it. */
export const filesLost = (count: number): Reason => ({
  code: 'fewer_files_measured',
  message: `${some(count, 'source file')} measured at the base ${count === 1 ? 'is' : 'are'} still in the repository but no longer measured.`,
  next: 'Check whether tests that loaded them were removed, or whether the coverage tool is now configured to exclude them.',
  data: { count },
})

/** The base was counted by a version that took other files for those of a report. */
export const countedOtherwise = (now: Share, was: Before, metric: Metric): Reason => ({
  code: 'base_counted_otherwise',
  message: `Project coverage is ${share(now, metric)}, and the record ${whereFrom(was.of)} has ${share(was.share, metric)}. It is of an earlier version, which found the files of reports in another way, so the two were not compared.`,
})
