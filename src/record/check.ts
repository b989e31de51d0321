import type * as z from 'zod'
import { canonical } from './canonical.ts'
import { recordId } from './identity.ts'
import { MAX_RECORD_BYTES, type QualityRecord, type RecordHeader, recordHeader, schemaOf } from './record.ts'

export type RecordProblem =
  | { code: 'record_invalid'; message: string }
  | { code: 'record_id_wrong'; message: string; expected: string; found: string }
  | { code: 'record_too_large'; message: string; expected: number; found: number }

/** A record that must not be written. */
export class RecordError extends Error {
  override readonly name = 'RecordError'
  readonly problem: RecordProblem

  constructor(problem: RecordProblem) {
    super(problem.message)
    this.problem = problem
  }
}

/** What reading gives: a record of this version, one that a newer version wrote, or none. */
export type Reading =
  | { state: 'known'; record: QualityRecord }
  | { state: 'newer'; header: RecordHeader }
  | { state: 'bad'; problem: RecordProblem }

export function readRecord(value: unknown): Reading {
  const header = recordHeader.safeParse(value)
  if (!header.success) return invalid(header.error)
  const schema = schemaOf(header.data)
  if (!schema) return { state: 'newer', header: header.data }
  const parsed = schema.safeParse(value)
  if (!parsed.success) return invalid(parsed.error)
  const problem = wrongId(parsed.data) ?? wrongIdInside(parsed.data)
  return problem ? { state: 'bad', problem } : { state: 'known', record: parsed.data }
}

/** The record and its canonical text, or a `RecordError`. */
export function checkRecord(value: unknown): { record: QualityRecord; text: string } {
  const reading = readRecord(value)
  if (reading.state === 'bad') throw new RecordError(reading.problem)
  if (reading.state === 'newer') {
    const { schema, kind } = reading.header
    throw new RecordError({
      code: 'record_invalid',
      message: `This version cannot write ${kind} records of ${schema}.`,
    })
  }
  const text = canonical(reading.record)
  const bytes = Buffer.byteLength(text)
  if (bytes > MAX_RECORD_BYTES) throw new RecordError(tooLarge(bytes))
  return { record: reading.record, text }
}

function invalid(error: z.ZodError): Reading {
  return {
    state: 'bad',
    problem: { code: 'record_invalid', message: `The record is not valid: ${firstIssue(error)}.` },
  }
}

function wrongId(found: QualityRecord): RecordProblem | undefined {
  const expected = recordId(found)
  if (expected === found.id) return undefined
  const message = `The record has id ${found.id}, but its subject gives ${expected}.`
  return { code: 'record_id_wrong', message, expected, found: found.id }
}

/** The record that an entry about an earlier one carries. */
function wrongIdInside(found: QualityRecord): RecordProblem | undefined {
  if (found.kind === 'conflict') return wrongId(found.found)
  return found.kind === 'correction' && found.holds ? wrongId(found.holds) : undefined
}

function tooLarge(bytes: number): RecordProblem {
  const message = `The record has ${bytes} bytes, more than the limit of ${MAX_RECORD_BYTES}.`
  return { code: 'record_too_large', message, expected: MAX_RECORD_BYTES, found: bytes }
}

/** Where and what, without the value: it may be the very text that must not get out. */
export function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'unknown reason'
  const where = issue.path.join('.')
  return where === '' ? issue.message : `${where}: ${issue.message}`
}
