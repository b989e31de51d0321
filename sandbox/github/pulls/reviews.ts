import { account, roleOf } from '../people/accounts.ts'
import type { Account, Pull, Review, ReviewState, World } from '../world.ts'
import { refresh } from './pulls.ts'

export interface NewReview {
  pull: Pull
  /** Login of the reviewer. */
  user: string
  state: Exclude<ReviewState, 'DISMISSED'>
  /** The commit that was reviewed; the current head when not given. */
  commit?: string
  body?: string
}

/** Anyone who can read may review; whether the review counts is the reader's question. */
export async function submitReview(world: World, { pull, user, state, commit, body = '' }: NewReview): Promise<Review> {
  await refresh(world, pull)
  const author = account(world, user)
  if (roleOf(pull.repository, author) === undefined) throw new Error(`${user} cannot see ${pull.repository.fullName}.`)
  if (author === pull.author && state === 'APPROVED') throw new Error('Can not approve your own pull request.')
  if (author === pull.author && state === 'CHANGES_REQUESTED')
    throw new Error('Can not request changes on your own pull request.')
  const review = {
    id: world.nextId(),
    pull,
    author,
    state,
    commit: commit ?? pull.head,
    body,
    submittedAt: world.now(),
  }
  world.reviews.push(review)
  return review
}

/** Rewrites the same review in place, as GitHub does: id and time stay. Who did it is shown only in the timeline. */
export function dismissReview(world: World, review: Review, by: string): void {
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED')
    throw new Error(`Can not dismiss a review that is ${review.state}.`)
  const { pull, state: was } = review
  const event = { kind: 'ReviewDismissedEvent', id: world.nextId(), at: world.now(), review, was } as const
  pull.dismissals.push({ ...event, actor: account(world, by) })
  review.state = 'DISMISSED'
}

/** Whoever opened the change, or cannot see it, is not asked. */
export function requestReview(world: World, pull: Pull, reviewer: Account): void {
  if (reviewer === pull.author) throw new Error('Review cannot be requested from pull request author.')
  if (!pull.repository.roles.has(reviewer) && pull.repository.owner !== reviewer)
    throw new Error('Reviews may only be requested from collaborators.')
  pull.reviewRequests.push({ kind: 'ReviewRequestedEvent', id: world.nextId(), reviewer })
}

export function removeReviewRequest(world: World, pull: Pull, login: string): void {
  pull.reviewRequests.push({ kind: 'ReviewRequestRemovedEvent', id: world.nextId(), reviewer: account(world, login) })
}

/** Who is asked now. */
export function requestedReviewers({ reviewRequests }: Pull): Account[] {
  const last = new Map(reviewRequests.map(({ reviewer, kind }) => [reviewer, kind]))
  return [...last].filter(([, kind]) => kind === 'ReviewRequestedEvent').map(([reviewer]) => reviewer)
}

/** What others see: a pending review is its author's draft. */
export function visibleReviews(world: World, pull: Pull): Review[] {
  return world.reviews.filter(review => review.pull === pull && review.state !== 'PENDING')
}
