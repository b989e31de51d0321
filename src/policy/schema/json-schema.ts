import * as z from 'zod'
import { gates } from '../../gates/registry.ts'
import { gateKeys } from './gate-keys.ts'
import { policySchema } from './schema.ts'

type JsonSchema = Record<string, unknown>

/** Editors read this draft; what YAML writers see as hover help are the descriptions of the zod schemas. */
const options = { target: 'draft-7', io: 'input', unrepresentable: 'any' } as const

/**
 * The JSON Schema of a policy file. Gate types are distinguished by `type`; each brings its own keys. One that builds
 * on a profile or on other policies may leave keys to those. It accepts whatever the loader accepts; what needs more
 * than one place to see, such as a role that nobody defines, only the loader refuses.
 */
export function policyJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(policySchema, options) as JsonSchema
  const { gates: all, ...properties } = schema['properties'] as Record<string, JsonSchema>
  const required = (schema['required'] as string[]).filter(key => key !== 'gates')
  const types = gates.map(gateSchema)
  const gatesOf = (anyOf: readonly JsonSchema[]) => ({
    properties: { gates: { ...all, additionalProperties: { anyOf } } },
  })
  return {
    $id: 'gatebook/policy/1',
    title: 'Gatebook quality policy',
    ...schema,
    properties: { ...properties, gates: { description: all?.['description'] } },
    required,
    if: { anyOf: ['profile', 'extends'].map(key => ({ required: [key], properties: { [key]: properties[key] } })) },
    // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
    then: gatesOf(types.map(partial)),
    else: { required: ['gates'], ...gatesOf(types) },
  }
}

/** Any key of a group may be left to what is built on; an entry of a list is written whole. */
function partial({ required: _, ...schema }: JsonSchema): JsonSchema {
  const properties = schema['properties'] as Record<string, JsonSchema> | undefined
  if (!properties) return schema
  const inner = Object.entries(properties).map(([key, value]) => [key, partial(value)])
  return { ...schema, properties: Object.fromEntries(inner) }
}

function gateSchema(gate: (typeof gates)[number]): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(gate.settings, options) as JsonSchema
  const properties = schema['properties'] as JsonSchema
  const required = (schema['required'] as string[] | undefined) ?? []
  const { properties: common } = z.toJSONSchema(gateKeys, options) as { properties: JsonSchema }
  const type = { const: gate.type, description: 'Type of the gate.' }
  return {
    ...schema,
    title: `Gate of type ${gate.type}`,
    properties: { type, ...properties, ...common },
    required: ['type', ...required],
  }
}
