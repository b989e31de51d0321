import { type Assignment, filled } from './assign.ts'
import { type Candidate, candidatesFor, objectors, type Weighing, withGroups } from './candidates.ts'
import { assigned, isFor } from './ordering.ts'
import type { Need } from './rules.ts'
import type { Approval } from './votes.ts'

/** What was requested, and who fills it. */
export interface Filled {
  needs: readonly Need[]
  assignment: Assignment<Approval>
  people: 'distinct' | 'shared'
}

/** Who could still fill what a requirement lacks: directly, or by freeing somebody who then fills it. */
export interface Reach {
  /** Logins that the policy or CODEOWNERS name, first those who have nothing against the change. */
  names: readonly string[]
  /** Those of them whose latest review requests changes. */
  objecting: readonly string[]
  /** Groups whose members are not named: `a member of acme/core`. */
  groups: readonly string[]
  /** Anyone with write access. */
  anyone: boolean
  /** Logins that hold a role for it, and have no write access. */
  withoutAccess: readonly string[]
  /** `short`: they are too few. `shared`: they are enough for it alone, and other requirements need them as well. */
  supply: 'enough' | 'short' | 'shared'
}

/** Over all ways to give people to requirements, not only the one that was found. */
export function reachOf(place: number, given: Filled, weighing: Weighing): Reach {
  const { needs } = given
  const open = needs[place]
  if (!open) throw new RangeError(`There is no requirement ${place}.`)
  const { able, withoutAccess } = candidatesFor([open, ...needs], weighing)
  const helpers = able.filter(helping(place, given, weighing))
  const objecting = objectors(weighing.known)
  const named = helpers.filter(({ kind }) => kind === 'named')
  const names = named.map(({ name }) => name)
  const own = new Set(candidatesFor([open], weighing).withoutAccess)
  return {
    names: [...names.filter(name => !objecting.has(name)), ...names.filter(name => objecting.has(name))],
    objecting: names.filter(name => objecting.has(name)),
    groups: helpers.flatMap(({ kind, name }) => (kind === 'group' ? [name] : [])),
    anyone: helpers.some(({ kind }) => kind === 'anyone'),
    withoutAccess: withoutAccess.filter(name => own.has(name)),
    supply: supplyOf(place, given, weighing, { able, helpers }),
  }
}

/** Whether an approval of somebody would fill more of the one requirement than is filled. */
function helping(place: number, given: Filled, weighing: Weighing): (candidate: Candidate) => boolean {
  const needs = onlyOpen(place, given)
  const open = needs[place]
  const before = filled(given.assignment)
  const used = new Set(given.assignment.flat().map(({ approver }) => approver.id))
  const tried = new Map<string, boolean>()
  // Nobody is freed where each person may fill all that fits.
  const canMove = given.people === 'distinct' && needs.some(({ shares }) => !shares)
  const fills = ({ approval }: Candidate) => filled(assignedWith([approval], needs, given, weighing)) > before
  return candidate => {
    const { approval } = candidate
    const isUsed = used.has(approval.approver.id)
    if (open && !isUsed && isFor(approval, open)) return true
    if (!isUsed && !canMove) return false
    // People of the same roles are alike.
    const alike = isUsed ? approval.approver.id : needs.map(need => (isFor(approval, need) ? 1 : 0)).join('')
    const helps = tried.get(alike) ?? (tried.size < MAX_TRIED && fills(candidate))
    tried.set(alike, helps)
    return helps
  }
}

/** Different ways to hold roles; a policy with more of them names nobody beyond. */
const MAX_TRIED = 100

/** The requirements with no other place open than those of one: all others keep what they have. */
const onlyOpen = (place: number, { needs, assignment }: Filled): Need[] =>
  withGroups(needs).map((need, at) => (at === place ? need : { ...need, count: assignment[at]?.length ?? 0 }))

function assignedWith(
  more: readonly Approval[],
  needs: readonly Need[],
  { people }: Filled,
  { tally }: Weighing,
): Assignment<Approval> {
  const again = new Set(more.map(({ approver }) => approver.id))
  return assigned(needs, [...tally.counted.filter(({ approver }) => !again.has(approver.id)), ...more], people)
}

function supplyOf(
  place: number,
  given: Filled,
  weighing: Weighing,
  { able, helpers }: { able: readonly Candidate[]; helpers: readonly Candidate[] },
): Reach['supply'] {
  const open = given.needs[place]
  const lacking = (open?.count ?? 0) - (given.assignment[place]?.length ?? 0)
  if (helpers.every(({ kind }) => kind === 'named')) {
    const all = helpers.map(({ approval }) => approval)
    const needs = onlyOpen(place, given)
    if (filled(assignedWith(all, needs, given, weighing)) - filled(given.assignment) < lacking) return 'short'
  }
  return isScarce(place, given, weighing, able) ? 'shared' : 'enough'
}

/**
 * Whether somebody must be missing here when everybody has approved. Not looked at where requirements share people or
 * follow one another: there each is seen by itself.
 */
function isScarce(place: number, given: Filled, weighing: Weighing, able: readonly Candidate[]): boolean {
  const { needs, people } = given
  if (people === 'shared' || needs.some(({ shares, after }) => shares || after !== undefined)) return false
  const everybody = able.flatMap(({ kind, approval }) =>
    kind === 'named' ? [approval] : Array.from({ length: MAX_COUNT }, () => ({ ...approval })),
  )
  const all = assignedWith(everybody, withGroups(needs), given, weighing)
  return (all[place]?.length ?? 0) < (needs[place]?.count ?? 0)
}

/** As many as one requirement can ask for. */
const MAX_COUNT = 10
