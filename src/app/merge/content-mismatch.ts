import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { type ChangedPaths, changedPaths } from '../../github/compare.ts'

/**
 * Whether something else was merged than what the change held, as the code of the reason. Whoever merges by hand
 * can add to the merge commit, and no review has seen that.
 *
 * Each path must be one of the change's, with the same content. Where the base changed the same file meanwhile, the
 * content is a merge of both, which cannot be distinguished from here: the path is all that is compared.
 */
export async function contentMismatch(
  client: Client,
  repository: Repository,
  { parent, commit, head }: { parent: string; commit: string; head: string },
  merged: ChangedPaths | undefined,
): Promise<'landed_otherwise' | 'landed_unverifiable' | undefined> {
  if (commit === head) return undefined
  const change = await changedPaths(client, repository, parent, head)
  const meanwhile = await changedPaths(client, repository, head, parent)
  if (!merged || !change || !meanwhile) return 'landed_unverifiable'
  return matches(merged, change, meanwhile) ? undefined : 'landed_otherwise'
}

function matches(merged: ChangedPaths, change: ChangedPaths, meanwhile: ChangedPaths): boolean {
  const asJudged = [...merged].every(
    ([path, blob]) => change.has(path) && (meanwhile.has(path) || change.get(path) === blob),
  )
  return asJudged && [...change.keys()].every(path => merged.has(path) || meanwhile.has(path))
}
