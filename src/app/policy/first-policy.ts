import { type Adoption, readAdoption } from '../../github/adoption.ts'
import { LEDGER_BRANCH } from '../../policy/schema/schema.ts'
import type { RunContext } from '../shared/context.ts'
import type { PolicyRead } from './read-policy.ts'

/** Where a policy usually lies: one there must not be passed over by naming another place. */
const USUAL_PATH = '.github/quality-policy.yml'

/** How far the repository has come, seen from a commit. `ledger`: where its records would be beside the usual place. */
export function adoptionAt(context: RunContext, commit: string, ledger: string): Promise<Adoption> {
  const { client, repository, policyPath } = context
  const asked = { commit, policyPath, usualPath: USUAL_PATH, ledger, usualLedger: LEDGER_BRANCH }
  return readAdoption(client, repository, asked)
}

/** Where a policy that was read keeps its records. */
export const ledgerIn = (read: PolicyRead): string => ('policy' in read ? read.policy.ledger.branch : LEDGER_BRANCH)

/** Whether there is nothing but this: no policy file at the commit. */
export const isWithoutPolicy = (read: PolicyRead): boolean =>
  'reasons' in read && read.reasons.length > 0 && read.reasons.every(({ code }) => code === 'policy_missing')

/** Whether nothing was judged or recorded before: only then does a first policy not change any rules in force. */
export const isUntouched = ({ everInHistory, hasLedger }: Adoption): boolean => !everInHistory && !hasLedger
