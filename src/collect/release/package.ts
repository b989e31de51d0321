import { matcher } from '../../facts/glob.ts'
import type { AssociatedPull } from '../../github/recent-merges.ts'

/**
 * Whether a change touches a path of the package. What is not known counts as touching: a direct push, a commit that was
 * not merged as the pull request that it names, a change with more files than were listed, and a renamed file, of which
 * GitHub names only the new path.
 */
export function touches(
  pull: AssociatedPull | null,
  { commit, branch, paths }: { commit: string; branch: string; paths: readonly string[] },
): boolean {
  if (pull?.mergeCommit?.oid !== commit || pull.baseRefName !== branch) return true
  const { files } = pull
  if (!files?.nodes || files.nodes.length < files.totalCount) return true
  const isOurs = matcher(paths)
  return files.nodes.some(file => !file || file.changeType === 'RENAMED' || isOurs(file.path))
}
