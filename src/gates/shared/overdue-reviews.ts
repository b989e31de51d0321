import type { OwedReview, OwedReviews } from '../../facts/owed-reviews.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { Terms } from '../gate.ts'
import { instantOf } from './calendar.ts'
import type { RuleResult } from './rule-result.ts'
import { bounded, list } from './wording.ts'

/** What is known of the retrospective reviews that are to be done; undefined: it could not be read. */
interface Known {
  owedReviews?: OwedReviews
}

export const REVIEW_OVERDUE = 'review_overdue'

/**
 * Whether no retrospective review is overdue; or, where that stops nothing, only whether they are known. Nothing where
 * the policy names nobody who carries them out: one that can never be done would stop everything for ever.
 */
export function judgeOverdue(
  { owedReviews }: Known,
  { retrospectives, lacking }: Terms,
  stops: 'stops' | 'is-told' = 'stops',
): RuleResult[] {
  if (!retrospectives) return []
  if (!owedReviews) return [unknown(lacking?.owedReviews)]
  const { asOf, open } = owedReviews
  const isOverdue = ({ due }: OwedReview) => instantOf(asOf) > instantOf(due)
  const overdue = open.filter(isOverdue)
  const reasons = bounded(overdue.map(one => overdueReason(one, retrospectives['done-by'])))
  const isStopped = stops === 'stops' && overdue.length > 0
  return [
    {
      requirement: {
        outcome: isStopped ? 'fail' : 'pass',
        required: stops === 'stops' ? REQUIRED : 'Retrospective reviews that are to be done are known',
        found: overdue.length > 0 ? `${overdue.length} overdue` : 'none overdue',
      },
      reasons: isStopped ? reasons : [],
      findings: [...(isStopped ? [] : reasons), ...bounded(open.filter(one => !isOverdue(one)).map(owed))],
      measured: { overdueReviews: overdue.length },
    },
  ]
}

const REQUIRED = 'No retrospective review overdue'

const unknown = (reason: Reason | undefined): RuleResult => ({
  requirement: { outcome: 'error', required: REQUIRED, found: 'not known' },
  reasons: reason ? [reason] : [],
  findings: [],
  measured: {},
})

const on = (at: string): string => `on ${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`

/** What is to be reviewed, as people call it. */
export function reviewed({ pull, release, commit }: OwedReview): string {
  if (release !== null) return `release ${release}`
  return pull === null ? `commit ${commit.slice(0, 7)}` : `change #${pull}`
}

function overdueReason(review: OwedReview, doneBy: readonly string[]): Reason {
  return {
    code: REVIEW_OVERDUE,
    message: `The retrospective review of ${reviewed(review)} was due ${on(review.due)}, and nobody has reported it.`,
    next: `Ask somebody with the role ${list(doneBy)} to carry it out and to report it in an issue. Then run the upkeep, and this job again.`,
    data: { review: reviewed(review), record: review.record, due: review.due },
  }
}

const owed = (review: OwedReview): Reason => ({
  code: 'review_owed',
  message: `A retrospective review of ${reviewed(review)} is due ${on(review.due)}.`,
  data: { review: reviewed(review), record: review.record, due: review.due },
})
