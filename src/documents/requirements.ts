import { isIdentifier } from '../facts/identifiers.ts'
import type { Requirement } from '../facts/links.ts'
import { readCsv } from './csv.ts'
import { described, shown } from './wording.ts'
import { parseYaml } from './yaml.ts'

/** The requirements of one file, or why none of them can be relied on. */
export type RequirementsRead =
  | { state: 'read'; items: Requirement[] }
  | { state: 'unreadable' | 'empty'; detail: string; line: number | null }

const MAX_LENGTH = 5 * 1024 * 1024
const MAX_ITEMS = 20_000
const STATUSES = ['draft', 'proposed', 'approved', 'rejected', 'obsolete'] as const

/** What a file says about one requirement, before anybody has looked at it. */
interface Entry {
  line: number
  fields: ReadonlyMap<string, unknown>
}

/** Reads a list of requirements: YAML, or a table with a head when the name ends in `.csv`. All of it or nothing. */
export function readRequirements(path: string, text: string): RequirementsRead {
  if (text.length > MAX_LENGTH) return unreadable(null, `It has more than ${MAX_LENGTH} characters.`)
  const entries = path.toLowerCase().endsWith('.csv') ? fromCsv(text) : fromYaml(path, text)
  if (!Array.isArray(entries)) return entries
  if (entries.length === 0) return { state: 'empty', detail: 'It lists no requirements.', line: null }
  if (entries.length > MAX_ITEMS) return unreadable(null, `It lists more than ${MAX_ITEMS} requirements.`)
  return readEntries(path, entries)
}

function readEntries(path: string, entries: readonly Entry[]): RequirementsRead {
  const items = new Map<string, Requirement>()
  for (const entry of entries) {
    const item = requirementOf(path, entry)
    if ('detail' in item) return item
    const known = items.get(item.id)
    if (known) return unreadable(entry.line, `The requirement ${item.id} is also on line ${known.line}.`)
    items.set(item.id, item)
  }
  return { state: 'read', items: [...items.values()] }
}

function requirementOf(path: string, { line, fields }: Entry): Requirement | Unreadable {
  const [id, title, status] = ['id', 'title', 'status'].map(name => fields.get(name))
  if (typeof id !== 'string' || !isIdentifier(id)) {
    return unreadable(line, `"id" must be an identifier such as REQ-12, but is ${described(id ?? null)}.`)
  }
  if (typeof title !== 'string' || title.trim() === '') return unreadable(line, `The requirement ${id} has no title.`)
  // What nobody has approved is not approved.
  const known = STATUSES.find(one => one === (status ?? 'proposed'))
  if (!known) {
    return unreadable(line, `The status of ${id} must be one of ${STATUSES.join(', ')}, but is ${described(status)}.`)
  }
  return { id, title: title.trim().slice(0, 500), status: known, path, line }
}

type Unreadable = Exclude<RequirementsRead, { state: 'read' }>

const unreadable = (line: number | null, detail: string): Unreadable => ({ state: 'unreadable', detail, line })

function fromYaml(path: string, text: string): Entry[] | Unreadable {
  const document = parseYaml(text, path)
  if (!('locate' in document)) return asUnreadable(document[0])
  if (document.diagnostics[0]) return asUnreadable(document.diagnostics[0])
  const list = isGroup(document.value) ? document.value['requirements'] : undefined
  const others = isGroup(document.value) ? Object.keys(document.value).filter(key => key !== 'requirements') : []
  if (others[0] !== undefined) {
    return unreadable(document.locate([others[0]]).line, `The key ${shown(others[0])} is not supported here.`)
  }
  if (!Array.isArray(list)) return unreadable(1, 'It must have the key "requirements" with a list.')
  const entries: Entry[] = []
  for (const [index, value] of list.entries()) {
    const { line } = document.locate(['requirements', index])
    if (!isGroup(value)) return unreadable(line, `A requirement must be a mapping of keys, but is ${described(value)}.`)
    const unknown = Object.keys(value).find(key => !['id', 'title', 'status'].includes(key))
    if (unknown !== undefined) return unreadable(line, `A requirement has the unknown key ${shown(unknown)}.`)
    entries.push({ line, fields: new Map(Object.entries(value)) })
  }
  return entries
}

const asUnreadable = (diagnostic: { line: number; message: string } | undefined): Unreadable =>
  unreadable(diagnostic?.line ?? null, diagnostic?.message ?? 'It is not valid YAML.')

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function fromCsv(text: string): Entry[] | Unreadable {
  const rows = readCsv(text)
  if (!Array.isArray(rows)) return unreadable(rows.line, rows.detail)
  const [head, ...body] = rows
  if (!head) return []
  const names = head.cells.map(cell => cell.trim().toLowerCase())
  const missing = ['id', 'title'].find(name => !names.includes(name))
  if (missing !== undefined)
    return unreadable(head.line, `The first line must name the columns; "${missing}" is missing.`)
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index)
  if (twice !== undefined) return unreadable(head.line, `The column ${shown(twice)} appears twice.`)
  const wrong = body.find(({ cells }) => cells.length !== names.length)
  if (wrong) return unreadable(wrong.line, `This row has ${wrong.cells.length} cells, the first line ${names.length}.`)
  return body.map(({ line, cells }) => ({ line, fields: fieldsOf(names, cells) }))
}

/** An empty cell says nothing. */
function fieldsOf(names: readonly string[], cells: readonly string[]): ReadonlyMap<string, string> {
  const pairs = names.map((name, index) => [name, (cells[index] ?? '').trim()] as const)
  return new Map(pairs.filter(([, value]) => value !== ''))
}
