import type { Baseline } from '../../facts/baseline.ts'
import type { TestRun } from '../../facts/reports.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import { baseOf, basisOf, isKnown, placeOf, whyNone } from '../shared/baseline.ts'
import { type RuleResult, ruleResult } from '../shared/rule-result.ts'
import { type Before, before } from './before.ts'
import * as say from './compare-messages.ts'
import type { Settings } from './settings.ts'

/** The same reports. */
export const basis = ({ reports }: Settings): string => basisOf('tests', reports, [])

export const needsBase = (settings: Settings): boolean =>
  settings['max-count-drop'] !== undefined || settings['max-new-skipped'] !== undefined

/** The result of comparing a run with the one at the base of the change. */
export interface Compared {
  results: readonly RuleResult[]
  findings: readonly Reason[]
  measured: Judgement['measured']
  /** For the title; empty: nothing that decides. */
  title: string
}

export function compared(settings: Settings, run: TestRun, baseline: readonly Baseline[]): Compared {
  if (!needsBase(settings)) return { results: [], findings: [], measured: {}, title: '' }
  const base = baseOf(baseline, basis(settings), run.compared)
  const was = isKnown(base) ? before(base.found) : undefined
  if (was) {
    const results = held(settings, run, was)
    const isWorse = results.some(({ reasons }) => reasons.length > 0)
    const measured = say.numbers(was, placeOf(was.of))
    return { results, findings: [], measured, title: isWorse ? say.title(was) : '' }
  }
  const { reason, fails } = whyNone(base, settings['on-missing-base'])
  return fails ? failed(settings, run, reason) : passedOver(settings, run, reason)
}

function held(settings: Settings, { cases }: TestRun, was: Before): RuleResult[] {
  const { 'max-count-drop': mostFewer, 'max-new-skipped': mostSkipped } = settings
  const fewer = was.cases - cases.total
  const skipped = cases.skipped - was.skipped
  return [
    ...(mostFewer === undefined
      ? []
      : [
          ruleResult(
            say.countRequired(mostFewer),
            say.countFound(cases, was),
            fewer > mostFewer ? say.countDropped(cases, was, mostFewer) : undefined,
          ),
        ]),
    ...(mostSkipped === undefined
      ? []
      : [
          ruleResult(
            say.skippedRequired(mostSkipped),
            say.skippedFound(cases, was),
            skipped > mostSkipped ? say.newlySkipped(cases, was, mostSkipped) : undefined,
          ),
        ]),
  ]
}

/** One reason for all of them. */
function failed(settings: Settings, { cases }: TestRun, why: Reason): Compared {
  const results = say.required(settings).map((required, at) => {
    const result = ruleResult(required, say.unknownBefore(cases), why)
    return at === 0 ? result : { ...result, reasons: [] }
  })
  return { results, findings: [], measured: {}, title: 'base not known' }
}

function passedOver(settings: Settings, { cases }: TestRun, why: Reason): Compared {
  const results = say.required(settings).map((required): RuleResult => {
    const requirement = { outcome: 'not_applicable' as const, required, found: say.unknownBefore(cases) }
    return { requirement, reasons: [], findings: [], measured: {} }
  })
  return { results, findings: [why], measured: {}, title: '' }
}
