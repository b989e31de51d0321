import type { ChangeAnswer } from '../../github/change.ts'
import type { GateVerdict, Reason, Verdict } from '../../verdict/verdict.ts'
import { adoptionAt, isUntouched, isWithoutPolicy, ledgerIn } from '../policy/first-policy.ts'
import { type PolicyRead, readPolicy } from '../policy/read-policy.ts'
import type { RunContext } from '../shared/context.ts'

/**
 * The verdict on a change that brings the first policy of a repository: nothing was in force that could judge it, and it
 * cannot judge itself. Undefined for every other change without a policy at its base, which does not pass.
 */
export async function firstPolicyVerdict(
  context: RunContext,
  { rules, change }: ChangeAnswer,
  read: PolicyRead,
  subject: Verdict['subject'],
): Promise<Verdict | undefined> {
  const head = change.headCommit.nodes[0]?.commit
  if (!rules || !isWithoutPolicy(read) || head?.oid !== change.headRefOid) return undefined
  const brought = await readPolicy(context, head, change.headRefName)
  if (isWithoutPolicy(brought)) return undefined
  const adoption = await adoptionAt(context, rules.oid, ledgerIn(brought))
  // A check belongs to its commit: from another branch it would also speak for a change of the default branch.
  if (adoption.defaultBranch !== change.baseRefName || !isUntouched(adoption)) return undefined
  const judged =
    'policy' in brought
      ? ({ outcome: 'pass', reasons: [holdsLater(context, change)] } as const)
      : ({ outcome: 'fail', reasons: brought.reasons } as const)
  return verdictOf(subject, context.policyPath, judged)
}

const holdsLater = ({ policyPath }: RunContext, { baseRefName }: ChangeAnswer['change']): Reason => ({
  code: 'policy_not_in_force',
  message: `This change adds the first policy, ${policyPath}. It holds from the merge on, so nothing evaluates the change itself.`,
  next: `Have it reviewed, merge it, and then require the check on ${baseRefName}.`,
})

function verdictOf(
  subject: Verdict['subject'],
  policyPath: string,
  { outcome, reasons }: { outcome: 'pass' | 'fail'; reasons: readonly Reason[] },
): Verdict {
  const isFine = outcome === 'pass'
  const gate: GateVerdict = {
    id: 'policy',
    type: 'policy',
    enforce: 'blocking',
    outcome: isFine ? 'not_applicable' : 'fail',
    title: isFine ? 'The policy holds once this change is merged' : 'The policy of this change has mistakes',
    reasons: [...reasons],
    findings: [],
    measured: {},
    children: [],
    clauses: [],
  }
  // None is in force.
  const policy = { path: policyPath, blob: '', digest: '' }
  return { schema: 'gatebook/verdict/1', outcome, subject, policy, gates: [gate] }
}
