import { matcher } from '../../facts/glob.ts'
import type { Release, ReleaseChange } from '../../facts/release/release.ts'
import type { Judgement, Reason, Requirement } from '../../verdict/verdict.ts'
import type { Terms } from '../gate.ts'
import { instantOf } from '../shared/calendar.ts'
import { judgeCalendar } from '../shared/calendar-rule.ts'
import type { Known } from '../shared/needs.ts'
import { judgeOverdue } from '../shared/overdue-reviews.ts'
import { measuredBy, outcomeOf, type RuleResult } from '../shared/rule-result.ts'
import { bounded } from '../shared/wording.ts'
import { judgeArtifacts, judgeReturned } from './artifacts.ts'
import { judgeAuthorisation } from './authorise.ts'
import { judgeKind, judgeTarget, reviewDue, waitsForReviews } from './kind.ts'
import * as say from './messages.ts'
import { judgeProvenance } from './provenance.ts'
import { isFor, isSame } from './scope.ts'
import type { Settings } from './settings.ts'
import { judgeStages } from './stages.ts'

export function judge(
  settings: Settings,
  known: Known<'release' | 'authorisations'> & Partial<Known<'time' | 'artifacts' | 'owedReviews'>>,
  terms: Terms,
): Judgement {
  const { release, authorisations, time } = known
  if (!isFor(settings, release)) return say.doesNotApply(settings, release)
  const authorised = judgeAuthorisation(settings, { release, authorisations, time }, terms)
  const isRollback = release.kind === 'rollback'
  const artifacts = known.artifacts ?? []
  const built = isRollback ? [] : judgeProvenance(settings, release, artifacts)
  // A rollback brings nothing that was not judged before, and must be possible at the very moment when nothing else is.
  const results = [
    ...judgeTag(release),
    ...judgeKind(settings, release),
    ...(isRollback ? [judgeTarget(release)] : [judgeContents(settings, release)]),
    ...judgeStages(settings, release),
    ...(isRollback ? judgeReturned(settings, release, artifacts) : judgeArtifacts(settings, artifacts)),
    ...built,
    ...(isRollback ? [] : judgeTimes(settings, release, time)),
    ...(isRollback ? [] : judgeOverdue(known, terms, waitsForReviews(settings, release) ? 'stops' : 'is-told')),
    authorised,
  ]
  const reasons = results.flatMap(result => result.reasons)
  const dueIn = reviewDue(settings, release)
  return {
    outcome: outcomeOf(results),
    title: say.title(release, reasons),
    reasons,
    findings: results.flatMap(({ findings }) => findings),
    measured: measuredBy(results),
    children: results.map(({ requirement }) => requirement),
    authorisations: [...authorised.weighed],
    ...(built.length > 0 ? { provenance: built.flatMap(({ counted }) => counted) } : {}),
    ...(dueIn === undefined ? {} : { obligations: [{ what: 'review' as const, withinSeconds: dueIn }] }),
  }
}

/** The calendar, as far as it is about the environment of the release. */
function judgeTimes({ freeze, windows }: Settings, release: Release, time: string | undefined): RuleResult[] {
  const isHere = ({ environments }: { environments?: readonly string[] | undefined }) =>
    environments === undefined || release.environment === null || environments.some(isSame(release.environment))
  const calendar = { freeze: freeze.filter(isHere), windows: windows.filter(isHere) }
  if (time === undefined) return []
  return judgeCalendar(calendar, instantOf(time), { is: 'release', kind: release.kind ?? 'normal' })
}

/** A tag can be moved to something that was not evaluated. */
function judgeTag(release: Release): RuleResult[] {
  if (release.tag === null) return []
  const moved = release.tagCommit !== release.commit
  const requirement: Requirement = {
    outcome: moved ? 'fail' : 'pass',
    required: `The tag points at ${release.commit.slice(0, 7)}`,
    found: release.tagCommit === null ? 'no such tag' : release.tagCommit.slice(0, 7),
  }
  return [{ requirement, reasons: moved ? [say.tagMoved(release)] : [], findings: [], measured: {} }]
}

function judgeContents(settings: Settings, release: Release): RuleResult {
  const isCounted = matcher(settings.branches ?? settings.lines ?? [release.defaultBranch])
  const inPackage = release.changes.filter(one => one.inPackage !== false)
  const own = inPackage.filter(({ early = false }) => !early)
  const pushed = own.filter(({ pull }) => pull === null)
  const changes = own.filter(({ pull }) => pull !== null)
  const open = changes.flatMap(change => objectionTo(change, isCounted) ?? [])
  const pushes = pushed.map(say.directPush)
  const fails = settings.contents['direct-pushes'] === 'fail'
  const empty = inPackage.length === 0 ? [say.empty(release)] : []
  const reasons = [...empty, ...bounded(open), ...(fails ? bounded(pushes) : [])]
  const passed = changes.length - open.length
  return {
    requirement: {
      outcome: reasons.length > 0 ? 'fail' : 'pass',
      required: fails ? 'Every change recorded as passed, no direct push' : 'Every change recorded as passed',
      found: say.contentsFound(passed, changes.length, pushed.length),
      evidence: changes.flatMap(({ record }) => (record.state === 'found' ? record.id : [])),
    },
    reasons,
    findings: [
      ...(fails ? [] : bounded(pushes)),
      ...say.begins(release),
      ...say.searched(release),
      ...bounded(own.flatMap(say.backport)),
    ],
    measured: { changes: changes.length, passed, directPushes: pushed.length, commits: release.totalCommits },
  }
}

function objectionTo(change: ReleaseChange, isCounted: (branch: string) => boolean): Reason | undefined {
  const { record, pull, unfollowed } = change
  if (unfollowed) return say.notFollowed(change)
  if (record.state !== 'found') {
    const objection = record.state === 'missing' ? say.unrecorded : say.recordUnreadable
    return objection(change, record.detail)
  }
  if (record.pull !== pull) return say.recordUnreadable(change, 'It is about another pull request.')
  if (!isCounted(record.branch)) return say.wrongBranch(change, record.branch)
  return record.outcome === 'pass' ? undefined : say.notPassed(change, record.outcome, record.failedGates)
}
