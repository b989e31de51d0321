import type { TestRun } from '../../facts/reports.ts'
import type { Judgement, Reason, Requirement } from '../../verdict/verdict.ts'
import type { Known } from '../gate.ts'
import { notCollected, sameRequest, unusableReports } from '../reports.ts'
import * as say from './messages.ts'
import { type Quarantine, quarantine } from './quarantine.ts'
import type { Settings } from './settings.ts'

export function judge(settings: Settings, { tests, time }: Known<'tests'> & Partial<Known<'time'>>): Judgement {
  const run = tests.find(({ request }) => sameRequest(request, settings.reports))
  if (!run) return unjudged('error', 'No report was read', [notCollected()], settings)
  const unusable = unusableReports(settings.reports, run.reports, say.ADVICE)
  if (unusable) return unjudged(unusable.outcome, unusable.title, unusable.reasons, settings)
  return judgeRun(settings, run, quarantine(settings, run, time))
}

function judgeRun(settings: Settings, run: TestRun, excused: Quarantine): Judgement {
  const rules = [
    failed(settings, run, excused),
    passed(settings, run),
    skipped(settings, run),
    flaky(settings, run),
  ].flat()
  const reasons = rules.flatMap(({ reason }) => reason ?? [])
  return {
    outcome: reasons.length > 0 ? 'fail' : 'pass',
    title: say.title(run.cases, excused.accepted),
    reasons,
    findings: [
      ...say.failedCases(run),
      ...excused.findings,
      ...say.flakyNote(settings, run.cases),
      ...say.reportOddities(run),
    ],
    measured: {
      ...say.numbers(run.cases),
      ...(settings.quarantine.length > 0 ? { quarantined: excused.accepted } : {}),
    },
    children: rules.map(({ required, found, reason }): Requirement => {
      return { outcome: reason ? 'fail' : 'pass', required, found }
    }),
  }
}

/** One rule of the policy: what it asks for, what was seen, and the reason when that is not enough. */
interface Ruling {
  required: string
  found: string
  reason: Reason | undefined
}

function failed(settings: Settings, { cases }: TestRun, { accepted }: Quarantine): Ruling {
  const most = settings['max-failed']
  return {
    required: say.failedRequired(most),
    found: `${cases.failed} failed${say.inQuarantineToo(accepted)}`,
    reason: cases.failed - accepted > most ? say.testsFailed(cases, most, accepted) : undefined,
  }
}

/** Counted by what passed: a suite in which everything is skipped has tested nothing. */
function passed(settings: Settings, { cases }: TestRun): Ruling {
  const least = settings['min-cases']
  return {
    required: say.passedRequired(least),
    found: `${cases.passed} passed`,
    reason: cases.passed < least ? say.tooFewPassed(cases, least) : undefined,
  }
}

function skipped(settings: Settings, { cases }: TestRun): Ruling[] {
  const most = settings['max-skipped']
  if (most === undefined) return []
  const reason = cases.skipped > most ? say.tooManySkipped(cases, most) : undefined
  return [{ required: say.skippedRequired(most), found: `${cases.skipped} skipped`, reason }]
}

function flaky(settings: Settings, { cases }: TestRun): Ruling[] {
  if (settings.flaky !== 'fail') return []
  const reason = cases.flaky > 0 ? say.testsFlaky(cases) : undefined
  return [{ required: 'No flaky case', found: `${cases.flaky} flaky`, reason }]
}

function unjudged(outcome: 'fail' | 'error', title: string, reasons: Reason[], settings: Settings): Judgement {
  const required = [say.failedRequired(settings['max-failed']), say.passedRequired(settings['min-cases'])]
  const children = required.map(text => ({ outcome, required: text, found: 'not known' }))
  return { outcome, title, reasons, findings: [], measured: {}, children }
}
