import { type RequestedCorrection, requestedCorrections } from '../../collect/concessions/corrections.ts'
import type { MergedChange } from '../../github/change.ts'
import { readMerged } from '../../github/change.ts'
import { settle } from '../../ledger/amend.ts'
import type { Appended } from '../../ledger/append.ts'
import { idAt } from '../../ledger/entry.ts'
import { readStoredRecord } from '../../ledger/read-record.ts'
import { type EventOf, type Holding, readStandings } from '../../ledger/standing.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import { type Deciding, decide } from '../../policy/corrections.ts'
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

type Disputed = Extract<Holding, { state: 'disputed' }>

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
  const requests = await requestedCorrections(client, repository, read.policy.corrections.label)
  if (typeof requests === 'string') return { settled: [], notes: [UNLISTED[requests]] }
  const store = githubStore(client, { ...repository, branch: read.policy.ledger.branch })
  const settled: Settled[] = []
  const notes: string[] = []
  for (const request of requests) {
    const result = await settleOne(context, store, { ...kept, policy: read.policy }, request, options)
    if (typeof result === 'string') notes.push(result)
    else if (result) settled.push(result)
  }
  return { settled, notes }
}

const UNLISTED = {
  'too many':
    'There are more requests for corrections than GitHub lists at once, so none was read. Close those that are decided.',
  forbidden: 'The token has no permission to read issues, so no correction was read. Grant the job `issues: read`.',
}

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
  if (!standing) return not('it names no record of this ledger', 'Write the path that the upkeep shows under "Record".')
  if (standing.settledBy.includes(request.issue)) return undefined
  if (standing.state !== 'disputed') return not('its record is not disputed', 'Close it.')
  const decision = decide(request, await decidingOn(context, policy, standing, request))
  if (!('grant' in decision)) return not(decision.because, decision.next)
  const { by, at, comment } = decision.grant
  const inForce = await withHolders(context, policy, [by])
  const authority = {
    issue: request.issue,
    comment,
    account: by.id,
    kind: by.kind,
    roles: rolesOf(by, inForce),
    at: utcSecond(at),
  }
  const appended = dryRun
    ? undefined
    : await settle(store, standing, { decidedBy }, { holds: decision.holds, authority }, retryPolicy)
  return { issue: request.issue, by: by.login, path: standing.path, appended }
}

/** Of the record at a path, or of that which the entry at the path is about. */
async function standingAt(store: RecordStore, path: string, repository: string): Promise<Holding | undefined> {
  const [file] = (await store.read([path])) ?? []
  const reading = file && readStoredRecord(file)
  if (reading?.state !== 'known') return undefined
  const { record } = reading
  const id = 'amends' in record ? record.amends.record : idAt(path)
  const [standing] = (await readStandings(store, [{ id, repository, times: [record.at] }])) ?? []
  return standing && 'record' in standing ? standing : undefined
}

type Account = NonNullable<RequestedCorrection['requestedBy']>

async function withHolders(context: RunContext, policy: Policy, people: readonly (Account | null)[]): Promise<Policy> {
  const names = policy.corrections?.['granted-by'] ?? []
  return withPeople(policy, { memberships: await membershipsOf(context, policy, names, { people, roles: [ACCESS] }) })
}

async function decidingOn(
  context: RunContext,
  policy: Policy,
  standing: Disputed,
  request: RequestedCorrection,
): Promise<Deciding> {
  const people = request.grants.map(({ by }) => by)
  const memberships = await membershipsOf(context, policy, policy.corrections?.['granted-by'], {
    people,
    roles: [ACCESS],
  })
  const held = withPeople({ ...policy, roles: new Map([...policy.roles, [ACCESS.name, ACCESS]]) }, { memberships })
  const roles = (policy.corrections?.['granted-by'] ?? []).flatMap(name => held.roles.get(name) ?? [])
  const { record, found } = standing
  return {
    roles,
    access: held.roles.get(ACCESS.name) ?? ACCESS,
    makers: await makersOf(context, record, found),
    since: latest([record.at, ...('evidence' in found ? found.evidence.map(({ collectedAt }) => collectedAt) : [])]),
  }
}

const latest = (times: readonly string[]): string => times.toSorted().at(-1) ?? ''

/** Whoever made the change or started a run that recorded it. Undefined: a commit has an author whom nobody knows. */
async function makersOf(
  { client, repository, policyPath }: RunContext,
  record: EventOf,
  found: EventOf,
): Promise<ReadonlySet<string> | undefined> {
  const ids = [record, found].flatMap(one => [...peopleIn(one), ...starterOf(one)])
  if (record.kind === 'release') return new Set(ids)
  const changes = [record, found].flatMap(one => ('change' in one.subject ? [one.subject] : []))
  for (const { commit, parent, change } of changes) {
    if (change.via === 'direct-push') continue
    const merged = { commit, parent: parent ?? '', pull: change.number }
    const { change: node } = await readMerged(client, repository, merged, policyPath)
    const contributors = node && contributorsOf(node)
    if (!contributors) return undefined
    ids.push(...contributors)
  }
  return new Set(ids)
}

function peopleIn(record: EventOf): string[] {
  if (record.kind === 'release') return []
  return [record.authority.author, record.authority.mergedBy].flatMap(person => person?.account ?? [])
}

/** A schedule runs in the name of whoever wrote it, who has no part in what it finds. */
function starterOf({ decidedBy }: EventOf): string[] {
  if (!('channel' in decidedBy) || decidedBy.channel.event === 'schedule') return []
  return decidedBy.channel.actor === null ? [] : [decidedBy.channel.actor]
}

function contributorsOf({ commits, author }: MergedChange): string[] | undefined {
  if (!commits || commits.nodes.length < commits.totalCount) return undefined
  const actors = commits.nodes.flatMap(node => [...(node?.commit.authors.nodes ?? []), node?.commit.committer ?? null])
  const ids = actors.map(actor => actor?.user?.databaseId)
  if (ids.some(one => typeof one !== 'number')) return undefined
  return [...ids.map(String), ...(author?.databaseId ? [String(author.databaseId)] : [])]
}
