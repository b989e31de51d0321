import { FACT_NAMES, type FactName, type Facts } from '../facts/facts.ts'
import type { Gate } from '../gates/gate.ts'
import { type Known, type Need, needsIn } from '../gates/shared/needs.ts'
import { withMembers } from '../gates/shared/roles.ts'
import { doesNotApply, type WhenFacts, whenNeeds } from '../gates/shared/when.ts'
import { clausesIn } from '../verdict/clauses.ts'
import { combine, type GateVerdict, type Judgement, type Reason, type Verdict } from '../verdict/verdict.ts'
import { conceded } from './concessions/concede.ts'
import type { Policy, PolicyGate } from './policy.ts'
import { enforcedAt } from './schema/gate-keys.ts'

/** What is judged, and where its policy was read. */
export type Subject = Pick<Verdict, 'subject'> & { policy: Omit<Verdict['policy'], 'digest'> }

/** Judges a change, or a release: the same policy and facts always give the same verdict. */
export function evaluate(
  policy: Policy,
  facts: Facts,
  { subject, policy: source }: Subject,
  judges: Gate['judges'] = 'change',
): Verdict {
  const known = withPeople(policy, facts)
  const judged = gatesFor(policy, judges).flatMap(entry => {
    const verdict = judgeOne(entry, facts, known)
    // What nobody wrote down is shown when it has something to say.
    return policy.builtIn.includes(entry) && verdict.outcome === 'not_applicable' ? [] : [verdict]
  })
  const gates = judges === 'change' ? conceded(judged, known, facts) : judged
  return {
    schema: 'gatebook/verdict/1',
    outcome: combine(gates),
    subject,
    policy: { ...source, digest: policy.digest },
    gates,
  }
}

/** The policy with everybody who holds its roles, as far as that was observed. */
export function withPeople(policy: Policy, { memberships }: Pick<Facts, 'memberships'>): Policy {
  if (memberships.state !== 'complete') return policy
  const roles = [...policy.roles].map(([name, role]) => [name, withMembers(role, memberships.value)] as const)
  return { ...policy, roles: new Map(roles) }
}

/** The gates that apply to a change, or to a release. */
export function gatesFor(
  { gates, builtIn }: Pick<Policy, 'gates' | 'builtIn'>,
  judges: Gate['judges'],
): readonly PolicyGate[] {
  return [...gates, ...builtIn].filter(({ gate }) => gate.judges === judges)
}

/** What a policy needs to know of a change, or of a release: each gate, and concessions for all of them. */
export function needsOf(policy: Policy, judges: Gate['judges']): readonly Need[] {
  const ofGates = gatesFor(policy, judges).flatMap(({ needs }) => needs)
  return judges === 'change' && policy.concessions ? [...ofGates, ...needsIn({ concessions: true })] : ofGates
}

/** What one gate says of these facts by itself. */
export const judgementOf = (entry: PolicyGate, facts: Facts, policy: Policy): Judgement =>
  exempted(entry, facts, policy) ?? judged(entry, facts, policy)

function judgeOne(entry: PolicyGate, facts: Facts, policy: Policy): GateVerdict {
  const { id, gate, enforce, clauses, basis } = entry
  const time = facts.time.state === 'complete' ? facts.time.value : undefined
  return {
    id,
    type: gate.type,
    enforce: enforcedAt(enforce, time),
    ...judgementOf(entry, facts, policy),
    clauses:
      clauses?.map(clause => ({ edition: policy.edition, id: clause })) ?? clausesIn(policy.edition, gate.clauses),
    ...(basis ? { basis: basis.digest } : {}),
  }
}

/** A gate that is not for this change says so, whatever else is unavailable. */
function exempted({ gate, when }: PolicyGate, facts: Facts, { risk }: Policy): Judgement | undefined {
  const ofItsType = gate.notApplicable?.(knownOf(FACT_NAMES, facts))
  if (ofItsType || !when) return ofItsType
  const names = factsIn(needsIn(whenNeeds(when, risk)))
  if (names.some(name => facts[name].state !== 'complete')) return undefined
  return doesNotApply(when, knownOf(names, facts) as WhenFacts, risk)
}

/** Each once, in the order in which they are needed. */
const factsIn = (needs: readonly Need[]): readonly FactName[] => [...new Set(needs.map(({ fact }) => fact))]

function judged({ gate, settings, needs }: PolicyGate, facts: Facts, policy: Policy): Judgement {
  const names = factsIn(needs)
  const unknown = onceEach(names.flatMap(name => unavailable(name, facts)))
  if (unknown.length > 0) return unjudged(unknown)
  return gate.judge(settings, knownOf([...names, ...(gate.helpedBy ?? [])], facts), policy)
}

/** Facts that are gone for one cause say it in the same words. */
function onceEach(reasons: readonly Reason[]): Reason[] {
  return reasons.filter(({ message }, index) => reasons.findIndex(reason => reason.message === message) === index)
}

/** What is unavailable is dealt with here, before a gate runs, so that no gate can forget it and pass. */
export function unjudged(reasons: Reason[]): Judgement {
  return {
    outcome: 'error',
    title: 'Required evidence is unavailable',
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

/** The facts of these names that are known. */
function knownOf(names: readonly FactName[], facts: Facts): Partial<Known<FactName>> {
  const complete = names.flatMap(name => {
    const fact = facts[name]
    return fact.state === 'complete' ? [[name, fact.value] as const] : []
  })
  return Object.fromEntries(complete)
}
