import { MAX_GROUPS } from './assign.ts'
import { candidatesFor, type People, type Weighing } from './candidates.ts'
import { isFor } from './ordering.ts'
import type { Filled } from './tried.ts'

/** Different ways to hold roles; a policy with more of them names nobody beyond. */
export const MAX_TRIED = 100

/** Whether it can be computed over all ways to give people to requirements who could help. */
export function isSmall(lists: readonly Filled[], weighing: Weighing, people: People): boolean {
  let sum = 0
  for (const one of lists) {
    sum += effort(one, weighing, people)
    if (sum > MAX_EFFORT) return false
  }
  return true
}

/** People who are looked at for a place, all together: some ten milliseconds. */
const MAX_EFFORT = 300_000

function effort({ needs, assignment }: Filled, { tally: { counted } }: Weighing, people: People): number {
  const places = needs.reduce((sum, { count }) => sum + count, 0)
  const open = needs.filter(({ count }, at) => (assignment[at]?.length ?? 0) < count).length
  if (open === 0) return 0
  const able = candidatesFor(needs, people).length
  const once = places * (able + places)
  if (counted.length === 0) return once
  const tries = open * Math.min(able, MAX_TRIED) * places * (counted.length + 1) * groupsKept(needs, counted)
  return once + open * able * needs.length + tries
}

/** In how many ways people can be kept for requirements that share them, as `assign` tries them. */
function groupsKept(needs: Filled['needs'], counted: Weighing['tally']['counted']): number {
  const sharing = needs.filter(({ shares }) => shares)
  if (sharing.length === 0) return 1
  let ways = 1
  for (const need of sharing) {
    ways *= Math.max(1, counted.filter(approval => isFor(approval, need)).length + 1)
    if (ways >= MAX_GROUPS) return MAX_GROUPS
  }
  return ways
}
