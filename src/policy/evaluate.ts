import { FACT_NAMES, type FactName, type Facts } from '../facts/facts.ts'
import type { Gate } from '../gates/gate.ts'
import { type Known, type Need, needsIn, requestsFor } from '../gates/shared/needs.ts'
import { factReason, type Role, unreadIn, withMembers } from '../gates/shared/roles.ts'
import { unjudged } from '../gates/shared/unjudged.ts'
import { doesNotApply, type WhenFacts, whenNeeds } from '../gates/shared/when.ts'
import { clausesIn } from '../verdict/clauses.ts'
import type { GateVerdict, Judgement, Reason, Verdict } from '../verdict/verdict.ts'
import { conceded } from './concessions/concede.ts'
import { type Blindness, blindness, patternNeeds } from './empty-patterns.ts'
import { overall } from './overall.ts'
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
  const blind = blindness(policy, facts)
  const judged = gatesFor(policy, judges).flatMap(entry => {
    const verdict = judgeOne(entry, facts, known, blind)
    // What nobody wrote down is shown when it has something to say.
    return policy.builtIn.includes(entry) && verdict.outcome === 'not_applicable' ? [] : [verdict]
  })
  const gates = judges === 'change' ? conceded(judged, known, facts) : judged
  const findings = judges === 'change' ? blind.findings() : []
  return {
    schema: 'gatebook/verdict/1',
    ...overall(gates, policy, judges),
    subject,
    policy: { ...source, digest: policy.digest },
    gates,
    ...(findings.length > 0 ? { findings: [...findings] } : {}),
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
  if (judges === 'release') return ofGates
  return [...ofGates, ...(policy.concessions ? needsIn({ concessions: true }) : []), ...patternNeeds(policy)]
}

/** What one gate says of these facts by itself. */
export const judgementOf = (entry: PolicyGate, facts: Facts, policy: Policy): Judgement =>
  exempted(entry, facts, policy) ?? judged(entry, facts, policy)

function judgeOne(entry: PolicyGate, facts: Facts, policy: Policy, blind: Blindness): GateVerdict {
  const { id, gate, enforce, clauses, basis } = entry
  const time = facts.time.state === 'complete' ? facts.time.value : undefined
  const exemption = exempted(entry, facts, policy)
  const verdict: GateVerdict = {
    id,
    type: gate.type,
    enforce: enforcedAt(enforce, time),
    ...(exemption ?? judged(entry, facts, policy)),
    clauses:
      clauses?.map(clause => ({ edition: policy.edition, id: clause })) ?? clausesIn(policy.edition, gate.clauses),
    ...(basis ? { basis: basis.digest } : {}),
  }
  return blind.seen(verdict, exemption === undefined)
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
  const { mayLack = [] } = gate
  const names = factsIn(needs)
  const unread = unreadIn(rolesOf(needs, policy))
  const lacking = Object.fromEntries(mayLack.flatMap(name => unavailable(name, facts).map(reason => [name, reason])))
  const unknown = onceEach([
    ...names.filter(name => !mayLack.includes(name)).flatMap(name => unavailable(name, facts)),
    ...(gate.withoutMembers === undefined ? unread : []),
  ])
  // Dealt with here, before a gate runs, so that no gate can forget it and pass.
  if (unknown.length > 0) return unjudged(unknown)
  const known = knownOf([...names, ...(gate.helpedBy ?? [])], facts)
  const judgement = gate.judge(settings, known, { ...policy, lacking })
  return gate.withoutMembers === 'passes' ? withUnread(judgement, unread) : judgement
}

/** Whoever is in a team that could not be read is not needed for a pass, and might have been for another outcome. */
function withUnread(judgement: Judgement, unread: Reason[]): Judgement {
  if (unread.length === 0 || judgement.outcome === 'not_applicable') return judgement
  if (judgement.outcome === 'pass') return { ...judgement, findings: [...judgement.findings, ...unread] }
  return { ...unjudged(unread), findings: judgement.reasons }
}

/** The roles that a gate rests on. */
const rolesOf = (needs: readonly Need[], { roles }: Policy): readonly Role[] =>
  requestsFor(needs, 'memberships').flatMap(request => request.roles.flatMap(name => roles.get(name) ?? []))

/** Facts that are gone for one cause say it in the same words. */
function onceEach(reasons: readonly Reason[]): Reason[] {
  return reasons.filter(({ message }, index) => reasons.findIndex(reason => reason.message === message) === index)
}

function unavailable(name: FactName, facts: Facts): Reason[] {
  const fact = facts[name]
  return fact.state === 'complete' ? [] : [factReason(name, fact)]
}

/** The facts of these names that are known. */
export function knownOf(names: readonly FactName[], facts: Facts): Partial<Known<FactName>> {
  const complete = names.flatMap(name => {
    const fact = facts[name]
    return fact.state === 'complete' ? [[name, fact.value] as const] : []
  })
  return Object.fromEntries(complete)
}
