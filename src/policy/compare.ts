import type { Policy, PolicyGate } from './load.ts'

/** What became of one setting. Keys only: values may be anything that a team wrote. */
export interface Difference {
  gate: string | null
  key: string
  effect: 'tightened' | 'loosened' | 'changed'
}

/** Settings whose numbers have a direction, by gate type and key: whether more is stricter. */
const MORE_IS_STRICTER: Readonly<Record<string, boolean>> = {
  'coverage project.min': true,
  'coverage patch.min': true,
  'coverage patch.min-lines': false,
  'tests max-failed': false,
  'tests max-skipped': false,
  'tests min-cases': true,
  'traceability link.min': true,
  'traceability requirements.min': true,
  'change-record authorised-by.count': true,
  'release authorised-by.count': true,
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
    return settingsChanged(was, is)
  })
}

function settingsChanged(was: PolicyGate, is: PolicyGate): Difference[] {
  const [old, now] = [leaves(was.settings, ''), leaves(is.settings, '')]
  const keys = [...new Set([...old.keys(), ...now.keys()])]
  return keys.flatMap(key => {
    if (same(old.get(key), now.get(key))) return []
    return [{ gate: was.id, key, effect: effectOf(`${was.gate.type} ${key}`, old.get(key), now.get(key)) }]
  })
}

function effectOf(key: string, was: unknown, is: unknown): Difference['effect'] {
  const more = MORE_IS_STRICTER[key]
  const [old, now] = [Number(was), Number(is)]
  if (more === undefined || Number.isNaN(old) || Number.isNaN(now)) return 'changed'
  return now > old === more ? 'tightened' : 'loosened'
}

/** Settings by their keys: groups are looked into, lists are one value, and names that a team chose stay out. */
function leaves(value: unknown, key: string): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map([[key, value]])
  if (key.split('.').length >= 4 || key === 'types') return new Map([[key, value]])
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [...leaves(inner, key === '' ? name : `${key}.${name}`)]),
  )
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
