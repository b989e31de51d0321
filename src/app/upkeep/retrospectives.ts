import { lastPushersFact } from '../../collect/change/last-pushers.ts'
import { type RequestedRetrospective, requestedRetrospectives } from '../../collect/concessions/requests.ts'
import type { OwedReview } from '../../facts/owed-reviews.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { readRecordIssue } from '../../github/record-issue.ts'
import { readRun } from '../../github/release/run.ts'
import { reviewed } from '../../ledger/amend.ts'
import type { Appended } from '../../ledger/append.ts'
import { type Owed, readOwed } from '../../ledger/owed.ts'
import type { EventOf } from '../../ledger/standing.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import type { Policy } from '../../policy/policy.ts'
import { closing, type Makers } from '../../policy/retrospectives.ts'
import { digestOf } from '../../record/canonical.ts'
import { utcSecond } from '../../record/merge.ts'
import { owedReview } from '../facts/owed-reviews.ts'
import type { RunContext } from '../shared/context.ts'
import { explain } from '../shared/explain.ts'
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

/** The repository, and every branch on which records are kept. */
export type Ledgers = Pick<KeptBranches, 'repositoryId' | 'ledgers'>

/** A review that is to be done, and the ledger that says so. */
interface Open {
  store: RecordStore
  owed: Owed
  review: OwedReview
}

const NOTHING: Retrospectives = { closed: [], notes: [] }

/**
 * Records the retrospective reviews that somebody with the role reported in an issue. Issues are read only where a review
 * is to be done. What goes wrong with one report is told, and keeps nothing else from being recorded.
 */
export async function closeReviews(
  context: RunContext,
  ledgers: Ledgers,
  policy: Policy | undefined,
  options: RecordOptions,
): Promise<Retrospectives> {
  if (!policy?.retrospectives) return NOTHING
  const { open, closedBy } = await openReviews(context, ledgers)
  const [first] = open.map(({ owed }) => owed.standing.at).sort()
  if (first === undefined) return NOTHING
  const requested = await reports(context, policy.retrospectives.label, first)
  if (requested === 'forbidden') return { closed: [], notes: [forbidden('retrospective review')] }
  const closed: Closed[] = []
  const notes = notAllRead(requested, 'reports of retrospective reviews')
  for (const request of requested.requests) {
    const done = new Set(closed.map(({ review }) => review.record))
    const named = open.filter(({ review }) => !done.has(review.record) && isAbout(review, request.about))
    if (closedBy.includes(request.issue)) {
      if (named.length > 0) notes.push(once(request.issue))
      continue
    }
    const result = await closeOne(context, policy, named, request, options)
    if (typeof result !== 'string') closed.push(...result)
    // A report that was closed without a word is no report any more.
    else if (!request.isClosed || request.grants.length > 0) notes.push(result)
  }
  return { closed, notes }
}

const once = (issue: number): string =>
  `Review #${issue} closes nothing: it reported another review already. Report each review in an issue of its own.`

async function openReviews(
  { client, repository }: RunContext,
  { repositoryId, ledgers }: Ledgers,
): Promise<{ open: readonly Open[]; closedBy: readonly number[] }> {
  const open: Open[] = []
  const closedBy: number[] = []
  for (const branch of ledgers) {
    const store = githubStore(client, { ...repository, branch })
    const found = await readOwed(store, repositoryId, client.time())
    if (found.state === 'unreadable') continue
    closedBy.push(...found.closedBy)
    open.push(...found.all.flatMap(owed => owedReview(owed).map(review => ({ store, owed, review }))))
  }
  return { open, closedBy }
}

async function reports({ client, repository }: RunContext, label: string, since: string) {
  try {
    return await requestedRetrospectives(client, repository, label, since)
  } catch (error) {
    if (error instanceof GitHubError && (error.code === 'forbidden' || error.code === 'not_found')) return 'forbidden'
    throw error
  }
}

/** A sentence: why it closes none. */
async function closeOne(
  context: RunContext,
  policy: Policy,
  named: readonly Open[],
  request: RequestedRetrospective,
  options: RecordOptions,
): Promise<readonly Closed[] | string> {
  const not = (because: string, next: string) => `Review #${request.issue} closes nothing: ${because}. ${next}`
  const [first, ...others] = named
  if (!first) return not('it names nothing whose review is to be done', NAME_IT)
  // The same commit may have been let out twice; one review is of both.
  if (others.some(({ review }) => review.commit !== first.review.commit))
    return not('what it names is more than one record', NAME_RECORD)
  try {
    const decided = await decisionOn(context, policy, named, request)
    if ('because' in decided) return not(decided.because, decided.next)
    return await record(named, decided, request, { ...options, now: context.client.time() })
  } catch (error) {
    const { message, next } = explain(error)
    return not(message.replace(/\.$/, ''), next)
  }
}

const NAME_IT =
  'Write the number of the pull request, the release or the path of its record under "Change or release", as the upkeep names it, or close the issue.'
const NAME_RECORD = 'Write the path of the record instead, as the upkeep names it.'

/** As the upkeep, or GitHub, calls it: a number, the name of a release, a commit, or where the record is. */
function isAbout({ pull, release, path, commit }: OwedReview, about: string | null): boolean {
  if (about === null) return false
  if (about === path) return true
  const name = about.replace(/^(?:change|release|commit|pull request)\s+/i, '')
  if (release !== null) return name === release
  if (pull !== null) return name === `#${pull}` || new RegExp(`^https://[^\\s#?]+/pull/${pull}$`).test(name)
  return /^[0-9a-f]{7,64}$/.test(name) && commit.startsWith(name)
}

async function decisionOn(
  context: RunContext,
  policy: Policy,
  named: readonly Open[],
  request: RequestedRetrospective,
) {
  const deciders = await decidersOf(context, policy, policy.retrospectives?.['done-by'] ?? [], request.grants)
  const since =
    named
      .map(({ owed }) => owed.standing.at)
      .sort()
      .at(-1) ?? ''
  const makers = await makersOf(context, named, policy)
  const decision = closing({ ...request, findingsLength: request.findings.length }, { ...deciders, makers, since })
  if ('because' in decision) return decision
  const missing = await notAnIssue(context, decision.actions, request.issue)
  if (missing !== undefined)
    return {
      because: `its action #${missing} is no other issue of this repository`,
      next: 'Name the issues in which the actions are followed.',
    }
  return { ...decision, authority: authorityOf(request.issue, decision.grant, deciders) }
}

/** Of actions the first that is none: the report itself, a pull request, what cannot be read, or nothing. */
async function notAnIssue(
  { client, repository }: RunContext,
  actions: readonly number[],
  report: number,
): Promise<number | undefined> {
  for (const number of actions) {
    if (number === report) return number
    const found = await readRecordIssue(client, repository, number)
    if (found === null || found === 'forbidden') return number
  }
  return undefined
}

type Decided = Exclude<Awaited<ReturnType<typeof decisionOn>>, { because: string }>

async function record(
  named: readonly Open[],
  { result, actions, authority, grant }: Decided,
  { issue, typedFindings }: RequestedRetrospective,
  { decidedBy, retryPolicy, dryRun, now }: RecordOptions & { now: string },
): Promise<Closed[]> {
  const findings = digestOf({ findings: typedFindings })
  const all: Closed[] = []
  for (const { store, owed, review } of named) {
    const said = { due: owed.due, recorded: utcSecond(now), result, findings, actions: [...actions], authority }
    const appended = dryRun ? undefined : await reviewed(store, owed.standing, { decidedBy }, said, retryPolicy)
    all.push({ issue, by: grant.by.login, review, result, appended })
  }
  return all
}

/** Whoever made the change or pushed to it, or had to do with letting it out. */
async function makersOf(context: RunContext, named: readonly Open[], policy: Policy): Promise<Makers> {
  const ids: string[] = []
  let isWhole = true
  for (const { owed } of named) {
    const { record } = owed.standing
    const contributors = await contributorsTo(context, record, policy)
    isWhole &&= contributors.isWhole
    ids.push(...contributors.ids, ...peopleIn(record), ...(await startersOf(context, record)))
    const pushers = contributors.change ? await lastPushersFact(context.client, contributors.change) : undefined
    if (pushers?.state === 'complete') ids.push(...pushers.value.map(({ id }) => id))
  }
  return { ids: new Set(ids), isWhole }
}

function peopleIn(record: EventOf): string[] {
  if (record.kind === 'merge') return record.authority.author ? [record.authority.author.account] : []
  if (record.kind !== 'release') return []
  const requester = 'requestedBy' in record ? (record.requestedBy?.account ?? null) : null
  const counted = record.authorisations.filter(one => one.counted).map(({ account }) => account)
  return [...counted, requester].flatMap(account => account ?? [])
}

/** Who started the run that let a release out, or repeated it, where GitHub still knows. */
async function startersOf({ client, repository }: RunContext, { kind, decidedBy }: EventOf): Promise<string[]> {
  if (kind !== 'release') return []
  try {
    const { starters } = await readRun(client, repository, decidedBy.run)
    return starters.map(({ id }) => String(id))
  } catch (error) {
    if (error instanceof GitHubError && (error.code === 'not_found' || error.code === 'forbidden')) return []
    throw error
  }
}
