import type { Component, DependencySet } from '../../facts/dependencies.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import type { Known } from '../shared/needs.ts'
import { notCollected, sameRequest, unusableReports } from '../shared/reports.ts'
import { outcomeOf, type RuleResult } from '../shared/rule-result.ts'
import { bounded } from '../shared/wording.ts'
import { remaining } from './accepted.ts'
import { advisoryProblems, scanProblems } from './advisories.ts'
import { licenceProblems } from './licences.ts'
import * as say from './messages.ts'
import { type Problem, RULES, type Rule } from './problem.ts'
import { type Scope, scopeOf } from './scope.ts'
import type { Settings } from './settings.ts'

export function judge(
  settings: Settings,
  { dependencies, time }: Known<'dependencies'> & Partial<Known<'time'>>,
): Judgement {
  const set = dependencies.find(one => isRequested(settings, one))
  if (!set) return unjudged(settings, 'error', 'No report was read', [notCollected()])
  const unusable = unusableReports(settings.reports, set.reports, say.ADVICE)
  if (unusable) return unjudged(settings, unusable.outcome, unusable.title, unusable.reasons)
  const lacking = missingKinds(settings, set)
  if (lacking.length > 0) return unjudged(settings, 'error', 'A kind of report is missing', lacking)
  return judgeSet(settings, set, time)
}

function isRequested(settings: Settings, { request, base }: DependencySet): boolean {
  const wanted = settings['new-only'] ? (settings.base ?? settings.reports) : undefined
  if (!sameRequest(request, settings.reports) || (base === undefined) !== (wanted === undefined)) return false
  return base === undefined || sameRequest(base.request, wanted ?? [])
}

/** Each rule needs reports of a kind of its own. */
function missingKinds({ licences, advisories }: Settings, set: DependencySet): Reason[] {
  return [
    ...(licences && !set.billed ? [say.billMissing()] : []),
    ...(advisories && set.advisories === null ? [say.advisoryReportMissing()] : []),
    ...(advisories && !set.billed && set.scannedClean === false ? [say.scanIncomplete()] : []),
  ]
}

function judgeSet(settings: Settings, set: DependencySet, time: string | undefined): Judgement {
  const scope = scopeOf(settings, set)
  const problems = problemsOf(settings, set, scope)
  const left = remaining(problems, settings.accepted, time, !scope.isNewOnly)
  const results = RULES.flatMap(rule => resultOf(rule, settings, scope, left.problems))
  return {
    outcome: outcomeOf(results),
    title: say.title(set, scope, left.problems, settings),
    reasons: results.flatMap(({ reasons }) => bounded(reasons)),
    findings: [...say.baseNotes(set, settings, scope), ...left.findings, ...say.notes(set, settings)],
    measured: say.numbers(set, scope, problems, left.accepted),
    children: results.map(({ requirement }) => requirement),
  }
}

function problemsOf({ licences, advisories }: Settings, set: DependencySet, scope: Scope): Problem[] {
  const { judged } = scope
  return [
    ...(advisories ? [...advisoryProblems(advisories, set, scope), ...scanProblems(judged)] : []),
    ...(licences ? licenceProblems(licences, judged) : []),
    ...judged.filter(({ version }) => version === null).map(versionProblem),
  ]
}

function versionProblem(component: Component): Problem {
  return { rule: 'version', component, topics: [], reason: say.versionMissing(component) }
}

function resultOf(rule: Rule, settings: Settings, scope: Scope, problems: readonly Problem[]): RuleResult[] {
  const required = say.required(rule, settings)
  if (required === undefined) return []
  const found = problems.filter(problem => problem.rule === rule)
  const outcome = found.length > 0 ? 'fail' : 'pass'
  const requirement = { outcome, required, found: say.found(rule, found, scope) } as const
  return [{ requirement, reasons: found.map(({ reason }) => reason), findings: [], measured: {} }]
}

function unjudged(settings: Settings, outcome: 'fail' | 'error', title: string, reasons: Reason[]): Judgement {
  const required = RULES.flatMap(rule => say.required(rule, settings) ?? [])
  const children = required.map(text => ({ outcome, required: text, found: 'not known' }))
  return { outcome, title, reasons, findings: [], measured: {}, children }
}
