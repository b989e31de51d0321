import { isReplayed } from '../../git/replay.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { compareCommits, differingPaths } from '../../github/compare.ts'
import { type Change, pathsOfOtherChange } from '../../github/contents/other-change.ts'
import type { Contents } from './change.ts'

interface Wanted {
  base: string
  head: string
  /** Commits of approvals that would count for a part of the change, as long as that part stays the same. */
  inPart: readonly string[]
  /** Commits of approvals that would count as long as the change makes the same edits. */
  inEdits?: readonly string[]
}

/**
 * Keeps what a clone says of an earlier commit only as far as GitHub, too, says that it carries the same change as the
 * head. It comes from a clone or from a check run, and code of the change can write to either; an approval must not rest
 * on that alone. Costs requests only when an approval of another commit would otherwise count.
 */
export async function confirmContents(
  client: Client,
  repository: Repository,
  { base, head, inPart, inEdits = [] }: Wanted,
  contents: Contents,
): Promise<Contents> {
  const same = [...contents.reviews].flatMap(([commit, digest]) =>
    commit !== head && digest !== null && digest === contents.head ? [commit] : [],
  )
  const others = [...new Set(inPart)].filter(
    commit => commit !== head && !same.includes(commit) && contents.differing.get(commit),
  )
  const edited = [...new Set(inEdits)].filter(
    commit => commit !== head && !same.includes(commit) && contents.patches?.get(commit),
  )
  const [reviews, differing] = [new Map(contents.reviews), new Map<string, readonly string[] | null>()]
  const patches = new Map<string, readonly string[] | null>()
  if (same.length + others.length + edited.length === 0) return { ...contents, differing, patches }
  const current = await changeAt(client, repository, base, head)
  for (const commit of new Set([...same, ...others, ...edited])) {
    const reviewed = await changeAt(client, repository, base, commit)
    if (edited.includes(commit)) {
      const edits = current && reviewed && (await differingEdits(client, repository, current, reviewed))
      patches.set(commit, both(contents.patches?.get(commit), edits))
      if (!others.includes(commit)) continue
    }
    const paths = current && reviewed && (await pathsOfOtherChange(client, repository, current, reviewed))
    if (others.includes(commit)) differing.set(commit, both(contents.differing.get(commit), paths))
    else if (paths?.length !== 0 || current?.paths?.size === 0) reviews.set(commit, null)
  }
  return { ...contents, reviews, differing, patches }
}

/**
 * Paths at which the head is not what a clean merge of the reviewed commit with the base gives. Undefined when GitHub
 * would not list all of them; a change of nothing shows nothing.
 */
async function differingEdits(
  client: Client,
  repository: Repository,
  current: Change,
  reviewed: Change,
): Promise<readonly string[] | undefined> {
  if (!current.paths || !reviewed.paths || current.paths.size === 0) return undefined
  const paths = differingPaths(current.paths, reviewed.paths)
  const [then, now] = [reviewed.mergeBase, current.mergeBase]
  if (paths.length === 0 || then === undefined || now === undefined || then === now) return paths
  const base = await compareCommits(client, repository, then, now)
  // Of a base that did not go on from there, nothing is known to have moved: every other content is another edit.
  if (base?.mergeBase !== then) return paths
  const patchesAt = (path: string) => ({
    reviewed: reviewed.patches.get(path),
    base: base.patches.get(path),
    now: current.patches.get(path),
  })
  return paths.filter(path => !isReplayed(patchesAt(path)))
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
