import type { ChangeRecord } from '../facts/links.ts'
import { described, shown } from './wording.ts'
import { parseYaml, type YamlDocument } from './yaml.ts'

type Field = ChangeRecord['fields'][number]

/** The fields of a change record, or why it cannot be read. */
export type RecordRead =
  | { state: 'read'; fields: Field[] }
  | { state: 'unreadable'; detail: string; line: number | null }

const MAX_LENGTH = 256 * 1024
const MAX_FIELDS = 100
const MAX_FIELD_LENGTH = 20_000

/** Reads a change record, beside the file that new ones are copied from. All of it or nothing. */
export function readChangeRecord(path: string, text: string, template: string | undefined): RecordRead {
  const read = readFields(path, text)
  if (read.state === 'unreadable') return read
  const original = template === undefined ? undefined : readFields(path, template)
  const known = new Map(
    original?.state === 'read' ? original.fields.map(({ name, text }) => [name, collapsed(text)]) : [],
  )
  const fields = read.fields.map(field => ({ ...field, untouched: known.get(field.name) === collapsed(field.text) }))
  return { state: 'read', fields }
}

const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim()

function readFields(path: string, text: string): RecordRead {
  if (text.length > MAX_LENGTH) return unreadable(null, `It has more than ${MAX_LENGTH} characters.`)
  const document = parseYaml(text, path)
  if (!('locate' in document))
    return unreadable(document[0]?.line ?? null, document[0]?.message ?? 'It is not valid YAML.')
  const [mistake] = document.diagnostics
  if (mistake) return unreadable(mistake.line, mistake.message)
  if (!isGroup(document.value)) {
    return unreadable(1, `A change record must be a mapping of keys to texts, but is ${described(document.value)}.`)
  }
  const fields: Field[] = []
  const problem = addFields(document, document.value, [], fields)
  if (problem) return problem
  const twice = fields.find(({ name }, index) => fields.findIndex(other => other.name === name) !== index)
  if (twice) return unreadable(twice.line, `The field ${shown(twice.name)} appears twice, in two spellings.`)
  if (fields.length > MAX_FIELDS) return unreadable(null, `It has more than ${MAX_FIELDS} fields.`)
  return { state: 'read', fields }
}

type Unreadable = Extract<RecordRead, { state: 'unreadable' }>

const unreadable = (line: number | null, detail: string): Unreadable => ({ state: 'unreadable', detail, line })

/** Groups may be one level deep: `risk: { level: high }` is the field `risk.level`. */
function addFields(
  document: YamlDocument,
  group: Record<string, unknown>,
  above: readonly string[],
  fields: Field[],
): Unreadable | undefined {
  for (const [key, value] of Object.entries(group)) {
    const path = [...above, key]
    const { line } = document.locate(path)
    if (!/^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(key)) {
      return unreadable(line, `The field ${shown(key)} must have a name of letters, digits and hyphens.`)
    }
    if (isGroup(value) && above.length === 0) {
      const problem = addFields(document, value, path, fields)
      if (problem) return problem
      continue
    }
    const text = textOf(value)
    if (text === undefined)
      return unreadable(line, `The field ${shown(path.join('.'))} must be a text, but is ${described(value)}.`)
    if (text.length > MAX_FIELD_LENGTH)
      return unreadable(line, `The field ${shown(key)} is longer than ${MAX_FIELD_LENGTH} characters.`)
    const name = path.map(part => part.toLowerCase().replaceAll('_', '-')).join('.')
    fields.push({ name, text, line, untouched: false })
  }
  return undefined
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A key without a value is a field without a text. */
function textOf(value: unknown): string | undefined {
  if (value === null) return ''
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (!Array.isArray(value)) return undefined
  const parts = value.map(part => (Array.isArray(part) || isGroup(part) ? undefined : textOf(part)))
  return parts.some(part => part === undefined) ? undefined : parts.join(', ')
}
