import type { Policy, PolicyGate } from './load.ts'

/** What became of one setting. Keys only: values may be anything that a team wrote. */
export interface Difference {
  gate: string | null
  key: string
  effect: 'tightened' | 'loosened' | 'changed'
}

/**
 * Settings whose numbers have a direction, by gate type and key. More of a minimum is stricter, more of a limit is not,
 * and without either nothing is asked for. Slack is a limit too, but what it is without its rule says nothing.
 */
const NUMBERS: Readonly<Record<string, 'minimum' | 'limit' | 'slack'>> = {
  'approvals require.count': 'minimum',
  'coverage project.min': 'minimum',
  'coverage patch.min': 'minimum',
  'coverage patch.min-lines': 'slack',
  'tests max-failed': 'limit',
  'tests max-skipped': 'limit',
  'tests min-cases': 'minimum',
  'traceability link.min': 'minimum',
  'traceability requirements.min': 'minimum',
  'change-record authorised-by.count': 'minimum',
  'release authorised-by.count': 'minimum',
}

/** What a change of the policy does, sorted. Where nobody can tell the direction, it is `changed`. */
export function comparePolicies(before: Policy, after: Policy): Difference[] {
  const general = ['edition', 'risk', 'ledger'] as const
  const names: Record<(typeof general)[number], string> = {
    edition: 'iso9001.edition',
    risk: 'risk',
    ledger: 'ledger.branch',
  }
  return [
    ...general.flatMap(key => (same(before[key], after[key]) ? [] : [changed(null, names[key])])),
    ...rolesChanged(before, after),
    ...gatesChanged(before, after),
  ].sort((a, b) => order(`${a.gate ?? ''} ${a.key}`, `${b.gate ?? ''} ${b.key}`))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const changed = (gate: string | null, key: string): Difference => ({ gate, key, effect: 'changed' })

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

/** To be asked of fewer changes is looser; of others, nobody can tell. */
function conditionsChanged(was: PolicyGate, is: PolicyGate): Difference[] {
  const clauses = same(was.clauses, is.clauses) ? [] : [changed(was.id, 'clauses')]
  if (same(was.when, is.when)) return clauses
  if (was.when && is.when) return [...clauses, changed(was.id, 'when')]
  return [...clauses, { gate: was.id, key: 'when', effect: is.when ? 'loosened' : 'tightened' }]
}

function settingsChanged(was: PolicyGate, is: PolicyGate): Difference[] {
  return differing(was.settings, is.settings).flatMap(({ key, old, now }) => {
    const effect = effectOf(`${was.gate.type} ${key}`, old, now)
    return effect ? [{ gate: was.id, key, effect }] : []
  })
}

interface Differing {
  key: string
  old: unknown
  now: unknown
}

function differing(was: unknown, is: unknown): Differing[] {
  const [before, after] = [leaves(was, ''), leaves(is, '')]
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  const all = keys.map(key => ({ key, old: before.get(key), now: after.get(key) }))
  return all.filter(({ old, now }) => !same(old, now))
}

type Effect = Difference['effect']

/** Undefined: the same number in another spelling. */
function effectOf(key: string, old: unknown, now: unknown): Effect | undefined {
  const kind = NUMBERS[key]
  if (kind) return effectOfNumber(kind, old, now)
  return Array.isArray(old) && Array.isArray(now) ? effectOfList(key, old, now) : 'changed'
}

function effectOfNumber(kind: 'minimum' | 'limit' | 'slack', old: unknown, now: unknown): Effect | undefined {
  if (kind !== 'slack' && old === undefined) return 'tightened'
  if (kind !== 'slack' && now === undefined) return 'loosened'
  const [was, is] = [Number(old), Number(now)]
  if (Number.isNaN(was) || Number.isNaN(is)) return 'changed'
  if (was === is) return undefined
  return is > was === (kind === 'minimum') ? 'tightened' : 'loosened'
}

/** A list has a direction when only numbers in it differ, and all of them the same way. */
function effectOfList(key: string, old: readonly unknown[], now: readonly unknown[]): Effect {
  if (old.length !== now.length) return 'changed'
  const inside = old.flatMap((one, place) => differing(one, now[place]))
  const effects = new Set(inside.map(one => effectOf(`${key}.${one.key}`, one.old, one.now)))
  const [only] = effects
  return effects.size === 1 && only ? only : 'changed'
}

/** Settings by their keys: groups are looked into, lists are one value, and names that a team chose stay out. */
function leaves(value: unknown, key: string): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map([[key, value]])
  if (key.split('.').length >= 4 || key === 'types') return new Map([[key, value]])
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [...leaves(inner, key === '' ? name : `${key}.${name}`)]),
  )
}

/** In whatever order a file lists what has no order; a list has one. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(ordered)
  const entries = Object.entries(value).sort(([a], [b]) => order(a, b))
  return entries.map(([key, inner]) => [key, ordered(inner)])
}
