import type { Account } from '../../facts/basics.ts'
import type { Concession } from '../../facts/concessions.ts'
import type { Facts } from '../../facts/facts.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { grant } from '../../github/client/permissions.ts'
import { type ConcessionIssue, readConcessions } from '../../github/concessions.ts'
import { withAccess } from '../change/access.ts'
import { account } from '../change/change.ts'
import { concessionText } from './form.ts'

/** For which change, and who of those who granted may hold a role for it, the surest first. */
export interface ConcessionInput {
  label: string
  pull: number
  mayGrant: (people: readonly Account[]) => readonly Account[]
  asOf: string
}

/** The concessions of a repository as they were at a time. */
export async function concessionsFact(
  client: Client,
  repository: Repository,
  input: ConcessionInput,
): Promise<Facts['concessions']> {
  try {
    const found = await readConcessions(client, repository, input.label, input.asOf)
    if (found === 'forbidden') return FORBIDDEN
    const concessions = found.issues.map(concessionIn)
    const granters = grantersOf(concessions, input)
    const access = await withAccess(client, repository, granters)
    if ('state' in access) return access
    const asked = new Set(granters.map(({ id }) => id))
    const canWrite = (by: Account | null) => (by && asked.has(by.id) ? access.has(by.id) : null)
    const value = concessions.map(one => ({
      ...one,
      grants: one.grants.map(grant => ({ ...grant, canWrite: canWrite(grant.by) })),
    }))
    const { read: listed, total } = found
    const provenance = {
      source: 'github-graphql',
      trust: 'platform',
      collectedAt: client.time(),
      listed,
      total,
    } as const
    return { state: 'complete', value, provenance }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    if (error.code !== 'forbidden' && error.code !== 'not_found') throw error
    return FORBIDDEN
  }
}

/** More people do not grant concessions for one change: anybody may write the words, and each costs a request. */
const MAX_GRANTERS = 20

function grantersOf(concessions: readonly Concession[], { pull, mayGrant }: ConcessionInput): readonly Account[] {
  const about = concessions.filter(({ pulls, paths }) => pulls.includes(pull) || paths.length > 0)
  const people = about.flatMap(({ grants }) => grants.flatMap(({ by }) => by ?? []))
  return mayGrant([...new Map(people.map(one => [one.id, one])).values()]).slice(0, MAX_GRANTERS)
}

const concessionIn = (issue: ConcessionIssue): Concession => ({
  issue: issue.number,
  requestedBy: account(issue.author),
  grants: grantsIn(issue, GRANT).map(({ by, at }) => ({ by, at, canWrite: null })),
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
