import type { Gate } from '../gates/gate.ts'
import { combine, type GateVerdict, type Reason, type Verdict } from '../verdict/verdict.ts'
import type { Policy } from './policy.ts'

type Overall = Pick<Verdict, 'outcome' | 'reasons'>

/** What the gates come to together. Where none of them applies to a change the policy decides; a release needs one. */
export function overall(
  gates: readonly GateVerdict[],
  { whenNothingApplies }: Pick<Policy, 'whenNothingApplies'>,
  judges: Gate['judges'] = 'change',
): Overall {
  const outcome = combine(gates)
  if (outcome !== 'nothing_applies') return { outcome }
  if (judges === 'release') return { outcome: 'fail', reasons: [NO_GATE_FOR_RELEASES] }
  return whenNothingApplies === 'pass'
    ? { outcome: 'pass', reasons: [ALLOWED] }
    : { outcome: 'fail', reasons: [NOTHING_APPLIES] }
}

const NOTHING_APPLIES: Reason = {
  code: 'nothing_applies',
  message: 'No blocking gate applies to this change, so nothing was checked.',
  next: 'Add a gate for such changes to the policy, or let them pass with `when-nothing-applies: pass`.',
}

const NO_GATE_FOR_RELEASES: Reason = {
  code: 'nothing_applies',
  message: 'No blocking gate applies to this release, so nothing was checked.',
  next: 'Add a gate of type `release` to the policy.',
}

const ALLOWED: Reason = {
  code: 'nothing_applies_allowed',
  message: 'No blocking gate applies to this change, and the policy says `when-nothing-applies: pass`.',
  next: 'Nothing to do.',
}
