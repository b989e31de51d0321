import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { type Comparison, differingPaths } from '../compare.ts'
import { contentsByTrees } from './by-trees.ts'
import type { Row } from './sides.ts'

/** A commit, and what it changes since it left the base. */
export interface Change extends Comparison {
  head: string
}

/**
 * Paths at which two commits are another change of the same base. Where GitHub would not list all files, the folders
 * are compared, and then modes and what was there before count too. Undefined when that is not possible either.
 */
export async function pathsOfOtherChange(
  client: Client,
  repository: Repository,
  one: Change,
  other: Change,
): Promise<readonly string[] | undefined> {
  if (one.paths && other.paths) return differingPaths(one.paths, other.paths)
  if (one.mergeBase === undefined || other.mergeBase === undefined) return undefined
  const ends = { mergeBase: one.mergeBase, head: one.head, parent: other.mergeBase, commit: other.head }
  const contents = await contentsByTrees(client, repository, ends)
  return contents && [...contents.rows].flatMap(([path, row]) => (isSame(row) ? [] : [path]))
}

const isSame = ({ mergeBase, head, parent, commit }: Row): boolean => mergeBase === parent && head === commit
