import type { ChangeRecord, Description } from '../../facts/links.ts'
import { RISKS, type Risk } from '../risk.ts'

/** A change record, wherever it was written. */
export interface WrittenRecord {
  /** Of a file; `null`: in the description. */
  path: string | null
  blob: string | null
  fields: readonly Field[]
}

export interface Field {
  name: string
  text: string
  line: number
  untouched: boolean
}

export function recordOf({ path, blob, fields }: ChangeRecord): WrittenRecord {
  return { path, blob, fields }
}

/** Sections of a description, by their headings: "Rollback plan" is the field `rollback-plan`. */
export function recordIn({ sections }: Description): WrittenRecord {
  const fields = sections.map(({ heading, text, line, untouched }) => ({
    name: nameOf(heading),
    text,
    line,
    untouched,
  }))
  return { path: null, blob: null, fields: fields.filter(({ name }) => name !== '') }
}

const nameOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')

/** What people write where they have nothing to say. */
const NOTHING = /^(?:[-_.?!*\s]*|tbd|todo|tba|xxx|n\/?a|none yet|fill (?:me |this )?in|\.{3}|…)[.!]?$/i

export const saysNothing = ({ text }: Field): boolean => NOTHING.test(text.trim())

/** The risk that a record declares: the first word of its field. */
export function declaredRisk({ fields }: WrittenRecord): Risk | undefined {
  const field = fields.find(({ name }) => name === 'risk.level') ?? fields.find(({ name }) => name === 'risk')
  const [word = ''] = /[a-z]+/i.exec(field?.text ?? '') ?? []
  return RISKS.find(risk => risk === word.toLowerCase())
}

/** The type that a record declares, in lower case; `normal` when it has none. */
export function declaredType({ fields }: WrittenRecord): string {
  const text =
    fields
      .find(({ name }) => name === 'type')
      ?.text.trim()
      .toLowerCase() ?? ''
  return text === '' ? 'normal' : text
}
