import { type RequestedCorrection, requestedCorrections } from '../../collect/concessions/requests.ts'
import { settle } from '../../ledger/amend.ts'
import type { Appended } from '../../ledger/append.ts'
import { readStoredRecord } from '../../ledger/read-record.ts'
import { type Disputed, type EventOf, type Holding, readStandings } from '../../ledger/standing.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import { decide } from '../../policy/corrections.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RunContext } from '../shared/context.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import type { KeptBranches } from './branches.ts'
import { authorityOf, contributorsTo, decidersOf, forbidden, notAllRead } from './deciding.ts'

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

/**
 * Settles conflicts of the ledger by the issues in which somebody with the role decided them. Asked only where the policy
 * names such a role; one request where there is no issue.
 */
export async function settleConflicts(
  context: RunContext,
  { repositoryId }: Pick<KeptBranches, 'repositoryId'>,
  policy: Policy | undefined,
  options: RecordOptions,
): Promise<Decided> {
  if (!policy?.corrections) return NOTHING
  const { client, repository } = context
  const requested = await requestedCorrections(client, repository, policy.corrections.label)
  if (requested === 'forbidden') return { settled: [], notes: [forbidden('correction')] }
  const store = githubStore(client, { ...repository, branch: policy.ledger.branch })
  const settled: Settled[] = []
  const notes: string[] = notAllRead(requested, 'requests for corrections')
  for (const request of requested.requests) {
    const result = await settleOne(context, store, { repositoryId, policy }, request, options)
    if (typeof result === 'string') notes.push(result)
    else if (result) settled.push(result)
  }
  return { settled, notes }
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
  if (!standing) return not('it names no entry of this ledger', NAME_CONFLICT)
  if (standing.settledBy.includes(request.issue)) return undefined
  // Each conflict is an entry of its own: what was granted for one decides no other.
  if (standing.state !== 'disputed' || standing.conflict !== request.path)
    return not('it names no conflict that is open', NAME_CONFLICT)
  const deciders = await decidersOf(context, policy, policy.corrections?.['granted-by'] ?? [], request.grants)
  const makers = await makersOf(context, standing, policy)
  const decision = decide(request, { ...deciders, makers, since: standing.at })
  if ('because' in decision) return not(decision.because, decision.next)
  const authority = authorityOf(request.issue, decision.grant, deciders)
  const decided = { holds: decision.holds, authority }
  const appended = dryRun ? undefined : await settle(store, standing, { decidedBy }, decided, retryPolicy)
  return { issue: request.issue, by: decision.grant.by.login, path: standing.path, appended }
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

/**
 * Whoever made the change, or started a run that recorded it. Undefined: a commit has a contributor whom nobody knows. Who
 * started a run of record version 1 is not recorded; such runs began with the merge.
 */
async function makersOf(
  context: RunContext,
  standing: Disputed,
  policy: Policy,
): Promise<ReadonlySet<string> | undefined> {
  const ids = [...standing.startedBy]
  for (const record of [standing.record, standing.found]) {
    const contributors = await contributorsTo(context, record, policy)
    if (!contributors.isWhole) return undefined
    ids.push(...contributors.ids, ...peopleIn(record))
  }
  return new Set(ids)
}

function peopleIn(record: EventOf): string[] {
  if (record.kind === 'release') return record.authorisations.flatMap(({ account }) => account ?? [])
  return [record.authority.author, record.authority.mergedBy].flatMap(person => person?.account ?? [])
}
