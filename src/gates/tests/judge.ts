import type { TestRun } from '../../facts/reports.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import type { Known } from '../shared/needs.ts'
import { notCollected, sameRequest, unusableReports } from '../shared/reports.ts'
import { outcomeOf, type RuleResult, ruleResult } from '../shared/rule-result.ts'
import { type Compared, compared } from './compare.ts'
import { required as comparedWith } from './compare-messages.ts'
import * as say from './messages.ts'
import { type Quarantine, quarantine } from './quarantine.ts'
import type { Settings } from './settings.ts'

export function judge(
  settings: Settings,
  { tests, time, baseline = [] }: Known<'tests'> & Partial<Known<'time' | 'baseline'>>,
): Judgement {
  const runs = tests.filter(({ request }) => sameRequest(request, settings.reports))
  // Another gate may ask for the same reports without the base.
  const run = runs.find(({ identities }) => identities !== undefined) ?? runs[0]
  if (!run) return unjudged('error', 'No report was read', [notCollected()], settings)
  const unusable = unusableReports(settings.reports, run.reports, say.ADVICE)
  if (unusable) return unjudged(unusable.outcome, unusable.title, unusable.reasons, settings)
  return judgeRun(settings, run, quarantine(settings, run, time), compared(settings, run, baseline))
}

function judgeRun(settings: Settings, run: TestRun, excused: Quarantine, before: Compared): Judgement {
  const results = [
    failed(settings, run, excused),
    passed(settings, run),
    skipped(settings, run),
    flaky(settings, run),
    ...before.results,
  ].flat()
  return {
    outcome: outcomeOf(results),
    title: say.title(run.cases, excused.accepted, before.title),
    reasons: results.flatMap(({ reasons }) => reasons),
    findings: [
      ...say.failedCases(run),
      ...excused.findings,
      ...before.findings,
      ...say.flakyNote(settings, run.cases),
      ...(settings.flaky === 'allow' ? [] : say.flakyCases(run)),
      ...say.reportAnomalies(run),
    ],
    measured: {
      ...say.numbers(run),
      ...before.measured,
      ...(settings.quarantine.length > 0 ? { quarantined: excused.accepted } : {}),
    },
    children: results.map(({ requirement }) => requirement),
  }
}

function failed(settings: Settings, { cases }: TestRun, { accepted }: Quarantine): RuleResult {
  const most = settings['max-failed']
  const reason = cases.failed - accepted > most ? say.testsFailed(cases, most, accepted) : undefined
  return ruleResult(say.failedRequired(most), `${cases.failed} failed${say.inQuarantineToo(accepted)}`, reason)
}

/** Counted by what passed: a suite in which everything is skipped has tested nothing. */
function passed(settings: Settings, { cases }: TestRun): RuleResult {
  const least = settings['min-cases']
  const reason = cases.passed < least ? say.tooFewPassed(cases, least) : undefined
  return ruleResult(say.passedRequired(least), `${cases.passed} passed`, reason)
}

function skipped(settings: Settings, { cases }: TestRun): RuleResult[] {
  const most = settings['max-skipped']
  if (most === undefined) return []
  const reason = cases.skipped > most ? say.tooManySkipped(cases, most) : undefined
  return [ruleResult(say.skippedRequired(most), `${cases.skipped} skipped`, reason)]
}

function flaky(settings: Settings, { cases }: TestRun): RuleResult[] {
  if (settings.flaky !== 'fail') return []
  const reason = cases.flaky > 0 ? say.testsFlaky(cases) : undefined
  return [ruleResult('No flaky case', `${cases.flaky} flaky`, reason)]
}

function unjudged(outcome: 'fail' | 'error', title: string, reasons: Reason[], settings: Settings): Judgement {
  const required = [
    say.failedRequired(settings['max-failed']),
    say.passedRequired(settings['min-cases']),
    ...comparedWith(settings),
  ]
  const children = required.map(text => ({ outcome, required: text, found: 'not known' }))
  return { outcome, title, reasons, findings: [], measured: {}, children }
}
