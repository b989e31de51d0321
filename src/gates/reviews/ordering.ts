import { holds } from '../shared/roles.ts'
import { type Assignment, assign, filled, matchedApart } from './assign.ts'
import type { Need } from './rules.ts'
import type { Approval } from './votes.ts'

type People = 'distinct' | 'shared'

/**
 * Needs that come after another are filled once that one is, and by approvals that came after it was. Whoever approved
 * first is often who should fill what comes first, and now and then is needed for something else.
 */
export function assigned(needs: readonly Need[], given: readonly Approval[], people: People): Assignment<Approval> {
  const approvals = [...given].sort(bySince)
  const atOnce = allAtOnce(needs, approvals, people)
  const wanted = needs.reduce((sum, { count }) => sum + count, 0)
  if (filled(atOnce) === wanted || needs.every(({ after }) => after === undefined)) return atOnce
  const inTurn = stageByStage(needs, approvals, people)
  return filled(inTurn) > filled(atOnce) ? inTurn : atOnce
}

/** Those of one second stay as they are, by their latest word. */
const bySince = (a: Approval, b: Approval): number => (a.since === b.since ? 0 : a.since < b.since ? -1 : 1)

function allAtOnce(needs: readonly Need[], approvals: readonly Approval[], people: People): Assignment<Approval> {
  const starts = new Map(needs.map(need => [need, startOf(need, needs, first => filledAt(first, approvals))]))
  const one = fill(needs, approvals, people, starts)
  return one.map((votes, place) => (comesAfter(needs[place], votes, needs, one) ? votes : []))
}

/** What something comes after is filled first, by whoever came first. */
function stageByStage(needs: readonly Need[], approvals: readonly Approval[], people: People): Assignment<Approval> {
  const done = new Map<Need, readonly Approval[]>()
  const endOf = (need: Need): string => {
    const votes = done.get(need) ?? []
    return votes.length < need.count
      ? NEVER
      : (votes
          .map(vote => givenFor(need, vote))
          .sort()
          .at(-1) ?? '')
  }
  for (const stage of stagesOf(needs)) {
    const used = new Set([...done.values()].flat())
    const left = people === 'shared' ? approvals : approvals.filter(approval => !used.has(approval))
    const one = fill(stage, left, people, new Map(stage.map(need => [need, startOf(need, needs, endOf)])))
    for (const [place, need] of stage.entries()) done.set(need, one[place] ?? [])
  }
  return needs.map(need => done.get(need) ?? [])
}

/** Those that others come after, in their order, and then all that nothing waits for. */
function stagesOf(needs: readonly Need[]): readonly (readonly Need[])[] {
  const depthOf = (need: Need): number => Math.max(-1, ...namedIn(needs, need.after).map(first => depthOf(first))) + 1
  const isWaitedFor = ({ name }: Need) => name !== undefined && needs.some(({ after }) => after === name)
  const firsts = needs.filter(isWaitedFor)
  const depths = [...new Set(firsts.map(depthOf))].sort((a, b) => a - b)
  return [
    ...depths.map(depth => firsts.filter(need => depthOf(need) === depth)),
    needs.filter(one => !isWaitedFor(one)),
  ]
}

function fill(
  needs: readonly Need[],
  approvals: readonly Approval[],
  people: People,
  starts: ReadonlyMap<Need, string | undefined>,
): Assignment<Approval> {
  const way = people === 'shared' ? matchedApart : assign
  return way(needs, approvals, (approval: Approval, need: Need) => mayFill(approval, need, starts.get(need)))
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
function startOf({ after }: Need, needs: readonly Need[], endOf: (first: Need) => string): string | undefined {
  // What does not apply to this change is not waited for.
  return namedIn(needs, after).map(endOf).sort().at(-1)
}

function filledAt(need: Need, approvals: readonly Approval[]): string {
  const given = approvals.filter(approval => isFor(approval, need)).map(approval => givenFor(need, approval))
  return given.sort()[need.count - 1] ?? NEVER
}

/** Who approves once more has approved since the first time; in an order only what came after its turn counts. */
const givenFor = ({ after }: Need, { since, review }: Approval): string =>
  after === undefined ? since : review.submittedAt

/** Behind every time, as text. */
const NEVER = '\uffff'

const namedIn = (needs: readonly Need[], name: string | undefined): Need[] =>
  name === undefined ? [] : needs.filter(need => need.name === name)

/** Who fills the first may be another one than came first, so the order is looked at again. */
function comesAfter(
  need: Need | undefined,
  approvals: readonly Approval[],
  needs: readonly Need[],
  assignment: Assignment<Approval>,
): boolean {
  if (need?.after === undefined) return true
  const ends = namedIn(needs, need.after).flatMap(one =>
    (assignment[needs.indexOf(one)] ?? []).map(vote => givenFor(one, vote)),
  )
  return approvals.every(({ review }) => ends.every(end => end < review.submittedAt))
}
