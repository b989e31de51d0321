import { type Assignment, assign, matchedApart } from './assign.ts'
import type { Approval } from './opinions.ts'
import type { Need } from './review-rules.ts'
import { holds } from './roles.ts'

/** Needs that come after another are filled once that one is, and by approvals that came after it was. */
export function assigned(
  needs: readonly Need[],
  approvals: readonly Approval[],
  people: 'distinct' | 'shared',
): Assignment<Approval> {
  const starts = new Map(
    needs.flatMap(need => (need.after === undefined ? [] : [[need, startOf(need, needs, approvals)] as const])),
  )
  const fill = people === 'shared' ? matchedApart : assign
  const filled = fill(needs, approvals, (approval: Approval, need: Need) => mayFill(approval, need, starts.get(need)))
  return filled.map((one, place) => (comesAfter(needs[place], one, needs, filled) ? one : []))
}

/** Whether an approval could fill a place of a need at all. */
function mayFill(approval: Approval, need: Need, start: string | undefined): boolean {
  return isFor(approval, need) && (start === undefined || approval.review.submittedAt > start)
}

/** By somebody who may, and for what the need is about. */
export function isFor({ approver, differing }: Approval, { from, isAbout }: Need): boolean {
  if (from && !from.some(role => holds(approver, role))) return false
  return differing.length === 0 || (isAbout !== undefined && !differing.some(isAbout))
}

/** When all that a need comes after was approved: a time after all others while it is not. */
function startOf({ after }: Need, needs: readonly Need[], approvals: readonly Approval[]): string | undefined {
  // What is not asked of this change is not waited for.
  return namedIn(needs, after)
    .map(first => filledAt(first, approvals))
    .sort()
    .at(-1)
}

function filledAt(need: Need, approvals: readonly Approval[]): string {
  const given = approvals.filter(approval => isFor(approval, need)).map(({ review }) => review.submittedAt)
  return given.sort()[need.count - 1] ?? NEVER
}

/** Behind every time, as text. */
const NEVER = '\uffff'

const namedIn = (needs: readonly Need[], name: string | undefined): Need[] => needs.filter(need => need.name === name)

/** Who fills the first may be another one than came first, so the order is looked at again. */
function comesAfter(
  need: Need | undefined,
  approvals: readonly Approval[],
  needs: readonly Need[],
  filled: Assignment<Approval>,
): boolean {
  if (need?.after === undefined) return true
  const first = namedIn(needs, need.after).flatMap(one => filled[needs.indexOf(one)] ?? [])
  return approvals.every(({ review }) => first.every(earlier => earlier.review.submittedAt < review.submittedAt))
}
