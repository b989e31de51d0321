import type { Landing } from '../../github/branch/landings.ts'
import { entryPath } from '../../ledger/entry.ts'
import { readStoredRecord } from '../../ledger/read-record.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import { recordIdOf } from '../../record/identity.ts'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

/** How far back a history may be set to a commit that has its record already. */
const YEAR = 366

/**
 * The days under which a record may be filed. GitHub's times of one push differ by seconds from list to list, so around
 * midnight the record may be of the day before or after: to file it again would put it into the ledger twice.
 */
function daysOf(times: readonly string[], days: number): string[] {
  const near = times.flatMap(time => [-HOUR_MS, 0, HOUR_MS].map(offset => Date.parse(time) + offset))
  const before = times.flatMap(time => Array.from({ length: days }, (_, at) => Date.parse(time) - (at + 1) * DAY_MS))
  return [...new Set([...near, ...before].map(time => new Date(time).toISOString().slice(0, 10)))]
}

type Place = Pick<Landing, 'branch' | 'times'> & { merged: Pick<Landing['merged'], 'commit' | 'rewritten'> }

/**
 * Where the records of landings would be. A history can be set back to a commit that came long ago, and has its record
 * of then: there the days of a year are looked at.
 */
export function placesOf(repositoryId: string, { branch, merged, times }: Place): string[] {
  const id = recordIdOf('merge', repositoryId, branch, merged.commit)
  return daysOf(times, merged.rewritten ? YEAR : 0).map(at => entryPath({ id, at }))
}

/**
 * Which of the landings have their record in one of the ledgers, read by its path: a hundred at a time, however large the
 * ledger is. What lies in the place of a record and is none does not count: to append in that place says what it is.
 */
export async function recordedIn(
  stores: readonly Pick<RecordStore, 'read'>[],
  repositoryId: string,
  landings: readonly Landing[],
): Promise<ReadonlySet<Landing>> {
  const places = landings.map(landing => ({ landing, paths: placesOf(repositoryId, landing) }))
  const paths = [...new Set(places.flatMap(place => place.paths))]
  const found = new Set<string>()
  for (const store of stores) {
    const files = (paths.length > 0 ? await store.read(paths) : undefined) ?? []
    for (const file of files) if (file && readStoredRecord(file).state !== 'unreadable') found.add(file.path)
  }
  return new Set(places.flatMap(place => (place.paths.some(path => found.has(path)) ? [place.landing] : [])))
}

/** The time at which a push is recorded: that of its record, if that is there, although GitHub says another now. */
export async function timeOfRecord(store: Pick<RecordStore, 'read'>, repositoryId: string, place: Place, at: string) {
  const paths = placesOf(repositoryId, place)
  if (paths.length === 1) return at
  for (const file of (await store.read(paths)) ?? []) {
    const reading = file && readStoredRecord(file)
    if (reading?.state === 'known') return reading.record.at
  }
  return at
}
