import type { Facts } from '../../facts/facts.ts'
import type { OwedReview } from '../../facts/owed-reviews.ts'
import { releaseName } from '../../facts/release/name.ts'
import { type Owed, readOwed } from '../../ledger/owed.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import type { RunContext } from '../shared/context.ts'

/** The ledger of a repository, and the time as of which it is asked. */
export interface OwedInput {
  repositoryId: string
  ledger: string
  asOf: string
}

/** The retrospective reviews that were to be done, by when they were due. */
export async function owedReviewsFact(
  { client, repository }: RunContext,
  { repositoryId, ledger, asOf }: OwedInput,
): Promise<Facts['owedReviews']> {
  const found = await readOwed(githubStore(client, { ...repository, branch: ledger }), repositoryId, asOf)
  if (found.state === 'unreadable') {
    const next = 'Run "gatebook ledger verify" on a clone of the ledger, and restore it.'
    return { state: 'unavailable', why: 'missing', detail: found.why, next }
  }
  const provenance = {
    source: 'ledger',
    trust: 'platform',
    collectedAt: client.time(),
    listed: found.all.length,
    total: found.total,
  } as const
  return { state: 'complete', value: { asOf, open: found.all.flatMap(owedReview) }, provenance }
}

/** Nothing for a record of what leaves no review to be done. */
export function owedReview({ due, standing: { record, path } }: Owed): OwedReview[] {
  if (record.kind === 'policy-change') return []
  const common = { record: record.id, path, commit: record.subject.commit, due }
  if (record.kind === 'release') return [{ ...common, pull: null, release: releaseName(record.subject) }]
  const { change } = record.subject
  return [{ ...common, pull: change.via === 'pull-request' ? change.number : null, release: null }]
}
