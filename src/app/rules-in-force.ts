import type { LandedAnswer } from '../github/change.ts'
import type { Policy } from '../policy/policy.ts'
import { LEDGER_BRANCH } from '../policy/schema.ts'
import type { Reason, Verdict } from '../verdict/verdict.ts'
import { readRules } from './judge-change.ts'

/** The rules that were in force when a change landed, or why there were none to judge it by. */
export interface RulesInForce {
  policy: Policy | undefined
  source: Verdict['policy'] | null
  reasons: readonly Reason[]
}

export function rulesInForce({ rules }: LandedAnswer, policyPath: string, branch: string): RulesInForce {
  const read = rules
    ? readRules(policyPath, rules, branch)
    : { reasons: [{ code: 'base_unreadable', message: 'The commit before cannot be read.' }] }
  if (!('policy' in read)) return { policy: undefined, source: null, reasons: read.reasons }
  return { policy: read.policy, source: { path: policyPath, blob: read.blob, digest: read.policy.digest }, reasons: [] }
}

/**
 * The branch that keeps the record. The change that brings the first policy has none in force before it: then the one it
 * brings says where records are kept, so that the first record does not begin a ledger of its own.
 */
export function ledgerBranch({ policy }: RulesInForce, { after }: LandedAnswer, policyPath: string): string {
  if (policy) return policy.ledger.branch
  const brought = readRules(policyPath, after, '')
  return 'policy' in brought ? brought.policy.ledger.branch : LEDGER_BRANCH
}
