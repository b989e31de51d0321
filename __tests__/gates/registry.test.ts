import { describe, expect, test } from '@jest/globals'
import * as z from 'zod'
import type { Gate } from '../../src/gates/gate.ts'
import { protectedPaths } from '../../src/gates/protected-paths/index.ts'
import { gates } from '../../src/gates/registry.ts'
import type { Directions } from '../../src/gates/shared/directions.ts'

const all: readonly Gate[] = [...gates, protectedPaths]

interface JsonSchema {
  type?: string
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
}

/** Every key of some settings, as in `patch.min`, down to where a direction says that a group is looked at as one. */
function keysOf(schema: JsonSchema, directions: Directions, above = ''): string[] {
  const variants = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  if (variants.length > 0) return variants.flatMap(one => keysOf(one, directions, above))
  if (schema.items && isComparedByEntry(directions, above)) return keysOf(schema.items, directions, above)
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const key = above === '' ? name : `${above}.${name}`
    const isGroup = inner.properties !== undefined && !isWhole(directions, key)
    return isGroup && directions[key] === undefined
      ? keysOf(inner, directions, key)
      : [key, ...keysOf(inner, directions, key)]
  })
}

const isWhole = (directions: Directions, key: string): boolean =>
  ['when', 'exception', 'undirected'].includes(String(directions[key]))

/** An entry of such a list may be stricter than another one; what counts in other lists is only which entries there are. */
const isComparedByEntry = (directions: Directions, key: string): boolean =>
  directions[key] === 'more' ||
  directions[key] === 'entries' ||
  (directions[key] === 'fewer' && Object.keys(directions).some(one => one.startsWith(`${key}.`)))

describe('every gate type', () => {
  test('has a name of its own', () => {
    expect(new Set(all.map(({ type }) => type)).size).toBe(all.length)
  })

  test.each(all)('$type says of every key of its settings which way it points', ({ settings, directions }) => {
    const schema = z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }) as JsonSchema
    const keys = keysOf(schema, directions).filter(key => !isInsideWhole(directions, key))
    expect(keys.length).toBeGreaterThan(0)
    expect([...new Set(keys)].filter(key => directions[key] === undefined)).toEqual([])
  })

  test.each(all)('$type says it of no key that it does not have', ({ settings, directions }) => {
    const schema = z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }) as JsonSchema
    const keys = new Set(keysOf(schema, directions))
    expect(Object.keys(directions).filter(key => !keys.has(key))).toEqual([])
  })

  test.each(all)('$type names at least one clause of each edition', ({ clauses }) => {
    for (const ids of Object.values(clauses)) expect(ids.length).toBeGreaterThan(0)
  })
})

function isInsideWhole(directions: Directions, key: string): boolean {
  const parts = key.split('.')
  return parts.some((_, at) => at > 0 && isWhole(directions, parts.slice(0, at).join('.')))
}
