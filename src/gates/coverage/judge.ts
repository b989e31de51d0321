import type { ChangedFile } from '../../facts/change.ts'
import type { Measurement } from '../../facts/reports.ts'
import type { Judgement, Reason, Requirement } from '../../verdict/verdict.ts'
import type { Known } from '../gate.ts'
import { notCollected, sameRequest, unusableReports } from '../reports.ts'
import * as count from './count.ts'
import * as say from './messages.ts'
import type { PatchRule, Settings } from './settings.ts'

export function judge(settings: Settings, { files, coverage }: Known<'files' | 'coverage'>): Judgement {
  const isSource = count.sourceFilter(settings.source)
  const changed = count.changedSources(files, isSource)
  const unknown = changed.filter(({ addedLines }) => addedLines === null)
  if (settings.patch && unknown.length > 0)
    return unjudged('error', 'Changed lines not known', [say.diffUnavailable(unknown)], settings)
  if (!settings.project && !changed.some(wroteLines)) return notApplicable()
  const measurement = coverage.find(({ request }) => sameRequest(request, settings.reports))
  if (measurement === undefined) return unjudged('error', 'No report was read', [notCollected()], settings)
  return unusable(settings, measurement) ?? measuredJudgement(settings, measurement, changed, isSource)
}

function measuredJudgement(
  settings: Settings,
  measurement: Measurement,
  changed: readonly ChangedFile[],
  isSource: (path: string) => boolean,
): Judgement {
  const project = count.projectShare(measurement, isSource)
  if (project.total === 0) return unjudged('fail', 'No line was measured', [say.nothingMeasured(measurement)], settings)
  const patch = count.patchShare(measurement, isSource)
  const unmeasured = count.unmeasuredSources(changed, measurement)
  const rulings = [
    ...(settings.patch ? [judgePatch(settings.patch, patch, unmeasured)] : []),
    ...(settings.project ? [judgeProject(settings.project.min, project)] : []),
  ]
  const children = rulings.map(ruling => ruling.requirement)
  return {
    outcome: overall(children),
    title: say.title(settings, project, patch, unmeasured),
    reasons: rulings.flatMap(ruling => ruling.reasons),
    findings: [
      ...rulings.flatMap(ruling => ruling.findings),
      ...say.uncoveredLines(measurement.changed.filter(({ path }) => isSource(path))),
      ...say.reportOddities(measurement),
    ],
    measured: say.numbers(settings, project, patch, measurement),
    children,
  }
}

/** What one requirement of the policy comes to. */
interface Ruling {
  requirement: Requirement
  reasons: Reason[]
  findings: Reason[]
}

function judgeProject(min: number | string, share: count.Share): Ruling {
  const minimum = count.minimum(min)
  const reached = count.isReached(share, minimum)
  return {
    requirement: say.projectRequirement(reached ? 'pass' : 'fail', share, minimum),
    reasons: reached ? [] : [say.projectBelowMinimum(share, minimum)],
    findings: [],
  }
}

function judgePatch(rule: PatchRule, share: count.Share, unmeasured: readonly count.Unmeasured[]): Ruling {
  const minimum = count.minimum(rule.min)
  const tooFew = share.total < rule['min-lines']
  const reached = share.total === 0 || tooFew || count.isReached(share, minimum)
  const listed = unmeasured.length > 0 ? [say.unmeasured(unmeasured)] : []
  const blocks = rule['on-unmeasured'] === 'fail'
  const reasons = [...(reached ? [] : [say.patchBelowMinimum(share, minimum)]), ...(blocks ? listed : [])]
  const findings = [...(blocks ? [] : listed), ...(tooFew ? [say.tooFewLines(share, rule)] : [])]
  const outcome = reasons.length > 0 ? 'fail' : share.total === 0 || tooFew ? 'not_applicable' : 'pass'
  return { requirement: say.patchRequirement(outcome, share, minimum, unmeasured), reasons, findings }
}

function overall(children: readonly Requirement[]): Judgement['outcome'] {
  if (children.some(({ outcome }) => outcome === 'fail')) return 'fail'
  return children.some(({ outcome }) => outcome === 'pass') ? 'pass' : 'not_applicable'
}

/** A report that is not there, or not to be trusted, decides before any number does. */
function unusable(settings: Settings, { reports }: Measurement): Judgement | undefined {
  const found = unusableReports(settings.reports, reports, say.ADVICE)
  return found && unjudged(found.outcome, found.title, found.reasons, settings)
}

function notApplicable(): Judgement {
  return {
    outcome: 'not_applicable',
    title: 'No source line changed',
    reasons: [say.noSourceChanged()],
    findings: [],
    measured: {},
    children: [],
  }
}

function unjudged(outcome: 'fail' | 'error', title: string, reasons: Reason[], settings: Settings): Judgement {
  return { outcome, title, reasons, findings: [], measured: {}, children: say.openRequirements(outcome, settings) }
}

function wroteLines({ addedLines }: ChangedFile): boolean {
  return addedLines === null || addedLines.length > 0
}
