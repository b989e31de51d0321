import type { FactName, Facts } from '../facts/facts.ts'
import type { Gate, Known } from '../gates/gate.ts'
import { protectedPaths } from '../gates/protected-paths/index.ts'
import { untouched } from '../gates/protected-paths/judge.ts'
import { withMembers } from '../gates/shared/roles.ts'
import { notAsked, whenNeeds } from '../gates/shared/when.ts'
import { clausesOf } from '../verdict/clauses.ts'
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

/** The gates that have a say about a change, or about a release. */
export function gatesFor(
  { gates, builtIn }: Pick<Policy, 'gates' | 'builtIn'>,
  judges: Gate['judges'],
): readonly PolicyGate[] {
  return [...gates, ...builtIn].filter(({ gate }) => gate.judges === judges)
}

/** Whether a gate goes by the paths of files, and not only by the lines that reports measure. */
export function decidesByPath({ when, needs }: PolicyGate): boolean {
  return (
    (when?.paths ?? when?.risk ?? when?.['more-than']) !== undefined ||
    (needs.includes('files') && !needs.includes('coverage'))
  )
}

function judgeOne(entry: PolicyGate, facts: Facts, policy: Policy): GateVerdict {
  const { id, gate, enforce, clauses, basis } = entry
  const time = facts.time.state === 'complete' ? facts.time.value : undefined
  return {
    id,
    type: gate.type,
    enforce: enforcedAt(enforce, time),
    ...(exempted(entry, facts, policy) ?? judged(entry, facts, policy)),
    clauses:
      clauses?.map(clause => ({ edition: policy.edition, id: clause })) ??
      clausesOf(policy.edition, 'gates', gate.type),
    ...(basis ? { basis: basis.digest } : {}),
  }
}

/** A gate that is not for this change says so, whatever else could not be observed. */
function exempted({ gate, when }: PolicyGate, facts: Facts, { risk }: Policy): Judgement | undefined {
  if (gate === protectedPaths) return touchesNoRule(facts) ? untouched() : undefined
  if (!when) return undefined
  const needs = whenNeeds(when, risk)
  if (needs.some(name => facts[name].state !== 'complete')) return undefined
  return notAsked(when, known(needs, facts), risk)
}

function touchesNoRule({ rulesChange }: Facts): boolean {
  return rulesChange.state === 'complete' && rulesChange.value.paths.length === 0
}

function judged({ gate, settings, needs }: PolicyGate, facts: Facts, policy: Policy): Judgement {
  const unknown = onceEach(needs.flatMap(name => unavailable(name, facts)))
  return unknown.length > 0 ? unjudged(unknown) : gate.judge(settings, known(needs, facts), policy)
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

function known<Name extends FactName>(needs: readonly Name[], facts: Facts): Known<Name> {
  const values = needs.map(name => {
    const fact = facts[name]
    return [name, fact.state === 'complete' ? fact.value : undefined]
  })
  return Object.fromEntries(values) as Known<Name>
}
