import type { MergeGroup } from '../occasions.ts'
import { instant } from '../runs/checks.ts'
import type { Repository } from '../world.ts'

export async function mergeGroupJson({ repository, base, baseSha, headRef, headSha }: MergeGroup) {
  return {
    head_sha: headSha,
    head_ref: headRef,
    base_sha: baseSha,
    base_ref: `refs/heads/${base}`,
    head_commit: await simpleCommit(repository, headSha),
  }
}

/** A commit in the few words that events use for it. */
export async function simpleCommit(repository: Repository, oid: string) {
  const commit = await repository.objects.commit(oid)
  if (commit === undefined) throw new Error(`${repository.fullName} has no commit ${oid}.`)
  const { tree, message, author, committer } = commit
  return {
    id: oid,
    tree_id: tree,
    message: message.trimEnd(),
    timestamp: instant(committer.date),
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  }
}
