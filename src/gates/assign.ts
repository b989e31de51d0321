/** Somebody's word that could count: who gave it is what makes two of them different people. */
export interface Word {
  approver: { id: string }
}

export interface Places {
  count: number
  /** One person may fill places of several of these. */
  shares?: true
}

/** Who fills which need: one list for each, in the order of the needs. */
export type Assignment<One> = readonly (readonly One[])[]

/** Whether somebody could fill a place of the need. */
export type Fits<Need, One> = (word: One, need: Need) => boolean

/**
 * Gives every place to one person and no person two, filling as many as can be filled at all. Needs that share people
 * are one as against the others: whoever fills some of them fills none of those.
 */
export function assign<Need extends Places, One extends Word>(
  needs: readonly Need[],
  words: readonly One[],
  fits: Fits<Need, One>,
): Assignment<One> {
  const sharing = needs.filter(({ shares }) => shares)
  if (sharing.length === 0) return matched(needs, words, fits)
  const others = needs.filter(({ shares }) => !shares)
  return best(
    reservations(sharing, words, fits).map(reserved => {
      const shared = matchedApart(sharing, reserved, fits)
      const rest = matched(
        others,
        words.filter(word => !reserved.includes(word)),
        fits,
      )
      return needs.map(need => (need.shares ? shared[sharing.indexOf(need)] : rest[others.indexOf(need)]) ?? [])
    }),
  )
}

/** Every need by itself: one person may fill places of all of them. */
export function matchedApart<Need extends Places, One extends Word>(
  needs: readonly Need[],
  words: readonly One[],
  fits: Fits<Need, One>,
): Assignment<One> {
  return needs.map(need => words.filter(word => fits(word, need)).slice(0, need.count))
}

const filled = (assignment: Assignment<unknown>): number => assignment.reduce((sum, words) => sum + words.length, 0)

/** The first of those that fill most. */
function best<One>(assignments: readonly Assignment<One>[]): Assignment<One> {
  return assignments.reduce((most, one) => (filled(one) > filled(most) ? one : most))
}

/**
 * Groups of people who could be kept for needs that share them: for each need in turn somebody who is kept already, or
 * else anyone who fits. There are more of them than anybody could try when very many people approve, so at some number
 * it ends: what is found then fills too few places, never too many.
 */
function reservations<Need extends Places, One extends Word>(
  sharing: readonly Need[],
  words: readonly One[],
  fits: Fits<Need, One>,
): readonly (readonly One[])[] {
  let groups: readonly (readonly One[])[] = [[]]
  for (const need of sharing) {
    groups = groups
      .flatMap(group => {
        if (group.some(word => fits(word, need))) return [group]
        const candidates = words.filter(word => fits(word, need))
        return candidates.length === 0 ? [group] : candidates.map(word => [...group, word])
      })
      .slice(0, MOST_GROUPS)
  }
  return groups
}

const MOST_GROUPS = 2000

interface Place<Need> {
  need: Need
}

/** Taking the first free place would fail changes for which a fitting assignment exists, so this follows augmenting paths. */
function matched<Need extends Places, One extends Word>(
  needs: readonly Need[],
  words: readonly One[],
  fits: Fits<Need, One>,
): Assignment<One> {
  const places = needs.flatMap(need => Array.from({ length: need.count }, (): Place<Need> => ({ need })))
  const holder = new Map<Place<Need>, One>()
  for (const word of words) seat(word, places, holder, new Set(), fits)
  return needs.map(need => places.filter(place => place.need === need).flatMap(place => holder.get(place) ?? []))
}

/** Finds a place, moving others to another place of theirs where that helps. */
function seat<Need extends Places, One extends Word>(
  word: One,
  places: readonly Place<Need>[],
  holder: Map<Place<Need>, One>,
  tried: Set<Place<Need>>,
  fits: Fits<Need, One>,
): boolean {
  for (const place of places) {
    if (tried.has(place) || !fits(word, place.need)) continue
    tried.add(place)
    const present = holder.get(place)
    if (present === undefined || seat(present, places, holder, tried, fits)) {
      holder.set(place, word)
      return true
    }
  }
  return false
}
