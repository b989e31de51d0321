import type { FactName, Facts } from '../facts/facts.ts'
import type { Gate, Known } from '../gates/gate.ts'
import { clausesOf } from '../verdict/clauses.ts'
import { combine, type GateVerdict, type Judgement, type Reason, type Verdict } from '../verdict/verdict.ts'
import type { Policy, PolicyGate } from './load.ts'

/** What is judged, and where its policy was read. */
export type Subject = Pick<Verdict, 'subject'> & { policy: Pick<Verdict['policy'], 'path' | 'blob'> }

/** Judges a change, or a release: the same policy and facts always give the same verdict. */
export function evaluate(
  policy: Policy,
  facts: Facts,
  { subject, policy: source }: Subject,
  judges: Gate['judges'] = 'change',
): Verdict {
  const gates = gatesFor(policy, judges).map(entry => judgeOne(entry, facts, policy))
  return {
    schema: 'gatebook/verdict/1',
    outcome: combine(gates),
    subject,
    policy: { ...source, digest: policy.digest },
    gates,
  }
}

/** The gates that have a say about a change, or about a release. */
export function gatesFor({ gates }: Pick<Policy, 'gates'>, judges: Gate['judges']): readonly PolicyGate[] {
  return gates.filter(({ gate }) => gate.judges === judges)
}

/** What has to be observed before a gate can judge. */
export function needsOf({ gate, settings }: PolicyGate): readonly FactName[] {
  // Every verdict is about a change or a release, so one that cannot be told for certain is judged by no gate at all.
  return [...new Set<FactName>([gate.judges, ...gate.needs, ...(gate.alsoNeeds?.(settings) ?? [])])]
}

function judgeOne(entry: PolicyGate, facts: Facts, policy: Policy): GateVerdict {
  const { id, gate, settings, enforce } = entry
  const needs = needsOf(entry)
  const unknown = onceEach(needs.flatMap(name => unavailable(name, facts)))
  const judgement = unknown.length > 0 ? unjudged(unknown) : gate.judge(settings, known(needs, facts), policy)
  return { id, type: gate.type, enforce, ...judgement, clauses: clausesOf(policy.edition, 'gates', gate.type) }
}

/** Facts that are gone for one cause say it in the same words. */
function onceEach(reasons: readonly Reason[]): Reason[] {
  return reasons.filter(({ message }, index) => reasons.findIndex(reason => reason.message === message) === index)
}

/** What could not be observed is dealt with here, before a gate runs, so that no gate can forget it and pass. */
export function unjudged(reasons: Reason[]): Judgement {
  return {
    outcome: 'error',
    title: 'What it needs could not be observed',
    reasons,
    findings: [],
    measured: {},
    children: [],
  }
}

function unavailable(name: FactName, facts: Facts): Reason[] {
  const fact = facts[name]
  if (fact.state === 'complete') return []
  return [{ code: `fact_${fact.why}`, message: fact.detail, next: fact.next, data: { fact: name } }]
}

function known(needs: readonly FactName[], facts: Facts): Known<FactName> {
  const values = needs.map(name => {
    const fact = facts[name]
    return [name, fact.state === 'complete' ? fact.value : undefined]
  })
  return Object.fromEntries(values)
}
