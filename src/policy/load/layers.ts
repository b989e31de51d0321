import type { Path, YamlDocument } from '../../documents/yaml.ts'
import { isGroup } from './groups.ts'

/** One of the texts that a policy is made of. Each builds on those before it. */
export interface Layer {
  kind: 'profile' | 'extended' | 'own'
  /** For sentences: `profile standard`, or the repository and path of a policy. */
  name: string
  /** For diagnostics. */
  file: string
  document: YamlDocument
}

/** Where a value of the policy in force comes from. Nobody wrote a default. */
export type Source = Place | 'default'

export interface Place {
  layer: Layer
  line: number
  column: number
}

/** All layers as one value. Rules of risk follow each other, so that those of an earlier layer decide first. */
export function merged(layers: readonly Layer[]): unknown {
  const values = layers.map(({ document }) => document.value)
  const whole = values.reduce((base, over) => overlaid(base, over))
  const rules = values.map(value => valueAt(value, ['risk'])).filter(one => one !== undefined)
  return rules.length > 1 && rules.every(Array.isArray) ? withValue(whole, ['risk'], rules.flat()) : whole
}

/** One value over another: groups are merged by their keys, everything else is taken from above where it is there. */
export function overlaid(base: unknown, over: unknown): unknown {
  if (over === undefined) return base
  if (!isGroup(base) || !isGroup(over)) return over
  const keys = [...new Set([...Object.keys(base), ...Object.keys(over)])]
  return Object.fromEntries(keys.map(key => [key, overlaid(own(base, key), own(over, key))]))
}

/** Where the value at a path of the merged policy was written; of a group, where it was written last. */
export function sourceOf(layers: readonly Layer[], path: Path): Source {
  const found = lastWritten(layers, path)
  return found ? { layer: found.layer, ...found.layer.document.locate(found.path) } : 'default'
}

/** The place of a value, or of the nearest group around it that anybody wrote. */
export function nearestSource(layers: readonly Layer[], path: Path): Place {
  for (let length = path.length; length > 0; length--) {
    const source = sourceOf(layers, path.slice(0, length))
    if (source !== 'default') return source
  }
  const [layer] = layers.slice(-1)
  if (!layer) throw new Error('A policy has at least one layer.')
  return { layer, line: 1, column: 1 }
}

function lastWritten(layers: readonly Layer[], path: Path): { layer: Layer; path: Path } | undefined {
  const candidates = layers.map((layer, index) => ({ layer, path: pathIn(layers, index, path) }))
  return candidates.findLast(({ layer, path: inner }) => valueAt(layer.document.value, inner) !== undefined)
}

/** The path in one layer. Rules of risk are numbered through all of them; one of another layer has no value here. */
function pathIn(layers: readonly Layer[], index: number, path: Path): Path {
  const [key, place, ...rest] = path
  if (key !== 'risk' || typeof place !== 'number') return path
  const before = layers.slice(0, index).reduce((sum, { document }) => sum + rulesOf(document), 0)
  return ['risk', place - before, ...rest]
}

function rulesOf({ value }: YamlDocument): number {
  const rules = valueAt(value, ['risk'])
  return Array.isArray(rules) ? rules.length : 0
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, part) => (typeof inner === 'object' && inner !== null ? own(inner, part) : undefined),
    value,
  )
}

const own = (value: object, key: PropertyKey): unknown =>
  Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined

/** A copy with another value at a path of keys. */
export function withValue(whole: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const group = isGroup(whole) || Array.isArray(whole) ? whole : {}
  const inner = withValue(own(group, key), rest, value)
  return Array.isArray(group) ? Object.assign([...group], { [key]: inner }) : { ...group, [key]: inner }
}
