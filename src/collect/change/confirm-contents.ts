import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { compareCommits } from '../../github/compare.ts'
import { type Change, pathsOfOtherChange } from '../../github/contents/other-change.ts'
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
  const current = await changeAt(client, repository, base, head)
  for (const commit of [...same, ...others]) {
    const reviewed = await changeAt(client, repository, base, commit)
    const paths = current && reviewed && (await pathsOfOtherChange(client, repository, current, reviewed))
    if (others.includes(commit)) differing.set(commit, both(contents.differing.get(commit), paths))
    else if (paths?.length !== 0 || current?.paths?.size === 0) reviews.set(commit, null)
  }
  return { ...contents, reviews, differing }
}

async function changeAt(
  client: Client,
  repository: Repository,
  base: string,
  head: string,
): Promise<Change | undefined> {
  const comparison = await compareCommits(client, repository, base, head)
  return comparison && { ...comparison, head }
}

/** A path that is another one by either account is another one: GitHub's lists have no modes, and a clone may have been written to. */
function both(
  claimed: readonly string[] | null | undefined,
  seen: readonly string[] | undefined,
): readonly string[] | null {
  return claimed && seen ? [...new Set([...claimed, ...seen])].sort() : null
}
