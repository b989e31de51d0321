import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { readSchema } from './schemas.ts'

/** An operation of GitHub's description, found by its path template and method. */
export interface OperationKey {
  template: string
  method: string
}

interface Parameter {
  name: string
  in: string
  required?: boolean
  schema: Schema
}

interface Schema {
  type?: string
  nullable?: boolean
  properties?: Record<string, Schema>
  [keyword: string]: unknown
}

interface Operation {
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { $ref: string } | { content?: Record<string, { schema: Schema }> }>
}

interface Description {
  paths: Record<string, Record<string, Operation>>
  components: { parameters: Record<string, Parameter>; responses: Operation['responses'] }
}

/** Formats that GitHub's description names and JSON Schema does not know; nothing here depends on them. */
const UNKNOWN_FORMATS = ['repo.nwo', 'timestamp', 'ssh-key', 'ipv4', 'binary']
const NAME = 'github'

interface Kept {
  loaded?: { ajv: Ajv; description: Description }
  compiled?: Map<string, ValidateFunction>
}

/**
 * The description is the same for every stand-in: it is read once, and a validator is compiled when it is first needed.
 * Whoever loads this program several times in one process can have that done once as well.
 */
const kept = (globalThis as { standInDescription?: Kept }).standInDescription ?? {}

/** Judges requests, answers and events by GitHub's own description. */
export class Oracle {
  /** What is wrong with the query and the body of a request; `refused` is what GitHub would answer 422 for. */
  request(key: OperationKey, query: URLSearchParams, body: unknown): { refused: string[]; unknown: string[] } {
    const operation = this.#operation(key)
    const parameters = (operation.parameters ?? []).map(one => this.#parameter(one)).filter(one => one.in === 'query')
    const pointer = [...operationPointer(key), 'requestBody', 'content', 'application/json', 'schema']
    const schema = operation.requestBody?.content['application/json']?.schema
    return {
      refused: [...wrongQuery(parameters, query), ...(schema === undefined ? [] : this.#judge(pointer, body))],
      unknown: [...unknownQuery(parameters, query), ...unknownProperties(schema, body)],
    }
  }

  answer(key: OperationKey, status: number, body: unknown): string[] {
    const response = this.#operation(key).responses[status]
    // GitHub may refuse any request; the description lists refusals for a few.
    if (response === undefined) return status >= 400 ? [] : [`the description knows no answer ${status}`]
    const pointer =
      '$ref' in response ? response.$ref.slice(2).split('/') : [...operationPointer(key), 'responses', String(status)]
    const content = '$ref' in response ? load().description.components.responses[pointer[2] ?? ''] : response
    if (content === undefined || '$ref' in content || content.content?.['application/json'] === undefined) return []
    return this.#judge([...pointer, 'content', 'application/json', 'schema'], body)
  }

  /** The name is the event with its action, as in `pull-request-opened`. */
  event(name: string, payload: unknown): string[] {
    return this.#judge(['x-webhooks', name, 'post', 'requestBody', 'content', 'application/json', 'schema'], payload)
  }

  #judge(pointer: readonly string[], value: unknown): string[] {
    const reference = `${NAME}#/${pointer.map(escapePointer).join('/')}`
    kept.compiled ??= new Map()
    const validate = kept.compiled.get(reference) ?? load().ajv.compile({ $ref: reference })
    kept.compiled.set(reference, validate)
    if (validate(value)) return []
    return (validate.errors ?? [])
      .filter(error => !isKnownMistake(error))
      .map(error => `${error.instancePath || '/'} ${error.message ?? ''}`)
  }

  #operation({ template, method }: OperationKey): Operation {
    const operation = load().description.paths[template]?.[method.toLowerCase()]
    if (operation === undefined)
      throw new Error(`The slice has no ${method} ${template}; add its operation to scripts/slice-openapi.mjs.`)
    return operation
  }

  #parameter(parameter: Parameter | { $ref: string }): Parameter {
    if (!('$ref' in parameter)) return parameter
    const found = load().description.components.parameters[parameter.$ref.split('/').at(-1) ?? '']
    if (found === undefined) throw new Error(`The slice lacks ${parameter.$ref}.`)
    return found
  }
}

function load() {
  kept.loaded ??= read()
  return kept.loaded
}

function read() {
  const description = withNull(JSON.parse(readSchema('github-openapi.json'))) as Description
  // Shorter validators are not worth the time that it takes to shorten them.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true, code: { optimize: false } })
  formats.default(ajv)
  for (const format of UNKNOWN_FORMATS) ajv.addFormat(format, true)
  // A bot's address has brackets in it, which the usual check of addresses refuses.
  ajv.addFormat('email', /^[^\s@]+@[^\s@]+$/)
  ajv.addSchema(description, NAME)
  return { ajv, description }
}

function operationPointer({ template, method }: OperationKey): string[] {
  return ['paths', template, method.toLowerCase()]
}

function escapePointer(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}

/** `nullable` is OpenAPI's; to JSON Schema null is one more type, also where an enum does not list it. */
function withNull(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNull)
  if (node === null || typeof node !== 'object') return node
  const { nullable, ...rest } = node as Schema
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withNull(value)]))
  if (nullable === true) return { anyOf: [inner, { type: 'null' }] }
  // A property may be called `nullable`; then its value is a schema.
  return nullable === undefined || nullable === false ? inner : { ...inner, nullable: withNull(nullable) }
}

/** GitHub sends null for a head repository that is gone, against its own description. */
function isKnownMistake({ instancePath, keyword, params }: ErrorObject): boolean {
  return /\/head\/repo$/.test(instancePath) && keyword === 'type' && params['type'] === 'object'
}

function wrongQuery(parameters: readonly Parameter[], query: URLSearchParams): string[] {
  return parameters.flatMap(({ name, required, schema }) => {
    const value = query.get(name)
    if (value === null) return required === true ? [`query ${name} is required`] : []
    if (schema.type === 'integer' && !/^-?\d+$/.test(value)) return [`query ${name} must be an integer`]
    const allowed = schema['enum']
    return Array.isArray(allowed) && !allowed.includes(value)
      ? [`query ${name} must be one of ${allowed.join(', ')}`]
      : []
  })
}

/** GitHub ignores what it does not know, which hides a misspelt name for ever; so it is reported, not refused. */
function unknownQuery(parameters: readonly Parameter[], query: URLSearchParams): string[] {
  const known = parameters.map(one => one.name)
  return [...query.keys()].filter(name => !known.includes(name)).map(name => `query ${name} is not known`)
}

function unknownProperties(schema: Schema | undefined, body: unknown): string[] {
  if (schema?.properties === undefined || body === null || typeof body !== 'object') return []
  const known = Object.keys(schema.properties)
  return Object.keys(body)
    .filter(name => !known.includes(name))
    .map(name => `body ${name} is not known`)
}
