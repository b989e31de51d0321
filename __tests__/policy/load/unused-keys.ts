import { isGroup } from '../../../src/policy/load/groups.ts'

/** As much of JSON Schema as the schema of a policy is made of. */
interface Schema {
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  additionalProperties?: Schema | boolean
  items?: Schema
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  else?: Schema
  const?: unknown
}

/** Paths of the keys in a schema that none of the values has, such as `gates.*<tests>.flaky`. */
export function unusedKeys(schema: Schema, values: readonly unknown[], path = ''): string[] {
  const groups = values.filter(isGroup)
  const { properties, additionalProperties: entry, items, anyOf: alternatives = schema.oneOf, else: otherwise } = schema
  return [
    ...Object.entries(properties ?? {}).flatMap(([key, inner]) => unusedKey(key, inner, groups, path)),
    ...(typeof entry === 'object' ? unusedKeys(entry, groups.flatMap(Object.values), `${path}.*`) : []),
    ...(items ? unusedKeys(items, values.filter(Array.isArray).flat(), `${path}[]`) : []),
    ...(alternatives ? unusedOfAlternatives(alternatives, values, path) : []),
    ...(otherwise ? unusedKeys(otherwise, values, path) : []),
  ]
}

function unusedKey(key: string, schema: Schema, groups: readonly Record<string, unknown>[], path: string): string[] {
  const at = path === '' ? key : `${path}.${key}`
  const held = groups.flatMap(group => (Object.hasOwn(group, key) ? [group[key]] : []))
  return held.length > 0 ? unusedKeys(schema, held, at) : [at]
}

/** What all of them have needs one example; what one of them has needs one there. */
function unusedOfAlternatives(all: readonly Schema[], values: readonly unknown[], path: string): string[] {
  const [first, ...others] = all.map(({ properties = {} }) => Object.entries(properties))
  const isShared = ([key, inner]: [string, Schema]) =>
    others.every(other => other.some(one => JSON.stringify(one) === JSON.stringify([key, inner])))
  const shared = Object.fromEntries((first ?? []).filter(isShared))
  const own = (one: Schema) => Object.entries(one.properties ?? {}).filter(([key]) => !Object.hasOwn(shared, key))
  return [
    ...unusedKeys({ properties: shared }, values, path),
    ...all.flatMap(one => {
      const { told, isOne } = kindOf(one)
      return unusedKeys({ ...one, properties: Object.fromEntries(own(one)) }, values.filter(isOne), path + told)
    }),
  ]
}

/** One key with a value of its own, such as `type: tests`, tells an alternative from the others. */
function kindOf({ properties = {}, required = [] }: Schema): { told: string; isOne: (value: unknown) => boolean } {
  const key = required.find(name => properties[name] && 'const' in properties[name])
  const value = key === undefined ? undefined : properties[key]?.const
  if (key === undefined) return { told: '', isOne: () => true }
  return { told: `<${value}>`, isOne: one => isGroup(one) && one[key] === value }
}
