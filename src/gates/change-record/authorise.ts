import type { Review } from '../../facts/change.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import type { Terms } from '../gate.ts'
import { judgeReviews } from '../reviews/judge.ts'
import type { Excludable } from '../reviews/rules.ts'
import { type RuleResult, ruleResult } from '../shared/rule-result.ts'
import type { KnownRecord } from './known.ts'
import * as say from './messages.ts'
import type { WrittenRecord } from './record.ts'
import { type Authorisation, excludesPushers, rulesOf, type Settings } from './settings.ts'
import { judgeStandard } from './standard.ts'

/** With the reviews that it weighed. */
interface Authorised extends RuleResult {
  approvals: Judgement['approvals']
  missingReviews: Judgement['missingReviews']
}

interface Written {
  type: string
  record: WrittenRecord | undefined
}

/** The approval that authorises the change, on exactly the content that would be merged. Nothing where none is asked. */
export function judgeAuthorisation(
  settings: Settings,
  known: KnownRecord,
  terms: Terms,
  written: Written,
): Authorised[] {
  const rules = rulesOf(settings, written.type)
  const standard = rules?.['pre-authorised'] && judgeStandard(written.type, rules['pre-authorised'], known)
  if (standard && 'result' in standard) return [{ ...standard.result, approvals: undefined, missingReviews: undefined }]
  const wanted = rules?.['authorised-by'] ?? settings['authorised-by']
  // Nobody is named who could authorise what exceeds its limits.
  if (!wanted) return standard ? [exceeded(written.type, standard.finding)] : []
  const authorised = byApproval(wanted, known, terms, written.record)
  return [standard ? { ...authorised, findings: [...authorised.findings, standard.finding] } : authorised]
}

function byApproval(
  wanted: Authorisation,
  known: KnownRecord,
  terms: Terms,
  record: WrittenRecord | undefined,
): Authorised {
  const { reviews, early } = sinceWritten(known.reviews, record?.editedAt ?? null)
  const judged = judgeReviews(rulesFor(wanted), { ...known, reviews }, terms)
  const isPass = judged.outcome === 'pass'
  const tooEarly = record ? early.flatMap(review => say.authorisedBefore(review, record, wanted, terms)) : []
  const [child] = judged.children
  return {
    requirement: {
      outcome: isPass ? 'pass' : 'fail',
      required: say.authorisationRequired(wanted),
      found: child?.found ?? 'no valid approval',
      evidence: child?.evidence ?? [],
    },
    reasons: isPass ? [] : [...judged.reasons.map(say.asAuthorisation), ...tooEarly],
    findings: [
      ...judged.findings.filter(({ code }) => code !== 'changes_requested').map(say.asAuthorisation),
      ...(isPass ? tooEarly : []),
    ],
    measured: {
      authorised: judged.measured['approved'] ?? 0,
      required: judged.measured['required'] ?? wanted.count,
    },
    approvals: judged.approvals,
    missingReviews: judged.missingReviews,
  }
}

/**
 * Whoever approved before the record was last written has not authorised what it says now. Times have whole seconds. Of
 * what somebody said before such an approval nothing holds either: it was said no more.
 */
function sinceWritten(reviews: readonly Review[], edited: string | null) {
  if (edited === null) return { reviews, early: [] }
  const isLater = ({ submittedAt }: Review) => Date.parse(submittedAt) > Date.parse(edited)
  const approvals = reviews.filter(({ state }) => state === 'APPROVED')
  const early = approvals.filter(
    one => !isLater(one) && !approvals.some(other => isLater(other) && isBySame(one, other)),
  )
  const isGone = (review: Review) =>
    approvals.some(
      other =>
        !isLater(other) && isBySame(review, other) && Date.parse(review.submittedAt) <= Date.parse(other.submittedAt),
    )
  return { reviews: reviews.filter(one => !isGone(one)), early }
}

const isBySame = ({ author: one }: Review, { author: other }: Review): boolean =>
  one !== null && other !== null && one.id === other.id

const exceeded = (type: string, why: Reason): Authorised => ({
  ...ruleResult(`Authorised in advance as ${type}`, 'beyond its limits', {
    ...why,
    next: 'Keep the change within its limits, or declare another type.',
  }),
  approvals: undefined,
  missingReviews: undefined,
})

/** Whoever pushed made commits, whatever names these bear; whoever had an app open the change is its author. */
function rulesFor({ count, from, not }: Authorisation) {
  const exclude: Excludable[] = [
    ...not,
    'bots',
    ...(excludesPushers({ not }) ? (['last-pusher'] as const) : []),
    ...(not.includes('author') ? (['requester'] as const) : []),
  ]
  return { require: [{ count, from }], exclude, 'on-push': { stale: 'content' as const } }
}
