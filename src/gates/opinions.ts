import type { Account } from '../facts/basics.ts'
import type { Change, Commit, Identity, Review } from '../facts/change.ts'
import type { Excludable, ReviewRules } from './review-rules.ts'

/** Why an approval does not count. Each is a reason code when prefixed with `approval_`. */
export type Objection =
  | 'by_author'
  | 'by_committer'
  | 'by_co_author'
  | 'by_bot'
  | 'without_write'
  | 'before_base_change'
  | 'stale'
  | 'dismissed'
  | 'superseded'
  | 'account_gone'

export interface Approval {
  review: Review
  approver: Account
  /** Given for another commit that carries exactly the same change. */
  carriedOver: boolean
}

export interface IgnoredApproval {
  review: Review
  objection: Objection
}

export interface Opinions {
  counted: readonly Approval[]
  ignored: readonly IgnoredApproval[]
  /** People whose latest word is that changes are needed. */
  changesRequested: readonly Review[]
}

type Known = { change: Change; commits: readonly Commit[]; reviews: readonly Review[] }

/** Sorts every review that was ever an approval into those that count and those that do not, each with its reason. */
export function opinions(known: Known, settings: ReviewRules): Opinions {
  const makers = makersOf(known)
  const latest = latestOpinions(known.reviews)
  const counted: Approval[] = []
  const ignored: IgnoredApproval[] = supersededApprovals(known.reviews, latest)

  for (const review of latest) {
    if (review.state === 'CHANGES_REQUESTED') continue
    const objection = review.state === 'DISMISSED' ? 'dismissed' : objectionTo(review, known.change, makers, settings)
    if (objection !== undefined || !review.author) ignored.push({ review, objection: objection ?? 'account_gone' })
    else counted.push({ review, approver: review.author, carriedOver: review.commit !== known.change.head })
  }
  return { counted, ignored, changesRequested: latest.filter(review => review.state === 'CHANGES_REQUESTED') }
}

/**
 * The latest opinion of each account. A comment is no opinion and takes none back; a dismissal stands in the place of the
 * review it dismissed and never revives an older one.
 */
function latestOpinions(reviews: readonly Review[]): readonly Review[] {
  const byAccount = new Map<string, Review>()
  for (const review of [...reviews].filter(isOpinion).sort(byTime)) {
    // Reviews of deleted accounts cannot be told apart, so each stands alone.
    byAccount.set(review.author?.id ?? `review ${review.id}`, review)
  }
  return [...byAccount.values()].sort(byTime)
}

const isOpinion = ({ state }: Review): boolean =>
  state === 'APPROVED' || state === 'CHANGES_REQUESTED' || state === 'DISMISSED'

/** By time, then by id: ids grow, and two reviews can bear the same second. */
function byTime(a: Review, b: Review): number {
  if (a.submittedAt !== b.submittedAt) return a.submittedAt < b.submittedAt ? -1 : 1
  return BigInt(a.id) < BigInt(b.id) ? -1 : 1
}

function supersededApprovals(reviews: readonly Review[], latest: readonly Review[]): IgnoredApproval[] {
  const withdrawn = new Set(
    latest.filter(({ state }) => state !== 'APPROVED').flatMap(({ author }) => author?.id ?? []),
  )
  return [...reviews]
    .sort(byTime)
    .filter(review => review.state === 'APPROVED' && review.author && withdrawn.has(review.author.id))
    .map(review => ({ review, objection: 'superseded' }))
}

function objectionTo(review: Review, change: Change, makers: Makers, settings: ReviewRules): Objection | undefined {
  const { author } = review
  if (!author) return 'account_gone'
  const excluded = new Set<Excludable>(settings.exclude)
  if (excluded.has('bots') && author.kind !== 'User') return 'by_bot'
  if (excluded.has('author') && author.id === change.author?.id) return 'by_author'
  if (excluded.has('committers') && makers.committers.has(author.id)) return 'by_committer'
  if (excluded.has('co-authors') && makers.coAuthors.has(author.id)) return 'by_co_author'
  // Anyone who can read a public repository can press "approve".
  if (!review.canWrite) return 'without_write'
  if (precedesBase(review, change)) return 'before_base_change'
  return isFresh(review, change, settings['on-push'].stale) ? undefined : 'stale'
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
 * comparison of times pass.
 */
function isFresh(review: Review, change: Change, stale: 'content' | 'commit'): boolean {
  if (review.commit === change.head) return true
  return stale === 'content' && review.content !== null && review.content === change.content
}

interface Makers {
  committers: ReadonlySet<string>
  coAuthors: ReadonlySet<string>
}

/** Everyone with a hand in the commits; all of them, since a merged side branch would hide authors from its first parents. */
function makersOf({ commits }: Known): Makers {
  return {
    committers: accountIds(commits.flatMap(({ authors, committer }) => [authors[0] ?? null, committer])),
    coAuthors: accountIds(commits.flatMap(({ authors }) => authors.slice(1))),
  }
}

const accountIds = (identities: readonly Identity[]): ReadonlySet<string> =>
  new Set(identities.flatMap(identity => identity?.id ?? []))

/** Commits whose makers are not all known accounts, as far as the settings exclude makers at all. */
export function unattributed(commits: readonly Commit[], settings: ReviewRules): readonly Commit[] {
  const excluded = new Set<Excludable>(settings.exclude)
  return commits.filter(({ authors, committer }) => {
    const makers = excluded.has('committers') ? [authors[0] ?? null, committer] : []
    const coAuthors = excluded.has('co-authors') ? authors.slice(1) : []
    return [...makers, ...coAuthors].includes(null)
  })
}
