import type { Judgement, Reason, Requirement } from '../../verdict/verdict.ts'

/** What one rule of a gate comes to: what it requires and what was found, and the causes where that is not enough. */
export interface RuleResult {
  requirement: Requirement
  reasons: readonly Reason[]
  findings: readonly Reason[]
  measured: Judgement['measured']
}

/** A rule that fails for one reason, or passes. */
export function ruleResult(required: string, found: string, reason?: Reason): RuleResult {
  const outcome = reason ? 'fail' : 'pass'
  return { requirement: { outcome, required, found }, reasons: reason ? [reason] : [], findings: [], measured: {} }
}

/** The outcome of a gate: the worst of its rules. Where none applies, neither does the gate. */
export function outcomeOf(results: readonly RuleResult[]): 'error' | 'fail' | 'pass' | 'not_applicable' {
  const outcomes = results.map(({ requirement }) => requirement.outcome)
  return (['error', 'fail', 'pass'] as const).find(one => outcomes.includes(one)) ?? 'not_applicable'
}

export const measuredBy = (results: readonly RuleResult[]): Judgement['measured'] =>
  Object.assign({}, ...results.map(({ measured }) => measured))
