import { type RequestedRetrospective, requestedRetrospectives } from '../../collect/concessions/requests.ts'
import type { OwedReview } from '../../facts/owed-reviews.ts'
import { reviewed as nameOf } from '../../gates/shared/overdue-reviews.ts'
import { reviewed } from '../../ledger/amend.ts'
import type { Appended } from '../../ledger/append.ts'
import { type Owed, readOwed } from '../../ledger/owed.ts'
import type { EventOf } from '../../ledger/standing.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import type { Policy } from '../../policy/policy.ts'
import { closing } from '../../policy/retrospectives.ts'
import { digestOf } from '../../record/canonical.ts'
import { owedReview } from '../facts/owed-reviews.ts'
import type { RunContext } from '../shared/context.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import type { KeptBranches } from './branches.ts'
import { authorityOf, contributorsTo, decidersOf, forbidden, notAllRead } from './deciding.ts'

/** A retrospective review that somebody reported as done. */
export interface Closed {
  issue: number
  by: string
  review: OwedReview
  result: 'conforming' | 'nonconforming'
  /** Undefined on a dry run. */
  appended: Appended | undefined
}

export interface Retrospectives {
  closed: readonly Closed[]
  /** Why reports close none. */
  notes: readonly string[]
}

/** What is still to be done, by when it is due, and whether that is past. */
export interface StillOwed {
  reviews: readonly { review: OwedReview; isOverdue: boolean }[]
  /** Beyond those. */
  more: number
  /** Why it is not known. */
  problem: string | undefined
}

type Place = Pick<KeptBranches, 'repositoryId'>

/**
 * Records the retrospective reviews that somebody with the role reported in an issue. Issues are read only where a review
 * is to be done: whoever closed theirs already says nothing more.
 */
export async function closeReviews(
  context: RunContext,
  place: Place,
  policy: Policy | undefined,
  options: RecordOptions,
): Promise<Retrospectives> {
  if (!policy?.retrospectives) return { closed: [], notes: [] }
  const { client, repository } = context
  const store = storeOf(context, policy)
  const owed = await readOwed(store, place.repositoryId, client.time())
  if (owed.state === 'unreadable' || owed.all.length === 0) return { closed: [], notes: [] }
  const requested = await requestedRetrospectives(client, repository, policy.retrospectives.label)
  if (requested === 'forbidden') return { closed: [], notes: [forbidden('retrospective review')] }
  const closed: Closed[] = []
  const notes = notAllRead(requested, 'reports of retrospective reviews')
  for (const request of requested.requests.filter(({ issue }) => !owed.closedBy.includes(issue))) {
    const done = new Set(closed.map(({ review }) => review.record))
    const open = owed.all.filter(({ standing }) => !done.has(standing.record.id))
    const result = await closeOne(context, { store, policy, open }, request, options)
    if (typeof result === 'string') notes.push(result)
    else closed.push(result)
  }
  return { closed, notes }
}

const storeOf = ({ client, repository }: RunContext, policy: Policy): RecordStore =>
  githubStore(client, { ...repository, branch: policy.ledger.branch })

interface Closing {
  store: RecordStore
  policy: Policy
  open: readonly Owed[]
}

/** A sentence: why it closes none. */
async function closeOne(
  context: RunContext,
  { store, policy, open }: Closing,
  request: RequestedRetrospective,
  { decidedBy, retryPolicy, dryRun }: RecordOptions,
): Promise<Closed | string> {
  const not = (because: string, next: string) => `Review #${request.issue} closes nothing: ${because}. ${next}`
  const found = open.flatMap(owed => owedReview(owed).map(review => ({ owed, review })))
  const [named, ...others] = found.filter(({ review }) => isAbout(review, request.about))
  if (!named) return not('it names nothing whose review is to be done', NAME_IT)
  if (others.length > 0) return not('what it names is more than one record', NAME_RECORD)
  const { owed, review } = named
  const deciders = await decidersOf(context, policy, policy.retrospectives?.['done-by'] ?? [], request.grants)
  const makers = await makersOf(context, owed.standing.record)
  const decision = closing(
    { ...request, findingsLength: request.findings.length },
    { ...deciders, makers, since: owed.standing.at },
  )
  if ('because' in decision) return not(decision.because, decision.next)
  const { result, actions, grant } = decision
  const said = {
    due: owed.due,
    result,
    findings: digestOf({ findings: request.findings }),
    actions: [...actions],
    authority: authorityOf(request.issue, grant, deciders),
  }
  const appended = dryRun ? undefined : await reviewed(store, owed.standing, { decidedBy }, said, retryPolicy)
  return { issue: request.issue, by: grant.by.login, review, result, appended }
}

const NAME_IT =
  'Write the number of the pull request, the release or the path of its record under "Change or release", as the upkeep names it, or close the issue.'
const NAME_RECORD = 'Write the path of the record instead, as the upkeep names it.'

/** A number, the name of a release, or where the record is. */
function isAbout({ pull, release, path, commit }: OwedReview, about: string | null): boolean {
  if (about === null) return false
  if (about === path) return true
  if (pull !== null) return about === `#${pull}`
  return release === null ? about === commit : about === release
}

/** Whoever made the change, or let the release out. Undefined: a commit has a contributor whom nobody knows. */
async function makersOf(context: RunContext, record: EventOf): Promise<ReadonlySet<string> | undefined> {
  const contributors = await contributorsTo(context, record)
  return contributors && new Set([...contributors, ...peopleIn(record)])
}

function peopleIn(record: EventOf): string[] {
  if (record.kind === 'merge') return record.authority.author ? [record.authority.author.account] : []
  if (record.kind !== 'release') return []
  const requester = 'requestedBy' in record ? (record.requestedBy?.account ?? null) : null
  const counted = record.authorisations.filter(one => one.counted).map(({ account }) => account)
  return [...counted, requester].flatMap(account => account ?? [])
}

/** Asked after everything else was recorded, which may have left more to be done. */
export async function stillOwed(
  context: RunContext,
  { repositoryId }: Place,
  policy: Policy | undefined,
  { closed }: Retrospectives,
): Promise<StillOwed> {
  if (!policy?.retrospectives) return { reviews: [], more: 0, problem: undefined }
  const now = context.client.time()
  const owed = await readOwed(storeOf(context, policy), repositoryId, now)
  if (owed.state === 'unreadable') return { reviews: [], more: 0, problem: owed.why }
  const done = new Set(closed.map(({ review }) => review.record))
  const left = owed.all.flatMap(owedReview).filter(({ record }) => !done.has(record))
  return {
    reviews: left.map(review => ({ review, isOverdue: Date.parse(review.due) < Date.parse(now) })),
    more: owed.total - owed.all.length,
    problem: undefined,
  }
}

/** One line about it. */
export function owedLine({ review, isOverdue }: StillOwed['reviews'][number]): string {
  const due = `${review.due.slice(0, 10)} ${review.due.slice(11, 16)} UTC`
  return `The retrospective review of ${nameOf(review)} ${isOverdue ? 'was' : 'is'} due on ${due} (${review.path}).`
}
