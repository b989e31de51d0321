import type { Reason, Requirement } from '../../verdict/verdict.ts'

/** What one requirement of the policy comes to. */
export interface Ruling {
  requirement: Requirement
  reasons: Reason[]
  findings: Reason[]
}
