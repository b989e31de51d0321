import { accessFact } from '../../collect/change/memberships.ts'
import { type FactName, type Facts, NOT_COLLECTED, NOTHING_KNOWN } from '../../facts/facts.ts'
import { gatesFor, judgementOf, withPeople } from '../../policy/evaluate.ts'
import type { Policy, PolicyGate } from '../../policy/policy.ts'
import type { ChangeScene } from './scene.ts'

/**
 * Whether those whom the verdict would ask for a missing approval may give one: in a policy and in CODEOWNERS people
 * stand who have left, or may only read. Costs a request for each of them, and only while an approval is missing.
 */
export async function access(scene: ChangeScene): Promise<Facts['access']> {
  const { context, policy, merged } = scene
  if (merged) return NOT_COLLECTED
  const logins: string[] = []
  for (const entry of helpedByAccess(policy)) logins.push(...(await namedBy(entry, scene)))
  const first = [...new Set(logins)].slice(0, MAX_PEOPLE)
  return first.length > 0 ? accessFact(context.client, context.repository, first) : NOT_COLLECTED
}

/** As many as one sentence names. */
const MAX_PEOPLE = 10

const helpedByAccess = (policy: Policy): PolicyGate[] =>
  gatesFor(policy, 'change').filter(({ gate }) => gate.helpedBy?.includes('access'))

/** Logins of those whom a gate would ask. */
async function namedBy(entry: PolicyGate, { policy, fact }: ChangeScene): Promise<string[]> {
  const names = new Set<FactName>([...entry.needs.map(one => one.fact), 'memberships'])
  const known: [FactName, Facts[FactName]][] = []
  for (const name of names) known.push([name, await fact(name)])
  const facts: Facts = { ...NOTHING_KNOWN, ...Object.fromEntries(known) }
  const { missingReviews = [] } = judgementOf(entry, facts, withPeople(policy, facts))
  return missingReviews.flatMap(({ could }) => could)
}
