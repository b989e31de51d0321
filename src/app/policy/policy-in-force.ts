import type { MergedAnswer } from '../../github/change.ts'
import type { Policy } from '../../policy/policy.ts'
import { LEDGER_BRANCH } from '../../policy/schema/schema.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { RunContext } from '../shared/context.ts'
import { type PolicyRead, readPolicy, type Source } from './read-policy.ts'

type Context = Pick<RunContext, 'policyPath' | 'readBase'>

/** The rules that were in force when a change was merged, or why there were none to judge it by. */
export interface PolicyInForce {
  policy: Policy | undefined
  source: Source | null
  reasons: readonly Reason[]
}

export async function policyInForce(context: Context, { rules }: MergedAnswer, branch: string): Promise<PolicyInForce> {
  const read = rules
    ? await readPolicy(context, rules, branch)
    : { reasons: [{ code: 'base_unreadable', message: 'The previous commit cannot be read.' }] }
  if (!('policy' in read)) return { policy: undefined, source: null, reasons: read.reasons }
  return { policy: read.policy, source: read.source, reasons: [] }
}

/** The policy as a merged change left it. */
export const resultingPolicy = (context: Context, { after }: MergedAnswer, branch: string): Promise<PolicyRead> =>
  readPolicy(context, after, branch)

/**
 * The branch that keeps the record. The change that brings the first policy has none in force before it: then the one it
 * brings says where records are kept, so that the first record does not begin a ledger of its own.
 */
export function ledgerBranch({ policy }: PolicyInForce, left: PolicyRead): string {
  if (policy) return policy.ledger.branch
  return 'policy' in left ? left.policy.ledger.branch : LEDGER_BRANCH
}
