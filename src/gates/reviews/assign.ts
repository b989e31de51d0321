/** Somebody's word that could count: who gave it is what makes two of them different people. */
export interface Vote {
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
export type Fits<Need, One> = (vote: One, need: Need) => boolean

/**
 * Gives every place to one person and no person two, filling as many as can be filled at all. Needs that share people
 * are one as against the others: whoever fills some of them fills none of those.
 */
export function assign<Need extends Places, One extends Vote>(
  needs: readonly Need[],
  votes: readonly One[],
  fits: Fits<Need, One>,
): Assignment<One> {
  const fitting = new Map(needs.map(need => [need, new Set(votes.filter(vote => fits(vote, need)))]))
  const known: Fits<Need, One> = (vote, need) => fitting.get(need)?.has(vote) === true
  const sharing = needs.filter(({ shares }) => shares)
  if (sharing.length === 0) return matched(needs, votes, known)
  const others = needs.filter(({ shares }) => !shares)
  const wanted = needs.reduce((sum, { count }) => sum + count, 0)
  return best(reservations(sharing, votes, known), wanted, reserved => {
    const shared = matchedApart(sharing, reserved, known)
    const rest = matched(
      others,
      votes.filter(vote => !reserved.includes(vote)),
      known,
    )
    return needs.map(need => (need.shares ? shared[sharing.indexOf(need)] : rest[others.indexOf(need)]) ?? [])
  })
}

/** Every need by itself: one person may fill places of all of them. */
export function matchedApart<Need extends Places, One extends Vote>(
  needs: readonly Need[],
  votes: readonly One[],
  fits: Fits<Need, One>,
): Assignment<One> {
  return needs.map(need => votes.filter(vote => fits(vote, need)).slice(0, need.count))
}

/** How many places are filled. */
export const filled = (assignment: Assignment<unknown>): number =>
  assignment.reduce((sum, votes) => sum + votes.length, 0)

/** The first of those that fill most; none is looked for beyond one that fills all. */
function best<One>(
  groups: readonly (readonly One[])[],
  wanted: number,
  assignmentFor: (group: readonly One[]) => Assignment<One>,
): Assignment<One> {
  let most: Assignment<One> = []
  for (const group of groups) {
    const one = assignmentFor(group)
    if (most.length === 0 || filled(one) > filled(most)) most = one
    if (filled(most) === wanted) break
  }
  return most
}

/**
 * Groups of people who could be kept for needs that share them: for each need in turn somebody who is kept already, or
 * else anyone who fits. There are more of them than anybody could try when very many people approve, so at some number
 * it ends: what is found then fills too few places, never too many.
 */
function reservations<Need extends Places, One extends Vote>(
  sharing: readonly Need[],
  votes: readonly One[],
  fits: Fits<Need, One>,
): readonly (readonly One[])[] {
  let groups: readonly (readonly One[])[] = [[]]
  for (const need of sharing) {
    const candidates = new Set(votes.filter(vote => fits(vote, need)))
    const isKept = (group: readonly One[]) => candidates.size === 0 || group.some(vote => candidates.has(vote))
    if (groups.every(isKept)) continue
    const grown = groups.flatMap(group => (isKept(group) ? [group] : Array.from(candidates, vote => [...group, vote])))
    groups = onceEach(grown, votes).slice(0, MAX_GROUPS)
  }
  return groups
}

/** The same people in another order are the same group. */
function onceEach<One>(groups: readonly (readonly One[])[], votes: readonly One[]): readonly (readonly One[])[] {
  const places = new Map(votes.map((vote, place) => [vote, place]))
  const keyOf = (group: readonly One[]) => group.map(vote => places.get(vote) ?? -1).sort((a, b) => a - b)
  return [...new Map([...groups].reverse().map(group => [keyOf(group).join(), group])).values()].reverse()
}

export const MAX_GROUPS = 2000

interface Place<Need> {
  need: Need
}

/** Taking the first free place would fail changes for which a fitting assignment exists, so this follows augmenting paths. */
function matched<Need extends Places, One extends Vote>(
  needs: readonly Need[],
  votes: readonly One[],
  fits: Fits<Need, One>,
): Assignment<One> {
  const places = needs.flatMap(need => Array.from({ length: need.count }, (): Place<Need> => ({ need })))
  const holder = new Map<Place<Need>, One>()
  // Where somebody finds no place, nobody after them finds one among those that were tried.
  let closed: ReadonlySet<Place<Need>> = new Set()
  for (const vote of votes) {
    if (holder.size === places.length) break
    const tried = new Set(closed)
    if (!fillSlot(vote, places, holder, tried, fits)) closed = tried
  }
  return needs.map(need => places.filter(place => place.need === need).flatMap(place => holder.get(place) ?? []))
}

/** Finds a place, moving others to another place of theirs where that helps. */
function fillSlot<Need extends Places, One extends Vote>(
  vote: One,
  places: readonly Place<Need>[],
  holder: Map<Place<Need>, One>,
  tried: Set<Place<Need>>,
  fits: Fits<Need, One>,
): boolean {
  for (const place of places) {
    if (tried.has(place) || !fits(vote, place.need)) continue
    tried.add(place)
    const present = holder.get(place)
    if (present === undefined || fillSlot(present, places, holder, tried, fits)) {
      holder.set(place, vote)
      return true
    }
  }
  return false
}
