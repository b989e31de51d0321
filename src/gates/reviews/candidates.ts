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

/** Those who hold a role, and could approve. */
interface Holders {
  able: readonly Candidate[]
  /** Logins of those who have no write access. */
  barred: readonly string[]
}

/** Everybody whose approval could count. */
export interface People {
  byRole: ReadonlyMap<Role, Holders>
  /** Logins of those whose latest review requests changes. */
  objecting: ReadonlySet<string>
}

/** Looked up once for all lists of needs. */
export function peopleFor(needs: readonly Need[], weighing: Weighing): People {
  const { known, tally } = weighing
  const roles = [...new Set(needs.flatMap(({ from = [] }) => from))]
  const excluded = exclusion(weighing)
  const access = new Map((known.access ?? []).map(one => [one.login, one]))
  const counted = firstOf(tally.counted.map(one => [one.approver.login.toLowerCase(), one]))
  const pins = firstOf(
    roles
      .flatMap(({ users }) => users.map(user => user.split('#')))
      .flatMap(([name = '', pin]) => (pin ? [[name, pin]] : [])),
  )
  // A policy may give the number of an account, and GitHub's answer may. Otherwise the name stands for it.
  const somebody = (name: string): Candidate => {
    const given = counted.get(name)
    const id = given?.approver.id ?? pins.get(name) ?? access.get(name)?.id ?? `login ${name}`
    return { kind: 'named', name, approval: approvalNow(id, name, given) }
  }
  const able = [...new Set(roles.flatMap(loginsOf))].map(somebody).filter(one => !excluded(one))
  const named = new Map(able.map(one => [one.name, one]))
  const groups = new Map(roles.flatMap(groupsIn))
  const isBarred = ({ name }: Candidate) => access.get(name)?.canWrite === false
  const holders = (role: Role): Holders => {
    const people = loginsOf(role).flatMap(name => named.get(name) ?? [])
    const others = groupsOf(role).flatMap(group => groups.get(group) ?? [])
    const barred = people.filter(isBarred).map(({ name }) => name)
    return { able: [...people.filter(one => !isBarred(one)), ...others], barred }
  }
  return { byRole: new Map(roles.map(role => [role, holders(role)])), objecting: objectors(known) }
}

const groupsIn = (role: Role): [string, Candidate][] =>
  groupsOf(role).map((id, at) => [id, unnamed('group', id, othersOf(role)[at] ?? '')])

const firstOf = <One>(entries: readonly (readonly [string, One])[]): ReadonlyMap<string, One> =>
  new Map([...entries].reverse())

/** Everybody whose approval could count for one of the needs. */
export function candidatesFor(needs: readonly Need[], { byRole }: People): readonly Candidate[] {
  const able = new Set<Candidate>()
  for (const role of new Set(needs.flatMap(({ from = [] }) => from)))
    for (const one of byRole.get(role)?.able ?? []) able.add(one)
  if (needs.some(({ from }) => from === undefined)) able.add(ANYONE)
  return [...able]
}

/** Who holds a role for a need, and has no write access. */
export const barredFrom = ({ from = [] }: Need, { byRole }: People): readonly string[] => [
  ...new Set(from.flatMap(role => byRole.get(role)?.barred ?? [])),
]

/** Needs in which the unnamed candidate of a group holds the roles of that group. */
export const withGroups = (needs: readonly Need[]): Need[] =>
  needs.map(need => ({ ...need, ...(need.from ? { from: need.from.map(withGroup) } : {}) }))

const withGroup = (role: Role): Role => ({ ...role, members: [...(role.members ?? []), ...groupsOf(role)] })

/** Logins, in lower case, of those whose latest review requests changes. */
const objectors = ({ reviews }: ReviewFacts): ReadonlySet<string> =>
  new Set(
    latestVotes(reviews).flatMap(({ state, author }) =>
      state === 'CHANGES_REQUESTED' && author ? [author.login.toLowerCase()] : [],
    ),
  )

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

const ANYONE = unnamed('anyone', 'anyone', '')

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
