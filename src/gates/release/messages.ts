import type { Authorisation, Release, ReleaseChange } from '../../facts/release.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { loginsOf, othersOf, type Role } from '../shared/roles.ts'
import { list } from '../shared/wording.ts'
import type { Objection } from './objection.ts'
import type { Settings } from './settings.ts'

const some = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : what.endsWith('h') ? 'es' : 's'}`

export const nameOf = ({ tag, environment, commit }: Pick<Release, 'tag' | 'environment' | 'commit'>): string =>
  tag ?? (environment === null ? commit.slice(0, 7) : `${commit.slice(0, 7)} to ${environment}`)

export function title(release: Release, reasons: readonly Reason[]): string {
  const pulls = release.changes.filter(({ pull }) => pull !== null).length
  if (reasons.length === 0) return `${nameOf(release)} authorised, ${some(pulls, 'change')}`
  return `${nameOf(release)} refused: ${TITLES[reasons[0]?.code ?? ''] ?? 'not in order'}`
}

const TITLES: Readonly<Record<string, string>> = {
  tag_moved: 'its tag points elsewhere',
  release_empty: 'nothing is in it',
  change_not_passed: 'it holds a change that did not pass',
  change_unrecorded: 'it holds a change without a record',
  change_record_unreadable: 'it holds a change whose record cannot be read',
  change_wrong_branch: 'it holds a change of another branch',
  direct_push_released: 'it holds a direct push',
  release_not_authorised: 'not authorised',
  authorisation_rejected: 'rejected',
  commit_unattributed: 'it holds a commit of unknown origin',
}

export function contentsFound(passed: number, changes: number, pushes: number): string {
  const pushed = pushes > 0 ? `, ${some(pushes, 'direct push')}` : ''
  return `${passed} of ${some(changes, 'change')} passed${pushed}`
}

export const tagMoved = ({ tag, commit, tagCommit }: Release): Reason => ({
  code: 'tag_moved',
  message:
    tagCommit === null
      ? `The tag ${tag} does not exist any more; this run began with ${commit.slice(0, 7)}.`
      : `The tag ${tag} points at ${tagCommit.slice(0, 7)} now; this run began with ${commit.slice(0, 7)}.`,
  next: 'Find out who moved it. Publish the release anew, and protect tags with a ruleset.',
  data: { tag: tag ?? '', commit, now: tagCommit ?? '' },
})

export const empty = ({ begins }: Release): Reason => ({
  code: 'release_empty',
  message: `Nothing landed between ${begins.commit?.slice(0, 7) ?? 'the beginning'} and the release, so there is nothing to authorise.`,
  next: 'Check which commit the tag should point at.',
})

const called = ({ commit, pull }: ReleaseChange): string => `Change #${pull} (${commit.slice(0, 7)})`
const dataOf = ({ commit, pull }: ReleaseChange) => ({ commit, pull: pull ?? 0 })

export const unrecorded = (change: ReleaseChange, detail: string): Reason => ({
  code: 'change_unrecorded',
  message: `${called(change)} has no merge record. ${detail}`,
  next: 'Run Gatebook on the push that landed it again; for what landed before records began, name the commit in `contents.since`.',
  data: dataOf(change),
})

export const recordUnreadable = (change: ReleaseChange, detail: string): Reason => ({
  code: 'change_record_unreadable',
  message: `The merge record of ${called(change)} cannot be relied on. ${detail}`,
  next: 'Verify the ledger: `gatebook ledger verify`.',
  data: dataOf(change),
})

export const wrongBranch = (change: ReleaseChange, branch: string): Reason => ({
  code: 'change_wrong_branch',
  message: `${called(change)} landed on ${branch}, a branch whose records do not count for a release.`,
  next: 'Bring it to a branch that counts through a pull request, or name the branch in `branches`.',
  data: { ...dataOf(change), branch },
})

const OUTCOMES: Readonly<Record<string, string>> = {
  fail: 'landed although it did not pass',
  error: 'landed although it could not be judged',
  not_judged: 'landed without being judged',
}

export const notPassed = (change: ReleaseChange, outcome: string, failed: readonly string[]): Reason => ({
  code: 'change_not_passed',
  message: `${called(change)} ${OUTCOMES[outcome] ?? outcome}${failed.length > 0 ? `: ${failed.slice(0, 10).join(', ')}` : ''}.`,
  next: 'Correct what was missing in a change of its own, and leave this one out of the release until then.',
  data: { ...dataOf(change), gates: failed.slice(0, 10) },
})

export const directPush = (change: ReleaseChange): Reason => ({
  code: 'direct_push_released',
  message: `Commit ${change.commit.slice(0, 7)} was pushed without a pull request, so nobody judged it.`,
  next: 'Revert it and bring it in through a pull request; require pull requests on the branch.',
  data: dataOf(change),
})

export function begins({ begins: { commit, at } }: Release): Reason[] {
  if (at !== 'since') return []
  return [
    {
      code: 'before_records_began',
      message: `What landed up to ${commit?.slice(0, 7)} is not judged: records are kept from then on.`,
      data: { commit: commit ?? '' },
    },
  ]
}

const VIA = { environment: 'approving the deployment', release: 'publishing the release' } as const

export function authorisationRequired({ 'authorised-by': { count, from } }: Settings): string {
  return `Authorised by ${count === 1 ? '' : `${count} of `}${list(from)}`
}

const MAX_NAMES = 10

export function notAuthorised(
  { 'authorised-by': { count, from, via } }: Settings,
  wanted: readonly Role[],
  got: number,
): Reason {
  const names = [...new Set([...wanted.flatMap(loginsOf), ...wanted.flatMap(othersOf)])]
  const shown = names.slice(0, MAX_NAMES).join(', ') + (names.length > MAX_NAMES ? ', …' : '')
  return {
    code: 'release_not_authorised',
    message: `The release must be authorised by ${count === 1 ? 'somebody' : `${count} people`} with the role ${list(from)}, by ${list(via.map(one => VIA[one]))}; ${got === 0 ? 'nobody who may has' : `${got} of ${count} have`}.`,
    next: `Ask one of those who hold the role and made none of the changes (${shown}).`,
    data: { required: count, authorised: got },
  }
}

const who = ({ account }: Authorisation): string => account?.login ?? 'a deleted account'

const WHY: Record<Objection, (name: string, of: Authorisation) => string> = {
  by_nobody: () => 'nobody can tell whose it is',
  by_bot: name => `${name} is not a person`,
  pending: () => 'it is not decided yet',
  rejected: name => `${name} rejected the deployment`,
  other_environment: (_, { environment }) =>
    `it is for the environment ${environment ?? 'without a name'}, which the policy does not name`,
  without_role: name => `${name} does not hold the role`,
  by_author: name => `${name} opened a change in the release`,
  by_committer: name => `${name} is an author or committer of a commit in the release`,
  by_co_author: name => `${name} is a co-author of a commit in the release`,
}

export const ignoredCode = (objection: Objection): string => `authorisation_${objection}`

export const ignored = (authorisation: Authorisation, objection: Objection): Reason => ({
  code: ignoredCode(objection),
  message: `The word of ${who(authorisation)} does not count: ${WHY[objection](who(authorisation), authorisation)}.`,
  data: {
    account: authorisation.account?.id ?? '',
    via: authorisation.via,
    environment: authorisation.environment ?? '',
    state: authorisation.state,
  },
})

export const unattributed = (commit: string): Reason => ({
  code: 'commit_unattributed',
  message: `Commit ${commit.slice(0, 7)} names somebody whose e-mail belongs to no GitHub account, so nobody can tell whether the one who authorises wrote it.`,
  next: 'Add the e-mail to the account of whoever it is.',
  data: { commit },
})
