import type { Diagnostic, Path } from '../../documents/yaml.ts'
import {
  comparePolicies,
  type Difference,
  KNOWN_ADDRESSES,
  NOTHING_APPLIES,
  UNATTENDED_APPS,
} from '../compare/compare.ts'
import { same } from '../compare/same.ts'
import type { Policy } from '../policy.ts'
import { type Checked, checkParts } from './check.ts'
import { groupOf, isGroup } from './groups.ts'
import type { PolicyIssue } from './issues.ts'
import { type Layer, merged, nearestSource, overlaid, type Place, sourceOf, valueAt, withValue } from './layers.ts'

/**
 * Where a layer requires less than those it builds on, or for something of which it is unknown whether it is less.
 * What a profile leaves unsaid is open; of a policy that was written, the defaults count as set.
 */
export function loosenings(layers: readonly Layer[], inForce: Policy): Diagnostic[] {
  return layers.slice(1).flatMap((layer, index) => {
    const [below, upTo] = [layers.slice(0, index + 1), layers.slice(0, index + 2)]
    const isLast = upTo.length === layers.length
    const after = isLast ? { policy: inForce, problems: [] } : completed(merged(upTo), layers)
    const before = inheritedMinimumsOf(below, layers, upTo)
    if (!after.policy || !before.policy) return [unreported(layer, below, [...before.problems, ...after.problems])]
    const looser = comparePolicies(before.policy, after.policy).filter(difference => isLooser(difference, below))
    return [
      ...looser.map(difference => diagnosed(difference, below, upTo)),
      ...rulesLoosened(before.policy, below, layer),
    ]
  })
}

/** What cannot be compared may be anything, so it is refused. */
function unreported(layer: Layer, below: readonly Layer[], problems: readonly PolicyIssue[]): Diagnostic {
  const [problem] = problems
  const names = below.map(({ name }) => name).join(' and ')
  const message = `The requirements of ${names} cannot be separated from those in this file${problem ? `: ${problem.message}` : '.'}`
  return { file: layer.file, ...layer.document.locate(problem?.path ?? []), message }
}

/** What is wrong in the texts that are built on, each by itself; what they leave to others is not. */
export function brokenBases(layers: readonly Layer[]): { layer: Layer; problem: PolicyIssue }[] {
  const whole = merged(layers)
  return layers.slice(0, -1).flatMap(layer =>
    checkParts(overlaid(whole, layer.document.value))
      .problems.filter(({ path, needs }) => needs === undefined && isWritten(layer, path))
      .map(problem => ({ layer, problem })),
  )
}

const isWritten = (layer: Layer, path: Path): boolean => valueAt(layer.document.value, path) !== undefined

/** What the layers below require, in the words of those above where they say nothing. */
function inheritedMinimumsOf(below: readonly Layer[], layers: readonly Layer[], upTo: readonly Layer[]): Checked {
  const floor = merged(below)
  const isProfile = below.every(({ kind }) => kind === 'profile')
  return completed(isProfile ? overlaid(merged(upTo), floor) : floor, layers)
}

/** A policy with the keys that it leaves to those who build on it, as they say them. */
function completed(value: unknown, layers: readonly Layer[]): Checked {
  const whole = merged(layers)
  let filled = value
  for (let round = 0; ; round++) {
    const checked = checkParts(filled)
    if (checked.policy || round === MAX_ROUNDS) return checked
    filled = checked.problems.reduce((rest, problem) => completedAt(rest, whole, problem), filled)
  }
}

/** A key that is missing is taken from the whole; where one of several is, those that settle it, and nothing beside. */
function completedAt(value: unknown, whole: unknown, { path, missing, needs }: PolicyIssue): unknown {
  if (missing !== undefined) return withValue(value, path, valueAt(whole, path))
  if (needs === undefined) return value
  const group = isGroup(valueAt(value, path)) ? path : path.slice(0, -1)
  const open = Object.keys(groupOf(valueAt(whole, group))).filter(key => valueAt(value, [...group, key]) === undefined)
  const from = (key: string, under: unknown) => withValue(under, [...group, key], valueAt(whole, [...group, key]))
  return open.filter(key => !isNeeded(path, from(key, value))).reduce((filled, key) => from(key, filled), value)
}

/** Whether something is still missing there. */
const isNeeded = (path: Path, value: unknown): boolean =>
  checkParts(value).problems.some(problem => problem.needs === true && same(problem.path, path))

/** A key that is filled in may show that another one is missing beside it. */
const MAX_ROUNDS = 5

/** Keys that a profile leaves open. */
const OPEN_BELOW = ['concessions', 'corrections', UNATTENDED_APPS, KNOWN_ADDRESSES, NOTHING_APPLIES]

/** What holds for all gates is fixed only where it was written down. Roles and rules of risk have rules of their own. */
function isLooser({ gate, key, effect }: Difference, below: readonly Layer[]): boolean {
  if (gate !== null || key === 'trust') return effect !== 'tightened'
  if (key === 'risk') return false
  // Where a policy says nothing of these, nobody may grant one, no app acts for nobody, no address is a tool's, and a
  // change needs a gate that applies. A profile leaves that open.
  if (OPEN_BELOW.some(one => key.startsWith(one)))
    return effect !== 'tightened' && below.some(({ kind }) => kind !== 'profile')
  return sourceOf(below, key.split('.')) !== 'default'
}

/** A profile asks by risk so that teams say what is risky. */
const isWrittenFor = (below: readonly Layer[], gate: string): boolean =>
  below.some(({ kind, document }) => kind !== 'profile' && valueAt(document.value, ['gates', gate]) !== undefined)

/** Rules that come later decide only what no earlier one does; then it is medium, unless they say that it is less. */
function rulesLoosened(before: Policy, below: readonly Layer[], layer: Layer): Diagnostic[] {
  const gate = before.gates.find(
    ({ id, when, gate: type, settings }) =>
      (when?.risk !== undefined || type.dependsOnRisk?.(settings) === true) && isWrittenFor(below, id),
  )
  const rules = valueAt(layer.document.value, ['risk'])
  if (!gate || !Array.isArray(rules)) return []
  const base = linksIn(nearestSource(below, ['gates', gate.id]))
  const message = `This lowers the risk of changes, and ${base} requires less of low-risk changes. A policy that extends another may only raise the risk.`
  return rules.flatMap((rule, place) =>
    valueAt(rule, ['level']) === 'low'
      ? [{ file: layer.file, ...layer.document.locate(['risk', place]), message }]
      : [],
  )
}

function diagnosed({ gate, key, effect }: Difference, below: readonly Layer[], upTo: readonly Layer[]): Diagnostic {
  const path = gate === null ? key.split('.') : ['gates', gate, ...key.split('.')]
  const { layer, line, column } = nearestSource(upTo, path)
  const what = gate === null ? `"${key}"` : `"${key}" of the gate ${gate}`
  const base = linksIn(nearestSource(below, path))
  const origin = gate === null && sourceOf(below, path) === 'default' ? `${base} omits` : `${base} requires`
  const message =
    effect === 'loosened'
      ? `This loosens ${what}, which ${origin}. A policy that extends another may only add and tighten rules.`
      : `This changes ${what} and is not provably stricter than ${base}. Keep the value from there, or add a separate gate.`
  return { file: layer.file, line, column, message }
}

const linksIn = ({ layer, line }: Place): string => (layer.kind === 'profile' ? layer.name : `${layer.name}:${line}`)
