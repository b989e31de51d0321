import { type Adoption, readAdoption } from '../../github/adoption.ts'
import { LEDGER_BRANCH } from '../../policy/schema/schema.ts'
import type { RunContext } from '../shared/context.ts'
import type { PolicyRead } from './read-policy.ts'

/** Where a policy usually lies: one there must not be passed over by naming another place. */
const USUAL_PATH = '.github/quality-policy.yml'

/** How far the repository has come, seen from a commit. `left`: the policy that would say where records are kept. */
export function adoptionAt(context: RunContext, commit: string, left: PolicyRead | undefined): Promise<Adoption> {
  const { client, repository, policyPath } = context
  const ledger = left && 'policy' in left ? left.policy.ledger.branch : LEDGER_BRANCH
  return readAdoption(client, repository, { commit, policyPath, usualPath: USUAL_PATH, ledger })
}

/** Whether there is nothing but this: no policy file at the commit. */
export const isWithoutPolicy = (read: PolicyRead): boolean =>
  'reasons' in read && read.reasons.length > 0 && read.reasons.every(({ code }) => code === 'policy_missing')

/** Whether nothing was judged or recorded before: only then does a first policy not change any rules in force. */
export const isUntouched = ({ everInHistory, hasLedger }: Adoption): boolean => !everInHistory && !hasLedger
