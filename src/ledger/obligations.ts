import * as z from 'zod'
import { canonical } from '../record/canonical.ts'
import { digest, time } from '../record/fields.ts'
import type { QualityRecord } from '../record/record.ts'
import { decoded, parsed } from './json.ts'
import type { StoredFile } from './stores/contents.ts'
import type { NewFile } from './stores/store.ts'

/**
 * Which records leave a retrospective review to be done, so that nobody reads a hundred thousand to find three. The file
 * is made from the records in their order, and can be made again from them: it proves nothing, and whoever follows it
 * reads the records themselves.
 */

export const OBLIGATIONS_PATH = 'obligations.json'

const owed = z.strictObject({
  record: digest,
  /** Of the event: the path of the record has it. */
  at: time,
  /** From when on the ledger could know of it. */
  since: time,
  due: time,
})
/** `issue`: in which it was reported. */
const done = owed.extend({ doneAt: time, issue: z.int().positive() })

const obligations = z.strictObject({ open: z.array(owed), done: z.array(done) })

export type Obligations = z.infer<typeof obligations>

/** What is closed stays for a while: a change that is recorded late is judged as of its merge. */
const MAX_DONE = 100

/** What a record makes of the list; undefined: it is nothing to it. `before`: undefined where there is none yet. */
export function withRecord(before: Obligations | undefined, record: QualityRecord): Obligations | undefined {
  const change = changeBy(record)
  if (!change || (!before && !change.owes)) return undefined
  const { open, done } = before ?? { open: [], done: [] }
  const { id, at, owes, done: by } = change
  const was = open.find(one => one.record === id)
  const others = open.filter(one => one.record !== id)
  if (by) return was && { open: others, done: [...done, { ...was, ...by }].slice(-MAX_DONE) }
  if (!owes) return was && { open: others, done }
  // What was reviewed already stays so when a correction says once more that it was to be.
  if (done.some(one => one.record === id)) return undefined
  return { open: [...others, { record: id, at, ...owes }], done }
}

interface Change {
  /** Id of the record that leaves it to be done. */
  id: string
  at: string
  /** Undefined: it leaves nothing to be done. */
  owes?: { due: string; since: string } | undefined
  done?: { doneAt: string; issue: number }
}

function changeBy(record: QualityRecord): Change | undefined {
  switch (record.kind) {
    case 'merge':
    case 'release': {
      const owes = owedBy(record)
      return owes && { id: record.id, at: record.at, owes }
    }
    case 'retrospective': {
      const done = { doneAt: record.recorded, issue: record.authority.issue }
      return { id: record.amends.record, at: record.at, done }
    }
    case 'correction':
      return { id: record.amends.record, at: record.at, owes: record.holds ? owedBy(record.holds) : undefined }
    default:
      return undefined
  }
}

function owedBy(record: QualityRecord): Change['owes'] {
  const due = dueIn(record)
  if (due === undefined || !('evidence' in record)) return undefined
  // A merge may be recorded long after it happened; what it rests on was collected then.
  const since = [record.at, ...record.evidence.map(({ collectedAt }) => collectedAt)].sort().at(-1) ?? record.at
  return { due, since }
}

/** Whether a record can change the list. */
export const touchesObligations = (record: QualityRecord): boolean => changeBy(record) !== undefined

/** When the review is due that a record leaves to be done and that is in the list; the first, where it leaves several. */
export function dueIn(record: QualityRecord): string | undefined {
  return obligationsIn(record)
    .flatMap(({ listed, due }) => (listed ? (due ?? record.at) : []))
    .sort()[0]
}

/** Whether it leaves a review to be done that no list holds: it was written before there was one. */
export const isUnlisted = (record: QualityRecord): boolean => obligationsIn(record).some(({ listed }) => !listed)

interface Obligation {
  due: string | null
  listed?: true | undefined
}

function obligationsIn(record: QualityRecord): readonly Obligation[] {
  if (record.kind === 'merge') return record.obligations
  if (record.kind !== 'release' || !('openObligations' in record)) return []
  // What other records leave to be done stands there too, and is theirs.
  return record.openObligations.filter(one => one.record === null)
}

export const obligationsFile = (list: Obligations): NewFile => ({
  path: OBLIGATIONS_PATH,
  text: `${canonical(list)}\n`,
})

/** `why` is a sentence. */
export type ObligationsReading =
  | { state: 'none' }
  | { state: 'sound'; list: Obligations }
  | { state: 'unsound'; why: string }

export function readObligations(file: StoredFile | null): ObligationsReading {
  if (file === null) return { state: 'none' }
  if ('unexpected' in file) return { state: 'unsound', why: `${OBLIGATIONS_PATH} is ${file.unexpected}.` }
  const reading = obligations.safeParse(parsed(decoded(file.bytes) ?? ''))
  return reading.success
    ? { state: 'sound', list: reading.data }
    : { state: 'unsound', why: `${OBLIGATIONS_PATH} is not a list of the reviews that are to be done.` }
}
