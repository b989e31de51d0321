import type { Baseline } from '../../facts/baseline.ts'
import type { ChangedFile } from '../../facts/change.ts'
import { matcher } from '../../facts/glob.ts'
import type { Measurement } from '../../facts/reports.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import type { Known } from '../shared/needs.ts'
import { notCollected, unusableReports } from '../shared/reports.ts'
import { outcomeOf, type RuleResult } from '../shared/rule-result.ts'
import * as count from './count.ts'
import { judgeDrop } from './judge-drop.ts'
import { measurementFor } from './measurement-for.ts'
import * as say from './messages.ts'
import { outOfSight } from './out-of-sight.ts'
import * as sayOf from './report-messages.ts'
import type { Component, PatchRule, Settings } from './settings.ts'
import { toolSettings } from './tool-settings.ts'

export function judge(
  settings: Settings,
  { files, coverage, baseline = [] }: Known<'files' | 'coverage'> & Partial<Known<'baseline'>>,
): Judgement {
  const isSource = count.sourceFilter(settings.source)
  const changed = count.changedSources(files, isSource)
  const unknown = changed.filter(({ addedLines }) => addedLines === null)
  const hasPatchRule = settings.patch !== undefined || settings.components.some(({ patch }) => patch !== undefined)
  if (hasPatchRule && unknown.length > 0)
    return unjudged('error', 'Changed lines not known', [say.diffUnavailable(unknown)], settings)
  const isWhole = settings.project !== undefined || settings.components.some(({ project }) => project !== undefined)
  if (!isWhole && !changed.some(wroteLines)) return notApplicable()
  const measurement = measurementFor(settings, coverage)
  if (measurement === undefined) return unjudged('error', 'No report was read', [notCollected()], settings)
  return (
    unusable(settings, measurement, isSource) ?? measuredJudgement({ settings, measurement, files, baseline, isSource })
  )
}

/** What is judged, when the reports can be used. */
interface Seen {
  settings: Settings
  measurement: Measurement
  files: readonly ChangedFile[]
  baseline: readonly Baseline[]
  isSource: (path: string) => boolean
}

function measuredJudgement({ settings, measurement, files, baseline, isSource }: Seen): Judgement {
  const { metric } = settings
  const project = count.projectShare(measurement, isSource, metric)
  if (project.total === 0) return unjudged('fail', ...sayOf.nothingCounted(measurement, isSource, metric), settings)
  const changed = count.changedSources(files, isSource)
  const drop = judgeDrop(settings, project, measurement, baseline, files, isSource)
  const counted = count.patchOf(settings.patch, measurement, changed, { isSource, metric })
  const whole = { of: '', project, metric, ...counted }
  const own = [
    ...(settings.patch ? [judgePatch(settings.patch, whole)] : []),
    ...(settings.project ? [judgeProject(settings.project.min, whole)] : []),
    ...(drop ? [drop] : []),
    ...(settings['new-exclusions'] ? [judgeExclusions(settings['new-exclusions'].max, measurement, isSource)] : []),
  ]
  const parts = settings.components.flatMap(one => judgeComponent(one, settings, measurement, changed, isSource))
  const results = [...own, ...parts]
  return {
    outcome: outcomeOf(results),
    title: say.title(settings, whole, {
      before: drop?.before,
      open: parts.filter(({ requirement }) => requirement.outcome === 'fail').length,
    }),
    reasons: results.flatMap(result => result.reasons),
    findings: [
      ...results.flatMap(result => result.findings),
      ...say.uncoveredLines(count.changedLines(settings.patch, measurement).filter(({ path }) => isSource(path))),
      ...sayOf.reportAnomalies(measurement),
      ...say.settingsChanged(toolSettings(files)),
      ...outOfSight(files, isSource),
    ],
    measured: { ...say.numbers(settings, project, whole.patch, measurement, isSource), ...drop?.measured },
    children: results.map(({ requirement }) => requirement),
  }
}

/** A part of the project by itself; one that nothing is counted of has no share, and so does not pass. */
function judgeComponent(
  { name, paths, project: whole, patch: written }: Component,
  { metric }: Settings,
  measurement: Measurement,
  changed: readonly ChangedFile[],
  isSource: (path: string) => boolean,
): RuleResult[] {
  const isInside = matcher(paths)
  const isMine = (path: string) => isSource(path) && isInside(path)
  const mine: count.Counted = {
    of: name,
    metric,
    project: count.projectShare(measurement, isMine, metric),
    ...count.patchOf(
      written,
      measurement,
      changed.filter(({ path }) => isMine(path)),
      { isSource: isMine, metric },
    ),
  }
  return [...(written ? [judgePatch(written, mine)] : []), ...(whole ? [judgeProject(whole.min, mine)] : [])]
}

function judgeProject(min: number | string, counted: count.Counted): RuleResult {
  const minimum = count.minimum(min)
  const { project: share } = counted
  const reached = share.total > 0 && count.isReached(share, minimum)
  return {
    requirement: say.projectRequirement(reached ? 'pass' : 'fail', counted, minimum),
    reasons: reached ? [] : [share.total > 0 ? say.projectBelowMinimum(counted, minimum) : say.partUnmeasured(counted)],
    findings: [],
    measured: {},
  }
}

function judgePatch(rule: PatchRule, counted: count.Counted): RuleResult {
  const minimum = count.minimum(rule.min)
  const { patch: share, unmeasured, summed } = counted
  const tooFew = share.total < rule['min-lines']
  const reached = share.total === 0 || tooFew || count.isReached(share, minimum)
  const listed = [
    ...(unmeasured.length > 0 ? [say.unmeasured(unmeasured)] : []),
    ...(summed.length > 0 ? [say.summedOnly(summed)] : []),
  ]
  const blocks = rule['on-unmeasured'] !== 'pass' && !counted.isMissedCounted
  const reasons = [...(reached ? [] : [say.patchBelowMinimum(counted, minimum)]), ...(blocks ? listed : [])]
  const findings = [...(blocks ? [] : listed), ...(tooFew ? [say.tooFewLines(counted, rule)] : [])]
  const outcome = reasons.length > 0 ? 'fail' : share.total === 0 || tooFew ? 'not_applicable' : 'pass'
  return { requirement: say.patchRequirement(outcome, counted, minimum), reasons, findings, measured: {} }
}

/** Code that nobody measures any more is not covered better for it. */
function judgeExclusions(max: number, { exclusions }: Measurement, isSource: (path: string) => boolean): RuleResult {
  const found = exclusions?.filter(({ path }) => isSource(path))
  const isWithin = found !== undefined && found.length <= max
  return {
    requirement: say.exclusionsRequirement(isWithin ? 'pass' : 'fail', found?.length, max),
    reasons: isWithin ? [] : [found ? say.tooManyExclusions(found.length, max) : say.exclusionsUnknown()],
    findings: (found ?? []).map(say.exclusion),
    measured: {},
  }
}

/** A report that is not there, or not to be trusted, decides before any number does. */
function unusable(
  settings: Settings,
  measurement: Measurement,
  isSource: (path: string) => boolean,
): Judgement | undefined {
  const found = unusableReports(settings.reports, measurement.reports, sayOf.ADVICE)
  if (found === undefined) return undefined
  const project = count.projectShare(measurement, isSource, settings.metric)
  const { patch } = count.patchOf(undefined, measurement, [], { isSource, metric: settings.metric })
  const states = new Set(measurement.reports.map(({ state }) => state))
  // The lines of a stale report are among those that were read.
  const isPartial = project.total > 0 && states.size > 1 && states.has('read') && !states.has('stale')
  const partial = isPartial ? [sayOf.partialNumbers(settings, project, patch)] : []
  return { ...unjudged(found.outcome, found.title, found.reasons, settings), findings: partial }
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
