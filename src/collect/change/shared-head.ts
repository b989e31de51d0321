import type { Unavailable } from '../../facts/observed.ts'
import type { ChangeNode, SharingNode } from '../../github/client/answers.ts'

/**
 * Another open change with the same head and another base. Check runs belong to a commit, so a verdict under the lax
 * policy of one base would count as the verdict under the strict policy of the other.
 */
export function sharedHead(repository: { id: string }, change: ChangeNode): Unavailable | undefined {
  if (change.state !== 'OPEN') return undefined
  const head = change.headRefOid.slice(0, 7)
  const other = namedBy(change).find(one => String(one.repository.databaseId) === repository.id && shares(one, change))
  if (other) {
    return ambiguous(
      `Change #${other.number} has the same head commit ${head} but targets ${other.baseRefName}, not ${change.baseRefName}. Checks belong to a commit, so the verdict for one would count for both.`,
      'Close one of the two, or push a commit to one of them. Then run the job again.',
    )
  }
  if (isWhole(change)) return undefined
  return ambiguous(
    `GitHub does not list every change with commit ${head}, so another change could share its checks.`,
    'Run the job again. If that does not help, push a commit to the change.',
  )
}

const shares = (one: SharingNode, change: ChangeNode): boolean =>
  one.state === 'OPEN' &&
  one.number !== change.number &&
  one.headRefOid === change.headRefOid &&
  one.baseRefName !== change.baseRefName

/** Every change that the answer names beside this one, from whichever list. */
function namedBy({ headCommit, repository }: ChangeNode): SharingNode[] {
  const ofHead = headCommit.nodes.flatMap(node => node?.commit.associatedPullRequests?.nodes ?? [])
  return [...ofHead, ...repository.pullRequests.nodes].flatMap(node => node ?? [])
}

/** The list for the head counts only when it is about the head and holds as many changes as GitHub counts. */
function isWhole({ headRefOid, headCommit }: ChangeNode): boolean {
  const commit = headCommit.nodes[0]?.commit
  const changes = commit?.associatedPullRequests
  if (!changes || commit.oid !== headRefOid) return false
  return changes.nodes.filter(node => node !== null).length >= changes.totalCount
}

const ambiguous = (detail: string, next: string): Unavailable => ({
  state: 'unavailable',
  why: 'ambiguous',
  detail,
  next,
})
