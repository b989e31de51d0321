import type { Commit, Review } from '../../facts/change.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { loginsOf, othersOf, type Role } from '../shared/roles.ts'
import { list } from '../shared/wording.ts'
import type { AppWork } from './apps.ts'
import type { Assignment } from './assign.ts'
import { isFor } from './ordering.ts'
import type { Need, ReviewRules } from './rules.ts'
import { type Approval, contributorsByPart, MADE, type Objection, type ReviewFacts, type Votes } from './votes.ts'

export const short = (oid: string | null): string => (oid === null ? 'a deleted commit' : oid.slice(0, 7))

export const nameOf = (review: Review): string => review.author?.login ?? 'a deleted account'

/** `2 approvals from maintainer or quality-owner`. */
export const required = ({ count, by }: Pick<Need, 'count' | 'by'>): string =>
  `${count} ${count === 1 ? 'approval' : 'approvals'} ${by}`

/** `1 of 2 approvals`, and what else keeps the gate from passing. */
export function title(got: number, wanted: number, strangers: readonly Commit[]): string {
  const counted = `${got} of ${wanted} ${wanted === 1 ? 'approval' : 'approvals'}`
  if (strangers.length === 0) return counted
  return `${counted}, ${strangers.length} ${strangers.length === 1 ? 'commit' : 'commits'} with an unknown author`
}

/** What was requested, and who fills it. */
export interface Filled {
  needs: readonly Need[]
  assignment: Assignment<Approval>
  people: 'distinct' | 'shared'
}

/** What a need still lacks, and who could give it. */
export interface Missing {
  reason: Reason
  /** Approvals. */
  lacking: number
  /** Logins of those who could give them now. */
  could: readonly string[]
}

export function missing(
  place: number,
  filled: Filled,
  known: ReviewFacts,
  tally: Votes,
  rules: ReviewRules,
): Missing[] {
  const need = filled.needs[place]
  const approvals = filled.assignment[place] ?? []
  if (!need || approvals.length >= need.count) return []
  const lacking = need.count - approvals.length
  if (need.unmeetable) return [{ reason: need.unmeetable, lacking, could: [] }]
  const before = stillBefore(need, filled)
  // Whoever approved now would have to do it again.
  const could = before === '' ? candidatesFrom(need.from ?? [], known, tally, filled, rules).slice(0, MAX_NAMES) : []
  const found = approvals.length === 0 ? 'no valid approval yet' : `${approvals.length} of ${need.count} given`
  const reason = {
    code: 'approvals_missing',
    message: `${required(need)} required; ${found}.${takenElsewhere(need, place, filled)}${before}`,
    next:
      before === ''
        ? whoCould(need, lacking, known, tally, filled, rules)
        : 'Wait for the requirement that must be filled first.',
    data: {
      required: need.count,
      approved: approvals.length,
      from: (need.from ?? []).map(({ name }) => name),
      ...(could.length > 0 ? { could } : {}),
    },
  }
  return [{ reason, lacking, could }]
}

/** Where each need could be met by itself, and all together cannot. */
function takenElsewhere(need: Need, place: number, { needs, assignment, people }: Filled): string {
  if (people === 'shared') return ''
  const elsewhere = assignment.flatMap((approvals, other) =>
    other === place || (need.shares && needs[other]?.shares) ? [] : approvals.filter(approval => isFor(approval, need)),
  )
  if (elsewhere.length === 0) return ''
  const names = [...new Set(elsewhere.map(({ approver }) => approver.login))]
  return ` ${listOf(names)} could give it, but ${names.length === 1 ? 'is' : 'are'} already counted for another requirement, and each person counts once.`
}

function stillBefore({ after }: Need, { needs, assignment }: Filled): string {
  if (after === undefined) return ''
  const open = needs.filter(({ name, count }, place) => name === after && (assignment[place]?.length ?? 0) < count)
  return open.length > 0 ? ` It must follow ${list(open.map(required), 'and')}.` : ''
}

/** What would do in place of what is missing. */
export const alternatively = (needs: readonly Need[]): Reason[] => [
  {
    code: 'approvals_alternative',
    message: `Alternatively, ${list(needs.map(required), 'and')} would be enough.`,
  },
]

function whoCould(
  need: Need,
  lacking: number,
  known: ReviewFacts,
  tally: Votes,
  filled: Filled,
  rules: ReviewRules,
): string {
  const commit = short(known.change.head)
  const people = `${lacking} ${lacking === 1 ? 'person' : 'people'}`
  if (!need.from)
    return `Ask ${people} with write access who did not contribute to the change to approve commit ${commit}.`
  const candidates = candidatesFrom(need.from, known, tally, filled, rules)
  const others = [...new Set(need.from.flatMap(othersOf))]
  if (others.length > 0)
    return `Ask ${[...candidates.slice(0, MAX_NAMES), ...others].join(', or ')} to approve commit ${commit}.`
  if (candidates.length === lacking) return `Ask ${listOf(candidates)} to approve commit ${commit}.`
  if (candidates.length > lacking) return `Ask ${anyOf(candidates, lacking)} to approve commit ${commit}.`
  const left = candidates.length === 0 ? 'nobody' : `only ${listOf(candidates)}`
  if (need.shares && need.from.every(({ users, teams = [] }) => users.length + teams.length === 0))
    return 'Name its owners by account or team in CODEOWNERS on the base branch: an e-mail address cannot be matched to an account.'
  return need.shares
    ? `Of its owners, ${left} can still approve this change, but ${people} must. Add owners to CODEOWNERS on the base branch.`
    : `With the role ${list(need.from.map(({ name }) => name))}, ${left} can still approve this change, but ${people} must. Add people to the role in the policy on the base branch.`
}

const anyOf = (candidates: readonly string[], count: number): string =>
  count === 1 && candidates.length <= MAX_NAMES
    ? listOf(candidates, 'or')
    : `${count === 1 ? 'one' : count} of ${listOf(candidates)}`

/** The most names that help; a role can have two hundred. */
export const MAX_NAMES = 10

function listOf(names: readonly string[], join = 'and'): string {
  const more = names.length - MAX_NAMES
  return list(more > 0 ? [...names.slice(0, MAX_NAMES), `${more} more`] : names, join)
}

/** Members of the roles whose approval would count and is not there yet. */
function candidatesFrom(
  wanted: readonly Role[],
  known: ReviewFacts,
  tally: Votes,
  { assignment }: Filled,
  rules: ReviewRules,
): string[] {
  const useless = tally.ignored.filter(({ objection }) => FINAL.has(objection)).map(({ review }) => nameOf(review))
  // One whose approval came too early can give it again.
  const used = new Set(assignment.flat())
  const done = tally.counted
    .filter(one => used.has(one) && one.differing.length === 0)
    .map(({ approver }) => approver.login)
  // GitHub takes no approval from whoever opened the change, whatever the policy says.
  const out = new Set(
    [...contributorNames(known, rules), ...useless, ...done, known.change.author?.login ?? ''].map(name =>
      name.toLowerCase(),
    ),
  )
  const isBot = (user: string) => rules.exclude.includes('bots') && user.endsWith('[bot]')
  return [...new Set(wanted.flatMap(loginsOf))].filter(user => !out.has(user) && !isBot(user))
}

function contributorNames(known: ReviewFacts, { exclude }: ReviewRules): string[] {
  const parts = contributorsByPart(known)
  return MADE.filter(([who]) => exclude.includes(who)).flatMap(([, part]) =>
    parts[part].flatMap(one => one?.login ?? []),
  )
}

/** What no further approval of the same person can mend. */
const FINAL = new Set<Objection>([
  'by_author',
  'by_committer',
  'by_co_author',
  'by_last_pusher',
  'by_requester',
  'by_bot',
  'without_write',
])

const workOf = (apps: readonly AppWork[]): string =>
  list(
    apps.map(({ app, did }) => `${app.login} ${did === 'opened' ? 'opened this change' : 'pushed to this change'}`),
    'and',
  )

export const oneMoreRequired = (apps: readonly AppWork[]): string =>
  `1 approval more, because ${workOf(apps)} for somebody unknown`

/** `approver`: who could have asked for it, where all else is there. */
export function oneMore(apps: readonly AppWork[], approver: Approval | undefined, open: readonly Missing[]): Reason {
  const cause = `${workOf(apps)}, and GitHub does not report for whom`
  const hint = "An app that acts on nobody's behalf can be listed under `unattended-apps` in the policy."
  const name = approver?.approver.login
  const why =
    name === undefined
      ? 'any approver may have asked for it'
      : `${name} may have asked for it, and without the approval by ${name} the requirements are not met`
  const next = open.find(({ reason }) => reason.next !== undefined)?.reason.next
  return {
    code: 'approvals_one_more',
    message: `${cause}: ${why}. One approval more is required.`,
    next: next === undefined ? hint : `${next} ${hint}`,
    data: { apps: apps.map(({ app }) => app.id) },
  }
}

export const oneMoreGiven = (apps: readonly AppWork[]): Reason => ({
  code: 'approvals_one_more',
  message: `${workOf(apps)}, and GitHub does not report for whom. The approvals are enough without any one of the approvers.`,
  data: { apps: apps.map(({ app }) => app.id) },
})

export function unattributable({ oid }: Commit): Reason {
  return {
    code: 'commit_unattributed',
    message: `Commit ${short(oid)} names an author, committer or co-author whose e-mail belongs to no GitHub account, so it is unknown whether an approver wrote it.`,
    next: 'The person must add the e-mail to their GitHub account. Otherwise, rewrite the commit with a known e-mail.',
    data: { commit: oid },
  }
}

export function changesRequested(review: Review): Reason {
  return {
    code: 'changes_requested',
    message: `${nameOf(review)} requested changes.`,
    data: { review: review.id, account: review.author?.id ?? '' },
  }
}

export function givenElsewhere({ review, approver, givenElsewhere: elsewhere }: Approval): Reason[] {
  if (!elsewhere) return []
  return [
    {
      code: 'approval_carried_over',
      message: `The approval by ${approver.login} was given for ${short(review.commit)}, which contains exactly the same change.`,
      data: { review: review.id, account: approver.id, commit: review.commit ?? '' },
    },
  ]
}
