import { type Assignment, filled } from './assign.ts'
import { barredFrom, type Candidate, candidatesFor, type People, type Weighing, withGroups } from './candidates.ts'
import { assigned, isFor } from './ordering.ts'
import { MAX_TRIED } from './reach-effort.ts'
import type { Need } from './rules.ts'
import type { Filled } from './tried.ts'
import type { Approval } from './votes.ts'

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

/** One list of requirements, and everybody who could approve for it. */
interface Field {
  given: Filled
  weighing: Weighing
  people: People
  /** The requirements with the candidates of groups in them. */
  needs: readonly Need[]
  able: readonly Candidate[]
  /** Accounts whose approvals fill something. */
  used: ReadonlySet<string>
}

/**
 * Who could fill each requirement of a list. `isExact`: over all ways to give people to requirements. Otherwise it is
 * those who could fill the requirement itself while everybody else stays where they are.
 */
export function reachIn(given: Filled, weighing: Weighing, people: People, isExact: boolean): (place: number) => Reach {
  const used = new Set(given.assignment.flat().map(({ approver }) => approver.id))
  const able = candidatesFor(given.needs, people)
  const field = { given, weighing, people, needs: withGroups(given.needs), able, used }
  const scarce = isExact ? scarcePlaces(field) : new Set<number>()
  return place => {
    const helpers = helpersFor(place, field, isExact)
    const supply = isShort(place, field, helpers, isExact) ? 'short' : scarce.has(place) ? 'shared' : 'enough'
    return reachOf(place, field, helpers, supply)
  }
}

function reachOf(
  place: number,
  { given, people }: Field,
  helpers: readonly Candidate[],
  supply: Reach['supply'],
): Reach {
  const { objecting } = people
  const names = helpers.flatMap(({ kind, name }) => (kind === 'named' ? [name] : []))
  return {
    names: [...names.filter(name => !objecting.has(name)), ...names.filter(name => objecting.has(name))],
    objecting: names.filter(name => objecting.has(name)),
    groups: helpers.flatMap(({ kind, name }) => (kind === 'group' ? [name] : [])),
    anyone: helpers.some(({ kind }) => kind === 'anyone'),
    withoutAccess: barredFrom(needAt(place, given.needs), people),
    supply,
  }
}

function needAt(place: number, needs: readonly Need[]): Need {
  const need = needs[place]
  if (!need) throw new RangeError(`There is no requirement ${place}.`)
  return need
}

/** Those named for the requirement come before all others. */
function helpersFor(place: number, field: Field, isExact: boolean): readonly Candidate[] {
  const open = needAt(place, field.needs)
  const own = open.from === undefined ? field.able : candidatesFor([needAt(place, field.given.needs)], field.people)
  if (isExact) return [...new Set([...own, ...field.able])].filter(helping(place, field))
  return own.filter(({ approval }) => !field.used.has(approval.approver.id) && isFor(approval, open))
}

/** Whether an approval of somebody would fill more of the one requirement than is filled. */
function helping(place: number, { given, weighing, needs: all, used }: Field): (candidate: Candidate) => boolean {
  const needs = onlyOpen(place, all, given)
  const open = needAt(place, needs)
  const before = filled(given.assignment)
  const tried = new Map<string, boolean>()
  // Nobody is freed where each person may fill all that fits, or where nobody has approved who could move here.
  const canMove =
    given.people === 'distinct' &&
    needs.some(({ shares }) => !shares) &&
    weighing.tally.counted.some(approval => isFor(approval, open))
  const fills = ({ approval }: Candidate) => filled(assignedWith([approval], needs, given, weighing)) > before
  return candidate => {
    const { approval } = candidate
    const isUsed = used.has(approval.approver.id)
    if (!isUsed && isFor(approval, open)) return true
    if (!isUsed && !canMove) return false
    // People of the same roles are alike.
    const alike = isUsed ? approval.approver.id : needs.map(need => (isFor(approval, need) ? 1 : 0)).join('')
    const helps = tried.get(alike) ?? (tried.size < MAX_TRIED && fills(candidate))
    tried.set(alike, helps)
    return helps
  }
}

/** The requirements with no other place open than those of one: all others keep what they have. */
const onlyOpen = (place: number, needs: readonly Need[], { assignment }: Filled): Need[] =>
  needs.map((need, at) => (at === place ? need : { ...need, count: assignment[at]?.length ?? 0 }))

function assignedWith(
  more: readonly Approval[],
  needs: readonly Need[],
  { people }: Filled,
  { tally }: Weighing,
): Assignment<Approval> {
  const again = new Set(more.map(({ approver }) => approver.id))
  return assigned(needs, [...tally.counted.filter(({ approver }) => !again.has(approver.id)), ...more], people)
}

/** Whether all who help are too few, even where each fills a place. How many are in a group is not known. */
function isShort(place: number, field: Field, helpers: readonly Candidate[], isExact: boolean): boolean {
  const { given, weighing, needs, used } = field
  const open = needAt(place, needs)
  const lacking = open.count - (given.assignment[place]?.length ?? 0)
  if (helpers.some(({ kind }) => kind !== 'named')) return false
  if (helpers.length < lacking) return true
  const direct = helpers.filter(({ approval }) => !used.has(approval.approver.id) && isFor(approval, open))
  if (!isExact || lacking === 1 || direct.length >= lacking) return false
  const all = helpers.map(({ approval }) => approval)
  const more = filled(assignedWith(all, onlyOpen(place, needs, given), given, weighing)) - filled(given.assignment)
  return more < lacking
}

/**
 * Where somebody must be missing when everybody has approved. Not looked at where requirements share people or follow
 * one another: there each is seen by itself.
 */
function scarcePlaces({ given, weighing, needs, able }: Field): ReadonlySet<number> {
  if (given.people === 'shared' || needs.some(({ shares, after }) => shares || after !== undefined)) return new Set()
  const everybody = able.flatMap(({ kind, approval }) =>
    kind === 'named' ? [approval] : Array.from({ length: MAX_COUNT }, () => ({ ...approval })),
  )
  const all = assignedWith(everybody, needs, given, weighing)
  return new Set(needs.flatMap(({ count }, place) => ((all[place]?.length ?? 0) < count ? [place] : [])))
}

/** As many as one requirement can ask for. */
const MAX_COUNT = 10
