import type { Policy, PolicyGate } from '../policy.ts'
import { effectOfWhen } from './conditions.ts'
import { differing, POLICY_DIRECTIONS } from './directions.ts'
import type { Effect } from './effect.ts'
import { same } from './same.ts'

/** What became of one setting. Keys only: values may be anything that a team wrote. */
export interface Difference {
  gate: string | null
  key: string
  effect: Effect
}

/** What a change of the policy does, sorted. Where the direction is unknown, it is `changed`. */
export function comparePolicies(before: Policy, after: Policy): Difference[] {
  const general = ['edition', 'risk', 'objectives', 'ledger'] as const
  const names: Record<(typeof general)[number], string> = {
    edition: 'iso9001.edition',
    risk: 'risk',
    objectives: 'objectives',
    ledger: 'ledger.branch',
  }
  return [
    ...general.flatMap(key => (same(before[key], after[key]) ? [] : [changed(null, names[key])])),
    ...(['concessions', 'corrections', 'trust'] as const).flatMap(key =>
      differing(POLICY_DIRECTIONS, before[key], after[key], key).map(one => ({ gate: null, ...one })),
    ),
    ...differing(POLICY_DIRECTIONS, before.retrospectives, after.retrospectives, RETROSPECTIVES).map(one => ({
      gate: null,
      ...one,
    })),
    ...differing(POLICY_DIRECTIONS, before.whenNothingApplies, after.whenNothingApplies, NOTHING_APPLIES).map(one => ({
      gate: null,
      ...one,
    })),
    ...unattendedChanged(before, after),
    ...addressesChanged(before, after),
    ...rolesChanged(before, after),
    ...gatesChanged(before, after),
  ].sort((a, b) => order(`${a.gate ?? ''} ${a.key}`, `${b.gate ?? ''} ${b.key}`))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const changed = (gate: string | null, key: string): Difference => ({ gate, key, effect: 'changed' })

/** Each app more that is taken to act for nobody needs less. */
function unattendedChanged(before: Policy, after: Policy): Difference[] {
  const isWithin = ({ unattended: some = [] }: Policy, { unattended: all = [] }: Policy) =>
    all === 'all' || (some !== 'all' && some.every(app => all.includes(app)))
  const [loosens, tightens] = [isWithin(before, after), isWithin(after, before)]
  if (loosens && tightens) return []
  const effect = loosens ? 'loosened' : tightens ? 'tightened' : 'changed'
  return [{ gate: null, key: UNATTENDED_APPS, effect }]
}

/** Each address more that is known leaves fewer commits of nobody known. */
function addressesChanged(before: Policy, after: Policy): Difference[] {
  const [old, now] = [before, after].map(({ knownAddresses = [] }) => knownAddresses.map(({ address }) => address))
  const isWithin = (some: string[] = [], all: string[] = []) => some.every(one => all.includes(one))
  const [loosens, tightens] = [isWithin(old, now), isWithin(now, old)]
  if (loosens && tightens) return []
  const effect = loosens ? 'loosened' : tightens ? 'tightened' : 'changed'
  return [{ gate: null, key: KNOWN_ADDRESSES, effect }]
}

export const KNOWN_ADDRESSES = 'known-addresses'
export const UNATTENDED_APPS = 'unattended-apps'
export const RETROSPECTIVES = 'retrospective-reviews'
export const NOTHING_APPLIES = 'when-nothing-applies'

function rolesChanged(before: Policy, after: Policy): Difference[] {
  const names = [...new Set([...before.roles.keys(), ...after.roles.keys()])]
  return names.flatMap(name =>
    same(before.roles.get(name), after.roles.get(name)) ? [] : [changed(null, `roles.${name}`)],
  )
}

function gatesChanged(before: Policy, after: Policy): Difference[] {
  const ids = [...new Set([...before.gates, ...after.gates].map(({ id }) => id))]
  return ids.flatMap(id => {
    const [was, is] = [before, after].map(({ gates }) => gates.find(gate => gate.id === id))
    if (!was) return [{ gate: id, key: 'type', effect: 'tightened' as const }]
    if (!is) return [{ gate: id, key: 'type', effect: 'loosened' as const }]
    if (was.gate.type !== is.gate.type) return [changed(id, 'type')]
    return [...enforcementChanged(was, is), ...conditionsChanged(was, is), ...settingsChanged(was, is)]
  })
}

function enforcementChanged(was: PolicyGate, is: PolicyGate): Difference[] {
  const [before, after] = [adviceUntil(was), adviceUntil(is)]
  if (before === after) return []
  return [{ gate: was.id, key: 'enforce', effect: after < before ? 'tightened' : 'loosened' }]
}

/** Days are compared as text; the empty one is before all. */
const adviceUntil = ({ enforce }: PolicyGate): string => (enforce === 'blocking' ? '' : enforce['advisory-until'])

/** Which changes it applies to, and for which clauses. */
function conditionsChanged(was: PolicyGate, is: PolicyGate): Difference[] {
  const clauses = same(was.clauses, is.clauses) ? [] : [changed(was.id, 'clauses')]
  if (same(was.when, is.when)) return clauses
  return [...clauses, { gate: was.id, key: 'when', effect: effectOfWhen(was.when, is.when) }]
}

function settingsChanged(was: PolicyGate, is: PolicyGate): Difference[] {
  return differing(was.gate.directions, was.settings, is.settings).map(one => ({ gate: was.id, ...one }))
}
