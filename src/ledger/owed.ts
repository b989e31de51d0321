import { utcSecond } from '../record/merge.ts'
import { dueIn, OBLIGATIONS_PATH, type Obligations, readObligations } from './obligations.ts'
import { type Holding, readStandings, type Sought, type Standing } from './standing.ts'
import type { RecordStore } from './stores/store.ts'

/** A review that is to be done, and what the ledger says of the record that left it. */
export interface Owed {
  due: string
  standing: Holding
}

/** `why` is a sentence. */
export type OwedReading =
  | {
      state: 'read'
      all: readonly Owed[]
      total: number /** Issues that closed one, the latest. */
      closedBy: readonly number[]
    }
  | { state: 'unreadable'; why: string }

/** Nobody looks at more; the first are those that were due first. */
const MAX_OWED = 50

/**
 * The retrospective reviews that were to be done by what the ledger knew at a time, by when they are due. One request, and
 * as a rule one more where there are some.
 */
export async function readOwed(
  store: Pick<RecordStore, 'read'>,
  repository: string,
  asOf: string,
): Promise<OwedReading> {
  const [file = null] = (await store.read([OBLIGATIONS_PATH])) ?? []
  const reading = readObligations(file)
  if (reading.state === 'none') return { state: 'read', all: [], total: 0, closedBy: [] }
  if (reading.state === 'unsound') return { state: 'unreadable', why: reading.why }
  const then = utcSecond(asOf)
  const listed = listedAt(reading.list, then)
  const sought = listed.slice(0, MAX_OWED).map(({ record, at }): Sought => ({ id: record, repository, times: [at] }))
  const standings = (await readStandings(store, sought)) ?? []
  const all: Owed[] = []
  for (const [place, { id }] of sought.entries()) {
    const standing = standings[place] ?? { state: 'missing' }
    if (!isHolding(standing)) return { state: 'unreadable', why: whyNot(id, standing) }
    const due = dueOf(standing, then)
    if (due !== undefined) all.push({ due, standing })
  }
  const closedBy = reading.list.done.map(({ issue }) => issue)
  return { state: 'read', all, total: listed.length - sought.length + all.length, closedBy }
}

function listedAt({ open, done }: Obligations, asOf: string): { record: string; at: string }[] {
  const late = done.filter(({ doneAt }) => doneAt > asOf)
  return [...open, ...late]
    .filter(({ since }) => since <= asOf)
    .sort((left, right) => (left.due < right.due ? -1 : left.due > right.due ? 1 : 0))
}

const isHolding = (standing: Standing): standing is Holding => 'record' in standing

function whyNot(id: string, standing: Exclude<Standing, Holding>): string {
  if (standing.state === 'unreadable') return `${standing.path} is damaged: ${standing.why}`
  return `${OBLIGATIONS_PATH} names the record ${id}, which is not in the ledger.`
}

/** Undefined: the record leaves none, or it was done by then. */
function dueOf({ state, record, reviewed }: Holding, asOf: string): string | undefined {
  const isDone = state === 'withdrawn' || reviewed.some(({ at }) => at <= asOf)
  return isDone ? undefined : dueIn(record)
}
