import type { Commit, Review } from '../../facts/change.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { list } from '../shared/wording.ts'
import type { AppWork } from './apps.ts'
import { peopleFor, type Weighing } from './candidates.ts'
import { isFor } from './ordering.ts'
import { isSmall } from './reach-effort.ts'
import { type Reach, reachIn } from './reachable.ts'
import type { Need, ReviewRules } from './rules.ts'
import { mayBeTool, strangersIn } from './strangers.ts'
import type { Filled } from './tried.ts'
import type { Approval } from './votes.ts'

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

/** What a need still lacks, and who could give it. */
export interface Missing {
  reason: Reason
  /** Approvals. */
  lacking: number
  /** Logins of those who could give them now. */
  could: readonly string[]
  /** Whether enough people are left who could. */
  isPossible: boolean
}

/** What each list of needs still lacks, in the order of its needs. */
export function missingIn(lists: readonly Filled[], weighing: Weighing): readonly (readonly Missing[])[] {
  if (lists.every(({ needs, assignment }) => needs.every(({ count }, at) => assignment[at]?.length === count)))
    return []
  const people = peopleFor(
    lists.flatMap(({ needs }) => needs),
    weighing,
  )
  const isExact = isSmall(lists, weighing, people)
  return lists.map(filled => {
    const reach = reachIn(filled, weighing, people, isExact)
    return filled.needs.flatMap((_, place) => missing(place, filled, weighing, reach))
  })
}

function missing(place: number, filled: Filled, weighing: Weighing, reachOf: (place: number) => Reach): Missing[] {
  const need = filled.needs[place]
  const approvals = filled.assignment[place] ?? []
  if (!need || approvals.length >= need.count) return []
  const lacking = need.count - approvals.length
  if (need.unmeetable) return [{ reason: need.unmeetable, lacking, could: [], isPossible: false }]
  const before = stillBefore(need, filled)
  const found = approvals.length === 0 ? 'no valid approval yet' : `${approvals.length} of ${need.count} given`
  const cause = `${required(need)} required; ${found}.${takenElsewhere(need, place, filled)}`
  const data = { required: need.count, approved: approvals.length, from: (need.from ?? []).map(({ name }) => name) }
  if (before !== '') {
    // Whoever approved now would have to do it again.
    const next = 'Wait for the requirement that must be filled first.'
    return [{ reason: { code: CODE, message: `${cause}${before}`, next, data }, lacking, could: [], isPossible: true }]
  }
  const reach = reachOf(place)
  const could = reach.names.slice(0, MAX_NAMES)
  const reason = {
    code: CODE,
    message: cause,
    next: whoCould(need, lacking, reach, short(weighing.known.change.head)),
    data: { ...data, ...(could.length > 0 ? { could } : {}) },
  }
  return [{ reason, lacking, could, isPossible: reach.supply === 'enough' }]
}

const CODE = 'approvals_missing'

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

function whoCould(need: Need, lacking: number, reach: Reach, commit: string): string {
  const people = peopleText(lacking)
  if (!need.from)
    return `Ask ${people} with write access who did not contribute to the change to approve commit ${commit}.`
  const others = [
    ...reach.groups,
    ...(reach.anyone ? ['somebody with write access who did not contribute to the change'] : []),
  ]
  if (reach.supply !== 'enough') return tooFew(need, people, reach)
  const barred = withoutAccess(reach)
  if (others.length === 0) return `${askNamed(reach, lacking, commit)}${barred}`
  return `Ask ${[...reach.names.slice(0, MAX_NAMES), ...others].join(', or ')} to approve commit ${commit}.${barred}`
}

function withoutAccess({ withoutAccess: people }: Reach): string {
  if (people.length === 0) return ''
  const [have, by] = people.length === 1 ? ['has', people[0]] : ['have', 'them']
  return ` ${listOf(people)} ${have} no write access to this repository, so an approval by ${by} would not count.`
}

/** A reviewer who requested changes approves when these are resolved. */
function askNamed({ names, objecting }: Reach, lacking: number, commit: string): string {
  const free = names.slice(0, names.length - objecting.length)
  const resolve = `esolve the requested changes with ${listOf(objecting)}, who can then approve`
  if (objecting.length === 0) return `Ask ${chosenFrom(names, lacking)} to approve commit ${commit}.`
  if (free.length === 0) return `R${resolve} commit ${commit}.`
  const isEnough = free.length >= lacking
  const asked = isEnough ? chosenFrom(free, lacking) : listOf(free)
  return `Ask ${asked} to approve commit ${commit}, ${isEnough ? 'or' : 'and'} r${resolve} it.`
}

function tooFew(need: Need, people: string, { names, withoutAccess: barred, supply }: Reach): string {
  const { shares, from = [] } = need
  const role = list(from.map(({ name }) => name))
  const grant = barred.length > 0 ? `Give ${listOf(barred)} write access, or add` : 'Add'
  if (supply === 'shared')
    return `Each person counts once, and too few are left for the role ${role} beside the other requirements. ${grant} people to the role in the policy on the base branch.`
  const left = names.length === 0 ? 'nobody' : `only ${listOf(names)}`
  if (shares && from.every(({ users, teams = [] }) => users.length + teams.length === 0))
    return 'Name its owners by account or team in CODEOWNERS on the base branch: an e-mail address cannot be matched to an account.'
  return shares
    ? `Of its owners, ${left} can still approve this change, but ${people} must. ${grant} owners to CODEOWNERS on the base branch.`
    : `With the role ${role}, ${left} can still approve this change, but ${people} must. ${grant} people to the role in the policy on the base branch.`
}

const peopleText = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`

const chosenFrom = (names: readonly string[], count: number): string =>
  names.length === count ? listOf(names) : anyOf(names, count)

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

/** Parts of a commit that belong to no account, with their addresses where these are known. */
export function unattributable(commit: Commit, rules: ReviewRules): Reason {
  const strangers = strangersIn(commit, rules)
  const addresses = [...new Set(strangers.flatMap(({ email }) => email ?? []))]
  const named = strangers.slice(0, MAX_STRANGERS).map(({ as, email }) => `${addressText(email)} as ${PARTS[as]}`)
  const left = strangers.length - named.length
  const what =
    strangers.length === 0
      ? 'an author, committer or co-author whose e-mail belongs to no GitHub account'
      : `${list(left > 0 ? [...named, `${left} more`] : named, 'and')}, which belongs to no GitHub account`
  return {
    code: 'commit_unattributed',
    message: `Commit ${short(commit.oid)} names ${what}, so it is unknown whether an approver wrote it.`,
    next: `The person must add the e-mail to their GitHub account. ${strangers.some(one => mayBeTool(one, commit)) ? 'If it is the address of a tool, list it under `known-addresses` in the policy on the base branch. ' : ''}Otherwise, rewrite the commit with a known e-mail.`,
    data: { commit: commit.oid, ...(addresses.length > 0 ? { addresses: addresses.slice(0, MAX_STRANGERS) } : {}) },
  }
}

const MAX_STRANGERS = 3
const PARTS = {
  author: 'its author',
  committer: 'its committer',
  'co-author': 'a co-author in a trailer',
} as const

/** Anybody can write anything into a commit. */
const MAX_ADDRESS = 100

/** Between backticks it is shown as it is, so that it can be copied. One that holds a backtick stands without. */
function addressText(email: string | null): string {
  if (email === null || email === '') return 'no e-mail'
  const short = email.length > MAX_ADDRESS ? `${email.slice(0, MAX_ADDRESS - 1)}…` : email
  return short.includes('`') ? short : `\`${short}\``
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
  const given = `The approval by ${approver.login} was given for ${short(review.commit)}, which`
  return [
    {
      code: elsewhere === 'same change' ? 'approval_carried_over' : 'approval_of_same_edits',
      message:
        elsewhere === 'same change'
          ? `${given} contains exactly the same change.`
          : `${given} makes exactly the same edits in the same places. The base has changed other parts of the same files since, which ${approver.login} may not have seen.`,
      data: { review: review.id, account: approver.id, commit: review.commit ?? '' },
    },
  ]
}
