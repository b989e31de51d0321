import type { Concession } from '../../facts/concessions.ts'
import type { Facts } from '../../facts/facts.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { grant } from '../../github/client/permissions.ts'
import { type ConcessionIssue, readConcessions } from '../../github/concessions.ts'
import { account } from '../change/change.ts'
import { concessionText } from './form.ts'

/** The concessions of a repository as they were at a time. */
export async function concessionsFact(
  client: Client,
  repository: Repository,
  label: string,
  asOf: string,
): Promise<Facts['concessions']> {
  try {
    const issues = await readConcessions(client, repository, label, asOf)
    if (!Array.isArray(issues)) return issues === 'forbidden' ? FORBIDDEN : TOO_MANY
    const provenance = { source: 'github-graphql', trust: 'platform', collectedAt: client.time() } as const
    return { state: 'complete', value: issues.map(concessionIn), provenance }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    if (error.code !== 'forbidden' && error.code !== 'not_found') throw error
    return FORBIDDEN
  }
}

const concessionIn = (issue: ConcessionIssue): Concession => ({
  issue: issue.number,
  requestedBy: account(issue.author),
  grants: grantsIn(issue, GRANT).map(({ by, at }) => ({ by, at })),
  editedAt: editedAt(issue),
  ...concessionText(issue.body),
})

/** When its text was last edited, or it was reopened or transferred. */
export const editedAt = ({ lastEditedAt, moves }: ConcessionIssue): string | null =>
  latest([lastEditedAt, ...moves.nodes.map(({ createdAt }) => createdAt)])

const latest = (times: readonly (string | null)[]): string | null =>
  times
    .flatMap(time => time ?? [])
    .sort()
    .at(-1) ?? null

/**
 * A comment is of whoever wrote it, and stays so. A label could be renamed into the one that grants, by people who may
 * grant nothing, under the name of somebody who put it on for another reason.
 */
export function grantsIn({ comments }: ConcessionIssue, words: RegExp) {
  return comments.nodes.flatMap(comment => {
    if (!comment || comment.lastEditedAt !== null || comment.isMinimized) return []
    const { author, createdAt: at, fullDatabaseId } = comment
    return words.test(comment.body.trim()) ? [{ by: account(author), at, comment: fullDatabaseId }] : []
  })
}

const GRANT = /^concession granted\.?$/i

const FORBIDDEN: Unavailable = {
  state: 'unavailable',
  why: 'forbidden',
  detail: 'The token has no permission to read the issues of the repository, so no concession counts.',
  next: grant('issues: read'),
}

const TOO_MANY: Unavailable = {
  state: 'unavailable',
  why: 'truncated',
  detail: 'There are more concessions than GitHub lists at once, so none of them counts.',
  next: 'Close concessions that have ended.',
}
