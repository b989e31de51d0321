import type { MergedAnswer } from '../../github/change.ts'
import type { MergedCommit } from '../../github/push.ts'
import { installsIn } from '../../ledger/installs.ts'
import { readStandings } from '../../ledger/standing.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import { recordIdOf } from '../../record/identity.ts'
import { adoptionAt, isUntouched, isWithoutPolicy, ledgerIn } from '../policy/first-policy.ts'
import type { PolicyInForce } from '../policy/policy-in-force.ts'
import type { PolicyRead } from '../policy/read-policy.ts'
import type { RunContext } from '../shared/context.ts'

/**
 * What a merge or push without a policy before it is:
 * - `installs`: it brings the first policy, and is recorded as that change of the rules and as nothing else.
 * - `no policy`: it brings none either, and there is no ledger. There is nothing to evaluate it by, and nobody to tell but
 *   the run.
 * - `unjudged`: there was a policy or a ledger once. It is recorded as what it is, and does not pass.
 */
export type WithoutPolicy = 'installs' | 'no policy' | 'unjudged'

export interface Merged {
  branch: string
  merged: Pick<MergedCommit, 'commit' | 'parent' | 'rewritten'>
  answer: MergedAnswer
  /** The policies before and after it. */
  rules: PolicyInForce
  left: PolicyRead
  /** When it came. */
  at: string
}

/** Undefined: there was a policy in force, or one that cannot be read. */
export async function withoutPolicy(
  context: RunContext,
  store: Pick<RecordStore, 'read'>,
  what: Merged,
): Promise<WithoutPolicy | undefined> {
  const { merged, rules, left, branch } = what
  if (rules.policy || !isWithoutPolicy({ reasons: [...rules.reasons] })) return undefined
  if (merged.rewritten || (!('policy' in left) && !isWithoutPolicy(left))) return 'unjudged'
  if ('policy' in left && (await isInstalled(store, what))) return 'installs'
  const adoption = await adoptionAt(context, merged.parent, ledgerIn(left))
  if (branch !== adoption.defaultBranch || !isUntouched(adoption)) return 'unjudged'
  return 'policy' in left ? 'installs' : 'no policy'
}

/** Whether the ledger has it as the beginning already, by a run before. */
async function isInstalled(store: Pick<RecordStore, 'read'>, { branch, answer, at }: Merged): Promise<boolean> {
  const repository = answer.repository.id
  const id = recordIdOf('policy-change', repository, branch, answer.commit.oid)
  const [standing] = (await readStandings(store, [{ id, repository, times: [at] }])) ?? []
  return standing !== undefined && installsIn(standing)
}
