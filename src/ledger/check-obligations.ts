import type { QualityRecord } from '../record/record.ts'
import { decoded } from './json.ts'
import {
  dueIn,
  OBLIGATIONS_PATH,
  type Obligations,
  obligationsFile,
  readObligations,
  withRecord,
} from './obligations.ts'
import type { Violations } from './report.ts'
import type { StoredFile } from './stores/contents.ts'

/** A record that changes the list of reviews that are to be done. */
export interface Owing {
  record: QualityRecord
  seq: number
}

/**
 * Checks that the list is what its records make of it; one that is short hides a review. Gives, as sentences, what it
 * cannot tell: what was left to be done before there was a list.
 */
export function checkObligations(file: StoredFile | null, owing: readonly Owing[], violations: Violations): string[] {
  const reading = readObligations(file)
  const from = reading.state === 'sound' ? reading.list.from : Number.POSITIVE_INFINITY
  const wrong = (message: string, seq: number | null = null) =>
    violations.add({ code: 'index_mismatch', path: OBLIGATIONS_PATH, seq, message })
  if (reading.state === 'unsound') wrong(reading.why)
  if (reading.state === 'sound' && file && 'bytes' in file) {
    const expected = listOf(owing.filter(({ seq }) => seq >= from))
    if (!expected || decoded(file.bytes) !== obligationsFile(expected).text)
      wrong('It is not what the records give: a review that is to be done is missing, or is none.')
  }
  const before = owing.filter(({ record, seq }) => seq < from && dueIn(record) !== undefined)
  return before.length === 0 ? [] : [untold(before.length)]
}

function listOf(owing: readonly Owing[]): Obligations | undefined {
  let list: Obligations | undefined
  for (const { record, seq } of owing.toSorted((left, right) => left.seq - right.seq))
    list = withRecord(list, record, seq) ?? list
  return list
}

const untold = (count: number): string =>
  `${count === 1 ? 'One record leaves' : `${count} records leave`} a review to be done that ${OBLIGATIONS_PATH} does not list, because they came before it.`
