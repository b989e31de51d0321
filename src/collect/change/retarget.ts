import type { Change } from '../../facts/change.ts'
import { mergedHead } from '../../github/branch/merged-head.ts'
import type { ChangeNode } from '../../github/client/answers.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { compareCommits } from '../../github/compare.ts'
import { contentsByTrees } from '../../github/contents/by-trees.ts'

type Retarget = NonNullable<Change['retarget']>

/** More people do not approve a change of a stack before it is retargeted. */
const MAX_COMMITS = 10

/**
 * Where GitHub itself changed the base last, since the branch that it was on had been merged: which approvals from before
 * were for exactly what the change is now. What it was on the old base is compared with what it is on the new one, by
 * GitHub's own trees: paths, modes and blobs, before and after. Undefined: somebody else changed the base, or nobody.
 */
export async function retargetOf(
  client: Client,
  repository: Repository,
  change: ChangeNode,
  base: string,
): Promise<Retarget | undefined> {
  const [last, before] = change.baseChanges.nodes.toReversed()
  if (last?.oldBase === undefined || last.newBase !== change.baseRefName) return undefined
  const { createdAt: at, oldBase: from, newBase: to } = last
  const commits = commitsBefore(at, change)
  const old = commits.length > 0 ? await mergedHead(client, repository, { from, into: to, until: at }) : undefined
  const same: string[] = []
  if (old !== undefined) {
    for (const commit of commits) {
      if (await isSame(client, repository, { ours: [base, change.headRefOid], earlier: [old, commit] }))
        same.push(commit)
    }
  }
  return { at, from, to, since: before?.createdAt ?? null, same: same.sort() }
}

/** Commits of approvals that were given before a time by people who may write. */
function commitsBefore(time: string, { reviews }: ChangeNode): string[] {
  const given = (reviews?.nodes ?? []).flatMap(review => {
    const { state, submittedAt, authorCanPushToRepository: canWrite, commit } = review ?? {}
    const isEarlier = submittedAt != null && Date.parse(submittedAt) <= Date.parse(time)
    return state === 'APPROVED' && canWrite && isEarlier && commit ? [commit.oid] : []
  })
  return [...new Set(given)].slice(-MAX_COMMITS)
}

type Ends = readonly [base: string, head: string]

async function isSame(client: Client, repository: Repository, ends: { ours: Ends; earlier: Ends }): Promise<boolean> {
  const [now, then] = [
    await compareCommits(client, repository, ...ends.ours),
    await compareCommits(client, repository, ...ends.earlier),
  ]
  if (now?.mergeBase === undefined || then?.mergeBase === undefined) return false
  const sides = { mergeBase: now.mergeBase, head: ends.ours[1], parent: then.mergeBase, commit: ends.earlier[1] }
  const contents = await contentsByTrees(client, repository, sides)
  const rows = [...(contents?.rows.values() ?? [])]
  // A change of nothing shows nothing.
  return rows.length > 0 && rows.every(({ mergeBase, head, parent, commit }) => mergeBase === parent && head === commit)
}
