import type { Reason, Requirement } from '../../verdict/verdict.ts'
import { appsForUnknown } from './apps.ts'
import type { Assignment } from './assign.ts'
import { type Missing, missingIn, oneMore, oneMoreGiven, oneMoreRequired } from './messages.ts'
import type { Need, ReviewRules } from './rules.ts'
import type { Filled } from './tried.ts'
import { lacking, type Tried, triedInTurn } from './tried.ts'
import type { Approval, ReviewFacts, Votes } from './votes.ts'

/** The approval more that a change needs which an app made for nobody knows whom. */
export interface SpareApproval {
  wanted: 0 | 1
  given: 0 | 1
  reasons: readonly Reason[]
  children: readonly Requirement[]
  /** Who fills the needs in place of each approver. */
  others: Assignment<Approval>
  missing: readonly Missing[]
}

const NONE: SpareApproval = { wanted: 0, given: 0, reasons: [], children: [], others: [], missing: [] }

/**
 * Any one of the approvers may be the person for whom an app worked. So whoever of them it was, the approvals of the
 * others must be enough.
 */
export function spareApproval(
  alternatives: readonly (readonly Need[])[],
  { needs, assignment, people }: Filled,
  known: ReviewFacts,
  tally: Votes,
  rules: ReviewRules,
): SpareApproval {
  const apps = appsForUnknown(known, rules)
  if (apps.length === 0 || needs.length === 0) return NONE
  const required = oneMoreRequired(apps)
  const isOpen = lacking({ needs, assignment }) > 0
  const tried = isOpen ? [] : approversIn(assignment).map(one => without(one, alternatives, people, tally))
  const weak = tried.find(one => lacking(one.tried) > 0)
  if (isOpen || weak) {
    const open = weak ? missingIn([{ ...weak.tried, people }], { known, tally: weak.tally, rules }).flat() : []
    const reasons = [oneMore(apps, weak?.approver, open)]
    return { ...NONE, wanted: 1, reasons, children: [{ outcome: 'fail', required, found: 'none' }], missing: open }
  }
  const others = tried.flatMap(one => one.tried.assignment)
  const given = others.flat().filter(one => !assignment.flat().includes(one))
  const found = [...new Set(given.map(({ approver }) => approver.login))].join(', ')
  const evidence = [...new Set(given.map(({ review }) => review.id))]
  const children: Requirement[] = [{ outcome: 'pass', required, found, evidence }]
  return { ...NONE, wanted: 1, given: 1, reasons: [oneMoreGiven(apps)], children, others }
}

const approversIn = (assignment: Assignment<Approval>): readonly Approval[] => [
  ...new Map(assignment.flat().map(one => [one.approver.id, one])).values(),
]

interface Without {
  approver: Approval
  tried: Tried
  tally: Votes
}

/** What the approvals of all others fill: as if this approver had asked an app for the change. */
function without(
  approver: Approval,
  alternatives: readonly (readonly Need[])[],
  people: Filled['people'],
  tally: Votes,
): Without {
  const counted = tally.counted.filter(one => one.approver.id !== approver.approver.id)
  const [tried = { needs: [], assignment: [] }] = triedInTurn(alternatives, people, counted)
  const ignored = [...tally.ignored, { review: approver.review, objection: 'by_requester' as const }]
  return { approver, tried, tally: { ...tally, counted, ignored } }
}
