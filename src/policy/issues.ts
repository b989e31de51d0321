import type * as z from 'zod'
import { didYouMean } from './suggest.ts'

/** One mistake in plain words, with the path of what it is about. */
export interface Problem {
  path: readonly PropertyKey[]
  message: string
}

/** What a schema library found, in the words of somebody who writes a policy. One mistake may give several problems. */
export function problems(issue: z.core.$ZodIssue, schema: z.ZodType, value: unknown): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => unknownKey(issue.path, key, schema))
  if (issue.code === 'invalid_key')
    return [{ path: issue.path, message: `The name ${quote(issue.path.at(-1))} ${reasonOf(issue)}.` }]
  return [{ path: issue.path, message: sentence(issue, valueAt(value, issue.path)) }]
}

function unknownKey(path: readonly PropertyKey[], key: string, schema: z.ZodType): Problem {
  const known = keysAt(schema, path)
  const hint = didYouMean(key, known) || (known.length > 0 ? ` (known here: ${known.join(', ')})` : '')
  return { path: [...path, key], message: `Unknown key "${key}"${hint}.` }
}

function sentence(issue: z.core.$ZodIssue, found: unknown): string {
  const name = quote(issue.path.findLast(part => typeof part === 'string'))
  switch (issue.code) {
    case 'invalid_type':
      if (found === undefined) return `${name} is missing.`
      return `${name} must be ${article(issue.expected)}, but is ${describe(found)}.`
    case 'invalid_value': {
      if (found === undefined) return `${name} is missing; it must be ${alternatives(issue.values)}.`
      const hint = typeof found === 'string' ? didYouMean(found, issue.values.map(String)) : ''
      return `${name} must be ${alternatives(issue.values)}, but is ${describe(found)}${hint}.`
    }
    case 'too_small':
      return `${name} must ${issue.origin === 'number' || issue.origin === 'int' ? 'be' : 'have'} at least ${issue.minimum}${unit(issue.origin)}.`
    case 'too_big':
      return `${name} must ${issue.origin === 'number' || issue.origin === 'int' ? 'be' : 'have'} at most ${issue.maximum}${unit(issue.origin)}.`
    default:
      return `${name} ${issue.message}.`
  }
}

const reasonOf = (issue: z.core.$ZodIssueInvalidKey): string => issue.issues[0]?.message ?? 'is not allowed'

const quote = (part: PropertyKey | undefined): string => (part === undefined ? 'The policy' : `"${String(part)}"`)

function unit(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' || origin === 'set' ? ' entries' : ''
}

const NAMES: Record<string, string> = {
  object: 'a group of keys',
  record: 'a group of named entries',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}
const article = (expected: string): string => NAMES[expected] ?? expected

function alternatives(values: readonly unknown[]): string {
  const shown = values.map(value => JSON.stringify(value))
  return shown.length > 1 ? `one of ${shown.join(', ')}` : (shown[0] ?? 'nothing')
}

function describe(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a group of keys'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part) ? Reflect.get(inner, part) : undefined,
    value,
  )
}

/** The keys that a schema knows at a path; none where it takes any. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let inner: z.core.$ZodType | undefined = unwrap(schema)
  for (const part of path) inner = inner && unwrap(step(inner, part))
  const definition = (inner as z.core.$ZodTypes | undefined)?._zod.def
  return definition?.type === 'object' ? Object.keys(definition.shape) : []
}

function step(schema: z.core.$ZodType, part: PropertyKey): z.core.$ZodType | undefined {
  const definition = (schema as z.core.$ZodTypes)._zod.def
  if (definition.type === 'object') return definition.shape[String(part)]
  if (definition.type === 'array') return definition.element
  if (definition.type === 'record') return definition.valueType
  return undefined
}

/** Past defaults, optional marks and transformations, to the schema that has the keys. */
function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  const definition = (schema as z.core.$ZodTypes | undefined)?._zod.def
  if (!definition) return undefined
  if (definition.type === 'pipe') return unwrap(definition.in)
  return 'innerType' in definition ? unwrap(definition.innerType) : schema
}
