import type { Account } from '../../facts/basics.ts'
import type { Authorisation, Release } from '../../facts/release.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { Terms } from '../gate.ts'
import { strangersIn } from '../reviews/strangers.ts'
import { holds, type Role } from '../shared/roles.ts'
import type { RuleResult } from '../shared/rule-result.ts'
import { bounded } from '../shared/wording.ts'
import * as say from './messages.ts'
import type { Objection } from './objection.ts'
import type { Settings } from './settings.ts'

export interface AuthorisationResult extends RuleResult {
  /** Which authorisations were weighed, by their place among the facts, and why one does not count. */
  weighed: readonly { place: number; why: string | null }[]
}

/** Commits with a contributor who is no known account and no tool's address. */
function unknownIn({ people }: Release, knownAddresses: Terms['knownAddresses']): readonly string[] {
  const known = new Map((people.strangers ?? []).map(one => [one.commit, one]))
  const rules = { exclude: ['committers', 'co-authors'] as const, knownAddresses }
  return people.unattributed.filter(commit => {
    const one = known.get(commit)
    const committer = one?.committer == null ? null : { id: one.committer, login: null }
    return one === undefined || strangersIn({ committer, strangers: one.strangers }, rules).length > 0
  })
}

/** Whether enough people authorised the release who may, and who did not make it. */
export function judgeAuthorisation(
  settings: Settings,
  release: Release,
  authorisations: readonly Authorisation[],
  { roles, knownAddresses }: Terms,
): AuthorisationResult {
  const { count, from, not, via } = settings['authorised-by']
  const wanted = from.flatMap(name => roles.get(name) ?? [])
  // Another gate may ask for words of another kind, and those are seen by all. A refusal is heard wherever it was said.
  const weighed = authorisations
    .map((authorisation, place) => ({ authorisation, place }))
    .filter(({ authorisation: { via: how, state } }) => via.includes(how) || state === 'rejected')
    .map(one => ({ ...one, objection: objectionTo(one.authorisation, settings, release, wanted) }))
  const people = new Map(
    weighed
      .filter(({ objection }) => objection === undefined)
      .flatMap(({ authorisation: { account } }) => (account ? [[account.id, account] as const] : [])),
  )
  const strangers = not.includes('committers') || not.includes('co-authors') ? unknownIn(release, knownAddresses) : []
  const isEnough = people.size >= count
  const refused = weighed.filter(({ objection }) => objection === 'rejected')
  const ignored = weighed.flatMap(({ authorisation, objection }) =>
    objection ? [{ objection, note: say.ignored(authorisation, objection) }] : [],
  )
  const notes = ignored.map(({ note }) => note)
  const reasons: Reason[] = [
    ...(isEnough ? [] : [say.notAuthorised(settings, wanted, people.size)]),
    ...(isEnough ? refused.map(({ authorisation }) => say.ignored(authorisation, 'rejected')) : notes),
    ...bounded(strangers.map(say.unattributed)),
  ]
  return {
    requirement: {
      outcome: reasons.length > 0 ? 'fail' : 'pass',
      required: say.authorisationRequired(settings),
      found: people.size === 0 ? 'no valid authorisation' : [...people.values()].map(({ login }) => login).join(', '),
      evidence: [...people.keys()],
    },
    reasons,
    findings: isEnough ? ignored.flatMap(({ objection, note }) => (objection === 'rejected' ? [] : note)) : [],
    measured: { authorised: people.size, required: count },
    weighed: weighed.map(({ place, objection }) => ({
      place,
      why: objection === undefined ? null : say.ignoredCode(objection),
    })),
  }
}

function objectionTo(
  { account, state, via, environment, canWrite }: Authorisation,
  { 'authorised-by': rule, environments }: Settings,
  release: Release,
  wanted: readonly Role[],
): Objection | undefined {
  if (state === 'rejected') return 'rejected'
  if (state === 'pending') return 'pending'
  if (!account) return 'by_nobody'
  if (account.kind !== 'User') return 'by_bot'
  if (via === 'environment' && environments && !environments.includes(environment ?? '')) return 'other_environment'
  if (!wanted.some(role => holds(account, role))) return 'without_role'
  if (canWrite === false) return 'without_write'
  return contributorObjection(account, rule.not, release)
}

/** Separation of duties: who made a part of the release does not authorise it. */
function contributorObjection(
  { id }: Account,
  not: Settings['authorised-by']['not'],
  { changes, people }: Release,
): Objection | undefined {
  if (not.includes('author') && changes.some(({ author }) => author?.id === id)) return 'by_author'
  if (not.includes('committers') && [...people.authors, ...people.committers].includes(id)) return 'by_committer'
  if (not.includes('co-authors') && people.coAuthors.includes(id)) return 'by_co_author'
  return undefined
}
