import type { Account } from '../../facts/basics.ts'
import type { Access, Change, Commit, Review } from '../../facts/change.ts'
import { parseDuration } from '../shared/duration.ts'
import type { Excludable, ReviewRules } from './rules.ts'

/** Why an approval does not count. Each is a reason code when prefixed with `approval_`. */
export type Objection =
  | 'by_author'
  | 'by_committer'
  | 'by_co_author'
  | 'by_last_pusher'
  | 'by_requester'
  | 'by_bot'
  | 'without_write'
  | 'before_base_change'
  | 'stale'
  | 'expired'
  | 'dismissed'
  | 'superseded'
  | 'account_gone'

export interface Approval {
  review: Review
  approver: Account
  /** Since when the same person has approved exactly this, without taking it back. */
  since: string
  /** Given for another commit that carries exactly the same change, or, where the rules allow that, makes the same edits. */
  givenElsewhere: false | 'same change' | 'same edits'
  /** Where the change is another one now: the approval holds for what is about other files. */
  differing: readonly string[]
}

export interface IgnoredApproval {
  review: Review
  objection: Objection
  /** The latest review of the same person, where that one counts instead. */
  later?: Review
}

export interface Votes {
  counted: readonly Approval[]
  ignored: readonly IgnoredApproval[]
  /** People whose latest word is that changes are needed. */
  changesRequested: readonly Review[]
}

export interface ReviewFacts {
  change: Change
  commits: readonly Commit[]
  reviews: readonly Review[]
  /** Where the rules go by who pushed. */
  lastPushers?: readonly Account[]
  /** Where the rules go by age. */
  time?: string
  /** Of people who could be asked for a review, as far as it was read. */
  access?: readonly Access[]
}

/** Sorts every review that was ever an approval into those that count and those that do not, each with its reason. */
export function votes(known: ReviewFacts, settings: ReviewRules): Votes {
  const contributors = contributorsOf(known)
  const byAccount = votesByAccount(known.reviews)
  const latest = latestOf(byAccount)
  const counted: Approval[] = []
  const ignored: IgnoredApproval[] = supersededApprovals(known.reviews, latest)

  for (const review of latest) {
    if (review.state === 'CHANGES_REQUESTED') continue
    const objection = review.state === 'DISMISSED' ? 'dismissed' : objectionTo(review, known, contributors, settings)
    if (objection !== undefined || !review.author) ignored.push({ review, objection: objection ?? 'account_gone' })
    else {
      const isWhole = (one: Review) =>
        isSame(one, known.change, settings) && objectionTo(one, known, contributors, settings) === undefined
      const since = sinceWhen(byAccount.get(review.author.id) ?? [], isWhole) ?? review.submittedAt
      counted.push({ review, approver: review.author, since, ...standingOf(review, known.change, settings) })
    }
  }
  return { counted, ignored, changesRequested: latest.filter(review => review.state === 'CHANGES_REQUESTED') }
}

/**
 * The latest review of each account. A comment is not a review and takes none back; a dismissal stands in the place of
 * the review it dismissed and never revives an older one.
 */
export const latestVotes = (reviews: readonly Review[]): readonly Review[] => latestOf(votesByAccount(reviews))

type VotingReview = ReadonlyMap<string, readonly Review[]>

const latestOf = (byAccount: VotingReview): readonly Review[] =>
  Array.from(byAccount.values(), all => all.slice(-1))
    .flat()
    .sort(byTime)

function votesByAccount(reviews: readonly Review[]): VotingReview {
  const byAccount = new Map<string, Review[]>()
  for (const review of [...reviews].filter(isVote).sort(byTime)) {
    // Reviews of deleted accounts cannot be distinguished, so each stands alone.
    const who = review.author?.id ?? `review ${review.id}`
    const all = byAccount.get(who)
    if (all) all.push(review)
    else byAccount.set(who, [review])
  }
  return byAccount
}

/** Of the reviews of one account the first of those that end with the latest and all approve the same. */
function sinceWhen(byAccount: readonly Review[], isWhole: (review: Review) => boolean): string | undefined {
  const broken = byAccount.findLastIndex(review => review.state !== 'APPROVED' || !isWhole(review))
  return byAccount[broken + 1]?.submittedAt
}

const isVote = ({ state }: Review): boolean =>
  state === 'APPROVED' || state === 'CHANGES_REQUESTED' || state === 'DISMISSED'

/** By time, then by id: ids grow, and two reviews can bear the same second. */
function byTime(a: Review, b: Review): number {
  if (a.submittedAt !== b.submittedAt) return a.submittedAt < b.submittedAt ? -1 : 1
  return BigInt(a.id) < BigInt(b.id) ? -1 : 1
}

function supersededApprovals(reviews: readonly Review[], latest: readonly Review[]): IgnoredApproval[] {
  const withdrawn = new Map(
    latest.flatMap(review =>
      review.state !== 'APPROVED' && review.author ? [[review.author.id, review] as const] : [],
    ),
  )
  return [...reviews].sort(byTime).flatMap((review): IgnoredApproval[] => {
    const later = review.author && withdrawn.get(review.author.id)
    return review.state === 'APPROVED' && later ? [{ review, objection: 'superseded', later }] : []
  })
}

function objectionTo(
  review: Review,
  known: ReviewFacts,
  contributors: Contributors,
  settings: ReviewRules,
): Objection | undefined {
  const { author } = review
  if (!author) return 'account_gone'
  const excluded = new Set<Excludable>(settings.exclude)
  if (excluded.has('bots') && author.kind !== 'User') return 'by_bot'
  const made = MADE.find(([who, objection]) => excluded.has(who) && contributors[objection].has(author.id))
  if (made) return made[1]
  // Anyone who can read a public repository can press "approve".
  if (!review.canWrite) return 'without_write'
  if (precedesBase(review, known.change)) return 'before_base_change'
  if (isExpired(review, known.time, settings)) return 'expired'
  return mayHold(review, known.change, settings) ? undefined : 'stale'
}

/** Who contributed to a change, in the order in which it is reported. */
export const MADE = [
  ['author', 'by_author'],
  ['committers', 'by_committer'],
  ['co-authors', 'by_co_author'],
  ['last-pusher', 'by_last_pusher'],
  ['requester', 'by_requester'],
] as const

/** Without a time nothing can be shown to be young enough. */
function isExpired({ submittedAt }: Review, time: string | undefined, settings: ReviewRules): boolean {
  const seconds = settings['max-age'] === undefined ? undefined : parseDuration(settings['max-age'])
  if (seconds === undefined) return false
  return time === undefined || !(Date.parse(time) - Date.parse(submittedAt) <= seconds * 1000)
}

/**
 * What a change means depends on its base: approved into a branch where it is harmless, it could be pointed at another
 * one with the same head. Times have whole seconds, so one in the same second counts as given before; so does one whose
 * time cannot be read.
 */
function precedesBase({ submittedAt }: Review, { baseChangedAt }: Change): boolean {
  return baseChangedAt !== null && !(Date.parse(submittedAt) > Date.parse(baseChangedAt))
}

/**
 * An approval is bound to what was approved, not to when: a commit that was pushed elsewhere beforehand would make any
 * comparison of times pass. One whose differences are known may hold for a part of the change.
 */
function mayHold(review: Review, change: Change, settings: ReviewRules): boolean {
  return sameness(review, change, settings) !== undefined || differingIn(review, settings).length > 0
}

const isSame = (review: Review, change: Change, settings: ReviewRules): boolean =>
  sameness(review, change, settings) !== undefined

type Sameness = 'same commit' | 'same change' | 'same edits'

/** In what a review is of what there is now. Undefined: it is of something else, or nobody knows. */
function sameness(
  review: Review,
  { head, content }: Change,
  { 'on-push': { stale } }: ReviewRules,
): Sameness | undefined {
  if (review.commit === head) return 'same commit'
  if (stale === 'commit') return undefined
  if (review.content !== null && review.content === content) return 'same change'
  return stale === 'patch' && review.differingEdits?.length === 0 ? 'same edits' : undefined
}

/** Paths in which the change is another one now, as far as that is known: by content where edits cannot be compared. */
function differingIn({ differing, differingEdits }: Review, { 'on-push': { stale } }: ReviewRules): readonly string[] {
  if (stale === 'commit') return []
  return (stale === 'patch' ? differingEdits : undefined) ?? differing ?? []
}

function standingOf(
  review: Review,
  change: Change,
  settings: ReviewRules,
): Pick<Approval, 'givenElsewhere' | 'differing'> {
  const same = sameness(review, change, settings)
  if (same === undefined) return { givenElsewhere: false, differing: differingIn(review, settings) }
  return { givenElsewhere: same === 'same commit' ? false : same, differing: [] }
}

type Part = (typeof MADE)[number][1]
type Contributors = Readonly<Record<Part, ReadonlySet<string>>>

/**
 * Everyone who contributed to a change; in all of its commits, since a merged side branch would hide authors from its
 * first parents.
 */
export function contributorsByPart({
  change,
  commits,
  lastPushers = [],
}: ReviewFacts): Readonly<Record<Part, readonly Contributor[]>> {
  return {
    by_author: [change.author],
    by_committer: commits.flatMap(({ authors, committer }) => [authors[0] ?? null, committer]),
    by_co_author: commits.flatMap(({ authors }) => authors.slice(1)),
    by_last_pusher: lastPushers,
    // The person who requested a change from an app is assigned to it, and is its author in all but name.
    by_requester: change.author?.kind === 'User' ? [] : change.assignees,
  }
}

/** Nobody: one whom no account stands for. */
type Contributor = { id: string; login: string | null } | null

/** Their ids. */
export function contributorsOf(known: ReviewFacts): Contributors {
  const parts = contributorsByPart(known)
  const idsOf = (part: Part) => new Set(parts[part].flatMap(contributor => contributor?.id ?? []))
  return {
    by_author: idsOf('by_author'),
    by_committer: idsOf('by_committer'),
    by_co_author: idsOf('by_co_author'),
    by_last_pusher: idsOf('by_last_pusher'),
    by_requester: idsOf('by_requester'),
  }
}
