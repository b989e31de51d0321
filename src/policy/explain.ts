import { dump } from 'js-yaml'
import type { Path } from '../documents/yaml.ts'
import type { Role } from '../gates/shared/roles.ts'
import { type Layer, type Source, sourceOf } from './load/layers.ts'
import type { Policy, PolicyGate } from './policy.ts'

export interface ExplainedValue {
  path: Path
  value: unknown
  source: Source
}

/** One line of the policy in force, as YAML, with where its value comes from. */
export interface ExplainedLine {
  text: string
  source?: Source | undefined
}

/** The policy in force with every default written out. Its lines are a policy that says the same. */
export function explainPolicy(
  policy: Policy,
  layers: readonly Layer[],
): { lines: readonly ExplainedLine[]; values: readonly ExplainedValue[] } {
  const placed = (path: Path): Source => sourceOf(layers, path)
  const whole = written(policy)
  return {
    lines: linesOf(whole, { path: [], indent: '', sourceOf: placed, policy }),
    values: valuesOf(whole, [], placed),
  }
}

/** As a file would say it. What is left out stays left out: no value stands for "every change", or "no limit". */
function written(policy: Policy): Group {
  const { edition, roles, risk, gates, concessions, corrections, objectives, trust, ledger } = policy
  return {
    version: 1,
    iso9001: { edition },
    roles: Object.fromEntries([...roles].map(([name, role]) => [name, writtenRole(role)])),
    risk,
    gates: Object.fromEntries(gates.map(gate => [gate.id, writtenGate(gate)])),
    concessions,
    corrections,
    'retrospective-reviews': policy.retrospectives,
    'unattended-apps': policy.unattended,
    'known-addresses': policy.knownAddresses,
    objectives,
    'when-nothing-applies': policy.whenNothingApplies,
    trust,
    ledger,
  }
}

const writtenRole = ({ users, teams, permission }: Role): Group => ({
  users: users.length > 0 ? users : undefined,
  teams,
  permission,
})

function writtenGate({ gate, settings, when, enforce, clauses }: PolicyGate): Group {
  return { type: gate.type, ...(isGroup(settings) ? settings : {}), when, enforce, clauses }
}

type Group = Readonly<Record<string, unknown>>

interface Context {
  path: Path
  indent: string
  sourceOf: (path: Path) => Source
  policy: Policy
}

function linesOf(group: Group, context: Context): ExplainedLine[] {
  return entriesOf(group).flatMap(([key, value]) => [
    ...keyLines(key, value, { ...context, path: [...context.path, key] }),
    ...remarks(context, key),
  ])
}

/** Settings that were left out, and have no value, are no lines. */
const entriesOf = (group: Group): [string, unknown][] =>
  Object.entries(group).filter(([, value]) => value !== undefined)

function keyLines(key: string, value: unknown, context: Context): ExplainedLine[] {
  const head = `${context.indent}${inline(key)}:`
  if (isFlat(value)) return [{ text: `${head} ${inline(value)}`, source: context.sourceOf(context.path) }]
  const inner = { ...context, indent: `${context.indent}  ` }
  if (Array.isArray(value)) return [{ text: head }, ...value.flatMap((one, place) => itemLines(one, place, inner))]
  return [{ text: head }, ...linesOf(value as Group, inner)]
}

/** The first key of a group in a list stands behind its dash. */
function itemLines(value: unknown, place: number, context: Context): ExplainedLine[] {
  const path = [...context.path, place]
  if (!isGroup(value)) return [{ text: `${context.indent}- ${inline(value)}`, source: context.sourceOf(path) }]
  const [first, ...rest] = linesOf(value, { ...context, path, indent: `${context.indent}  ` })
  if (!first) return [{ text: `${context.indent}- {}`, source: context.sourceOf(path) }]
  return [{ ...first, text: `${context.indent}- ${first.text.trimStart()}` }, ...rest]
}

/** What holds without a value of its own: as a comment, since to write it down would fix it. */
function remarks({ path, policy, indent }: Context, key: string): ExplainedLine[] {
  const [group, id] = path
  const gate = group === 'gates' && path.length === 2 ? policy.gates.find(one => one.id === id) : undefined
  if (!gate || gate.clauses || key !== 'enforce') return []
  const ids = gate.gate.clauses[policy.edition]
  return [{ text: `${indent}# clauses: ${inline(ids)}`, source: 'default' }]
}

/** A value that fits on its line: no group in it. */
const isFlat = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(one => !isGroup(one)) : !isGroup(value) || Object.keys(value).length === 0

const inline = (value: unknown): string => dump(value, { flowLevel: 0, lineWidth: -1 }).trimEnd()

const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value)

function valuesOf(value: unknown, path: Path, sourceOf: (path: Path) => Source): ExplainedValue[] {
  if (isFlat(value)) return [{ path, value, source: sourceOf(path) }]
  const inner = Array.isArray(value) ? [...value.entries()] : entriesOf(value as Group)
  return inner.flatMap(([key, one]) => valuesOf(one, [...path, key], sourceOf))
}
