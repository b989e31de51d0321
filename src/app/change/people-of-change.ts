import { codeOwnersFact } from '../../collect/change/code-owners.ts'
import { lastPushersFact, nobodyOr } from '../../collect/change/last-pushers.ts'
import { concessionsFact } from '../../collect/concessions/concessions.ts'
import type { Account } from '../../facts/basics.ts'
import type { Review } from '../../facts/change.ts'
import { type Facts, NOTHING_KNOWN } from '../../facts/facts.ts'
import { ownerRoles } from '../../gates/approvals/owners.ts'
import type { Role } from '../../gates/gate.ts'
import type { ChangeNode, MergedRules } from '../../github/client/answers.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RunContext } from '../shared/context.ts'
import { type Asked, askedBy } from './fact-requests.ts'
import { memberships } from './memberships.ts'

type People = Pick<Facts, 'lastPushers' | 'codeOwners' | 'memberships'>

interface Known {
  change: ChangeNode
  rules: MergedRules | null
  facts: Pick<Facts, 'reviews' | 'files' | 'rulesChange' | 'concessions'>
  /** People beside those who reviewed, of whom a record tells in which roles they act. */
  others?: readonly (Account | null)[]
  /** Ids of who pushed the head, as a check run of before the merge has them. */
  pushers?: readonly string[] | undefined
}

/** Who pushed the change, who owns its files, and who of its reviewers holds which role: as far as a gate asks for it. */
export async function peopleOf(context: RunContext, policy: Policy, known: Known): Promise<People> {
  const asked = askedBy(policy)
  const codeOwners = ownersAsked(asked, known, context.client.time())
  const owners = codeOwners.state === 'complete' ? ownerRoles(codeOwners.value) : []
  const reviewers = reviewersIn(known.facts.reviews, asked)
  const granters = grantersIn(known.facts.concessions)
  const roles = [...owners, ...(granters.length > 0 ? grantingRoles(policy) : [])]
  const decisive = [...reviewers, ...granters]
  const [members, lastPushers] = await Promise.all([
    membersOf(context, policy, [
      { people: [...decisive, ...(known.others ?? [])], roles },
      { people: decisive, roles },
      { people: reviewers, roles: owners },
    ]),
    pushersAsked(context, policy, known),
  ])
  return { codeOwners, memberships: members, lastPushers }
}

interface Candidates {
  people: readonly (Account | null)[]
  roles: readonly Role[]
}

/** Of as many as can be read: what is not known of somebody who did not review must not keep reviews from being judged. */
async function membersOf(
  context: RunContext,
  policy: Policy,
  groups: readonly Candidates[],
): Promise<Facts['memberships']> {
  const fewer = groups.filter(({ people }, place) => people.length !== groups[place - 1]?.people.length)
  let found = NOTHING_KNOWN.memberships
  for (const candidates of fewer) {
    found = await memberships(context, policy, 'change', candidates)
    if (found.state === 'complete' || found.why === 'not_collected') break
  }
  return found
}

/** Concessions are asked for where the policy lets somebody grant them, as they were when the change landed. */
export async function concessionsAsked(
  { client, repository }: RunContext,
  { concessions: rules }: Policy,
  asOf: string,
): Promise<Facts['concessions']> {
  return rules ? concessionsFact(client, repository, rules.label, asOf) : NOTHING_KNOWN.concessions
}

/** Whether a concession goes by the files of a change. */
export const concedesByPath = (concessions: Facts['concessions']): boolean =>
  concessions.state === 'complete' &&
  concessions.value.some(({ paths, grants }) => paths.length > 0 && grants.length > 0)

const grantingRoles = ({ concessions, roles }: Policy): Role[] =>
  (concessions?.['granted-by'] ?? []).flatMap(name => roles.get(name) ?? [])

const grantersIn = (fact: Facts['concessions']): (Account | null)[] =>
  fact.state === 'complete' ? fact.value.flatMap(({ grants }) => grants.map(({ by }) => by)) : []

function ownersAsked({ facts }: Asked, { rules, facts: { files } }: Known, collectedAt: string): Facts['codeOwners'] {
  return facts.has('codeOwners') && rules ? codeOwnersFact(rules, files, collectedAt) : NOTHING_KNOWN.codeOwners
}

/**
 * Who pushed last matters where somebody has approved or taken a veto away, and where a gate has a say: the one about
 * rules seldom does. Whoever grants a concession may not have pushed either.
 */
async function pushersAsked({ client }: RunContext, policy: Policy, known: Known): Promise<Facts['lastPushers']> {
  const { reviews, rulesChange, concessions } = known.facts
  const isNeeded = policy.gates.some(({ needs }) => needs.includes('lastPushers')) || !isUntouched(rulesChange)
  const { vetoes } = askedBy(policy)
  const isSaid =
    reviews.state === 'complete' &&
    reviews.value.some(review => mayCount(review) || (vetoes && review.state === 'DISMISSED'))
  return (isNeeded && isSaid) || grantersIn(concessions).length > 0
    ? remembered(await lastPushersFact(client, known.change), known.pushers, client.time())
    : nobodyOr(client, [])
}

/** A branch is often deleted as soon as it has landed. What the check run says is no more than its word. */
function remembered(
  fact: Facts['lastPushers'],
  pushers: readonly string[] | undefined,
  collectedAt: string,
): Facts['lastPushers'] {
  if (fact.state === 'complete' || fact.why !== 'missing' || !pushers) return fact
  const value = pushers.map(id => ({ id, login: `account ${id}`, kind: 'User' as const }))
  return { state: 'complete', value, provenance: { source: 'check-run', trust: 'self-reported', collectedAt } }
}

const isUntouched = (fact: Facts['rulesChange']): boolean => fact.state === 'complete' && fact.value.paths.length === 0

/** An approval of somebody who may push: who may not fills no place, whatever the role. */
const mayCount = ({ state, canWrite }: Review): boolean => state === 'APPROVED' && canWrite

/** Whose word on the change could count. */
function reviewersIn(reviews: Facts['reviews'], { vetoes }: Asked): (Account | null)[] {
  if (reviews.state !== 'complete') return []
  const approvers = reviews.value.filter(mayCount).map(({ author }) => author)
  if (!vetoes) return approvers
  const against = reviews.value.filter(({ state }) => state === 'CHANGES_REQUESTED' || state === 'DISMISSED')
  return [...approvers, ...against.flatMap(({ author, dismissal }) => [author, dismissal?.by ?? null])]
}

/** Commits of approvals that could hold for a part of the change. */
export function commitsInPart({ inPart }: Asked, { reviews }: ChangeNode): string[] {
  if (!inPart) return []
  const nodes = reviews?.nodes.flatMap(node => node ?? []) ?? []
  return nodes
    .filter(({ state, authorCanPushToRepository: canWrite }) => state === 'APPROVED' && canWrite)
    .flatMap(({ commit }) => commit?.oid ?? [])
}
