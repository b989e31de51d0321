import { groupsOf, loginsOf, othersOf, type Role } from '../shared/roles.ts'
import type { Need, ReviewRules } from './rules.ts'
import {
  type Approval,
  contributorsByPart,
  latestVotes,
  MADE,
  type Objection,
  type ReviewFacts,
  type Votes,
} from './votes.ts'

/** What is known of a change and its reviews, and the rules by which they count. */
export interface Weighing {
  known: ReviewFacts
  tally: Votes
  rules: ReviewRules
}

/** Somebody who could approve now: a person with a name, a member of a group, or anyone with write access. */
export interface Candidate {
  kind: 'named' | 'group' | 'anyone'
  name: string
  /** The approval that would be there then. */
  approval: Approval
}

/** Logins whose approval would count, and those who hold a role and have no write access. */
export interface Pool {
  able: readonly Candidate[]
  withoutAccess: readonly string[]
}

/** Everybody whose approval could count for one of the needs. */
export function candidatesFor(needs: readonly Need[], weighing: Weighing): Pool {
  const roles = needs.flatMap(({ from = [] }) => from)
  const names = [...new Set(roles.flatMap(loginsOf))]
  const excluded = exclusion(weighing)
  const named = names.map(name => somebody(name, roles, weighing)).filter(one => !excluded(one))
  const barred = new Set(accessOf(weighing).flatMap(({ login, canWrite }) => (canWrite ? [] : [login])))
  const groups = new Map(roles.flatMap(role => groupsOf(role).map((id, at) => [id, othersOf(role)[at] ?? ''] as const)))
  return {
    able: [
      ...named.filter(({ name }) => !barred.has(name)),
      ...Array.from(groups, ([id, name]) => unnamed('group', id, name)),
      ...(needs.some(({ from }) => from === undefined) ? [unnamed('anyone', 'anyone', '')] : []),
    ],
    withoutAccess: named.flatMap(({ name }) => (barred.has(name) ? [name] : [])),
  }
}

/** Needs in which the unnamed candidate of a group holds the roles of that group. */
export const withGroups = (needs: readonly Need[]): Need[] =>
  needs.map(need => ({ ...need, ...(need.from ? { from: need.from.map(withGroup) } : {}) }))

const withGroup = (role: Role): Role => ({ ...role, members: [...(role.members ?? []), ...groupsOf(role)] })

/** Logins, in lower case, of those whose latest review requests changes. */
export const objectors = ({ reviews }: ReviewFacts): ReadonlySet<string> =>
  new Set(
    latestVotes(reviews).flatMap(({ state, author }) =>
      state === 'CHANGES_REQUESTED' && author ? [author.login.toLowerCase()] : [],
    ),
  )

const accessOf = ({ known }: Weighing) => known.access ?? []

/** A policy may give the number of an account, and GitHub's answer may. Otherwise the name stands for it. */
function somebody(name: string, roles: readonly Role[], weighing: Weighing): Candidate {
  const pinned = roles.flatMap(({ users }) => users).find(user => user.startsWith(`${name}#`))
  const answered = accessOf(weighing).find(({ login }) => login === name)?.id
  const given = weighing.tally.counted.find(({ approver }) => approver.login.toLowerCase() === name)
  const id = given?.approver.id ?? pinned?.slice(name.length + 1) ?? answered ?? `login ${name}`
  return { kind: 'named', name, approval: approvalNow(id, name, given) }
}

const unnamed = (kind: 'group' | 'anyone', id: string, name: string): Candidate => ({
  kind,
  name,
  approval: approvalNow(id, ''),
})

/** After everything that was given so far. */
const NOW = '9999-12-31T23:59:59Z'

/** Who has approved all of it, and does so once more, has approved since the first time. */
function approvalNow(id: string, login: string, given?: Approval): Approval {
  const since = given && given.differing.length === 0 ? given.since : NOW
  const approver = { id, login, kind: 'User' as const }
  const review = { ...NO_REVIEW, id: '0', author: approver, submittedAt: NOW }
  return { review, approver, since, givenElsewhere: false, differing: [] }
}

const NO_REVIEW = {
  state: 'APPROVED',
  canWrite: true,
  commit: null,
  content: null,
  differing: null,
  edited: false,
  dismissal: null,
} as const

/** Who made the change or may not approve it for another reason that no further approval mends. */
function exclusion({ known, tally, rules }: Weighing): (candidate: Candidate) => boolean {
  const parts = contributorsByPart(known)
  const contributors = MADE.filter(([who]) => rules.exclude.includes(who)).flatMap(([, part]) => parts[part])
  const useless = tally.ignored.filter(({ objection }) => FINAL.has(objection)).map(({ review }) => review.author)
  // GitHub takes no approval from whoever opened the change, whatever the policy says.
  const out = [...contributors, ...useless, known.change.author].filter(one => one !== null)
  const [ids, logins] = [new Set(out.map(({ id }) => id)), new Set(out.map(({ login }) => login?.toLowerCase()))]
  const isBot = (name: string) => rules.exclude.includes('bots') && name.endsWith('[bot]')
  return ({ name, approval: { approver } }) => logins.has(name) || ids.has(approver.id) || isBot(name)
}

/** What no further approval of the same person can mend. */
const FINAL = new Set<Objection>([
  'by_author',
  'by_committer',
  'by_co_author',
  'by_last_pusher',
  'by_requester',
  'by_bot',
  'without_write',
])
