import { account } from '../../collect/change/change.ts'
import { lastPushersFact, nobodyOr } from '../../collect/change/last-pushers.ts'
import type { Account } from '../../facts/basics.ts'
import type { Review } from '../../facts/change.ts'
import { type Facts, NOT_COLLECTED } from '../../facts/facts.ts'
import type { Memberships } from '../../facts/memberships.ts'
import { ownerRoles } from '../../gates/reviews/owners.ts'
import { isNeeded, type Need, requestsFor } from '../../gates/shared/needs.ts'
import { groupsOf, holds, type Role } from '../../gates/shared/roles.ts'
import type { Policy } from '../../policy/policy.ts'
import type { EmbeddedVerdict } from '../../publish/verdict-block.ts'
import { type Candidates, membershipsOf } from './memberships.ts'
import { countsVetoes } from './requests.ts'
import type { ChangeScene } from './scene.ts'
import { needsDependingOn } from './undecided.ts'

/** Who of those whose review or authorisation could count holds which role by team or permission. */
export async function memberships(scene: ChangeScene): Promise<Facts['memberships']> {
  const { policy, change, merged, fact } = scene
  const reviewers = reviewersIn(await fact('reviews'), countsVetoes(scene.needs))
  const needs = merged ? scene.needs : await needsDependingOn(reviewers, scene)
  const codeOwners = isRequested(needs) ? await fact('codeOwners') : NOT_COLLECTED
  const owners = codeOwners.state === 'complete' ? ownerRoles(codeOwners.value) : []
  const granters = await grantersIn(scene)
  const roles = [...owners, ...(granters.length > 0 ? grantingRoles(policy) : [])]
  const decisive = [...reviewers, ...granters]
  // Of a merged change the record also tells in which roles its author and whoever merged it act.
  const others = merged ? [change.author, change.mergedBy].map(account) : []
  return firstKnown(scene, needs, [
    { people: [...decisive, ...others], roles },
    { people: decisive, roles },
    { people: reviewers, roles: owners },
  ])
}

const isRequested = (needs: readonly Need[]): boolean => needs.some(({ fact }) => fact === 'codeOwners')

/** Of as many as can be read: what is not known of somebody who did not review must not keep reviews from being judged. */
async function firstKnown(
  { context, policy, needs: all }: ChangeScene,
  needs: readonly Need[],
  groups: readonly Candidates[],
): Promise<Facts['memberships']> {
  // Known to be nobody's where nothing depends on it: that is not the same as never collected.
  const names = isNeeded(all, 'memberships')
    ? requestsFor(needs, 'memberships').flatMap(({ roles }) => roles)
    : undefined
  const fewer = groups.filter(({ people }, place) => people.length !== groups[place - 1]?.people.length)
  let found: Facts['memberships'] = NOT_COLLECTED
  for (const candidates of fewer) {
    found = await membershipsOf(context, policy, names, { ...candidates, keepsUnread: true })
    if (found.state === 'complete' ? isWhole(found.value) : found.why === 'not_collected') break
  }
  return found
}

const isWhole = (memberships: Memberships): boolean => Object.values(memberships).every(one => !('state' in one))

export const grantingRoles = ({ concessions, roles }: Policy): Role[] =>
  (concessions?.['granted-by'] ?? []).flatMap(name => roles.get(name) ?? [])

/** Those whom the roles name; where they also have teams or a permission, all others may be in them. */
export function mayHoldIn(roles: readonly Role[]): (people: readonly Account[]) => readonly Account[] {
  const isNamed = (one: Account) => roles.some(role => holds(one, role))
  const isOpen = roles.some(role => groupsOf(role).length > 0)
  return people => [...people.filter(isNamed), ...(isOpen ? people.filter(one => !isNamed(one)) : [])]
}

async function grantersIn({ policy, fact }: ChangeScene): Promise<(Account | null)[]> {
  if (!policy.concessions) return []
  const concessions = await fact('concessions')
  return concessions.state === 'complete' ? concessions.value.flatMap(({ grants }) => grants.map(({ by }) => by)) : []
}

/**
 * Who pushed last matters where somebody has approved or dismissed a veto, and where a gate applies: the one about
 * rules seldom does. Whoever grants a concession may not have pushed either.
 */
export async function lastPushers(scene: ChangeScene): Promise<Facts['lastPushers']> {
  const { context, needs, change, merged, fact } = scene
  const { client } = context
  const requests = requestsFor(needs, 'lastPushers')
  const isNeeded = requests.some(request => request.for === 'every-change') || !isUntouched(await fact('rulesChange'))
  const reviews = await fact('reviews')
  const isDecisive =
    reviews.state === 'complete' &&
    reviews.value.some(review => mayCount(review) || (countsVetoes(needs) && review.state === 'DISMISSED'))
  return (isNeeded && isDecisive) || (await grantersIn(scene)).length > 0
    ? remembered(await lastPushersFact(client, change), merged?.previous, client.time())
    : nobodyOr(client, [])
}

/** A branch is often deleted as soon as it has merged. What the check run says is no more than its word. */
function remembered(
  fact: Facts['lastPushers'],
  previous: EmbeddedVerdict | undefined,
  collectedAt: string,
): Facts['lastPushers'] {
  if (fact.state === 'complete' || fact.why !== 'missing' || !previous?.pushers) return fact
  const apps = new Map(previous.pushedByApps?.map(({ id, slug }) => [id, slug]))
  const value = previous.pushers.map((id): Account => {
    const slug = apps.get(id)
    return slug === undefined
      ? { id, login: `account ${id}`, kind: 'User' }
      : { id, login: `${slug}[bot]`, kind: 'Bot' }
  })
  return { state: 'complete', value, provenance: { source: 'check-run', trust: 'self-reported', collectedAt } }
}

const isUntouched = (fact: Facts['rulesChange']): boolean => fact.state === 'complete' && fact.value.paths.length === 0

/** An approval of somebody who may push: who may not fills no place, whatever the role. */
const mayCount = ({ state, canWrite }: Review): boolean => state === 'APPROVED' && canWrite

/** Whose word on the change could count. */
function reviewersIn(reviews: Facts['reviews'], vetoes: boolean): (Account | null)[] {
  if (reviews.state !== 'complete') return []
  const approvers = reviews.value.filter(mayCount).map(({ author }) => author)
  if (!vetoes) return approvers
  const against = reviews.value.filter(({ state }) => state === 'CHANGES_REQUESTED' || state === 'DISMISSED')
  return [...approvers, ...against.flatMap(({ author, dismissal }) => [author, dismissal?.by ?? null])]
}
