import { matcher } from '../../facts/glob.ts'
import type { AssociatedPull } from '../../github/recent-merges.ts'
import type { ReleasedPull } from '../../github/release/commits.ts'

/**
 * Whether a change touches a path of the package. What is not known counts as touching: a direct push, a change with
 * more files than were listed, and a renamed file, of which GitHub names only the new path.
 */
export function touches(pull: AssociatedPull | ReleasedPull | null, paths: readonly string[]): boolean {
  const files = pull && 'files' in pull ? pull.files : null
  if (!files?.nodes || files.nodes.length < files.totalCount) return true
  const isOurs = matcher(paths)
  return files.nodes.some(file => !file || file.changeType === 'RENAMED' || isOurs(file.path))
}
