import type { QualityRecord } from '../record/record.ts'
import { readEntry } from './entry.ts'
import type { StoredFile } from './stores/contents.ts'

export type RecordReading =
  | { state: 'known'; record: QualityRecord; seq: number }
  /** Written by a newer version, whose meaning this one does not know. */
  | { state: 'newer' }
  /** `why` is a sentence. */
  | { state: 'unreadable'; why: string }

/** The record in a file of a ledger, with all that can be checked without its neighbours. */
export function readStoredRecord(file: StoredFile): RecordReading {
  if ('unexpected' in file) return { state: 'unreadable', why: `This is ${file.unexpected}.` }
  const { record, link, problems } = readEntry(file.path, file.bytes)
  if (problems[0]) return { state: 'unreadable', why: problems[0].message }
  return record?.state === 'known' && link
    ? { state: 'known', record: record.record, seq: link.seq }
    : { state: 'newer' }
}
