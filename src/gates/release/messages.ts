import { releaseName } from '../../facts/release/name.ts'
import type { Authorisation, Release, ReleaseChange } from '../../facts/release/release.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import { loginsOf, othersOf, type Role } from '../shared/roles.ts'
import { list } from '../shared/wording.ts'
import type { Objection } from './objection.ts'
import type { Settings } from './settings.ts'

const some = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : what.endsWith('h') ? 'es' : 's'}`

export function doesNotApply({ packages, lines }: Settings, { package: name, line }: Release): Judgement {
  const own = packages
    ? `the ${packages.length === 1 ? 'package' : 'packages'} ${list(packages.map(one => one.name))}`
    : 'the whole repository'
  const where = lines ? ` from ${list(lines)}` : ''
  const is = name == null ? 'of the whole repository' : `of ${name}`
  return {
    outcome: 'not_applicable',
    title: `Only for releases of ${own}${where}`,
    reasons: [
      {
        code: 'release_of_another',
        message: `This gate is for releases of ${own}${where}; this release is ${is}${line == null ? '' : ` from ${line}`}.`,
      },
    ],
    findings: [],
    measured: {},
    children: [],
  }
}

export function title(release: Release, reasons: readonly Reason[]): string {
  const pulls = release.changes.filter(({ pull, inPackage = true }) => pull !== null && inPackage).length
  if (reasons.length === 0 && release.kind === 'rollback') return `Rollback to ${releaseName(release)} authorised`
  if (reasons.length === 0) return `${releaseName(release)} authorised, ${some(pulls, 'change')}`
  return `${releaseName(release)} refused: ${TITLES[reasons[0]?.code ?? ''] ?? 'not in order'}`
}

const TITLES: Readonly<Record<string, string>> = {
  tag_moved: 'its tag was moved',
  rollback_undeclared: 'it is a rollback',
  release_older: 'it is older than what is in use',
  release_environment_missing: 'it names no environment',
  release_kind_unknown: 'no emergencies',
  release_incident_missing: 'it names no incident',
  release_reason_missing: 'it names no reason',
  rollback_target_unknown: 'its commit was never authorised',
  release_environment_unknown: 'unknown environment',
  release_stage_missing: 'an environment before it is missing',
  artifact_missing: 'something is not delivered',
  artifact_without_digest: 'a file has no digest',
  release_frozen: 'frozen',
  release_outside_window: 'outside of the release windows',
  requester_unknown: 'it is not known who requested it',
  release_empty: 'it is empty',
  change_not_passed: 'it contains a change that did not pass',
  change_unrecorded: 'it contains a change without a record',
  change_record_unreadable: 'it contains a change with an unreadable record',
  change_wrong_branch: 'it contains a change from another branch',
  direct_push_released: 'it contains a direct push',
  release_not_authorised: 'not authorised',
  authorisation_rejected: 'rejected',
  merge_not_followed: 'it contains a merge that cannot be followed',
  commit_unattributed: 'it contains a commit with an unknown author',
}

export function contentsFound(passed: number, changes: number, pushes: number): string {
  const pushed = pushes > 0 ? `, ${some(pushes, 'direct push')}` : ''
  return `${passed} of ${some(changes, 'change')} passed${pushed}`
}

export const tagMoved = ({ tag, commit, tagCommit }: Release): Reason => ({
  code: 'tag_moved',
  message:
    tagCommit === null
      ? `The tag ${tag} no longer exists; it pointed at ${commit.slice(0, 7)} when this run started.`
      : `The tag ${tag} now points at ${tagCommit.slice(0, 7)}; it pointed at ${commit.slice(0, 7)} when this run started.`,
  next: 'Find out who moved it. Publish the release again and protect tags with a ruleset.',
  data: { tag: tag ?? '', commit, now: tagCommit ?? '' },
})

export const empty = ({ begins, tag }: Release): Reason => ({
  code: 'release_empty',
  message: `The release contains no changes since ${begins.commit?.slice(0, 7) ?? 'the beginning'}, so there is nothing to authorise.`,
  next: tag === null ? 'Check which commit is to be released.' : 'Check which commit the tag should point at.',
})

const called = ({ commit, pull }: ReleaseChange): string => `Change #${pull} (${commit.slice(0, 7)})`
const dataOf = ({ commit, pull }: ReleaseChange) => ({ commit, pull: pull ?? 0 })

export const unrecorded = (change: ReleaseChange, detail: string): Reason => ({
  code: 'change_unrecorded',
  message: `${called(change)} has no merge record. ${detail}`,
  next: 'Run Gatebook again on the push that merged it. If it was merged before records began, set `contents.since` to the commit at which records begin.',
  data: dataOf(change),
})

export const recordUnreadable = (change: ReleaseChange, detail: string): Reason => ({
  code: 'change_record_unreadable',
  message: `The merge record of ${called(change)} is not reliable. ${detail}`,
  next: 'Verify the ledger: `gatebook ledger verify`.',
  data: dataOf(change),
})

export const wrongBranch = (change: ReleaseChange, branch: string): Reason => ({
  code: 'change_wrong_branch',
  message: `${called(change)} was merged into ${branch}, a branch whose records do not count for a release.`,
  next: 'Merge it into a branch that counts through a pull request, or add the branch to `branches`.',
  data: { ...dataOf(change), branch },
})

/** The message of a commit is anybody's word, so it decides nothing. */
export function backport(change: ReleaseChange): Reason[] {
  const { backportOf } = change
  if (!backportOf || backportOf.samePatch === true) return []
  const original = backportOf.commit.slice(0, 7)
  const how =
    backportOf.samePatch === false
      ? 'but makes other edits'
      : 'and GitHub does not show whether it makes the same edits'
  return [
    {
      code: 'backport_differs',
      message: `Commit ${change.commit.slice(0, 7)} says that it was picked from ${original}, ${how}.`,
      next: 'Compare both before you release it.',
      data: { commit: change.commit, original: backportOf.commit },
    },
  ]
}

export const notFollowed = (change: ReleaseChange): Reason => ({
  code: 'merge_not_followed',
  message: `${called(change)} merged a whole branch as one commit, so what was in it cannot be told.`,
  next: 'Merge release branches with a merge commit.',
  data: dataOf(change),
})

const OUTCOMES: Readonly<Record<string, string>> = {
  fail: 'was merged although it did not pass',
  error: 'was merged although it could not be evaluated',
  not_judged: 'was merged without evaluation',
}

export const notPassed = (change: ReleaseChange, outcome: string, failed: readonly string[]): Reason => ({
  code: 'change_not_passed',
  message: `${called(change)} ${OUTCOMES[outcome] ?? outcome}${failed.length > 0 ? `: ${failed.slice(0, 10).join(', ')}` : ''}.`,
  next: 'Fix the failure in a separate change. Until then, keep this change out of the release.',
  data: { ...dataOf(change), gates: failed.slice(0, 10) },
})

export const directPush = (change: ReleaseChange): Reason => ({
  code: 'direct_push_released',
  message: `Commit ${change.commit.slice(0, 7)} was pushed without a pull request, so it was not evaluated.`,
  next: 'Revert it, merge it through a pull request, and require pull requests on the branch.',
  data: dataOf(change),
})

export function begins({ begins: { commit, at }, changes }: Release): Reason[] {
  const installed = changes.findLast(({ early }) => early)?.commit
  const last = installed ?? (at === 'since' ? commit : undefined)
  if (last == null) return []
  const why = installed === undefined ? 'records begin after it' : 'the first policy came with it'
  return [
    {
      code: 'before_records_began',
      message: `Commits up to ${last.slice(0, 7)} are not evaluated: ${why}.`,
      data: { commit: last },
    },
  ]
}

/** An older release may be in records that were not read: the contents may be more than what is new. */
export function searched({ searched: how, begins: { at } }: Release): Reason[] {
  if (how !== 'newest' || at === 'previous') return []
  return [
    {
      code: 'earlier_release_unknown',
      message: 'Only the newest records of the ledger were searched for an earlier release, and none was found there.',
      next: 'If there is one, set `contents.since` to its commit.',
    },
  ]
}

const VIA = {
  environment: 'approving the deployment',
  release: 'publishing the release',
  tag: 'signing the tag',
  review: 'approving the release pull request',
} as const

interface Rule {
  count: number
  from: readonly string[]
}

export function authorisationRequired({ count, from }: Rule): string {
  return `Authorised by ${count === 1 ? '' : `${count} of `}${list(from)}`
}

const MAX_NAMES = 10

export function notAuthorised(
  { count, from, via, not }: Rule & Pick<Settings['authorised-by'], 'via' | 'not'>,
  wanted: readonly Role[],
  got: number,
): Reason {
  const names = [...new Set([...wanted.flatMap(loginsOf), ...wanted.flatMap(othersOf)])]
  const shown = names.slice(0, MAX_NAMES).join(', ') + (names.length > MAX_NAMES ? ', …' : '')
  const others = not.includes('requester') ? ' or request it' : ''
  return {
    code: 'release_not_authorised',
    message: `The release must be authorised by ${count === 1 ? 'somebody' : `${count} people`} with the role ${list(from)}, by ${list(via.map(one => VIA[one]))}; ${got === 0 ? 'no valid authorisation yet' : `${got} of ${count} given`}.`,
    next: `Ask somebody who holds the role and did not contribute to the release${others} (${shown}).`,
    data: { required: count, authorised: got },
  }
}

export const requesterUnknown = (): Reason => ({
  code: 'requester_unknown',
  message: 'It is not known who started this run, so nobody can be told from its requester.',
  next: 'Grant the job `actions: read` and run it again.',
})

export const ownRun = ({ account }: Authorisation): Reason => ({
  code: 'authorised_by_requester',
  message: `${account?.login ?? ''} approved the deployment of a run that ${account?.login ?? ''} started.`,
  next: 'To require a second person, add `requester` to `authorised-by.not`.',
  data: { account: account?.id ?? '' },
})

const who = ({ account }: Authorisation): string => account?.login ?? 'a deleted account'

const WHY: Record<Objection, (name: string, of: Authorisation, release: Release) => string> = {
  by_nobody: () => 'the account no longer exists',
  by_bot: name => `${name} is not a person`,
  pending: () => 'it is not decided yet',
  rejected: name => `${name} rejected the deployment`,
  other_environment: (_, { environment }, { environment: target }) =>
    `it is for the environment ${environment ?? 'without a name'}, ${target === null ? 'which `environments` of the gate does not list' : `and this release goes to ${target}`}`,
  other_commit: (_, { commit }) =>
    `it is for ${commit == null ? 'another commit' : `commit ${commit.slice(0, 7)}`}, not for this one`,
  other_tag: () => 'the signed tag bears another name, so it was made for another release',
  unsigned: () => 'GitHub did not verify a signature of the tag',
  stale: () => 'commits were added to the release pull request after it',
  expired: () => 'it is older than the policy allows',
  without_role: name => `${name} does not hold the role`,
  without_write: name => `${name} has no write access to the repository now`,
  by_author: name => `${name} opened a change in the release`,
  by_committer: name => `${name} is an author or committer of a commit in the release`,
  by_co_author: name => `${name} is a co-author of a commit in the release`,
  by_requester: name => `${name} requested the release: started the run, pushed the tag or published it`,
}

export const ignoredCode = (objection: Objection): string => `authorisation_${objection}`

/** Why a word does not count, and what would. */
export function ignored(authorisation: Authorisation, objection: Objection, release: Release): Reason {
  const name = who(authorisation)
  const { environment, account, via, state } = authorisation
  const data = { account: account?.id ?? '', via, environment: environment ?? '', state }
  if (objection === 'rejected') {
    const where = environment === null ? '' : ` to ${environment}`
    const next = `Resolve it with ${name}, then start a new run: a rejection holds for its run.`
    return { code: ignoredCode(objection), message: `${name} rejected the deployment${where}.`, next, data }
  }
  const message = `The authorisation by ${name} does not count: ${WHY[objection](name, authorisation, release)}.`
  const next = NEXT[objection]
  return { code: ignoredCode(objection), message, ...(next === undefined ? {} : { next }), data }
}

const NEXT: Partial<Record<Objection, string>> = {
  other_environment:
    'Approve the environment of this release. If the job waits for another one, list that under `environments` of the gate.',
  other_commit: 'Start a run for this commit, and approve that.',
  expired: 'Start a new run, and approve that.',
  unsigned: 'Sign the tag with a key that GitHub knows.',
}

export const unattributed = (commit: string): Reason => ({
  code: 'commit_unattributed',
  message: `Commit ${commit.slice(0, 7)} names somebody whose e-mail belongs to no GitHub account, so it is unknown whether the authorising person wrote it.`,
  next: 'The person must add the e-mail to their GitHub account.',
  data: { commit },
})
