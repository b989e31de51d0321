import type { Reason, Requirement } from '../../verdict/verdict.ts'

/** One rule of the policy: what it asks for, what was seen, and the reason when that is not enough. */
export interface Ruling {
  requirement: Requirement
  reason: Reason | undefined
}

export function ruled(required: string, found: string, reason: Reason | undefined): Ruling {
  return { requirement: { outcome: reason ? 'fail' : 'pass', required, found }, reason }
}
