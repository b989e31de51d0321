import type { QualityRecord } from '../../record/record.ts'
import { decoded } from '../json.ts'
import {
  isUnlisted,
  OBLIGATIONS_PATH,
  type Obligations,
  obligationsFile,
  readObligations,
  withRecord,
} from '../obligations.ts'
import type { Violations } from '../report.ts'
import type { StoredFile } from '../stores/contents.ts'

/** A record that says something of reviews that are to be done. */
export interface Owing {
  record: QualityRecord
  seq: number
}

/**
 * Checks that the list is what its records make of it: one that is short, or gone, hides a review. Gives, as sentences,
 * what it cannot tell.
 */
export function checkObligations(
  file: StoredFile | null,
  owing: readonly Owing[],
  hasNewer: boolean,
  violations: Violations,
): string[] {
  const unlisted = owing.filter(({ record }) => isUnlisted(record)).length
  const limits = unlisted > 0 ? [untold(unlisted)] : []
  // What records of a newer version leave to be done is not known here.
  if (hasNewer) return file === null ? limits : [...limits, NEWER]
  const message = problemOf(file, listOf(owing))
  if (message !== undefined) violations.add({ code: 'index_mismatch', path: OBLIGATIONS_PATH, message })
  return limits
}

function problemOf(file: StoredFile | null, expected: Obligations | undefined): string | undefined {
  const reading = readObligations(file)
  if (reading.state === 'unsound') return reading.why
  if (reading.state === 'none') return expected && 'It is missing, though records leave a review to be done.'
  if (!expected) return 'No record leaves a review to be done that it could list.'
  const isSame = file !== null && 'bytes' in file && decoded(file.bytes) === obligationsFile(expected).text
  return isSame ? undefined : 'It is not what the records give: a review that is to be done is missing, or is none.'
}

function listOf(owing: readonly Owing[]): Obligations | undefined {
  let list: Obligations | undefined
  for (const { record } of owing.toSorted((left, right) => left.seq - right.seq))
    list = withRecord(list, record) ?? list
  return list
}

const NEWER = `${OBLIGATIONS_PATH} was not compared with the records, because a newer version wrote some of them.`

const untold = (count: number): string =>
  count === 1
    ? `One record leaves a review to be done that ${OBLIGATIONS_PATH} does not list, because it was written without a list.`
    : `${count} records leave a review to be done that ${OBLIGATIONS_PATH} does not list, because they were written without a list.`
