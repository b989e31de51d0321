import type { Rules } from '../../github/client/answers.ts'
import { LEDGER_BRANCH } from '../../policy/schema/schema.ts'
import type { RunContext } from '../shared/context.ts'
import { readPolicy } from './read-policy.ts'

/** The branch that keeps the records, by the policy at the tip of a branch; `null` where that policy cannot be read. */
export async function ledgerOf(
  context: Pick<RunContext, 'policyPath' | 'readBase'>,
  rules: Rules | null,
  branch: string,
): Promise<string | null> {
  const read = rules ? await readPolicy(context, rules, branch) : undefined
  return read && 'policy' in read ? read.policy.ledger.branch : null
}

/** Where nothing else is said. */
export const USUAL_LEDGER: string = LEDGER_BRANCH
