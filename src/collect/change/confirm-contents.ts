import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { type ChangedPaths, changedPaths, differingPaths, samePaths } from '../../github/compare.ts'
import type { Contents } from './change.ts'

interface Wanted {
  base: string
  head: string
  /** Commits of approvals that would count for a part of the change, as long as that part stays the same. */
  inPart: readonly string[]
}

/**
 * Keeps what a clone says of an earlier commit only as far as GitHub, too, says that it carries the same change as the
 * head. It comes from a clone or from a check run, and code of the change can write to either; an approval must not rest
 * on that alone. Costs requests only when an approval of another commit would otherwise count.
 */
export async function confirmContents(
  client: Client,
  repository: Repository,
  { base, head, inPart }: Wanted,
  contents: Contents,
): Promise<Contents> {
  const same = [...contents.reviews].flatMap(([commit, digest]) =>
    commit !== head && digest !== null && digest === contents.head ? [commit] : [],
  )
  const others = [...new Set(inPart)].filter(
    commit => commit !== head && !same.includes(commit) && contents.differing.get(commit),
  )
  const [reviews, differing] = [new Map(contents.reviews), new Map<string, readonly string[] | null>()]
  if (same.length + others.length === 0) return { ...contents, differing }
  const current = await changedPaths(client, repository, base, head)
  for (const commit of [...same, ...others]) {
    const reviewed = await changedPaths(client, repository, base, commit)
    if (others.includes(commit)) differing.set(commit, both(contents.differing.get(commit), current, reviewed))
    else if (!samePaths(current, reviewed)) reviews.set(commit, null)
  }
  return { ...contents, reviews, differing }
}

/** A path that is another one by either account is another one. GitHub knows no modes, and a clone may have been written to. */
function both(
  claimed: readonly string[] | null | undefined,
  current: ChangedPaths | undefined,
  reviewed: ChangedPaths | undefined,
): readonly string[] | null {
  if (!claimed || !current || !reviewed) return null
  return [...new Set([...claimed, ...differingPaths(current, reviewed)])].sort()
}
