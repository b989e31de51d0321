import { committerOf, identity } from '../../collect/change/change.ts'
import { type RequestedCorrection, requestedCorrections } from '../../collect/concessions/corrections.ts'
import { readMerged } from '../../github/change.ts'
import { grant } from '../../github/client/permissions.ts'
import { type ReleasedCommit, readCommits } from '../../github/release/commits.ts'
import { settle } from '../../ledger/amend.ts'
import type { Appended } from '../../ledger/append.ts'
import { readStoredRecord } from '../../ledger/read-record.ts'
import { type Disputed, type EventOf, type Holding, readStandings } from '../../ledger/standing.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import { decide } from '../../policy/corrections.ts'
import { withPeople } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/policy.ts'
import { utcSecond } from '../../record/merge.ts'
import { membershipsOf } from '../facts/memberships.ts'
import { readPolicy } from '../policy/read-policy.ts'
import { rolesOf } from '../policy/role-holders.ts'
import type { RunContext } from '../shared/context.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import type { KeptBranches } from './branches.ts'

/** A conflict that somebody decided. */
export interface Settled {
  issue: number
  by: string
  path: string
  /** Undefined on a dry run. */
  appended: Appended | undefined
}

export interface Decided {
  settled: readonly Settled[]
  /** Why requests decide nothing. */
  notes: readonly string[]
}

const NOTHING: Decided = { settled: [], notes: [] }

/** Who has access: whoever the policy names may have left since. */
const ACCESS = { name: 'write access', users: [], permission: 'write' } as const

/**
 * Settles conflicts of the ledger by the issues in which somebody with the role decided them. Asked only where the policy
 * names such a role; one request where there is no issue.
 */
export async function settleConflicts(
  context: RunContext,
  kept: KeptBranches,
  options: RecordOptions,
): Promise<Decided> {
  const read = kept.rules ? await readPolicy(context, kept.rules, kept.defaultBranch) : undefined
  if (!read || !('policy' in read) || !read.policy.corrections) return NOTHING
  const { client, repository } = context
  const requested = await requestedCorrections(client, repository, read.policy.corrections.label)
  if (requested === 'forbidden') return { settled: [], notes: [FORBIDDEN] }
  const store = githubStore(client, { ...repository, branch: read.policy.ledger.branch })
  const settled: Settled[] = []
  const notes: string[] = notAllRead(requested)
  for (const request of requested.requests) {
    const result = await settleOne(context, store, { ...kept, policy: read.policy }, request, options)
    if (typeof result === 'string') notes.push(result)
    else if (result) settled.push(result)
  }
  return { settled, notes }
}

const FORBIDDEN = `The token has no permission to read issues, so no correction was read. ${grant('issues: read')}`

/** Anybody can open issues. Those that were not read decide nothing until somebody comments on them. */
const notAllRead = ({ read, total }: { read: number; total: number }): string[] =>
  read < total
    ? [`Only the ${read} requests for corrections changed last were read, of ${total}. Close those that are decided.`]
    : []

/** A sentence: why it decides nothing. Undefined: it did already. */
async function settleOne(
  context: RunContext,
  store: RecordStore,
  { policy, repositoryId }: { policy: Policy; repositoryId: string },
  request: RequestedCorrection,
  { decidedBy, retryPolicy, dryRun }: RecordOptions,
): Promise<Settled | string | undefined> {
  const not = (because: string, next: string) => `Correction #${request.issue} decides nothing: ${because}. ${next}`
  const standing = request.path === null ? undefined : await standingAt(store, request.path, repositoryId)
  if (!standing) return not('it names no entry of this ledger', NAME_CONFLICT)
  if (standing.settledBy.includes(request.issue)) return undefined
  // Each conflict is an entry of its own: what was granted for one decides no other.
  if (standing.state !== 'disputed' || standing.conflict !== request.path)
    return not('it names no conflict that is open', NAME_CONFLICT)
  const held = await withHolders(context, policy, request)
  const roles = (policy.corrections?.['granted-by'] ?? []).flatMap(name => held.roles.get(name) ?? [])
  const makers = await makersOf(context, standing)
  const deciding = { roles, access: held.roles.get(ACCESS.name) ?? ACCESS, makers, since: standing.at }
  const decision = decide(request, deciding)
  if (!('grant' in decision)) return not(decision.because, decision.next)
  const { by, at, comment } = decision.grant
  const named = rolesOf(by, held).filter(name => name !== ACCESS.name)
  const authority = { issue: request.issue, comment, account: by.id, kind: by.kind, roles: named, at: utcSecond(at) }
  const decided = { holds: decision.holds, authority }
  const appended = dryRun ? undefined : await settle(store, standing, { decidedBy }, decided, retryPolicy)
  return { issue: request.issue, by: by.login, path: standing.path, appended }
}

const NAME_CONFLICT = 'Write the path of the conflict, as the upkeep names it, under "Conflict", or close the issue.'

/** Of the record that the entry at a path is about. */
async function standingAt(store: RecordStore, path: string, repository: string): Promise<Holding | undefined> {
  const [file] = (await store.read([path])) ?? []
  const reading = file && readStoredRecord(file)
  if (reading?.state !== 'known' || !('amends' in reading.record)) return undefined
  const { amends, at } = reading.record
  const [standing] = (await readStandings(store, [{ id: amends.record, repository, times: [at] }])) ?? []
  return standing && 'record' in standing ? standing : undefined
}

/** The policy with everybody who holds the roles that may decide, and with those who have access. */
async function withHolders(context: RunContext, policy: Policy, { grants }: RequestedCorrection): Promise<Policy> {
  const people = grants.map(({ by }) => by)
  const names = policy.corrections?.['granted-by']
  const memberships = await membershipsOf(context, policy, names, { people, roles: [ACCESS] })
  return withPeople({ ...policy, roles: new Map([...policy.roles, [ACCESS.name, ACCESS]]) }, { memberships })
}

/**
 * Whoever made the change, or started a run that recorded it. Undefined: a commit has a contributor whom nobody knows. Who
 * started a run of record version 1 is not recorded; such runs began with the merge.
 */
async function makersOf(context: RunContext, standing: Disputed): Promise<ReadonlySet<string> | undefined> {
  const ids = [...standing.startedBy]
  for (const record of [standing.record, standing.found]) {
    const contributors = await contributorsTo(context, record)
    if (!contributors) return undefined
    ids.push(...contributors, ...peopleIn(record))
  }
  return new Set(ids)
}

function peopleIn(record: EventOf): string[] {
  if (record.kind === 'release') return record.authorisations.flatMap(({ account }) => account ?? [])
  return [record.authority.author, record.authority.mergedBy].flatMap(person => person?.account ?? [])
}

/** Ids of everyone who wrote or committed something of it. */
async function contributorsTo(context: RunContext, { subject }: EventOf): Promise<string[] | undefined> {
  const { client, repository, policyPath } = context
  if (!('change' in subject)) return []
  const { commit, parent, change } = subject
  if (change.via === 'direct-push') {
    const [pushed] = await readCommits(client, repository, [commit])
    return pushed && idsOf([pushed])
  }
  const merged = { commit, parent: parent ?? '', pull: change.number }
  const { change: node } = await readMerged(client, repository, merged, policyPath)
  if (!node?.commits || node.commits.nodes.length < node.commits.totalCount) return undefined
  return idsOf(node.commits.nodes.flatMap(one => one?.commit ?? []))
}

/** Undefined: somebody belongs to no account. */
function idsOf(commits: readonly Pick<ReleasedCommit, 'authors' | 'committer'>[]): string[] | undefined {
  const isWhole = commits.every(({ authors }) => authors.nodes.length === authors.totalCount)
  const people = commits.flatMap(({ authors, committer }) => [...authors.nodes.map(identity), committerOf(committer)])
  const ids = people.flatMap(one => one?.id ?? [])
  return isWhole && ids.length === people.length ? ids : undefined
}
