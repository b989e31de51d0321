import type { QualityRecord, RecordHeader } from '../record/record.ts'
import { type EntryReading, readEntry } from './entry.ts'
import type { StoredFile } from './stores/contents.ts'

/** One entry of a ledger in a few words. What does not apply is `null`. */
export interface Row {
  seq: number
  at: string
  kind: string
  outcome: string | null
  /** Branch onto which something came, or from which it was released. */
  branch: string | null
  /** Number of the pull request. */
  change: number | null
  commit: string | null
  tag: string | null
  environment: string | null
  /** Id of the record that it is about. */
  about: string | null
  id: string
  path: string
}

/** A file in the place of a record that cannot be read; `why` is a sentence. */
export interface Damaged {
  path: string
  why: string
}

/** What a file says, if it is sound by itself. Whether it is in its place only verifying the whole ledger shows. */
export function readRow(file: StoredFile): { row: Row; record: QualityRecord | undefined } | Damaged {
  const { path } = file
  if ('unexpected' in file) return { path, why: `This is ${file.unexpected}.` }
  const reading = readEntry(path, file.bytes)
  const problem = reading.problems[0]?.message
  if (problem !== undefined || !reading.link || !reading.record) return { path, why: problem ?? 'It cannot be read.' }
  const { seq } = reading.link
  return { row: { ...rowOf(reading.record), seq, path }, record: recordIn(reading) }
}

const recordIn = ({ record }: EntryReading): QualityRecord | undefined =>
  record?.state === 'known' ? record.record : undefined

type Said = Omit<Row, 'seq' | 'path'>

function rowOf(reading: NonNullable<EntryReading['record']>): Said {
  return reading.state === 'newer'
    ? { ...NOTHING, ...headerOf(reading.header) }
    : { ...NOTHING, ...said(reading.record) }
}

const NOTHING = { outcome: null, branch: null, change: null, commit: null, tag: null, environment: null, about: null }

const headerOf = ({ id, kind, at }: Pick<RecordHeader, 'id' | 'kind' | 'at'>) => ({ id, kind, at })

function said(record: QualityRecord): Partial<Said> & Pick<Said, 'id' | 'kind' | 'at'> {
  const header = headerOf(record)
  switch (record.kind) {
    case 'merge': {
      const { branch, commit, change } = record.subject
      const number = change.via === 'pull-request' ? change.number : null
      return { ...header, outcome: record.verdict.outcome, branch, commit, change: number }
    }
    case 'policy-change': {
      const { branch, commit, change } = record.subject
      return { ...header, branch, commit, change: change.via === 'pull-request' ? change.number : null }
    }
    case 'release': {
      const { commit, tag, environment } = record.subject
      const branch = 'line' in record.subject ? record.subject.line : null
      return { ...header, outcome: record.verdict.outcome, branch, commit, tag, environment }
    }
    case 'retrospective':
      return { ...header, outcome: record.result, about: record.amends.record }
    default:
      return { ...header, about: record.amends.record }
  }
}
