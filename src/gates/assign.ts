import type { Role, Roles } from './gate.ts'
import type { ReviewRequirement } from './review-rules.ts'
import { holds } from './roles.ts'

/** Somebody who could fill a place. */
interface Candidate {
  approver: { login: string; id?: string }
}

/** Who fills which requirement: one list of approvals for each, in the order of the requirements. */
export type Assignment<Approval extends Candidate> = readonly (readonly Approval[])[]

interface Place {
  requirement: number
  from: readonly Role[] | undefined
}

/**
 * Gives every place to one person and no person two, filling as many as can be filled at all. Taking the first free
 * place instead would fail changes for which a fitting assignment exists, so this follows augmenting paths.
 */
export function assign<Approval extends Candidate>(
  require: readonly ReviewRequirement[],
  approvals: readonly Approval[],
  roles: Roles,
): Assignment<Approval> {
  const places = require.flatMap((requirement, index) => placesOf(requirement, index, roles))
  const holder = new Map<Place, Approval>()
  for (const approval of approvals) seat(approval, places, holder, new Set())
  return require.map((_, index) =>
    places.filter(place => place.requirement === index).flatMap(place => holder.get(place) ?? []),
  )
}

function placesOf({ count, from }: ReviewRequirement, requirement: number, roles: Roles): Place[] {
  const wanted = from?.flatMap(name => roles.get(name) ?? [])
  return Array.from({ length: count }, () => ({ requirement, from: wanted }))
}

/** Finds a place for an approval, moving others to another place of theirs where that helps. */
function seat<Approval extends Candidate>(
  approval: Approval,
  places: readonly Place[],
  holder: Map<Place, Approval>,
  tried: Set<Place>,
): boolean {
  for (const place of places) {
    if (tried.has(place) || !fits(approval, place)) continue
    tried.add(place)
    const present = holder.get(place)
    if (present === undefined || seat(present, places, holder, tried)) {
      holder.set(place, approval)
      return true
    }
  }
  return false
}

const fits = ({ approver }: Candidate, { from }: Place): boolean =>
  from === undefined || from.some(role => holds(approver, role))
