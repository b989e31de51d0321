import type { Account } from '../../facts/basics.ts'
import type { Authorisation, Release } from '../../facts/release.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { Role, Terms } from '../gate.ts'
import { holds } from '../shared/roles.ts'
import { bounded } from '../shared/wording.ts'
import type { Ruling } from './judge.ts'
import * as say from './messages.ts'
import type { Settings } from './settings.ts'

/** Why a word for the release does not count. Each is a reason code when prefixed with `authorisation_`. */
export type Objection =
  | 'by_nobody'
  | 'by_bot'
  | 'pending'
  | 'rejected'
  | 'other_environment'
  | 'without_role'
  | 'by_author'
  | 'by_committer'
  | 'by_co_author'

/** Whether enough people authorised the release who may, and who did not make it. */
export function judgeAuthorisation(
  settings: Settings,
  release: Release,
  authorisations: readonly Authorisation[],
  { roles }: Terms,
): Ruling {
  const { count, from, not, via } = settings['authorised-by']
  const wanted = from.flatMap(name => roles.get(name) ?? [])
  // Another gate may ask for words of another kind, and those are seen by all. A refusal is heard wherever it was said.
  const weighed = authorisations
    .filter(one => via.includes(one.via) || one.state === 'rejected')
    .map(one => ({
      authorisation: one,
      objection: objectionTo(one, settings, release, wanted),
    }))
  const people = new Map(
    weighed
      .filter(({ objection }) => objection === undefined)
      .flatMap(({ authorisation: { account } }) => (account ? [[account.id, account] as const] : [])),
  )
  const strangers = not.includes('committers') || not.includes('co-authors') ? release.people.unattributed : []
  const isEnough = people.size >= count
  const refused = weighed.filter(({ objection }) => objection === 'rejected')
  const notes = weighed.flatMap(({ authorisation, objection }) =>
    objection ? [say.ignored(authorisation, objection)] : [],
  )
  const reasons: Reason[] = [
    ...(isEnough ? [] : [say.notAuthorised(settings, wanted, people.size)]),
    ...(isEnough ? refused.map(({ authorisation }) => say.ignored(authorisation, 'rejected')) : notes),
    ...bounded(strangers.map(say.unattributed)),
  ]
  return {
    requirement: {
      outcome: reasons.length > 0 ? 'fail' : 'pass',
      required: say.authorisationRequired(settings),
      found: people.size === 0 ? 'nobody who may' : [...people.values()].map(({ login }) => login).join(', '),
      evidence: [...people.keys()],
    },
    reasons,
    findings: isEnough ? notes.filter(({ code }) => code !== 'authorisation_rejected') : [],
    measured: { authorised: people.size, required: count },
  }
}

function objectionTo(
  { account, state, via, environment }: Authorisation,
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
