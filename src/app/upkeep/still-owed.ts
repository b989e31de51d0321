import type { OwedReview } from '../../facts/owed-reviews.ts'
import { reviewed as nameOf } from '../../gates/shared/overdue-reviews.ts'
import { readOwed } from '../../ledger/owed.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import type { Policy } from '../../policy/policy.ts'
import { owedReview } from '../facts/owed-reviews.ts'
import type { RunContext } from '../shared/context.ts'
import type { Ledgers, Retrospectives } from './retrospectives.ts'

/** What is still to be done, by when it is due, and whether that is past. */
export interface StillOwed {
  reviews: readonly { review: OwedReview; isOverdue: boolean }[]
  /** Beyond those. */
  more: number
  /** Why it is not known. */
  problems: readonly string[]
}

/** Asked after everything else was recorded, which may have left more to be done. */
export async function stillOwed(
  { client, repository }: RunContext,
  { repositoryId, ledgers }: Ledgers,
  policy: Policy | undefined,
  { closed }: Retrospectives,
): Promise<StillOwed> {
  if (!policy?.retrospectives) return { reviews: [], more: 0, problems: [] }
  const now = client.time()
  const done = new Set(closed.map(({ review }) => review.record))
  const found = []
  for (const branch of ledgers)
    found.push(await readOwed(githubStore(client, { ...repository, branch }), repositoryId, now))
  const read = found.flatMap(one => (one.state === 'read' ? one : []))
  const left = read.flatMap(({ all }) => all.flatMap(owedReview)).filter(({ record }) => !done.has(record))
  return {
    reviews: left.map(review => ({ review, isOverdue: Date.parse(review.due) < Date.parse(now) })),
    more: read.reduce((sum, { total, all }) => sum + total - all.length, 0),
    problems: found.flatMap(one => (one.state === 'unreadable' ? one.why : [])),
  }
}

/** One line about it. */
export function owedLine({ review, isOverdue }: StillOwed['reviews'][number]): string {
  const due = `${review.due.slice(0, 10)} ${review.due.slice(11, 16)} UTC`
  return `The retrospective review of ${nameOf(review)} ${isOverdue ? 'was' : 'is'} due on ${due} (${review.path}).`
}
