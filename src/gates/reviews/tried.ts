import type { Assignment } from './assign.ts'
import { assigned } from './ordering.ts'
import type { Need } from './rules.ts'
import type { Approval } from './votes.ts'

/** One of the lists of needs, filled as far as it can be. */
export interface Tried {
  needs: readonly Need[]
  assignment: Assignment<Approval>
}

/** Whether one person may fill several of them, too. */
export interface Filled extends Tried {
  people: 'distinct' | 'shared'
}

/** The nearest first; none is tried beyond one that is filled. */
export function triedInTurn(
  alternatives: readonly (readonly Need[])[],
  people: 'distinct' | 'shared',
  counted: readonly Approval[],
): readonly Tried[] {
  const tried: Tried[] = []
  for (const needs of alternatives) {
    const one = { needs, assignment: assigned(needs, counted, people) }
    if (lacking(one) === 0) return [one]
    tried.push(one)
  }
  return tried.sort((a, b) => lacking(a) - lacking(b))
}

export const lacking = ({ needs, assignment }: Tried): number =>
  needs.reduce((sum, { count }, place) => sum + count - (assignment[place]?.length ?? 0), 0)
