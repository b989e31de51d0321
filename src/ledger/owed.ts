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

const TIME_UNKNOWN =
  'The responses from GitHub have no date, so it is unknown which retrospective reviews were to be done by now.'

/**
 * The retrospective reviews that were to be done by what the ledger knew at a time, by when they are due. One request, and
 * as a rule one more where there are some. The list may name what was done since it was written: that is passed over.
 */
export async function readOwed(
  store: Pick<RecordStore, 'read'>,
  repository: string,
  asOf: string,
): Promise<OwedReading> {
  if (!(Date.parse(asOf) > 0)) return { state: 'unreadable', why: TIME_UNKNOWN }
  const [file = null] = (await store.read([OBLIGATIONS_PATH])) ?? []
  const reading = readObligations(file)
  if (reading.state === 'none') return { state: 'read', all: [], total: 0, closedBy: [] }
  if (reading.state === 'unsound') return { state: 'unreadable', why: reading.why }
  const then = utcSecond(asOf)
  const listed = listedAt(reading.list, then)
  const all: Owed[] = []
  let seen = 0
  while (seen < listed.length && all.length < MAX_OWED) {
    const some = listed.slice(seen, seen + MAX_OWED)
    const found = await openAmong(store, repository, some, then)
    if (typeof found === 'string') return { state: 'unreadable', why: found }
    all.push(...found)
    seen += some.length
  }
  const closedBy = reading.list.done.map(({ issue }) => issue)
  return { state: 'read', all, total: listed.length - seen + all.length, closedBy }
}

/** Text: why it is not known, a sentence. */
async function openAmong(
  store: Pick<RecordStore, 'read'>,
  repository: string,
  listed: readonly Listed[],
  asOf: string,
): Promise<Owed[] | string> {
  const sought = listed.map(({ record, at }): Sought => ({ id: record, repository, times: [at] }))
  const standings = (await readStandings(store, sought)) ?? []
  const all: Owed[] = []
  for (const [place, { id }] of sought.entries()) {
    const standing = standings[place] ?? { state: 'missing' }
    if (!isHolding(standing)) return whyNot(id, standing)
    const due = dueOf(standing, asOf)
    if (due !== undefined) all.push({ due, standing })
  }
  return all
}

type Listed = Pick<Obligations['open'][number], 'record' | 'at'>

function listedAt({ open, done }: Obligations, asOf: string): Listed[] {
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
