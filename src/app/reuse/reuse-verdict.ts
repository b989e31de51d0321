import { FACTS, type Facts } from '../../facts/facts.ts'
import { isNeeded } from '../../gates/shared/needs.ts'
import { conceded, unconceded } from '../../policy/concessions/concede.ts'
import { withPeople } from '../../policy/evaluate.ts'
import { overall } from '../../policy/overall.ts'
import type { Policy, PolicyGate } from '../../policy/policy.ts'
import type { Reused } from '../../record/record.ts'
import type { GateVerdict, Reason, Verdict } from '../../verdict/verdict.ts'
import type { PreviousVerdict } from './previous-verdict.ts'

/** Whether what a gate rests on is gone once the change has merged, so that it cannot judge again. */
function isGone({ needs }: PolicyGate, facts: Facts): boolean {
  return needs.some(({ fact: name }) => {
    const { afterMerge } = FACTS[name]
    if (afterMerge !== 'reused_if_missing') return afterMerge === 'reused'
    const fact = facts[name]
    return fact.state === 'unavailable' && fact.why === 'missing'
  })
}

/**
 * Puts what was judged before in the place of what cannot be judged again. `taken`: whose outcome that is; `unknown`:
 * gates of which nothing is known. Both by their ids.
 */
export function reuseVerdict(
  policy: Policy,
  facts: Facts,
  again: Verdict,
  before: PreviousVerdict | undefined,
): { verdict: Verdict; reused: Record<string, Reused>; taken: readonly string[]; unknown: readonly string[] } {
  const reused: Record<string, Reused> = {}
  const taken: string[] = []
  const unknown: string[] = []
  const gates = again.gates.map(verdict => {
    const entry = policy.gates.find(({ id }) => id === verdict.id)
    if (!entry) return verdict
    if (!isGone(entry, facts)) {
      if (before && restsOnCheck(entry, verdict, facts)) reused[verdict.id] = origin(before)
      return verdict
    }
    const found = reusedGate(entry, verdict, again, before)
    if (!('gate' in found)) {
      unknown.push(verdict.id)
      return { ...verdict, title: 'Not evaluated before the merge', reasons: [found.reason] }
    }
    taken.push(verdict.id)
    reused[verdict.id] = found.reused
    return againConceded(found.gate, policy, facts)
  })
  const { reasons: _, ...same } = again
  return { verdict: { ...same, gates, ...overall(gates, policy) }, reused, taken, unknown }
}

/** What commits carry, and often who pushed, is known from the check run only; so is what rests on it. */
function restsOnCheck(
  { needs }: PolicyGate,
  { approvals = [], outcome }: GateVerdict,
  { lastPushers }: Facts,
): boolean {
  const isRemembered = lastPushers.state === 'complete' && lastPushers.provenance.trust === 'self-reported'
  const dependsOnPushers = isNeeded(needs, 'lastPushers') || outcome === 'waived'
  return approvals.some(({ otherCommit }) => otherCommit) || (isRemembered && dependsOnPushers)
}

/** Whether a concession holds is not the check run's to say: it is looked at again. An exemption is the gate's own. */
function againConceded(gate: GateVerdict, policy: Policy, facts: Facts): GateVerdict {
  if (gate.outcome !== 'waived' || gate.exemption) return gate
  const failed = unconceded(gate)
  return conceded([failed], withPeople(policy, facts), facts)[0] ?? failed
}

function reusedGate(
  { gate: type }: PolicyGate,
  verdict: GateVerdict,
  { policy }: Verdict,
  before: PreviousVerdict | undefined,
): { gate: GateVerdict; reused: Reused } | { reason: Reason } {
  if (!before)
    return { reason: notReused('verdict_missing', 'No check on the merged head shows the verdict of this gate.') }
  const { judged } = before
  if (judged.policy.digest !== policy.digest) {
    return {
      reason: notReused(
        'verdict_of_other_policy',
        'This gate was evaluated under a different policy than the one in force at the merge.',
      ),
    }
  }
  const found = judged.gates.find(gate => gate.id === verdict.id && gate.type === verdict.type)
  if (!found) return { reason: notReused('verdict_missing', 'The check on the merged head does not name this gate.') }
  const { outcome, measured } = found
  const recalled = { outcome, measured, reasons: codesIn(found.reasons), findings: codesIn(found.findings) }
  // Who blocks and which clauses it is evidence for is the policy's to say, not the check run's.
  const gate = {
    ...verdict,
    outcome,
    // What it says of itself now is that it has no reports.
    title: 'As evaluated before on the same head',
    measured,
    reasons: sentences(found.reasons),
    findings: sentences(found.findings),
    ...type.recall?.(recalled),
  }
  return { gate, reused: origin(before) }
}

/** Anyone who may write to the repository can post such a check, so what it says is never worth more than this. */
function origin({ checkRun, digest }: PreviousVerdict): Reused {
  return { checkRun, digest, trust: 'self-reported' }
}

const notReused = (code: string, message: string): Reason => ({ code, message })

/** A check run carries codes and counts; a record keeps no more than those. */
function sentences(counts: readonly { code: string; count: number }[]): Reason[] {
  return counts.flatMap(({ code, count }) =>
    Array.from({ length: Math.min(count, 1000) }, () => ({ code, message: code })),
  )
}

const codesIn = (counts: readonly { code: string }[]): string[] => counts.map(({ code }) => code)
