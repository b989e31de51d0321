import { amendmentIdOf, sameDecision } from '../record/identity.ts'
import type { Amendment, CorrectionRecord, QualityRecord } from '../record/record.ts'
import { entryPath } from './entry.ts'
import { readStoredRecord } from './read-record.ts'
import type { StoredFile } from './stores/contents.ts'
import type { RecordStore } from './stores/store.ts'

type Event = 'merge' | 'policy-change' | 'release'
/** A record of an event, of any version. */
export type EventOf<Kind extends Event = Event> = Extract<QualityRecord, { kind: Kind }>

/** An event whose record is looked for. */
export interface Sought {
  /** Id of its record. */
  id: string
  /** Id of the repository. */
  repository: string
  /** Times by which it may be filed. */
  times: readonly string[]
  /** How many days before them it may be filed; a history can be set back to what came long ago. */
  daysBack?: number
  /** Most events have none, so that entries about it are asked for only where it is there. */
  isRare?: boolean
}

/** Where its first record lies, and what was said about it since. */
export interface Place {
  path: string
  seq: number
  at: string
  /** How many entries there are about it. */
  amendments: number
  /** Issues by which it was settled: each decides once. */
  settledBy: readonly number[]
  /** Retrospective reviews of it: the issue of each, and when it was recorded. */
  reviewed: readonly { issue: number; at: string }[]
  /** What somebody decided against: found once more, it is nothing new. */
  rejected: readonly EventOf[]
  /** Accounts that started a run which wrote one of the entries; of version 1 nobody knows. */
  startedBy: readonly string[]
}

/** What the ledger says of an event, with every correction that was appended since. */
export type Standing =
  | { state: 'missing' }
  /** Something is there and cannot be relied on; `why` is a sentence. */
  | { state: 'unreadable'; path: string; why: string }
  | Holding

/** An event that has a record which is contradicted. */
export type Disputed = Extract<Holding, { state: 'disputed' }>

/** An event that has a record. */
export type Holding =
  | ({ state: 'holds'; record: EventOf } & Place)
  /** It was no event of its own, but a part of another; `record`: what it was taken for. */
  | ({ state: 'withdrawn'; partOf: string; record: EventOf } & Place)
  /** A later evaluation contradicts it, and nobody has settled that; `conflict`: path of the entry that says so. */
  | ({ state: 'disputed'; record: EventOf; found: EventOf; conflict: string } & Place)

type Readable = Pick<RecordStore, 'read'>
type Files = ReadonlyMap<string, StoredFile | null>

/**
 * What holds of events, in the order that was asked; undefined when there is no ledger. Usually one reading, however large
 * the ledger is: the record of an event and the first entry about it are asked for together, by their paths.
 */
export async function readStandings(store: Readable, all: readonly Sought[]): Promise<Standing[] | undefined> {
  const paths = all.flatMap(one => [...placesOf(one), ...firstAmendments(one)])
  const files = await readAll(store, paths)
  if (!files) return undefined
  const standings: Standing[] = []
  for (const one of all) standings.push(await standingOf(store, one, files))
  return standings
}

async function readAll(store: Readable, paths: readonly string[]): Promise<Files | undefined> {
  const wanted = [...new Set(paths)]
  if (wanted.length === 0) return new Map()
  const found = await store.read(wanted)
  return found && new Map(wanted.map((path, place) => [path, found[place] ?? null]))
}

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

const toDays = (times: readonly number[]): string[] => [
  ...new Set(times.map(time => new Date(time).toISOString().slice(0, 10))),
]

/**
 * GitHub's times of one push differ by seconds from list to list, so around midnight the record may be of the day before
 * or after: to file it again would put it into the ledger twice.
 */
const nearDays = ({ times }: Sought): string[] =>
  toDays(times.flatMap(time => [0, -HOUR_MS, HOUR_MS].map(offset => Date.parse(time) + offset)))

function placesOf(sought: Sought): string[] {
  const { id, times, daysBack = 0 } = sought
  const before = times.flatMap(time => Array.from({ length: daysBack }, (_, n) => Date.parse(time) - (n + 1) * DAY_MS))
  return [...new Set([...nearDays(sought), ...toDays(before)])].map(at => entryPath({ id, at }))
}

/** Whether its record can be in one place only. */
export const hasOnePlace = (sought: Sought): boolean => placesOf(sought).length === 1

/** Where the record of an event may be beside the place that its time gives: around midnight, on the day beside. */
export const otherPlaces = (record: EventOf): string[] =>
  placesOf({ id: record.id, repository: record.repository.id, times: [record.at] }).filter(
    path => path !== entryPath(record),
  )

/** Entries about a record lie beside it. */
const amendmentPath = ({ id, repository }: Sought, number: number, at: string): string =>
  entryPath({ id: amendmentIdOf(repository, id, number), at })

const firstAmendments = (sought: Sought): string[] =>
  sought.isRare ? [] : nearDays(sought).map(at => amendmentPath(sought, 1, at))

const unreadable = (path: string, why: string): Standing => ({ state: 'unreadable', path, why })

async function standingOf(store: Readable, sought: Sought, files: Files): Promise<Standing> {
  const file = placesOf(sought).flatMap(path => files.get(path) ?? [])[0]
  if (!file) return { state: 'missing' }
  const first = readStoredRecord(file)
  if (first.state === 'unreadable') return unreadable(file.path, first.why)
  if (first.state !== 'known' || 'amends' in first.record) return unreadable(file.path, UNSUPPORTED)
  const { record, seq } = first
  if (record.id !== sought.id || record.repository.id !== sought.repository)
    return unreadable(file.path, 'It is about another event.')
  const said = { amendments: 0, settledBy: [], reviewed: [], rejected: [], startedBy: starterOf(record) }
  const place = { path: file.path, seq, at: record.at, ...said }
  return withAmendments(store, sought, { state: 'holds', record, ...place }, files)
}

const UNSUPPORTED = 'It is not a record that this version can read.'

/** Follows the numbers of the entries about a record until there is no next one. */
async function withAmendments(store: Readable, sought: Sought, first: Holding, files: Files): Promise<Standing> {
  let standing = first
  for (let known = files; ; ) {
    const path = amendmentPath(sought, standing.amendments + 1, standing.at)
    const file = known.has(path) ? known.get(path) : (await readAll(store, [path]))?.get(path)
    if (!file) return standing
    const reading = readStoredRecord(file)
    if (reading.state === 'unreadable') return unreadable(path, reading.why)
    if (reading.state !== 'known' || !('amends' in reading.record)) return unreadable(path, UNSUPPORTED)
    standing = amended(standing, reading.record, path)
    known = new Map()
  }
}

/** A conflict leaves what held, and disputes it; a correction settles what was disputed; a review changes neither. */
function amended(before: Holding, amendment: Amendment, path: string): Holding {
  const { record } = before
  const place: Place = {
    path: before.path,
    seq: before.seq,
    at: before.at,
    amendments: before.amendments + 1,
    settledBy: before.settledBy,
    reviewed: before.reviewed,
    rejected: before.rejected,
    startedBy: [...before.startedBy, ...starterOf(amendment)],
  }
  if (amendment.kind === 'retrospective') {
    const review = { issue: amendment.authority.issue, at: amendment.recorded }
    return { ...before, ...place, reviewed: [...before.reviewed, review] }
  }
  if (amendment.kind === 'conflict')
    return { ...place, state: 'disputed', record, found: amendment.found, conflict: path }
  if (!amendment.holds) return { ...place, state: 'withdrawn', partOf: amendment.partOf ?? '', record }
  return {
    ...place,
    ...decidedIn(before, amendment.authority, amendment.holds),
    state: 'holds',
    record: amendment.holds,
  }
}

/** What somebody decided adds to what was said before: by which issue, and against what. */
function decidedIn(
  before: Holding,
  authority: CorrectionRecord['authority'],
  holds: EventOf,
): Partial<Pick<Place, 'settledBy' | 'rejected'>> {
  if (!authority || before.state !== 'disputed') return {}
  const against = sameDecision(holds, before.found) ? before.record : before.found
  return { settledBy: [...before.settledBy, authority.issue], rejected: [...before.rejected, against] }
}

/** A schedule runs in the name of whoever wrote it, who has no part in what it finds. */
function starterOf({ decidedBy }: QualityRecord): string[] {
  if (!('channel' in decidedBy) || decidedBy.channel.event === 'schedule') return []
  return decidedBy.channel.actor === null ? [] : [decidedBy.channel.actor]
}
