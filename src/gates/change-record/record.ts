import type { ChangeRecord, Description, RecordIssue } from '../../facts/links.ts'
import { RISKS, type Risk } from '../shared/risk.ts'

/** A change record, wherever it was written. */
export interface WrittenRecord {
  /** Of a file; `null`: in the description, or in an issue. */
  path: string | null
  blob: string | null
  /** Number of the issue; `null`: in none. */
  issue: number | null
  /** When its text was last written. `null`: with the content of the change, or never again. */
  editedAt: string | null
  fields: readonly Field[]
}

export interface Field {
  name: string
  text: string
  line: number
  untouched: boolean
}

export function recordOf({ path, blob, fields }: ChangeRecord): WrittenRecord {
  return { path, blob, issue: null, editedAt: null, fields }
}

/** What the issue that a change names says. */
export function recordInIssue({ number, editedAt, sections }: FoundIssue): WrittenRecord {
  return { ...recordIn({ sections, editedAt }), issue: number }
}

type FoundIssue = Extract<RecordIssue, { state: 'found' }>

/** Sections of a description, by their headings: "Rollback plan" is the field `rollback-plan`. */
export function recordIn({ sections, editedAt = null }: Omit<Description, 'digest'>): WrittenRecord {
  const fields = sections.map(({ heading, text, line, untouched }) => ({
    name: nameOf(heading),
    text,
    line,
    untouched,
  }))
  return { path: null, blob: null, issue: null, editedAt, fields: fields.filter(({ name }) => name !== '') }
}

/** Longer than any name in a policy, and short enough for reasons to quote. Cut before the ends are trimmed, which is slow. */
const MAX_NAME_LENGTH = 100

const nameOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, MAX_NAME_LENGTH)
    .replace(/^[-.]+|[-.]+$/g, '')

/** A field and those of its group: `risk` is also `risk.level`. */
export function fieldsOf({ fields }: WrittenRecord, name: string): readonly Field[] {
  return fields.filter(field => field.name === name || field.name.startsWith(`${name}.`))
}

/** A field of that name, or of its group, that is there more than once: it is unknown which one is meant. */
export function doubled(record: WrittenRecord, name: string): Field | undefined {
  const fields = fieldsOf(record, name)
  return fields.find((field, index) => fields.findIndex(other => other.name === field.name) !== index)
}

export const isFilled = (field: Field): boolean => !field.untouched && !saysNothing(field)

/** What people write where they have nothing to say, and GitHub in an issue form for them. */
const PLACEHOLDER = /^(?:tbd|todo|tba|tbc|x{3,}|n ?a|none yet|no response|fill (?:me |this )?in)$/i

/** Letters that nobody sees make a field look filled in to a program only. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{C}]/gu
const WORD = /[\p{L}\p{N}]+/gu

/** Whether a reader learns nothing from it: no word at all, or placeholders only. */
export function saysNothing({ text }: Pick<Field, 'text'>): boolean {
  return text
    .normalize('NFKC')
    .split(/[,;.:!?\n\r]+/)
    .map(part => part.replace(/\s+/g, ' ').replace(UNSEEN, '').match(WORD) ?? [])
    .every(words => words.length === 0 || PLACEHOLDER.test(words.join(' ')))
}

/** The risk that a record declares: the first word of its field. */
export function declaredRisk({ fields }: WrittenRecord): Risk | undefined {
  const field = fields.find(({ name }) => name === 'risk.level') ?? fields.find(({ name }) => name === 'risk')
  const [word = ''] = /[\p{L}\p{M}\p{N}_]+/u.exec(field?.text ?? '') ?? []
  return RISKS.find(risk => risk === word.toLowerCase())
}

/** The type that a record declares, in lower case; `normal` when it has none, or GitHub wrote so into an issue form. */
export function declaredType({ fields }: WrittenRecord): string {
  const text =
    fields
      .find(({ name }) => name === 'type')
      ?.text.trim()
      .toLowerCase() ?? ''
  return text === '' || /^_?no response_?$/.test(text) ? 'normal' : text
}
