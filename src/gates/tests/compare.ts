import type { Baseline } from '../../facts/baseline.ts'
import type { TestRun } from '../../facts/reports.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import { baseOf, basisOf, isKnown, placeOf, whyNone } from '../shared/baseline.ts'
import { type RuleResult, ruleResult } from '../shared/rule-result.ts'
import { type Before, before, shrunkFiles } from './before.ts'
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
    const now = nowBeside(run, was)
    const results = held(settings, now, was)
    const isWorse = results.some(({ reasons }) => reasons.length > 0)
    const measured = say.numbers(was, placeOf(was.of))
    return { results, findings: findings(settings, run, now, was), measured, title: isWorse ? say.title(was) : '' }
  }
  const { reason, fails } = whyNone(base, settings['on-missing-base'])
  return fails ? failed(settings, run, reason) : passedOver(settings, run, reason)
}

/** The run counted as the record of the base counted. */
interface Now {
  total: number
  skipped: number
  newlySkipped: number
  /** Whether cases of one suite, class and name are counted once, as the record has them. */
  isByName: boolean
  /** The cases of the base by name; undefined: only their numbers are known. */
  base: NonNullable<NonNullable<TestRun['identities']>['base']> | undefined
}

function nowBeside({ cases, identities }: TestRun, was: Before): Now {
  // Facts of an earlier version count as its records do.
  const isByName = was.digest === undefined && identities !== undefined
  const { total, skipped } = (isByName ? identities?.byName : undefined) ?? cases
  // Artifacts of the base that are not of what was recorded would name other tests.
  const base = identities?.base && identities.base.digest === was.digest ? identities.base : undefined
  return { total, skipped, newlySkipped: base?.skipped.count ?? skipped - was.skipped, isByName, base }
}

function findings(settings: Settings, { identities }: TestRun, now: Now, was: Before): Reason[] {
  const isCounted = settings['max-count-drop'] !== undefined
  const isSkipCounted = settings['max-new-skipped'] !== undefined
  return [
    ...(now.isByName ? [say.countedByName(was)] : []),
    // Also where others have more: moved tests look so, and a leg of a matrix that ran nearly none.
    ...(isCounted && identities ? say.shrunk(shrunkFiles(identities, was.of)) : []),
    ...(isCounted && now.base ? say.gone(now.base.gone) : []),
    ...(isSkipCounted && now.base ? say.skippedNow(now.base.skipped) : []),
  ]
}

function held(settings: Settings, now: Now, was: Before): RuleResult[] {
  const { 'max-count-drop': mostFewer, 'max-new-skipped': mostSkipped } = settings
  const fewer = was.cases - now.total
  const skipped = now.newlySkipped
  return [
    ...(mostFewer === undefined
      ? []
      : [
          ruleResult(
            say.countRequired(mostFewer),
            say.countFound(now, was),
            fewer > mostFewer ? say.countDropped(now, was, mostFewer) : undefined,
          ),
        ]),
    ...(mostSkipped === undefined
      ? []
      : [
          ruleResult(
            say.skippedRequired(mostSkipped),
            say.skippedFound(now, was),
            skipped > mostSkipped ? say.newlySkipped(now, was, mostSkipped) : undefined,
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
