import type { Landing } from '../../github/branch/landings.ts'
import { hasOnePlace, readStandings, type Sought, type Standing } from '../../ledger/standing.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import { recordIdOf } from '../../record/identity.ts'

/** How far back a history may be set to a commit that has its record already. */
const YEAR = 366

type Kind = 'merge' | 'policy-change'
type Place = Pick<Landing, 'branch' | 'times'> & { merged: Pick<Landing['merged'], 'commit' | 'rewritten'> }

/**
 * Where the record of a landing is looked for. A history can be set back to a commit that came long ago, and has its
 * record of then: there the days of a year are looked at.
 */
const soughtAt = (repository: string, { branch, merged, times }: Place, kind: Kind): Sought => ({
  id: recordIdOf(kind, repository, branch, merged.commit),
  repository,
  times,
  daysBack: merged.rewritten ? YEAR : 0,
  isRare: kind === 'policy-change',
})

/** What the ledgers say of landings, in their order: the first that has a record of one tells. */
export async function standingsOf(
  stores: readonly Pick<RecordStore, 'read'>[],
  repository: string,
  landings: readonly Place[],
): Promise<Standing[]> {
  return standingsIn(
    stores,
    landings.map(landing => soughtAt(repository, landing, 'merge')),
  )
}

/** Both of what a landing may have: the record of the merge, and that of a change of the rules. */
export interface LandingStanding {
  merge: Standing
  rules: Standing
}

export async function bothStandingsOf(
  stores: readonly Pick<RecordStore, 'read'>[],
  repository: string,
  landings: readonly Place[],
): Promise<LandingStanding[]> {
  const kinds = ['merge', 'policy-change'] as const
  const sought = kinds.flatMap(kind => landings.map(landing => soughtAt(repository, landing, kind)))
  const standings = await standingsIn(stores, sought)
  return landings.map((_, place) => ({
    merge: standings[place] ?? MISSING,
    rules: standings[landings.length + place] ?? MISSING,
  }))
}

const MISSING: Standing = { state: 'missing' }
export const NO_STANDING: LandingStanding = { merge: MISSING, rules: MISSING }

async function standingsIn(
  stores: readonly Pick<RecordStore, 'read'>[],
  sought: readonly Sought[],
): Promise<Standing[]> {
  let standings: Standing[] = sought.map(() => MISSING)
  for (const store of stores) {
    const found = await readStandings(store, sought)
    standings = standings.map((known, place) => (isRecord(known) ? known : (found?.[place] ?? known)))
  }
  return standings
}

/** What lies in the place of a record and is none does not count: to append in that place says what it is. */
export const isRecord = ({ state }: Standing): boolean => state !== 'missing' && state !== 'unreadable'

/** The time at which a push is recorded: that of its record, if that is there, although GitHub says another now. */
export async function timeOfRecord(
  store: Pick<RecordStore, 'read'>,
  repository: string,
  place: Place,
  at: string,
): Promise<string> {
  if (hasOnePlace(soughtAt(repository, place, 'merge'))) return at
  const [standing] = await standingsOf([store], repository, [place])
  return standing && 'at' in standing ? standing.at : at
}
