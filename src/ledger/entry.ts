import * as z from 'zod'
import { canonical, type Digest, NotCanonicalError, toDigest } from '../record/canonical.ts'
import { firstIssue, type Reading, readRecord } from '../record/check.ts'
import { digest } from '../record/fields.ts'
import { MAX_RECORD_BYTES, type QualityRecord } from '../record/record.ts'
import { decoded, parsed } from './json.ts'
import { leafHash } from './merkle.ts'

/** An entry's file is at most the largest record and what is around it. */
export const MAX_ENTRY_BYTES = MAX_RECORD_BYTES + 1024

const envelope = z.strictObject({
  seq: z.int().positive(),
  prev: digest.nullable(),
  leaf: digest,
  record: z.unknown(),
})

/** An entry as a file. */
export interface EntryFile {
  path: string
  text: string
  leaf: Digest
}

/**
 * `leaf` is the hash of place, past and record together: sha256(0x00 || JCS({seq, prev, record})). A leaf over the
 * record alone would let the same record stand anywhere; this way each leaf commits to its place and, through `prev`,
 * to everything before it, and the Merkle root commits to all of them.
 */
export function entryFile(record: QualityRecord, seq: number, prev: string | null): EntryFile {
  return { path: entryPath(record), ...sealed(canonical({ prev, record, seq })) }
}

/** By the day of the event, not of the writing: a retry after midnight must look in the same place. */
export function entryPath({ id, at }: { id: string; at: string }): string {
  return `${at.slice(0, 10).replaceAll('-', '/')}/${id.slice('sha256:'.length)}.json`
}

export const ENTRY_PATH = /^\d{4}\/\d{2}\/\d{2}\/[0-9a-f]{64}\.json$/

/** The id that a path of an entry ends with. */
export function idAt(path: string): string {
  return `sha256:${path.slice(-69, -5)}`
}

/** `leaf` sorts before `prev`, `record` and `seq`, so the canonical entry is the hashed text with it in front. */
function sealed(hashed: string): { text: string; leaf: Digest } {
  const leaf = toDigest(leafHash(hashed))
  return { leaf, text: `{"leaf":"${leaf}",${hashed.slice(1)}\n` }
}

export type EntryProblemCode =
  | 'entry_unreadable'
  | 'entry_invalid'
  | 'entry_not_canonical'
  | 'leaf_mismatch'
  | 'path_mismatch'
  | 'record_invalid'
  | 'record_id_wrong'
  | 'record_too_large'

export interface EntryProblem {
  code: EntryProblemCode
  message: string
}

/** What a file gives: its place in the chain if it has one, what it says if that is known, and what is wrong. */
export interface EntryReading {
  link?: { seq: number; prev: string | null; leaf: string }
  record?: Exclude<Reading, { state: 'bad' }>
  problems: EntryProblem[]
}

/** Reads an entry and checks all that can be checked without its neighbours. */
export function readEntry(path: string, bytes: Uint8Array): EntryReading {
  const text = decoded(bytes)
  const value = text === undefined ? undefined : parsed(text)
  if (text === undefined || value === undefined) return only('entry_unreadable', 'The file is not JSON in UTF-8.')
  const shape = envelope.safeParse(value)
  if (!shape.success) return only('entry_invalid', `This is not a ledger entry: ${firstIssue(shape.error)}.`)
  const { seq, prev, leaf, record } = shape.data
  const link = { seq, prev, leaf }
  const problems = formProblems(text, shape.data)
  const reading = readRecord(record)
  if (reading.state === 'bad') {
    const { code, message } = reading.problem
    return { link, problems: [...problems, { code, message }] }
  }
  return { link, record: reading, problems: [...problems, ...pathProblems(path, reading)] }
}

function only(code: EntryProblemCode, message: string): EntryReading {
  return { problems: [{ code, message }] }
}

function formProblems(text: string, { seq, prev, leaf, record }: z.infer<typeof envelope>): EntryProblem[] {
  try {
    const expected = sealed(canonical({ prev, record, seq }))
    if (expected.leaf !== leaf) {
      const message = `The content was changed after it was recorded: it gives leaf ${expected.leaf}, but the entry has ${leaf}.`
      return [{ code: 'leaf_mismatch', message }]
    }
    if (expected.text === text) return []
    return [{ code: 'entry_not_canonical', message: 'The file is not in canonical form.' }]
  } catch (error) {
    if (!(error instanceof NotCanonicalError)) throw error
    return [{ code: 'entry_not_canonical', message: `The content has no canonical form: ${error.message}.` }]
  }
}

function pathProblems(path: string, reading: Exclude<Reading, { state: 'bad' }>): EntryProblem[] {
  const expected = entryPath(reading.state === 'known' ? reading.record : reading.header)
  if (path === expected) return []
  return [{ code: 'path_mismatch', message: `A record with this id and day belongs at ${expected}.` }]
}
