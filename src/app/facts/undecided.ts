import { isDeepStrictEqual } from 'node:util'
import type { Account } from '../../facts/basics.ts'
import { type FactName, type Facts, NOTHING_KNOWN } from '../../facts/facts.ts'
import type { Memberships } from '../../facts/memberships.ts'
import type { Unavailable } from '../../facts/observed.ts'
import { ownerRoles } from '../../gates/reviews/owners.ts'
import { isNeeded, type Need, requestsFor } from '../../gates/shared/needs.ts'
import { groupsOf } from '../../gates/shared/roles.ts'
import { gatesFor, judgementOf, withPeople } from '../../policy/evaluate.ts'
import type { PolicyGate } from '../../policy/policy.ts'
import type { Judgement } from '../../verdict/verdict.ts'
import type { ChangeScene } from './scene.ts'

/**
 * What gates need, without those whose judgement is the same whoever is in which team: there an approval that is named
 * is enough, or nobody reviewed whose word could count. No team is read for them.
 */
export async function needsDependingOn(
  reviewers: readonly (Account | null)[],
  scene: ChangeScene,
): Promise<readonly Need[]> {
  const left: Need[] = []
  for (const entry of gatesFor(scene.policy, 'change')) {
    const asks = isNeeded(entry.needs, 'memberships') && !(await isDecided(entry, reviewers, scene))
    left.push(...entry.needs.filter(({ fact }) => asks || (fact !== 'memberships' && fact !== 'codeOwners')))
  }
  return left
}

async function isDecided(
  entry: PolicyGate,
  reviewers: readonly (Account | null)[],
  scene: ChangeScene,
): Promise<boolean> {
  const facts = await othersOf(entry, scene)
  const groups = groupsIn(entry, facts, scene)
  const judged = (members: Memberships[string]): Judgement => {
    const value = Object.fromEntries(groups.map(group => [group, members]))
    const withMembers: Facts = { ...facts, memberships: { state: 'complete', value, provenance: SUPPOSED } }
    return judgementOf(entry, withMembers, withPeople(scene.policy, withMembers))
  }
  const { outcome } = judged(UNREAD)
  if (outcome === 'pass' || outcome === 'not_applicable') return true
  // A veto depends on who gave it and on who took it back, so neither everybody nor nobody is the extreme there.
  if (requestsFor(entry.needs, 'reviews').some(({ vetoes }) => vetoes)) return false
  return isDeepStrictEqual(judged([]), judged(reviewers.flatMap(one => one?.id ?? [])))
}

/** All that a gate needs beside memberships. */
async function othersOf(entry: PolicyGate, { fact }: ChangeScene): Promise<Facts> {
  const names = new Set<FactName>(entry.needs.map(need => need.fact))
  names.delete('memberships')
  const known: [FactName, Facts[FactName]][] = []
  for (const name of names) known.push([name, await fact(name)])
  return { ...NOTHING_KNOWN, ...Object.fromEntries(known) }
}

function groupsIn({ needs }: PolicyGate, { codeOwners }: Facts, { policy }: ChangeScene): string[] {
  const named = requestsFor(needs, 'memberships').flatMap(({ roles }) =>
    roles.flatMap(one => policy.roles.get(one) ?? []),
  )
  const owners = codeOwners.state === 'complete' ? ownerRoles(codeOwners.value) : []
  return [...new Set([...named, ...owners].flatMap(groupsOf))]
}

const SUPPOSED = { source: 'none', trust: 'self-reported', collectedAt: '' } as const

const UNREAD: Unavailable = {
  state: 'unavailable',
  why: 'not_collected',
  detail: 'The members are not read where nothing depends on them.',
  next: 'Nothing to do.',
}
