import type { Release } from '../../facts/release/release.ts'
import { parseDuration } from '../shared/duration.ts'
import { type RuleResult, ruleResult } from '../shared/rule-result.ts'
import * as say from './kind-messages.ts'
import type { Settings } from './settings.ts'

/** Whether the release is what it is said to be, and has what its kind takes. */
export function judgeKind(settings: Settings, release: Release): RuleResult[] {
  const { kind = 'normal' } = release
  if (kind !== 'rollback' && isBack(release)) return [say.undeclaredRollback(release)]
  if (kind !== 'rollback' && release.isOlder && release.environment !== null) return [say.older(release)]
  if (kind === 'normal' || kind === 'hotfix') return []
  const reasons = [
    ...(kind === 'emergency' && !settings.kinds.emergency ? [say.noEmergencies()] : []),
    ...missing(release),
  ]
  const [first] = reasons
  const required = `${kind === 'rollback' ? 'A rollback' : 'An emergency'} with its incident and reason`
  return [{ ...ruleResult(required, first ? 'not complete' : 'given', first), reasons }]
}

/** It was authorised before, and something else has been since. */
const isBack = ({ sameCommit, inUse, commit }: Release): boolean =>
  Boolean(sameCommit && inUse && inUse.commit !== commit)

const missing = ({ kind = 'normal', incident, reason }: Release) => [
  ...(incident ? [] : [say.incidentMissing(kind)]),
  ...(reason ? [] : [say.reasonMissing(kind)]),
]

/** A rollback brings nothing new: what it goes back to was authorised before, for this package and environment. */
export function judgeTarget(release: Release): RuleResult {
  const { sameCommit, commit, searched } = release
  return ruleResult(
    'A commit that was authorised before',
    sameCommit ? `authorised on ${sameCommit.at.slice(0, 10)}` : 'not authorised before',
    sameCommit ? undefined : say.targetUnknown(commit, searched === 'newest'),
  )
}

/** The review that an emergency, or another kind, leaves to be done. */
export function reviewDue({ kinds }: Settings, { kind = 'normal' }: Release): number | undefined {
  return kind === 'normal' ? undefined : parseDuration(kinds[kind]?.['review-within'] ?? '')
}

/** Whether a release that is no rollback does not pass while a retrospective review is overdue. */
export function waitsForReviews(settings: Settings, { kind }: Pick<Release, 'kind'>): boolean {
  return kind === 'emergency' || settings['overdue-reviews'] === 'fail'
}
