import type { RuleResult } from '../shared/rule-result.ts'

/** Whatever an earlier one said: a check that was started again and has not finished says nothing yet. */
export const newer = <One extends { id: string }>(one: One | undefined, other: One): One =>
  one !== undefined && BigInt(one.id) > BigInt(other.id) ? one : other

export const withEvidence = (result: RuleResult, newest: { id: string } | undefined): RuleResult =>
  newest ? { ...result, requirement: { ...result.requirement, evidence: [newest.id] } } : result
