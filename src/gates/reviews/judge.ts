import type { Judgement, Requirement } from '../../verdict/verdict.ts'
import type { Roles } from '../shared/roles.ts'
import type { Assignment } from './assign.ts'
import type { Weighing } from './candidates.ts'
import {
  alternatively,
  changesRequested,
  givenElsewhere,
  type Missing,
  missingIn,
  required,
  title,
  unattributable,
} from './messages.ts'
import { type KnownAddresses, type Need, needFor, type ReviewRules, type Unattended } from './rules.ts'
import { spareApproval } from './spare.ts'
import { unattributed } from './strangers.ts'
import { lacking, type Tried, triedInTurn } from './tried.ts'
import { ignored, type Note, unused } from './unused-reviews.ts'
import { type Approval, type ReviewFacts, type Votes, votes } from './votes.ts'

/** What has to be approved: all needs of one of these lists. `shared`: one person may fill several of them. */
export interface Wanted {
  alternatives: readonly (readonly Need[])[]
  people: 'distinct' | 'shared'
}

/** What the policy says beside a gate's own settings. */
interface ReviewTerms {
  roles: Roles
  unattended?: Unattended | undefined
  knownAddresses?: KnownAddresses | undefined
}

/** So many approvals of people with one of the roles, or of anyone who may push. */
export function judgeReviews(
  { require, ...rules }: ReviewRules & { require: readonly { count: number; from?: readonly string[] | undefined }[] },
  known: ReviewFacts,
  { roles, unattended, knownAddresses }: ReviewTerms,
): Judgement {
  const alternatives = [require.map(one => needFor(one, roles))]
  return judgeNeeds({ alternatives, people: 'distinct' }, { ...rules, unattended, knownAddresses }, known)
}

/** Judges the reviews of a change: who has approved exactly this, and why other approvals do not count. */
export function judgeNeeds({ alternatives, people }: Wanted, rules: ReviewRules, known: ReviewFacts): Judgement {
  const tally = votes(known, rules)
  const weighing = { known, tally, rules }
  const [nearest, ...others] = looked(triedInTurn(alternatives, people, tally.counted), people, weighing)
  if (!nearest) throw new Error('At least one list of needs is required.')
  const strangers = unattributed(known.commits, rules)
  const { needs, assignment, open } = nearest
  const wanted = needs.reduce((sum, { count }) => sum + count, 0)
  const got = wanted - lacking(nearest)
  const filled = { needs, assignment, people }
  const spare = spareApproval(alternatives, filled, known, tally, rules)
  const [approved, required] = [got + spare.given, wanted + spare.wanted]
  const passes = approved === required && strangers.length === 0
  const ignoredReviews = [
    ...tally.ignored.map(entry => ({ review: entry.review, reason: ignored(entry, known.change, rules) })),
    ...unused(tally, filled, known.change),
  ]
  const notes = ignoredReviews.map(({ reason }) => reason)
  const used = [...assignment, ...spare.others]
  const remarks = [...tally.changesRequested.map(changesRequested), ...fromElsewhere(tally, used)]
  return {
    outcome: passes ? 'pass' : 'fail',
    title: title(approved, required, strangers),
    // An ignored approval is part of the cause of a failure; beside a pass it is only worth knowing.
    reasons: passes
      ? []
      : [
          ...open.map(({ reason }) => reason),
          ...(got < wanted ? others.filter(isPossible).flatMap(other => alternatively(other.needs)) : []),
          ...strangers.map(commit => unattributable(commit, rules)),
          ...notes,
          ...(spare.given < spare.wanted ? spare.reasons : []),
        ],
    findings: passes ? [...notes, ...spare.reasons, ...remarks] : remarks,
    measured: { required, approved },
    children: [...needs.map((need, place) => child(need, assignment[place] ?? [])), ...spare.children],
    approvals: weighed(tally, used, ignoredReviews),
    missingReviews: [...open, ...spare.missing].flatMap(({ lacking, could }) =>
      could.length > 0 ? [{ lacking, could: [...could] }] : [],
    ),
  }
}

interface Looked extends Tried {
  open: readonly Missing[]
}

/** Nobody is sent to people for an alternative that none of them can fill while another one is open. */
function looked(tried: readonly Tried[], people: Wanted['people'], weighing: Weighing): readonly Looked[] {
  const open = missingIn(
    tried.map(one => ({ ...one, people })),
    weighing,
  )
  const all = tried.map((one, at) => ({ ...one, open: open[at] ?? [] }))
  return [...all.filter(isPossible), ...all.filter(one => !isPossible(one))]
}

const isPossible = ({ open }: Looked): boolean => open.every(one => one.isPossible)

/** Every review that was weighed as an approval, with the code of why it did not count. */
function weighed(
  { counted }: Votes,
  assignment: Assignment<Approval>,
  ignoredReviews: readonly Note[],
): NonNullable<Judgement['approvals']> {
  const used = new Set(assignment.flat())
  const reasons = new Map(ignoredReviews.map(({ review, reason }) => [review.id, reason.code]))
  return [
    ...counted.map(approval => ({
      review: approval.review.id,
      why: used.has(approval) ? null : (reasons.get(approval.review.id) ?? 'approval_not_needed'),
      ...(approval.givenElsewhere ? { otherCommit: true as const } : {}),
    })),
    ...ignoredReviews
      .filter(({ review }) => !counted.some(approval => approval.review.id === review.id))
      .map(({ review, reason }) => ({ review: review.id, why: reason.code })),
  ]
}

/** Approvals of other commits, where they count. */
function fromElsewhere({ counted }: Votes, assignment: Assignment<Approval>) {
  const used = new Set(assignment.flat())
  return counted.flatMap(approval =>
    used.has(approval) || approval.differing.length === 0 ? givenElsewhere(approval) : [],
  )
}

function child(need: Need, approvals: readonly Approval[]): Requirement {
  const names = approvals.map(({ approver }) => approver.login).join(', ')
  return {
    outcome: approvals.length === need.count ? 'pass' : 'fail',
    required: required(need),
    found: approvals.length === 0 ? 'no valid approval' : `${approvals.length}: ${names}`,
    evidence: approvals.map(({ review }) => review.id),
  }
}
