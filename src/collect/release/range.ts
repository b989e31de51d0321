import type { Unavailable } from '../../facts/observed.ts'
import type { EarlierRelease, Release } from '../../facts/release.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { comparePage, historyPages, PAGE, readHistory, type Step } from '../../github/release/contents.ts'
import type { Earlier } from './earlier.ts'
import { ownSteps } from './line.ts'

export interface Range {
  previous: Release['previous']
  begins: Release['begins']
  /** Every commit of the release. */
  steps: readonly Step[]
  total: number
}

interface Wanted {
  commit: string
  /** From which commit on records are kept. */
  since: string | undefined
  earlier: Earlier
}

/** A thousand commits in one release is more than anybody can answer for. */
const MAX_PAGES = 10

/** From the newest authorised release that this one continues, or from where records begin, whichever is later. */
export async function findRange(client: Client, place: Repository, wanted: Wanted): Promise<Range | Unavailable> {
  const found = await sincePrevious(client, place, wanted)
  if (found && 'state' in found) return found
  const kept = await sinceRecords(client, place, wanted, found)
  return kept ?? found ?? fromTheRoot(client, place, wanted.commit)
}

/** Whether a commit is in the history of a release that was authorised after it. */
export async function isBehind(
  client: Client,
  place: Repository,
  commit: string,
  { inUse, same }: Pick<Earlier, 'inUse' | 'same'>,
): Promise<boolean> {
  if (!same || !inUse || inUse.commit === commit) return false
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
    const steps = await after(client, place, release.commit, commit)
    if (isSteps(steps)) return rangeFrom(release, steps)
    if (steps.why !== 'ambiguous') return steps
    unseen ??= steps.detail === incomparable(release.commit, commit).detail ? steps : undefined
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
  { commit, since, earlier }: Wanted,
): Promise<Range | Unavailable | undefined> {
  let pages = 0
  for await (const page of historyPages(client, place, commit)) {
    const oids = page.map(({ oid }) => oid).filter(oid => oid !== commit)
    const found = await earlier.among(oids)
    const nearest = oids.flatMap(oid => found.find(release => release.commit === oid) ?? [])[0]
    if (nearest) {
      const steps = await after(client, place, nearest.commit, commit)
      return isSteps(steps) ? rangeFrom(nearest, steps) : steps
    }
    pages += 1
    if (pages === MAX_PAGES) return since === undefined ? tooLong() : undefined
    if (since !== undefined && oids.includes(since)) return undefined
  }
  return undefined
}

const isSteps = (answer: readonly Step[] | Unavailable): answer is readonly Step[] => Array.isArray(answer)

const rangeFrom = ({ commit, tag, record }: EarlierRelease, steps: readonly Step[]): Range => ({
  previous: { tag, commit, record },
  begins: { commit, at: 'previous' },
  steps,
  total: steps.length,
})

/** From where the policy says that records begin, when that is later than the previous release. */
async function sinceRecords(
  client: Client,
  place: Repository,
  { commit, since }: Wanted,
  found: Range | undefined,
): Promise<Range | Unavailable | undefined> {
  if (since === undefined || since === commit) return undefined
  const steps = await after(client, place, since, commit)
  if (!isSteps(steps)) return found ? undefined : steps
  if (found && found.steps.length <= steps.length) return undefined
  return { previous: found?.previous ?? null, begins: { commit: since, at: 'since' }, steps, total: steps.length }
}

async function fromTheRoot(client: Client, place: Repository, commit: string): Promise<Range | Unavailable> {
  const history = await readHistory(client, place, commit, MAX_PAGES)
  if (!history) return tooLong()
  // A branch that is created has no record: records begin with what comes after.
  const first = ownSteps(commit, history).at(-1)
  const steps = history.filter(({ oid, parent }) => oid !== first?.oid || parent !== null)
  return { previous: null, begins: { commit: null, at: 'root' }, steps, total: steps.length }
}

/** All that `head` has beyond `base`, as many commits as GitHub counts; `ambiguous`: it does not continue it. */
async function after(
  client: Client,
  place: Repository,
  base: string,
  head: string,
): Promise<readonly Step[] | Unavailable> {
  const steps = new Map<string, Step>()
  for (let page = 1; page <= MAX_PAGES; page++) {
    const compared = await comparePage(client, place, { base, head, page }).catch(unrelated)
    if (!compared) return incomparable(base, head)
    if (compared.status !== 'ahead') return diverged(base)
    const { total, commits } = compared
    if (total > MAX_PAGES * PAGE) return tooLong()
    for (const step of commits) steps.set(step.oid, step)
    if (steps.size === total) return [...steps.values()]
    if (commits.length === 0)
      return cannot(
        'truncated',
        `GitHub lists ${steps.size} commits of the release but counts ${total}.`,
        'Run the job again.',
      )
  }
  return tooLong()
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
const incomparable = (base: string, head: string): Unavailable =>
  cannot(
    'ambiguous',
    `GitHub cannot compare ${base.slice(0, 7)} with ${head.slice(0, 7)}: it does not show one of them yet, or they have no commit in common.`,
    'Run the job again in a minute. If that does not help, release from the branch of the last release.',
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
