import type { Baseline } from '../../facts/baseline.ts'
import type { TestRun } from '../../facts/reports.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import { type BaseNumbers, baseOf, basisOf, isKnown, numberIn, placeOf, whyNone } from '../shared/baseline.ts'
import * as say from './compare-messages.ts'
import { type Ruling, ruled } from './ruling.ts'
import type { Settings } from './settings.ts'

/** The same reports. */
export const basis = ({ reports }: Settings): string => basisOf('tests', reports, [])

export const asksForBase = (settings: Settings): boolean =>
  settings['max-count-drop'] !== undefined || settings['max-new-skipped'] !== undefined

/** What comes of holding a run against the one of where the change begins. */
export interface Compared {
  rulings: readonly Ruling[]
  findings: readonly Reason[]
  measured: Judgement['measured']
  /** For the title; empty: nothing that decides. */
  title: string
}

export function compared(settings: Settings, run: TestRun, baseline: readonly Baseline[]): Compared {
  if (!asksForBase(settings)) return { rulings: [], findings: [], measured: {}, title: '' }
  const base = baseOf(baseline, basis(settings), run.compared)
  const was = isKnown(base) ? before(base.found) : undefined
  if (was) {
    const rulings = held(settings, run, was)
    const isWorse = rulings.some(({ reason }) => reason !== undefined)
    const measured = say.numbers(was, placeOf(was.of))
    return { rulings, findings: [], measured, title: isWorse ? say.title(was) : '' }
  }
  const { reason, fails } = whyNone(base, settings['on-missing-base'])
  return fails ? failed(settings, run, reason) : passedOver(settings, run, reason)
}

/** What was counted where the change begins. */
export interface Before {
  cases: number
  skipped: number
  of: BaseNumbers
}

function before(of: BaseNumbers): Before | undefined {
  const [cases, skipped] = [numberIn(of, 'cases'), numberIn(of, 'skipped')]
  return cases === undefined || skipped === undefined || skipped > cases ? undefined : { cases, skipped, of }
}

function held(settings: Settings, { cases }: TestRun, was: Before): Ruling[] {
  const { 'max-count-drop': mostFewer, 'max-new-skipped': mostSkipped } = settings
  const fewer = was.cases - cases.total
  const skipped = cases.skipped - was.skipped
  return [
    ...(mostFewer === undefined
      ? []
      : [
          ruled(
            say.countRequired(mostFewer),
            say.countFound(cases, was),
            fewer > mostFewer ? say.countDropped(cases, was, mostFewer) : undefined,
          ),
        ]),
    ...(mostSkipped === undefined
      ? []
      : [
          ruled(
            say.skippedRequired(mostSkipped),
            say.skippedFound(cases, was),
            skipped > mostSkipped ? say.newlySkipped(cases, was, mostSkipped) : undefined,
          ),
        ]),
  ]
}

/** One reason for all of them. */
function failed(settings: Settings, { cases }: TestRun, why: Reason): Compared {
  const rulings = say.required(settings).map((required, at) => {
    const ruling = ruled(required, say.unknownBefore(cases), why)
    return at === 0 ? ruling : { ...ruling, reason: undefined }
  })
  return { rulings, findings: [], measured: {}, title: 'before it not known' }
}

function passedOver(settings: Settings, { cases }: TestRun, why: Reason): Compared {
  const rulings = say.required(settings).map((required): Ruling => {
    return { requirement: { outcome: 'not_applicable', required, found: say.unknownBefore(cases) }, reason: undefined }
  })
  return { rulings, findings: [why], measured: {}, title: '' }
}
