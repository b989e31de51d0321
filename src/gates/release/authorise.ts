import type { Account } from '../../facts/basics.ts'
import type { Authorisation, Release } from '../../facts/release/release.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { Terms } from '../gate.ts'
import { strangersIn } from '../reviews/strangers.ts'
import { instantOf } from '../shared/calendar.ts'
import { parseDuration } from '../shared/duration.ts'
import { holds, type Role } from '../shared/roles.ts'
import type { RuleResult } from '../shared/rule-result.ts'
import { bounded } from '../shared/wording.ts'
import * as say from './messages.ts'
import type { Objection } from './objection.ts'
import { isSame } from './scope.ts'
import { environmentsOf, type Settings } from './settings.ts'

export interface AuthorisationResult extends RuleResult {
  /** Which authorisations were weighed, by their place among the facts, and why one does not count. */
  weighed: readonly { place: number; why: string | null }[]
}

/** Commits with a contributor who is no known account and no tool's address. */
export function unknownIn(
  { people }: Pick<Release, 'people'>,
  knownAddresses: Terms['knownAddresses'],
): readonly string[] {
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
  { release, authorisations, time }: Words,
  { roles, knownAddresses }: Terms,
): AuthorisationResult {
  const { not, via } = settings['authorised-by']
  const rule = ruleFor(settings, release)
  const wanted = rule.from.flatMap(name => roles.get(name) ?? [])
  // Another gate may ask for words of another kind, and those are seen by all. A refusal is heard wherever it was said.
  const weighed = authorisations
    .map((authorisation, place) => ({ authorisation, place }))
    .filter(({ authorisation: { via: how, state } }) => via.includes(how) || state === 'rejected')
    .map(one => ({ ...one, objection: objectionTo(one.authorisation, settings, { release, wanted, time }) }))
  const counted = weighed.filter(({ objection }) => objection === undefined).map(({ authorisation }) => authorisation)
  const people = new Map(counted.flatMap(({ account }) => (account ? [[account.id, account] as const] : [])))
  const strangers = not.includes('committers') || not.includes('co-authors') ? unknownIn(release, knownAddresses) : []
  const isEnough = people.size >= rule.count
  const refused = weighed.filter(({ objection }) => objection === 'rejected')
  const ignored = weighed.flatMap(({ authorisation, objection }) =>
    objection ? [{ objection, note: say.ignored(authorisation, objection, release) }] : [],
  )
  const notes = ignored.map(({ note }) => note)
  const reasons: Reason[] = [
    ...(isEnough ? [] : [say.notAuthorised({ via, ...rule, not }, wanted, people.size)]),
    ...(isEnough ? refused.map(({ authorisation }) => say.ignored(authorisation, 'rejected', release)) : notes),
    ...bounded(strangers.map(say.unattributed)),
    ...(not.includes('requester') && (release.requesters ?? []).length === 0 ? [say.requesterUnknown()] : []),
  ]
  return {
    requirement: {
      outcome: reasons.length > 0 ? 'fail' : 'pass',
      required: say.authorisationRequired(rule),
      found: people.size === 0 ? 'no valid authorisation' : [...people.values()].map(({ login }) => login).join(', '),
      evidence: [...people.keys()],
    },
    reasons,
    findings: [
      ...(isEnough ? ignored.flatMap(({ objection, note }) => (objection === 'rejected' ? [] : note)) : []),
      ...counted.filter(one => isOwnRun(one, release)).map(say.ownRun),
    ],
    measured: { authorised: people.size, required: rule.count },
    weighed: weighed.map(({ place, objection }) => ({
      place,
      why: objection === undefined ? null : say.ignoredCode(objection),
    })),
  }
}

/** What was said for and against a release. `time`: of the evaluation, where it has a part in it. */
export interface Words {
  release: Release
  authorisations: readonly Authorisation[]
  time: string | undefined
}

/** How many of which roles it takes: a hotfix, a rollback and an emergency may have their own. */
export function ruleFor({ 'authorised-by': usual, kinds }: Settings, { kind = 'normal' }: Pick<Release, 'kind'>) {
  const own = kind === 'normal' ? undefined : kinds[kind]
  return { count: own?.count ?? usual.count, from: own?.from ?? usual.from }
}

/** Whoever approves the deployment of a run that they started themselves. To publish or to sign is an act of its own. */
const isOwnRun = ({ via, account }: Authorisation, { requesters = [] }: Release): boolean =>
  via === 'environment' && requesters.some(({ id }) => id === account?.id)

interface Weighing {
  release: Release
  wanted: readonly Role[]
  time: string | undefined
}

function objectionTo(
  given: Authorisation,
  settings: Settings,
  { release, wanted, time }: Weighing,
): Objection | undefined {
  const { account, state, canWrite, flaw, commit } = given
  if (state === 'rejected') return isAbout(given, settings, release) ? 'rejected' : 'other_environment'
  if (state === 'pending') return 'pending'
  if (!account) return 'by_nobody'
  if (account.kind !== 'User') return 'by_bot'
  if (!acceptedEnvironment(given, settings, release)) return 'other_environment'
  if (flaw) return flaw
  if (commit !== undefined && commit !== release.commit) return 'other_commit'
  if (isExpired(given, settings, time)) return 'expired'
  if (!wanted.some(role => holds(account, role))) return 'without_role'
  if (canWrite === false) return 'without_write'
  return contributorObjection(account, settings['authorised-by'].not, release)
}

/** What somebody said about another environment is not about this release; where none is named, any may be meant. */
const isAbout = (given: Authorisation, settings: Settings, release: Release): boolean =>
  (release.environment === null && environmentsOf(settings).length === 0) ||
  acceptedEnvironment(given, settings, release)

/** An approval is for its own environment, unless the policy names those that authorise. */
function acceptedEnvironment(
  { via, environment }: Authorisation,
  settings: Settings,
  { environment: target }: Release,
): boolean {
  if (via !== 'environment') return true
  const listed = environmentsOf(settings)
  if (environment === null) return false
  if (listed.length === 0) return target !== null && isSame(target)(environment)
  const accepted = listed.filter(({ name }) => target === null || isSame(target)(name)).flatMap(one => one.approvedIn)
  return accepted.some(isSame(environment))
}

/** Where GitHub reports no time, the earliest at which it can have been given. */
function isExpired({ at, notBefore }: Authorisation, settings: Settings, time: string | undefined): boolean {
  const seconds = parseDuration(settings['authorised-by']['max-age'] ?? '')
  if (seconds === undefined) return false
  return time === undefined || instantOf(time) - Date.parse(notBefore ?? at) > seconds * 1000
}

/** Separation of duties: who made a part of the release, or asked for it, does not authorise it. */
function contributorObjection(
  { id }: Account,
  not: Settings['authorised-by']['not'],
  { changes, people, requesters = [] }: Release,
): Objection | undefined {
  if (not.includes('author') && changes.some(({ author }) => author?.id === id)) return 'by_author'
  if (not.includes('committers') && [...people.authors, ...people.committers].includes(id)) return 'by_committer'
  if (not.includes('co-authors') && people.coAuthors.includes(id)) return 'by_co_author'
  if (not.includes('requester') && requesters.some(one => one.id === id)) return 'by_requester'
  return undefined
}
