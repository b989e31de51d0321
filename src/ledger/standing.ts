import { amendmentIdOf } from '../record/identity.ts'
import type { Amendment, QualityRecord } from '../record/record.ts'
import { entryPath } from './entry.ts'
import { readStoredRecord } from './read-record.ts'
import type { StoredFile } from './stores/contents.ts'
import type { RecordStore } from './stores/store.ts'

/** A record of an event, of any version. */
export type EventOf<Kind extends QualityRecord['kind'] = 'merge' | 'policy-change' | 'release'> = Extract<
  QualityRecord,
  { kind: Kind & ('merge' | 'policy-change' | 'release') }
>

/** An event whose record is looked for. */
export interface Sought {
  /** Id of its record. */
  id: string
  /** Id of the repository. */
  repository: string
  at: string
}

/** Where its first record lies, and how many entries about it there are. */
export interface Place {
  path: string
  seq: number
  at: string
  amendments: number
}

/** What the ledger says of an event, with every correction that was appended since. */
export type Standing =
  | { state: 'missing' }
  /** `why` is a sentence. */
  | { state: 'unreadable'; path: string; why: string }
  | ({ state: 'holds'; record: EventOf } & Place)
  /** It was no event of its own, but a part of another; `record`: what it was taken for. */
  | ({ state: 'withdrawn'; partOf: string; record: EventOf } & Place)
  /** A later evaluation contradicts it, and nobody has settled that. */
  | ({ state: 'disputed'; record: EventOf; found: EventOf } & Place)

/** An event that has a record. */
export type Holding = Exclude<Standing, { state: 'missing' | 'unreadable' }>

/** The ledger is asked for this much more than one day's folder where GitHub may give two times of an event. */
const MARGIN_MS = 15 * 60 * 1000

/**
 * What holds of events, in the order that was asked; undefined when there is no ledger. Usually one reading: the record of
 * an event and the first entry about it are asked for together.
 */
export async function readStandings(
  store: Pick<RecordStore, 'read'>,
  all: readonly Sought[],
): Promise<Standing[] | undefined> {
  const files = await readAll(
    store,
    all.flatMap(one => [...placesOf(one), ...amendmentPlaces(one, 1)]),
  )
  if (!files) return undefined
  const standings: Standing[] = []
  for (const one of all) standings.push(await standingOf(store, one, files))
  return standings
}

type Files = Map<string, StoredFile | null>

async function readAll(store: Pick<RecordStore, 'read'>, paths: readonly string[]): Promise<Files | undefined> {
  const found = await store.read(paths)
  return found && new Map(paths.map((path, place) => [path, found[place] ?? null]))
}

/** On the day of the event, and on the next one where GitHub's two times of a push may lie on both sides of midnight. */
function placesOf({ id, at }: Pick<Sought, 'id' | 'at'>): string[] {
  const times = [0, -MARGIN_MS, MARGIN_MS].map(margin => new Date(Date.parse(at) + margin).toISOString())
  return [...new Set(times.map(time => entryPath({ id, at: time })))]
}

const amendmentPlaces = ({ id, repository, at }: Sought, number: number): string[] =>
  placesOf({ id: amendmentIdOf(repository, id, number), at })

async function standingOf(store: Pick<RecordStore, 'read'>, sought: Sought, files: Files): Promise<Standing> {
  const file = placesOf(sought).flatMap(path => files.get(path) ?? [])[0]
  if (!file) return { state: 'missing' }
  const first = readStoredRecord(file)
  const unreadable = (path: string, why: string): Standing => ({ state: 'unreadable', path, why })
  if (first.state === 'unreadable') return unreadable(file.path, first.why)
  if (first.state !== 'known' || 'amends' in first.record) return unreadable(file.path, UNSUPPORTED)
  const { record, seq } = first
  if (record.id !== sought.id || record.repository.id !== sought.repository)
    return unreadable(file.path, 'It is about another event.')
  let standing: Holding = {
    state: 'holds',
    record,
    path: file.path,
    seq,
    at: record.at,
    amendments: 0,
  }
  let known: Files = files
  for (;;) {
    const next = amendmentPlaces(sought, standing.amendments + 1).flatMap(path => known.get(path) ?? [])[0]
    if (!next) return standing
    const reading = readStoredRecord(next)
    if (reading.state === 'unreadable') return unreadable(next.path, reading.why)
    if (reading.state !== 'known' || !('amends' in reading.record)) return unreadable(next.path, UNSUPPORTED)
    standing = amended(standing, reading.record)
    const further = await readAll(store, amendmentPlaces(sought, standing.amendments + 1))
    known = further ?? new Map()
  }
}

const UNSUPPORTED = 'It is not a record that this version can read.'

/** A conflict leaves what held, and disputes it; a correction settles what was disputed. */
function amended(before: Holding, amendment: Amendment): Holding {
  const { path, seq, at, record } = before
  const place = { path, seq, at, amendments: before.amendments + 1 }
  if (amendment.kind === 'conflict') return { state: 'disputed', record, found: amendment.found, ...place }
  if (amendment.holds) return { state: 'holds', record: amendment.holds, ...place }
  return { state: 'withdrawn', partOf: amendment.partOf ?? '', record, ...place }
}
