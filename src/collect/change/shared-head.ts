import type { Unavailable } from '../../facts/observed.ts'
import type { ChangeNode, SharingNode } from '../../github/client/answers.ts'

/**
 * Another open change with the same head. Checks belong to a commit, so the verdict on one counts for both, and a verdict
 * rests on reviews, labels and texts of one change, even where both have one policy.
 */
export function sharedHead(repository: { id: string }, change: ChangeNode): Unavailable | undefined {
  if (change.state !== 'OPEN') return undefined
  const head = change.headRefOid.slice(0, 7)
  const other = namedBy(change).find(one => String(one.repository.databaseId) === repository.id && shares(one, change))
  if (other) {
    return ambiguous(
      `Change #${other.number} into ${other.baseRefName} has the same head commit ${head}. Checks belong to a commit, so the verdict for one would count for both.`,
      `Close #${other.number} or #${change.number}, or push a commit to one of them. Then run the job of the other again.`,
    )
  }
  if (isWhole(change)) return undefined
  return ambiguous(
    `GitHub does not list every open change with commit ${head}, so another change could share its checks.`,
    'Run the job again. If that does not help, close changes that nobody works on: at most 1,000 open ones are read.',
  )
}

const shares = (one: SharingNode, change: ChangeNode): boolean =>
  one.state === 'OPEN' && one.number !== change.number && one.headRefOid === change.headRefOid

/** Every change that the answer names beside this one, from whichever list. */
function namedBy({ headCommit, repository }: ChangeNode): SharingNode[] {
  const ofHead = headCommit.nodes.flatMap(node => node?.commit.associatedPullRequests?.nodes ?? [])
  return [...ofHead, ...repository.pullRequests.nodes].flatMap(node => node ?? [])
}

/**
 * The list for the head counts only when it is about the head. Both lists must hold as many changes as GitHub counts:
 * only that of the open changes names those from forks.
 */
function isWhole({ headRefOid, headCommit, repository }: ChangeNode): boolean {
  const commit = headCommit.nodes[0]?.commit
  const ofHead = commit?.associatedPullRequests
  if (!ofHead || commit.oid !== headRefOid) return false
  return [ofHead, repository.pullRequests].every(
    ({ nodes, totalCount }) => nodes.filter(node => node !== null).length >= totalCount,
  )
}

const ambiguous = (detail: string, next: string): Unavailable => ({
  state: 'unavailable',
  why: 'ambiguous',
  detail,
  next,
})
