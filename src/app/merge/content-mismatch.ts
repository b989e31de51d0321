import type { MergedChange } from '../../github/change.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { type ChangedPaths, compareCommits } from '../../github/compare.ts'
import { contentsAt, MOST_PATHS } from '../../github/contents/at-paths.ts'
import { contentsByTrees } from '../../github/contents/by-trees.ts'
import { whoMade } from '../../github/contents/made-by-github.ts'
import type { Contents, Ends, Row } from '../../github/contents/sides.ts'

export type Mismatch = 'landed_otherwise' | 'landed_unverifiable'

interface Merged {
  parent: string
  commit: string
  head: string
  pull: Pick<MergedChange, 'baseRefName' | 'mergeCommit' | 'mergedAt'>
}

/**
 * Whether something else was merged than what the change held, as the code of the reason. Whoever merges by hand
 * can add to the merge commit, and no review has seen that.
 *
 * Only the paths of the change and of what was merged are compared, whatever else the base gained meanwhile: what lies
 * there where the change left the base, at its head, before the merge and after it. Where both sides have something of
 * their own in one file, what they make together cannot be told from here: only GitHub's own merge is believed there.
 */
export async function contentMismatch(
  client: Client,
  repository: Repository,
  { parent, commit, head, pull }: Merged,
  merged: ChangedPaths | undefined,
): Promise<Mismatch | undefined> {
  if (commit === head) return undefined
  const change = await compareCommits(client, repository, parent, head)
  if (change?.mergeBase === undefined) return 'landed_unverifiable'
  const ends = { mergeBase: change.mergeBase, head, parent, commit }
  const contents = await readContents(client, repository, ends, change.paths, merged)
  if (!contents) return 'landed_unverifiable'
  const rows = [...contents.rows.values()]
  if (!rows.every(row => isMixed(row) || isAsJudged(row))) return 'landed_otherwise'
  if (!rows.some(isMixed)) return undefined
  const { baseRefName: branch, mergeCommit, mergedAt } = pull
  const landed = { commit, branch, mergeCommit: mergeCommit?.oid ?? null, mergedAt }
  return MADE_BY[await whoMade(client, repository, landed, contents.isSigned)]
}

const MADE_BY = { github: undefined, somebody: 'landed_otherwise', unknown: 'landed_unverifiable' } as const

/** By the paths where they are few, else by the folders: that is cheaper, and GitHub lists only 300 files. */
async function readContents(
  client: Client,
  repository: Repository,
  ends: Ends,
  change: ChangedPaths | undefined,
  merged: ChangedPaths | undefined,
): Promise<Contents | undefined> {
  if (!change || !merged) return contentsByTrees(client, repository, ends)
  const paths = [...new Set([...change.keys(), ...merged.keys()])]
  const byTrees = paths.length > MOST_PATHS ? await contentsByTrees(client, repository, ends) : undefined
  const contents = byTrees ?? (await contentsAt(client, repository, ends, paths))
  return contents && shows(contents, change, merged) ? contents : undefined
}

/** Whether a path that GitHub lists as changed is changed where it was looked up too: a name need not be text. */
function shows({ rows }: Contents, change: ChangedPaths, merged: ChangedPaths): boolean {
  const every = (paths: ChangedPaths, isChanged: (row: Row) => boolean) =>
    [...paths.keys()].every(path => {
      const row = rows.get(path)
      return row !== undefined && isChanged(row)
    })
  return (
    every(change, ({ mergeBase, head }) => mergeBase !== head) &&
    every(merged, ({ parent, commit }) => parent !== commit)
  )
}

/** As git merges three sides, where no more than one of the two has something of its own. */
function isAsJudged({ mergeBase, head, parent, commit }: Row): boolean {
  if (mergeBase === head) return parent === commit
  return commit === head
}

/** Whether the change and the base each did something else here: git merged it line by line, or somebody by hand. */
function isMixed({ mergeBase, head, parent }: Row): boolean {
  return mergeBase !== head && mergeBase !== parent && head !== parent
}
