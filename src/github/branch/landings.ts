import type { Activity } from '../activities.ts'
import { originOfUnnamed } from '../origins.ts'
import type { MergedCommit, Origin } from '../push.ts'
import type { AssociatedPull } from '../recent-merges.ts'
import { type NamedPull, pullNamedBy } from './named.ts'
import type { PushedCommit } from './pushed.ts'
import { type BranchSpan, MERGE_KINDS } from './span.ts'

/** What came to a branch at once and has one record: a change, a commit that was pushed, or a history that was replaced. */
export interface Landing {
  branch: string
  merged: MergedCommit
  /** Its commits, oldest first; the record is that of the last. */
  commits: readonly string[]
  /** When it came, by GitHub's clock; `null`: not known. */
  at: string | null
  /** Who pushed it, if that is known. */
  pusher: Activity['actor']
  /** Times by which its record may be filed. */
  times: readonly string[]
  /** Why it is not known how it came. */
  unknown: 'young' | 'old' | 'cut' | 'cut-off' | 'no-parent' | null
}

/** A commit of the line with all that says how it came. */
interface Step {
  commit: PushedCommit
  origin: Origin
  mergedAt: string | null
  came: Came | undefined
  rewritten: boolean
  unknown: Landing['unknown']
}

/** The move of the branch with which a commit came. */
interface Came {
  activity: Activity
  isLast: boolean
  /** The branch's own commits lead from its end to its beginning: all between came with it. */
  isStraight: boolean
}

/**
 * Splits a span of a branch into what came at once, oldest first. Commits of one change belong together, since a rebase
 * puts several on the branch. `merges`: the pull requests merged last, which know their merge before the commit does.
 */
export function landingsIn(
  branch: string,
  span: BranchSpan,
  merges: ReadonlyMap<string, AssociatedPull>,
  now: string,
): Landing[] {
  const groups: Step[][] = []
  for (const step of stepsOf(branch, span, merges, now).reverse()) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && belongTogether(last, step)) group.push(step)
    else groups.push([step])
  }
  const ofSpan = new Set(span.commits.slice(0, span.end).map(({ oid }) => oid))
  const tips = tipsOf(span)
  return groups
    .flatMap((group, place) => landingOf(branch, group, groups[place - 1]?.at(-1), tips))
    .filter(({ merged }) => ofSpan.has(merged.commit))
}

/** Where the branch certainly was at some time: what came next began there. */
function tipsOf({ commits, end, moves, isBounded }: BranchSpan): ReadonlySet<string> {
  const start = isBounded ? commits[end] : undefined
  return new Set([...endsOf(moves), ...(start ? [start.oid] : [])])
}

const endsOf = (moves: BranchSpan['moves']): string[] => moves.flatMap(({ before, after }) => [before, after])

const belongTogether = (older: Step, newer: Step): boolean =>
  typeof older.origin === 'number'
    ? older.origin === newer.origin
    : older.rewritten && newer.rewritten && older.came?.activity === newer.came?.activity

/** Of all commits that were read, newest first: the origin of an unnamed one may be that of the one after it. */
function stepsOf(branch: string, span: BranchSpan, merges: ReadonlyMap<string, AssociatedPull>, now: string): Step[] {
  const arrivals = arrivalsOf(span)
  const newestKnown = span.commits.findIndex(({ oid }) => arrivals.has(oid))
  const steps: Step[] = []
  for (const [at, commit] of span.commits.entries()) {
    const came = arrivals.get(commit.oid)
    const isOld = came === undefined && newestKnown !== -1 && at > newestKnown
    const named = pullNamedBy(commit, branch)
    const isOwn = named !== null && named !== 'cut-off' && cameThrough(named, commit, came, steps.at(-1))
    const pull = merges.get(commit.oid) ?? (isOwn ? named : undefined)
    if (pull) steps.push({ ...KNOWN, commit, came, origin: pull.number, mergedAt: pull.mergedAt })
    else if (named === 'cut-off') steps.push({ ...KNOWN, commit, came, origin: 'unknown', unknown: 'cut-off' })
    else steps.push(unnamedStep(commit, came, isRewriting(came, span), isOld, now, steps.at(-1)))
  }
  return steps
}

/** How soon GitHub marks a change as merged that somebody merges by pushing. */
const MARKED_MS = 5 * 60_000

/**
 * A change also contains commits that somebody pushed beside it. They came through it only if they came together with the
 * commit as which it was merged, or if it became merged by their very push.
 */
function cameThrough(pull: NamedPull, { oid }: PushedCommit, came: Came | undefined, next: Step | undefined): boolean {
  if (pull.mergeCommit?.oid === oid) return true
  if (next?.origin === pull.number && next.came?.activity === came?.activity) return true
  if (came?.activity.activity_type !== 'push' || pull.mergedAt === null) return false
  return Math.abs(Date.parse(pull.mergedAt) - Date.parse(came.activity.timestamp)) <= MARKED_MS
}

const KNOWN = { mergedAt: null, rewritten: false, unknown: null }

function unnamedStep(
  commit: PushedCommit,
  came: Came | undefined,
  rewritten: boolean,
  isOld: boolean,
  now: string,
  next: Step | undefined,
): Step {
  const isKnown = came !== undefined && (came.isStraight || rewritten)
  const after = came?.isLast ? undefined : next
  const origin = isKnown ? originOfUnnamed(came.activity, now, after?.origin ?? 'unknown') : 'unknown'
  const mergedAt = typeof origin === 'number' ? (after?.mergedAt ?? null) : null
  const unknown = origin !== 'unknown' ? null : isOld ? 'old' : 'young'
  return { commit, came, origin, mergedAt, rewritten, unknown }
}

/** A push from a commit that is not of the line replaced what was before; of a line that is not known whole, only a forced one. */
function isRewriting(came: Came | undefined, { isBounded }: BranchSpan): boolean {
  if (!came || came.isStraight) return false
  const { activity } = came
  return activity.activity_type === 'force_push' || (activity.activity_type === 'push' && isBounded)
}

/** With which move each commit came first. A move that does not lead straight ends where any other begins or ends. */
function arrivalsOf({ commits, moves }: BranchSpan): ReadonlyMap<string, Came> {
  const places = new Map(commits.map(({ oid }, at) => [oid, at]))
  const ends = new Set(endsOf(moves))
  // Of several moves to one commit the oldest: it stands last.
  const byEnd = new Map(
    moves.filter(({ activity_type: type }) => MERGE_KINDS.includes(type)).map(one => [one.after, one]),
  )
  const arrivals = new Map<string, Came>()
  let current: Omit<Came, 'isLast'> | undefined
  for (const [at, { oid }] of commits.entries()) {
    const begun = byEnd.get(oid)
    if (begun) current = { activity: begun, isStraight: (places.get(begun.before) ?? -1) > at }
    else if (current?.activity.before === oid || (!current?.isStraight && ends.has(oid))) current = undefined
    if (current) arrivals.set(oid, { ...current, isLast: begun !== undefined })
  }
  return arrivals
}

/** `before`: the commit before it, if that was read. */
function landingOf(
  branch: string,
  group: readonly Step[],
  before: Step | undefined,
  tips: ReadonlySet<string>,
): Landing[] {
  const [first, last] = [group[0], group.at(-1)]
  // Of a commit without a parent a branch begins: records begin with what comes next.
  if (!first || !last || (!last.rewritten && parentOf(last) === undefined)) return []
  const { commit, came, rewritten } = last
  const unknown = unknownOf(first, last, before, tips)
  const at = rewritten || last.origin === 'direct' ? came?.activity.timestamp : last.mergedAt
  const times = [at, last.mergedAt, came?.activity.timestamp].flatMap(time => time ?? [])
  const parent = parentOf(rewritten ? last : first) ?? ''
  const origin = unknown === null ? last.origin : 'unknown'
  return [
    {
      branch,
      merged: { commit: commit.oid, parent, origin, rewritten },
      commits: group.map(step => step.commit.oid),
      at: at ?? null,
      pusher: came?.activity.actor ?? null,
      times: [...new Set(times)],
      unknown,
    },
  ]
}

/** The policy of the commit before it judges a change, so it must be certain which commit that is. */
function unknownOf(first: Step, last: Step, before: Step | undefined, tips: ReadonlySet<string>): Landing['unknown'] {
  const parent = parentOf(last.rewritten ? last : first)
  if (last.unknown) return last.unknown
  if (parent === undefined) return 'no-parent'
  // A history that replaced another is recorded as its tip.
  if (last.rewritten) return last.came?.isLast ? null : 'old'
  if (typeof last.origin !== 'number' || tips.has(parent)) return null
  if (!before) return 'cut'
  return before.rewritten && !before.came?.isLast ? 'old' : before.unknown
}

const parentOf = ({ commit }: Step): string | undefined => commit.parents.nodes[0]?.oid
