import type { MergedAnswer } from '../../github/change.ts'
import type { MergedCommit } from '../../github/push.ts'
import { readStandings } from '../../ledger/standing.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import { recordIdOf } from '../../record/identity.ts'
import { adoptionAt, isUntouched, isWithoutPolicy } from '../policy/first-policy.ts'
import type { PolicyInForce } from '../policy/policy-in-force.ts'
import type { PolicyRead } from '../policy/read-policy.ts'
import type { RunContext } from '../shared/context.ts'

/**
 * What a merge or push without a policy before it is:
 * - `installs`: it brings the first policy, and is recorded as that change of the rules and as nothing else.
 * - `before adoption`: there is no policy yet, and never was one. There is nothing to record.
 * - `unjudged`: there was a policy once, or a ledger. It is recorded as what it is, and does not pass.
 */
export type WithoutPolicy = 'installs' | 'before adoption' | 'unjudged'

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
  const adoption = await adoptionAt(context, merged.parent, left)
  if (branch !== adoption.defaultBranch) return 'unjudged'
  if ('policy' in left) return isUntouched(adoption) || (await isInstalled(store, what)) ? 'installs' : 'unjudged'
  // Of an adopted repository this is the time before; where somebody took the policy away, it is not.
  const isBefore = !adoption.everInHistory && (adoption.isAdoptedNow || !adoption.hasLedger)
  return isBefore ? 'before adoption' : 'unjudged'
}

/** Whether the ledger has it as the beginning already, by a run before. */
async function isInstalled(store: Pick<RecordStore, 'read'>, { branch, answer, at }: Merged): Promise<boolean> {
  const repository = answer.repository.id
  const id = recordIdOf('policy-change', repository, branch, answer.commit.oid)
  const [standing] = (await readStandings(store, [{ id, repository, times: [at] }])) ?? []
  return standing?.state === 'holds' && 'installs' in standing.record && standing.record.installs
}
