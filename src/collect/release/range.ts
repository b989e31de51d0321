import type { Unavailable } from '../../facts/observed.ts'
import type { EarlierRelease, Release } from '../../facts/release/release.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { type ReleasedCommit, type ReleasedStep, releasedPages } from '../../github/release/commits.ts'
import { type ComparedPage, comparePage, historyPages, PAGE, type Step } from '../../github/release/steps.ts'
import type { Earlier } from './earlier.ts'
import { ownSteps } from './line.ts'

export interface Range {
  previous: Release['previous']
  begins: Release['begins']
  /** Every commit of the release. */
  steps: readonly Step[]
  total: number
  /** Of its commits those that are known already. */
  known?: readonly ReleasedCommit[]
}

/** Some commits of a history, and of those what is known already. */
interface Beyond {
  steps: readonly Step[]
  known?: readonly ReleasedCommit[]
}

interface Wanted {
  commit: string
  /** From which commit on records are kept. */
  since: string | undefined
  earlier: Earlier
  /** The newest commit of the default branch. */
  defaultTip: string
  /** Paths of the released package. What the history tells of a commit does not hold the files of its change. */
  paths: readonly string[] | undefined
}

/** A thousand commits in one release is more than anybody can answer for. */
const MAX_PAGES = 10

/** From the newest authorised release that this one continues, or from where records begin, whichever is later. */
export async function findRange(client: Client, place: Repository, wanted: Wanted): Promise<Range | Unavailable> {
  const before = await sincePrevious(client, place, wanted)
  // A history that was written anew has nothing in common with the release before; the policy may say where it begins.
  const isUnrelated = before !== undefined && 'state' in before && before.why === 'ambiguous'
  if (before && 'state' in before && !(isUnrelated && wanted.since !== undefined)) return before
  const found = before && 'steps' in before ? before : undefined
  const kept = await sinceRecords(client, place, wanted, found)
  return kept ?? found ?? fromTheRoot(client, place, wanted)
}

/** Whether a commit is in the history of the release in use. */
export async function isBehind(
  client: Client,
  place: Repository,
  commit: string,
  { inUse }: Pick<Earlier, 'inUse'>,
): Promise<boolean> {
  if (!inUse || inUse.commit === commit) return false
  const compared = await comparePage(client, place, { base: inUse.commit, head: commit, page: 1 }).catch(unrelated)
  return compared?.status === 'behind'
}

/** Beyond these the history tells, which takes two requests for a hundred commits. */
const MAX_TRIES = 3

/** Undefined: there was none at all. */
async function sincePrevious(
  client: Client,
  place: Repository,
  wanted: Wanted,
): Promise<Range | Unavailable | undefined> {
  const { commit, earlier } = wanted
  let unseen: Unavailable | undefined
  for (const release of earlier.candidates.slice(0, MAX_TRIES)) {
    if (release.commit === commit) continue
    const beyond = await after(client, place, { base: release.commit, head: commit, paths: wanted.paths })
    if ('steps' in beyond) return rangeFrom(release, beyond)
    if (beyond.why !== 'ambiguous') return beyond
    unseen ??= beyond.detail === incomparable(release.commit, commit).detail ? beyond : undefined
  }
  if (earlier.candidates.length === 0) return undefined
  return (await inHistory(client, place, wanted)) ?? unseen
}

/**
 * Where the newest release of the line is no ancestor, as beside a new line or for a commit that is older: the nearest
 * commit in the history that was authorised. Every one of them would do; the nearest leaves the least to judge again.
 */
async function inHistory(
  client: Client,
  place: Repository,
  { commit, since, earlier, paths }: Wanted,
): Promise<Range | Unavailable | undefined> {
  let pages = 0
  for await (const page of historyPages(client, place, commit)) {
    const oids = page.map(({ oid }) => oid).filter(oid => oid !== commit)
    const found = await earlier.among(oids)
    const nearest = oids.flatMap(oid => found.find(release => release.commit === oid) ?? [])[0]
    if (nearest) {
      const beyond = await after(client, place, { base: nearest.commit, head: commit, paths })
      return 'steps' in beyond ? rangeFrom(nearest, beyond) : beyond
    }
    pages += 1
    if (pages === MAX_PAGES) return since === undefined ? tooLong() : undefined
    if (since !== undefined && oids.includes(since)) return undefined
  }
  return undefined
}

const rangeFrom = ({ commit, tag, record }: EarlierRelease, beyond: Beyond): Range => ({
  previous: { tag, commit, record },
  begins: { commit, at: 'previous' },
  ...beyond,
  total: beyond.steps.length,
})

/** From where the policy says that records begin, when that is later than the previous release. */
async function sinceRecords(
  client: Client,
  place: Repository,
  { commit, since, paths }: Wanted,
  found: Range | undefined,
): Promise<Range | Unavailable | undefined> {
  if (since === undefined || since === commit) return undefined
  const beyond = await after(client, place, { base: since, head: commit, paths })
  if (!('steps' in beyond)) return found ? undefined : beyond.why === 'ambiguous' ? notSince(since, commit) : beyond
  const total = beyond.steps.length
  if (found && found.steps.length <= total) return undefined
  // Between the release before and there is what nobody evaluates: the release does not continue it.
  return { previous: null, begins: { commit: since, at: 'since' }, ...beyond, total }
}

async function fromTheRoot(
  client: Client,
  place: Repository,
  { commit, defaultTip }: Wanted,
): Promise<Range | Unavailable> {
  const history: ReleasedStep[] = []
  let left = MAX_PAGES
  for await (const page of releasedPages(client, place, commit)) {
    if (left === 0) return tooLong()
    left -= 1
    history.push(...page)
  }
  // The default branch was created without a record, and records begin with what comes after. Another root is a push.
  const first = ownSteps(
    commit,
    history.map(({ step }) => step),
  ).at(-1)
  const isBeginning = first?.parent === null && (await isIn(client, place, first.oid, defaultTip))
  const all = history.filter(({ step }) => !isBeginning || step.oid !== first?.oid)
  const steps = all.map(({ step }) => step)
  const known = all.map(one => one.commit)
  return { previous: null, begins: { commit: null, at: 'root' }, steps, known, total: steps.length }
}

/** Whether a commit is in the history of another one. */
async function isIn(client: Client, place: Repository, commit: string, other: string): Promise<boolean> {
  const compared = await comparePage(client, place, { base: commit, head: other, page: 1 }).catch(unrelated)
  return compared?.status === 'ahead' || compared?.status === 'identical'
}

/** All that `head` has beyond `base`, as many commits as GitHub counts; `ambiguous`: it does not continue it. */
async function after(
  client: Client,
  place: Repository,
  { base, head, paths }: { base: string; head: string } & Pick<Wanted, 'paths'>,
): Promise<Beyond | Unavailable> {
  const first = await comparePage(client, place, { base, head, page: 1 }).catch(unrelated)
  if (!first) return incomparable(base, head)
  if (first.status !== 'ahead') return diverged(base)
  const { total } = first
  if (total > MAX_PAGES * PAGE) return tooLong()
  if (total <= first.commits.length) return { steps: first.commits }
  const told = paths ? undefined : await nested(client, place, { base, head, total })
  return told ?? furtherPages(client, place, { base, head, first })
}

async function furtherPages(
  client: Client,
  place: Repository,
  { base, head, first }: { base: string; head: string; first: ComparedPage },
): Promise<Beyond | Unavailable> {
  const { total } = first
  const steps = new Map(first.commits.map(step => [step.oid, step]))
  for (let page = 2; page <= MAX_PAGES && steps.size < total; page++) {
    const { commits } = await comparePage(client, place, { base, head, page })
    for (const step of commits) steps.set(step.oid, step)
    if (commits.length === 0) break
  }
  if (steps.size === total) return { steps: [...steps.values()] }
  return cannot(
    'truncated',
    `GitHub lists ${steps.size} commits of the release but counts ${total}.`,
    'Run the job again.',
  )
}

/**
 * The same, where every way down from the head ends at the base, as where changes are squashed: then the history shows
 * whole what lies between, and tells of each commit what is asked anyway. Undefined: some way leads past the base.
 */
async function nested(
  client: Client,
  place: Repository,
  { base, head, total }: { base: string; head: string; total: number },
): Promise<Beyond | undefined> {
  const known = new Map<string, ReleasedStep>()
  let left = Math.ceil(total / PAGE)
  for await (const page of releasedPages(client, place, head)) {
    for (const one of page) known.set(one.step.oid, one)
    left -= 1
    if (left > 0) continue
    const between = closed(known, base, head)
    if (between?.length !== total) return undefined
    return { steps: between.map(({ step }) => step), known: between.map(({ commit }) => commit) }
  }
  return undefined
}

/** What lies between two commits; undefined where a way down from the head leads anywhere else than to the base. */
function closed(known: ReadonlyMap<string, ReleasedStep>, base: string, head: string): ReleasedStep[] | undefined {
  const found = new Map<string, ReleasedStep>()
  for (const waiting = [head]; ; ) {
    const oid = waiting.pop()
    if (oid === undefined) return [...found.values()]
    if (oid === base || found.has(oid)) continue
    const one = known.get(oid)
    if (!one || one.step.parent === null) return undefined
    found.set(oid, one)
    waiting.push(one.step.parent, ...one.step.merged)
  }
}

/** GitHub finds nothing to compare between histories that have no commit in common. */
function unrelated(error: unknown): undefined {
  if (error instanceof GitHubError && error.code === 'not_found') return undefined
  throw error
}

const tooLong = (): Unavailable =>
  cannot(
    'truncated',
    `The release has more than ${MAX_PAGES * PAGE} commits, which is too many to evaluate.`,
    'Release more often. For a first release, set `contents.since` to the commit at which records begin.',
  )

/** GitHub says the same of a commit that it does not show yet and of a history that has nothing in common with the other. */
const notSince = (since: string, head: string): Unavailable =>
  cannot(
    'ambiguous',
    `The commit ${since.slice(0, 7)} of \`contents.since\` is not in the history of ${head.slice(0, 7)}.`,
    'Give this branch a release gate of its own, with `lines` and with a `contents.since` that is in its history.',
  )

const incomparable = (base: string, head: string): Unavailable =>
  cannot(
    'ambiguous',
    `GitHub cannot compare ${base.slice(0, 7)} with ${head.slice(0, 7)}: it does not show one of them yet, or they have no commit in common.`,
    'Run the job again in a minute. If that does not help, release from the branch of the last release, or set `contents.since` to the commit at which its records begin.',
  )

const diverged = (base: string): Unavailable =>
  cannot(
    'ambiguous',
    `The release does not continue ${base.slice(0, 7)}: their histories diverged.`,
    'Release from the branch of the last release, or set `contents.since`.',
  )

const cannot = (why: Unavailable['why'], detail: string, next: string): Unavailable => ({
  state: 'unavailable',
  why,
  detail,
  next,
})
