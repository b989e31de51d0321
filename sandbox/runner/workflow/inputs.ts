import type { Event } from './place.ts'
import type { Workflow } from './read/file.ts'
import type { DispatchInput } from './read/triggers.ts'

/** The `inputs` of a run that somebody started by hand, each in its type; none for every other event. */
export function inputsOf({ triggers, path }: Workflow, { name, payload }: Event): Record<string, unknown> {
  if (name !== 'workflow_dispatch') return {}
  const declared = triggers.find(({ event }) => event === name)?.inputs ?? {}
  const given = (payload['inputs'] ?? {}) as Readonly<Record<string, unknown>>
  const unexpected = Object.keys(given).find(one => !(one in declared))
  // GitHub answers so to whoever dispatches it.
  if (unexpected !== undefined) throw new Error(`${path}: Unexpected inputs provided: ["${unexpected}"]`)
  return Object.fromEntries(
    Object.entries(declared).map(([input, declaration]) => [input, typed(input, declaration, given[input])]),
  )
}

function typed(name: string, declared: DispatchInput, given: unknown): unknown {
  const value = String(given ?? declared.default ?? '')
  if (declared.required && value === '') throw new Error(`Required input '${name}' not provided`)
  if (declared.type === 'boolean') return value === 'true'
  if (declared.type === 'number') return Number(value)
  if (declared.type === 'choice' && value !== '' && !declared.options.includes(value))
    throw new Error(`Provided value '${value}' for input '${name}' not in the list of allowed values`)
  return value
}
