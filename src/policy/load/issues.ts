import type * as z from 'zod'
import { article, described, plural, shown, toPaste } from '../../documents/wording.ts'
import type { Path } from '../../documents/yaml.ts'
import { didYouMean, suggest } from '../../text/suggest.ts'
import { mended, type Wanted } from './mended.ts'

/** One mistake in plain words, with the path of what it is about. */
export interface PolicyIssue {
  path: Path
  message: string
  /** A key that is not there. */
  missing?: string
  /** The key that was probably meant by an unknown one. */
  meant?: string
  /** A key that nobody knows. */
  unknown?: true
  /** A gate that does not say of which type it is. */
  untyped?: true
  /** Something that is not there, whatever its key. */
  needs?: true
}

/** Looking for the key that was meant takes time; a file with more unknown ones than this has no typing errors. */
const MAX_COMPARED = 200

/** What a schema found in `value`, in the words of somebody who writes a policy. `at` is the path of `value` itself. */
export function problems(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  value: unknown,
  at: Path = [],
  /** Keys that are known here, but not to the schema. */
  beside: readonly string[] = [],
): readonly PolicyIssue[] {
  return worthReporting(issues).flatMap(issue => {
    const path = [...at, ...issue.path]
    const inner = insideUnion(issue)
    if (inner.length > 0) return problems(inner, schema, value, at)
    if (issue.code === 'unrecognized_keys') {
      const known = [...keysAt(schema, value, issue.path), ...(issue.path.length === 0 ? beside : [])]
      return issue.keys.map((key, index) => unknownKey(path, key, index < MAX_COMPARED ? known : []))
    }
    if (issue.code === 'invalid_key') return [{ path, message: `The name ${shown(path.at(-1))} ${nameRule(issue)}.` }]
    return [asIssue(issue, path, { schema, value })]
  })
}

interface Place {
  schema: z.ZodType
  value: unknown
}

function asIssue(issue: z.core.$ZodIssue, path: Path, { schema, value }: Place): PolicyIssue {
  const found = valueAt(value, issue.path)
  const isMissing = found === undefined && path.length > 0
  const needs = issue.code === 'custom' && issue.message.startsWith('needs')
  return {
    path,
    message: sentence(issue, path, found) + (isMissing ? '' : line(issue, path, found, { schema, value })),
    ...(isMissing ? { missing: String(path.at(-1)) } : {}),
    ...(needs ? { needs } : {}),
  }
}

/** The line to write instead, as far as anybody can tell. */
function line(issue: z.core.$ZodIssue, path: Path, found: unknown, { schema, value }: Place): string {
  const key = path.findLast(part => typeof part === 'string')
  if (key === undefined) return ''
  const isEntry = typeof path.at(-1) === 'number'
  const as = (kind: Wanted['kind'], known: readonly string[] = []) => mended(found, { key, isEntry, kind, known })
  if (issue.code !== 'invalid_type') return issue.message.startsWith('must be a percentage') ? as('percentage') : ''
  const inside = (...part: PropertyKey[]) => keysAt(schema, value, [...issue.path, ...part])
  if (issue.expected === 'boolean') return as('boolean')
  if (issue.expected === 'object') return as('mapping', inside())
  if (issue.expected !== 'array') return ''
  const known = inside(0)
  return as(known.length > 0 ? 'list of mappings' : 'list of text', known)
}

/** Of alternatives, what is wrong inside the one that was meant: its keys could be distinguished from the others. */
function insideUnion(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return []
  const meant = issue.errors.find(found =>
    found.some(({ code, path }) => code === 'unrecognized_keys' || path.length > 0),
  )
  return (meant ?? []).map(one => ({ ...one, path: [...issue.path, ...one.path] }))
}

/** A key that was misspelt is reported once, with the right spelling, and not again as what is missing. */
export function withoutEchoes(found: readonly PolicyIssue[]): readonly PolicyIssue[] {
  const parent = ({ path }: PolicyIssue) => JSON.stringify(path.slice(0, -1).map(String))
  const meant = new Set(
    found.flatMap(problem => (problem.meant === undefined ? [] : `${parent(problem)} ${problem.meant}`)),
  )
  // What a profile would have given is not missing where only its name is wrong.
  const isOfProfile = found.some(({ path, missing }) => path.length === 1 && path[0] === 'profile' && !missing)
  const odd = new Set(found.flatMap(problem => (problem.unknown ? [parent(problem)] : [])))
  return found
    .filter(problem => problem.missing === undefined || !meant.has(`${parent(problem)} ${problem.missing}`))
    .filter(({ missing, untyped, path }) => !(missing ?? untyped) || !isOfProfile || path[0] !== 'gates')
    .filter(({ needs, path }) => !needs || !odd.has(JSON.stringify(path.map(String))))
}

/**
 * A number can be past two limits at once, the team's and the machine's; the team's comes last and is the one to
 * report. Of what is not even of the right type, its length says nothing more.
 */
function worthReporting(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const kindOf = ({ code, path }: z.core.$ZodIssue) => `${code} ${String(path)}`
  // Looked up and not searched for: there may be as many as the file has lines.
  const last = new Map(issues.map(issue => [kindOf(issue), issue]))
  const isOfWrongType = ({ path }: z.core.$ZodIssue) => last.has(`invalid_type ${String(path)}`)
  return issues.filter(
    issue => last.get(kindOf(issue)) === issue && (issue.code === 'invalid_type' || !isOfWrongType(issue)),
  )
}

export function unknownKey(path: Path, key: string, known: readonly string[]): PolicyIssue {
  const [, name = '', value = ''] = /^([\w-]+):(\S.*)$/.exec(key) ?? []
  if (known.includes(name)) {
    const message = `A space is missing after the colon of ${shown(name)}.${toPaste(`${name}: ${value}`)}`
    return { path: [...path, key], message, unknown: true, meant: name }
  }
  const meant = suggest(key, known)
  const hint = didYouMean(key, known) || (known.length > 0 ? ` (known here: ${known.join(', ')})` : '')
  return {
    path: [...path, key],
    message: `Unknown key ${shown(key)}${hint}.`,
    unknown: true,
    ...(meant === undefined ? {} : { meant }),
  }
}

function sentence(issue: z.core.$ZodIssue, path: Path, found: unknown): string {
  const name = subject(path)
  if (found === undefined && path.length > 0) return `${shown(path.at(-1))} is missing${mustBe(issue)}.`
  switch (issue.code) {
    case 'invalid_type':
      return `${name} must be ${article(issue.expected)}, but is ${described(found)}${rewrite(issue.expected, found)}.`
    case 'invalid_value':
      if (path.length === 1 && path[0] === 'profile') return unknownProfile(issue.values, found)
      return `${name} must be ${alternatives(issue.values)}, but is ${described(found)}${valueHint(issue.values, found)}.`
    case 'too_small':
      return `${name} ${atLeast(issue, found)}.`
    case 'too_big':
      return `${name} ${atMost(issue, found)}.`
    default:
      return ruleBroken(name, path, found, issue.message)
  }
}

function unknownProfile(values: readonly unknown[], found: unknown): string {
  const names = values.map(String)
  const hint = typeof found === 'string' ? didYouMean(found, names) : ''
  return `There is no profile ${described(found)}${hint || ` (there are: ${names.join(', ')})`}. \`gatebook profile\` shows what each of them requires.`
}

/** A rule in a schema's own words: what something `must` be, or what is wrong with a text. */
function ruleBroken(name: string, path: Path, found: unknown, rule: string): string {
  const isPlain = typeof found !== 'object' || found === null
  if (rule.startsWith('must')) return `${name} ${rule}${isPlain ? `, but is ${described(found)}` : ''}.`
  if (typeof found !== 'string') return `${name} ${rule}.`
  const key = path.findLast(part => typeof part === 'string')
  return `${shown(found)} in ${shown(key)} ${rule}.`
}

/** `"count"`, or `An entry of "users"`. */
function subject(path: Path): string {
  const key = path.findLast(part => typeof part === 'string')
  if (key === undefined) return 'The policy'
  return typeof path.at(-1) === 'number' ? `An entry of ${shown(key)}` : shown(key)
}

function mustBe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `; it must be ${alternatives(issue.values)}`
  if (issue.code === 'invalid_type') return `; it must be ${article(issue.expected)}`
  return issue.message.startsWith('must') ? `; it ${issue.message}` : ''
}

/** How to write what was probably meant. */
function rewrite(expected: string, found: unknown): string {
  if (expected === 'string' && (typeof found === 'number' || typeof found === 'boolean')) return ' (put it in quotes)'
  const isNumber = typeof found === 'string' && found.trim() !== '' && Number.isFinite(Number(found))
  return (expected === 'number' || expected === 'int') && isNumber ? ' (write it without quotes)' : ''
}

function valueHint(values: readonly unknown[], found: unknown): string {
  if (typeof found !== 'string') return ''
  if (values.some(value => typeof value !== 'string' && String(value) === found)) return ' (write it without quotes)'
  return didYouMean(
    found,
    values.filter(value => typeof value === 'string'),
  )
}

function atLeast({ origin, minimum }: z.core.$ZodIssueTooSmall, found: unknown): string {
  if (origin === 'string')
    return minimum === 1 ? 'must not be empty' : `must have at least ${plural(minimum, 'character')}`
  if (origin === 'array')
    return minimum === 1 ? 'must have at least one entry' : `must have at least ${plural(minimum, 'entry')}`
  return `must be at least ${minimum}, but is ${described(found)}`
}

function atMost({ origin, maximum }: z.core.$ZodIssueTooBig, found: unknown): string {
  if (origin === 'string') return `must have at most ${plural(maximum, 'character')}`
  if (origin === 'array')
    return `must have at most ${plural(maximum, 'entry')}, but has ${Array.isArray(found) ? found.length : 'more'}`
  return `must be at most ${maximum}, but is ${described(found)}`
}

const nameRule = (issue: z.core.$ZodIssueInvalidKey): string => issue.issues[0]?.message ?? 'is not allowed'

function alternatives(values: readonly unknown[]): string {
  const all = values.map(value => JSON.stringify(value))
  return all.length > 1 ? `one of ${all.join(', ')}` : (all[0] ?? 'nothing')
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part) ? Reflect.get(inner, part) : undefined,
    value,
  )
}

/** The keys that a schema knows at a path; none where it takes any. */
function keysAt(schema: z.ZodType, value: unknown, path: Path): readonly string[] {
  const ends = path.reduce<Step>(
    ({ schemas, value: outer }, part) => {
      const inner = valueAt(outer, [part])
      return { schemas: schemas.flatMap(one => fitting(step(one, part), inner)), value: inner }
    },
    { schemas: fitting(schema, value), value },
  )
  const shapes = ends.schemas.flatMap(one => {
    const definition = definitionOf(one)
    return definition.type === 'object' ? [definition.shape] : []
  })
  return [...new Set(shapes.flatMap(shape => Object.keys(shape)))]
}

interface Step {
  schemas: readonly z.core.$ZodType[]
  value: unknown
}

const definitionOf = (schema: z.core.$ZodType) => (schema as z.core.$ZodTypes)._zod.def

function step(schema: z.core.$ZodType, part: PropertyKey): z.core.$ZodType | undefined {
  const definition = definitionOf(schema)
  if (definition.type === 'object')
    return Object.hasOwn(definition.shape, part) ? definition.shape[String(part)] : undefined
  if (definition.type === 'array') return definition.element
  if (definition.type === 'record') return definition.valueType
  return undefined
}

/** Past defaults, optional marks and transformations, to the schemas that have the keys: of alternatives, those that fit. */
function fitting(schema: z.core.$ZodType | undefined, value: unknown): readonly z.core.$ZodType[] {
  if (!schema) return []
  const definition = definitionOf(schema)
  if (definition.type === 'pipe') return fitting(definition.in, value)
  if ('innerType' in definition) return fitting(definition.innerType, value)
  if (definition.type !== 'union') return [schema]
  const all = definition.options.flatMap(option => fitting(option, value))
  const matching = all.filter(option => fits(option, value))
  return matching.length > 0 ? matching : all
}

/** Whether a value says by one of its keys that it is of this kind, such as `source: jira`. */
function fits(schema: z.core.$ZodType, value: unknown): boolean {
  const definition = definitionOf(schema)
  if (definition.type !== 'object') return false
  return Object.entries(definition.shape).some(([key, inner]) => {
    const kind = definitionOf(inner)
    return kind.type === 'literal' && kind.values.includes(valueAt(value, [key]) as never)
  })
}
