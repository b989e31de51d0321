import type { Baseline } from '../../facts/baseline.ts'
import type { ChangedFile } from '../../facts/change.ts'
import type { Measurement } from '../../facts/reports.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { baseOf, isKnown, placeOf, whyNone } from '../shared/baseline.ts'
import type { RuleResult } from '../shared/rule-result.ts'
import { basis } from './basis.ts'
import type { Share } from './count.ts'
import { type Before, before, type Drop, dropOf, fell, filesLost } from './drop.ts'
import * as say from './drop-messages.ts'
import type { Settings } from './settings.ts'

export interface DropResult extends RuleResult {
  /** The share that it fell from; undefined: it did not, or it is unknown. */
  before: Share | undefined
}

/** Compares the share of the project with that at the base of the change; nothing where the policy does not ask. */
export function judgeDrop(
  settings: Settings,
  now: Share,
  measurement: Measurement,
  baseline: readonly Baseline[],
  changed: readonly ChangedFile[],
  isSource: (path: string) => boolean,
): DropResult | undefined {
  const max = settings.project?.['max-drop']
  if (max === undefined) return undefined
  const drop = dropOf(max)
  const base = baseOf(baseline, basis(settings), measurement.compared)
  const was = isKnown(base) ? before(base.found) : undefined
  // An earlier version may have counted other files, so that a lower share shows nothing. A later record is comparable.
  if (was && was.pathReading !== measurement.pathReading && fell(now, was.share, drop))
    return without(settings, 'not_applicable', say.countedOtherwise(now, was, settings.metric), drop, now)
  if (was) return held(settings, drop, now, was, filesLost(was, measurement.files, changed, isSource))
  const { reason, fails } = whyNone(base, settings.project?.['on-missing-base'])
  return without(settings, fails ? 'fail' : 'not_applicable', reason, drop, now)
}

function without(
  { metric }: Settings,
  outcome: 'fail' | 'not_applicable',
  why: Reason,
  drop: Drop,
  now: Share,
): DropResult {
  const requirement = say.dropRequirement(outcome, metric, drop, now, undefined)
  const [reasons, findings] = outcome === 'fail' ? [[why], []] : [[], [why]]
  return { requirement, reasons, findings, measured: {}, before: undefined }
}

function held({ metric }: Settings, drop: Drop, now: Share, was: Before, lost: number): DropResult {
  const dropped = fell(now, was.share, drop)
  return {
    requirement: say.dropRequirement(dropped ? 'fail' : 'pass', metric, drop, now, was),
    reasons: dropped ? [say.projectDropped(metric, drop, now, was)] : [],
    findings: lost > 0 ? [say.filesLost(lost)] : [],
    measured: { ...placeOf(was.of), baseCovered: was.share.covered, baseTotal: was.share.total, maxDrop: drop.text },
    before: dropped ? was.share : undefined,
  }
}
