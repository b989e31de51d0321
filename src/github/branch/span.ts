import { type Activity, type Moves, readMoves } from '../activities.ts'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import type { PushedCommit } from './pushed.ts'
import { type PageBudget, walkOwn } from './walk.ts'

/** From when on: a time of GitHub's clock, or what came after a commit. */
export type Since = { time: string } | { commit: string }

/** A branch and the commit at its tip. */
export interface BranchTip {
  name: string
  tip: string
}

/** A branch's own commits of a span, and what moved the branch. */
export interface BranchSpan {
  /** Newest first; those from `end` on came before the span. */
  commits: readonly PushedCommit[]
  end: number
  /** Newest first, and somewhat beyond the span. */
  moves: readonly Activity[]
  /** Those of the span to commits that are not of its line: what they brought was removed again, or is older. */
  elsewhere: readonly Activity[]
  /** The span is longer than could be read. */
  isCut: boolean
  /** Whether the line is known down to where the branch was when the span began. */
  isBounded: boolean
}

/** The longest time for which GitHub's list of activities can be requested: it is taken for what the list keeps. */
const KEPT_MS = 365 * 24 * 60 * 60 * 1000

export const MERGE_KINDS: readonly string[] = ['push', 'force_push', 'pr_merge', 'merge_queue_merge']

const isNone = (commit: string): boolean => /^0+$/.test(commit)

/** Reads what came to a branch since then. */
export async function readSpan(
  client: Client,
  repository: Repository,
  branch: BranchTip,
  since: Since,
  budget: PageBudget,
): Promise<BranchSpan> {
  return 'time' in since
    ? sinceTime(client, repository, branch, Date.parse(since.time), budget)
    : sinceCommit(client, repository, branch, since.commit, budget)
}

async function sinceTime(
  client: Client,
  repository: Repository,
  { name, tip }: BranchTip,
  since: number,
  budget: PageBudget,
): Promise<BranchSpan> {
  const isBefore = ({ timestamp }: Activity) => Date.parse(timestamp) < since
  const read = await readMoves(client, repository, name, moves => moves.some(isBefore))
  const isOutside = outside(read, isBefore, { since, now: Date.parse(client.time()), branch: name })
  const suffices = (commits: readonly PushedCommit[]) => commits.some(isOutside)
  const { commits, isCut } = await walkOwn(client, repository, tip, suffices, { what: reading(name), budget })
  const first = commits.findIndex(isOutside)
  const end = first === -1 ? commits.length : first
  const moves = read?.moves ?? []
  const ofSpan = newestLife(moves).filter(move => !isBefore(move))
  return { commits, end, moves, elsewhere: notIn(commits.slice(0, end), ofSpan, isCut), isCut, isBounded: !isCut }
}

/** Moves since the branch was made last: what was before is of another branch of that name. */
function newestLife(moves: readonly Activity[]): readonly Activity[] {
  const made = moves.findIndex(({ before }) => isNone(before))
  return made === -1 ? moves : moves.slice(0, made + 1)
}

/** Whether a commit was in the branch before the span. Each is a word of the platform, not of the commit. */
function outside(
  read: Moves | undefined,
  isBefore: (move: Activity) => boolean,
  { since, now, branch }: { since: number; now: number; branch: string },
): (commit: PushedCommit) => boolean {
  const older = new Set(read?.moves.filter(isBefore).map(({ after }) => after))
  const start = read && startOf(read, isBefore, since >= now - KEPT_MS)
  return commit =>
    older.has(commit.oid) ||
    commit.oid === start ||
    wasMergedBefore(commit, branch, since) ||
    (read !== undefined && isForgotten(read, commit, now))
}

/** Where the branch was when the span began, or when it was made in the span. */
function startOf({ moves, isWhole }: Moves, isBefore: (move: Activity) => boolean, isKept: boolean) {
  const life = newestLife(moves)
  const oldest = life.filter(move => !isBefore(move)).at(-1)
  if (oldest && isNone(oldest.before)) return oldest.after
  const isKnown = moves.some(isBefore) || (isWhole && isKept)
  return isKnown ? oldest?.before : undefined
}

/** Only a merge as this very commit counts: a change may also contain commits that somebody pushed later. */
function wasMergedBefore({ oid, associatedPullRequests }: PushedCommit, branch: string, since: number): boolean {
  const pulls = associatedPullRequests?.nodes.flatMap(pull => pull ?? []) ?? []
  const merge = pulls.find(pull => pull.merged && pull.baseRefName === branch && pull.mergeCommit?.oid === oid)
  return merge?.mergedAt ? Date.parse(merge.mergedAt) < since : false
}

/**
 * Nothing has moved the branch for as long as GitHub keeps that. A commit can bear a false date, so one that was pushed
 * just now may be passed over until GitHub lists its push, minutes later; the next run sees it.
 */
function isForgotten({ moves, isWhole }: Moves, { committedDate }: PushedCommit, now: number): boolean {
  return isWhole && moves.length === 0 && Date.parse(committedDate) < now - KEPT_MS
}

async function sinceCommit(
  client: Client,
  repository: Repository,
  branch: BranchTip,
  commit: string,
  budget: PageBudget,
): Promise<BranchSpan> {
  const { commits, end: found, moves, isCut } = await readAround(client, repository, branch, commit, budget)
  const places = new Map(commits.map(({ oid }, at) => [oid, at]))
  const made = newestLife(moves).at(-1)
  const end = Math.min(found, made && isNone(made.before) ? (places.get(made.after) ?? found) : found)
  const past = moves.findIndex(({ after }) => (places.get(after) ?? -1) >= end)
  const ofSpan = newestLife(past === -1 ? moves : moves.slice(0, past))
  const elsewhere = notIn(commits.slice(0, end), ofSpan, isCut || end === commits.length)
  return { commits, end, moves, elsewhere, isCut, isBounded: false }
}

/** How far to look behind a commit for where the move ended that brought it. */
const MARGIN = 200

/** A branch's own commits down to one of them, and on to where the branch was before that came; `end`: its place. */
export async function readAround(
  client: Client,
  repository: Repository,
  { name, tip }: BranchTip,
  commit: string,
  budget: PageBudget,
): Promise<BranchSpan> {
  const read = await readMoves(client, repository, name, moves =>
    moves.some(({ before, after }) => [before, after].includes(commit)),
  )
  const moves = read?.moves ?? []
  const ends = new Set(moves.flatMap(({ before, after }) => [before, after]))
  const suffices = (commits: readonly PushedCommit[]) => {
    const at = commits.findIndex(({ oid }) => oid === commit)
    return at !== -1 && (commits.length > at + MARGIN || commits.slice(at + 1).some(({ oid }) => ends.has(oid)))
  }
  const { commits, isCut } = await walkOwn(client, repository, tip, suffices, { what: reading(name), budget })
  const at = commits.findIndex(({ oid }) => oid === commit)
  const end = at === -1 ? commits.length : at
  return { commits, end, moves, elsewhere: [], isCut: isCut && at === -1, isBounded: false }
}

const reading = (branch: string): string => `reading the commits of ${branch}`

/** Of a line that is not known whole, nobody can say what is not in it. */
function notIn(line: readonly PushedCommit[], moves: readonly Activity[], isCut: boolean): readonly Activity[] {
  if (isCut) return []
  const own = new Set(line.map(({ oid }) => oid))
  return moves.filter(
    ({ activity_type: type, before, after }) =>
      MERGE_KINDS.includes(type) && !own.has(after) && !isNone(before) && !isNone(after),
  )
}
