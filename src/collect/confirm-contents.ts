import type { Repository } from '../github/ask.ts'
import type { Client } from '../github/client.ts'
import { changedPaths, samePaths } from '../github/compare.ts'
import type { Contents } from './change.ts'

/**
 * Keeps a digest of an earlier commit only where GitHub, too, says that it carries the same change as the head. Digests
 * come from a clone or from a check run, and code of the change can write to either; an approval must not rest on that
 * alone. Costs requests only when an approval of another commit would otherwise count.
 */
export async function confirmContents(
  client: Client,
  repository: Repository,
  { base, head }: { base: string; head: string },
  contents: Contents,
): Promise<Contents> {
  const claimed = [...contents.reviews].filter(
    ([commit, digest]) => commit !== head && digest !== null && digest === contents.head,
  )
  if (claimed.length === 0) return contents
  const reviews = new Map(contents.reviews)
  const current = await changedPaths(client, repository, base, head)
  for (const [commit] of claimed) {
    if (!samePaths(current, await changedPaths(client, repository, base, commit))) reviews.set(commit, null)
  }
  return { ...contents, reviews }
}
